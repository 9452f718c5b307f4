// The dock's ranking: the drawing that pictures and sheets have as well, with a row for every area that can be pointed
// at and chosen.
#include <fmt/core.h>
#include <imgui.h>
#include <string>

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
#include "ui/panel_state.h"

namespace ui {
namespace {

std::string tip_of(const PanelContext& c, const plan::Area& area) {
    const carto::MapOptions& shown = c.session.options();
    const plan::Indicator& indicator = *c.session.index().indicator(shown.indicator);
    const session::Bullet b =
        session::bullet_of(c.session.index(), area, indicator, shown.year, c.widgets.language(), shown.target_set);
    return c.name(area.name) + "\n" + b.baseline_text + " → " + b.target_text + "\n" + b.state + "\n" + b.required_text;
}

void draw_row(PanelContext& c, const carto::AreaMark& row, ImVec2 corner) {
    const plan::FeatureRef feature = plan::Index::feature_of(*row.area);
    const std::string key = "ranking/" + row.area->key;
    const float spacing = ImGui::GetStyle().ItemSpacing.y;  // a selectable takes that of both sides as well
    ImGui::SetCursorScreenPos({corner.x, corner.y + row.box.y + spacing / 2});
    if (ImGui::Selectable(("###" + key).c_str(), c.session.is_selected(feature) || feature == c.session.hovered(), 0,
                          {0, row.box.height - spacing}))
        c.push(session::Select{feature});
    c.widgets.record(key, c.session.is_selected(feature));
    c.widgets.stop(key);
    if (ImGui::IsItemHovered()) c.point_at(feature);
    if (c.widgets.explains_now()) c.widgets.tip(tip_of(c, *row.area));
}

void draw_head(PanelContext& c, const plan::Indicator& indicator, const carto::AreaChartView& view,
               const std::string& signs) {
    bool& best_first = c.panels.ranking_best_first;
    if (c.widgets.small_icon("ranking/order", best_first ? Icon::sort_down : Icon::sort_up,
                             c.say(best_first ? base::mark("The best first: click for the furthest behind first")
                                              : base::mark("The furthest behind first: click for the best first"))))
        best_first = !best_first;
    ImGui::SameLine(0, c.widgets.px(6));
    copy_chart(c, "ranking/copy", view);
    ImGui::SameLine(0, c.widgets.px(6));
    chart_words(c, indicator, fmt::format(" {}", c.session.options().year), signs);
    c.widgets.wrapped(c.session.sentence());
}

/// The rows below the drawing, whose highlight would hide it.
void draw_rows(PanelContext& c, const carto::AreaChartPicture& picture, bool revealed) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    for (const carto::AreaMark& row : picture.marks) {
        draw_row(c, row, corner);
        if (revealed && plan::Index::feature_of(*row.area) == c.session.selected()) scroll_to_last_item();
    }
    paint_scene(c.widgets, *picture.scene, {corner.x, corner.y});
}

}  // namespace

void draw_ranking(PanelContext& c) {
    const plan::Indicator* indicator = c.session.index().indicator(c.session.options().indicator);
    if (indicator == nullptr || c.session.index().areas().empty()) {
        c.widgets.soft_text(c.say("There is nothing to rank."));
        return;
    }
    const bool revealed = reveals(c, "ranking");
    const ImVec2 size = ImGui::GetContentRegionAvail();
    const float width = size.x - ImGui::GetStyle().ScrollbarSize;  // which is there or not as the dock is high
    const carto::AreaChartView view{carto::AreaChart::ranking, c.panels.ranking_best_first, {}};
    const carto::AreaChartPicture& picture =
        c.session.area_chart(view, static_cast<int>(width), static_cast<int>(size.y));
    draw_head(c, *indicator, view, picture.signs);
    ImGui::BeginChild("###ranking");
    draw_rows(c, picture, revealed);
    ImGui::EndChild();
}

}  // namespace ui
