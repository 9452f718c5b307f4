#include "carrier_words.h"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>

namespace tables {

extern const char carrier_words[];
extern const std::size_t carrier_words_size;

namespace {

using Json = nlohmann::json;

/// The words of a class in both languages.
std::vector<std::string> words_of(const Json& both) {
    std::vector<std::string> words;
    for (const char* language : {"zh", "en"})
        for (const Json& word : both.at(language)) words.push_back(word.get<std::string>());
    return words;
}

CarrierWords words_in(const Json& json) {
    CarrierWords out;
    for (const auto& [key, words] : json.at("roles").items()) {
        const auto role = carrier_role_from_key(key);
        if (!role) {
            out.function_or_programme = words_of(words);
            continue;
        }
        out.roles.emplace_back(key, *role);
        for (std::string& word : words_of(words)) out.roles.emplace_back(std::move(word), *role);
    }
    out.neutral = words_of(json.at("neutral"));
    for (const auto& [dimension, units] : json.at("units").items())
        for (const auto& [text, factor] : units.items()) out.units.push_back({text, dimension, factor.get<double>()});
    for (const auto& [system, names] : json.at("systems").items())
        for (const Json& name : names) out.systems.emplace_back(name.get<std::string>(), system);
    out.system_lines = words_of(json.at("system_lines"));
    out.says_nothing = words_of(json.at("says_nothing"));
    return out;
}

}  // namespace

const CarrierWords& CarrierWords::built_in() {
    static const CarrierWords words = words_in(Json::parse(std::string_view(carrier_words, carrier_words_size)));
    return words;
}

}  // namespace tables
