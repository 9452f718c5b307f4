// Finds a place of the plan by its name, number or pinyin.
#include <fmt/core.h>
#include <string>
#include <vector>

#include "plan/feature_ref.h"
#include "session/actions.h"
#include "session/search.h"
#include "ui/overlay_state.h"
#include "windows/list_field.h"
#include "windows/window_rows.h"

namespace ui {
namespace {

constexpr std::size_t k_most_hits = 12;

void fly_to(PanelContext& c, plan::FeatureRef feature) {
    c.push(session::Select{feature});
    c.push(session::ZoomToFeature{feature});
    close_window(c);
}

}  // namespace

void draw_search_window(PanelContext& c) {
    list_field(c, "search/field", c.say("Name, number, pinyin or its initials, English name"));
    const auto [hits, kept_back] = c.session.find(c.overlays.text, k_most_hits);
    const bool enter = step_list(c, hits.size());
    if (kept_back > 0)
        c.widgets.soft_wrapped(fmt::format(
            fmt::runtime(c.widgets.say_count(static_cast<int>(kept_back), "{0} more does not pass the filter",
                                             "{0} more do not pass the filter")),
            kept_back));
    if (hits.empty()) {
        if (kept_back > 0) return;
        c.widgets.soft_wrapped(c.overlays.text.empty()
                                   ? c.say("For example: 17, 鹃湖, jhkjc, changan, Juanhu")
                                   : c.say("Nothing has this name, number or pinyin. Try fewer letters."));
        return;
    }
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const std::string key = "search/" + c.key_of(hits[i].feature);
        const bool here = static_cast<int>(i) == c.overlays.at;
        if (c.widgets.row(key, hits[i].title, here, hits[i].detail) || (enter && here)) fly_to(c, hits[i].feature);
    }
}

}  // namespace ui
