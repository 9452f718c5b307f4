#include "view_arguments.h"

#include <CLI/CLI.hpp>

#include "geo/geodesy.h"
#include "session/saved_view.h"

namespace cli {
namespace {

session::SeenGround ground_of(const geo::GeoExtent& extent) {
    const geo::LonLat middle{(extent.west + extent.east) / 2, (extent.south + extent.north) / 2};
    return {middle, geo::distance_m({extent.west, middle.lat}, {extent.east, middle.lat}),
            geo::distance_m({middle.lon, extent.south}, {middle.lon, extent.north})};
}

}  // namespace

void add_view_arguments(CLI::App& command, MapArguments& map, ReviewArguments& review) {
    add_subject_arguments(command, map);
    command.add_flag("--ruler", map.ruler, "ticks with kilometres along the line");
    add_review_arguments(command, review);
    add_against(command, review);
    add_hide_others(command, review);
    add_areas_of(command, review);
}

base::Result<plan::SavedView> view_of(const MapArguments& map, const ReviewArguments& review, const plan::Index& index,
                                      bool english) {
    const auto options = resolve_options(map, index.plan(), english);
    if (!options) return base::pass(options.error());
    auto asked = resolve_review(review, index);
    if (!asked) return base::pass(asked.error());
    const auto extent = resolve_extent(map, index.plan());
    if (!extent) return base::pass(extent.error());
    session::ViewState view;
    view.subject = *options;
    view.look = *options;
    view.review = *std::move(asked);
    view.review.ruler = map.ruler;
    view.wall = map.wall;
    if (options->compared) {
        const carto::MapOptions other = carto::other_side(*options);
        view.comparing = session::Comparing{};
        view.comparing->other = {other.measure, other.year};
    }
    return session::saved_view(view, extent->empty() ? std::nullopt : std::optional(ground_of(*extent)), index);
}

}  // namespace cli
