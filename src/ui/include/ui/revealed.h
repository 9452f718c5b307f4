// What tables have scrolled to. Values; main thread.
#pragma once

#include <map>
#include <string>

#include "plan/feature_ref.h"

namespace ui {

/// By table: what was selected when it last scrolled to it.
struct Revealed : std::map<std::string, plan::FeatureRef> {};

}  // namespace ui
