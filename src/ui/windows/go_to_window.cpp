// Goes to coordinates as people write them.
#include <string>
#include <vector>

#include "frame/outbox.h"
#include "session/actions.h"
#include "session/coordinates.h"
#include "ui/overlay_state.h"
#include "windows/list_field.h"
#include "windows/window_rows.h"

namespace ui {

void draw_go_to_window(PanelContext& c) {
    list_field(c, "go_to/field", "120.68, 30.52");
    c.widgets.small_text(
        c.say("Longitude and latitude in either order, degrees minutes seconds, or metres of EPSG:4549 "
              "or 4528"));
    const std::vector<session::CoordinateReading> readings = c.coordinates.read(c.overlays.text);
    if (readings.empty()) {
        if (!c.overlays.text.empty()) c.widgets.soft_wrapped(c.say("These are no coordinates near the city yet."));
        return;
    }
    const bool enter = step_list(c, readings.size());
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const bool here = static_cast<int>(i) == c.overlays.at;
        const std::string label =
            c.coordinates.text(session::CoordinateSystem::cgcs2000, readings[i].position, c.widgets.language());
        if (!c.widgets.row("go_to/" + std::to_string(i), label, here,
                           session::label(readings[i].read_as, c.widgets.language())) &&
            !(enter && here))
            continue;
        c.push(session::GoTo{readings[i].position});
        close_window(c);
    }
}

}  // namespace ui
