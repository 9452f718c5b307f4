// Names that were bound to areas by hand: what each means, another meaning, none any more, and a new one.
#include <algorithm>
#include <imgui.h>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "frame/editing.h"
#include "plan/observations.h"
#include "plan/plan.h"
#include "session/edit_actions.h"
#include "ui/names_state.h"
#include "ui/overlay_state.h"
#include "windows/window_rows.h"

namespace ui {
namespace {

/// The key of the area chosen in this frame; empty: none was.
std::string choose_area(PanelContext& c, const std::string& key, const std::string& current, float width) {
    std::vector<Widgets::Choice> choices;
    int at = -1;
    for (const plan::Area& area : c.session.plan().areas) {
        if (area.key == current) at = static_cast<int>(choices.size());
        choices.push_back({area.key, c.name(area.name)});
    }
    const int chosen = c.widgets.drop_down(key, choices, at, width, c.say("Area"));
    return chosen < 0 ? std::string() : choices[static_cast<std::size_t>(chosen)].key;
}

/// Binds the name unless the plan refuses, which is said; true: it was handed over.
bool bind_name(PanelContext& c, const std::string& name, const std::string& area) {
    const auto edit = plan::bind_alias(c.session.plan(), name, area);
    std::string& problem = c.overlays.names.problem;
    problem = edit ? "" : base::to_line(edit.error(), c.widgets.language());
    if (edit && edit->empty()) problem = c.say("The name is bound to this area already.");
    if (problem.empty()) c.edit(session::BindName{name, area});
    return problem.empty();
}

float area_width(const PanelContext& c) { return c.widgets.px(200); }
/// Where the areas stand: all below each other.
float area_start(const PanelContext& c) {
    return ImGui::GetWindowContentRegionMax().x - area_width(c) - ImGui::GetFrameHeight() - c.widgets.px(8);
}

void draw_bound(PanelContext& c, const plan::AreaAlias& alias) {
    const std::string key = "names/" + alias.alias;
    const float start = area_start(c);
    ImGui::AlignTextToFramePadding();
    c.widgets.fitted_text(alias.alias, start - ImGui::GetCursorPosX() - c.widgets.px(4));
    ImGui::SameLine(start);
    if (!c.session.unlocked()) {
        const plan::Area* area = c.session.index().area(alias.area);
        c.widgets.fitted_text(area == nullptr ? alias.area : c.name(area->name), area_width(c));
        return;
    }
    if (const std::string area = choose_area(c, key + "/area", alias.area, area_width(c)); !area.empty())
        (void)bind_name(c, alias.alias, area);
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.icon_button(key + "/remove", Icon::close, c.say("This name means nothing any more")))
        c.edit(session::UnbindName{alias.alias});
}

void draw_bound_names(PanelContext& c) {
    constexpr std::size_t k_most_rows = 8;
    const auto& names = c.session.plan().area_aliases;
    if (names.empty()) return c.widgets.soft_text(c.say("No name is bound yet."));
    const auto shown = static_cast<float>(std::min(names.size(), k_most_rows));
    ImGui::BeginChild("###names", {0, shown * ImGui::GetFrameHeightWithSpacing() + c.widgets.px(2)});
    for (const plan::AreaAlias& alias : names) draw_bound(c, alias);
    ImGui::EndChild();
}

void draw_new_name(PanelContext& c) {
    NamesState& state = c.overlays.names;
    const float start = area_start(c);
    if (c.widgets.text_field("names/name", state.name, c.say("Another name, as tables write it"),
                             start - ImGui::GetCursorPosX() - c.widgets.px(4), false))
        state.problem.clear();
    ImGui::SameLine(start);
    if (const std::string area = choose_area(c, "names/area", state.area, area_width(c)); !area.empty())
        state.area = area;
    const bool complete = !state.name.empty() && !state.area.empty();
    if (complete && c.widgets.button("names/bind", c.say("Bind the name"), ButtonLook::primary) &&
        bind_name(c, state.name, state.area))
        state = {};
}

}  // namespace

void draw_names_window(PanelContext& c) {
    NamesState& state = c.overlays.names;
    if (std::exchange(c.overlays.just_opened, false)) state = {};
    c.widgets.soft_wrapped(
        c.say("A bound name means its area wherever a name is read: in tables, commands, forms and the search."));
    draw_bound_names(c);
    if (c.session.unlocked()) draw_new_name(c);
    if (!state.problem.empty()) c.widgets.wrapped(std::string(glyph(Icon::warning)) + " " + state.problem);
    if (!c.session.unlocked()) {
        if (c.widgets.button("names/unlock", std::string(glyph(Icon::lock)) + " " + c.say("Unlock to change them")))
            unlock_here(c);
        ImGui::SameLine(0, c.widgets.px(6));
    }
    if (c.widgets.button("names/close", c.say("Close"))) close_window(c);
}

}  // namespace ui
