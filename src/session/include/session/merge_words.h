// A colleague's changes in words and by person, for the window that shows them before they are taken in. Pure; any
// thread.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/translate.h"
#include "plan/index.h"
#include "store/changes.h"

namespace session {

/// What one person did.
struct Contribution {
    std::string author;
    std::string first, last;         ///< times of the earliest and the latest step, UTC, ISO 8601
    std::vector<std::size_t> steps;  ///< places in MergePreview::incoming, in its order
};

/// Those who did the most first.
std::vector<Contribution> contributions(const std::vector<store::IncomingStep>& steps);

/// What a row that comes in is about, also where it is not here yet.
std::string incoming_subject(const plan::Index& index, const store::RowChange& row, base::Language language);
/// "阶段: 规划 → 在建; 备注: — → 门在北侧": what becomes of the row.
std::string change_words(const plan::Index& index, const store::RowChange& row, base::Language language);

/// What a question is about: "7 科创中心: 位置".
std::string question_words(const store::Clash& clash, base::Language language);
/// One of its values; where a side has taken the row out, or kept it, that in words.
std::string answer_words(const plan::Index& index, const store::Clash& clash, const store::Value& value,
                         base::Language language);
/// Whether a third value can be given; not where it is asked whether the row stays.
bool takes_third_value(const store::Clash& clash);
/// Both are about the same cells and the same change of theirs.
bool asks_the_same(const store::Clash& a, const store::Clash& b);

}  // namespace session
