// The left panel's part about classes: method, number and colours, and the histogram of the values with its breaks,
// which can be dragged; the project's own bounds of pace.
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "carto/choropleth.h"
#include "carto/options.h"
#include "panels/panels.h"
#include "plan/classify.h"
#include "plan/index.h"
#include "plan/measures.h"
#include "plan/plan.h"
#include "session/actions.h"
#include "ui/kit/stops.h"
#include "ui/panel_state.h"
#include "ui/window_kind.h"

namespace ui {
namespace {

constexpr std::array k_methods{plan::Method::semantic, plan::Method::pretty, plan::Method::equal,
                               plan::Method::quantile, plan::Method::jenks,  plan::Method::stddev};

session::UseClasses now(const PanelContext& c) {
    const carto::MapOptions& o = c.session.options();
    return {o.method, o.classes, o.breaks, o.palette};
}

void choose_method(PanelContext& c, float width) {
    std::vector<Widgets::Choice> choices;
    int current = -1;
    for (const plan::Method m : k_methods) {
        if (m == c.session.options().method) current = static_cast<int>(choices.size());
        choices.push_back({std::string(plan::to_key(m)), c.name(plan::label(m))});
    }
    if (current < 0) {  // by hand: came from the histogram
        current = static_cast<int>(choices.size());
        choices.push_back({"manual", c.name(plan::label(plan::Method::manual))});
    }
    const int chosen = c.widgets.drop_down("classes/method", choices, current, width);
    if (chosen < 0 || static_cast<std::size_t>(chosen) >= k_methods.size()) return;
    session::UseClasses next = now(c);
    next.method = k_methods.at(static_cast<std::size_t>(chosen));
    next.breaks.clear();
    c.push(next);
}

void choose_count(PanelContext& c, float width) {
    constexpr int k_least = 2, k_most = 9;
    std::vector<Widgets::Choice> choices;
    for (int n = k_least; n <= k_most; ++n)
        choices.push_back({std::to_string(n), fmt::format(fmt::runtime(c.say("{} classes")), n)});
    const int chosen = c.widgets.drop_down("classes/count", choices, c.session.options().classes - k_least, width);
    if (chosen < 0) return;
    session::UseClasses next = now(c);
    next.classes = chosen + k_least;
    c.push(next);
}

/// The palette that was asked for has a middle, which these classes have not.
void say_palette_used(PanelContext& c) {
    const carto::Choropleth& map = c.session.choropleth();
    const std::string& asked = c.session.options().palette;
    const bool own = asked.empty() && map.classification.measure != plan::Measure::pace;
    if (map.indicator == nullptr || own || map.palette == asked || map.palette != "ylgnbu") return;
    c.widgets.soft_wrapped(fmt::format(fmt::runtime(c.say("Classes by data have no middle: shown in {}.")),
                                       c.name(carto::palette_label(map.palette))));
}

void choose_palette(PanelContext& c, float width) {
    std::vector<Widgets::Choice> choices{{"", c.say("Colours of the measure")}};
    int current = 0;
    for (const std::string_view name : carto::palette_names()) {
        if (name == c.session.options().palette) current = static_cast<int>(choices.size());
        choices.push_back({std::string(name), c.name(carto::palette_label(name)),
                           carto::palette_colours(name, c.session.options().theme)});
    }
    const int chosen = c.widgets.drop_down("classes/palette", choices, current, width);
    say_palette_used(c);
    if (chosen < 0) return;
    session::UseClasses next = now(c);
    next.palette = choices[static_cast<std::size_t>(chosen)].key;
    c.push(next);
}

void choose_targets(PanelContext& c, float width) {
    const plan::Plan& plan = c.session.plan();
    if (plan.target_sets.empty()) return;
    width -= ImGui::GetFrameHeight() + c.widgets.px(4);
    std::vector<Widgets::Choice> choices{{"", c.say("Targets of the plan")}};
    int current = 0;
    for (const plan::TargetSet& set : plan.target_sets) {
        if (set.key == c.session.options().target_set) current = static_cast<int>(choices.size());
        choices.push_back({set.key, c.name(set.name)});
    }
    const int chosen = c.widgets.drop_down("classes/targets", choices, current, width);
    if (const plan::TargetSet* set = c.session.index().target_set(c.session.options().target_set))
        c.widgets.tip(set->source);
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.icon_button("classes/edit_targets", Icon::edit, c.say("Revised targets …")))
        open_window(c, Overlay::targets);
    if (chosen >= 0) c.push(session::UseTargets{choices[static_cast<std::size_t>(chosen)].key});
}

/// From value to device px.
struct Axis {
    float left, width;
    double least, most;
    [[nodiscard]] float x(double value) const {
        return left + width * static_cast<float>((value - least) / (most - least));
    }
    [[nodiscard]] double value(float px) const { return least + (most - least) * (px - left) / width; }
};

std::vector<double> shown_values(const PanelContext& c) {
    std::vector<double> values;
    for (const carto::AreaValue& a : c.session.choropleth().areas)
        if (a.value.value) values.push_back(*a.value.value);
    std::sort(values.begin(), values.end());
    return values;
}

/// A stack of dots for the areas whose values fall together.
void draw_dots(PanelContext& c, const Axis& axis, const std::vector<double>& values, float floor_y) {
    const float step = c.widgets.px(8);
    float last_x = -1e9F, y = floor_y;
    for (const double value : values) {
        const float x = axis.x(value);
        y = x - last_x < step ? y - step : floor_y;
        if (y == floor_y) last_x = x;
        ImGui::GetWindowDrawList()->AddCircleFilled({x, y - step / 2}, step * 0.42F, to_abgr(c.widgets.palette().soft));
    }
}

/// Which break is held while the button is down: kept by ImGui for as long as the press lasts.
int held_break(const std::vector<double>& breaks, const Axis& axis, float reach) {
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID id = ImGui::GetID("###held");
    if (ImGui::IsItemActivated()) {
        int nearest = -1;
        float best = reach;
        for (std::size_t i = 0; i < breaks.size(); ++i) {
            const float d = std::abs(axis.x(breaks[i]) - ImGui::GetIO().MousePos.x);
            if (d < best) {
                best = d;
                nearest = static_cast<int>(i);
            }
        }
        storage->SetInt(id, nearest);
    }
    return ImGui::IsItemActive() ? storage->GetInt(id, -1) : -1;
}

void drag_breaks(PanelContext& c, const Axis& axis, std::vector<double> breaks) {
    const int held = held_break(breaks, axis, c.widgets.px(9));
    if (held < 0 || !ImGui::IsMouseDragging(ImGuiMouseButton_Left, 1)) return;
    breaks[static_cast<std::size_t>(held)] =
        axis.value(std::clamp(ImGui::GetIO().MousePos.x, axis.left, axis.left + axis.width));
    session::UseClasses next = now(c);
    next.method = plan::Method::manual;
    next.breaks = std::move(breaks);
    c.push(next);
}

/// By a hundredth of the axis; a break stays between its neighbours.
void step_break(PanelContext& c, const Axis& axis, std::vector<double> breaks, std::size_t i, int steps) {
    constexpr double k_share = 0.01;
    const double least = i > 0 ? breaks[i - 1] : axis.least, most = i + 1 < breaks.size() ? breaks[i + 1] : axis.most;
    const double wanted = breaks[i] + steps * k_share * (axis.most - axis.least);
    if (!(least < wanted && wanted < most)) return;
    breaks[i] = wanted;
    session::UseClasses next = now(c);
    next.method = plan::Method::manual;
    next.breaks = std::move(breaks);
    c.push(next);
}

void draw_breaks(PanelContext& c, const Axis& axis, const std::vector<double>& breaks, float top, float bottom) {
    for (std::size_t i = 0; i < breaks.size(); ++i) {
        const double at = breaks[i];
        if (!std::isfinite(at) || at < axis.least || at > axis.most) continue;
        const float x = axis.x(at), reach = c.widgets.px(3);
        ImGui::GetWindowDrawList()->AddLine({x, top}, {x, bottom}, to_abgr(c.widgets.palette().accent),
                                            c.widgets.px(2));
        const std::string key = "classes/break/" + std::to_string(i);
        c.widgets.stop_at(key, {x - reach, top, 2 * reach, bottom - top}, StopKind::range);
        if (const int steps = c.widgets.steps(key); steps != 0) step_break(c, axis, breaks, i, steps);
    }
}

void draw_histogram(PanelContext& c) {
    const std::vector<double> values = shown_values(c);
    if (values.size() < 2 || c.session.choropleth().indicator == nullptr) return;
    const plan::NumberFormat format =
        plan::number_format(*c.session.choropleth().indicator, c.session.options().measure);
    const float height = c.widgets.px(54), inset = c.widgets.px(8);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const double room = std::max((values.back() - values.front()) * 0.05, 1e-9);
    const Axis axis{corner.x + inset, width - 2 * inset, values.front() - room, values.back() + room};
    ImGui::InvisibleButton("###histogram", {width, height});
    c.widgets.record("classes/histogram");
    const std::vector<double>& breaks =
        c.session.choropleth().circles ? std::vector<double>() : c.session.choropleth().classification.breaks;
    drag_breaks(c, axis, breaks);
    if (ImGui::IsItemHovered())
        c.widgets.tip(c.say("A dot for each area. Drag a line to move a break between classes."));
    ImGui::GetWindowDrawList()->AddLine({corner.x, corner.y + height}, {corner.x + width, corner.y + height},
                                        to_abgr(c.widgets.palette().line));
    draw_dots(c, axis, values, corner.y + height);
    draw_breaks(c, axis, breaks, corner.y, corner.y + height);
    const std::string low = carto::format_value(values.front(), format),
                      high = carto::format_value(values.back(), format);
    c.widgets.small_text(low);
    ImGui::SameLine(ImGui::GetWindowContentRegionMin().x + width - c.widgets.text_width(high));
    c.widgets.small_text(high);
}

bool is_usual(const carto::MapOptions& o) {
    return o.method == plan::Method::semantic && o.classes == 5 && o.palette.empty();
}

}  // namespace

