#include "base/typed_time.h"

#include <array>
#include <charconv>
#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/unicode.h"

namespace base {
namespace {

using namespace std::chrono;

constexpr std::size_t k_longest = 100;  // bytes
constexpr int k_first_year = 1900, k_last_year = 2199;
constexpr int k_no_hour = 24, k_no_minute = 60;

/// What is left of a text, taken from its front.
class Rest {
public:
    explicit Rest(std::string_view text) : text_(text) {}

    [[nodiscard]] bool empty() const { return text_.empty(); }
    bool blanks() {
        const std::size_t before = text_.size();
        while (!text_.empty() && (text_[0] == ' ' || text_[0] == '\t')) text_.remove_prefix(1);
        return text_.size() != before;
    }
    bool take(std::string_view word) {
        if (!text_.starts_with(word)) return false;
        text_.remove_prefix(word.size());
        return true;
    }
    /// The first of the words that stands here; longer ones before those that they begin with.
    template <class Rows>
    auto take_one(const Rows& rows) -> const typename Rows::value_type* {
        for (const auto& row : rows)
            if (take(row.written)) return &row;
        return nullptr;
    }
    /// A whole number of so many digits, no fewer and no more.
    std::optional<int> digits(std::size_t fewest, std::size_t most) {
        std::size_t count = 0;
        while (count < text_.size() && text_[count] >= '0' && text_[count] <= '9') ++count;
        if (count < fewest || count > most) return std::nullopt;
        return number(count);
    }
    /// The next so many characters as a number, whatever follows.
    std::optional<int> number(std::size_t count) {
        int value = 0;
        if (text_.size() < count) return std::nullopt;
        const auto [end, error] = std::from_chars(text_.data(), text_.data() + count, value);
        if (error != std::errc{} || end != text_.data() + count || text_[0] == '-') return std::nullopt;
        text_.remove_prefix(count);
        return value;
    }

private:
    std::string_view text_;
};

struct Date {
    int year = 0;
    std::optional<int> month, day;
};

struct Clock {
    int hour = 0;
    std::optional<int> minute, second;
};

struct Word {
    std::string_view written;
    int value;
};

constexpr std::array k_months{Word{"january", 1},  Word{"february", 2},  Word{"march", 3},     Word{"april", 4},
                              Word{"june", 6},     Word{"july", 7},      Word{"august", 8},    Word{"september", 9},
                              Word{"october", 10}, Word{"november", 11}, Word{"december", 12}, Word{"jan", 1},
                              Word{"feb", 2},      Word{"mar", 3},       Word{"apr", 4},       Word{"may", 5},
                              Word{"jun", 6},      Word{"jul", 7},       Word{"aug", 8},       Word{"sep", 9},
                              Word{"oct", 10},     Word{"nov", 11},      Word{"dec", 12}};
constexpr std::array k_days{Word{"今天", 0}, Word{"今日", 0},   Word{"昨天", 1},  Word{"昨日", 1},
                            Word{"前天", 2}, Word{"大前天", 3}, Word{"today", 0}, Word{"yesterday", 1}};
/// A part of the day and the hours that it has.
struct PartOfDay {
    std::string_view written;
    int first, last;
};
/// 晚上12点 and 晚上1点 may be of this night or the next: they are no time.
constexpr std::array k_parts{PartOfDay{"凌晨", 0, 6},   PartOfDay{"早上", 4, 11},  PartOfDay{"上午", 5, 12},
                             PartOfDay{"中午", 11, 14}, PartOfDay{"下午", 12, 18}, PartOfDay{"晚上", 17, 23}};
constexpr std::array k_spans{Word{"个小时", 3600},   Word{"小时", 3600},   Word{"hours", 3600}, Word{"hour", 3600},
                             Word{"分钟", 60},       Word{"minutes", 60},  Word{"minute", 60},  Word{"min", 60},
                             Word{"秒钟", 1},        Word{"秒", 1},        Word{"seconds", 1},  Word{"second", 1},
                             Word{"天", 86400},      Word{"日", 86400},    Word{"days", 86400}, Word{"day", 86400},
                             Word{"个星期", 604800}, Word{"星期", 604800}, Word{"周", 604800},  Word{"weeks", 604800},
                             Word{"week", 604800}};
constexpr std::array k_before{Word{"之前", 0}, Word{"以前", 0}, Word{"前", 0}, Word{"ago", 0}};

std::tm local_parts(sys_seconds time) {
    const std::time_t seconds = system_clock::to_time_t(time);
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    return parts;
}

bool is_date(const Date& date) {
    if (date.year < k_first_year || date.year > k_last_year || (date.day && !date.month)) return false;
    return year_month_day{year{date.year}, month{static_cast<unsigned>(date.month.value_or(1))},
                          day{static_cast<unsigned>(date.day.value_or(1))}}
        .ok();
}

/// 2023年1月1日 after its year; the day or both may be missing.
bool read_chinese_date(Rest& rest, Date& date) {
    if (rest.take("度")) return true;
    const auto month = rest.digits(1, 2);
    if (!month) return true;
    date.month = month;
    if (!rest.take("月")) return false;
    date.day = rest.digits(1, 2);
    return !date.day || rest.take("日") || rest.take("号");
}

/// 2023-1-1, 2023/01/01, 2023.1.1 or 2023-01 after its year.
bool read_separated_date(Rest& rest, Date& date) {
    for (const std::string_view separator : {"-", "/", "."}) {
        if (!rest.take(separator)) continue;
        date.month = rest.digits(1, 2);
        if (!date.month || !rest.take(separator)) return date.month.has_value();
        date.day = rest.digits(1, 2);
        return date.day.has_value();
    }
    return false;
}

/// 28 Nov 2026
bool read_english_date(Rest& rest, Date& date) {
    date.day = rest.digits(1, 2);
    rest.blanks();
    const Word* month = rest.take_one(k_months);
    rest.blanks();
    const auto year = rest.digits(4, 4);
    if (!date.day || month == nullptr || !year) return false;
    date.month = month->value;
    date.year = *year;
    return true;
}

bool read_date(Rest& rest, Date& date) {
    Rest compact = rest;
    if (compact.digits(8, 8)) {
        date = {*rest.number(4), *rest.number(2), *rest.number(2)};
        return true;
    }
    const auto year = rest.digits(4, 4);
    if (!year) return read_english_date(rest, date);
    date.year = *year;
    return rest.take("年") ? read_chinese_date(rest, date) : read_separated_date(rest, date);
}

/// 今天, yesterday: a day of the user's zone.
bool read_day_word(Rest& rest, Date& date, sys_seconds now) {
    const Word* word = rest.take_one(k_days);
    if (word == nullptr) return false;
    std::tm parts = local_parts(now);
    const year_month_day today{year{parts.tm_year + 1900}, month{static_cast<unsigned>(parts.tm_mon + 1)},
                               day{static_cast<unsigned>(parts.tm_mday)}};
    const year_month_day then{sys_days{today} - days{word->value}};
    date = {static_cast<int>(then.year()), static_cast<int>(static_cast<unsigned>(then.month())),
            static_cast<int>(static_cast<unsigned>(then.day()))};
    return true;
}

/// :30 and :05 after the hour, or 时30分5秒, 点半.
bool read_minutes(Rest& rest, Clock& clock) {
    if (rest.take("点") || rest.take("时")) {
        if (rest.take("半")) clock.minute = 30;
        if (const auto minute = rest.digits(1, 2)) {
            clock.minute = minute;
            if (rest.take("分"))
                if (const auto second = rest.digits(1, 2)) {
                    clock.second = second;
                    return rest.take("秒");
                }
        }
        return true;
    }
    if (!rest.take(":")) return false;
    clock.minute = rest.digits(2, 2);
    if (!clock.minute || !rest.take(":")) return clock.minute.has_value();
    clock.second = rest.digits(2, 2);
    if (clock.second && rest.take(".")) return rest.digits(1, 9).has_value();
    return clock.second.has_value();
}

/// 下午3点 is 15:00, 凌晨12点 is 0:00; false: that part of the day has no such hour.
bool set_part(const PartOfDay& part, Clock& clock) {
    for (const int hour : {clock.hour, clock.hour + 12, clock.hour - 12})
        if (hour >= part.first && hour <= part.last) {
            clock.hour = hour;
            return true;
        }
    return false;
}

bool read_clock(Rest& rest, Clock& clock) {
    const PartOfDay* part = rest.take_one(k_parts);
    rest.blanks();
    const auto hour = rest.digits(1, 2);
    if (!hour) return false;
    clock.hour = *hour;
    if (!read_minutes(rest, clock)) return false;
    if (part != nullptr && !set_part(*part, clock)) return false;
    return clock.hour < 24 && clock.minute.value_or(0) < 60 && clock.second.value_or(0) < 60;
}

/// Seconds east of Greenwich, of Z, UTC, +08:00, +0800, UTC+8; nothing where the text is no zone.
std::optional<int> read_zone(Rest& rest) {
    rest.blanks();
    const bool named = rest.take("z") || rest.take("utc") || rest.take("gmt");
    if (named && rest.empty()) return 0;
    const int sign = rest.take("+") ? 1 : rest.take("-") || rest.take("−") ? -1 : 0;
    if (sign == 0) return std::nullopt;
    int hours = 0, minutes = 0;
    if (const auto both = rest.digits(4, 4)) {
        hours = *both / 100;
        minutes = *both % 100;
    } else {
        hours = rest.digits(1, 2).value_or(k_no_hour);
        if (rest.take(":")) minutes = rest.digits(2, 2).value_or(k_no_minute);
    }
    if (hours > 14 || minutes > 59) return std::nullopt;
    return sign * (hours * 3600 + minutes * 60);
}

/// The moment at which date and clock begin, in the zone given or the user's.
sys_seconds moment(const Date& date, const Clock& clock, std::optional<int> zone) {
    std::tm parts{};
    parts.tm_year = date.year - 1900;
    parts.tm_mon = date.month.value_or(1) - 1;
    parts.tm_mday = date.day.value_or(1);
    parts.tm_hour = clock.hour;
    parts.tm_min = clock.minute.value_or(0);
    parts.tm_sec = clock.second.value_or(0);
    parts.tm_isdst = -1;
    const std::time_t seconds = zone ? ::timegm(&parts) - *zone : std::mktime(&parts);
    return sys_seconds{std::chrono::seconds(seconds)};
}

/// The first date after a day, a month or a year.
Date next(Date date) {
    if (date.day) {
        const sys_days day_after = sys_days{year{date.year} / *date.month / *date.day} + days{1};
        const year_month_day then{day_after};
        return {static_cast<int>(then.year()), static_cast<int>(static_cast<unsigned>(then.month())),
                static_cast<int>(static_cast<unsigned>(then.day()))};
    }
    if (date.month && *date.month < 12) return {date.year, *date.month + 1, {}};
    return {date.year + 1, date.month ? std::optional(1) : std::nullopt, {}};
}

std::optional<TypedTime> read_ago(Rest rest, sys_seconds now) {
    if (rest.take("现在") || rest.take("now")) return rest.empty() ? std::optional(TypedTime{now, now}) : std::nullopt;
    std::optional<int> count = rest.digits(1, 6);
    if (!count && (rest.take("an ") || rest.take("a ") || rest.take("一"))) count = 1;
    rest.blanks();
    const Word* span = rest.take_one(k_spans);
    rest.blanks();
    if (!count || span == nullptr || rest.take_one(k_before) == nullptr || !rest.empty()) return std::nullopt;
    const sys_seconds then = now - std::chrono::seconds(static_cast<std::int64_t>(*count) * span->value);
    return TypedTime{then, then};
}

/// The day that a text names; a time alone is one of today.
bool read_day(Rest& rest, Date& date, sys_seconds now) {
    if (read_day_word(rest, date, now)) return true;
    Rest alone = rest, today("today");
    Clock clock;
    if (read_clock(alone, clock) && alone.empty()) return read_day_word(today, date, now);
    return read_date(rest, date);
}

std::optional<TypedTime> read_calendar(Rest rest, sys_seconds now) {
    Date date;
    if (!read_day(rest, date, now) || !is_date(date)) return std::nullopt;
    rest.take(",");
    const bool wants_clock = !rest.blanks() && rest.take("t");
    if (rest.empty() && !wants_clock)
        return TypedTime{moment(date, {}, {}), moment(next(date), {}, {}) - seconds{1}, true, true};
    Clock clock;
    if (!date.day || !read_clock(rest, clock)) return std::nullopt;
    const bool zoned = !rest.empty();
    const std::optional<int> zone = zoned ? read_zone(rest) : std::nullopt;
    if (zoned && (!zone || !rest.empty())) return std::nullopt;
    const sys_seconds first = moment(date, clock, zone);
    const int length = clock.second ? 1 : clock.minute ? 60 : 3600;
    return TypedTime{first, first + seconds{length - 1}, !zone, false};
}

}  // namespace

std::string utc_text(sys_seconds time) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(system_clock::to_time_t(time)));
}

