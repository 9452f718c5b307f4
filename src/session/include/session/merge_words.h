// A colleague's changes in words and by person, for the window that shows them before they are taken in. Pure; any
// thread.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
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

/// Whether nobody made the step: the rule that gives two carriers of one number a number each did.
bool is_by_rule(const store::IncomingStep& step);
/// Those who did the most first; steps of a rule belong to nobody.
std::vector<Contribution> contributions(const std::vector<store::IncomingStep>& steps);

/// What a row that comes in is about, also where it is not here yet.
std::string incoming_subject(const plan::Index& index, const store::RowChange& row, base::Language language);
/// "7 科创中心：阶段：规划 → 在建；备注：— → 门在北侧", "新增：全市 · 研发 · r2023 = 3.86": what becomes of the row.
std::string incoming_words(const plan::Index& index, const store::RowChange& row, base::Language language);

/// What is asked of the row: "位置"; empty where the column has no words.
std::string asked_words(const store::Clash& clash, base::Language language);
/// What a question is about: "位置：7 科创中心". What is asked stands first: names are long, and are cut.
std::string question_words(const plan::Index& index, const store::Clash& clash, base::Language language);
/// One of its values; where a side has taken the row out, or kept it, that in words; of a place also how it is known.
std::string answer_words(const plan::Index& index, const store::Clash& clash, const store::Value& value,
                         base::Language language);
/// Whether a third value can be given; not where it is asked whether the row stays.
bool takes_third_value(const store::Clash& clash);
/// A third value as typed, as the column of the clash takes it; positions are read elsewhere. Refused where it cannot
/// be such a value; `subject` is the place that the message names.
base::Result<store::Value> third_value(const plan::Index& index, const store::Clash& clash, const std::string& text,
                                       const std::string& subject);
/// Both are about the same cells and the same change of theirs.
bool asks_the_same(const store::Clash& a, const store::Clash& b);

}  // namespace session
