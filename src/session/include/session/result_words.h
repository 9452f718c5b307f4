// The words that an evaluation uses for its results; none of them is right for all, so they are chosen. Pure; any
// thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "plan/name.h"

namespace session {

enum class ResultWords : std::uint8_t { reached, expected, progress, standard };
inline constexpr std::array k_result_words{ResultWords::reached, ResultWords::expected, ResultWords::progress,
                                           ResultWords::standard};
std::string_view to_key(ResultWords words);
std::optional<ResultWords> result_words_from_key(std::string_view key);
/// By two of the words themselves.
plan::Name label(ResultWords words);

}  // namespace session