std::optional<sys_seconds> utc_seconds(std::string_view utc) {
    constexpr std::string_view k_form = "0000-00-00T00:00:00Z";
    if (utc.size() != k_form.size()) return std::nullopt;
    for (std::size_t i = 0; i < utc.size(); ++i)
        if (k_form[i] == '0' ? utc[i] < '0' || utc[i] > '9' : utc[i] != k_form[i]) return std::nullopt;
    const auto part = [&](std::size_t at, std::size_t count) { return *Rest(utc.substr(at)).number(count); };
    const year_month_day date{year{part(0, 4)}, month{static_cast<unsigned>(part(5, 2))},
                              day{static_cast<unsigned>(part(8, 2))}};
    if (!date.ok() || part(11, 2) > 23 || part(14, 2) > 59 || part(17, 2) > 59) return std::nullopt;
    return sys_days{date} + hours{part(11, 2)} + minutes{part(14, 2)} + seconds{part(17, 2)};
}

sys_seconds system_clock_now() { return floor<seconds>(system_clock::now()); }

std::optional<TypedTime> typed_time(std::string_view text, sys_seconds now) {
    if (text.size() > k_longest) return std::nullopt;
    std::string folded = fold(text);
    while (!folded.empty() && (folded.back() == ' ' || folded.back() == '\t')) folded.pop_back();
    Rest rest(folded);
    rest.blanks();
    if (rest.empty()) return std::nullopt;
    if (const auto ago = read_ago(rest, now)) return ago;
    return read_calendar(rest, now);
}

}  // namespace base
