// A story as it is presented: which page is shown, what lies over it, and what a key makes of that. Values and pure
// functions of them, so that every key can be tested without a window; times are seconds of the caller's clock. What
// the map shows of a page is MapSession's (ShowPage). Any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "plan/story.h"
#include "scene/scene.h"
#include "session/story_page.h"

namespace plan {
struct Plan;
}

namespace session {

/// The opening page, the slides that are not hidden, and the closing page, as the story has them.
std::vector<StoryPage> pages_of(const plan::Plan& plan, const plan::Story& story);

/// What a clicker blanks the screen with.
enum class Blank : std::uint8_t { none, black, white };

/// What a key, or a button of the presenter, asks for.
enum class PresentStep : std::uint8_t {
    next,
    back,
    first,
    last,
    ask_number,  ///< the digits that follow are a slide's number, until confirm
    confirm,     ///< goes to the number that was typed; without one: next
    black,       ///< and back to the slide
    white,
    pen,
    pointer,
    wipe,       ///< what the pen drew
    play,       ///< the years that have values, one after the other; again: stops there
    show_keys,  ///< and hides them
    leave,
    // what is done to the map alone, by whoever shows it
    baseline,  ///< while the key is held
    wall,
    zoom_in,
    zoom_out,
    other_screen,
    copy,  ///< the page as a picture, for other programs
    // what the presenter sees
    notes,  ///< in a window of their own, or away with it
    larger_notes,
    smaller_notes,
    stop_time,  ///< and lets it go on
    reset_time,
};

struct Presentation {
    std::int64_t story = 0;        ///< id
    std::vector<StoryPage> pages;  ///< at least one
    std::size_t page = 0;
    Blank blank = Blank::none;
    std::optional<int> number;  ///< that is being typed; 0: no digit yet
    bool pen = false, pointer = false, keys_shown = false;
    std::vector<std::vector<scene::Vec2>> strokes;  ///< of the pen on this page, device px of the map
    std::optional<double> played_from_s;            ///< when the years began to play
    int shown = 0;                                  ///< counts the pages that were asked for: another one shows anew
    bool over = false;
    friend bool operator==(const Presentation&, const Presentation&) = default;
};

/// At the slide of that number (from 1); 0: at the first page. A number beyond the end: the last slide.
Presentation begin_presentation(const plan::Plan& plan, const plan::Story& story, int slide);
/// The number of the slide that shows a view; nothing: the story does not show it.
std::optional<int> slide_of_view(const Presentation& presentation, std::int64_t view);

/// One press is one page: next leaves the last page for the end of the story, back stays at the first. Each page ends
/// what lay over the one before: blank, strokes, years.
Presentation after(Presentation presentation, PresentStep step, double now_s);
/// A digit of the number, 0 … 9; only after ask_number.
Presentation with_digit(Presentation presentation, int digit);

/// How long each year is shown while they are played.
inline constexpr double k_year_s = 1.2;
/// The year to be shown that long after the years began to play; nothing: all of them were.
std::optional<int> year_played(const std::vector<int>& years, double elapsed_s);

}  // namespace session
