// The frame of reference of the unrolled corridor: chainage across, distance from the line up (left of it) and down.
//
//   x = a linear scale of the part of the line that is shown
//   y = middle ∓ spread(|offset|), where spread is the square root, the distance itself, or rows of classes of distance
//
// A value; any thread.
#pragma once

#include <vector>

#include "carto/options.h"
#include "plan/stretch.h"
#include "scene/scene.h"

namespace carto {

/// The largest distances that are drawn, metres.
struct StripReach {
    double left_m = 1000, right_m = 1000;
};

class StripAxis {
public:
    StripAxis() = default;
    /// `field`: where marks lie, device px.
    StripAxis(const scene::Rect& field, plan::Stretch shown, StripReach reach, StripSpread spread);

    [[nodiscard]] const scene::Rect& field() const { return field_; }
    [[nodiscard]] plan::Stretch shown() const { return shown_; }
    [[nodiscard]] float x(double chainage_m) const;
    [[nodiscard]] double chainage_at(float x) const;
    /// Of the line itself.
    [[nodiscard]] float middle() const { return middle_; }
    /// Offsets are negative left of the line; farther ones than are drawn lie at the edge of the field.
    [[nodiscard]] float y(double offset_m) const;
    [[nodiscard]] double offset_at(float y) const;
    /// Of a mark: the schematic spread has a row for every class of distance.
    [[nodiscard]] float y_of_mark(double offset_m) const;
    /// Distances that have a line across the field, metres.
    [[nodiscard]] std::vector<double> distances_m() const;
    /// How much larger a distance from the line is drawn than one along it; true scale only.
    [[nodiscard]] double exaggeration() const;

private:
    [[nodiscard]] double spread(double metres) const;
    [[nodiscard]] double unspread(double share) const;
    [[nodiscard]] float from_middle(double spread_by, bool left) const;

    scene::Rect field_;
    plan::Stretch shown_{0, 1};
    StripReach reach_;
    StripSpread spread_ = StripSpread::square_root;
    float middle_ = 0;
    double scale_ = 1;  ///< px of a unit of spread()
};

}  // namespace carto
