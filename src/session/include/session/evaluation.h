// How a plan did, as its evaluation tells it: each indicator of an area judged in a year, the words for the result, the
// two meanings of a rate of completion kept apart. What nobody has entered is said in words and is no result. Pure; any
// thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/translate.h"
#include "plan/index.h"
#include "plan/measures.h"
#include "plan/name.h"
#include "session/result_words.h"

namespace session {

enum class Outcome : std::uint8_t {
    no_value,       ///< nobody has entered the actual value
    no_target,      ///< the plan sets none: nothing is judged
    by_hand,        ///< the target is in words or of two counts: both are shown, a person judges
    reached_early,  ///< before the target year
    faster,         ///< before the target year, by the plan's classes of pace
    on_course,
    behind,
    under_way,  ///< before the target year, and there is no pace to judge by
    reached,    ///< in the target year
    missed,
};

/// What it is called.
plan::Name label(Outcome outcome, ResultWords words);

/// A share, or why there is none.
struct Share {
    std::optional<double> value;
    plan::Missing reason = plan::Missing::none;
};

struct Judgement {
    Outcome outcome = Outcome::no_value;
    bool turned_over = false;  ///< lower is better: of_target is target ÷ actual
    Share of_target;           ///< actual ÷ target
    Share of_way;              ///< (actual − baseline) ÷ (target − baseline)
};
/// `indicator` may be a row of the city's tables. At the target counts as reached.
Judgement judge(const plan::Index& index, std::string_view area, std::string_view indicator, int year,
                std::string_view target_set = {});

/// What the plan's own tables say beside the numbers of the city.
struct CityRemarks {
    bool preliminary_baseline = false;
    std::string revised_target;  ///< with its unit; empty: the target stands
};
CityRemarks city_remarks(const plan::Index& index, std::string_view indicator, base::Language language);

/// Where the unit of a number stands: beside it, or once for a column.
enum class Units { beside, once };

/// The same as the words of a table's row.
struct EvaluationRow {
    const plan::Indicator* indicator = nullptr;  ///< points into the plan
    Judgement judgement;
    bool has_baseline = false, has_target = false;
    std::string baseline, target;  ///< with unit, or why there is none; of the city with what the plan's tables remark
    std::string actual;            ///< with unit; empty where nobody has entered it
    std::string result;
    std::string of_target, of_way;  ///< in per cent, or why there is none
    std::string state;              ///< preliminary, final, SAMPLE; empty where there is no value
    std::string supplier;           ///< who the value comes from; empty where nobody says
};
/// `units`: whether numbers have theirs, but for a per cent sign, which they always have.
EvaluationRow evaluation_row(const plan::Index& index, const plan::Area& area, const plan::Indicator& indicator,
                             int year, ResultWords words, base::Language language, Units units = Units::beside);

/// What the share of indicators that are reached is made of, for the city as a whole.
struct ReachedCount {
    int all = 0;     ///< with a target
    int judged = 0;  ///< and a value
    int reached = 0;
};
ReachedCount count_reached(const plan::Index& index, int year);

/// Values entered for the areas and the city in a year, by how final they are.
struct EnteredCount {
    int asked = 0;  ///< with a target
    int preliminary = 0, final_values = 0;
    int sample = 0;  ///< counted here and nowhere else
    [[nodiscard]] int entered() const { return preliminary + final_values + sample; }
};
EnteredCount count_entered(const plan::Index& index, int year);

/// Whether what is evaluated is over: nothing can be reached early any more.
bool is_final(const plan::Index& index, int year);

}  // namespace session
