// What the parts of an import are called in its window. Private to the room.
#pragma once

#include <string>

#include "frame/panel_context.h"
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

/// A column of values that was understood.
bool is_taken(const tables::Column& column);
bool is_left_out(const tables::Column& column);

}  // namespace ui
