#include "schema.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/kept_text.h"
#include "text_file.h"

namespace exchange {
namespace {

using base::mark;

Schema segments() {
    return {"segments",
            Shape::none,
            {{"key", Cell::key},
             {"name_zh", Cell::name},
             {"name_en"},
             {"task_zh", Cell::name},
             {"task_en"},
             {"order", Cell::integer}}};
}

Schema units() {
    return {"units",
            Shape::polygon,
            {{"code", Cell::key},
             {"name_zh", Cell::name},
             {"name_en"},
             {"segment"},
             {"label_lon", Cell::number},
             {"label_lat", Cell::number},
             {"area_generalised_km2", Cell::number},
             {"area_published_km2", Cell::maybe_number},
             {"area_note_zh"},
             {"area_note_en"}}};
}

Schema parks() {
    return {"parks",
            Shape::maybe_polygon,
            {{"key", Cell::key},
             {"name_zh", Cell::name},
             {"name_en"},
             {"lon", Cell::number},
             {"lat", Cell::number},
             {"extent", Cell::key, {"surveyed", "schematic", "unit_stands_for"}},
             {"unit"},
             {"area_published_km2", Cell::maybe_number},
             {"accuracy_m", Cell::number},
             {"basis_zh", Cell::name},
             {"basis_en"}}};
}

Schema areas() {
    return {"areas",
            Shape::none,
            {{"key", Cell::key},
             {"name_zh", Cell::name},
             {"name_en"},
             {"kind", Cell::key, {"unit", "park", "city"}},
             {"units"},
             {"park"},
             {"order", Cell::integer},
             {"note"}}};
}

Schema rail() {
    return {
        "rail",
        Shape::line,
        {{"name_zh", Cell::name}, {"name_en"}, {"published_length_km", Cell::maybe_number}, {"opened", Cell::date}}};
}

Schema stations() {
    return {"stations",
            Shape::point,
            {{"order", Cell::integer},
             {"name_zh", Cell::name},
             {"name_en"},
             {"structure", Cell::key, {"underground", "elevated"}},
             {"structure_is", Cell::key, {"reported", "inferred"}},
             {"unit"},
             {"location_zh"}}};
}

Schema water() { return {"water", Shape::polygon, {{"name_zh", Cell::name}, {"name_en"}}}; }

Schema neighbours() { return {"neighbours", Shape::point, {{"name_zh", Cell::name}, {"name_en"}}}; }

Schema carriers() {
    return {
        "carriers",
        Shape::maybe_point,
        {{"number", Cell::integer},
         {"name_zh", Cell::name},
         {"name_en"},
         {"responsible_body", Cell::name},
         {"responsible_area"},
         {"function",
          Cell::key,
          {"science_park", "platform", "national_incubator", "provincial_incubator", "provincial_space", "city_space"}},
         {"programme", Cell::key, {"build", "upgrade"}},
         {"task_zh", Cell::name},
         {"task_en"},
         {"floor_area_m2", Cell::maybe_number},
         {"investment_cny", Cell::maybe_number},
         {"planned_area_mu", Cell::maybe_number},
         {"quality", Cell::key, {"surveyed", "address", "digitised", "site", "area", "none"}},
         {"uncertainty_m", Cell::maybe_number},
         {"position_basis_zh", Cell::name},
         {"position_basis_en"}}};
}

Schema indicators() {
    return {"indicators",
            Shape::none,
            {{"key", Cell::key},
             {"name_zh", Cell::name},
             {"name_en"},
             {"short_zh", Cell::name},
             {"short_en"},
             {"unit_zh", Cell::name},
             {"unit_en"},
             {"direction", Cell::key, {"higher", "lower"}},
             {"city_value", Cell::key, {"sum", "ratio"}},
             {"decimals", Cell::integer},
             {"order", Cell::integer}}};
}

Schema targets() {
    return {"targets",
            Shape::none,
            {{"area", Cell::key},
             {"indicator", Cell::key},
             {"baseline", Cell::maybe_number},
             {"target", Cell::maybe_number}}};
}

Schema figures() {
    return {"figures",
            Shape::none,
            {{"table", Cell::key, {"table1", "table2", "text"}},
             {"number", Cell::integer},
             {"group_zh"},
             {"group_en"},
             {"name_zh", Cell::name},
             {"name_en"},
             {"unit_zh", Cell::name},
             {"unit_en"},
             {"year", Cell::integer},
             {"role", Cell::key, {"value", "target", "revised_target"}},
             {"form", Cell::key, {"number", "rank", "pair", "qualitative", "missing"}},
             {"value", Cell::maybe_number},
             {"bracket", Cell::maybe_number},
             {"text_zh"},
             {"text_en"},
             {"qualifier", Cell::text, {"", "at_least", "over"}},
             {"preliminary", Cell::key, {"yes", "no"}},
             {"source"},
             {"note"}}};
}

std::vector<std::string_view> planned_states() { return {"under_construction", "planned", "deferred", "studied"}; }

Schema planned_lines() {
    return {"planned_lines",
            Shape::none,
            {{"key", Cell::key},
             {"name_zh", Cell::name},
             {"name_en"},
             {"state", Cell::key, planned_states()},
             {"ends_zh"},
             {"ends_en"},
             {"length_km", Cell::maybe_number},
             {"course"},
             {"source_zh", Cell::name},
             {"source_en"},
             {"as_of"}},
            true};
}

Schema planned_stations() {
    return {"planned_stations",
            Shape::none,
            {{"key", Cell::key},
             {"name_zh", Cell::name},
             {"name_en"},
             {"state", Cell::key, planned_states()},
             {"line"},
             {"lon", Cell::maybe_number},
             {"lat", Cell::maybe_number},
             {"place_zh"},
             {"place_en"},
             {"unit"},
             {"source_zh", Cell::name},
             {"source_en"},
             {"as_of"}},
            true};
}

Schema cores() {
    return {"cores",
            Shape::none,
            {{"key", Cell::key},
             {"name_zh", Cell::name},
             {"name_en"},
             {"parks"},
             {"units"},
             {"carriers"},
             {"unplaced_zh"},
             {"unplaced_en"},
             {"source_zh", Cell::name},
             {"source_en"}},
            true};
}

Schema gap_rules() {
    return {"gap_rules",
            Shape::none,
            {{"key", Cell::key},
             {"kind", Cell::key, {"station", "stretch", "target", "unit", "segment"}},
             {"length_m", Cell::maybe_number},
             {"indicator"},
             {"functions"},
             {"programme", Cell::text, {"", "build", "upgrade"}},
             {"segment"},
             {"reason_zh", Cell::name},
             {"reason_en"},
             {"source_zh", Cell::name},
             {"source_en"}},
            true};
}

Schema slides() {
    return {"slides",
            Shape::none,
            {{"key", Cell::key},
             {"story_zh", Cell::name},
             {"story_en"},
             {"title_zh", Cell::name},
             {"title_en"},
             {"conclusion_zh"},
             {"conclusion_en"},
             {"notes_zh"},
             {"notes_en"},
             {"transition", Cell::key, {"flight", "fade", "cut"}},
             {"seconds", Cell::maybe_number},
             {"seen"},
             {"mode"},
             {"indicator"},
             {"measure"},
             {"year", Cell::integer},
             {"other_measure"},
             {"other_year", Cell::maybe_number},
             {"split", Cell::maybe_number},
             {"wall", Cell::key, {"yes", "no"}},
             {"method"},
             {"classes", Cell::maybe_number},
             {"breaks"},
             {"palette"},
             {"hidden"},
             {"opacity"},
             {"highlighted"},
             {"review"},
             {"selection"},
             {"strip"}},
            true};
}

bool is_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const auto month = parse_integer(text.substr(5, 2));
    const auto day = parse_integer(text.substr(8, 2));
    return parse_integer(text.substr(0, 4)) && month && day && *month >= 1 && *month <= 12 && *day >= 1 && *day <= 31;
}

template <class Number>
std::optional<Number> parse_all(std::string_view text) {
    Number value{};
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<base::Error> number_fault(const Column& column, std::string_view text) {
    if (text.empty() && column.cell == Cell::maybe_number) return std::nullopt;
    if (column.cell == Cell::integer) {
        if (parse_integer(text)) return std::nullopt;
        return refusal(mark("{} “{}” is not a whole number; write one"), column.name, text);
    }
    if (parse_number(text)) return std::nullopt;
    const char* pattern = column.cell == Cell::maybe_number
                              ? mark("{} “{}” is not a number; write one, or leave it empty")
                              : mark("{} “{}” is not a number; write one");
    return refusal(pattern, column.name, text);
}

}  // namespace

const Column* Schema::find(std::string_view name) const {
    const auto it = std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.name == name; });
    return it == columns.end() ? nullptr : &*it;
}

