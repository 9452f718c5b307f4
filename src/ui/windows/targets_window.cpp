// Sets of targets that were revised after the plan: a name, the document it stands in, and who has to reach what. The
// plan's own targets stand beside them and are never changed.
#include <algorithm>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "carto/options.h"
#include "frame/editing.h"
#include "frame/outbox.h"
#include "plan/index.h"
#include "plan/observations.h"
#include "plan/plan.h"
#include "session/edit_actions.h"
#include "ui/import_state.h"
#include "ui/overlay_state.h"
#include "windows/window_rows.h"

namespace ui {
namespace {

/// "r1", "r2", …: the first that no set has.
std::string free_key(const plan::Index& index) {
    for (int n = 1;; ++n)
        if (std::string key = "r" + std::to_string(n); index.target_set(key) == nullptr) return key;
}

/// With the indicator's decimals, and all that the number has beyond them: what is only looked at must not be rounded.
std::string number_text(const PanelContext& c, const std::string& indicator, double value) {
    const auto what = plan::observable(c.session.index(), indicator);
    const std::string usual = fmt::format("{:.{}f}", value, what ? what->decimals : 2);
    return std::stod(usual) == value ? usual : fmt::format("{}", value);
}

TargetsState state_of(const PanelContext& c, const std::string& key) {
    TargetsState state;
    const plan::TargetSet* set = c.session.index().target_set(key);
    if (set == nullptr) {
        state.rows.push_back({"", c.session.options().indicator, ""});
        return state;
    }
    state.key = key;
    state.name = set->name.zh;
    state.name_en = set->name.en;
    state.source = set->source;
    for (const plan::RevisedTarget& target : c.session.plan().revised_targets)
        if (target.set == key)
            state.rows.push_back({target.area, target.indicator, number_text(c, target.indicator, target.target)});
    return state;
}

void choose_set(PanelContext& c, TargetsState& state) {
    if (c.session.plan().target_sets.empty()) return;
    std::vector<Widgets::Choice> choices{{"", c.say("A new set")}};
    int current = 0;
    for (const plan::TargetSet& set : c.session.plan().target_sets) {
        if (set.key == state.key) current = static_cast<int>(choices.size());
        choices.push_back({set.key, c.name(set.name)});
    }
    const int chosen = c.widgets.drop_down("targets/set", choices, current, ImGui::GetContentRegionAvail().x);
    if (chosen >= 0) state = state_of(c, choices[static_cast<std::size_t>(chosen)].key);
}

void choose_area(PanelContext& c, TargetRow& row, const std::string& key, float width) {
    std::vector<Widgets::Choice> choices;
    int current = -1;
    for (const plan::Area& area : c.session.plan().areas) {
        if (area.key == row.area) current = static_cast<int>(choices.size());
        choices.push_back({area.key, c.name(area.name)});
    }
    const int chosen = c.widgets.drop_down(key, choices, current, width);
    if (chosen >= 0) row.area = choices[static_cast<std::size_t>(chosen)].key;
}

/// The indicators, and what else the set has: a figure of the city's tables.
void choose_indicator(PanelContext& c, TargetRow& row, const std::string& key, float width) {
    std::vector<Widgets::Choice> choices;
    int current = -1;
    const auto offer = [&](const std::string& indicator, const plan::Name& name) {
        if (indicator == row.indicator) current = static_cast<int>(choices.size());
        choices.push_back({indicator, c.name(name)});
    };
    for (const plan::Indicator& indicator : c.session.plan().indicators) offer(indicator.key, indicator.short_name);
    const auto figure = plan::observable(c.session.index(), row.indicator);
    if (current < 0 && figure) offer(figure->key, figure->name);
    const int chosen = c.widgets.drop_down(key, choices, current, width);
    if (chosen >= 0) row.indicator = choices[static_cast<std::size_t>(chosen)].key;
}

/// What the plan itself asks, beside the revised number.
std::string planned_text(const PanelContext& c, const TargetRow& row) {
    const auto planned = plan::target_of(c.session.index(), row.area, row.indicator);
    if (!planned) return c.say("the plan gives none");
    return fmt::format(fmt::runtime(c.say("plan: {}")), number_text(c, row.indicator, *planned));
}

/// True: the row is to go.
bool draw_row(PanelContext& c, TargetRow& row, std::size_t number) {
    const std::string key = "targets/row/" + std::to_string(number);
    const float gap = c.widgets.px(4);
    choose_area(c, row, key + "/area", c.widgets.px(170));
    ImGui::SameLine(0, gap);
    choose_indicator(c, row, key + "/indicator", c.widgets.px(140));
    ImGui::SameLine(0, gap);
    if (c.widgets.text_field(key + "/value", row.value, c.say("Target"), c.widgets.px(70), false))
        c.overlays.targets.problem.clear();
    ImGui::SameLine(0, gap);
    const float end = ImGui::GetWindowContentRegionMax().x - ImGui::GetFrameHeight();
    ImGui::AlignTextToFramePadding();
    c.widgets.soft_text(c.widgets.fitted(planned_text(c, row), end - ImGui::GetCursorPosX() - gap));
    ImGui::SameLine(end);
    return c.widgets.icon_button(key + "/remove", Icon::close, c.say("Leave this target out"));
}

void draw_rows(PanelContext& c, TargetsState& state) {
    constexpr std::size_t k_most_rows = 8;
    const float row_height = ImGui::GetFrameHeightWithSpacing();
    const auto shown = static_cast<float>(std::min(state.rows.size(), k_most_rows));
    ImGui::BeginChild("###rows", {0, shown * row_height + c.widgets.px(2)});
    std::size_t leaving = state.rows.size();
    for (std::size_t i = 0; i < state.rows.size(); ++i)
        if (draw_row(c, state.rows[i], i)) leaving = i;
    if (leaving < state.rows.size()) state.rows.erase(state.rows.begin() + static_cast<std::ptrdiff_t>(leaving));
    ImGui::EndChild();
    if (c.widgets.button("targets/add", c.say("Another target")))
        state.rows.push_back(
            {"", state.rows.empty() ? c.session.options().indicator : state.rows.back().indicator, ""});
}

/// The rows as targets, those without an area and a value left out; the first that cannot be read is said.
base::Result<std::vector<plan::RevisedTarget>> targets_of(const PanelContext& c, const TargetsState& state) {
    std::vector<plan::RevisedTarget> out;
    for (const TargetRow& row : state.rows) {
        if (row.area.empty() && row.value.empty()) continue;
        const auto what = plan::observable(c.session.index(), row.indicator);
        const auto value = plan::read_value(what.value_or(plan::Observable{}), row.value);
        if (!value) return base::pass(value.error());
        if (row.area.empty() || !*value)
            return base::fail(base::ErrorKind::refused, row.value,
                              base::mark("a target needs its area and its value; complete the row or leave it out"));
        out.push_back({0, "", row.area, row.indicator, **value});
    }
    return out;
}

void save(PanelContext& c, TargetsState& state) {
    const std::string key = state.key.empty() ? free_key(c.session.index()) : state.key;
    const plan::TargetSet set{0, key, {state.name, state.name_en}, state.source};
    auto targets = targets_of(c, state);
    if (!targets) {
        state.problem = base::to_line(targets.error(), c.widgets.language());
        return;
    }
    const auto edit = plan::put_target_set(c.session.index(), set, *targets);
    state.problem = edit ? "" : base::to_line(edit.error(), c.widgets.language());
    if (!edit) return;
    c.edit(session::PutTargets{set, std::move(*targets)});
    close_window(c);
}

void draw_buttons(PanelContext& c, TargetsState& state) {
    const float gap = c.widgets.px(6);
    if (!c.session.unlocked()) {
        if (c.widgets.button("targets/unlock", std::string(glyph(Icon::lock)) + " " + c.say("Unlock to change them")))
            unlock_here(c);
    } else {
        if (c.widgets.button("targets/save", c.say("Save the targets"), ButtonLook::primary)) save(c, state);
        ImGui::SameLine(0, gap);
        if (!state.key.empty() && c.widgets.button("targets/remove", c.say("Remove the set"))) {
            c.edit(session::RemoveTargets{state.key});
            close_window(c);
        }
    }
    ImGui::SameLine(0, gap);
    if (c.widgets.button("targets/cancel", c.say("Cancel  [Esc]"))) close_window(c);
}

}  // namespace

void draw_targets_window(PanelContext& c) {
    TargetsState& state = c.overlays.targets;
    if (std::exchange(c.overlays.just_opened, false)) state = state_of(c, c.session.options().target_set);
    c.widgets.soft_wrapped(fmt::format(
        fmt::runtime(c.say("Targets for {} that replace the plan's where they are chosen. The plan's own are "
                           "kept; what a set does not name stays as planned.")),
        c.session.plan().target_year));
    choose_set(c, state);
    const float width = ImGui::GetContentRegionAvail().x, half = (width - c.widgets.px(4)) / 2;
    (void)c.widgets.text_field("targets/name", state.name, c.say("Name in Chinese"), half, false);
    ImGui::SameLine(0, c.widgets.px(4));
    (void)c.widgets.text_field("targets/name_en", state.name_en, c.say("Name in English (optional)"), half, false);
    (void)c.widgets.text_field("targets/source", state.source, c.say("Source: the document they stand in"), width,
                               false);
    draw_rows(c, state);
    if (!state.problem.empty()) c.widgets.wrapped(std::string(glyph(Icon::warning)) + " " + state.problem);
    draw_buttons(c, state);
}

}  // namespace ui
