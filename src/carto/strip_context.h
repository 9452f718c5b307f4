// What the parts of the unrolled corridor's drawing share. Lives for one build. Private to carto.
#pragma once

#include <vector>

#include "carto/choropleth.h"
#include "carto/corridor_picture.h"
#include "carto/options.h"
#include "carto/strip_axis.h"
#include "lettering.h"
#include "plan/corridor_strip.h"
#include "plan/index.h"

namespace carto {

inline constexpr float k_strip_behind = 72;  ///< logical px right of the field: many carriers lie at the line's end

struct StripContext : Lettering {
    const plan::Index& index;
    const plan::CorridorStrip& strip;
    const Choropleth& choropleth;
    const StripView& view;
    std::vector<bool> passing;  ///< the filter, by the plan's carriers; empty: all do
    StripAxis axis = {};

    /// Whether any of a stretch is shown, and between which device px.
    struct Span {
        float from = 0, to = 0;
        [[nodiscard]] float width() const { return to - from; }
    };
    [[nodiscard]] Span span(const plan::Stretch& at) const;
    [[nodiscard]] bool shows(double chainage_m) const { return axis.shown().contains(chainage_m); }
    /// Whether a carrier passes the filter.
    [[nodiscard]] bool passes(const plan::StripCarrier& carrier) const {
        return carrier.row >= passing.size() || passing[carrier.row];
    }
    [[nodiscard]] bool is_drawn(const plan::StripCarrier& carrier) const {
        return shows(carrier.chainage_m) && (passes(carrier) || !options.hides_filtered);
    }
};

}  // namespace carto
