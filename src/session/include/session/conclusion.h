// What stands in braces in the conclusion of a saved view, filled in from today's data: the text ages with them. The
// names are plan::text_fields(). Pure; any thread.
#pragma once

#include <string>

#include "carto/options.h"
#include "plan/index.h"
#include "plan/review_index.h"

namespace session {

/// The text with its fields filled in; "{{" is a brace, a name that is no field stays as it stands. What rests on
/// sample values is followed by a word that says so.
std::string filled_conclusion(const std::string& text, const plan::ReviewIndex& review,
                              const carto::MapOptions& options);

}  // namespace session
