// The bullets of an area as carto draws them, for the window and for pictures. Pure function; any thread.
#pragma once

#include "carto/bullet_chart.h"
#include "carto/options.h"
#include "plan/index.h"
#include "plan/plan.h"

namespace session {

/// A row for every indicator of the plan, in its order, of the options' year, targets and language.
carto::BulletChart bullet_chart(const plan::Index& index, const plan::Area& area, const carto::MapOptions& options);

}  // namespace session
