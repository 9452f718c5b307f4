// The left panel while the corridor is reviewed: how far a reach goes, how much lies within it, and how that grows with
// the width, so that nobody has to try widths one by one.
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <utility>
#include <vector>

#include "carto/options.h"
#include "carto/review_words.h"
#include "frame/commands.h"
#include "panels/panels.h"
#include "plan/reach_report.h"
#include "session/actions.h"
#include "session/known_text.h"
#include "session/reach_text.h"
#include "session/review_results.h"
#include "ui/kit/stops.h"
#include "ui/panel_state.h"

namespace ui {
namespace {

constexpr std::array k_widths_m{500.0, 1000.0, 1500.0, 2000.0, 3000.0};
constexpr double k_curve_m = 5000;

plan::Reach shown_reach(const PanelContext& c) { return c.session.options().reach; }

void use_width(PanelContext& c, double width_m) {
    plan::Reach reach = shown_reach(c);
    reach.width_m = width_m;
    c.push(session::UseReach{reach});
}

std::string km_text(double metres) { return fmt::format("{:g}", metres / 1000); }

/// Off, around the stations, along the line.
void draw_switch(PanelContext& c) {
    const bool on = c.session.options().shows_reach;
    const auto choice = [&](const char* key, const char* words, bool active, const std::optional<plan::Reach>& wanted) {
        if (c.widgets.button(key, c.say(words), active ? ButtonLook::active : ButtonLook::framed))
            c.push(session::UseReach{wanted});
    };
    plan::Reach stations = shown_reach(c), line = stations;
    stations.of = plan::ReachOf::stations;
    line.of = plan::ReachOf::line;
    choice("reach/off", base::mark("Off"), !on, {});
    ImGui::SameLine(0, c.widgets.px(3));
    choice("reach/stations", base::mark("Stations"), on && shown_reach(c).of == plan::ReachOf::stations, stations);
    c.widgets.tip(tip_of("reach/toggle", c.widgets));
    ImGui::SameLine(0, c.widgets.px(3));
    choice("reach/line", base::mark("Rail line"), on && shown_reach(c).of == plan::ReachOf::line, line);
}

void draw_typed_width(PanelContext& c) {
    std::string& typed = c.panels.typed_width;
    std::string text = typed.empty() ? fmt::format("{:.0f}", shown_reach(c).width_m) : typed;
    c.widgets.soft_text(c.say("Width, m"));
    ImGui::SameLine(0, c.widgets.px(6));
    const bool changed =
        c.widgets.text_field("reach/width", text, c.say("such as 800 or 1.5 km"), c.widgets.px(72), false);
    const bool typing = ImGui::IsItemActive();
    if (changed) {
        typed = text;
        if (const auto width = plan::width_from_text(text, c.say("Width, m"))) use_width(c, *width);
    }
    if (!typing) typed.clear();
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.icon_button("reach/narrower", Icon::chevron_left, tip_of("reach/narrower", c.widgets)))
        run_command("reach/narrower", c);
    ImGui::SameLine(0, c.widgets.px(2));
    if (c.widgets.icon_button("reach/wider", Icon::chevron_right, tip_of("reach/wider", c.widgets)))
        run_command("reach/wider", c);
    if (typed.empty()) return;
    if (const auto width = plan::width_from_text(typed, c.say("Width, m")); !width)
        c.widgets.soft_wrapped(base::to_line(width.error(), c.widgets.language()));
}

/// How much longer ways are than straight lines; 1: they are taken as straight.
void draw_detour(PanelContext& c) {
    constexpr double k_step = 0.1;
    const plan::Reach reach = shown_reach(c);
    const auto use = [&](double detour) {
        plan::Reach next = reach;
        next.detour = std::clamp(std::round(detour / k_step) * k_step, 1.0, plan::k_most_detour);
        c.push(session::UseReach{next});
    };
    c.widgets.soft_text(c.say("Detour factor"));
    ImGui::SameLine(0, c.widgets.px(6));
    c.widgets.text(reach.detour > 1 ? fmt::format("{:.1f}", reach.detour) : std::string(c.say("none")));
    c.widgets.record("reach/detour");
    ImGui::SameLine(0, c.widgets.px(6));
    if (c.widgets.icon_button("reach/detour/less", Icon::chevron_left, c.say("Straighter ways")))
        use(reach.detour - k_step);
    ImGui::SameLine(0, c.widgets.px(2));
    if (c.widgets.icon_button("reach/detour/more", Icon::chevron_right,
                              c.say("Ways longer than the straight line by this factor")))
        use(reach.detour + k_step);
}

/// Usual widths, a press each: of the reach, or of the one that it is compared with.
void draw_widths(PanelContext& c, bool compared) {
    const plan::Reach reach = shown_reach(c);
    c.widgets.small_text(c.say(compared ? base::mark("Against, km") : base::mark("Usual, km")));
    bool first = true;
    for (const double width : k_widths_m) {
        if (!std::exchange(first, false)) ImGui::SameLine(0, c.widgets.px(3));
        const bool on = compared ? reach.compared_m == width : reach.width_m == width;
        const std::string key = (compared ? "reach/against/" : "reach/usual/") + km_text(width);
        if (!c.widgets.button(key, km_text(width), on ? ButtonLook::active : ButtonLook::plain)) continue;
        if (!compared) {
            use_width(c, width);
            continue;
        }
        plan::Reach other = reach;
        other.compared_m = on ? std::nullopt : std::optional(width);
        c.push(session::UseReach{other});
    }
}

void draw_counts(PanelContext& c) {
    const session::ReviewResults& review = c.session.review();
    const plan::ReachCounts& counts = review.counts();
    const base::Language language = c.widgets.language();
    draw_within_chips(c);
    if (counts.unlocated > 0)
        c.widgets.soft_wrapped(fmt::format(fmt::runtime(c.say("{0} without a position")), counts.unlocated));
    const plan::Reach reach = shown_reach(c);
    if (!reach.compared_m) return;
    const auto [narrow, wide] = std::minmax(reach.width_m, *reach.compared_m);
    c.widgets.wrapped(fmt::format(fmt::runtime(c.say("{0} instead of {1} adds {2}")),
                                  session::distance_text(wide, language), session::distance_text(narrow, language),
                                  session::reach_text(counts.added, language)));
    c.widgets.record("reach/added");
}

/// How many are within r, for r from 0 to 5 km: certain ones as the ground, with the possible ones as the line above.
void draw_curve(PanelContext& c) {
    const Palette& p = c.widgets.palette();
    const plan::ReachCurve& curve = c.session.review().curve();
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x, height = c.widgets.px(54);
    ImGui::InvisibleButton("###curve", {width, height + ImGui::GetTextLineHeight()});
    c.widgets.record("reach/curve");
    c.widgets.stop("reach/curve", StopKind::range);
    const double detour = shown_reach(c).detour;
    const double at = std::clamp<double>((ImGui::GetIO().MousePos.x - corner.x) / width, 0, 1) * k_curve_m;
    const double rounded = std::max(50.0, std::round(at / 50) * 50);
    if (ImGui::IsItemActive() && rounded != shown_reach(c).width_m) use_width(c, rounded);
    if (const int step = c.widgets.steps("reach/curve"); step != 0)
        run_command(step > 0 ? "reach/wider" : "reach/narrower", c);
    if (ImGui::IsItemHovered())
        c.widgets.tip(session::distance_text(rounded, c.widgets.language()) + "  " +
                      session::reach_text(curve.at(rounded / detour), c.widgets.language()));
    const double most = std::max<double>(1, static_cast<double>(curve.possible_m.size()));
    ImDrawList* list = ImGui::GetWindowDrawList();
    const auto y_of = [&](int count) { return corner.y + height * static_cast<float>(1 - count / most); };
    const float base = corner.y + height;
    const auto within_at = [&](float x) { return curve.at(x / width * k_curve_m / detour); };
    for (float x = 0; x < width;) {  // a step is one box, however many px it is wide
        const plan::WithinReach within = within_at(x);
        float end = x + 1;
        while (end < width && within_at(end) == within) end += 1;
        const auto fill = [&](int count, unsigned colour) {
            list->AddRectFilled({corner.x + x, y_of(count)}, {corner.x + std::min(end, width), base}, colour);
        };
        fill(within.certain + within.possible, to_abgr(p.line));
        fill(within.certain, to_abgr(p.accent));
        x = end;
    }
    list->AddLine({corner.x, base}, {corner.x + width, base}, to_abgr(p.soft));
    const float mark = corner.x + width * static_cast<float>(std::min(1.0, shown_reach(c).width_m / k_curve_m));
    list->AddLine({mark, corner.y}, {mark, base}, to_abgr(p.text), c.widgets.px(1.5F));
    for (int km = 0; km <= 5; ++km) {
        const std::string text = std::to_string(km);
        const float x = corner.x + width * static_cast<float>(km) / 5;
        const float shift = km == 0 ? 0 : km == 5 ? c.widgets.text_width(text) : c.widgets.text_width(text) / 2;
        c.widgets.draw_text(x - shift, base, text, p.soft);
    }
}

template <class Kind>
void draw_kinds(PanelContext& c, const std::vector<plan::CountOf<Kind>>& counts) {
    for (const plan::CountOf<Kind>& count : counts) {
        if (count.all == 0) continue;
        const std::string words = session::reach_text(count.within, c.widgets.language());
        c.widgets.soft_text(c.name(plan::label(count.kind)));
        const float x = ImGui::GetContentRegionMax().x - c.widgets.text_width(words);
        ImGui::SameLine();
        if (x <= ImGui::GetCursorPosX()) ImGui::NewLine();
        ImGui::SetCursorPosX(x);
        c.widgets.text(words);
    }
}

}  // namespace

