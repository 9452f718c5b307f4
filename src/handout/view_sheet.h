// A view laid on a sheet of paper. Private to handout.
#pragma once

#include "carto/map_builder.h"
#include "handout/export.h"
#include "picture/picture.h"

namespace handout {

/// The page, with what it shows, at the resolution that all formats of it share: names stand in the same places in
/// each.
ExportResult<sheet::Page> view_sheet(carto::MapBuilder& builder, const ExportSource& source,
                                     const session::ExportWish& wish);

}  // namespace handout
