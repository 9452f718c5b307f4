// A map of the report, on the template for figures. Private to handout.
#pragma once

#include "base/result.h"
#include "carto/options.h"
#include "chart/document.h"
#include "handout/report_pages.h"
#include "picture/picture.h"

namespace handout {

/// Without its caption. `dpi`: of the sheets that it goes on; `on_paper`: it is printed at that size, so that it has a
/// round scale, which it states.
base::Result<chart::Picture> report_map(carto::MapBuilder& builder, const EvaluationWish& wish,
                                        carto::MapOptions options, int dpi, bool on_paper);

}  // namespace handout
