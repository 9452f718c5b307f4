#include "atlas_parts.h"

#include <algorithm>
#include <utility>

#include "geo/geodesy.h"
#include "geo/locate.h"
#include "plan/stories.h"
#include "session/saved_view.h"

namespace handout {
namespace {

using session::AtlasBy;
using session::ExportWish;

constexpr double k_surroundings_m = 2000;  // that are shown on each side of a place at least

void include_around(geo::GeoExtent& extent, geo::LonLat middle, double metres) {
    for (const double bearing : {0.0, 90.0, 180.0, 270.0}) extent.include(geo::destination(middle, bearing, metres));
}

geo::MultiPolygon shape_of(const plan::Index& index, plan::FeatureRef feature) {
    if (const plan::Unit* unit = index.unit(feature)) return unit->shape;
    if (const plan::Park* park = index.park(feature)) return park->shape;
    return {};
}

/// Of a small one its surroundings too: outlines are not drawn for looking closer.
geo::GeoExtent ground_of(const geo::MultiPolygon& shape) {
    geo::GeoExtent extent;
    geo::include(extent, shape);
    if (!extent.empty())
        include_around(extent, {(extent.west + extent.east) / 2, (extent.south + extent.north) / 2}, k_surroundings_m);
    return extent;
}

/// The view for a page of one feature, which alone is ringed.
plan::SavedView unselected(plan::SavedView view) {
    view.selection.clear();
    return view;
}

/// Ids of the carriers that are drawn where it holds, in the plan's order.
template <class Holds>
std::vector<std::int64_t> carriers_where(const plan::Index& index, Holds holds) {
    std::vector<std::int64_t> out;
    for (const plan::Carrier& carrier : index->carriers)
        if (carrier.position && holds(*carrier.position)) out.push_back(carrier.id);
    return out;
}

std::vector<PlannedPage> pages_of_areas(const plan::Index& index, const ExportSource& source, const ExportWish& wish) {
    std::vector<PlannedPage> out;
    for (const plan::Area* area : index.areas()) {
        const plan::FeatureRef feature = plan::Index::feature_of(*area);
        geo::MultiPolygon shape = shape_of(index, feature);
        const geo::GeoExtent ground = ground_of(shape);
        out.push_back({carto::in(area->name, wish.language),
                       unselected(source.view),
                       ground,
                       {feature},
                       carriers_where(index, [&](geo::LonLat at) { return geo::contains(shape, at); }),
                       std::move(shape),
                       !ground.empty()});
    }
    return out;
}

/// How far round a station its page shows: the reach that the map speaks of, where it does.
double radius_m(const plan::Index& index, const ExportSource& source) {
    const carto::MapOptions shown = session::shown_by(source.view, index, carto::Language::zh);
    return shown.shows_reach ? shown.reach.straight_m() : k_surroundings_m;
}

/// Planned ones are named and have no page: nothing on the map shows them.
std::vector<PlannedPage> pages_of_stations(const plan::Index& index, const ExportSource& source,
                                           const ExportWish& wish) {
    const double radius = radius_m(index, source);
    std::vector<PlannedPage> out;
    for (const plan::Station& station : index->stations) {
        geo::GeoExtent ground;
        include_around(ground, station.position, radius);
        const auto is_near = [&](geo::LonLat at) { return geo::distance_m(station.position, at) <= radius; };
        out.push_back({carto::in(station.name, wish.language),
                       unselected(source.view),
                       ground,
                       {ref_of(station)},
                       carriers_where(index, is_near),
                       {}});
    }
    for (const plan::PlannedStation& station : index->planned_stations)
        out.push_back({carto::in(station.name, wish.language), {}, {}, {}, {}, {}, false});
    return out;
}

/// Of the story, hidden slides left out; without one all views of the plan, each once.
std::vector<const plan::SavedView*> views_of(const plan::Plan& plan, const plan::Story& story) {
    std::vector<const plan::SavedView*> out;
    const auto add = [&](const plan::SavedView& view) {
        if (!view.removed && std::ranges::find(out, &view) == out.end()) out.push_back(&view);
    };
    if (story.id != 0) {
        for (const plan::Slide& slide : plan::slides_of(plan, story.id))
            if (slide.number > 0) add(*slide.view);
        return out;
    }
    for (const plan::Story* each : plan::stories_of(plan))
        for (const plan::Slide& slide : plan::slides_of(plan, each->id)) add(*slide.view);
    for (const plan::SavedView& view : plan.views) add(view);
    return out;
}

std::vector<PlannedPage> pages_of_views(const plan::Index& index, const ExportSource& source, const ExportWish& wish) {
    std::vector<PlannedPage> out;
    for (const plan::SavedView* view : views_of(index.plan(), source.story))
        out.push_back({carto::in(view->title, wish.language), *view, session::extent_of(*view), {}, {}, {}});
    return out;
}

}  // namespace

std::vector<PlannedPage> planned_pages(const plan::Index& index, const ExportSource& source, const ExportWish& wish) {
    switch (wish.by) {
        case AtlasBy::areas: return pages_of_areas(index, source, wish);
        case AtlasBy::stations: return pages_of_stations(index, source, wish);
        case AtlasBy::views: return pages_of_views(index, source, wish);
    }
    return {};
}

}  // namespace handout
