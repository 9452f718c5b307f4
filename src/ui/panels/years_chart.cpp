// The dock's line chart: the drawing that pictures and sheets have as well, in which values and years can be pointed at
// and chosen.
#include <cmath>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <vector>

#include "carto/area_charts.h"
#include "carto/options.h"
#include "frame/outbox.h"
#include "kit/scene_painter.h"
#include "panels/panels.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "session/actions.h"
#include "session/bullets.h"

namespace ui {
namespace {

/// The lines that stand out: of what is selected and what is pointed at.
std::vector<plan::FeatureRef> marked_areas(const PanelContext& c) {
    std::vector<plan::FeatureRef> out;
    for (const plan::Area* area : c.session.index().areas()) {
        const plan::FeatureRef feature = plan::Index::feature_of(*area);
        if (c.session.is_selected(feature) || feature == c.session.hovered()) out.push_back(feature);
    }
    return out;
}

const carto::AreaMark* nearest_mark(const PanelContext& c, const carto::AreaChartPicture& picture, scene::Vec2 at) {
    const carto::AreaMark* found = nullptr;
    float best = c.widgets.px(14);
    for (const carto::AreaMark& mark : picture.marks) {
        const float dx = mark.box.x + mark.box.width / 2 - at.x, dy = mark.box.y + mark.box.height / 2 - at.y;
        const float distance = std::hypot(dx, dy);
        if (distance >= best) continue;
        best = distance;
        found = &mark;
    }
    return found;
}

std::string tip_of(const PanelContext& c, const plan::Indicator& indicator, const carto::AreaMark& mark) {
    const session::Bullet b = session::bullet_of(c.session.index(), *mark.area, indicator, mark.year,
                                                 c.widgets.language(), c.session.options().target_set);
    std::string text = c.name(mark.area->name) + "\n" + std::to_string(mark.year) + ": " + b.actual_text;
    if (!b.source_text.empty()) text += "\n" + b.source_text;
    return text + "\n" + b.state;
}

/// Pointing, choosing an area, choosing a year.
void interact(PanelContext& c, const carto::AreaChartPicture& picture, ImVec2 corner,
              const plan::Indicator& indicator) {
    const scene::Rect& plot = picture.plot;
    ImGui::SetCursorScreenPos({corner.x + plot.x - c.widgets.px(8), corner.y + plot.y});
    ImGui::InvisibleButton("###plot", {plot.width + c.widgets.px(16), plot.height + ImGui::GetTextLineHeight()});
    c.widgets.record("years/plot");
    if (!ImGui::IsItemHovered()) return;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const scene::Vec2 at{mouse.x - corner.x, mouse.y - corner.y};
    const bool clicked = ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    if (const carto::AreaMark* mark = nearest_mark(c, picture, at)) {
        const plan::FeatureRef feature = plan::Index::feature_of(*mark->area);
        c.point_at(feature);
        c.widgets.tip(tip_of(c, indicator, *mark), true);
        if (clicked && feature.kind != plan::FeatureKind::none) c.push(session::Select{feature});
    } else if (clicked) {
        c.push(session::ShowYear{picture.year_at(at.x)});
    }
}

}  // namespace

void draw_years(PanelContext& c) {
    const plan::Indicator* indicator = c.session.index().indicator(c.session.options().indicator);
    if (indicator == nullptr) {
        c.widgets.soft_text(c.say("There is nothing to show."));
        return;
    }
    const carto::AreaChartView view{carto::AreaChart::years, false, marked_areas(c)};
    const float line = ImGui::GetTextLineHeightWithSpacing();
    const ImVec2 size = ImGui::GetContentRegionAvail();
    const carto::AreaChartPicture& picture =
        c.session.area_chart(view, static_cast<int>(size.x), static_cast<int>(size.y - line));
    copy_chart(c, "years/copy", view);
    ImGui::SameLine(0, c.widgets.px(6));
    chart_words(c, *indicator, fmt::format(" ({})", c.name(indicator->unit)), picture.signs);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    paint_scene(c.widgets, *picture.scene, {corner.x, corner.y});
    interact(c, picture, corner, *indicator);
}

}  // namespace ui
