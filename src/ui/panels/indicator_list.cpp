// The left panel while progress is shown: the six indicators with the city's own values, one click each.
#include <fmt/core.h>
#include <imgui.h>
#include <string>

#include "carto/options.h"
#include "panels/panels.h"
#include "plan/index.h"
#include "plan/measures.h"
#include "plan/plan.h"
#include "session/actions.h"
#include "session/bullets.h"

namespace ui {
namespace {

/// That of the map where it can be told of every indicator; numbers in six units beside each other tell nothing.
plan::Measure listed_measure(const PanelContext& c) {
    const plan::Measure shown = c.session.options().measure;
    return plan::is_ratio(shown) ? shown : plan::Measure::attainment;
}

/// `city`: how the city does; null where the plan has no row for it.
void draw_indicator_row(PanelContext& c, int number, const session::Bullet* city, const std::string& city_text) {
    const plan::Indicator& indicator = c.session.plan().indicators[static_cast<std::size_t>(number) - 1];
    const bool shown = indicator.key == c.session.options().indicator;
    if (c.widgets.row("indicator/" + indicator.key, std::to_string(number) + "  " + c.name(indicator.short_name), shown,
                      city_text))
        c.push(session::ShowIndicator{indicator.key});
    std::string tip = c.name(indicator.name) + "  [" + std::to_string(number) + "]";
    if (city != nullptr)
        tip += "\n" + fmt::format(fmt::runtime(c.say("City: {0} in {1}, target {2} in {3}")), city->baseline_text,
                                  c.session.plan().baseline_year, city->target_text, c.session.plan().target_year);
    c.widgets.tip(tip);
}

void draw_indicator_rows(PanelContext& c) {
    const plan::Area* city = c.session.index().city();
    const int count = static_cast<int>(c.session.plan().indicators.size());
    for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (city == nullptr)
            draw_indicator_row(c, i + 1, nullptr, {});
        else
            draw_indicator_row(c, i + 1, &c.session.bullets(*city)[at], c.session.ratios(*city, listed_measure(c))[at]);
    }
}

}  // namespace

void draw_indicator_list(PanelContext& c) {
    if (c.session.plan().indicators.empty()) {
        c.widgets.soft_wrapped(c.say("This project has no indicators, so there is no progress to show."));
        return;
    }
    draw_year_slider(c);
    c.widgets.heading(c.say("Indicators"));
    if (c.session.index().city() != nullptr)
        c.widgets.soft_wrapped(fmt::format(fmt::runtime(c.say("City: {0}")), c.name(plan::label(listed_measure(c)))));
    c.widgets.record("indicators/measure");
    draw_indicator_rows(c);
}

}  // namespace ui
