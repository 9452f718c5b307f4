// A whole file in memory: what changes on the disk meanwhile changes nothing here. Any thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "base/result.h"

namespace formats {

/// Refused: what is no regular file, may not be read, or is larger than `most_bytes`.
base::Result<std::string> file_bytes(const std::filesystem::path& file, std::size_t most_bytes);

}  // namespace formats
