// Which of several lines things are measured along, chosen wherever that matters.
#pragma once

#include <string>

#include "frame/panel_context.h"

namespace ui {

/// A list of the lines and of "the nearest". False, and nothing is drawn, where the project has no two.
bool choose_line(PanelContext& context, const std::string& key);

}  // namespace ui