const Column* Schema::first_missing(const std::vector<std::string>& names) const {
    for (const Column& column : columns)
        if (std::find(names.begin(), names.end(), column.name) == names.end()) return &column;
    return nullptr;
}

std::vector<Schema> package_schemas() {
    return {segments(),   units(),     parks(),      areas(),   rail(),    stations(),      water(),
            neighbours(), carriers(),  indicators(), targets(), figures(), planned_lines(), planned_stations(),
            cores(),      gap_rules(), slides()};
}

std::optional<double> parse_number(std::string_view text) {
    const auto value = parse_all<double>(text);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<int> parse_integer(std::string_view text) { return parse_all<int>(text); }

std::optional<base::Error> text_fault(const Column& column, std::string_view text) {
    if (const auto fault = base::text_fault(text, base::TextForm::line))
        return refusal(mark("{}: {}"), column.name, base::fault_words(*fault));
    if (!column.allowed.empty() &&
        std::find(column.allowed.begin(), column.allowed.end(), text) == column.allowed.end())
        return refusal(mark("{} “{}” is unknown; use one of: {}"), column.name, text,
                       fmt::format("{}", fmt::join(column.allowed, ", ")));
    switch (column.cell) {
        case Cell::text: return std::nullopt;
        case Cell::key:
            if (!text.empty() && text.find(' ') == std::string_view::npos) return std::nullopt;
            return refusal(mark("{} “{}” is empty or has a blank; give it a key"), column.name, text);
        case Cell::name:
            if (!text.empty()) return std::nullopt;
            return refusal(mark("{} is empty; fill it in"), column.name);
        case Cell::date:
            if (text.empty() || is_date(text)) return std::nullopt;
            return refusal(mark("{} “{}” is not a date; write YYYY-MM-DD"), column.name, text);
        case Cell::number:
        case Cell::maybe_number:
        case Cell::integer: return number_fault(column, text);
    }
    return std::nullopt;
}

}  // namespace exchange
