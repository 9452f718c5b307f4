#include "shell/command_actions.h"

#include <algorithm>
#include <string>
#include <vector>

#include "carto/options.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "session/actions.h"
#include "session/edit_actions.h"
#include "session/tables.h"
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

void present(PanelContext& c, bool on) {
    if (c.overlays.presenting == on) return;
    c.overlays.presenting = on;
    c.overlays.open = Overlay::none;
    if (on && c.session.unlocked()) c.edit(session::LockEditing{});
    c.push(session::UseFurniture{on ? carto::Furniture::page : carto::Furniture::window});
    c.ask(ShowFullScreen{on});
}

void copy_selection(PanelContext& c) {
    const session::Table& table =
        c.session.selected().kind == plan::FeatureKind::carrier ? c.session.carrier_table() : c.session.area_table();
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        if (c.session.is_selected(table.rows[i].feature)) rows.push_back(i);
    std::vector<std::string> columns;
    for (const session::Column& column : table.columns) columns.push_back(column.key);
    if (!rows.empty()) c.ask(CopyText{session::as_text(table, rows, columns), c.say("The selected rows were copied")});
}

}  // namespace ui
