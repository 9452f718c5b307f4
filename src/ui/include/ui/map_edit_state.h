// What is under way on the map while carriers are edited: a drag, a nudge, what the next click places, the card for
// typed coordinates. Part of OverlayState. Values, changed only by drawing; nothing of it is on the disk, and all of it
// may be thrown away. Main thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geo/geometry.h"
#include "plan/plan.h"
#include "scene/scene.h"

namespace session {
struct PlaceCandidate;
}

namespace ui {

/// Carriers that follow the pointer. Positions EPSG:4490.
struct CarrierDrag {
    std::vector<std::int64_t> ids;  ///< all that move
    std::int64_t held = 0;          ///< the one under the pointer
    geo::LonLat from, to;           ///< of the held one
    scene::Vec2 hold;               ///< from its place to the pointer, device px
    plan::Name snapped_to;          ///< empty: to nothing
    bool moving = false;            ///< past the threshold
    bool outside = false;           ///< the pointer is not on the map: let go here it moves nothing
    bool dropped = false;           ///< cancelled: the rest of the press does nothing
};

/// Presses of the arrow keys that are not committed yet.
struct Nudge {
    std::vector<std::int64_t> ids;
    geo::LonLat by;  ///< degrees
    double last_s = 0;
};

/// Where a carrier was before it was moved; shown until it is deselected.
struct Ghost {
    std::int64_t carrier = 0;
    geo::LonLat from;
};

/// What the next click on the map does.
enum class Aim { none, add, place };

/// What typed coordinates were read as; read anew when one of the first four is another. Making a named reference
/// system is far too slow for every frame.
struct ReadPlaces {
    const plan::Plan* plan = nullptr;
    std::string text, definition;
    std::size_t source = 0;
    std::vector<session::PlaceCandidate> places;
    std::string problem;  ///< why there are none
};

/// The card for typed or pasted coordinates.
struct PlaceCard {
    bool open = false;
    bool take_focus = false;
    std::string text;
    std::size_t source = 0;     ///< of session::k_source_kinds
    std::string definition;     ///< of a named system
    int at = -1;                ///< which reading; -1: of several none is chosen yet
    bool far_is_meant = false;  ///< said of a place far outside the city
    ReadPlaces read;
};

/// The note with which a finding is let stand, while it is written.
struct FindingNote {
    std::int64_t carrier = 0;
    std::string code;
    std::string text;
    bool take_focus = false;
};

/// What is drawn on the map for a note, until Escape ends it.
struct NoteSketch {
    std::int64_t note = 0;  ///< id of the Note
    plan::DrawnShape shape = plan::DrawnShape::arrow;
    plan::DrawnColour colour = plan::DrawnColour::red;
    geo::LineString course;  ///< as far as it has come; empty: nothing is begun
    bool held = false;       ///< the button is down since its last point
    bool by_key = false;     ///< begun by Enter: its points lie in the middle of the map
};

/// An answer to a note, while it is written.
struct NoteAnswer {
    std::int64_t note = 0;
    std::string text;
};

/// What is done about notes, in whatever mode.
struct NoteWork {
    std::optional<NoteSketch> sketch;
    plan::DrawnColour colour = plan::DrawnColour::red;  ///< of the next drawing
    NoteAnswer answer;
    std::int64_t moved = 0;  ///< the note that the next click pins to something else; 0: none
};

struct MapEditState {
    std::optional<CarrierDrag> drag;
    std::optional<Nudge> nudge;
    std::vector<Ghost> ghosts;
    Aim aim = Aim::none;
    std::int64_t aimed = 0;                 ///< Aim::place: id of the carrier
    std::optional<std::int64_t> from_tray;  ///< dragged out of the list of unlocated ones
    bool right_spent = false;               ///< the right button cancelled a drag: its release opens no menu
    PlaceCard place;
    FindingNote note;
    NoteWork notes;
    std::string reason;  ///< being typed into the chips
};

/// Carriers follow the pointer now.
inline bool is_dragging(const MapEditState& state) { return state.drag && state.drag->moving && !state.drag->dropped; }

}  // namespace ui
