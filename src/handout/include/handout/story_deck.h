// A story as a deck for other programs: a slide a view, with its map as a picture and title, conclusion, legend, table
// and bars as objects that can be edited there. Needs OpenGL for the maps. One thread.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "carto/options.h"
#include "exchange/deck.h"
#include "handout/progress.h"
#include "plan/plan.h"

namespace handout {

struct DeckWish {
    int picture_width_px = 2000;
    carto::Language language = carto::Language::zh;
    std::string date;      ///< of the data, YYYY-MM-DD: on the first slide and in the file; empty: in neither
    std::string scenario;  ///< whose name every slide bears, since it does not show the plan; empty: it does
};

/// The slides that are not hidden, in their order. `missing` gets what a view speaks of and the plan does not have any
/// more, a line each. The maps are drawn one by one while the deck is written, on the thread that made it, and
/// `progress` is asked then: who says no ends the writing with an error.
base::Result<exchange::Deck> story_deck(const plan::PlanPtr& plan, const plan::Story& story, const DeckWish& wish,
                                        std::vector<std::string>& missing, const Progress& progress = {});

}  // namespace handout
