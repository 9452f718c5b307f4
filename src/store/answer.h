// What answering questions writes. Private to store; one thread per connection.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
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

/// Writes the answers, each with the question that it answers, as one step upon `base`: the cells that were chosen,
/// also where they are here already, since the answer is what others get. A set of targets brings its targets back, or
/// takes them along, whatever was answered about those. Questions about the same cells are closed with it. Number of
/// the step; 0: nothing was answered. Inside the caller's transaction.
base::Result<std::int64_t> write_answers(sqlite3* db, const std::vector<std::pair<Question, Resolution>>& answers,
                                         const std::vector<std::string>& base, const Stamp& stamp,
                                         const std::string& subject);

}  // namespace store
