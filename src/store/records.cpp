#include "records.h"

#include <algorithm>

namespace store {
namespace {

template <class Row>
bool has_column(std::string_view table, std::string_view column) {
    const auto& all = Record<Row>::columns;
    return table == Record<Row>::table &&
           std::any_of(all.begin(), all.end(), [&](const Column<Row>& c) { return c.name == column; });
}

}  // namespace

bool is_recorded(std::string_view table, std::string_view column) {
    bool found = has_column<plan::Carrier>(table, column) || has_column<plan::ClassThresholds>(table, column);
    for_each_listed([&]<class Row>(Record<Row>) { found = found || has_column<Row>(table, column); });
    return found;
}

bool is_recorded(std::string_view table) {
    return std::find(k_recorded_tables.begin(), k_recorded_tables.end(), table) != k_recorded_tables.end();
}

}  // namespace store
