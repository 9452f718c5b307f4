// What a list of carriers says on its sheet and beside it, and where its positions lie. Private to the room.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "frame/panel_context.h"
#include "tables/carriers.h"
#include "ui/import_state.h"
#include "windows/import_list.h"
#include "windows/import_words.h"

namespace ui {

class CarrierWords final : public ReadingWords {
public:
    CarrierWords(const PanelContext& context, const tables::CarrierPreview& preview) : c_(context), preview_(preview) {}
    [[nodiscard]] CellLook chip(std::size_t column) const override;
    [[nodiscard]] std::string title(std::size_t column) const override { return preview_.columns[column].title; }
    [[nodiscard]] std::string remark(std::size_t column) const override;
    [[nodiscard]] std::string fact(const session::SheetReading::Fact& fact, tables::CellPlace at) const override;
    [[nodiscard]] std::string left_out(std::size_t row) const override;

private:
    const PanelContext& c_;
    const tables::CarrierPreview& preview_;
};

/// Of whatever the table that is on its way in holds.
std::unique_ptr<ReadingWords> reading_words(const PanelContext& context, const ImportState& state);
/// The parts of the list, with how many each holds.
std::vector<PartRow> parts_of_carriers(const CarrierList& carriers, std::ptrdiff_t notes);
void draw_carrier_part(PanelContext& context, ImportState& state);
/// The city with every position of the list, old places and new ones; the row that the keyboard is at stands out.
void draw_places(PanelContext& context, const ImportState& state, float width, float height);

}  // namespace ui
