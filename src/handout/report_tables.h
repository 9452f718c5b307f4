// Tables of other modules as tables of a document. Private to handout; pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chart/document.h"
#include "exchange/table_file.h"
#include "session/tables.h"

namespace handout {

/// A number as it is read: its own digits, those before the point grouped by threes.
std::string plain_number(double value);

/// Columns in which a row has something to say; those named in `left_out` go as well.
chart::Table printed(const exchange::TableFile& file, std::span<const std::string> left_out = {});
/// Without the later of two columns of one title.
exchange::TableFile without_repeats(exchange::TableFile file);
/// The same with a column for each row: for few rows of many columns.
chart::Table turned(const exchange::TableFile& file);
/// The columns of these keys, in their order.
chart::Table printed(const session::Table& table, std::span<const std::string_view> keys);

}  // namespace handout
