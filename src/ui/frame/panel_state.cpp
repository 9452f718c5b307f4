#include "ui/panel_state.h"

#include <array>
#include <cstddef>
#include <string_view>

#include "session/coordinates.h"
#include "session/measuring.h"

namespace ui {

PanelState::PanelState()
    : coordinate_system(session::CoordinateSystem::cgcs2000),
      length_unit(session::LengthUnit::km),
      area_unit(session::AreaUnit::km2) {}

std::string_view to_key(DockTab tab) {
    constexpr std::array<std::string_view, k_dock_tabs.size()> k_keys{"areas",    "carriers", "values", "ranking",
                                                                      "years",    "city",     "strip",  "segments",
                                                                      "stations", "gaps",     "notes",  "history"};
    return k_keys[static_cast<std::size_t>(tab)];
}

}  // namespace ui
