// A page of a story as it is shown: words alone, or a saved view. Values; any thread.
#pragma once

#include <cstdint>

#include "plan/story.h"

namespace session {

enum class PageKind : std::uint8_t { opening, slide, closing };

struct StoryPage {
    PageKind kind = PageKind::slide;
    std::int64_t view = 0;  ///< id, of a slide
    int number = 0;         ///< of a slide, from 1
    plan::Transition transition = plan::Transition::cut;
    double seconds = 0;  ///< of the transition; 0: as long as the way asks for
    friend bool operator==(const StoryPage&, const StoryPage&) = default;
};

}  // namespace session
