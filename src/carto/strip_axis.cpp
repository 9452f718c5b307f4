#include "carto/strip_axis.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace carto {
namespace {

/// Upper bounds of the classes of distance, metres.
constexpr std::array k_classes_m{500.0, 1000.0, 2000.0, 3000.0, 5000.0, 10000.0, 20000.0, 50000.0};
constexpr std::array k_distances_m{1000.0, 3000.0, 10000.0, 30000.0};
constexpr double k_least_m = 1;

/// How many classes a distance fills, with the share of the last one.
double classes_filled(double metres) {
    double lower = 0;
    for (std::size_t i = 0; i < k_classes_m.size(); ++i) {
        if (metres <= k_classes_m[i]) return static_cast<double>(i) + (metres - lower) / (k_classes_m[i] - lower);
        lower = k_classes_m[i];
    }
    return static_cast<double>(k_classes_m.size());
}

double distance_filling(double classes) {
    const double whole = std::clamp(std::floor(classes), 0.0, static_cast<double>(k_classes_m.size() - 1));
    const auto i = static_cast<std::size_t>(whole);
    const double lower = i == 0 ? 0 : k_classes_m[i - 1];
    return lower + std::clamp(classes - whole, 0.0, 1.0) * (k_classes_m[i] - lower);
}

/// The whole class that a distance lies in.
double class_end(double metres) {
    const auto end =
        std::find_if(k_classes_m.begin(), k_classes_m.end(), [&](double bound) { return metres <= bound; });
    return end == k_classes_m.end() ? k_classes_m.back() : *end;
}

}  // namespace

StripAxis::StripAxis(const scene::Rect& field, plan::Stretch shown, StripReach reach, StripSpread spread)
    : field_(field), shown_(shown), reach_(reach), spread_(spread) {
    shown_.to_m = std::max(shown_.to_m, shown_.from_m + k_least_m);  // a line without a length has a width
    if (spread == StripSpread::schematic) reach_ = {class_end(reach.left_m), class_end(reach.right_m)};
    const double up = this->spread(reach_.left_m), down = this->spread(reach_.right_m);
    scale_ = static_cast<double>(field.height) / std::max(up + down, 1e-9);
    middle_ = field.y + static_cast<float>(up * scale_);
}

double StripAxis::spread(double metres) const {
    switch (spread_) {
        case StripSpread::square_root: return std::sqrt(metres);
        case StripSpread::true_scale: return metres;
        case StripSpread::schematic: return classes_filled(metres);
    }
    return metres;
}

double StripAxis::unspread(double share) const {
    switch (spread_) {
        case StripSpread::square_root: return share * share;
        case StripSpread::true_scale: return share;
        case StripSpread::schematic: return distance_filling(share);
    }
    return share;
}

float StripAxis::x(double chainage_m) const {
    return field_.x + field_.width * static_cast<float>((chainage_m - shown_.from_m) / shown_.length_m());
}

double StripAxis::chainage_at(float x) const {
    return shown_.from_m + static_cast<double>((x - field_.x) / field_.width) * shown_.length_m();
}

float StripAxis::from_middle(double spread_by, bool left) const {
    const auto px = static_cast<float>(spread_by * scale_);
    return middle_ + (left ? -px : px);
}

float StripAxis::y(double offset_m) const {
    const bool left = offset_m < 0;
    return from_middle(spread(std::min(std::abs(offset_m), left ? reach_.left_m : reach_.right_m)), left);
}

double StripAxis::offset_at(float y) const {
    const double metres = unspread(std::abs(static_cast<double>(y - middle_)) / scale_);
    return y < middle_ ? -metres : metres;
}

float StripAxis::y_of_mark(double offset_m) const {
    if (spread_ != StripSpread::schematic) return y(offset_m);
    const bool left = offset_m < 0;
    const double metres = std::min(std::abs(offset_m), left ? reach_.left_m : reach_.right_m);
    return from_middle(std::max(std::ceil(classes_filled(metres)), 1.0) - 0.5, left);
}

std::vector<double> StripAxis::distances_m() const {
    std::vector<double> out;
    const double most = std::max(reach_.left_m, reach_.right_m);
    const auto add = [&](double metres) {
        if (metres <= most) out.push_back(metres);
    };
    if (spread_ == StripSpread::schematic)
        std::for_each(k_classes_m.begin(), k_classes_m.end(), add);
    else
        std::for_each(k_distances_m.begin(), k_distances_m.end(), add);
    return out;
}

double StripAxis::exaggeration() const {
    return scale_ * shown_.length_m() / std::max(static_cast<double>(field_.width), 1.0);
}

}  // namespace carto
