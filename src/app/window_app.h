// The window: waits for events, draws the panels, applies their actions, redraws the map when it changed. Main thread.
#pragma once

#include <filesystem>
#include <optional>

#include "base/result.h"
#include "carto/options.h"

namespace app {

/// Opens the window and returns when it is closed. Refused when there is no display, no font or no project.
base::Result<void> run_window(const std::optional<std::filesystem::path>& project, carto::Language language);

}  // namespace app
