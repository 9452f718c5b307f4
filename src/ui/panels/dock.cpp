#include <algorithm>
#include <array>
#include <imgui.h>
#include <span>
#include <string>
#include <vector>

#include "frame/layout.h"
#include "frame/outbox.h"
#include "panels/panels.h"
#include "panels/value_table.h"
#include "plan/index.h"
#include "session/tables.h"
#include "ui/panel_state.h"

namespace ui {
namespace {

constexpr float k_tab_gap = 2;  // logical px

struct Tab {
    DockTab tab;
    Icon icon;
    const char* name;
};

constexpr std::array k_tabs{Tab{DockTab::areas, Icon::table, base::mark("Areas")},
                            Tab{DockTab::carriers, Icon::carrier, base::mark("Carriers")},
                            Tab{DockTab::values, Icon::edit, base::mark("Values")},
                            Tab{DockTab::ranking, Icon::progress, base::mark("Ranking")},
                            Tab{DockTab::years, Icon::chart, base::mark("Over the years")},
                            Tab{DockTab::city, Icon::area, base::mark("City")},
                            Tab{DockTab::strip, Icon::rail, base::mark("Corridor unrolled")},
                            Tab{DockTab::segments, Icon::segments, base::mark("Segments")},
                            Tab{DockTab::stations, Icon::review, base::mark("Reach of the stations")},
                            Tab{DockTab::gaps, Icon::warning, base::mark("Gaps")},
                            Tab{DockTab::notes, Icon::pin, base::mark("Map notes")},
                            Tab{DockTab::history, Icon::history, base::mark("History")}};

TableState* table_state(PanelState& panels) {
    if (panels.dock_tab == DockTab::areas) return &panels.areas;
    if (panels.dock_tab == DockTab::carriers) return &panels.carriers;
    return nullptr;
}

const std::vector<std::size_t>& order_of(const PanelContext& c, const TableState& state) {
    return c.panels.dock_tab == DockTab::areas ? c.session.area_order(state.arrangement)
                                               : c.session.carrier_order(state.arrangement);
}

const session::Table& table_of(const PanelContext& c) {
    return c.panels.dock_tab == DockTab::areas ? c.session.area_table() : c.session.carrier_table();
}

void draw_column_choice(PanelContext& c, const session::Table& table, TableState& state) {
    if (c.widgets.icon_button("dock/columns", Icon::columns, c.say("Choose the columns")))
        ImGui::OpenPopup("###columns");
    if (!ImGui::BeginPopup("###columns")) return;
    c.widgets.close_on_escape();
    for (const session::Column& column : table.columns) {
        const bool shown = !state.hidden_columns.contains(column.key);
        if (!c.widgets.check("column/" + column.key, column.title, shown)) continue;
        if (shown)
            state.hidden_columns.insert(column.key);
        else
            state.hidden_columns.erase(column.key);
    }
    ImGui::EndPopup();
}

std::vector<std::string> shown_columns(const session::Table& table, const TableState& state) {
    std::vector<std::string> out;
    for (const session::Column& column : table.columns)
        if (!state.hidden_columns.contains(column.key)) out.push_back(column.key);
    return out;
}

void draw_table_buttons(PanelContext& c, const session::Table& table, TableState& state) {
    draw_column_choice(c, table, state);
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.icon_button("dock/copy", Icon::copy, c.say("Copy the table")))
        copy_table(c, session::as_text(table, order_of(c, state), shown_columns(table, state)),
                   c.say("The table was copied"));
}

void draw_table_tools(PanelContext& c, TableState& state) {
    const session::Table& table = table_of(c);
    const float icons = 3 * (ImGui::GetFrameHeight() + c.widgets.px(4));
    const float end = ImGui::GetWindowContentRegionMax().x - icons - c.widgets.px(8);
    if (ImGui::GetCursorPosX() > end) return;  // the tabs and the button that closes go first
    if (ImGui::GetCursorPosX() + c.widgets.px(40) > end) {
        ImGui::SameLine(end);
        draw_table_buttons(c, table, state);
        return;
    }
    const float width = std::clamp(end - ImGui::GetCursorPosX(), c.widgets.px(40), c.widgets.px(170));
    ImGui::SameLine(std::max(ImGui::GetCursorPosX(), end - width));
    c.widgets.text_field("dock/filter", state.arrangement.filter, c.say("Filter the rows"), width, false);
    ImGui::SameLine(0, c.widgets.px(4));
    draw_table_buttons(c, table, state);
}

std::string sample_words() {
    return base::translate(base::Language::zh, base::mark("SAMPLE")) + std::string(" SAMPLE");
}

/// Behind the tabs, where anything that was recorded is made up.
void draw_sample_stamp(PanelContext& c) {
    if (!c.session.index().has_sample()) return;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = c.widgets.text_width(sample_words()) + c.widgets.px(14);
    c.widgets.draw_tag(*ImGui::GetWindowDrawList(), {corner.x + c.widgets.px(8), corner.y + c.widgets.px(2)},
                       sample_words(), c.widgets.palette().warning);
    ImGui::Dummy({width, ImGui::GetFrameHeight()});
    c.widgets.record("dock/sample");
    c.widgets.tip(c.say("Some of the values shown are made up, for trying the program."));
    ImGui::SameLine(0, c.widgets.px(2));
}

float stamp_width(PanelContext& c) {
    return c.session.index().has_sample() ? c.widgets.text_width(sample_words()) + c.widgets.px(16) : 0;
}

std::string label_of(const PanelContext& c, const Tab& tab, bool words) {
    return words ? std::string(glyph(tab.icon)) + " " + c.say(tab.name) : std::string(glyph(tab.icon));
}

float width_of(PanelContext& c, const Tab& tab, bool words) {
    return c.widgets.button_width(label_of(c, tab, words)) + c.widgets.px(k_tab_gap);
}

/// The names of the tabs beside their icons, and room for the tools of a table.
bool words_fit(PanelContext& c) {
    float width = c.widgets.px(table_state(c.panels) != nullptr ? 290 : 40) + stamp_width(c);
    for (const Tab& tab : k_tabs) width += width_of(c, tab, true);
    return c.layout.dock.width > width;
}

/// How many tabs have room beside the stamp and the button that closes; the others go behind one more button.
std::size_t tabs_with_room(PanelContext& c) {
    const float room = ImGui::GetContentRegionAvail().x - ImGui::GetFrameHeight() - stamp_width(c);
    const float width = width_of(c, k_tabs.front(), false);
    const auto fitting = static_cast<std::size_t>(std::max(room / width, 1.0F));
    return fitting >= k_tabs.size() ? k_tabs.size() : fitting - std::min<std::size_t>(fitting, 1);
}

void draw_tab(PanelContext& c, const Tab& tab, bool words) {
    const ButtonLook look = c.panels.dock_tab == tab.tab ? ButtonLook::active : ButtonLook::plain;
    if (c.widgets.button("dock/" + std::string(to_key(tab.tab)), label_of(c, tab, words), look))
        c.panels.dock_tab = tab.tab;
}

void draw_other_tabs(PanelContext& c, std::span<const Tab> others) {
    const bool chosen = std::ranges::any_of(others, [&](const Tab& tab) { return tab.tab == c.panels.dock_tab; });
    if (c.widgets.icon_button("dock/more", Icon::more, c.say("More pages"),
                              chosen ? ButtonLook::active : ButtonLook::plain))
        ImGui::OpenPopup("###pages");
    if (ImGui::BeginPopup("###pages")) {
        c.widgets.close_on_escape();
        for (const Tab& tab : others) {
            const DockTab before = c.panels.dock_tab;
            draw_tab(c, tab, true);
            if (c.panels.dock_tab != before) ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::SameLine(0, c.widgets.px(k_tab_gap));
}

void draw_tabs(PanelContext& c) {
    const bool words = words_fit(c);
    const std::span<const Tab> tabs(k_tabs);
    const std::size_t shown = words ? tabs.size() : tabs_with_room(c);
    for (const Tab& tab : tabs.first(shown)) {
        draw_tab(c, tab, words);
        c.widgets.tip(c.say(tab.name));
        ImGui::SameLine(0, c.widgets.px(k_tab_gap));
    }
    if (shown < tabs.size()) draw_other_tabs(c, tabs.subspan(shown));
}

}  // namespace

void draw_dock(PanelContext& c) {
    draw_tabs(c);
    draw_sample_stamp(c);
    TableState* state = table_state(c.panels);
    if (state != nullptr) draw_table_tools(c, *state);
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - ImGui::GetFrameHeight());
    if (c.widgets.icon_button("dock/close", Icon::close, c.say("Close the dock"))) c.panels.dock_shown = false;
    switch (c.panels.dock_tab) {
        case DockTab::areas:
        case DockTab::carriers:
            draw_data_table(c, std::string(to_key(c.panels.dock_tab)), table_of(c), order_of(c, *state), *state);
            break;
        case DockTab::values: draw_values(c); break;
        case DockTab::ranking: draw_ranking(c); break;
        case DockTab::years: draw_years(c); break;
        case DockTab::city: draw_city(c); break;
        case DockTab::strip: draw_strip(c); break;
        case DockTab::segments: draw_segments(c); break;
        case DockTab::stations: draw_station_reach(c); break;
        case DockTab::gaps: draw_gaps(c); break;
        case DockTab::notes: draw_notes(c); break;
        case DockTab::history: draw_history(c); break;
    }
}

}  // namespace ui