void draw_classes_panel(PanelContext& c) {
    if (c.session.plan().indicators.empty()) return;
    const Icon icon = c.panels.classes_open ? Icon::chevron_down : Icon::chevron_right;
    if (c.widgets.row("classes/open", std::string(glyph(icon)) + " " + c.say("Classes and colours"), false))
        c.panels.classes_open = !c.panels.classes_open;
    if (!c.panels.classes_open) return;
    const float width = ImGui::GetContentRegionAvail().x, half = (width - c.widgets.px(4)) / 2;
    choose_method(c, half);
    ImGui::SameLine(0, c.widgets.px(4));
    choose_count(c, half);
    choose_palette(c, width);
    choose_targets(c, width);
    draw_histogram(c);
    if (const int joined = c.session.choropleth().classification.joined; joined > 0)
        c.widgets.soft_text(fmt::format(
            fmt::runtime(c.widgets.say_count(joined, "{} class is one with its neighbour: no digits tell them apart",
                                             "{} classes are one with their neighbours: no digits tell them apart")),
            joined));
    if (c.widgets.button("classes/thresholds", c.say("Bounds of pace …"))) open_window(c, Overlay::thresholds);
    c.widgets.tip(c.say("What counts as behind, on pace and faster: once for the whole project"));
    draw_area_filter(c);
    if (is_usual(c.session.options())) return;
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.icon_button("classes/reset", Icon::undo, c.say("Usual classes"), ButtonLook::framed))
        c.push(session::UseClasses{});
}

}  // namespace ui
