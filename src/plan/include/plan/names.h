// Names that the program itself gives, in both languages; and finding what a person named: by key, number or name in
// either language, by the rules of name_table.h. A name that fits nothing is refused with the nearest ones, a name that
// fits several things with those. Pure functions, any thread; pointers go into the plan.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/plan.h"

namespace plan {

/// A term of ours in both languages, from the catalogue; `english` is its id.
Name term(const char* english);
/// The same where one English word stands for several Chinese ones.
Name term_in(const char* context, const char* english);

base::Result<const Area*> resolve_area(const Plan& plan, std::string_view text);
base::Result<const Indicator*> resolve_indicator(const Plan& plan, std::string_view text);
/// Of those in use, or of the bin.
base::Result<const Carrier*> resolve_carrier(const Rows<Carrier>& carriers, std::string_view text);
inline base::Result<const Carrier*> resolve_carrier(const Plan& plan, std::string_view text) {
    return resolve_carrier(plan.carriers, text);
}
base::Result<const Station*> resolve_station(const Plan& plan, std::string_view text);

/// The (at most three) candidates nearest to `text` by edit distance in characters, nearest first.
std::vector<std::string> nearest_names(std::string_view text, const std::vector<std::string>& candidates);

/// The same for names in two languages, by the nearer of both; a language that is empty takes the other one's word.
std::vector<Name> nearest_names(std::string_view text, const std::vector<Name>& candidates);
/// Names as the argument of a message, in the language of the message.
std::string names_argument(const std::vector<Name>& names);

/// Fewest insertions, removals and replacements of characters (not bytes) between two UTF-8 texts.
int edit_distance(std::string_view a, std::string_view b);

}  // namespace plan
