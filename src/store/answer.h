// What answering a question writes. Private to store; one thread per connection.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "question_table.h"
#include "sqlite.h"
#include "store/changes.h"

namespace store {

/// What a step made here says of itself.
struct Stamp {
    std::string time, author, reason;
};

/// What a step that answers so many questions is called.
plan::Name answer_summary(std::size_t count);

/// The rows of the answer: the cells that were chosen, also where they are here already, since the answer is what
/// others get. A set of targets brings its targets back, or takes them along.
base::Result<std::vector<RowChange>> answer_rows(sqlite3* db, const Question& question, const Resolution& resolution,
                                                 const Stamp& stamp, const std::string& subject);

}  // namespace store
