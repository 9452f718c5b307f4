// What the pages of a story say beside their maps, and what a slide says over its own. Pure; any thread.
#pragma once

#include <string>

#include "carto/options.h"
#include "carto/title_page.h"
#include "plan/plan.h"
#include "plan/review_index.h"

namespace session {

/// Name of the story, its maker and a date (YYYY-MM-DD; empty: none).
carto::TitlePage opening_page(const plan::Plan& plan, const plan::Story& story, const std::string& date,
                              carto::Language language);
/// Who made it, and where the data come from.
carto::TitlePage closing_page(const plan::Plan& plan, const plan::Story& story, carto::Language language);

/// The conclusion with today's numbers; then, in a sentence, what the view speaks of and the plan does not have.
std::string slide_conclusion(const plan::SavedView& view, const plan::ReviewIndex& review,
                             const carto::MapOptions& options);

}  // namespace session
