#include "map/context_menu.h"

#include <algorithm>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <utility>

#include "carto/options.h"
#include "carto/pick.h"
#include "frame/editing.h"
#include "frame/layout.h"
#include "map/map_editing.h"
#include "plan/corridor_index.h"
#include "plan/index.h"
#include "plan/note_details.h"
#include "plan/ruler.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/coordinates.h"
#include "session/facts.h"
#include "session/known_text.h"
#include "session/strip_view.h"
#include "ui/map_edit_state.h"
#include "ui/overlay_state.h"
#include "ui/panel_state.h"
#include "ui/requests.h"

namespace ui {
namespace {

constexpr float k_click_slop_px = 4;  // logical

/// Where the place is along the line, and by which chainages.
void draw_place(PanelContext& c, geo::LonLat position) {
    const auto at = c.session.corridor_index().along(position);
    if (!at) return;
    const plan::Ruler& ruler = c.session.index().ruler(at->line);
    const base::Language language = c.widgets.language();
    c.widgets.text(session::strip_place_text(c.session.index(), at->line, at->chainage_m,
                                             at->side < 0 ? -at->offset_m : at->offset_m, language));
    c.widgets.record("context/place");
    const auto line = session::line_row(c.session.index(), at->line, language);
    if (line) c.widgets.small_text(line->value);
    c.widgets.small_text(c.name(plan::label(ruler.kind())));
    ImGui::Separator();
}

bool draw_item(PanelContext& c, const char* key, Icon icon, const std::string& words) {
    ImGui::Dummy({c.widgets.px(220), 0});
    return c.widgets.row(std::string("context/") + key, std::string(glyph(icon)) + "  " + words, false);
}

/// A note can be pinned to what was clicked, which is selected now, and to the bare place.
void draw_note_items(PanelContext& c, scene::Vec2 at) {
    if (!can_write_notes(c)) return;
    const plan::FeatureRef selected = c.session.selected();
    if (const auto pin = pin_to(selected)) {
        plan::NoteDetail detail;
        detail.pin = pin->kind;
        detail.about = pin->about;
        const std::string name = c.name(plan::pin_words(c.session.plan(), detail));
        if (draw_item(c, "note_to", Icon::pin, fmt::format(fmt::runtime(c.say("Pin a note to {0} …")), name)))
            pin_note(c, *pin);
    }
    if (draw_item(c, "note", Icon::pin, c.say("Pin a note here …")))
        pin_note(c, {plan::PinKind::place, c.session.position_at(at)});
}

/// Never destructive. `at`: device px of the map.
void draw_items(PanelContext& c, scene::Vec2 at) {
    const auto item = [&](const char* key, Icon icon, const char* words) {
        return draw_item(c, key, icon, c.say(words));
    };
    draw_place(c, c.session.position_at(at));
    if (item("zoom_to", Icon::zoom_to, base::mark("Zoom there"))) c.push(session::ZoomToSelection{});
    if (item("zoom_in", Icon::zoom_in, base::mark("Zoom in"))) c.push(session::ZoomAt{2, at});
    if (item("measure", Icon::measure, base::mark("Measure from here"))) {
        c.push(session::UseTool{session::Tool::measure});
        c.push(session::AddMeasurePoint{at});
    }
    draw_note_items(c, at);
    if (item("copy", Icon::copy, base::mark("Copy the coordinates")))
        c.ask(CopyText{c.coordinates.text(c.panels.coordinate_system, c.session.position_at(at), c.widgets.language()),
                       c.say("The coordinates were copied")});
}

scene::Vec2 place_of_selection(const PanelContext& c) {
    const scene::Rect& map = c.layout.map;
    if (c.session.scene())
        for (scene::PickTarget target : c.session.scene()->pick_targets) {
            target.offset = {};  // the position, wherever the symbol had to give way to
            const scene::Vec2 at = c.session.on_screen_of(target);
            const bool seen = at.x >= 0 && at.y >= 0 && at.x < map.width && at.y < map.height;
            if (seen && c.session.is_selected(carto::to_feature(target.pick))) return at;
        }
    return {map.width / 2, map.height / 2};
}

}  // namespace

void open_context_menu_by_click(PanelContext& c) {
    const bool released = ImGui::IsMouseReleased(ImGuiMouseButton_Right);
    const bool spent = released && std::exchange(c.map_edit.right_spent, false);
    const float slop = c.widgets.px(k_click_slop_px);
    const bool dragged = ImGui::GetIO().MouseDragMaxDistanceSqr[ImGuiMouseButton_Right] >= slop * slop;
    if (!released || spent || dragged || !ImGui::IsItemHovered() || !c.session.pointer()) return;
    const scene::Vec2 at = pointer_on_map(c);
    c.push(session::SelectAt{at, session::Joining::replace});
    c.overlays.context_menu = {true, at};
}

void open_context_menu_by_key(PanelContext& c) { c.overlays.context_menu = {true, place_of_selection(c)}; }

void draw_context_menu(PanelContext& c) {
    ContextMenu& menu = c.overlays.context_menu;
    if (std::exchange(menu.opens, false)) ImGui::OpenPopup("###context");
    const scene::Rect& map = c.layout.map;
    // towards the middle of the map, so that it never leaves the window
    ImGui::SetNextWindowPos({map.x + menu.at.x, map.y + menu.at.y}, ImGuiCond_Always,
                            {menu.at.x > map.width / 2 ? 1.0F : 0.0F, menu.at.y > map.height / 2 ? 1.0F : 0.0F});
    if (!ImGui::BeginPopup("###context")) return;
    c.widgets.close_on_escape();
    draw_items(c, menu.at);
    ImGui::EndPopup();
}

}  // namespace ui
