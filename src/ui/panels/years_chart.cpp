// The dock's line chart: what each area had reached year by year, and the planned way of the one that is looked at.
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <vector>

#include "carto/options.h"
#include "panels/panels.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "plan/series.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/bullets.h"

namespace ui {
namespace {

/// From year and value to device px.
struct Plot {
    ImVec2 corner;
    float width = 0, height = 0;
    int first_year = 0, last_year = 1;
    double least = 0, most = 1;

    [[nodiscard]] float x(int year) const {
        return corner.x + width * static_cast<float>(year - first_year) / static_cast<float>(last_year - first_year);
    }
    [[nodiscard]] float y(double value) const {
        return corner.y + height * static_cast<float>((most - value) / (most - least));
    }
};

/// 1, 2 or 5 times a power of ten: the axis gets three to six lines.
double step_of(double range) {
    const double raw = range / 4;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double step : {1.0, 2.0, 5.0})
        if (step * power >= raw) return step * power;
    return 10 * power;
}

void draw_axes(PanelContext& c, const Plot& plot, double step, int decimals) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Palette& p = c.widgets.palette();
    const float line = ImGui::GetTextLineHeight();
    for (double value = plot.least; value <= plot.most + step / 2; value += step) {
        list->AddLine({plot.corner.x, plot.y(value)}, {plot.corner.x + plot.width, plot.y(value)}, to_abgr(p.line));
        const std::string text = fmt::format("{:.{}f}", value + 0.0, decimals);
        c.widgets.draw_text(plot.corner.x - c.widgets.text_width(text) - c.widgets.px(6), plot.y(value) - line / 2,
                            text, p.soft);
    }
    for (int year = plot.first_year; year <= plot.last_year; ++year) {
        const bool shown = year == c.session.options().year;
        if (shown)
            list->AddLine({plot.x(year), plot.corner.y}, {plot.x(year), plot.corner.y + plot.height},
                          to_abgr(p.accent, 0.5F), c.widgets.px(2));
        const std::string text = std::to_string(year);
        c.widgets.draw_text(plot.x(year) - c.widgets.text_width(text) / 2,
                            plot.corner.y + plot.height + c.widgets.px(4), text, shown ? p.text : p.soft);
    }
}

void draw_planned_way(PanelContext& c, const Plot& plot, const plan::Series& s) {
    if (!s.baseline || !s.target) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const unsigned colour = to_abgr(c.widgets.palette().text, 0.7F);
    const ImVec2 a{plot.x(plot.first_year), plot.y(*s.baseline)}, b{plot.x(plot.last_year), plot.y(*s.target)};
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    const float dash = c.widgets.px(6);
    for (float at = 0; at < length; at += 2 * dash) {
        const float from = at / length, to = std::min(1.0F, (at + dash) / length);
        list->AddLine({a.x + (b.x - a.x) * from, a.y + (b.y - a.y) * from},
                      {a.x + (b.x - a.x) * to, a.y + (b.y - a.y) * to}, colour, c.widgets.px(1.5F));
    }
}

struct LineLook {
    unsigned colour;
    float width, radius;
};

LineLook look_of(const PanelContext& c, const plan::Series& s) {
    const Palette& p = c.widgets.palette();
    if (s.area->kind == plan::AreaKind::city) return {to_abgr(p.text), c.widgets.px(2), c.widgets.px(3)};
    if (c.session.is_selected(s.feature) || s.feature == c.session.hovered())
        return {to_abgr(p.accent), c.widgets.px(3), c.widgets.px(4.5F)};
    return {to_abgr(p.soft, 0.55F), c.widgets.px(1.5F), c.widgets.px(2.5F)};
}

/// A gap of years is a gap of the line; what is preliminary is hollow.
void draw_line(PanelContext& c, const Plot& plot, const plan::Series& s) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const LineLook look = look_of(c, s);
    for (std::size_t i = 0; i < s.points.size(); ++i) {
        const ImVec2 at{plot.x(s.points[i].year), plot.y(s.points[i].value)};
        if (i > 0 && s.points[i - 1].year + 1 == s.points[i].year)
            list->AddLine({plot.x(s.points[i - 1].year), plot.y(s.points[i - 1].value)}, at, look.colour, look.width);
        list->AddCircleFilled(at, look.radius, look.colour);
        if (s.points[i].state == plan::ValueState::preliminary)
            list->AddCircleFilled(at, look.radius * 0.55F, to_abgr(c.widgets.palette().ground));
    }
}

struct Nearest {
    const plan::Series* series = nullptr;
    const plan::SeriesPoint* point = nullptr;
};

Nearest nearest_to(const PanelContext& c, const Plot& plot, const std::vector<plan::Series>& all, ImVec2 mouse) {
    Nearest found;
    float best = c.widgets.px(14);
    for (const plan::Series& s : all)
        for (const plan::SeriesPoint& point : s.points) {
            const float d = std::hypot(plot.x(point.year) - mouse.x, plot.y(point.value) - mouse.y);
            if (d >= best) continue;
            best = d;
            found = {&s, &point};
        }
    return found;
}

std::string tip_of(const PanelContext& c, const plan::Indicator& indicator, const Nearest& n) {
    const session::Bullet b = session::bullet_of(c.session.index(), *n.series->area, indicator, n.point->year,
                                                 c.widgets.language(), c.session.options().target_set);
    std::string text = c.name(n.series->area->name) + "\n" + std::to_string(n.point->year) + ": " + b.actual_text;
    if (!b.source_text.empty()) text += "\n" + b.source_text;
    return text + "\n" + b.state;
}

