// What a panel is handed while a project is open: the reader, the outbox, the kit, and by reference what it may
// remember. Defines none of it: a panel includes the headers of what it uses and of nothing else. Private to ui.
#pragma once

#include <string>

#include "frame/frame_parts.h"
#include "frame/reader.h"

namespace session {
class Coordinates;
struct Action;
struct EditAction;
}  // namespace session

namespace ui {

struct FormState;
struct FrameNotes;
struct GridState;
struct HistoryState;
struct KeyboardState;
struct Layout;
struct MapEditState;
struct PanelState;
struct Revealed;
struct StoryState;

struct PanelContext : FrameParts {
    const Reader& session;
    const session::Coordinates& coordinates;
    PanelState& panels;
    const Layout& layout;
    FrameNotes& notes;
    FormState& form;
    HistoryState& history;
    GridState& grid;
    KeyboardState& keyboard;
    MapEditState& map_edit;
    Revealed& revealed;
    StoryState& story;

    [[nodiscard]] std::string name(const plan::Name& n) const;
    /// Of a widget that stands for a feature: carrier/17.
    [[nodiscard]] std::string key_of(plan::FeatureRef feature) const;
    /// Carriers can be changed now.
    [[nodiscard]] bool can_edit() const;
    void push(const session::Action& action);
    void edit(const session::EditAction& action);
    /// A row or a mark says that the pointer is on a feature.
    void point_at(plan::FeatureRef feature);
};

}  // namespace ui
