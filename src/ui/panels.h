// The panels, one function each. Private to ui.
#pragma once

#include "frame_parts.h"
#include "layout.h"

namespace ui {

/// Where a carrier was and where it went, as a list of changes points at it.
struct PastPosition {
    std::optional<geo::LonLat> from, to;
    const char* words = "";  ///< beside `to`, where several must be told apart
};

/// What a panel draws from and writes to.
struct PanelContext : FrameParts {
    const session::MapSession& session;
    const session::Coordinates& coordinates;
    PanelState& panels;
    const Layout& layout;
    plan::FeatureRef pointed;  ///< what a row or a mark of this frame says the pointer is on
    std::vector<PastPosition> past_positions;
    bool map_hovered = false;
    bool arrows_taken = false;  ///< a table goes through its rows by them

    [[nodiscard]] std::string name(const plan::Name& n) const { return carto::in(n, widgets.language()); }
    /// Of a widget that stands for a feature: carrier/17.
    [[nodiscard]] std::string key_of(plan::FeatureRef feature) const {
        return std::string(plan::to_key(feature.kind)) + "/" + session.index().key_of(feature);
    }
    /// Carriers can be changed now.
    [[nodiscard]] bool can_edit() const {
        return session.mode() == session::Mode::edit && input.edit != nullptr && input.edit->unlocked();
    }
    template <class Edit>
    void edit(Edit action) {
        result.edits.emplace_back(std::move(action));
    }
    void push(session::Action action) { result.actions.push_back(std::move(action)); }
};

void draw_top_bar(PanelContext& context);
void draw_left_panel(PanelContext& context);
void draw_layers(PanelContext& context);
void draw_corridor_summary(PanelContext& context);
void draw_indicator_list(PanelContext& context);
void draw_inspector(PanelContext& context);
/// Every field of the selected carriers, to be changed.
void draw_carrier_form(PanelContext& context);
void draw_history(PanelContext& context);
/// A colleague's changes before they are taken in.
void draw_merge_window(PanelContext& context);
/// A table of values before it is taken in.
void draw_import_window(PanelContext& context);
/// Escape in the preview of an import: one level back. What was chosen by hand is thrown away only when that was asked.
void escape_from_import(PanelContext& context);
/// An import that is under way is shown again where nothing else lies over the map.
void show_waiting_import(PanelContext& context);
/// The copies that can be gone back to.
void draw_backups_window(PanelContext& context);
/// The question before a project is left whose file is gone.
void draw_file_gone_window(PanelContext& context);
/// Why the project has no file any more; empty while it has.
std::string away_text(const PanelContext& context);
/// Over everything: where the carriers of a change were.
void draw_past_positions(PanelContext& context);
void draw_dock(PanelContext& context);
void draw_ranking(PanelContext& context);
void draw_strip(PanelContext& context);
/// Values of all areas over the years.
void draw_years(PanelContext& context);
/// Tables 1 and 2.
void draw_city(PanelContext& context);
/// Method, number, colours and breaks of the classes.
void draw_classes_panel(PanelContext& context);
void open_thresholds(PanelContext& context);
void draw_thresholds_window(PanelContext& context);
void open_targets(PanelContext& context);
void draw_targets_window(PanelContext& context);
/// The years as dots on a line.
void draw_year_slider(PanelContext& context);
/// How many areas have a value of the shown indicator in a year: "10/13".
std::string coverage_text(const PanelContext& context, int year);
/// Whether what is selected is another than when the table with that key last scrolled to it; from then on it is not.
bool reveals(PanelContext& context, const std::string& key);
/// The table scrolls until a row is in sight; all rows are `height` high, device px.
void scroll_to_row(const PanelContext& context, int row, float height);
/// The table scrolls until a column is in sight beside the first one, which stands.
void scroll_to_column(int column);
/// The table scrolls to the row drawn last, unless it is wholly in sight below the titles.
void scroll_to_last_item();
void draw_state_line(PanelContext& context);
/// The map's own input: pan, zoom, point, select, measure.
void draw_map_canvas(PanelContext& context);
/// What lies over the map as part of a tool: the measured line, the marked place, the box being drawn.
void draw_map_overlay(PanelContext& context);
/// Under a bar, where the value would stand on a straight way to the target.
void draw_expected_mark(PanelContext& context, float x, float y, float size);
/// Bullet charts of an area's indicators.
void draw_bullets(PanelContext& context, const plan::Area& area);
/// Rows of a table in an order; they are the map's features. A click on a title changes the state's arrangement.
void draw_data_table(PanelContext& context, const std::string& key, const session::Table& table,
                     const std::vector<std::size_t>& order, TableState& state);
/// Search, commands, help, go to, scale, log, files: whichever is open.
void draw_overlay(PanelContext& context);

}  // namespace ui
