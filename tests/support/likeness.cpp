#include "likeness.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <vector>

namespace support {
namespace {

constexpr int k_cell_px = 4, k_cells = 3;  // a window of 3 × 3 cells
constexpr double k_most_rms = 0.03, k_most_worst = 0.18;

/// Mean differences of the channels of each cell, a minus b, 0 … 1.
struct Cells {
    int width = 0, height = 0;
    std::vector<double> values;
    [[nodiscard]] double at(int x, int y, int c) const {
        return values[(static_cast<std::size_t>(y) * width + x) * k_channels + c];
    }
};

double difference_of_cell(const Image& a, const Image& b, int cell_x, int cell_y, int c) {
    int sum = 0;
    for (int y = 0; y < k_cell_px; ++y)
        for (int x = 0; x < k_cell_px; ++x) {
            const std::size_t at =
                (static_cast<std::size_t>(cell_y * k_cell_px + y) * a.width + cell_x * k_cell_px + x) * k_channels + c;
            sum += a.rgb[at] - b.rgb[at];
        }
    return sum / (255.0 * k_cell_px * k_cell_px);
}

Cells differences(const Image& a, const Image& b) {
    Cells out{a.width / k_cell_px, a.height / k_cell_px, {}};
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x)
            for (int c = 0; c < k_channels; ++c) out.values.push_back(difference_of_cell(a, b, x, y, c));
    return out;
}

double difference_of_window(const Cells& cells, int left, int top) {
    double largest = 0;
    for (int c = 0; c < k_channels; ++c) {
        double sum = 0;
        for (int y = 0; y < k_cells; ++y)
            for (int x = 0; x < k_cells; ++x) sum += cells.at(left + x, top + y, c);
        largest = std::max(largest, std::abs(sum) / (k_cells * k_cells));
    }
    return largest;
}

}  // namespace

bool Likeness::acceptable() const { return same_size && rms <= k_most_rms && worst <= k_most_worst; }

std::string Likeness::sentence() const {
    if (!same_size) return "the sizes differ";
    return fmt::format("rms {:.4f} (at most {}), worst {:.3f} (at most {}) at {}, {}", rms, k_most_rms, worst,
                       k_most_worst, x, y);
}

Likeness likeness(const Image& a, const Image& b) {
    Likeness out;
    out.same_size = a.width == b.width && a.height == b.height && a.width > 0;
    if (!out.same_size) return out;
    const Cells cells = differences(a, b);
    double squares = 0;
    for (const double d : cells.values) squares += d * d;
    out.rms = std::sqrt(squares / static_cast<double>(cells.values.size()));
    for (int y = 0; y + k_cells <= cells.height; ++y)
        for (int x = 0; x + k_cells <= cells.width; ++x)
            if (const double worst = difference_of_window(cells, x, y); worst > out.worst) {
                out.worst = worst;
                out.x = x * k_cell_px;
                out.y = y * k_cell_px;
            }
    return out;
}

}  // namespace support
