// A view laid on a sheet of paper. Private to handout.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "carto/map_builder.h"
#include "handout/export.h"
#include "picture/picture.h"

namespace handout {

/// Nothing is made, and the field of the form that is at fault.
inline tl::unexpected<session::ExportProblem> refused(session::ExportField field, base::Error error) {
    return tl::unexpected(session::ExportProblem{field, std::move(error)});
}

/// What a page has of its own, in place of what view and wish say: one of an atlas, a picture.
struct PagePart {
    std::string name;                                   ///< what it shows, beneath the title
    std::string number;                                 ///< "3 / 15"
    geo::GeoExtent extent;                              ///< empty: as the view
    std::vector<plan::FeatureRef> ringed;               ///< empty: as the view
    std::vector<carto::IndexedPage> pages;              ///< of the index alone
    std::optional<std::vector<std::int64_t>> carriers;  ///< ids of those in its index; empty: all
    std::optional<double> scale;                        ///< denominator; empty: as the wish
    bool is_picture = false;  ///< of no paper: it has the largest scale that fits, and states none
};

/// A page, and the map that is on it.
struct Sheet {
    sheet::Page page;
    scene::Camera camera;
    double scale = 0;  ///< denominator; 0: small maps of all indicators have none
};

/// The page, with what it shows, at the resolution that all formats of it share: names stand in the same places in
/// each.
ExportResult<Sheet> view_sheet(carto::MapBuilder& builder, const ExportSource& source, const session::ExportWish& wish,
                               const PagePart& part = {});

/// The largest round scale at which the sheet shows its ground, as a denominator; 0: it has none.
double fitting_scale(carto::MapBuilder& builder, const ExportSource& source, const session::ExportWish& wish,
                     const PagePart& part);

}  // namespace handout
