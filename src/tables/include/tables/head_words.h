// The words of the heads of statistical tables: which word says "rank", "planned", "year end", which title means the
// column of areas, which units there are. Data: assets/head_words.json, compiled in; docs/tables.md explains the
// classes. Immutable once made; any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "plan/plan.h"

namespace tables {

using plan::WordKind;
using Role = plan::TitleRole;

/// A unit of measurement: what one of it is in the first unit of its dimension.
struct UnitWord {
    std::string text;
    std::string dimension;
    double factor = 1;
};

class HeadWords {
public:
    /// Those that come with the program.
    static const HeadWords& built_in();
    /// Of a file of the same form; refused with the place of what is not.
    static base::Result<HeadWords> parse(std::string_view json);
    /// Those of the program and those that the project added. A word that the program knows stays what it is.
    static HeadWords of(const plan::Plan& plan);

    std::vector<std::pair<std::string, WordKind>> kinds;
    std::vector<std::pair<std::string, Role>> roles;
    std::vector<std::string> attribute_prefixes, attributes;
    std::map<std::string, int> scales;  ///< powers of ten
    std::vector<UnitWord> units;
    std::vector<std::string> form_lines, unit_lines, note_lines;  ///< how such lines begin
    std::vector<std::string> subtotals, subject_endings;          ///< of the names of rows
};

/// Refused for a word that the program itself knows as something else: a rank that became a value would be taken in.
base::Result<void> check_added_word(const plan::TableWord& word);
/// The same for all words of a plan, as they came with a geodata package.
base::Result<void> check_added_words(const plan::Plan& plan);

}  // namespace tables
