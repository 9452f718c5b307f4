// What a review asks of the map: which carriers pass, how surely each lies within reach, and the reach's ground.
// Private to carto.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "carto/options.h"
#include "geo/crs.h"
#include "geometry.h"
#include "plan/review_index.h"

namespace carto {

/// For one build. By the order of Plan::carriers; empty: nothing is asked of them.
struct ReviewMarks {
    std::vector<bool> passes;
    std::vector<plan::Membership> within;
    const Mesh* reach = nullptr;     ///< null: no reach is shown
    const Mesh* compared = nullptr;  ///< of the other width
    /// Within the reach, where the ground of one station ends and that of the next begins.
    const std::vector<Path>* borders = nullptr;

    [[nodiscard]] bool pass(std::size_t carrier) const { return passes.empty() || passes[carrier]; }
};

/// Keeps what is worth keeping between two builds of one plan.
class ReviewMaker {
public:
    /// The plan is another one; the one before must still be there.
    void use_plan(const plan::Index& of, bool same_ground);
    /// Measured along the line of that name, else along the nearest; good until another is asked for.
    [[nodiscard]] const plan::ReviewIndex& index(const plan::Index& of, std::string_view line);
    ReviewMarks marks(const plan::Index& of, const MapOptions& options, const geo::CrsTransform& crs,
                      geo::Projected origin, double pixels_per_metre);

private:
    struct Ground {
        plan::ReachOf of;
        double straight_m;
        plan::ChosenLine line;
        double tolerance_m;
        Mesh mesh;
        std::vector<Path> borders;
    };
    const Ground* ground(std::optional<Ground>& kept, const plan::Index& of, const plan::Reach& reach,
                         plan::ChosenLine line, const geo::CrsTransform& crs, geo::Projected origin,
                         double tolerance_m);

    std::optional<plan::ReviewIndex> index_;
    std::optional<Ground> reach_, compared_;
};

}  // namespace carto
