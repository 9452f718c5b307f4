// The corridor unrolled: the rail line drawn straight, its stations, and every carrier at its chainage and offset.
//
//   name of a segment  │ next segment        head
//   north 1 km ────────┼───────────────
//   ──────●────────────●──────────────●─     field
//   south 1 km ─────○──────────────────
//        K10          K20           K30      kilometres
//        station      station     station    names, in rows
//   parks   ▭▭▭▭▭▭▭       ▭▭▭                bars, in rows
//   measure ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇     ribbon of the units
//
// Divides the room between these and paints them in order; each is a part of its own. Screen space alone. Private to
// carto.
#pragma once

#include <optional>
#include <vector>

#include "scene/builder.h"
#include "scene/scene.h"
#include "strip_bands.h"
#include "strip_context.h"
#include "strip_cores.h"
#include "strip_lanes.h"
#include "strip_marks.h"
#include "strip_stations.h"

namespace carto {

class CorridorDrawing {
public:
    /// `box`: where it is drawn, device px; `most_rows_of_names`: of stations. Where the box is low, kilometres stand
    /// in the head, and rows of parks and of names, and at last the ribbon are left out. What the context points at
    /// must outlive it.
    CorridorDrawing(const StripContext& context, const scene::Rect& box, std::size_t most_rows_of_names);
    CorridorDrawing(const CorridorDrawing&) = delete;
    CorridorDrawing& operator=(const CorridorDrawing&) = delete;

    /// Every station and segment has its name, every mark its number, and the drawing its height.
    [[nodiscard]] bool fits() const;
    void draw(scene::Builder& builder) const;
    /// Carriers, then stations; a carrier of a crowd, which is a dot without a number, too.
    [[nodiscard]] std::vector<scene::PickTarget> pick_targets() const;
    [[nodiscard]] const StripAxis& axis() const { return c_.axis; }
    [[nodiscard]] const scene::Rect& head() const { return head_; }
    [[nodiscard]] bool crowded() const { return marks_->crowded(); }

private:
    /// What is shown below the field, and above it.
    struct Rows {
        bool kilometres;
        ParkRows parks;
        std::size_t names;
        bool ribbon;
        bool cores = false;  ///< above the field
    };
    void measure_across();
    [[nodiscard]] float choose_rows(std::size_t most_names);
    /// What the rows below the field come to.
    [[nodiscard]] float lay_out(const Rows& rows);
    void divide(float below);
    void draw_kilometres(scene::Builder& builder) const;
    void draw_spread(scene::Builder& builder) const;

    StripContext c_;
    scene::Rect box_, head_;
    float margin_ = 0;                                      ///< over and under the field
    float kilometres_ = 0, names_top_ = 0, parks_top_ = 0;  ///< 0: without a row
    scene::Rect ribbon_, cores_;
    std::optional<StationNames> names_;
    std::optional<ParkLanes> parks_;
    std::optional<SegmentBands> segments_;
    std::optional<CarrierMarks> marks_;
};

}  // namespace carto
