#include "shell/in_progress.h"

#include <algorithm>
#include <array>
#include <imgui.h>
#include <imgui_internal.h>

#include "map/map_editing.h"
#include "map/sketching.h"
#include "panels/value_table.h"
#include "session/actions.h"
#include "shell/command_actions.h"
#include "ui/map_edit_state.h"
#include "ui/overlay_state.h"
#include "ui/story_state.h"
#include "windows/windows.h"

namespace ui {
namespace {

/// A row of the table: whether something is under way, and what ends it.
struct InProgress {
    bool (*is)(const PanelContext& context);
    void (*cancel)(PanelContext& context);
};

void nothing(PanelContext&) {}

/// In the order in which they are left.
constexpr std::array k_things{
    // a drag of carriers
    InProgress{[](const PanelContext& c) { return can_cancel_drag(c.map_edit); },
               [](PanelContext& c) { (void)cancel_drag(c); }},
    // a slide on its way to another place
    InProgress{[](const PanelContext& c) { return c.story.carried != 0; },
               [](PanelContext& c) {
                   c.story.carried = 0;
                   ImGui::ClearActiveID();
               }},
    // a list that has closed itself
    InProgress{[](const PanelContext& c) { return c.widgets.escape_taken(); }, nothing},
    // the window that lies over the map
    InProgress{[](const PanelContext& c) { return c.overlays.open != Overlay::none; }, escape_from_window},
    // typing or walking in the table of values
    InProgress{[](const PanelContext& c) { return uses_values(c); }, leave_values},
    // a nudge that is not committed yet
    InProgress{[](const PanelContext& c) { return c.map_edit.nudge.has_value(); },
               [](PanelContext& c) { c.map_edit.nudge.reset(); }},
    // what is begun of a drawing for a note, then the tool
    InProgress{[](const PanelContext& c) { return c.map_edit.notes.sketch.has_value(); }, cancel_sketch},
    // the note that the next click pins to something else
    InProgress{[](const PanelContext& c) { return c.map_edit.notes.moved != 0; },
               [](PanelContext& c) { c.map_edit.notes.moved = 0; }},
    // the carrier that the next click places
    InProgress{[](const PanelContext& c) { return c.map_edit.aim != Aim::none; },
               [](PanelContext& c) { c.map_edit.aim = Aim::none; }},
    // the card of coordinates
    InProgress{[](const PanelContext& c) { return c.map_edit.place.open; },
               [](PanelContext& c) { c.map_edit.place = {}; }},
    // the note of a finding
    InProgress{[](const PanelContext& c) { return c.map_edit.note.carrier != 0; },
               [](PanelContext& c) { c.map_edit.note = {}; }},
    // a pair of places of which one is clicked
    InProgress{[](const PanelContext& c) { return c.overlays.tracing.picked.has_value(); },
               [](PanelContext& c) { c.overlays.tracing.picked.reset(); }},
    // the question what becomes of the view that was opened
    InProgress{[](const PanelContext& c) { return c.story.asks; }, [](PanelContext& c) { c.story.asks = false; }},
    // the presentation
    InProgress{[](const PanelContext& c) { return c.overlays.presenting; }, [](PanelContext& c) { present(c, false); }},
    // measurement, tool, marked place, selection, comparison: the session knows which is first
    InProgress{[](const PanelContext&) { return true; }, [](PanelContext& c) { c.push(session::PeelOff{}); }},
};

}  // namespace

void cancel_first(PanelContext& c) {
    const auto first =
        std::find_if(k_things.begin(), k_things.end(), [&](const InProgress& each) { return each.is(c); });
    if (first != k_things.end()) first->cancel(c);
}

}  // namespace ui
