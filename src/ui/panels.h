// The panels, one function each. Private to ui.
#pragma once

#include "ui/shell.h"
#include "widgets.h"

namespace ui {

/// What a panel draws from and writes to.
struct PanelContext {
    const session::MapSession& session;
    PanelState& panels;
    Widgets& widgets;
    const FrameInput& input;
    FrameResult& result;

    void push(session::Action action) { result.actions.push_back(std::move(action)); }
};

void draw_top_bar(PanelContext& context);
void draw_layer_panel(PanelContext& context);
void draw_inspector(PanelContext& context);
void draw_state_line(PanelContext& context);
void draw_help(PanelContext& context);
/// The map's own input: pan, zoom, point, select, keys.
void draw_map_canvas(PanelContext& context);

}  // namespace ui
