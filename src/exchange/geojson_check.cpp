#include "geojson_check.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "geometry_check.h"
#include "strict_json.h"
#include "text_file.h"

namespace exchange {
namespace {

using base::mark;
using nlohmann::json;
using Fault = std::optional<base::Error>;

constexpr std::string_view k_head_end = "\"features\":[";

Fault head_fault(const json& head, const Schema& schema) {
    for (const auto& [key, value] : head.items())
        if (key != "type" && key != "name" && key != "features")
            return refusal(mark("member “{}” is unknown; remove it"), key);
    if (head.value("type", json()) != "FeatureCollection") return refusal(mark("is no FeatureCollection; make it one"));
    if (head.value("name", json()) != std::string(schema.layer))
        return refusal(mark("“name” is not “{}”; write that, or correct the manifest"), schema.layer);
    return std::nullopt;
}

Fault number_cell_fault(const Column& column, const json& value) {
    if (value.is_null() && column.cell == Cell::maybe_number) return std::nullopt;
    if (column.cell == Cell::integer) {
        if (value.is_number_integer() && value >= -1'000'000'000 && value <= 1'000'000'000) return std::nullopt;
        return refusal(mark("{} {} is not a whole number; write one"), column.name, value.dump());
    }
    if (value.is_number()) return std::nullopt;
    const char* pattern = column.cell == Cell::maybe_number ? mark("{} {} is not a number; write one, or null")
                                                            : mark("{} {} is not a number; write one");
    return refusal(pattern, column.name, value.dump());
}

Fault cell_fault(const Column& column, const json& value) {
    if (column.cell == Cell::number || column.cell == Cell::maybe_number || column.cell == Cell::integer)
        return number_cell_fault(column, value);
    if (!value.is_string()) return refusal(mark("{} {} is not a text; put it in quotes"), column.name, value.dump());
    return text_fault(column, value.get_ref<const std::string&>());
}

Fault properties_fault(const json& properties, const Schema& schema) {
    if (!properties.is_object()) return refusal(mark("“properties” is no object; write the properties of the feature"));
    for (const auto& [key, value] : properties.items())
        if (schema.find(key) == nullptr) return refusal(mark("property “{}” is unknown; remove it"), key);
    for (const Column& column : schema.columns) {
        const auto it = properties.find(column.name);
        if (it == properties.end()) return refusal(mark("property “{}” is missing; add it"), column.name);
        if (Fault fault = cell_fault(column, *it)) return fault;
    }
    return std::nullopt;
}

Fault feature_fault(const json& feature, const Schema& schema) {
    if (!feature.is_object() || feature.value("type", json()) != "Feature")
        return refusal(mark("is no Feature; write one feature on this line"));
    for (const auto& [key, value] : feature.items())
        if (key != "type" && key != "properties" && key != "geometry")
            return refusal(mark("member “{}” is unknown; remove it"), key);
    if (!feature.contains("properties") || !feature.contains("geometry"))
        return refusal(mark("lacks “properties” or “geometry”; add it"));
    if (Fault fault = properties_fault(feature["properties"], schema)) return fault;
    return geometry_fault(feature["geometry"], schema.shape);
}

base::Result<void> check_feature_line(const std::filesystem::path& file, const Schema& schema, std::string_view text,
                                      std::size_t line, bool last) {
    const auto fail_here = [&](base::Error reason) { return fail_at(place(file, line), std::move(reason)); };
    if (!last && !text.ends_with(','))
        return fail_here(refusal(mark("does not end with a comma; add it, one feature a line")));
    if (!last) text.remove_suffix(1);
    const auto feature = parse_strict(file, text, line);
    if (!feature) return base::pass(feature.error());
    if (Fault fault = feature_fault(*feature, schema)) return fail_here(std::move(*fault));
    return {};
}

base::Result<void> check_head(const std::filesystem::path& file, const Schema& schema, std::string_view text) {
    if (!text.ends_with(k_head_end))
        return fail_at(place(file, 1), refusal(mark("is not the first line of a package's GeoJSON; write "
                                                    "{{\"type\":\"FeatureCollection\",\"name\":\"{}\",\"features\":["),
                                               schema.layer));
    const auto head = parse_strict(file, std::string(text) + "]}", 1);
    if (!head) return base::pass(head.error());
    if (Fault fault = head_fault(*head, schema)) return fail_at(place(file, 1), std::move(*fault));
    return {};
}

}  // namespace

base::Result<std::vector<std::size_t>> check_geojson(const std::filesystem::path& file, const Schema& schema) {
    const auto text = read_text_file(file);
    if (!text) return base::pass(text.error());
    const std::vector<std::string_view> lines = split_lines(*text);
    if (lines.empty()) return fail_at(place(file, 1), refusal(mark("is empty; put the features back")));
    if (auto head = check_head(file, schema, lines.front()); !head) return base::pass(head.error());
    const bool closed = lines.size() >= 2 && lines.back() == "]}";
    const std::size_t features_end = closed ? lines.size() - 1 : lines.size();
    std::vector<std::size_t> feature_lines;
    for (std::size_t i = 1; i < features_end; ++i) {
        const bool last = closed && i + 1 == features_end;
        if (auto checked = check_feature_line(file, schema, lines[i], i + 1, last); !checked)
            return base::pass(checked.error());
        feature_lines.push_back(i + 1);
    }
    if (!closed)
        return fail_at(place(file, lines.size()), refusal(mark("the file ends without its last line; add a line ]}}")));
    if (feature_lines.empty()) return fail_at(place(file, 1), refusal(mark("has no feature; put at least one in")));
    return feature_lines;
}

}  // namespace exchange
