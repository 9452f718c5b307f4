// Open questions of a project: groups of cells that two planners changed differently, kept until somebody answers. An
// answer is an ordinary step; undone by the cursor it opens the question again. One thread per connection.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "cell_group.h"
#include "sqlite.h"
#include "store/changes.h"

namespace store {

struct Question {
    std::int64_t id = 0;
    CellGroup group;
    std::optional<Cells> base, mine, theirs;
    std::string their_step;    ///< UUID
    std::string author, time;  ///< of their step
    std::string since;         ///< when it came here
};

/// Those without an answer, oldest first. None in a project of before version 4.
base::Result<std::vector<Question>> open_questions(sqlite3* db, const std::string& subject);
std::set<CellGroup> groups_in_question(sqlite3* db);
base::Result<void> append_question(sqlite3* db, const Question& question, const std::string& subject);
/// `answer`: mine, theirs, other; settled: somebody else answered, or it is none any more. `step`: UUID of the answer.
base::Result<void> close_question(sqlite3* db, std::int64_t id, const std::string& answer, const std::string& step,
                                  const std::string& subject);
/// Every open question about these groups; `answers` by group.
base::Result<void> close_questions(sqlite3* db, const std::map<CellGroup, std::string>& answers,
                                   const std::string& step, const std::string& subject);
/// What a step answered is open again.
base::Result<void> reopen_questions(sqlite3* db, const std::string& step, const std::string& subject);

/// The column that people are asked about: the first that differs, or "removed" where one side took the row out.
std::string asked_column(const Question& question);
/// As it is shown: the first column that differs, both values, and what the row is called.
Clash clash_of(sqlite3* db, const Question& question);

}  // namespace store
