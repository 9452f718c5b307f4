// The edits that remember how tables of other people are read, and that forget it. Pure functions, any thread; pointers
// go into the plan.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "plan/edit.h"
#include "plan/index.h"
#include "plan/observations.h"

namespace plan {

/// By its name; nullptr: the project has none of it.
const TableLayout* find_layout(const Plan& plan, std::string_view name);
/// The same, refused with the names of those that there are.
base::Result<const TableLayout*> resolve_layout(const Plan& plan, std::string_view name);

/// Remembers a layout under its name, in the place of the one that has it; `entry` is who does it when. Empty where
/// that one reads tables alike; refused where it is one of tables that hold something else.
base::Result<Edit> save_layout(const Plan& plan, TableLayout layout, const Entry& entry);
/// Refused where another has the new name.
base::Result<Edit> rename_layout(const Plan& plan, std::string_view name, const std::string& to);
base::Result<Edit> forget_layout(const Plan& plan, std::string_view name);

/// The row of a word; its id follows from it.
TableWord table_word(const std::string& word, WordSort sort, std::string meaning);
/// Refused for what is no word, for a meaning that is none, and for a name that the plan itself gives something else.
base::Result<void> check_word(const Index& index, const TableWord& word);
/// Takes a word in, in the place of what it meant before.
base::Result<Edit> add_word(const Index& index, const TableWord& word);
/// Refused for a word that nobody added.
base::Result<Edit> remove_word(const Plan& plan, std::string_view word);

}  // namespace plan
