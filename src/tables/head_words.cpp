#include "tables/head_words.h"

#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>

namespace tables {

extern const char head_words[];
extern const std::size_t head_words_size;

namespace {

using Json = nlohmann::json;

constexpr std::array<std::pair<const char*, WordKind>, 17> k_kinds{{
    {"whole_period", WordKind::whole_period},
    {"part_period", WordKind::part_period},
    {"span", WordKind::span},
    {"value", WordKind::value},
    {"cumulative", WordKind::cumulative},
    {"rank", WordKind::rank},
    {"change", WordKind::change},
    {"planned", WordKind::planned},
    {"target", WordKind::target},
    {"baseline", WordKind::baseline},
    {"preliminary", WordKind::preliminary},
    {"newly_added", WordKind::newly_added},
    {"of_which", WordKind::of_which},
    {"ratio", WordKind::ratio},
    {"relative_year", WordKind::relative_year},
    {"neutral", WordKind::neutral},
    {"subject", WordKind::subject},
}};

constexpr std::array<std::pair<const char*, Role>, 13> k_roles{{
    {"area", Role::area},
    {"area_or_unit", Role::area_or_unit},
    {"code", Role::code},
    {"indicator", Role::indicator},
    {"year", Role::year},
    {"value", Role::value},
    {"unit", Role::unit},
    {"state", Role::state},
    {"source", Role::source},
    {"sample", Role::sample},
    {"ordinal", Role::ordinal},
    {"remark", Role::remark},
    {"locator", Role::locator},
}};

/// The words of a class in both languages.
std::vector<std::string> words_of(const Json& both) {
    std::vector<std::string> words;
    for (const char* language : {"zh", "en"})
        for (const Json& word : both.at(language)) words.push_back(word.get<std::string>());
    return words;
}

template <class Meaning, std::size_t size>
void take_classes(const Json& classes, const std::array<std::pair<const char*, Meaning>, size>& known,
                  std::vector<std::pair<std::string, Meaning>>& out) {
    for (const auto& [name, meaning] : known)
        for (std::string& word : words_of(classes.at(name))) out.emplace_back(std::move(word), meaning);
}

HeadWords words_in(const Json& json) {
    HeadWords out;
    take_classes(json.at("kinds"), k_kinds, out.kinds);
    take_classes(json.at("roles"), k_roles, out.roles);
    out.attribute_prefixes = words_of(json.at("attribute_prefixes"));
    out.attributes = words_of(json.at("attributes"));
    out.scales = json.at("scales").get<std::map<std::string, int>>();
    for (const auto& [dimension, units] : json.at("units").items())
        for (const auto& [text, factor] : units.items()) out.units.push_back({text, dimension, factor.get<double>()});
    const Json& lines = json.at("lines");
    out.form_lines = words_of(lines.at("form"));
    out.unit_lines = words_of(lines.at("unit"));
    out.note_lines = words_of(lines.at("note"));
    out.subtotals = words_of(json.at("rows").at("subtotal"));
    out.subject_endings = words_of(json.at("rows").at("subject_endings"));
    return out;
}

}  // namespace

base::Result<HeadWords> HeadWords::parse(std::string_view json) {
    try {
        return words_in(Json::parse(json));
    } catch (const Json::exception& error) {
        return base::fail(
            base::ErrorKind::refused, "head_words.json",
            base::mark("is not of the form of the words of heads ({}); compare it with the program's own"),
            {error.what()});
    }
}

const HeadWords& HeadWords::built_in() {
    static const HeadWords words = words_in(Json::parse(std::string_view(head_words, head_words_size)));
    return words;
}

}  // namespace tables
