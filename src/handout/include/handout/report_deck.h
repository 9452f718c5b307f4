// The evaluation of a plan as a deck for other programs: what its pages say of the whole and of each indicator, a slide
// a section, with tables and bars as objects that can be edited there and maps as pictures. Needs no OpenGL. One
// thread.
#pragma once

#include "base/result.h"
#include "exchange/deck.h"
#include "handout/report_pages.h"

namespace handout {

base::Result<exchange::Deck> report_deck(const plan::PlanPtr& plan, const EvaluationWish& wish,
                                         const Progress& progress = {});

}  // namespace handout
