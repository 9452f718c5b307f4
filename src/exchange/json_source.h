// A file of JSON with the places of its words, so that a refusal can name the line. Private to module exchange.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace exchange {

/// Members and keys that lead to a place.
using Way = std::vector<std::string>;

Way operator/(Way way, std::string_view next);

/// The text, its JSON, and errors that point at the first place where a word stands in it.
struct JsonSource {
    std::filesystem::path file;
    std::string text;
    nlohmann::json root;

    /// Refused where it cannot be read or is no JSON.
    static base::Result<JsonSource> read(const std::filesystem::path& file);

    /// The words of `way` with their quotes, each looked for from where the one before stands; the outermost first.
    [[nodiscard]] std::string place_of(const Way& way) const;
    [[nodiscard]] tl::unexpected<base::Error> fail(base::Error reason, const Way& way) const;
};

}  // namespace exchange
