#include "comparison.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

namespace support {
namespace {

constexpr int k_threshold = 12;         // of 255, of the mean of 3 × 3 pixels
constexpr int k_window_px = 12;         // side of the window that is searched for the worst place
constexpr int k_most_in_window = 20;    // of its 144 pixels
constexpr double k_most_share = 0.001;  // of all pixels

using Mask = std::vector<std::uint8_t>;

std::size_t index_of(const Image& image, int x, int y) { return static_cast<std::size_t>(y) * image.width + x; }

/// Sum of the differences over the 3 × 3 pixels around (x, y) by channel, and over how many of them.
struct Neighbourhood {
    int sum[k_channels]{};
    int count = 0;
};

Neighbourhood neighbourhood(const Image& a, const Image& b, int x, int y) {
    Neighbourhood out;
    for (int py = std::max(y - 1, 0); py <= std::min(y + 1, a.height - 1); ++py)
        for (int px = std::max(x - 1, 0); px <= std::min(x + 1, a.width - 1); ++px) {
            const std::size_t at = index_of(a, px, py) * k_channels;
            for (int c = 0; c < k_channels; ++c) out.sum[c] += a.rgb[at + c] - b.rgb[at + c];
            ++out.count;
        }
    return out;
}

Mask differing_pixels(const Image& a, const Image& b) {
    Mask out(static_cast<std::size_t>(a.width) * a.height);
    for (int y = 0; y < a.height; ++y)
        for (int x = 0; x < a.width; ++x) {
            const Neighbourhood n = neighbourhood(a, b, x, y);
            for (const int sum : n.sum)
                if (std::abs(sum) > k_threshold * n.count) out[index_of(a, x, y)] = 1;
        }
    return out;
}

/// Number of set pixels left of and above each corner: entry (x, y) counts columns below x and rows below y.
std::vector<int> summed(const Mask& mask, int width, int height) {
    const auto stride = static_cast<std::size_t>(width) + 1;
    std::vector<int> out(stride * (static_cast<std::size_t>(height) + 1));
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const std::size_t at = (static_cast<std::size_t>(y) + 1) * stride + x + 1;
            out[at] =
                mask[static_cast<std::size_t>(y) * width + x] + out[at - 1] + out[at - stride] - out[at - stride - 1];
        }
    return out;
}

WorstPlace worst_place(const Mask& mask, int width, int height) {
    const std::vector<int> sums = summed(mask, width, height);
    const auto stride = static_cast<std::size_t>(width) + 1;
    const int side_x = std::min(k_window_px, width), side_y = std::min(k_window_px, height);
    WorstPlace worst;
    for (int y = 0; y + side_y <= height; ++y)
        for (int x = 0; x + side_x <= width; ++x) {
            const std::size_t top = static_cast<std::size_t>(y) * stride + x;
            const std::size_t bottom = top + static_cast<std::size_t>(side_y) * stride;
            const int count = sums[bottom + side_x] - sums[top + side_x] - sums[bottom] + sums[top];
            if (count > worst.differing) worst = {x, y, count};
        }
    return worst;
}

void frame(Image& picture, const WorstPlace& place) {
    const auto paint = [&](int x, int y) {
        if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) return;
        std::uint8_t* pixel = &picture.rgb[index_of(picture, x, y) * k_channels];
        pixel[0] = 0, pixel[1] = 90, pixel[2] = 255;
    };
    for (int i = -1; i <= k_window_px; ++i) {
        paint(place.x + i, place.y - 1);
        paint(place.x + i, place.y + k_window_px);
        paint(place.x - 1, place.y + i);
        paint(place.x + k_window_px, place.y + i);
    }
}

Image picture_of(const Image& expected, const Mask& mask, const WorstPlace& worst) {
    Image out = expected;
    for (std::size_t i = 0; i < mask.size(); ++i)
        for (int c = 0; c < k_channels; ++c) {
            std::uint8_t& value = out.rgb[i * k_channels + c];
            value = static_cast<std::uint8_t>(mask[i] != 0 ? (c == 0 ? 220 : 0) : 192 + value / 4);
        }
    if (worst.differing > 0) frame(out, worst);
    return out;
}

}  // namespace

bool Difference::acceptable() const {
    return same_size && share <= k_most_share && worst.differing <= k_most_in_window;
}

std::string Difference::sentence() const {
    if (!same_size) return "the sizes differ, or there is no expected picture";
    return fmt::format("of {0} × {0} pixels at {1}, {2} differ {3} (at most {4}); of all {5:.3f} % (at most {6:.3f} %)",
                       k_window_px, worst.x, worst.y, worst.differing, k_most_in_window, share * 100,
                       k_most_share * 100);
}

Difference compare(const Image& expected, const Image& actual) {
    if (expected.width != actual.width || expected.height != actual.height || expected.rgb.empty())
        return {false, 1, {}, {}};
    const Mask mask = differing_pixels(expected, actual);
    Difference out;
    out.share = static_cast<double>(std::count(mask.begin(), mask.end(), 1)) / static_cast<double>(mask.size());
    out.worst = worst_place(mask, expected.width, expected.height);
    out.picture = picture_of(expected, mask, out.worst);
    return out;
}

}  // namespace support
