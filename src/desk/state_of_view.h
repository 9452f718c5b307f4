// What an open project shows, as JSON for tests and for whoever asks the running window. Private to desk.
#pragma once

#include <nlohmann/json.hpp>

#include "session/map_session.h"

namespace desk {

/// Mode, choices, selection, camera (centre in metres of the display CRS, scale in device px per metre), measuring.
nlohmann::json state_of_view(const session::MapSession& session);

}  // namespace desk
