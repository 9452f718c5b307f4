// Listens to an OpenDocument spreadsheet and puts its tables together. Owned by one thread.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "ods_styles.h"
#include "ods_text.h"
#include "sheet_collector.h"

namespace formats {

class OdsHandler final : public XmlHandler {
public:
    OdsHandler(OdsStyles& styles, SheetCollector& sheets) : styles_(styles), sheets_(sheets) {}

    void begin(const XmlName& name, const XmlAttributes& attributes) override;
    void end(const XmlName& name) override;
    void text(std::string_view text) override;
    [[nodiscard]] bool wants_more() const override { return sheets_.wants_more() && !(grid_ && grid_->failed()); }

private:
    enum class ValueType : std::uint8_t { none, number, percent, date, time, boolean, text };

    /// A cell as it stands, before it is repeated.
    struct Cell {
        std::uint32_t repeats = 1, rows_spanned = 1, columns_spanned = 1;
        std::string style, value;
        ValueType type = ValueType::none;
        bool is_formula = false, is_error = false;
    };
    /// What a cell of a repeated row becomes.
    struct Ready {
        Cell cell;
        std::uint32_t column = 0;
        std::string text;
        bool has_text = false;
    };

    void begin_table(const XmlAttributes& attributes);
    void begin_row(const XmlAttributes& attributes);
    void begin_column(const XmlAttributes& attributes);
    void begin_cell(const XmlAttributes& attributes);
    void take_attribute(OdsSpace space, std::string_view local, std::string_view value);
    void end_cell();
    void end_row();
    void put(const Ready& ready, Place place);
    void put_number(const Ready& ready, Place place, CellLook look);
    void put_time(const Ready& ready, Place place, CellLook look);
    [[nodiscard]] FormatId format_of(const Ready& ready);

    OdsStyles& styles_;
    SheetCollector& sheets_;
    GridBuilder* grid_ = nullptr;
    int tables_ = 0;  ///< that are open: a table inside a cell is left out
    int hidden_groups_ = 0;
    std::vector<bool> groups_;  ///< that are open, and whether they are hidden
    std::unordered_map<std::string, FormatId> formats_;
    std::vector<std::string> column_styles_;
    std::uint32_t row_ = 0, row_repeats_ = 1, column_ = 0;
    bool row_hidden_ = false, in_cell_ = false;
    Cell cell_;
    OdsText text_;
    std::vector<Ready> ready_;
};

}  // namespace formats
