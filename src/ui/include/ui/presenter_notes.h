// What the presenter sees in a window of their own while a story is presented: this slide and the next, the notes in
// large letters, the number of the slide, the time of day and how long it has lasted, and buttons for the commonest
// keys. Dark whatever the theme, as rooms with a projector are. Reads the presentation and changes nothing: what its
// buttons ask for is in the result. Main thread, inside an ImGui frame of its own.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "session/presenting.h"

namespace session {
class MapSession;
}

namespace ui {

class FontAtlas;
struct KeyboardState;
struct PresentingState;
struct Probe;

/// Of the pictures of this slide and the next as they are drawn, logical px.
inline constexpr float k_notes_picture_width = 480, k_notes_picture_height = 270;

struct PresenterInput {
    float width = 0, height = 0;  ///< of the window, device px
    float scale = 1;              ///< device px per logical px
    double now_s = 0;
    std::string time_of_day;  ///< "14:05"
    /// Pictures of saved views by their id; null: there are none.
    const std::map<std::int64_t, void*>* pictures = nullptr;
};

/// `state` presents a story. The notes are shown in FontAtlas::reading().
std::vector<session::PresentStep> draw_presenter_notes(const session::MapSession& session, const PresentingState& state,
                                                       FontAtlas& fonts, Probe& probe, KeyboardState& keyboard,
                                                       const PresenterInput& input);

}  // namespace ui
