#include "image.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <png.h>
#include <utility>

namespace support {
namespace {

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

/// The commonest colour, then always the one that lies farthest from all that were chosen: a colour counts by the
/// pixels it has, up to as many as an eye needs to see it.
std::vector<Colour> choose_palette(const std::vector<Counted>& counted) {
    constexpr std::uint64_t k_seen = 40;
    struct Candidate {
        Colour colour;
        std::uint64_t weight;
        int nearest;
    };
    std::vector<Candidate> candidates;
    for (const Counted& c : counted)
        if (c.count > 0) candidates.push_back({c.mean(), std::min(c.count, k_seen), 3 * 255 * 255});
    const auto most = std::max_element(counted.begin(), counted.end(),
                                       [](const Counted& a, const Counted& b) { return a.count < b.count; });
    std::vector<Colour> out{most->mean()};
    while (out.size() < std::min(candidates.size(), k_palette)) {
        for (Candidate& c : candidates) c.nearest = std::min(c.nearest, distance(c.colour, out.back()));
        const auto next = std::max_element(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
            return a.weight * static_cast<std::uint64_t>(a.nearest) < b.weight * static_cast<std::uint64_t>(b.nearest);
        });
        if (next->nearest == 0) break;
        out.push_back(next->colour);
    }
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

Image cut_out(const Image& image, const scene::Rect& box) {
    const int left = std::clamp(static_cast<int>(std::floor(box.x)), 0, image.width);
    const int top = std::clamp(static_cast<int>(std::floor(box.y)), 0, image.height);
    const int right = std::clamp(static_cast<int>(std::ceil(box.right())), left, image.width);
    const int bottom = std::clamp(static_cast<int>(std::ceil(box.bottom())), top, image.height);
    Image out{right - left, bottom - top, {}};
    for (int y = top; y < bottom; ++y) {
        const auto row = image.rgb.begin() + (static_cast<std::ptrdiff_t>(y) * image.width + left) * k_channels;
        out.rgb.insert(out.rgb.end(), row, row + static_cast<std::ptrdiff_t>(out.width) * k_channels);
    }
    return out;
}

void write_png(const std::filesystem::path& file, const Image& image) {
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    header.width = static_cast<png_uint_32>(image.width);
    header.height = static_cast<png_uint_32>(image.height);
    header.format = PNG_FORMAT_RGB;
    png_image_write_to_file(&header, file.c_str(), 0, image.rgb.data(), 0, nullptr);
}

Image write_small_png(const std::filesystem::path& file, const Image& image) {
    const std::vector<Counted> counted = count_colours(image);
    const std::vector<Colour> palette = choose_palette(counted);
    std::vector<std::uint8_t> entry_of(k_buckets);
    for (std::size_t i = 0; i < k_buckets; ++i)
        if (counted[i].count > 0) entry_of[i] = nearest(palette, counted[i].mean());
    Image reduced{image.width, image.height, {}};
    std::vector<std::uint8_t> entries, colours;
    for (std::size_t i = 0; i < image.rgb.size(); i += k_channels) {
        entries.push_back(entry_of[bucket_of(&image.rgb[i])]);
        for (const int value : palette[entries.back()]) reduced.rgb.push_back(static_cast<std::uint8_t>(value));
    }
    for (const Colour& colour : palette)
        for (const int value : colour) colours.push_back(static_cast<std::uint8_t>(value));
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    header.width = static_cast<png_uint_32>(image.width);
    header.height = static_cast<png_uint_32>(image.height);
    header.format = PNG_FORMAT_RGB_COLORMAP;
    header.colormap_entries = static_cast<png_uint_32>(palette.size());
    png_image_write_to_file(&header, file.c_str(), 0, entries.data(), 0, colours.data());
    return reduced;
}

}  // namespace support
