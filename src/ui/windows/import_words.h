// What the parts of an import are called in its window, and how they look on its sheet. Private to the room.
#pragma once

#include <cstddef>
#include <string>

#include "frame/panel_context.h"
#include "kit/sheet_grid.h"
#include "session/import_sheet.h"
#include "tables/import.h"

namespace ui {

/// Area, year, unit …; what a column is for where it holds no values.
const char* words_of(tables::ColumnUse use);
/// Indicator, year, unit and what its numbers are multiplied by.
std::string meaning_of(const PanelContext& context, const tables::Column& column);
/// What a chip under the titles of a column says: its meaning, or why it is asked about or left out.
std::string chip_of(const PanelContext& context, const tables::Column& column);
/// "许村镇 · 发明专利 · 2023" and "140 → 150".
std::string change_subject(const PanelContext& context, const tables::ReadValue& value);
std::string change_values(const tables::ReadValue& value);

/// What an import says of the columns and places of its sheet.
class ReadingWords {
public:
    ReadingWords() = default;
    ReadingWords(const ReadingWords&) = delete;
    ReadingWords& operator=(const ReadingWords&) = delete;
    virtual ~ReadingWords() = default;

    /// Of a column of the preview: what it is taken as, or why it is asked about or left out.
    [[nodiscard]] virtual CellLook chip(std::size_t column) const = 0;
    [[nodiscard]] virtual std::string title(std::size_t column) const = 0;
    /// What was made of a column that was taken; empty: nothing.
    [[nodiscard]] virtual std::string remark(std::size_t column) const = 0;
    /// What becomes of a cell.
    [[nodiscard]] virtual std::string fact(const session::SheetReading::Fact& fact, tables::CellPlace at) const = 0;
    /// Why a row is left out.
    [[nodiscard]] virtual std::string left_out(std::size_t row) const = 0;
};

class ValueWords final : public ReadingWords {
public:
    ValueWords(const PanelContext& context, const tables::ImportPreview& preview) : c_(context), preview_(preview) {}
    [[nodiscard]] CellLook chip(std::size_t column) const override;
    [[nodiscard]] std::string title(std::size_t column) const override { return preview_.columns[column].title; }
    [[nodiscard]] std::string remark(std::size_t column) const override;
    [[nodiscard]] std::string fact(const session::SheetReading::Fact& fact, tables::CellPlace at) const override;
    [[nodiscard]] std::string left_out(std::size_t row) const override;

private:
    const PanelContext& c_;
    const tables::ImportPreview& preview_;
};

/// A sentence about something that is named before it, or about nothing that needs a name.
std::string told(const PanelContext& context, const std::string& title, const tables::Sentence& sentence);

/// A column of values that was understood.
bool is_taken(const tables::Column& column);
bool is_left_out(const tables::Column& column);

}  // namespace ui