void draw_reach(PanelContext& c) {
    c.widgets.section(c.say("Reach"));
    draw_switch(c);
    if (!c.session.options().shows_reach) {
        c.widgets.soft_wrapped(c.say("What lies how far from the stations or from the line."));
        return;
    }
    draw_typed_width(c);
    draw_widths(c, false);
    draw_widths(c, true);
    draw_detour(c);
    draw_counts(c);
    draw_curve(c);
    if (shown_reach(c).detour > 1) c.widgets.soft_wrapped(carto::reach_words(shown_reach(c), c.widgets.language()));
    if (c.widgets.button("reach/by_kind", c.say("By kind"),
                         c.panels.kinds_open ? ButtonLook::active : ButtonLook::framed))
        c.panels.kinds_open = !c.panels.kinds_open;
    c.widgets.tip(c.say("By function and programme"));
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.button("reach/by_station", c.say("Station by station"))) {
        c.panels.dock_shown = true;
        c.panels.dock_tab = DockTab::stations;
    }
    if (!c.panels.kinds_open) return;
    draw_kinds(c, c.session.review().counts().functions);
    draw_kinds(c, c.session.review().counts().programmes);
    c.widgets.soft_wrapped(carto::reach_words(shown_reach(c), c.widgets.language()));
}

}  // namespace ui
