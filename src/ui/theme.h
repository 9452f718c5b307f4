// The look of the panels: one type scale, one spacing grid of 4 px, one accent. Private to ui.
#pragma once

#include "carto/options.h"

namespace ui {

/// Sets ImGui's style from its defaults, so that scales do not add up.
void use_theme(carto::ThemeName theme, float scale);

}  // namespace ui
