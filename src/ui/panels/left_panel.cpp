#include <imgui.h>

#include "panels/panels.h"
#include "session/actions.h"

namespace ui {

void draw_left_panel(PanelContext& c) {
    switch (c.session.mode()) {
        case session::Mode::review:
            draw_reach(c);
            draw_scenarios(c);
            draw_review_files(c);
            draw_filter(c);
            draw_corridor_summary(c);
            break;
        case session::Mode::progress:
            draw_indicator_list(c);
            draw_classes_panel(c);
            break;
        case session::Mode::edit: draw_edit_panel(c); break;
    }
    c.widgets.section(c.say("Layers"));
    draw_layers(c);
}

}  // namespace ui
