// A picture as PNG, in memory or as a file: that is written beside its target first, and renamed when it is whole and
// on disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
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

/// Gives rows [first, first + count) of a picture, width * count * 4 bytes, which hold until the next call; asked for
/// from the top, each once.
using PngRows = std::function<base::Result<std::span<const std::uint8_t>>(int first, int count)>;
/// How many rows are asked for at a time: all of a picture that is little larger than a screen, else some 16 MB.
int band_rows(int width, int height);
/// A picture in memory as a PNG of which a band at a time is there in pixels; `name` is what an error calls it.
base::Result<std::vector<std::byte>> png_bytes(const std::string& name, int width, int height, const PngRows& rows,
                                               int dpi, const PngTexts& text);
/// The same of pixels that are there.
base::Result<std::vector<std::byte>> png_bytes(const std::string& name, int width, int height,
                                               std::span<const std::uint8_t> rgba, int dpi, const PngTexts& text);

}  // namespace render
