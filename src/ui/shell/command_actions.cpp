#include "shell/command_actions.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "carto/options.h"
#include "frame/editing.h"
#include "frame/layout.h"
#include "plan/corridor_strip.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "plan/note_details.h"
#include "plan/plan.h"
#include "plan/stretch.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/edit_actions.h"
#include "session/tables.h"
#include "shell/presenting.h"
#include "ui/overlay_state.h"
#include "ui/panel_state.h"
#include "ui/requests.h"

namespace ui {

void show_dock(PanelContext& c, DockTab tab) {
    const bool was_open = c.panels.dock_shown && c.panels.dock_tab == tab;
    c.panels.dock_shown = !was_open;
    c.panels.dock_tab = tab;
    c.panels.all_shown = true;
}

void step_indicator(PanelContext& c, int by) {
    const auto& all = c.session.plan().indicators;
    const auto now = std::find_if(all.begin(), all.end(),
                                  [&](const plan::Indicator& i) { return i.key == c.session.options().indicator; });
    if (now == all.end()) return;
    const auto count = static_cast<int>(all.size());
    const int next = (static_cast<int>(now - all.begin()) + by + count) % count;
    c.push(session::ShowIndicator{all[static_cast<std::size_t>(next)].key});
}

void step_year(PanelContext& c, int by) {
    const std::vector<int> years = c.session.index().years_with_values();
    const int now = c.session.options().year;
    const auto next = std::upper_bound(years.begin(), years.end(), now);
    const auto here = std::lower_bound(years.begin(), years.end(), now);
    if (by > 0 && next != years.end()) c.push(session::ShowYear{*next});
    if (by < 0 && here != years.begin()) c.push(session::ShowYear{*(here - 1)});
}

void toggle_reach(PanelContext& c) {
    const bool on = c.session.options().shows_reach;
    c.push(session::UseReach{on ? std::nullopt : std::optional(c.session.options().reach)});
}

void step_reach(PanelContext& c, int by) {
    constexpr double k_small_m = 100, k_large_m = 500, k_large_from_m = 2000;
    plan::Reach reach = c.session.options().reach;
    const bool large = by > 0 ? reach.width_m >= k_large_from_m : reach.width_m > k_large_from_m;
    const double step = large ? k_large_m : k_small_m;
    // to the next round width
    const double steps = reach.width_m / step;
    reach.width_m = std::max(k_small_m, (by > 0 ? std::floor(steps + 1e-9) + 1 : std::ceil(steps - 1e-9) - 1) * step);
    c.push(session::UseReach{reach});
}

bool has_filter(const PanelContext& c) {
    const carto::MapOptions& shown = c.session.options();
    return !shown.filter.empty() || !shown.area_segments.empty() || shown.highlighted;
}

void clear_filter(PanelContext& c) {
    c.push(session::UseFilter{{}, c.session.options().hides_filtered});
    c.push(session::FilterAreas{});
    c.push(session::HighlightClass{});
}

void pin_note_to_selection(PanelContext& c) {
    const auto& stretch = c.session.stretch();
    if (stretch) return pin_note(c, plan::pin_to_stretch(c.session.corridor_strip().line, *stretch));
    if (const auto pin = pin_to(c.session.selected())) return pin_note(c, *pin);
    const scene::Rect& map = c.layout.map;
    pin_note(c, {plan::PinKind::place, c.session.position_at({map.width / 2, map.height / 2})});
}

void present(PanelContext& c, bool on) {
    if (c.overlays.presenting == on) return;
    if (on) begin_presenting(c);
    c.overlays.presenting = on;
    c.push(session::UseFurniture{on ? carto::Furniture::page : carto::Furniture::window});
    c.ask(ShowFullScreen{on || c.overlays.presentation.was_full_screen, on});
}

void copy_selection(PanelContext& c) {
    const session::Table& table =
        c.session.selected().kind == plan::FeatureKind::carrier ? c.session.carrier_table() : c.session.area_table();
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        if (c.session.is_selected(table.rows[i].feature)) rows.push_back(i);
    std::vector<std::string> columns;
    for (const session::Column& column : table.columns) columns.push_back(column.key);
    if (!rows.empty()) copy_table(c, session::as_text(table, rows, columns), c.say("The selected rows were copied"));
}

}  // namespace ui
