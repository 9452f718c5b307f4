#include "carrier_words.h"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>

#include "embedded_words.h"
#include "folded.h"

namespace tables {

extern const char carrier_words[];
extern const std::size_t carrier_words_size;

namespace {

using Json = nlohmann::json;

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
    out.units = units_of(json.at("units"));
    for (const auto& [system, names] : json.at("systems").items())
        for (const Json& name : names) out.systems.emplace_back(name.get<std::string>(), system);
    for (const auto& [key, part] :
         {std::pair("degrees", AnglePart::degrees), {"minutes", AnglePart::minutes}, {"seconds", AnglePart::seconds}})
        for (std::string& word : words_of(json.at("angle_parts").at(key)))
            out.angle_parts.emplace_back(std::move(word), part);
    out.system_lines = words_of(json.at("system_lines"));
    for (const std::string& word : words_of(json.at("says_nothing"))) out.says_nothing.push_back(folded_word(word));
    return out;
}

}  // namespace

const CarrierWords& CarrierWords::built_in() {
    static const CarrierWords words = words_in(Json::parse(std::string_view(carrier_words, carrier_words_size)));
    return words;
}

}  // namespace tables
