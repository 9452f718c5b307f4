// The inspector's bullets: the drawing that pictures have as well, in which every indicator can be pointed at and
// chosen.
#include <imgui.h>
#include <string>

#include "carto/bullet_chart.h"
#include "carto/options.h"
#include "kit/scene_painter.h"
#include "panels/panels.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "session/actions.h"

namespace ui {
namespace {

void draw_head(PanelContext& c, const carto::BulletMark& mark, ImVec2 corner) {
    const plan::Indicator& indicator = *c.session.index().indicator(mark.indicator);
    const bool shown = mark.indicator == c.session.options().indicator;
    const std::string key = "bullet/" + mark.indicator;
    const float spacing = ImGui::GetStyle().ItemSpacing.y;  // a selectable takes that of both sides as well
    ImGui::SetCursorScreenPos({corner.x, corner.y + mark.box.y + spacing / 2});
    if (ImGui::Selectable(("###" + key).c_str(), shown, 0, {0, mark.box.height - spacing}))
        c.push(session::ShowIndicator{mark.indicator});
    c.widgets.record(key, shown);
    c.widgets.stop(key, StopKind::button, c.name(indicator.short_name), shown);
    c.widgets.tip(c.name(indicator.name) + (mark.cut.empty() ? "" : "  " + mark.cut));
}

}  // namespace

/// The heads below the drawing, whose highlight would hide it.
void draw_bullets(PanelContext& c, const plan::Area& area) {
    if (c.session.plan().indicators.empty()) return;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const carto::BulletPicture& picture = c.session.bullet_picture(area, static_cast<int>(width));
    for (const carto::BulletMark& mark : picture.marks) draw_head(c, mark, corner);
    paint_scene(c.widgets, *picture.scene, {corner.x, corner.y});
    ImGui::SetCursorScreenPos(corner);
    ImGui::Dummy({width, picture.height});
}

}  // namespace ui
