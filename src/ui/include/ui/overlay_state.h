// What lies open over the map right now, and what is under way in panels, windows and on the map. Values, changed only
// by drawing; of the open project, saved by nobody. Main thread.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "scene/scene.h"
#include "session/place_reader.h"  // completes what map_edit_state.h names
#include "ui/export_state.h"
#include "ui/file_state.h"
#include "ui/form_state.h"
#include "ui/grid_state.h"
#include "ui/import_state.h"
#include "ui/kit/keyboard_state.h"
#include "ui/map_edit_state.h"
#include "ui/merge_state.h"
#include "ui/names_state.h"
#include "ui/note_state.h"
#include "ui/presenting_state.h"
#include "ui/revealed.h"
#include "ui/ruler_state.h"
#include "ui/story_state.h"
#include "ui/tracing_state.h"
#include "ui/window_kind.h"

namespace session {
struct EditAction;
}

namespace ui {

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
    /// Made when that question is answered; null: none waits.
    std::shared_ptr<const session::EditAction> waiting_edit;
    bool just_opened = false;  ///< the text field takes the keyboard
    std::string text;
    int at = 0;  ///< highlighted row
    FileChoice file;
    ExportState exporting;
    KeyboardState keyboard;
    MapEditState map_edit;
    bool presenting = false;  ///< the map alone, or a story
    PresentingState presentation;
    std::optional<StoryWish> story_wish;
    FormState form;
    HistoryState history;
    MergeState merge;
    QuestionList questions;  ///< that are open in the project
    GridState grid;
    ImportState import;
    ThresholdsState thresholds;
    TargetsState targets;
    NamesState names;
    NoteDraft note;
    RulerState ruler;
    StoryState story;
    TracingState tracing;
    ToastState toasts;
    ContextMenu context_menu;
    Revealed revealed;
};

}  // namespace ui
