// What a review asks, as JSON, by the keys of the plan. Private to session.
#pragma once

#include "carto/options.h"
#include "json_reader.h"

namespace session {

Json review_json(const carto::Review& review);
/// What is missing, unknown or of the wrong kind is as in Review{}.
carto::Review read_review(const JsonReader& from);

}  // namespace session
