#include "records.h"

#include <algorithm>

#include "geo/course_text.h"
#include "store/record_words.h"

namespace store {
namespace {

/// Calls `found` with the column of that name, where the table has one.
template <class Found>
void with_column(std::string_view table, std::string_view column, Found found) {
    for_each_record([&]<class Row>(Record<Row> record) {
        if (table != record.table) return;
        for (const Column<Row>& known : Record<Row>::columns)
            if (known.name == column) found(known);
    });
}

}  // namespace

namespace columns {

void write_functions(RowBinder& binder, const std::vector<plan::CarrierFunction>& functions) {
    std::string keys;
    for (const plan::CarrierFunction function : functions)
        keys += (keys.empty() ? "" : " ") + std::string(plan::to_key(function));
    binder.add_or_null(keys);
}

void read_functions(TableReader& reader, std::vector<plan::CarrierFunction>& functions) {
    functions.clear();
    const std::string keys = reader.text();
    for (std::string_view rest = keys; !rest.empty();) {
        const auto end = std::min(rest.find(' '), rest.size());
        const auto function = plan::from_key<plan::CarrierFunction>(rest.substr(0, end));
        if (!function) return reader.bad(base::mark("an unknown word"));
        functions.push_back(*function);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

void read_programme(TableReader& reader, std::optional<plan::Programme>& programme) {
    const std::string key = reader.text();
    programme = plan::from_key<plan::Programme>(key);
    if (!key.empty() && !programme) reader.bad(base::mark("an unknown word"));
}

void read_course(TableReader& reader, geo::LineString& course) {
    auto read = geo::course_from_text(reader.text());
    if (!read) return reader.bad(base::mark("a line that cannot be read"));
    course = *std::move(read);
}

}  // namespace columns

bool is_recorded(std::string_view table, std::string_view column) {
    bool known = false;
    with_column(table, column, [&](const auto&) { known = true; });
    return known;
}

bool is_recorded(std::string_view table) {
    return std::find(k_recorded_tables.begin(), k_recorded_tables.end(), table) != k_recorded_tables.end();
}

Group group_of(std::string_view table, std::string_view column) {
    Group group = Group::alone;
    with_column(table, column, [&](const auto& known) { group = known.group; });
    return group;
}

Role role_of(std::string_view table, std::string_view column) {
    Role role = Role::content;
    with_column(table, column, [&](const auto& known) { role = known.role; });
    return role;
}

std::vector<std::string_view> recorded_columns(std::string_view table) {
    std::vector<std::string_view> names;
    for_each_record([&]<class Row>(Record<Row> record) {
        if (table != record.table) return;
        for (const Column<Row>& column : Record<Row>::columns) names.push_back(column.name);
    });
    return names;
}

const char* label_of_column(std::string_view table, std::string_view column) {
    const char* label = "";
    with_column(table, column, [&](const auto& known) { label = known.label; });
    return label;
}

const char* title_of_row(std::string_view table) {
    const char* title = "";
    for_each_record([&](auto record) {
        if (table == record.table) title = record.title;
    });
    return title;
}

std::span<const std::string_view> columns_that_name(std::string_view table) {
    std::span<const std::string_view> columns;
    for_each_record([&]<class Row>(Record<Row> record) {
        if (table == record.table) columns = Record<Row>::named_by;
    });
    return columns;
}

}  // namespace store
