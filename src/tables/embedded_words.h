// What the files of words that are embedded in the program have in common. Private to tables; any thread.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "tables/head_words.h"

namespace tables {

/// The words of a class in both languages. Throws what nlohmann::json throws where they are of another form.
std::vector<std::string> words_of(const nlohmann::json& both);
/// Units by dimension, with their factors. Throws likewise.
std::vector<UnitWord> units_of(const nlohmann::json& by_dimension);

}  // namespace tables
