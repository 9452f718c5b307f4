// The years of the plan as dots on a line: filled where there are values. A click or a drag shows that year.
#include <algorithm>
#include <cmath>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <vector>

#include "carto/options.h"
#include "frame/commands.h"
#include "panels/panels.h"
#include "plan/observations.h"
#include "session/actions.h"
#include "ui/kit/stops.h"

namespace ui {
namespace {

std::string year_tip(const PanelContext& c, int year) {
    const plan::Coverage covered = c.session.coverage(year);
    return fmt::format(fmt::runtime(c.say("{0}: {1} of {2} areas have a value")), year, covered.with, covered.of);
}

}  // namespace

namespace {

void step_by_key(PanelContext& c, const std::vector<int>& years) {
    const int step = c.widgets.steps("years");
    const auto shown = std::find(years.begin(), years.end(), c.session.options().year);
    if (step == 0 || shown == years.end()) return;
    const auto at = static_cast<int>(shown - years.begin()) + step;
    c.push(session::ShowYear{years[static_cast<std::size_t>(std::clamp(at, 0, static_cast<int>(years.size()) - 1))]});
}

}  // namespace

std::string coverage_text(const PanelContext& c, int year) {
    const plan::Coverage covered = c.session.coverage(year);
    return fmt::format("{}/{}", covered.with, covered.of);
}

void draw_year_slider(PanelContext& c) {
    const std::vector<int> years = c.session.years();
    if (years.size() < 2) return;
    const Palette& p = c.widgets.palette();
    const float inset = c.widgets.px(16), height = c.widgets.px(20);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float step = (width - 2 * inset) / static_cast<float>(years.size() - 1);
    ImGui::InvisibleButton("###years", {width, height + ImGui::GetTextLineHeight()});
    c.widgets.record("years");
    c.widgets.stop("years", StopKind::range);
    step_by_key(c, years);
    const float at = std::round((ImGui::GetIO().MousePos.x - corner.x - inset) / step);
    const auto index = static_cast<std::size_t>(std::clamp(at, 0.0F, static_cast<float>(years.size() - 1)));
    if (ImGui::IsItemActive() && years[index] != c.session.options().year) c.push(session::ShowYear{years[index]});
    if (ImGui::IsItemHovered()) c.widgets.tip(year_tip(c, years[index]) + "\n" + tip_of("next_year", c.widgets));
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float y = corner.y + height / 2;
    list->AddLine({corner.x + inset, y}, {corner.x + width - inset, y}, to_abgr(p.line), c.widgets.px(2));
    for (std::size_t i = 0; i < years.size(); ++i) {
        const float x = corner.x + inset + step * static_cast<float>(i);
        const bool shown = years[i] == c.session.options().year;
        const bool filled = c.session.coverage(years[i]).with > 0;
        list->AddCircleFilled({x, y}, c.widgets.px(shown ? 7 : 5), to_abgr(filled ? p.accent : p.ground));
        list->AddCircle({x, y}, c.widgets.px(shown ? 7 : 5), to_abgr(shown ? p.text : p.accent), 0, c.widgets.px(1.5F));
        const std::string text = step < c.widgets.px(34) && i % 2 == 1 && !shown ? "" : std::to_string(years[i]);
        c.widgets.draw_text(x - c.widgets.text_width(text) / 2, corner.y + height, text, shown ? p.text : p.soft);
    }
}

}  // namespace ui
