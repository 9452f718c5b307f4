#include "image.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <png.h>
#include <utility>

namespace support {
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

using Colour = std::array<int, k_channels>;

/// Colours that differ by little are counted as one.
std::size_t bucket_of(const std::uint8_t* pixel) {
    constexpr unsigned k_dropped_bits = 3, k_kept_bits = 8 - k_dropped_bits;
    std::size_t bucket = 0;
    for (int c = 0; c < k_channels; ++c) bucket = bucket << k_kept_bits | pixel[c] >> k_dropped_bits;
    return bucket;
}

constexpr std::size_t k_buckets = 1 << 15;
constexpr std::size_t k_palette = 256;

struct Counted {
    std::array<std::uint64_t, k_channels> sum{};
    std::uint64_t count = 0;
    [[nodiscard]] Colour mean() const {
        Colour out{};
        for (std::size_t c = 0; c < out.size(); ++c) out[c] = static_cast<int>((sum[c] + count / 2) / count);
        return out;
    }
};

int distance(const Colour& a, const Colour& b) {
    int sum = 0;
    for (std::size_t c = 0; c < a.size(); ++c) sum += (a[c] - b[c]) * (a[c] - b[c]);
    return sum;
}

std::vector<Counted> count_colours(const Image& image) {
    std::vector<Counted> out(k_buckets);
    for (std::size_t i = 0; i < image.rgb.size(); i += k_channels) {
        Counted& counted = out[bucket_of(&image.rgb[i])];
        ++counted.count;
        for (std::size_t c = 0; c < k_channels; ++c) counted.sum[c] += image.rgb[i + c];
    }
    return out;
}

std::vector<Colour> commonest(const std::vector<Counted>& counted) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < counted.size(); ++i)
        if (counted[i].count > 0) order.push_back(i);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(counted[b].count, a) < std::pair(counted[a].count, b);
    });
    std::vector<Colour> out;
    for (std::size_t i = 0; i < std::min(order.size(), k_palette); ++i) out.push_back(counted[order[i]].mean());
    return out;
}

std::uint8_t nearest(const std::vector<Colour>& palette, const Colour& colour) {
    const auto best = std::min_element(palette.begin(), palette.end(), [&](const Colour& a, const Colour& b) {
        return distance(a, colour) < distance(b, colour);
    });
    return static_cast<std::uint8_t>(best - palette.begin());
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

void write_small_png(const std::filesystem::path& file, const Image& image) {
    const std::vector<Counted> counted = count_colours(image);
    const std::vector<Colour> palette = commonest(counted);
    std::vector<std::uint8_t> entry_of(k_buckets);
    for (std::size_t i = 0; i < k_buckets; ++i)
        if (counted[i].count > 0) entry_of[i] = nearest(palette, counted[i].mean());
    std::vector<std::uint8_t> entries, colours;
    for (std::size_t i = 0; i < image.rgb.size(); i += k_channels)
        entries.push_back(entry_of[bucket_of(&image.rgb[i])]);
    for (const Colour& colour : palette)
        for (const int value : colour) colours.push_back(static_cast<std::uint8_t>(value));
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    header.width = static_cast<png_uint_32>(image.width);
    header.height = static_cast<png_uint_32>(image.height);
    header.format = PNG_FORMAT_RGB_COLORMAP;
    header.colormap_entries = static_cast<png_uint_32>(palette.size());
    png_image_write_to_file(&header, file.c_str(), 0, entries.data(), 0, colours.data());
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
                    static_cast<std::uint8_t>(different ? (channel == 0 ? 220 : 0) : 192 + pixel[channel] / 4);
        }
    out.share = static_cast<double>(count) / static_cast<double>(expected.rgb.size() / k_channels);
    return out;
}

}  // namespace support
