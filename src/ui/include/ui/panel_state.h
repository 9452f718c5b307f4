// What the panels must remember, sizes and choices that outlive the program: saved by the owner. Values, changed only
// by drawing; main thread.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "plan/name.h"
#include "session/tables.h"

namespace session {
enum class CoordinateSystem;
enum class LengthUnit;
enum class AreaUnit;
}  // namespace session

namespace ui {

enum class DockTab { areas, carriers, values, ranking, years, city, strip, segments, stations, gaps, notes, history };
inline constexpr float k_least_notes = 14, k_most_notes = 72;  ///< PanelState::notes_size

inline constexpr std::array k_dock_tabs{DockTab::areas,    DockTab::carriers, DockTab::values, DockTab::ranking,
                                        DockTab::years,    DockTab::city,     DockTab::strip,  DockTab::segments,
                                        DockTab::stations, DockTab::gaps,     DockTab::notes,  DockTab::history};
std::string_view to_key(DockTab tab);

/// How a table is looked at.
struct TableState {
    session::Arrangement arrangement;
    std::set<std::string> hidden_columns;
};

/// A rule that finds gaps, while it is changed.
struct RuleDraft {
    std::string key;  ///< empty: none is
    std::string length;
    plan::Name reason, source;        ///< a field shows the words in the language of the interface
    std::set<std::string> functions;  ///< keys
};

/// Sizes are logical px.
struct PanelState {
    PanelState();

    float left_width = 248;
    float right_width = 336;
    float dock_height = 232;
    float values_height = 368;  ///< of the dock while it has the table of values, which is read by the column
    bool left_shown = true, right_shown = true, dock_shown = false;
    bool story_shown = false;  ///< the strip of slides, in the place of the inspector
    bool all_shown = true;     ///< false: Tab has put everything away
    DockTab dock_tab = DockTab::areas;
    TableState areas, carriers;
    bool classes_open = false;                    ///< the part of the left panel about classes
    bool values_by_year = false;                  ///< the table of values: one indicator over the years, else one year
    session::CoordinateSystem coordinate_system;  ///< at first CGCS2000
    session::LengthUnit length_unit;              ///< at first km
    session::AreaUnit area_unit;                  ///< at first km²
    float notes_size = 26;                        ///< of the letters of the presenter's notes: their em, logical px
    bool ranking_best_first = false;
    std::string typed_width;                             ///< of the reach, while it is typed; empty: as it is
    std::string scenario_name;                           ///< of the one that is about to be made, or renamed
    std::string written_gap;                             ///< key of the gap that a note is being written on
    std::string gap_note;                                ///< that note
    std::string notes_state, notes_author, notes_words;  ///< what is asked of the list of notes; empty: all
    bool rules_open = false;                             ///< the page of gaps shows the rules behind them
    RuleDraft rule;
    /// Of the carriers that a scenario and the plan both changed: whether the scenario's change shall stand; by id.
    std::map<std::int64_t, bool> rebase_mine;
    bool kinds_open = false;   ///< what lies within reach by function and programme
    bool filter_open = false;  ///< the part of the left panel about the filter

    /// Of the dock as it stands now.
    [[nodiscard]] float& height_of_dock() { return dock_tab == DockTab::values ? values_height : dock_height; }
    [[nodiscard]] float height_of_dock() const { return dock_tab == DockTab::values ? values_height : dock_height; }
};

}  // namespace ui
