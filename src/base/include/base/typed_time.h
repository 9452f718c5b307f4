// Times as people type them, and as the history writes them. A time is read once, into seconds; nothing compares its
// text. No zone written means the user's own. The clock is handed in. Any thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// UTC by ISO 8601: "2026-11-28T01:32:13Z".
std::string utc_text(std::chrono::sys_seconds time);
/// Back; nothing where the text is not exactly such a time.
std::optional<std::chrono::sys_seconds> utc_seconds(std::string_view utc);
/// The system's clock.
std::chrono::sys_seconds system_clock_now();

/// What a typed time means: 2023-01-01 is a whole day, 09:30 a minute, 09:30:00 a second.
struct TypedTime {
    std::chrono::sys_seconds first;
    std::chrono::sys_seconds last;  ///< included
    bool is_local = false;          ///< no zone was written: read in the user's
    bool is_days = false;           ///< no time of the day was written: a day, a month or a year
};

/// ISO 8601 with a zone or without, 2023/1/1, 20230101, 2023年1月1日 9时, 1 Jan 2023, 09:00, 今天 09:00, yesterday, 2
/// 小时前, 3 days ago. Nothing where the text is no time, or says more than one.
std::optional<TypedTime> typed_time(std::string_view text, std::chrono::sys_seconds now);

}  // namespace base
