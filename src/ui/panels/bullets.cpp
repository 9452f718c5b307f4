#include "session/bullets.h"

#include <algorithm>
#include <fmt/core.h>
#include <imgui.h>
#include <string>

#include "carto/options.h"
#include "panels/panels.h"
#include "plan/plan.h"
#include "session/actions.h"

namespace ui {
namespace {

/// Where the value would stand on a straight way to the target.
void draw_expected_mark(PanelContext& c, float x, float y, float size) {
    ImGui::GetWindowDrawList()->AddTriangleFilled({x - size, y + size}, {x + size, y + size}, {x, y},
                                                  to_abgr(c.widgets.palette().text));
}

/// Ground to the axis' end, a thin bar to the value, a mark at the target.
void draw_bar(PanelContext& c, const session::Bullet& b) {
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = c.widgets.px(12);
    const ImVec2 a = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width, height});
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& p = c.widgets.palette();
    const auto x = [&](double value) {
        return a.x + width * static_cast<float>(std::clamp(value / b.axis_max, 0.0, 1.0));
    };
    list->AddRectFilled(a, {a.x + width, a.y + height}, to_abgr(p.bar_back), c.widgets.px(2));
    if (b.baseline)
        list->AddRectFilled({a.x, a.y + c.widgets.px(2)}, {x(*b.baseline), a.y + height - c.widgets.px(2)},
                            to_abgr(p.bar_baseline), c.widgets.px(1));
    if (b.actual)
        list->AddRectFilled({a.x, a.y + c.widgets.px(4)}, {x(*b.actual), a.y + height - c.widgets.px(4)},
                            to_abgr(p.accent));
    if (b.expected && b.actual && b.expected != b.baseline)
        draw_expected_mark(c, x(*b.expected), a.y + height, c.widgets.px(4));
    if (b.target) {
        const float t = x(*b.target);
        list->AddRectFilled({t - c.widgets.px(1.5F), a.y - c.widgets.px(1)},
                            {t + c.widgets.px(1.5F), a.y + height + c.widgets.px(1)}, to_abgr(p.text));
    }
}

void draw_bullet(PanelContext& c, const session::Bullet& b) {
    const bool shown = b.indicator->key == c.session.options().indicator;
    if (c.widgets.row("bullet/" + b.indicator->key, c.name(b.indicator->short_name), shown, b.attainment_text))
        c.push(session::ShowIndicator{b.indicator->key});
    c.widgets.tip(c.name(b.indicator->name));
    if (!b.baseline && !b.target) return;
    draw_bar(c, b);
    const bool said = b.state.empty() || b.state == b.baseline_text || b.state == b.target_text;
    const bool later = c.session.options().year > c.session.plan().baseline_year;
    const std::string now = later && b.actual ? " → " + b.actual_text : "";
    c.widgets.soft_wrapped(b.baseline_text + now + " → " + b.target_text + (said ? "" : "  ·  " + b.state));
    if (b.required_text != b.baseline_text && b.required_text != b.target_text) c.widgets.wrapped(b.required_text);
    std::string more = b.rank_text.empty() ? "" : fmt::format(fmt::runtime(c.say("rank {}")), b.rank_text);
    if (!b.source_text.empty()) more += (more.empty() ? "" : "  ·  ") + b.source_text;
    if (!more.empty()) c.widgets.soft_wrapped(more);
}

}  // namespace

void draw_bullets(PanelContext& c, const plan::Area& area) {
    for (const session::Bullet& b : c.session.bullets(area)) {
        draw_bullet(c, b);
        ImGui::Dummy({0, c.widgets.px(2)});
    }
}

}  // namespace ui
