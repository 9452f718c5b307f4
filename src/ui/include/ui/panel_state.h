// What the panels must remember: sizes and choices that outlive the program (PanelState, saved by the owner), and what
// lies open over the map right now (OverlayState). Values, changed only by drawing; main thread.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "session/coordinates.h"
#include "session/measuring.h"
#include "session/tables.h"
#include "ui/edit_state.h"
#include "ui/file_state.h"
#include "ui/kit/keyboard_state.h"
#include "ui/map_edit_state.h"

namespace ui {

enum class DockTab { areas, carriers, values, ranking, years, city, strip, history };
inline constexpr std::array k_dock_tabs{DockTab::areas, DockTab::carriers, DockTab::values, DockTab::ranking,
                                        DockTab::years, DockTab::city,     DockTab::strip,  DockTab::history};
std::string_view to_key(DockTab tab);

/// How a table is looked at.
struct TableState {
    session::Arrangement arrangement;
    std::set<std::string> hidden_columns;
};

/// Sizes are logical px.
struct PanelState {
    float left_width = 248;
    float right_width = 336;
    float dock_height = 232;
    float values_height = 368;  ///< of the dock while it has the table of values, which is read by the column
    bool left_shown = true, right_shown = true, dock_shown = false;
    bool all_shown = true;  ///< false: Tab has put everything away
    DockTab dock_tab = DockTab::areas;
    TableState areas, carriers;
    bool classes_open = false;    ///< the part of the left panel about classes
    bool values_by_year = false;  ///< the table of values: one indicator over the years, else one year
    session::CoordinateSystem coordinate_system = session::CoordinateSystem::cgcs2000;
    session::LengthUnit length_unit = session::LengthUnit::km;
    session::AreaUnit area_unit = session::AreaUnit::km2;
    bool ranking_best_first = false;

    /// Of the dock as it stands now.
    [[nodiscard]] float& height_of_dock() { return dock_tab == DockTab::values ? values_height : dock_height; }
    [[nodiscard]] float height_of_dock() const { return dock_tab == DockTab::values ? values_height : dock_height; }
};

/// What lies over the map and takes the keys; one at a time.
enum class Overlay {
    none,
    search,
    commands,
    help,
    go_to,
    scale,
    log,
    file,
    menu,
    author,
    merge,
    backups,
    import,
    thresholds,
    targets,
    file_gone
};

/// The toasts of the last frame, device px of the window: they stay where they are, and a click meant for one that has
/// just gone falls on nothing else.
struct ToastState {
    std::size_t place = 0;  ///< of those there are
    float height = 0;       ///< of all of them
    std::size_t count = 0;
    scene::Rect box, gone;
    double gone_until_s = 0;
};

/// What can be done at a place of the map, and where that is, device px of the map.
struct ContextMenu {
    bool opens = false;  ///< in the next frame
    scene::Vec2 at;
};

struct OverlayState {
    Overlay open = Overlay::none;
    Overlay then = Overlay::none;  ///< opens again when the question who edits is answered
    bool just_opened = false;      ///< the text field takes the keyboard
    std::string text;
    int at = 0;  ///< highlighted row
    FileChoice file;
    KeyboardState keyboard;
    MapEditState map_edit;
    bool presenting = false;
    FormState form;
    HistoryState history;
    MergeState merge;
    GridState grid;
    ImportState import;
    ThresholdsState thresholds;
    TargetsState targets;
    ToastState toasts;
    ContextMenu context_menu;
    std::map<std::string, plan::FeatureRef> revealed;  ///< by table: what was selected when it last scrolled to it
};

}  // namespace ui
