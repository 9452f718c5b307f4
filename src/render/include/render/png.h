// Writes a picture as PNG, atomically: beside the target first, renamed when it is whole and on disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace render {

/// `rgba`: rows from the top, width * height * 4 bytes. `dpi` goes into the file; `text` are its text chunks (UTF-8).
base::Result<void> write_png(const std::filesystem::path& file, int width, int height,
                             std::span<const std::uint8_t> rgba, int dpi,
                             const std::vector<std::pair<std::string, std::string>>& text);

}  // namespace render
