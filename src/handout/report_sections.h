// The evaluation of a plan as a document of text, tables and charts; chart lays it on sheets. Private to handout.
#pragma once

#include <functional>

#include "base/result.h"
#include "carto/options.h"
#include "chart/document.h"
#include "chart/pages.h"
#include "handout/report_pages.h"
#include "plan/review_index.h"

namespace handout {

/// The plan without what was observed after the year that is judged: an evaluation of 2023 knows no 2024.
plan::PlanPtr as_of_year(const plan::PlanPtr& plan, const EvaluationWish& wish);

/// A map of the report; its caption is the caller's.
using MapMaker = std::function<base::Result<chart::Picture>(const carto::MapOptions&)>;

/// `progress` is asked before each map.
base::Result<chart::Document> report_sections(const plan::ReviewIndex& review, const EvaluationWish& wish,
                                              const MapMaker& make_map, const Progress& progress, ReportPart part);

/// What stands at the head and foot of its sheets.
chart::SheetWords report_words(const plan::Index& index, const EvaluationWish& wish);

/// The title of the plan and what of it this is.
std::string report_title(const plan::Plan& plan, const EvaluationWish& wish);
std::string report_subtitle(const plan::Plan& plan, const EvaluationWish& wish);

}  // namespace handout
