// A story as pages: a map a slide, with its title and conclusion, between a first and a last page of words. One
// thread.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "carto/options.h"
#include "handout/progress.h"
#include "plan/plan.h"
#include "session/story_page.h"
#include "sheet/sheet.h"

namespace handout {

struct StoryPages {
    int width_px = 1920, height_px = 1080;
    int dpi = 144;  ///< what makes 1920 px a page of 13.3 in, as wide as a slide
    carto::Language language = carto::Language::zh;
    carto::ThemeName theme = carto::ThemeName::light;
    std::string date;      ///< of the data, YYYY-MM-DD: on the first page; empty: not there
    std::string scenario;  ///< whose name every map bears, since it does not show the plan; empty: it does
    std::string approval;  ///< 审图号 on every map; empty: none stands there
    carto::Stamp stamp = carto::Stamp::schematic_internal;
};

/// The slides that are not hidden, in their order. `missing` gets what a view speaks of and the plan does not have any
/// more, a line each.
base::Result<std::vector<sheet::Page>> story_pages(const plan::PlanPtr& plan, const plan::Story& story,
                                                   const StoryPages& wish, std::vector<std::string>& missing,
                                                   const Progress& progress = {});

/// One of them, of a slide that is hidden too.
base::Result<sheet::Page> story_page(const plan::PlanPtr& plan, const plan::Story& story, const StoryPages& wish,
                                     const session::StoryPage& page);

}  // namespace handout
