// Saved views on the command line: what the options of a map make of one, and the map that one shows. Private to cli.
// One thread.
#pragma once

#include "base/result.h"
#include "carto/options.h"
#include "cli/map_arguments.h"
#include "geo/geometry.h"
#include "plan/index.h"
#include "plan/story.h"
#include "review_arguments.h"

namespace cli {

/// What a view of the map shows: subject, layers, filter, reach and extent.
void add_view_arguments(CLI::App& command, MapArguments& map, ReviewArguments& review);
/// A view without words. Every word that the plan does not know is refused with those that it does.
base::Result<plan::SavedView> view_of(const MapArguments& map, const ReviewArguments& review, const plan::Index& index,
                                      bool english);

}  // namespace cli
