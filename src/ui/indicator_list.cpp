// The left panel while progress is shown: the six indicators with the city's own values, one click each.
#include <fmt/format.h>
#include <imgui.h>

#include "panels.h"
#include "session/bullets.h"

namespace ui {
namespace {

/// That of the map where it can be told of every indicator; numbers in six units beside each other tell nothing.
plan::Measure listed_measure(const PanelContext& c) {
    const plan::Measure shown = c.session.options().measure;
    return plan::is_ratio(shown) ? shown : plan::Measure::attainment;
}

std::string city_text(const PanelContext& c, const plan::Area& city, const plan::Indicator& indicator) {
    const carto::MapOptions& o = c.session.options();
    return session::ratio_text(c.session.index(), city, indicator, listed_measure(c), o.year, c.widgets.language(),
                               o.target_set);
}

void draw_indicator_row(PanelContext& c, const plan::Indicator& indicator, int number, const session::Bullet* city) {
    const bool shown = indicator.key == c.session.options().indicator;
    if (c.widgets.row("indicator/" + indicator.key, std::to_string(number) + "  " + c.name(indicator.short_name), shown,
                      city == nullptr ? std::string() : city_text(c, *c.session.index().city(), indicator)))
        c.push(session::ShowIndicator{indicator.key});
    std::string tip = c.name(indicator.name) + "  [" + std::to_string(number) + "]";
    if (city != nullptr)
        tip += "\n" + fmt::format(fmt::runtime(c.say("City: {0} in {1}, target {2} in {3}")), city->baseline_text,
                                  c.session.plan().baseline_year, city->target_text, c.session.plan().target_year);
    c.widgets.tip(tip);
}

}  // namespace

void draw_indicator_list(PanelContext& c) {
    const plan::Plan& plan = c.session.plan();
    if (plan.indicators.empty()) {
        c.widgets.soft_wrapped(c.say("This project has no indicators, so there is no progress to show."));
        return;
    }
    const plan::Area* city = c.session.index().city();
    const std::vector<session::Bullet> bullets =
        city == nullptr ? std::vector<session::Bullet>()
                        : session::bullets_of(c.session.index(), *city, c.session.options().year, c.widgets.language(),
                                              c.session.options().target_set);
    draw_year_slider(c);
    c.widgets.heading(c.say("Indicators"));
    if (city != nullptr)
        c.widgets.soft_wrapped(fmt::format(fmt::runtime(c.say("City: {0}")), c.name(plan::label(listed_measure(c)))));
    c.widgets.record("indicators/measure");
    for (std::size_t i = 0; i < plan.indicators.size(); ++i)
        draw_indicator_row(c, plan.indicators[i], static_cast<int>(i) + 1, i < bullets.size() ? &bullets[i] : nullptr);
}

}  // namespace ui
