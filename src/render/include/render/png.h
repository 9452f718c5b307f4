// A picture as PNG, in memory or as a file: that is written beside its target first, and renamed when it is whole and
// on disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace render {

/// Text chunks by keyword, UTF-8.
using PngTexts = std::vector<std::pair<std::string, std::string>>;

/// `rgba`: rows from the top, width * height * 4 bytes. `dpi` goes into the file.
base::Result<void> write_png(const std::filesystem::path& file, int width, int height,
                             std::span<const std::uint8_t> rgba, int dpi, const PngTexts& text);
/// The same in memory; `name` is what an error calls it.
base::Result<std::vector<std::byte>> png_bytes(const std::string& name, int width, int height,
                                               std::span<const std::uint8_t> rgba, int dpi, const PngTexts& text);

}  // namespace render
