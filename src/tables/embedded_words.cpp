#include "embedded_words.h"

#include <nlohmann/json.hpp>

namespace tables {

using Json = nlohmann::json;

std::vector<std::string> words_of(const Json& both) {
    std::vector<std::string> words;
    for (const char* language : {"zh", "en"})
        for (const Json& word : both.at(language)) words.push_back(word.get<std::string>());
    return words;
}

std::vector<UnitWord> units_of(const Json& by_dimension) {
    std::vector<UnitWord> units;
    for (const auto& [dimension, of_dimension] : by_dimension.items())
        for (const auto& [text, factor] : of_dimension.items())
            units.push_back({text, dimension, factor.get<double>()});
    return units;
}

}  // namespace tables
