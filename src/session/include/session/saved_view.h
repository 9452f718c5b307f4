// A view as a project keeps it (plan/story.h), and back: what must be seen, not how somebody's window showed it. The
// language, the colours of the theme and where the legend stands stay those of whoever looks. Pure functions; any
// thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/geometry.h"
#include "plan/index.h"
#include "plan/story.h"
#include "session/view_state.h"

namespace session {

/// The ground that must be seen, whatever the window's shape.
struct SeenGround {
    geo::LonLat centre;                ///< EPSG:4490
    double width_m = 0, height_m = 0;  ///< in the plan's projected CRS
    friend bool operator==(const SeenGround&, const SeenGround&) = default;
};

/// The view without words; `seen` empty: the whole city.
plan::SavedView saved_view(const ViewState& view, const std::optional<SeenGround>& seen, const plan::Index& index);
/// What a view is called where nobody says otherwise: indicator, measure and year of its map, or what else it shows.
plan::Name usual_title(const ViewState& view, const plan::Index& index);
/// As it is opened: what it keeps, evaluated on this plan, and the rest as in `from`. What the plan does not have is as
/// in the first view. Where the map is looked at is not in it: seen_of().
ViewState opened_view(const plan::SavedView& saved, ViewState from, const plan::Index& index);
/// Empty: the whole city, or a text that is no such ground.
std::optional<SeenGround> seen_of(const plan::SavedView& saved);

/// The map that it shows today, without furniture's words.
carto::MapOptions shown_by(const plan::SavedView& saved, const plan::Index& index, carto::Language language);
/// What is ringed in it, as far as the plan has it.
std::vector<plan::FeatureRef> ringed_in(const plan::SavedView& saved, const plan::Index& index);
/// The ground that it must show; empty: the whole city.
geo::GeoExtent extent_of(const plan::SavedView& saved);

/// What the view speaks of and the plan does not have: the key of an indicator, a set of targets, a feature. By name in
/// that language where one is left.
std::vector<std::string> missing_from(const plan::Index& index, const plan::SavedView& saved, base::Language language);

}  // namespace session
