// The parts of a ZIP archive that is in memory. Private to exchange.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace exchange {

struct ZipPart {
    std::string name;
    std::string content;
};

/// Nothing where the bytes are no whole archive.
std::optional<std::vector<ZipPart>> zip_parts(const std::string& bytes);

}  // namespace exchange
