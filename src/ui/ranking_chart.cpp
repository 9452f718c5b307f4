// The dock's ranked bullet chart: every area with a value of the shown indicator, best first.
#include <algorithm>
#include <fmt/format.h>
#include <imgui.h>

#include "panels.h"
#include "session/bullets.h"
#include "session/sentence.h"
#include "session/series.h"

namespace ui {
namespace {

struct Rank {
    const plan::Area* area = nullptr;
    session::Bullet bullet;
    double order = 0;
};

/// By progress once there are values after the baseline, else by attainment.
double order_of(const PanelContext& c, const session::Bullet& b) {
    if (c.session.options().year > c.session.plan().baseline_year) return b.pace.value_or(-1e9);
    return b.actual && b.target && *b.target > 0 ? *b.actual / *b.target : -1e9;
}

std::vector<Rank> ranks(const PanelContext& c, const plan::Indicator& indicator) {
    std::vector<Rank> out;
    for (const plan::Area& area : c.session.plan().areas) {
        if (area.kind == plan::AreaKind::city) continue;
        session::Bullet b = session::bullet_of(c.session.plan(), area, indicator, c.session.options().year,
                                               c.widgets.language(), c.session.options().target_set);
        const double order = order_of(c, b);
        out.push_back({&area, std::move(b), order});
    }
    std::stable_sort(out.begin(), out.end(), [](const Rank& a, const Rank& b) { return a.order > b.order; });
    return out;
}

/// What stands at the end of a row: attainment, or pace with its mark.
std::string end_text(const PanelContext& c, const session::Bullet& b) {
    if (c.session.options().year <= c.session.plan().baseline_year) return b.attainment_text;
    if (!b.pace) return b.state;
    return fmt::format("{}  {:.0f}%", b.state, *b.pace * 100);
}

struct Bar {
    float left, width;  ///< device px of the axis
    double axis_max;
};

void draw_bar(PanelContext& c, const Rank& r, const Bar& bar, float y) {
    const Palette& p = c.widgets.palette();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float top = y + c.widgets.px(4), bottom = y + ImGui::GetTextLineHeight() - c.widgets.px(2);
    const auto x = [&](double v) {
        return bar.left + bar.width * static_cast<float>(std::clamp(v / bar.axis_max, 0.0, 1.0));
    };
    list->AddRectFilled({bar.left, top}, {bar.left + bar.width, bottom}, to_abgr(p.bar_back), c.widgets.px(2));
    if (r.bullet.actual)
        list->AddRectFilled({bar.left, top + c.widgets.px(2)}, {x(*r.bullet.actual), bottom - c.widgets.px(2)},
                            to_abgr(p.accent));
    if (r.bullet.expected && r.bullet.actual && r.bullet.expected != r.bullet.baseline)
        draw_expected_mark(c, x(*r.bullet.expected), bottom - c.widgets.px(1), c.widgets.px(3));
    if (r.bullet.target)
        list->AddRectFilled({x(*r.bullet.target) - c.widgets.px(1), top - c.widgets.px(2)},
                            {x(*r.bullet.target) + c.widgets.px(1), bottom + c.widgets.px(2)}, to_abgr(p.text));
}

void draw_rank(PanelContext& c, const Rank& r, float name_width, float value_width, double axis_max) {
    const scene::FeatureId feature = session::feature_of(*r.area);
    const std::string key = "ranking/" + r.area->key;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    if (ImGui::Selectable(("###" + key).c_str(), c.session.is_selected(feature) || feature == c.session.hovered(), 0,
                          {0, ImGui::GetTextLineHeight() + c.widgets.px(2)}))
        c.push(session::Select{feature});
    c.widgets.record(key, c.session.is_selected(feature));
    c.widgets.stop(key);
    if (ImGui::IsItemHovered()) c.pointed = feature;
    c.widgets.tip(c.name(r.area->name) + "\n" + r.bullet.baseline_text + " → " + r.bullet.target_text + "\n" +
                  r.bullet.required_text);
    c.widgets.draw_text(corner.x, corner.y, c.widgets.fitted(c.name(r.area->name), name_width),
                        c.widgets.palette().text);
    const float left = corner.x + name_width + c.widgets.px(8);
    draw_bar(c, r, {left, std::max(c.widgets.px(20), width - name_width - value_width - c.widgets.px(24)), axis_max},
             corner.y);
    c.widgets.draw_text(corner.x + width - value_width, corner.y, c.widgets.fitted(end_text(c, r.bullet), value_width),
                        c.widgets.palette().soft);
}

}  // namespace

void draw_ranking(PanelContext& c) {
    const plan::Indicator* shown = plan::find_indicator(c.session.plan(), c.session.options().indicator);
    const std::vector<Rank> all = shown != nullptr ? ranks(c, *shown) : std::vector<Rank>();
    if (shown == nullptr || all.empty()) {
        c.widgets.soft_text(c.say("There is nothing to rank."));
        return;
    }
    const plan::Indicator& indicator = *shown;
    c.widgets.soft_text(
        c.name(indicator.name) + "  ·  " +
        fmt::format(fmt::runtime(c.say("bar: value of {0}, line: target for {1}, triangle: expected by then")),
                    c.session.options().year, c.session.plan().target_year));
    const carto::MapOptions& o = c.session.options();
    c.widgets.fitted_text(
        session::sentence_of(c.session.plan(), o.indicator, o.year, c.widgets.language(), o.target_set),
        ImGui::GetContentRegionAvail().x);
    float name_width = 0, value_width = 0;
    double axis_max = 0;
    for (const Rank& r : all) {
        name_width = std::max(name_width, c.widgets.text_width(c.name(r.area->name)));
        value_width = std::max(value_width, c.widgets.text_width(end_text(c, r.bullet)));
        axis_max = std::max(axis_max, r.bullet.axis_max);
    }
    ImGui::BeginChild("###ranking");
    const float width = ImGui::GetContentRegionAvail().x;
    for (const Rank& r : all)
        draw_rank(c, r, std::min(name_width, width * 0.35F), std::min(value_width, width * 0.25F),
                  std::max(axis_max, 1e-9));
    ImGui::EndChild();
}

}  // namespace ui