/// Pointing, choosing an area, choosing a year.
void interact(PanelContext& c, const Plot& plot, const std::vector<plan::Series>& all,
              const plan::Indicator& indicator) {
    ImGui::SetCursorScreenPos({plot.corner.x - c.widgets.px(8), plot.corner.y});
    ImGui::InvisibleButton("###plot", {plot.width + c.widgets.px(16), plot.height + ImGui::GetTextLineHeight()});
    c.widgets.record("years/plot");
    if (!ImGui::IsItemHovered()) return;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Nearest n = nearest_to(c, plot, all, mouse);
    const bool clicked = ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    if (n.series != nullptr) {
        c.point_at(n.series->feature);
        c.widgets.tip(tip_of(c, indicator, n), true);
        if (clicked && n.series->feature.kind != plan::FeatureKind::none) c.push(session::Select{n.series->feature});
    } else if (clicked) {
        const float share = (mouse.x - plot.corner.x) / plot.width;
        const int year = plot.first_year +
                         static_cast<int>(std::lround(share * static_cast<float>(plot.last_year - plot.first_year)));
        c.push(session::ShowYear{std::clamp(year, plot.first_year, plot.last_year)});
    }
}

struct LineName {
    scene::Rect box;
    std::string text;
    unsigned colour;
    bool first = false;  ///< of the city or of what is chosen: it has its name whatever lies there
};

/// Above the ends of the lines.
std::vector<LineName> line_names(const PanelContext& c, const Plot& plot, const std::vector<plan::Series>& all) {
    std::vector<LineName> names;
    for (const plan::Series& s : all) {
        const bool city = s.area->kind == plan::AreaKind::city;
        const bool chosen = c.session.is_selected(s.feature) || s.feature == c.session.hovered();
        if (s.points.empty()) continue;
        const plan::SeriesPoint& last = s.points.back();
        const std::string name = c.name(s.area->name);
        const float x = std::min(plot.x(last.year) + c.widgets.px(8),
                                 plot.corner.x + plot.width + c.widgets.px(130) - c.widgets.text_width(name));
        const float line = ImGui::GetTextLineHeight();
        const Palette& p = c.widgets.palette();
        names.push_back({{x, plot.y(last.value) - line - c.widgets.px(1), c.widgets.text_width(name), line},
                         name,
                         city     ? p.text
                         : chosen ? p.accent
                                  : p.soft,
                         city || chosen});
    }
    return names;
}

/// Those of the first one below the other where their lines end close together; the others where there is room.
void name_lines(PanelContext& c, const Plot& plot, const std::vector<plan::Series>& all) {
    std::vector<LineName> names = line_names(c, plot, all);
    std::sort(names.begin(), names.end(),
              [](const LineName& a, const LineName& b) { return a.first != b.first ? a.first : a.box.y < b.box.y; });
    std::vector<scene::Rect> taken;
    for (LineName& name : names) {
        const auto overlaps = [&](const scene::Rect& other) { return other.overlaps(name.box); };
        for (auto at = taken.begin(); name.first && at != taken.end(); ++at)
            if (overlaps(*at)) name.box.y = at->bottom();
        if (!name.first && std::any_of(taken.begin(), taken.end(), overlaps)) continue;
        taken.push_back(name.box);
        c.widgets.draw_text(name.box.x, name.box.y, name.text, name.colour);
    }
}

Plot make_plot(PanelContext& c, const std::vector<plan::Series>& all, double& step) {
    const plan::ValueRange range = plan::range_of(all);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 size = ImGui::GetContentRegionAvail();
    step = step_of(std::max(range.most - range.least, std::max(std::abs(range.most), 1.0) * 1e-6));
    Plot plot;
    plot.least = std::floor(range.least / step) * step;
    plot.most = std::ceil(range.most / step) * step;
    if (plot.most <= plot.least) plot.most = plot.least + step;
    plot.corner = {corner.x + c.widgets.px(64), corner.y + c.widgets.px(10)};
    plot.width = std::max(c.widgets.px(60), size.x - c.widgets.px(64 + 140));
    plot.height = std::max(c.widgets.px(30), size.y - c.widgets.px(20) - ImGui::GetTextLineHeight());
    plot.first_year = c.session.plan().baseline_year;
    plot.last_year = std::max(c.session.plan().target_year, plot.first_year + 1);
    return plot;
}

}  // namespace

void draw_years(PanelContext& c) {
    const plan::Indicator* indicator = c.session.index().indicator(c.session.options().indicator);
    if (indicator == nullptr) {
        c.widgets.soft_text(c.say("There is nothing to show."));
        return;
    }
    std::vector<plan::Series> all = c.session.series();
    // a count of the city would press its parts flat
    if (indicator->city_value == plan::CityValue::sum)
        std::erase_if(all, [](const plan::Series& s) { return s.area->kind == plan::AreaKind::city; });
    const std::string unit = carto::in(indicator->unit, c.widgets.language());
    c.widgets.soft_text(fmt::format("{} ({})  ·  {}", c.name(indicator->name), unit,
                                    c.say("hollow: preliminary, dashed: planned way of the selected area")));
    double step = 1;
    const Plot plot = make_plot(c, all, step);
    const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
    draw_axes(c, plot, step, decimals);
    for (const plan::Series& s : all)
        if (c.session.is_selected(s.feature) || s.feature == c.session.hovered()) draw_planned_way(c, plot, s);
    for (const plan::Series& s : all) draw_line(c, plot, s);
    name_lines(c, plot, all);
    interact(c, plot, all, *indicator);
}

}  // namespace ui
