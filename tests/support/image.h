// Pictures that tests look at: reading, cutting out, writing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "scene/scene.h"

namespace support {

constexpr int k_channels = 3;

struct Image {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb;  ///< rows from the top, k_channels bytes a pixel
};

/// Empty when the file is not there or is not a PNG.
Image read_png(const std::filesystem::path& file);
Image from_rgba(int width, int height, const std::vector<std::uint8_t>& rgba);
/// The part of the picture inside `box`, in whole pixels.
Image cut_out(const Image& image, const scene::Rect& box);
void write_png(const std::filesystem::path& file, const Image& image);
/// Writes the picture with 256 colours, those that tell most of it: a third of the size. Returns that picture.
Image write_small_png(const std::filesystem::path& file, const Image& image);

}  // namespace support
