// The panels around the map, one function each: they read the session and push actions. Private to ui.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "frame/panel_context.h"

namespace session {
struct FactGroup;
}

namespace carto {
struct AreaChartView;
}

namespace plan {
struct Indicator;
struct Slide;
}  // namespace plan

namespace ui {

struct TableState;

void draw_top_bar(PanelContext& context);
/// The button of the top bar with what the map can be compared with.
void draw_compare_button(PanelContext& context);
/// Whether carriers can be changed, plain to see, and the switch.
void draw_edit_badge(PanelContext& context);
[[nodiscard]] float edit_badge_width(PanelContext& context);
void draw_state_line(PanelContext& context);

void draw_left_panel(PanelContext& context);
void draw_layers(PanelContext& context);
void draw_corridor_summary(PanelContext& context);
/// How far a reach goes, and what lies within it.
void draw_reach(PanelContext& context);
/// How many are within reach, certainly, possibly and not, as chips that leave just those.
void draw_within_chips(PanelContext& context);
/// What carriers are asked for, as chips with the number that each would leave.
void draw_filter(PanelContext& context);
/// Of which segments areas stand out, as chips.
void draw_area_filter(PanelContext& context);
/// What is shown, as files beside the project.
void draw_review_files(PanelContext& context);
/// Scenarios: what is tried, what it changes within reach, and what becomes of it.
void draw_scenarios(PanelContext& context);
void draw_indicator_list(PanelContext& context);
/// The left panel's part for editing: the state, the tray, the bin, how positions are known.
void draw_edit_panel(PanelContext& context);
/// Method, number, colours and breaks of the classes.
void draw_classes_panel(PanelContext& context);
/// The years as dots on a line.
void draw_year_slider(PanelContext& context);
/// How many areas have a value of the shown indicator in a year: "10/13".
std::string coverage_text(const PanelContext& context, int year);

void draw_inspector(PanelContext& context);
/// The strip of slides while a story is composed, in the inspector's place.
void draw_story(PanelContext& context);
/// Its slides, each with its picture.
void draw_slide_list(PanelContext& context, const std::vector<plan::Slide>& slides, float height);
[[nodiscard]] float slide_row_height(const PanelContext& context);
/// The words of the selected slide, and how it comes.
void draw_slide_form(PanelContext& context, const plan::Slide& slide);
/// Which story is shown, and what belongs to a story as a whole.
void draw_story_choice(PanelContext& context);
/// Rows of what is known, under their headings.
void draw_fact_groups(PanelContext& context, const std::vector<session::FactGroup>& groups);
/// What a review knows of a station: counts, what its segment asks for, the carriers that are nearest to it.
void draw_station_card(PanelContext& context, const plan::Station& station);
/// The stretch that was chosen on the unrolled line: a segment, a gap, or what a hand marked. False: none is.
bool draw_stretch_card(PanelContext& context);
/// Every field of the selected carriers, to be changed.
void draw_carrier_form(PanelContext& context);
/// Whether a selected note is done, and what can be done with it; below its facts what was answered and drawn.
void draw_note_actions(PanelContext& context, const plan::Note& note);
void draw_note_talk(PanelContext& context, const plan::Note& note);
/// Shapes and colours of drawings for a note (id) as buttons. A press of a shape begins to draw, another ends it.
void draw_sketch_choice(PanelContext& context, std::int64_t note);
/// A note on the chosen stretch of the unrolled line, beside its words.
void draw_stretch_note(PanelContext& context);
/// The menu of a place of the unrolled line, with that as ImGui's last item.
void draw_strip_menu(PanelContext& context, double chainage_m);
/// What is doubtful about a carrier.
void draw_findings(PanelContext& context, const plan::Carrier& carrier);
/// Bullet charts of an area's indicators.
void draw_bullets(PanelContext& context, const plan::Area& area);

void draw_dock(PanelContext& context);
void draw_history(PanelContext& context);
void draw_ranking(PanelContext& context);
/// A button that copies a chart.
void copy_chart(PanelContext& context, const char* key, const carto::AreaChartView& view);
/// Beside the buttons of a chart: its indicator, by its short name where there is little room, and what its signs mean.
void chart_words(PanelContext& context, const plan::Indicator& indicator, const std::string& shown,
                 const std::string& signs);
void draw_strip(PanelContext& context);
/// What each segment of the corridor has, side by side.
void draw_segments(PanelContext& context);
/// Every station with what lies within reach of it, and what the reach covers of units and parks.
void draw_station_reach(PanelContext& context);
/// What a rule looks for and does not find, and why that matters.
void draw_gaps(PanelContext& context);
/// The rules behind gaps: what each looks for, and why; they can be changed.
void draw_gap_rules(PanelContext& context);
/// What was noted on the map, by day.
void draw_notes(PanelContext& context);
/// Values of all areas over the years.
void draw_years(PanelContext& context);
/// Tables 1 and 2.
void draw_city(PanelContext& context);
/// Rows of a table in an order; they are the map's features. A click on a title changes the state's arrangement.
void draw_data_table(PanelContext& context, const std::string& key, const session::Table& table,
                     const std::vector<std::size_t>& order, TableState& state);
/// Whether what is selected is another than when the table with that key last scrolled to it; from then on it is not.
bool reveals(PanelContext& context, const std::string& key);
/// Up, down, Home and End go through the rows while the pointer is over the table or the keyboard has come to its stop
/// `key`, and Enter zooms to the row; gives the row to scroll to, or -1.
int step_rows(PanelContext& context, const std::string& key, std::size_t count,
              const std::function<plan::FeatureRef(std::size_t)>& feature_at);
/// The table scrolls until a row is in sight; all rows are `height` high, device px.
void scroll_to_row(const PanelContext& context, int row, float height);
/// The table scrolls until a column is in sight beside the first one, which stands.
void scroll_to_column(int column);
/// The table scrolls to the row drawn last, unless it is wholly in sight below the titles.
void scroll_to_last_item();

}  // namespace ui
