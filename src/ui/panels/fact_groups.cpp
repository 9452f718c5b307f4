#include <imgui.h>
#include <vector>

#include "panels/panels.h"
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

}  // namespace

void draw_fact_groups(PanelContext& c, const std::vector<session::FactGroup>& groups) {
    const float label_width = c.widgets.px(c.widgets.language() == base::Language::en ? 112 : 96);
    for (const session::FactGroup& group : groups) {
        if (!group.heading.empty())
            c.widgets.section(group.heading);
        else
            ImGui::Spacing();
        for (const session::FactRow& row : group.rows) draw_row(c, row, label_width);
    }
}

}  // namespace ui
