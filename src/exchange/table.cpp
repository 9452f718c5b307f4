#include "table.h"

#include <stdexcept>

#include "schema.h"
#include "text_file.h"

namespace exchange {
namespace {

geo::LonLat to_lon_lat(const wire::Position& p) { return {p.x, p.y}; }

std::vector<geo::LonLat> to_positions(const wire::Line& line) {
    std::vector<geo::LonLat> out;
    out.reserve(line.size());
    for (const wire::Position& p : line) out.push_back(to_lon_lat(p));
    return out;
}

}  // namespace

const wire::Value& Row::value(std::string_view column) const {
    const wire::Layer& layer = table_->layer();
    for (std::size_t i = 0; i < layer.fields.size(); ++i)
        if (layer.fields[i].name == column) return layer.features.at(index_).values.at(i);
    throw std::logic_error("no such column: " + std::string(column));
}

std::string Row::text(std::string_view column) const {
    const auto* text = std::get_if<std::string>(&value(column));
    return text != nullptr ? *text : std::string{};
}

std::optional<double> Row::maybe_number(std::string_view column) const {
    const wire::Value& found = value(column);
    if (const auto* whole = std::get_if<std::int64_t>(&found)) return static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(&found)) return *real;
    if (const auto* text = std::get_if<std::string>(&found)) return parse_number(*text);
    return std::nullopt;
}

double Row::number(std::string_view column) const { return maybe_number(column).value(); }

int Row::integer(std::string_view column) const { return static_cast<int>(number(column)); }

plan::Name Row::name(const std::string& prefix) const { return {text(prefix + "_zh"), text(prefix + "_en")}; }

std::optional<geo::LonLat> Row::point() const {
    const auto* position = std::get_if<wire::Position>(&table_->layer().features.at(index_).geometry);
    return position != nullptr ? std::optional(to_lon_lat(*position)) : std::nullopt;
}

geo::LineString Row::line() const {
    const auto* lines = std::get_if<wire::Lines>(&table_->layer().features.at(index_).geometry);
    return lines != nullptr && lines->size() == 1 ? to_positions(lines->front()) : geo::LineString{};
}

geo::MultiPolygon Row::polygons() const {
    geo::MultiPolygon out;
    const auto* polygons = std::get_if<wire::Polygons>(&table_->layer().features.at(index_).geometry);
    if (polygons == nullptr) return out;
    for (const wire::Polygon& source : *polygons) {
        geo::Polygon& polygon = out.emplace_back();
        polygon.outer = to_positions(source.outer);
        for (const wire::Line& hole : source.holes) polygon.holes.push_back(to_positions(hole));
    }
    return out;
}

std::string Row::where() const { return place(table_->file(), table_->line_of(index_)); }

tl::unexpected<base::Error> Row::fail(base::Error reason) const { return fail_at(where(), std::move(reason)); }

std::vector<Row> Table::rows() const {
    std::vector<Row> out;
    for (std::size_t i = 0; i < layer_.features.size(); ++i) out.emplace_back(*this, i);
    return out;
}

}  // namespace exchange
