// The history as a table for other programs: a row for each value that a step changed, oldest first. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/translate.h"
#include "exchange/table_file.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "store/project.h"

namespace session {

/// The words of a column of a table of the project file: 位置, 建设阶段 … Empty for columns that people do not see.
std::string column_words(std::string_view table, std::string_view column, base::Language language);
/// A value of a column in words: the name of a choice, a position, "—" for none.
std::string value_words(const plan::Index& index, std::string_view table, std::string_view column,
                        const store::Value& value, base::Language language);
/// Whether a step is in effect: 有效, 已撤销 …
const char* state_words(store::StepState state, base::Language language);
/// What a changed row is about: 7 海宁高新区科创中心; 长安镇 · 孵化器 · 2023.
std::string subject_words(const plan::Index& index, const store::RowChange& row, base::Language language);

exchange::TableFile history_table(const plan::Index& index, const std::vector<store::HistoryStep>& steps,
                                  base::Language language);

}  // namespace session
