// What the pages of a story say beside their maps. Private to handout; pure.
#pragma once

#include <string>
#include <vector>

#include "carto/options.h"
#include "carto/title_page.h"
#include "plan/plan.h"

namespace handout {

carto::TitlePage opening_page(const plan::Plan& plan, const plan::Story& story, const std::string& date,
                              carto::Language language);
/// Who made it, and where the data come from.
carto::TitlePage closing_page(const plan::Plan& plan, const plan::Story& story, carto::Language language);

}  // namespace handout
