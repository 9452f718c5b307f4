// The words of the heads of statistical tables: which word says "rank", "planned", "year end", which title means the
// column of areas, which units there are. Data: assets/head_words.json, compiled in; docs/tables.md explains the
// classes. Immutable once made; any thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace tables {

/// What a word says about the numbers under it.
enum class WordKind : std::uint8_t {
    whole_period,  ///< 年末: says nothing more than the year
    part_period,   ///< 上半年: part of a year
    span,          ///< several years
    value,         ///< 实际: says nothing more
    cumulative,
    rank,
    change,
    planned,
    target,    ///< of the plan: compared, never taken
    baseline,  ///< likewise
    preliminary,
    newly_added,
    of_which,
    ratio,
    relative_year,  ///< 上年: of no year that is named
    neutral,        ///< 情况: says nothing; in upper titles and the lines above a table only
    subject,        ///< what the rows are about, where that is no area: 企业名称
};

/// What a column is for.
enum class Role : std::uint8_t {
    area,
    area_or_unit,  ///< 单位: by what stands under it
    code,
    indicator,
    year,
    value,
    unit,
    state,
    source,
    sample,
    ordinal,
    remark,
    locator,  ///< an attribute of a row, such as its address
};

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

    std::vector<std::pair<std::string, WordKind>> kinds;
    std::vector<std::pair<std::string, Role>> roles;
    std::vector<std::string> attribute_prefixes, attributes;
    std::map<std::string, int> scales;  ///< powers of ten
    std::vector<UnitWord> units;
    std::vector<std::string> form_lines, unit_lines, note_lines;  ///< how such lines begin
    std::vector<std::string> subtotals, subject_endings;          ///< of the names of rows
};

}  // namespace tables
