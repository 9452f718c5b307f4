// Years and periods in a title: 2023年, 2023年度, 23年, 二〇二三年, 2023-12-31, 2023.0, 1-12月, 2021-2023年. Private to
// tables; pure, any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "folded.h"
#include "plan/plan.h"

namespace tables {

/// A stretch of a title that speaks of time.
struct TimeWords {
    std::size_t end = 0;  ///< behind it
    std::optional<int> year;
    bool part_of_year = false;  ///< 1-9月
    bool span = false;          ///< 2021-2023年
};

/// The years that two digits can mean.
struct YearSpan {
    int first = 0, last = 0;
};

/// Those around the plan's own.
YearSpan short_years(const plan::Plan& plan);

/// The longest such stretch that begins at a place; nothing where none does.
std::optional<TimeWords> time_words_at(const Folded& title, std::size_t at, YearSpan plan);

/// The whole of a text is one year, and nothing else: 2023, 2023年, 2023年度, 2023.0.
std::optional<int> year_of(std::string_view text);

}  // namespace tables
