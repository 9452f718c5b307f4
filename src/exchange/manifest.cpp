#include "manifest.h"

#include <algorithm>
#include <fmt/format.h>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "base/kept_text.h"
#include "json_source.h"
#include "text_file.h"

namespace exchange {
namespace {

using base::mark;
using nlohmann::json;

using Source = JsonSource;

base::Result<void> check_members(const Source& source, const json& object,
                                 std::initializer_list<std::string_view> names, const Way& way,
                                 std::string_view optional = {}) {
    if (!object.is_object())
        return source.fail(refusal(mark("“{}” is no object; write one"), way.empty() ? "" : way.back()), way);
    for (const auto& [key, value] : object.items())
        if (key != optional && std::find(names.begin(), names.end(), key) == names.end())
            return source.fail(refusal(mark("member “{}” is unknown; remove it"), key), way / key);
    for (const std::string_view name : names)
        if (!object.contains(name)) return source.fail(refusal(mark("member “{}” is missing; add it"), name), way);
    return {};
}

base::Result<std::string> text_of(const Source& source, const json& object, std::string_view name, const Way& way) {
    const json& value = object[std::string(name)];
    if (!value.is_string()) return source.fail(refusal(mark("“{}” is not a text; put it in quotes"), name), way / name);
    auto text = value.get<std::string>();
    if (const auto fault = base::text_fault(text, base::TextForm::line))
        return source.fail(refusal(mark("{}: {}"), name, base::fault_words(*fault)), way / name);
    return text;
}

base::Result<plan::Name> name_of(const Source& source, const json& owner, std::string_view member, const Way& way) {
    const json& object = owner[std::string(member)];
    const Way here = way / member;
    if (auto checked = check_members(source, object, {"zh", "en"}, here); !checked) return base::pass(checked.error());
    auto zh = text_of(source, object, "zh", here);
    if (!zh) return base::pass(zh.error());
    auto en = text_of(source, object, "en", here);
    if (!en) return base::pass(en.error());
    if (zh->empty()) return source.fail(refusal(mark("“{}” has no Chinese text; write it"), member), here / "zh");
    return plan::Name{*zh, *en};
}

base::Result<int> year_of(const Source& source, std::string_view member) {
    const json& value = source.root[std::string(member)];
    if (!value.is_number_integer() || value < 1900 || value > 2200)
        return source.fail(refusal(mark("“{}” is no year; write a number such as 2020"), member),
                           {std::string(member)});
    return value.get<int>();
}

base::Result<void> read_head(const Source& source, plan::Plan& plan) {
    if (source.root["format"] != "langtu-geodata" || source.root["version"] != 1)
        return source.fail(refusal(mark("is no geodata package of version 1; use one that this Langtu reads")),
                           {"format"});
    for (const auto& [member, target] : {std::pair{"city", &plan.city}, std::pair{"title", &plan.title},
                                         std::pair{"boundary_note", &plan.boundary_note}}) {
        auto name = name_of(source, source.root, member, {});
        if (!name) return base::pass(name.error());
        *target = *name;
    }
    for (const auto& [member, target] :
         {std::pair{"baseline_year", &plan.baseline_year}, std::pair{"target_year", &plan.target_year}}) {
        const auto year = year_of(source, member);
        if (!year) return base::pass(year.error());
        *target = *year;
    }
    if (plan.target_year <= plan.baseline_year)
        return source.fail(refusal(mark("“target_year” is not after “baseline_year”; correct it")), {"target_year"});
    auto crs = text_of(source, source.root, "display_crs", {});
    if (!crs) return base::pass(crs.error());
    const bool digits =
        crs->size() > 5 && std::all_of(crs->begin() + 5, crs->end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!crs->starts_with("EPSG:") || !digits)
        return source.fail(refusal(mark("“display_crs” is no EPSG code; write one such as EPSG:4549")),
                           {"display_crs"});
    plan.display_crs = *crs;
    return {};
}

/// The way to an entry of "layers": through its key, if it has one.
Way way_to(const json& object) {
    const auto key = object.find("layer");
    return key != object.end() && key->is_string() ? Way{"layers", key->get<std::string>()} : Way{"layers"};
}

base::Result<void> read_words(const Source& source, const json& object, const Way& way, plan::Source& entry) {
    for (const auto& [member, target] : {std::pair{"source", &entry.source}, std::pair{"licence", &entry.licence},
                                         std::pair{"accuracy", &entry.accuracy}}) {
        auto words = name_of(source, object, member, way);
        if (!words) return base::pass(words.error());
        if (words->en.empty())
            return source.fail(refusal(mark("“{}” of layer “{}” has no English text; write it"), member, entry.layer),
                               way / member / "en");
        *target = *words;
    }
    return {};
}

/// How many rows a layer's file must have, where the package says so.
base::Result<void> read_count(const Source& source, const json& object, const Way& way, LayerFile& layer) {
    const auto rows = object.find("rows");
    if (rows == object.end()) return {};
    if (!rows->is_number_unsigned() || *rows == 0U)
        return source.fail(refusal(mark("“rows” is no count; write how many rows the file has, such as 12")),
                           way / "rows");
    layer.rows = rows->get<std::size_t>();
    layer.rows_at = std::filesystem::path(source.place_of(way / "rows")).filename().string();
    return {};
}

base::Result<void> read_layer_entry(const Source& source, const json& object, Manifest& manifest) {
    const Way way = way_to(object);
    if (auto checked = check_members(source, object, {"layer", "file", "source", "licence", "attribution", "accuracy"},
                                     way, "rows");
        !checked)
        return base::pass(checked.error());
    plan::Source entry;
    std::string file;
    for (const auto& [member, target] :
         {std::pair{"layer", &entry.layer}, std::pair{"file", &file}, std::pair{"attribution", &entry.attribution}}) {
        auto text = text_of(source, object, member, way);
        if (!text) return base::pass(text.error());
        *target = *text;
    }
    if (auto words = read_words(source, object, way, entry); !words) return base::pass(words.error());
    if (std::filesystem::path(file).filename().string() != file || file == "..")
        return source.fail(refusal(mark("file “{}” is not in the package's own folder; put it there"), file),
                           way / "file");
    const std::string extension = std::filesystem::path(file).extension().string();
    if (extension != ".geojson" && extension != ".csv")
        return source.fail(refusal(mark("file “{}” is neither .geojson nor .csv; rename it"), file), way / "file");
    manifest.plan.sources.push_back(entry);
    manifest.files.push_back({entry.layer, source.file.parent_path() / file, std::nullopt, ""});
    return read_count(source, object, way, manifest.files.back());
}

base::Result<void> check_layers(const Source& source, const Manifest& manifest, const std::vector<Schema>& schemas) {
    for (const LayerFile& file : manifest.files) {
        if (std::ranges::find(schemas, file.layer, &Schema::layer) == schemas.end())
            return source.fail(refusal(mark("layer “{}” is unknown; remove it"), file.layer), {"layers", file.layer});
        const auto same = [&](const LayerFile& other) { return other.layer == file.layer; };
        if (std::count_if(manifest.files.begin(), manifest.files.end(), same) > 1)
            return source.fail(refusal(mark("layer “{}” occurs twice; remove one of the two"), file.layer),
                               {"layers", file.layer});
    }
    for (const Schema& schema : schemas) {
        const auto same = [&](const LayerFile& file) { return file.layer == schema.layer; };
        if (!schema.optional && std::none_of(manifest.files.begin(), manifest.files.end(), same))
            return source.fail(refusal(mark("layer “{}” is missing; add it"), schema.layer), {"layers"});
    }
    return {};
}

}  // namespace

base::Result<Manifest> read_manifest(const std::filesystem::path& dir, const std::vector<Schema>& schemas) {
    const auto read = JsonSource::read(dir / "manifest.json");
    if (!read) return base::pass(read.error());
    const Source& source = *read;
    if (auto checked = check_members(source, source.root,
                                     {"format", "version", "city", "title", "boundary_note", "baseline_year",
                                      "target_year", "display_crs", "layers"},
                                     {});
        !checked)
        return base::pass(checked.error());
    Manifest manifest;
    manifest.display_crs_at = source.place_of({"display_crs"});
    if (auto head = read_head(source, manifest.plan); !head) return base::pass(head.error());
    if (!source.root["layers"].is_array())
        return source.fail(refusal(mark("“layers” is no list; write one")), {"layers"});
    for (const json& object : source.root["layers"])
        if (auto entry = read_layer_entry(source, object, manifest); !entry) return base::pass(entry.error());
    if (auto checked = check_layers(source, manifest, schemas); !checked) return base::pass(checked.error());
    return manifest;
}

}  // namespace exchange
