#include "carto/paper.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace carto {
namespace {

struct Row {
    std::string_view name;
    Paper paper;
};
constexpr std::array k_rows{Row{"A4", {297, 210, 1}},      Row{"A3", {420, 297, 1}},  Row{"A2", {594, 420, 1}},
                            Row{"A1", {841, 594, 1}},      Row{"A0", {1189, 841, 2}}, Row{"report", {150, 110, 0.75F}},
                            Row{"16:9", {338.7, 190.5, 1}}};
constexpr std::string_view k_portrait = "-portrait";
constexpr double k_mm_per_inch = 25.4;

}  // namespace

std::optional<Paper> paper_from_key(std::string_view key) {
    const bool portrait = key.ends_with(k_portrait);
    if (portrait) key.remove_suffix(k_portrait.size());
    const auto* const row = std::ranges::find(k_rows, key, &Row::name);
    if (row == k_rows.end()) return std::nullopt;
    Paper paper = row->paper;
    if (portrait) std::swap(paper.width_mm, paper.height_mm);
    return paper;
}

std::string paper_words(std::string_view key) {
    const auto paper = paper_from_key(key);
    if (!paper) return std::string(key);
    if (key.ends_with(k_portrait)) key.remove_suffix(k_portrait.size());
    if (key.starts_with('A')) return std::string(key);
    return fmt::format("{:g} × {:g} mm", paper->width_mm, paper->height_mm);
}

int usual_dpi(const Paper& paper) {
    constexpr double k_poster_mm = 600;
    return std::max(paper.width_mm, paper.height_mm) > k_poster_mm ? 150 : 300;
}

int px_of(double mm, int dpi) { return static_cast<int>(std::lround(mm / k_mm_per_inch * dpi)); }

}  // namespace carto
