#include <imgui.h>

#include "panels.h"
#include "session/facts.h"

namespace ui {
namespace {

void draw_row(PanelContext& c, const session::FactRow& row, float label_width) {
    if (row.label.empty()) {
        c.widgets.wrapped(row.value);
        return;
    }
    c.widgets.soft_text(row.label);
    if (c.widgets.text_width(row.label) > label_width - c.widgets.px(4)) {
        ImGui::Indent(c.widgets.px(12));
        c.widgets.wrapped(row.value);
        ImGui::Unindent(c.widgets.px(12));
        return;
    }
    ImGui::SameLine(label_width + ImGui::GetStyle().WindowPadding.x);
    ImGui::BeginGroup();
    c.widgets.wrapped(row.value);
    ImGui::EndGroup();
}

void draw_facts(PanelContext& c, const session::Facts& facts) {
    const float label_width = c.widgets.px(c.widgets.language() == carto::Language::en ? 112 : 96);
    c.widgets.soft_text(facts.kind);
    c.widgets.heading(facts.title);
    for (const session::FactGroup& group : facts.groups) {
        ImGui::Spacing();
        if (!group.heading.empty()) {
            ImGui::Separator();
            ImGui::Spacing();
            c.widgets.soft_wrapped(group.heading);
        }
        for (const session::FactRow& row : group.rows) draw_row(c, row, label_width);
    }
}

/// Nothing selected: what the plan is, and what can be done.
void draw_overview(PanelContext& c) {
    const plan::Plan& plan = c.session.plan();
    const carto::Language language = c.widgets.language();
    c.widgets.soft_text(c.widgets.say("规划", "Plan"));
    c.widgets.heading(carto::in(plan.title, language));
    ImGui::Spacing();
    for (const plan::Segment& segment : plan.segments) {
        ImGui::Spacing();
        c.widgets.soft_text(carto::in(segment.name, language));
        c.widgets.wrapped(carto::in(segment.task, language));
    }
    ImGui::Spacing();
    ImGui::Separator();
    ImGui::Spacing();
    c.widgets.soft_wrapped(c.widgets.say("单击地图上的地区、载体、车站或园区，查看已知的一切。",
                                         "Click an area, carrier, station or park for all that is known of it."));
}

}  // namespace

void draw_inspector(PanelContext& c) {
    const session::Facts facts = session::facts_of(c.session.plan(), c.session.selected(), c.session.options());
    if (facts.empty()) {
        draw_overview(c);
        return;
    }
    if (c.widgets.button("zoom_to", c.widgets.say("缩放至此  [F]", "Zoom there  [F]")))
        c.push(session::ZoomToFeature{c.session.selected()});
    ImGui::SameLine();
    if (c.widgets.button("deselect", c.widgets.say("取消选择  [Esc]", "Deselect  [Esc]"))) c.push(session::Select{});
    ImGui::Spacing();
    draw_facts(c, facts);
}

}  // namespace ui
