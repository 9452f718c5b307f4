// Where a window's title and legend stand, worked out from sizes alone: beside the city where it leaves room, else in a
// strip of their own beside the map, else, short, in a band above it. Knows no card and no text. Private to carto.
#pragma once

#include <optional>
#include <vector>

#include "carto/options.h"
#include "outline.h"

namespace carto {

enum class Arrangement {
    floating,  ///< cards over the map, off the city
    strip,     ///< cards below each other on a ground of their own, at one side of the map
    band       ///< title and legend in a few lines above the map
};

/// What a window's furniture shows of the legend and where, and how the city is fitted beside it.
struct WindowChoice {
    Arrangement arrangement = Arrangement::floating;
    int cards = 0;       ///< of the legend: classes; carriers as well; lines as well
    float along = 0;     ///< where a floating row stands: 0 left … 1 right
    bool above = false;  ///< a floating row stands at the upper edge
    Fit city;            ///< its share is of the largest scale that WindowParts::room() allows
};

/// Sizes of what has to be placed, device px.
struct WindowParts {
    float width = 0, height = 0;  ///< of the picture
    float foot = 0;               ///< height of the notes below
    float margin = 0, clearance = 0;
    float sign_room = 0;  ///< above the city, for the symbols of carriers that stand out of it
    float band_end = 0;   ///< width of what stands at the right end of a band, after the stamp
    scene::Rect title, strip_title, band, arrow, scale, stamp;  ///< sizes at (0, 0); no stamp: no width
    std::vector<scene::Rect> cards;                             ///< of the legend, most needed first
    LegendCorner corner = LegendCorner::automatic;
    bool folded = false;

    /// Where the city may lie: all but margins and foot.
    [[nodiscard]] scene::Rect room() const;
};

class WindowArrangement {
public:
    /// `city` must outlive it.
    WindowArrangement(WindowParts parts, const Outline& city);

    /// Weighs the size of the fitted city against what the legend shows.
    [[nodiscard]] WindowChoice choose() const;
    /// For a map that has been moved: `fitted`, unless a card of it would lie on the city or a carrier.
    [[nodiscard]] WindowChoice for_camera(const WindowChoice& fitted, const scene::Camera& camera) const;
    /// The arrangement that covers nothing, wherever the map is.
    [[nodiscard]] WindowChoice beside() const;

    /// Of the title and so many cards of the legend; of a band that alone.
    [[nodiscard]] std::vector<scene::Rect> card_boxes(const WindowChoice& choice) const;
    [[nodiscard]] scene::Rect strip_box(const WindowChoice& choice) const;
    [[nodiscard]] scene::Rect arrow_box(const WindowChoice& choice) const;
    [[nodiscard]] scene::Rect scale_box(const WindowChoice& choice) const;
    [[nodiscard]] scene::Rect stamp_box(const WindowChoice& choice) const;
    /// The part of the picture that no ground of the furniture's own covers.
    [[nodiscard]] scene::Rect map_box(const WindowChoice& choice) const;

private:
    [[nodiscard]] bool at_right() const;
    [[nodiscard]] float row_width(int cards) const;
    [[nodiscard]] std::vector<scene::Rect> row_boxes(const WindowChoice& choice) const;
    [[nodiscard]] std::vector<scene::Rect> column_boxes(const WindowChoice& choice) const;
    [[nodiscard]] std::vector<scene::Rect> obstacles(const WindowChoice& choice) const;
    [[nodiscard]] float stamp_room() const;
    [[nodiscard]] float strip_width(int cards) const;
    [[nodiscard]] bool strip_fits(int cards) const;
    [[nodiscard]] double cost_of_left_out(int cards) const;
    [[nodiscard]] std::optional<WindowChoice> best_floating(double& highest) const;
    [[nodiscard]] Fit fit_beside(const WindowChoice& choice) const;

    WindowParts parts_;
    const Outline* city_;
};

}  // namespace carto
