// Where on earth a map of a page lies. Pure; any thread.
#pragma once

#include <optional>

#include "picture/picture.h"
#include "plan/plan.h"
#include "sheet/sheet.h"

namespace handout {

/// Nothing for what is no single map, or lies in a system without a number.
std::optional<sheet::Registration> registration_of(const picture::Composition& picture, const plan::Plan& plan);

}  // namespace handout
