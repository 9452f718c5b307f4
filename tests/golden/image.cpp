#include "image.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <png.h>

namespace golden {
namespace {

constexpr int k_channels = 3;

/// Mean of the 3 × 3 pixels around (x, y), by channel.
int mean(const Image& image, int x, int y, int channel) {
    int sum = 0;
    int count = 0;
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) {
            const int px = x + dx;
            const int py = y + dy;
            if (px < 0 || py < 0 || px >= image.width || py >= image.height) continue;
            sum += image.rgb[(static_cast<std::size_t>(py) * image.width + px) * k_channels + channel];
            ++count;
        }
    return sum / count;
}

bool differs(const Image& a, const Image& b, int x, int y, int threshold) {
    for (int channel = 0; channel < k_channels; ++channel)
        if (std::abs(mean(a, x, y, channel) - mean(b, x, y, channel)) > threshold) return true;
    return false;
}

}  // namespace

Image read_png(const std::filesystem::path& file) {
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(&header, file.c_str()) == 0) return {};
    header.format = PNG_FORMAT_RGB;
    Image image{static_cast<int>(header.width), static_cast<int>(header.height), {}};
    image.rgb.resize(PNG_IMAGE_SIZE(header));
    if (png_image_finish_read(&header, nullptr, image.rgb.data(), 0, nullptr) == 0) return {};
    return image;
}

Image from_rgba(int width, int height, const std::vector<std::uint8_t>& rgba) {
    Image image{width, height, {}};
    image.rgb.reserve(rgba.size() / 4 * k_channels);
    for (std::size_t i = 0; i < rgba.size(); i += 4) image.rgb.insert(image.rgb.end(), &rgba[i], &rgba[i] + k_channels);
    return image;
}

void write_png(const std::filesystem::path& file, const Image& image) {
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    header.width = static_cast<png_uint_32>(image.width);
    header.height = static_cast<png_uint_32>(image.height);
    header.format = PNG_FORMAT_RGB;
    png_image_write_to_file(&header, file.c_str(), 0, image.rgb.data(), 0, nullptr);
}

Difference compare(const Image& expected, const Image& actual, int threshold) {
    if (expected.width != actual.width || expected.height != actual.height) return {};
    Difference out{0, expected};
    std::size_t count = 0;
    for (int y = 0; y < expected.height; ++y)
        for (int x = 0; x < expected.width; ++x) {
            std::uint8_t* pixel = &out.picture.rgb[(static_cast<std::size_t>(y) * expected.width + x) * k_channels];
            const bool different = differs(expected, actual, x, y, threshold);
            count += different ? 1 : 0;
            for (int channel = 0; channel < k_channels; ++channel)
                pixel[channel] =
                    different ? (channel == 0 ? 220 : 0) : static_cast<std::uint8_t>(192 + pixel[channel] / 4);
        }
    out.share = static_cast<double>(count) / static_cast<double>(expected.rgb.size() / k_channels);
    return out;
}

}  // namespace golden
