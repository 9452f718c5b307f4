// The dock's ranking: every area by the measure that the map shows, the one furthest behind first.
#include <algorithm>
#include <fmt/core.h>
#include <imgui.h>
#include <optional>
#include <string>
#include <vector>

#include "carto/choropleth.h"
#include "carto/options.h"
#include "frame/outbox.h"
#include "panels/panels.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "plan/measures.h"
#include "plan/plan.h"
#include "session/actions.h"
#include "session/bullets.h"
#include "ui/panel_state.h"

namespace ui {
namespace {

/// One area: a bar from nothing to its value, and marks to read it by. All in the measure's unit.
struct Rank {
    const carto::AreaValue* shown = nullptr;
    const session::Bullet* bullet = nullptr;
    std::optional<double> line;      ///< where the target is reached
    std::optional<double> expected;  ///< where it should stand by then
    [[nodiscard]] const std::optional<double>& value() const { return shown->value.value; }
};

/// What all bars share.
struct Axis {
    double least = 0, most = 1;
    float left = 0, width = 1;  ///< device px
    [[nodiscard]] float x(double value) const {
        return left + width * static_cast<float>(std::clamp((value - least) / (most - least), 0.0, 1.0));
    }
};

bool is_of_value(plan::Measure m) {
    return m == plan::Measure::value || m == plan::Measure::expected || m == plan::Measure::projected;
}

Rank rank_of(const PanelContext& c, const carto::AreaValue& shown, const session::Bullet& bullet) {
    const carto::MapOptions& o = c.session.options();
    Rank r{&shown, &bullet, {}, {}};
    if (plan::is_ratio(o.measure)) r.line = 1;
    if (is_of_value(o.measure)) r.line = r.bullet->target;
    const bool later = o.year > c.session.plan().baseline_year;
    if (o.measure == plan::Measure::value && later && r.value()) r.expected = r.bullet->expected;
    return r;
}

/// Progress and pace are of the way to the target, wherever it lies; gap and need are what is left of it.
bool more_is_better(const plan::Indicator& indicator, plan::Measure m) {
    if (m == plan::Measure::progress || m == plan::Measure::pace) return true;
    const bool of_rest = m == plan::Measure::gap || m == plan::Measure::required_yearly;
    return (indicator.direction == plan::Direction::higher_is_better) != of_rest;
}

/// What has no value comes last.
std::vector<Rank> ranks(const PanelContext& c, const plan::Indicator& indicator) {
    std::vector<Rank> out;
    const carto::Choropleth& map = c.session.choropleth();
    const std::vector<session::Bullet>& bullets = c.session.bullets_of_areas();
    for (std::size_t i = 0; i < map.areas.size(); ++i) out.push_back(rank_of(c, map.areas[i], bullets[i]));
    const bool upward = more_is_better(indicator, c.session.options().measure) != c.panels.ranking_best_first;
    std::stable_sort(out.begin(), out.end(), [&](const Rank& a, const Rank& b) {
        if (!a.value() || !b.value()) return a.value().has_value() && !b.value().has_value();
        return upward ? *a.value() < *b.value() : *b.value() < *a.value();
    });
    return out;
}

Axis axis_of(const std::vector<Rank>& all) {
    constexpr double k_room = 1.05;
    Axis axis{0, 0, 0, 1};
    for (const Rank& r : all)
        for (const std::optional<double>& v : {r.value(), r.line, r.expected}) {
            axis.least = std::min(axis.least, v.value_or(0) * k_room);
            axis.most = std::max(axis.most, v.value_or(0) * k_room);
        }
    if (axis.most <= axis.least) axis.most = axis.least + 1;
    return axis;
}

void draw_bar(PanelContext& c, const Rank& r, const Axis& axis, float y) {
    const Palette& p = c.widgets.palette();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float top = y + c.widgets.px(4), bottom = y + ImGui::GetTextLineHeight() - c.widgets.px(2);
    list->AddRectFilled({axis.left, top}, {axis.left + axis.width, bottom}, to_abgr(p.bar_back), c.widgets.px(2));
    if (r.value())
        list->AddRectFilled({axis.x(std::min(*r.value(), 0.0)), top + c.widgets.px(2)},
                            {axis.x(std::max(*r.value(), 0.0)), bottom - c.widgets.px(2)}, to_abgr(p.accent));
    if (r.expected) draw_expected_mark(c, axis.x(*r.expected), bottom - c.widgets.px(1), c.widgets.px(3));
    if (r.line)
        list->AddRectFilled({axis.x(*r.line) - c.widgets.px(1), top - c.widgets.px(2)},
                            {axis.x(*r.line) + c.widgets.px(1), bottom + c.widgets.px(2)}, to_abgr(p.text));
}

void draw_rank(PanelContext& c, const Rank& r, float name_width, float value_width, Axis axis) {
    const plan::Area& area = *r.shown->area;
    const plan::FeatureRef feature = plan::Index::feature_of(area);
    const std::string key = "ranking/" + area.key;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    if (ImGui::Selectable(("###" + key).c_str(), c.session.is_selected(feature) || feature == c.session.hovered(), 0,
                          {0, ImGui::GetTextLineHeight() + c.widgets.px(2)}))
        c.push(session::Select{feature});
    c.widgets.record(key, c.session.is_selected(feature));
    c.widgets.stop(key);
    if (ImGui::IsItemHovered()) c.point_at(feature);
    c.widgets.tip(c.name(area.name) + "\n" + r.bullet->baseline_text + " → " + r.bullet->target_text + "\n" +
                  r.bullet->state + "\n" + r.bullet->required_text);
    c.widgets.draw_text(corner.x, corner.y, c.widgets.fitted(c.name(area.name), name_width), c.widgets.palette().text);
    axis.left = corner.x + name_width + c.widgets.px(8);
    axis.width = std::max(c.widgets.px(20), width - name_width - value_width - c.widgets.px(24));
    draw_bar(c, r, axis, corner.y);
    c.widgets.draw_text(corner.x + width - value_width, corner.y, c.widgets.fitted(r.shown->text, value_width),
                        c.widgets.palette().soft);
}

/// What is drawn, and nothing else.
std::string signs_text(const PanelContext& c, const std::vector<Rank>& all) {
    const carto::MapOptions& o = c.session.options();
    const auto say = [&](const char* english, const auto&... args) {
        return fmt::format(fmt::runtime(c.say(english)), args...);
    };
    std::string text = say(base::mark("bar: {0}"), c.name(plan::label(o.measure)));
    const auto any = [&](std::optional<double> Rank::*mark) {
        return std::any_of(all.begin(), all.end(), [&](const Rank& r) { return (r.*mark).has_value(); });
    };
    if (plan::is_ratio(o.measure))
        text += c.say(", ") + say(base::mark("line: 100%"));
    else if (any(&Rank::line))
        text += c.say(", ") + say(base::mark("line: target for {0}"), c.session.plan().target_year);
    if (any(&Rank::expected)) text += c.say(", ") + say(base::mark("triangle: expected by then"));
    return text;
}

void draw_head(PanelContext& c, const plan::Indicator& indicator, const std::vector<Rank>& all) {
    bool& best_first = c.panels.ranking_best_first;
    if (c.widgets.small_icon("ranking/order", best_first ? Icon::sort_down : Icon::sort_up,
                             c.say(best_first ? base::mark("The best first: click for the furthest behind first")
                                              : base::mark("The furthest behind first: click for the best first"))))
        best_first = !best_first;
    ImGui::SameLine(0, c.widgets.px(6));
    const carto::MapOptions& o = c.session.options();
    c.widgets.fitted_text(fmt::format("{} {}  ·  {}", c.name(indicator.name), o.year, signs_text(c, all)),
                          ImGui::GetContentRegionAvail().x);
    c.widgets.wrapped(c.session.sentence());
}

}  // namespace

void draw_ranking(PanelContext& c) {
    const plan::Indicator* indicator = c.session.choropleth().indicator;
    const std::vector<Rank> all = indicator != nullptr ? ranks(c, *indicator) : std::vector<Rank>();
    if (all.empty()) {
        c.widgets.soft_text(c.say("There is nothing to rank."));
        return;
    }
    draw_head(c, *indicator, all);
    float name_width = 0, value_width = 0;
    for (const Rank& r : all) {
        name_width = std::max(name_width, c.widgets.text_width(c.name(r.shown->area->name)));
        value_width = std::max(value_width, c.widgets.text_width(r.shown->text));
    }
    const bool revealed = reveals(c, "ranking");
    ImGui::BeginChild("###ranking");
    const float width = ImGui::GetContentRegionAvail().x;
    const Axis axis = axis_of(all);
    for (const Rank& r : all) {
        draw_rank(c, r, std::min(name_width, width * 0.35F), std::min(value_width, width * 0.25F), axis);
        if (revealed && plan::Index::feature_of(*r.shown->area) == c.session.selected()) scroll_to_last_item();
    }
    ImGui::EndChild();
}

}  // namespace ui
