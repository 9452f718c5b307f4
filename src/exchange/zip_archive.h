// A ZIP archive in memory, the same for the same parts: every entry has the first day that ZIP knows. Private to
// exchange.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace exchange {

struct ZipPart {
    std::string name;
    std::string content;
    bool stored = false;  ///< is packed already, as a PNG is
};

/// In their order. Nothing when memory ran out.
std::optional<std::string> zip_bytes(const std::vector<ZipPart>& parts);
/// And back; nothing where the bytes are no whole archive.
std::optional<std::vector<ZipPart>> zip_parts(const std::string& bytes);

}  // namespace exchange
