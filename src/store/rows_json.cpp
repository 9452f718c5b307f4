#include "rows_json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "records.h"

namespace store {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::pair<RowChangeKind, std::string_view>, 4> k_kinds{{{RowChangeKind::insert, "insert"},
                                                                             {RowChangeKind::update, "update"},
                                                                             {RowChangeKind::remove, "remove"},
                                                                             {RowChangeKind::guard, "guard"}}};

struct ToJson {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(const geo::LonLat& point) const { return {{"lon", point.lon}, {"lat", point.lat}}; }
    Json operator()(const auto& value) const { return value; }
};

std::optional<Value> value_from(const Json& json) {
    if (json.is_null()) return Value();
    if (json.is_number_integer() && !json.is_number_unsigned()) return Value(json.get<std::int64_t>());
    if (json.is_number_unsigned() && json.get<std::uint64_t>() <= INT64_MAX) return Value(json.get<std::int64_t>());
    if (json.is_number_float()) return Value(json.get<double>());
    if (json.is_string()) return Value(json.get<std::string>());
    if (!json.is_object() || json.size() != 2 || !json.contains("lon") || !json.contains("lat")) return std::nullopt;
    if (!json["lon"].is_number() || !json["lat"].is_number()) return std::nullopt;
    const geo::LonLat point{json["lon"].get<double>(), json["lat"].get<double>()};
    if (!(std::abs(point.lon) <= 180) || !(std::abs(point.lat) <= 90)) return std::nullopt;
    return Value(point);
}

Json to_json(const RowChange& row) {
    Json columns = Json::object();
    for (const ColumnChange& change : row.columns)
        columns[change.column] = {std::visit(ToJson{}, change.before), std::visit(ToJson{}, change.after)};
    return {{"table", row.table},
            {"id", row.id},
            {"change", k_kinds[static_cast<std::size_t>(row.kind)].second},
            {"columns", columns}};
}

bool take_columns(const Json& json, RowChange& row) {
    for (const auto& [column, values] : json.items()) {
        if (!is_recorded(row.table, column) || !values.is_array() || values.size() != 2) return false;
        auto before = value_from(values[0]);
        auto after = value_from(values[1]);
        if (!before || !after) return false;
        const bool is_point =
            std::holds_alternative<geo::LonLat>(*before) || std::holds_alternative<geo::LonLat>(*after);
        if (is_point && column != "geom") return false;
        row.columns.push_back({column, std::move(*before), std::move(*after)});
    }
    return true;
}

std::optional<RowChange> row_from(const Json& json) {
    if (!json.is_object() || !json.contains("table") || !json["table"].is_string() || !json.contains("id") ||
        !json["id"].is_number_integer() || !json.contains("change") || !json.contains("columns") ||
        !json["columns"].is_object())
        return std::nullopt;
    const auto kind = std::find_if(k_kinds.begin(), k_kinds.end(),
                                   [&](const auto& pair) { return json["change"] == std::string(pair.second); });
    if (kind == k_kinds.end()) return std::nullopt;
    RowChange row{json["table"].get<std::string>(), json["id"].get<std::int64_t>(), kind->first, {}};
    if (!is_recorded(row.table) || row.id <= 0 || !take_columns(json["columns"], row)) return std::nullopt;
    return row;
}

}  // namespace

std::optional<std::string> cells_to_json(const std::optional<Cells>& cells) {
    if (!cells) return std::nullopt;
    Json json = Json::object();
    for (const auto& [column, value] : *cells) json[column] = std::visit(ToJson{}, value);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Cells> cells_from_json(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    Cells cells;
    for (const auto& [column, value] : json.items()) {
        auto read = value_from(value);
        if (!read) return std::nullopt;
        cells[column] = std::move(*read);
    }
    return cells;
}

nlohmann::json to_json(const std::vector<RowChange>& rows) {
    Json list = Json::array();
    for (const RowChange& row : rows) list.push_back(to_json(row));
    return list;
}

std::optional<std::vector<RowChange>> rows_from(const nlohmann::json& json) {
    if (!json.is_array()) return std::nullopt;
    std::vector<RowChange> rows;
    for (const Json& item : json) {
        auto row = row_from(item);
        if (!row) return std::nullopt;
        rows.push_back(std::move(*row));
    }
    return rows;
}

std::string rows_to_json(const std::vector<RowChange>& rows) {
    return to_json(rows).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<std::vector<RowChange>> rows_from_json(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    return json.is_discarded() ? std::nullopt : rows_from(json);
}

}  // namespace store
