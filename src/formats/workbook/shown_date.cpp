#include "shown_date.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

#include "chinese_digits.h"

namespace formats {
namespace {

using std::chrono::sys_days;

constexpr sys_days k_first_day = std::chrono::year{1899} / 12 / 30;
constexpr double k_day_after_last = 2'958'466;  // 10000-01-01
constexpr double k_days_to_1904 = 1462;
constexpr double k_day_that_never_was = 60;
constexpr std::int64_t k_seconds_a_day = 86'400;

constexpr std::array<std::string_view, 12> k_months{"January",   "February", "March",    "April",
                                                    "May",       "June",     "July",     "August",
                                                    "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> k_weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                     "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 7> k_chinese_weekdays{"日", "一", "二", "三", "四", "五", "六"};

struct Moment {
    std::chrono::year_month_day day;
    std::chrono::weekday weekday;
    std::int64_t seconds = 0;  ///< of the day
    std::int64_t elapsed = 0;  ///< seconds from the origin
    std::int64_t part = 0;     ///< of the second, in units of its digits
};

int digits_of_second(const Section& section) {
    for (const Piece& piece : section.pieces)
        if (piece.kind == PieceKind::part_of_second) return piece.width;
    return 0;
}

Moment moment_of(const Section& section, double days, double elapsed_days) {
    std::int64_t parts_a_second = 1;
    for (int i = digits_of_second(section); i > 0; --i) parts_a_second *= 10;
    const auto per_day = static_cast<double>(k_seconds_a_day * parts_a_second);
    const double whole_days = std::floor(days);
    std::int64_t parts = std::llround((days - whole_days) * per_day);
    auto day = static_cast<int>(whole_days);
    if (section.shows_time && parts >= k_seconds_a_day * parts_a_second) {
        parts = 0;
        ++day;
    }
    const sys_days date = k_first_day + std::chrono::days(day);
    Moment moment{std::chrono::year_month_day(date), std::chrono::weekday(date), parts / parts_a_second, 0,
                  parts % parts_a_second};
    moment.elapsed = std::llround(elapsed_days * per_day) / parts_a_second;
    return moment;
}

std::string padded(std::int64_t number, int width) {
    std::string digits = std::to_string(number);
    if (const auto wanted = static_cast<std::size_t>(width); digits.size() < wanted)
        digits.insert(0, wanted - digits.size(), '0');
    return digits;
}

/// A number of the calendar: in Chinese digits it is read out, a year digit by digit.
std::string calendar_number(const Section& section, std::int64_t number, int width) {
    if (section.chinese_digits == 0 || section.chinese_digits == 3) return padded(number, width);
    return chinese_reading(std::to_string(number), section.chinese_digits);
}

std::string year_text(const Section& section, const Moment& moment, int width) {
    const int year = static_cast<int>(moment.day.year());
    const std::string digits = width <= 2 ? padded(year % 100, 2) : padded(year, 4);
    return section.chinese_digits == 0 ? digits : chinese_digits(digits, section.chinese_digits);
}

std::optional<std::string> month_text(const Section& section, const Moment& moment, int width) {
    const auto month = static_cast<unsigned>(moment.day.month());
    if (width <= 2) return calendar_number(section, month, width);
    if (section.names_in_chinese) return std::nullopt;
    const std::string_view name = k_months.at(month - 1);
    return std::string(name.substr(0, width == 3 ? 3 : width == 5 ? 1 : name.size()));
}

std::string weekday_text(const Section& section, const Moment& moment, const Piece& piece) {
    const unsigned day = moment.weekday.c_encoding();
    const bool is_long = piece.width == 4;
    if (piece.kind == PieceKind::chinese_weekday)
        return (is_long ? "星期" : "") + std::string(k_chinese_weekdays.at(day));
    if (section.names_in_chinese) return (is_long ? "星期" : "周") + std::string(k_chinese_weekdays.at(day));
    return std::string(k_weekdays.at(day).substr(0, is_long ? std::string_view::npos : 3));
}

std::string half_text(const std::string& written, std::int64_t hour) {
    const std::size_t slash = written.find('/');
    return hour < 12 ? written.substr(0, slash) : written.substr(slash + 1);
}

std::string hour_text(const Section& section, const Moment& moment, int width) {
    const std::int64_t hour = moment.seconds / 3600;
    if (!section.has(PieceKind::half_of_day)) return calendar_number(section, hour, width);
    return calendar_number(section, hour % 12 == 0 ? 12 : hour % 12, width);
}

std::optional<std::string> piece_text(const Section& section, const Piece& piece, const Moment& moment) {
    switch (piece.kind) {
        case PieceKind::year: return year_text(section, moment, piece.width);
        case PieceKind::month: return month_text(section, moment, piece.width);
        case PieceKind::day: return calendar_number(section, static_cast<unsigned>(moment.day.day()), piece.width);
        case PieceKind::weekday:
        case PieceKind::chinese_weekday: return weekday_text(section, moment, piece);
        case PieceKind::hour: return hour_text(section, moment, piece.width);
        case PieceKind::minute: return calendar_number(section, moment.seconds / 60 % 60, piece.width);
        case PieceKind::second: return calendar_number(section, moment.seconds % 60, piece.width);
        case PieceKind::part_of_second: return "." + padded(moment.part, piece.width);
        case PieceKind::half_of_day: return half_text(piece.text, moment.seconds / 3600);
        case PieceKind::elapsed_hours: return padded(moment.elapsed / 3600, piece.width);
        case PieceKind::elapsed_minutes: return padded(moment.elapsed / 60, piece.width);
        case PieceKind::elapsed_seconds: return padded(moment.elapsed, piece.width);
        default: return piece.text;
    }
}

/// Takes a whole number and the sign behind it; nothing where they do not stand there.
std::optional<int> take_number(std::string_view& text, std::size_t digits, char sign) {
    int number = 0;
    if (text.size() < digits) return std::nullopt;
    const auto read = std::from_chars(text.data(), text.data() + digits, number);
    if (read.ec != std::errc{} || read.ptr != text.data() + digits || number < 0) return std::nullopt;
    text.remove_prefix(digits);
    if (sign == '\0') return number;
    if (text.empty() || text.front() != sign) return std::nullopt;
    text.remove_prefix(1);
    return number;
}

std::optional<double> take_time(std::string_view& text) {
    const auto hour = take_number(text, 2, ':');
    const auto minute = hour ? take_number(text, 2, '\0') : std::nullopt;
    if (!minute || *hour > 24 || *minute > 59) return std::nullopt;
    double seconds = 0;
    if (text.starts_with(':')) {
        text.remove_prefix(1);
        const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
        if (read.ec != std::errc{} || !(seconds >= 0 && seconds < 60)) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    }
    return (*hour * 3600.0 + *minute * 60.0 + seconds) / static_cast<double>(k_seconds_a_day);
}

}  // namespace

double days_from_1899(double number, Origin origin) {
    if (origin == Origin::day_1904) return number + k_days_to_1904;
    return origin == Origin::day_1900 && number >= 0 && number < k_day_that_never_was ? number + 1 : number;
}

std::optional<std::string> shown_date(const Section& section, double number, Origin origin) {
    const double days = section.shows_date ? days_from_1899(number, origin) : number;
    const bool unreal =
        origin == Origin::day_1900 && section.shows_date && (number < 1 || std::floor(number) == k_day_that_never_was);
    if (unreal || !(number >= 0) || days >= k_day_after_last) return std::nullopt;
    const Moment moment = moment_of(section, days, number);
    std::string out;
    for (const Piece& piece : section.pieces) {
        const auto text = piece_text(section, piece, moment);
        if (!text) return std::nullopt;
        out += *text;
    }
    return out;
}

std::optional<IsoTime> read_iso_time(std::string_view text) {
    IsoTime out;
    std::string_view rest = text;
    if (text.size() < 10 || text[4] != '-') {
        const auto time = take_time(rest);
        out.kind = wire::CellKind::time;
        out.days = time.value_or(0);
        return time && rest.empty() ? std::optional(out) : std::nullopt;
    }
    const auto year = take_number(rest, 4, '-');
    const auto month = year ? take_number(rest, 2, '-') : std::nullopt;
    const auto day = month ? take_number(rest, 2, '\0') : std::nullopt;
    if (!day) return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day)));
    if (!date.ok()) return std::nullopt;
    out.days = static_cast<double>((sys_days(date) - k_first_day).count());
    if (rest.empty()) return out;
    if (rest.front() != 'T' && rest.front() != ' ') return std::nullopt;
    rest.remove_prefix(1);
    const auto time = take_time(rest);
    if (!time || (!rest.empty() && rest != "Z")) return std::nullopt;
    out.days += *time;
    out.kind = wire::CellKind::date_time;
    return out;
}

}  // namespace formats
