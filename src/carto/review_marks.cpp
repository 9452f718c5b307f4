#include "review_marks.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "draw_reach.h"
#include "geo/buffer.h"
#include "plan/reach_report.h"

namespace carto {
namespace {

/// How far an edge can lie beside its place without being seen to, at most 0.15 px: by powers of two, so that what is
/// kept is good for a little zoom too.
double unseen_m(double pixels_per_metre) {
    constexpr double k_share_of_px = 0.15;
    return std::exp2(std::floor(std::log2(k_share_of_px / pixels_per_metre)));
}

}  // namespace

void ReviewMaker::use_plan(const plan::Index& of, bool same_ground) {
    if (index_) index_ = plan::ReviewIndex(of, std::move(*index_));
    if (same_ground) return;
    reach_.reset();
    compared_.reset();
}

const plan::ReviewIndex& ReviewMaker::index(const plan::Index& of, std::string_view line) {
    const plan::ChosenLine chosen = plan::find_line(of.plan(), line);
    if (!index_ || index_->corridor().chosen() != chosen) index_.emplace(of, chosen);
    return *index_;
}

const ReviewMaker::Ground* ReviewMaker::ground(std::optional<Ground>& kept, const plan::Index& of,
                                               const plan::Reach& reach, plan::ChosenLine line,
                                               const geo::CrsTransform& crs, geo::Projected origin,
                                               double tolerance_m) {
    if (kept && kept->of == reach.of && kept->straight_m == reach.straight_m() && kept->line == line &&
        kept->tolerance_m == tolerance_m)
        return &*kept;
    const double sagitta_m = std::max(tolerance_m / 2, geo::k_buffer_sagitta_m);
    const geo::MultiPolygon outline = plan::reach_outline(of.plan(), reach, line, sagitta_m);
    kept = Ground{reach.of, reach.straight_m(), line, tolerance_m, reach_mesh(outline, crs, origin, tolerance_m), {}};
    kept->borders = station_borders(plan::stations_of(of.plan(), line), kept->mesh, crs, origin);
    return &*kept;
}

ReviewMarks ReviewMaker::marks(const plan::Index& of, const MapOptions& options, const geo::CrsTransform& crs,
                               geo::Projected origin, double pixels_per_metre) {
    ReviewMarks out;
    if (options.filter.empty() && !options.shows_reach) return out;
    const plan::ReviewIndex& review = index(of, options.line);
    const plan::ChosenLine line = review.corridor().chosen();
    if (!options.filter.empty()) out.passes = plan::passing(review, options.filter, options.reach);
    if (!options.shows_reach) return out;
    for (const plan::CarrierPlace& place : review.places())
        out.within.push_back(plan::membership(place, options.reach));
    const double tolerance_m = unseen_m(pixels_per_metre);
    const Ground* asked = ground(reach_, of, options.reach, line, crs, origin, tolerance_m);
    out.reach = &asked->mesh;
    out.borders = &asked->borders;
    if (!options.reach.compared_m) return out;
    plan::Reach other = options.reach;
    other.width_m = *options.reach.compared_m;
    out.compared = &ground(compared_, of, other, line, crs, origin, tolerance_m)->mesh;
    return out;
}

}  // namespace carto
