// What is shown at a meeting: views that somebody saved, and stories that show them one after the other. Values of the
// plan as all others; their ids are of the project file. A view is kept in words and keys of its own, so that a plan
// that lost an area or an indicator still holds the view that spoke of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "plan/name.h"

namespace plan {

/// A view of the map that can be opened again: what must be seen, not the pixels that showed it. It names indicators,
/// areas and carriers by key and refers to none: what is gone is said (missing_from()). Lists are keys in order, with
/// a space between.
struct SavedView {
    std::int64_t id = 0;
    Name title;
    Name conclusion;   ///< a sentence beneath the title; may hold {fields}
    Name notes;        ///< for who presents it
    std::string seen;  ///< longitude, latitude, width and height on the ground in metres; empty: the whole city
    std::string mode;
    std::string indicator;  ///< key; empty: the first of the plan
    std::string measure;
    int year = 0;               ///< 0: the last with values
    std::string other_measure;  ///< of the second map; empty: there is none
    int other_year = 0;
    double split = 0.5;  ///< where the first map ends, as a share of the width
    bool wall = false;   ///< small maps of all indicators
    std::string method;
    int classes = 5;
    std::string breaks;       ///< numbers
    std::string palette;      ///< empty: the measure's own
    std::string target_set;   ///< key; empty: the plan's
    std::string hidden;       ///< layers
    std::string opacity;      ///< layer=0.5, of those that are not opaque
    std::string highlighted;  ///< row of the legend that stands out; empty: none does
    std::string review;       ///< filter, reach and ruler, as one text
    std::string selection;    ///< kind/key of each feature
    std::string strip;        ///< from and to of the line that is drawn unrolled, metres; empty: all of it
    bool removed = false;
    std::string entered;  ///< UTC, ISO 8601: when it was last changed
    std::string author;
    friend bool operator==(const SavedView&, const SavedView&) = default;
};

/// Views in an order, for one meeting.
struct Story {
    std::int64_t id = 0;
    Name name;
    std::string maker;    ///< on the first and the last page; empty: none is named
    double place = 0;     ///< among the stories: the first is the usual one
    bool opening = true;  ///< a page with its name before the first view
    bool closing = true;  ///< a page with its maker and sources after the last
    bool removed = false;
    friend bool operator==(const Story&, const Story&) = default;
};

/// How one view follows another.
enum class Transition : std::uint8_t {
    flight,  ///< the camera flies there
    fade,
    cut,
};

/// A view in a story.
struct StoryPart {
    std::int64_t id = 0;
    std::int64_t story = 0;  ///< id
    std::int64_t view = 0;   ///< id
    double place = 0;        ///< in its story: between its neighbours, so that two people's parts never renumber
    Transition transition = Transition::flight;
    double seconds = 0;   ///< of the transition; 0: as long as the way asks for
    bool hidden = false;  ///< is left out when the story is shown
    bool removed = false;
    friend bool operator==(const StoryPart&, const StoryPart&) = default;
};

std::string_view to_key(Transition value);
Name label(Transition value);

}  // namespace plan
