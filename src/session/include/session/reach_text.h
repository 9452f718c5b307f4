// The words for what lies within reach. Pure; any thread.
#pragma once

#include <string>

#include "base/translate.h"
#include "plan/reach.h"

namespace session {

/// "3 certain, 4 possible"; the number alone where nothing is in doubt.
std::string reach_text(const plan::WithinReach& reach, base::Language language);

}  // namespace session
