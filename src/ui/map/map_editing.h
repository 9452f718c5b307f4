// Editing carriers on the map with the hand: dragging, nudging, placing with a click. Decides what the pointer and the
// keys mean and pushes edits; draws what is under way. Private to ui.
#pragma once

#include <array>
#include <vector>

#include "frame/panel_context.h"
#include "plan/plan.h"
#include "scene/scene.h"
#include "session/place_reader.h"

namespace ui {

struct KeyPress;

/// Out of the tray, but cancelled: the rest of the press does nothing.
inline constexpr std::int64_t k_dropped = 0;

/// How a position can be known, best first, as they are offered.
inline constexpr std::array k_qualities{plan::PositionQuality::surveyed, plan::PositionQuality::address,
                                        plan::PositionQuality::digitised, plan::PositionQuality::site,
                                        plan::PositionQuality::area};

/// Device px of the map.
scene::Vec2 pointer_on_map(const PanelContext& context);

/// Once a frame before the map's input: ends what cannot go on and commits nudges that came to rest.
void keep_map_editing(PanelContext& context);
/// The left button's press on the map, the last widget, while carriers can be changed; true: the press is a drag of
/// carriers, and the map does not pan.
bool drag_carriers(PanelContext& context);
/// Ends a drag, from the map or out of the tray, that is under way: nothing moves, and the rest of the press does
/// nothing. False: there is none.
bool cancel_drag(PanelContext& context);
bool can_cancel_drag(const MapEditState& state);
/// A click on the map; true: it placed a carrier.
bool place_by_click(PanelContext& context, scene::Vec2 at);
/// A key that moves the selected carriers; true: it did.
bool nudge_by_key(PanelContext& context, const KeyPress& press);
/// Commits presses of the arrow keys that are not committed yet.
void finish_nudge(PanelContext& context);

/// Ghosts, what follows the pointer, its label, warning signs, the preview of typed coordinates.
void draw_map_editing(PanelContext& context);
/// How far off a place may be that is chosen with the hand on the map as it is shown now, metres.
double doubt_by_eye_m(const PanelContext& context);
/// Window px of a position.
scene::Vec2 window_place(const PanelContext& context, geo::LonLat position);

/// The places that the card's text can mean; empty where it can mean none.
const std::vector<session::PlaceCandidate>& places_of_card(PanelContext& context);
void open_place_card(PanelContext& context, std::string text);
void draw_place_card(PanelContext& context);
/// A key while the card is open and nothing is typed; true: it was the card's, such as the number of a quality.
bool place_by_key(PanelContext& context, const KeyPress& press);
/// How well the new position is known and why it was changed, a click each, after a change.
void draw_edit_chips(PanelContext& context);

}  // namespace ui
