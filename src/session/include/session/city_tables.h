// The city's own tables of the plan (Table 1: the plan before; Table 2: main indicators), each value in its own form: a
// number, a rank, a count with another in brackets, a target in words; and what was recorded since. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "base/translate.h"
#include "plan/index.h"
#include "plan/plan.h"

namespace session {

struct CityRow {
    std::string key;    ///< of the observable: table2.7
    std::string group;  ///< heading inside the table; empty: as the row before, or none
    std::string number, name, unit;
    std::vector<std::string> values;  ///< one a year of the table
    std::string target, revised;      ///< as the plan and a later paper say; empty: none
    std::string progress;             ///< in per cent at the latest value; empty where it cannot be computed
    std::string note;                 ///< sources of what is not the plan's
};

struct CityTable {
    std::string title;
    std::vector<int> years;  ///< columns of `values`
    int target_year = 0;
    std::vector<CityRow> rows;
};

/// `table` is table1 or table2. Values that were recorded later stand in years of their own.
CityTable city_table(const plan::Index& index, const std::string& table, base::Language language);

/// A value as the table writes it: ≥ 15, 第 19 位, 4（2）, a target in words; "—" where the plan gives none.
std::string figure_text(const plan::Figure& figure, base::Language language);

}  // namespace session
