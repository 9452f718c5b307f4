// What the pages of an atlas show, before any is drawn. Private to handout. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "handout/export.h"
#include "plan/index.h"
#include "view_sheet.h"

namespace handout {

/// A page that will be, or that cannot be.
struct PlannedPage {
    std::string name;
    plan::SavedView view;
    geo::GeoExtent ground;                              ///< that it must show; empty: the whole city
    std::vector<plan::FeatureRef> ringed;               ///< empty: as the view
    std::optional<std::vector<std::int64_t>> carriers;  ///< ids of those it lists; empty: all
    geo::MultiPolygon shape;                            ///< of an area, which nothing shall cover
    bool has_place = true;  ///< false: the plan does not say where it lies, so there is no page
};

/// In the order of the plan, of the line or of the story.
std::vector<PlannedPage> planned_pages(const plan::Index& index, const ExportSource& source,
                                       const session::ExportWish& wish);

}  // namespace handout
