// Pictures that tests compare: reading, comparing as an eye would, writing what differs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace support {

struct Image {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb;  ///< rows from the top, 3 bytes a pixel
};

/// Empty when the file is not there or no PNG.
Image read_png(const std::filesystem::path& file);
Image from_rgba(int width, int height, const std::vector<std::uint8_t>& rgba);
void write_png(const std::filesystem::path& file, const Image& image);
/// With the 256 commonest colours: a third of the size, and to compare() the same picture.
void write_small_png(const std::filesystem::path& file, const Image& image);

struct Difference {
    double share = 1;  ///< of pixels that an eye would tell apart; 1 where the sizes differ
    Image picture;     ///< these pixels in red over the pale expected picture
};

/// A pixel differs when its neighbourhood's mean does by more than `threshold` of 255 in a channel: a shift of an edge
/// by a fraction of a pixel, as another driver makes it, is no difference; a moved label or another colour is.
Difference compare(const Image& expected, const Image& actual, int threshold);

}  // namespace support
