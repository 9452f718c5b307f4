// The strip of slides while a story is composed: what is shown and selected, and what is typed before it is a change.
// Values; main thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "plan/name.h"

namespace ui {

inline constexpr float k_slide_width = 112, k_slide_height = 63;  ///< of its picture, logical px

/// Words of a saved view or a story that are typed and not saved yet.
struct StoryWords {
    plan::Name title, conclusion, notes;
    friend bool operator==(const StoryWords&, const StoryWords&) = default;
};

struct StoryState {
    std::int64_t story = 0;  ///< id of the one that is shown; 0: the usual one
    std::int64_t part = 0;   ///< id of the slide that is selected; 0: none is
    bool has_keys = false;   ///< a slide was clicked last: keys that mean something else elsewhere are about it
    bool reveals = false;    ///< the list scrolls to the selected slide
    bool asks = false;       ///< whether what is shown replaces the view that was opened

    std::int64_t renamed = 0;  ///< id of the slide whose title is typed in the list; 0: none
    std::string new_title;
    bool takes_focus = false;  ///< that field takes the keyboard

    std::int64_t carried = 0;                           ///< id of the slide that is dragged; 0: none
    std::map<std::int64_t, StoryWords> typed;           ///< by view: words that are not saved yet
    std::map<std::int64_t, std::string> typed_seconds;  ///< by part
    std::string story_name, story_maker;                ///< of the story that is shown, as typed
    std::int64_t story_typed = 0;                       ///< the story that these are of
    std::string next_story;                             ///< name of one that is about to be made
};

}  // namespace ui
