// Features as text in JSON and in saved views: "carrier/17". Private to session; pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plan/feature_ref.h"

namespace session {

std::string feature_text(plan::FeatureRef feature);
/// Nothing for another text.
std::optional<plan::FeatureRef> feature_from_text(std::string_view text);

}  // namespace session
