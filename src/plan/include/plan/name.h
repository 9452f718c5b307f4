// Names in two languages, and the keys of enumerations.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plan {

/// A name in the two languages of the product. English may be empty: then the Chinese name is shown.
struct Name {
    std::string zh;
    std::string en;
    friend bool operator==(const Name&, const Name&) = default;
};

/// The value that a stable key stands for; nothing for another text.
template <class Enum>
std::optional<Enum> from_key(std::string_view key);

}  // namespace plan
