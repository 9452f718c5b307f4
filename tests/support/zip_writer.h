// Zip containers for tests: whole ones, and each kind that must be refused. For tests only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace support {

struct ZipPart {
    std::string name, bytes;
    std::optional<std::uint32_t> checksum = {};  ///< in place of the true one
    std::optional<std::uint32_t> size = {};      ///< in place of the true one, unpacked
    bool is_encrypted = false;
};

std::string zip_of(const std::vector<ZipPart>& parts);

}  // namespace support
