// The evaluation of a plan as pages: cover, contents, scope, the indicators judged one by one with tables, charts and
// maps, carriers, areas, gaps, notes, sources and definitions. The numbers are those of the workbook and of the window;
// what nobody has entered says so in its cell. Needs no OpenGL. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "handout/progress.h"
#include "handout/report_book.h"
#include "plan/plan.h"
#include "session/evaluation.h"
#include "sheet/sheet.h"

namespace handout {

struct EvaluationWish : ReportWish {
    std::string title;  ///< empty: that of the plan
    session::ResultWords words = session::ResultWords::reached;
};

/// The year that the evaluation judges: the one that is asked for; else the last with values, or the target year where
/// nothing was observed after the baseline.
int evaluated_year(const plan::Index& index, int asked);

/// How much of it is written: all, or cover, overall result and indicators alone, as on slides.
enum class ReportPart : std::uint8_t { all, results };

/// A4, portrait.
base::Result<std::vector<sheet::Page>> report_pages(const plan::PlanPtr& plan, const EvaluationWish& wish,
                                                    const Progress& progress = {}, ReportPart part = ReportPart::all);

/// What a PDF of these pages says of itself.
sheet::Document report_document(const plan::Plan& plan, const EvaluationWish& wish);

}  // namespace handout
