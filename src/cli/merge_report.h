// What taking a file of changes in would do, and the questions that are open, as lines and as JSON. Private to cli.
// Prints to the context's output. One thread.
#pragma once

#include <string>

#include "cli/context.h"
#include "cli/rows.h"
#include "plan/index.h"
#include "store/changes.h"

namespace cli {

/// `index`: of the plan as it is, for the names of rows and values.
void print_preview(const Context& context, const plan::Index& index, const store::MergePreview& preview);
Json preview_json(const Context& context, const store::MergePreview& preview);

/// What was, what is here, what they say, whose and when.
std::string clash_line(const Context& context, const plan::Index& index, const store::Clash& clash);
Json clash_json(const store::Clash& clash);

}  // namespace cli
