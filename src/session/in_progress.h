// What of a view is in progress, and how Escape cancels it. Pure; any thread. Private to session.
#pragma once

#include "session/view_state.h"

namespace session {

/// Cancels the first part of a view that is in progress; nothing where none is.
void cancel_first(ViewState& view);

}  // namespace session
