// What the history calls the rows and columns of a record, from the one description of its kind. Pure; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace store {

/// An id of the catalogue; empty for a column that the history does not list, or whose words are the field's.
const char* label_of_column(std::string_view table, std::string_view column);
/// What one row is, as an id of the catalogue; empty where it is called after its values.
const char* title_of_row(std::string_view table);
/// The columns whose values name a row, in the order of the words.
std::span<const std::string_view> columns_that_name(std::string_view table);

/// What a text of a layout says of its columns, for whoever compares two: "镇街: area; Y专利: invention_patents". A
/// text that is none stays as it is.
std::string layout_words(const std::string& mapping);
/// Which carriers a text of a scenario holds: "9 海宁高铁新城; +23 新孵化器; −12 老厂房". A text that is none stays as
/// it is.
std::string scenario_words(const std::string& carriers);

}  // namespace store
