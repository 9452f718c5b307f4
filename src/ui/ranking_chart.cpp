// The dock's ranked bullet chart: every area with a value of the shown indicator, best first.
#include <algorithm>
#include <fmt/format.h>
#include <imgui.h>

#include "panels.h"
#include "session/bullets.h"

namespace ui {
namespace {

struct Rank {
    const plan::Area* area = nullptr;
    session::Bullet bullet;
    double attainment = -1;  ///< below 0: none
};

std::vector<Rank> ranks(const PanelContext& c) {
    std::vector<Rank> out;
    for (const plan::Area& area : c.session.plan().areas) {
        if (area.kind == plan::AreaKind::city) continue;
        for (session::Bullet& b :
             session::bullets_of(c.session.plan(), area, c.session.options().year, c.widgets.language())) {
            if (b.indicator->key != c.session.options().indicator) continue;
            const double attainment = b.actual && b.target && *b.target > 0 ? *b.actual / *b.target : -1;
            out.push_back({&area, std::move(b), attainment});
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const Rank& a, const Rank& b) { return a.attainment > b.attainment; });
    return out;
}

scene::FeatureId feature_of(const plan::Area& area) {
    if (area.kind == plan::AreaKind::park) return {scene::FeatureKind::park, area.park};
    return {scene::FeatureKind::unit, area.units.empty() ? std::string() : area.units.front()};
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
    if (r.bullet.target)
        list->AddRectFilled({x(*r.bullet.target) - c.widgets.px(1), top - c.widgets.px(2)},
                            {x(*r.bullet.target) + c.widgets.px(1), bottom + c.widgets.px(2)}, to_abgr(p.text));
}

void draw_rank(PanelContext& c, const Rank& r, float name_width, float value_width, double axis_max) {
    const scene::FeatureId feature = feature_of(*r.area);
    const std::string key = "ranking/" + r.area->key;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    if (ImGui::Selectable(("###" + key).c_str(), c.session.is_selected(feature) || feature == c.session.hovered(), 0,
                          {0, ImGui::GetTextLineHeight() + c.widgets.px(2)}))
        c.push(session::Select{feature});
    c.widgets.record(key);
    if (ImGui::IsItemHovered()) c.pointed = feature;
    c.widgets.tip(c.name(r.area->name) + "\n" + r.bullet.baseline_text + " → " + r.bullet.target_text + "\n" +
                  r.bullet.required_text);
    c.widgets.draw_text(corner.x, corner.y, c.widgets.fitted(c.name(r.area->name), name_width),
                        c.widgets.palette().text);
    const float left = corner.x + name_width + c.widgets.px(8);
    draw_bar(c, r, {left, std::max(c.widgets.px(20), width - name_width - value_width - c.widgets.px(24)), axis_max},
             corner.y);
    c.widgets.draw_text(corner.x + width - value_width, corner.y,
                        c.widgets.fitted(r.bullet.attainment_text, value_width), c.widgets.palette().soft);
}

}  // namespace

void draw_ranking(PanelContext& c) {
    const std::vector<Rank> all = ranks(c);
    if (all.empty()) {
        c.widgets.soft_text(c.say("There is nothing to rank."));
        return;
    }
    const plan::Indicator& indicator = *all.front().bullet.indicator;
    c.widgets.soft_text(c.name(indicator.name) + "  ·  " +
                        fmt::format(fmt::runtime(c.say("bar: value of {0}, mark: target for {1}")),
                                    c.session.options().year, c.session.plan().target_year));
    float name_width = 0, value_width = 0;
    double axis_max = 0;
    for (const Rank& r : all) {
        name_width = std::max(name_width, c.widgets.text_width(c.name(r.area->name)));
        value_width = std::max(value_width, c.widgets.text_width(r.bullet.attainment_text));
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
