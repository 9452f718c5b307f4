#include "title_years.h"

#include <array>
#include <string>

namespace tables {
namespace {

constexpr int k_first_year = 1900, k_last_year = 2199;

/// Reads on in a title, one thing after the other.
class Reader {
public:
    Reader(const Folded& title, std::size_t at) : title_(title), at_(at) {}

    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] char32_t peek(std::size_t ahead = 0) const {
        return at_ + ahead < title_.size() ? title_.text[at_ + ahead] : U'\0';
    }
    [[nodiscard]] bool parted() const { return title_.gaps[at_] != Folded::none; }
    bool take(std::u32string_view word) {
        if (std::u32string_view(title_.text).substr(at_, word.size()) != word) return false;
        at_ += word.size();
        return true;
    }
    template <std::size_t size>
    bool take_any(const std::array<std::u32string_view, size>& words) {
        for (const std::u32string_view word : words)
            if (take(word)) return true;
        return false;
    }
    /// A run of ASCII digits of a length; nothing where it is longer or shorter. A gap ends it.
    std::optional<int> take_digits(std::size_t least, std::size_t most) {
        std::size_t length = 0;
        int value = 0;
        while (is_digit(peek(length)) && (length == 0 || title_.gaps[at_ + length] == Folded::none)) {
            if (length == most) return std::nullopt;
            value = value * 10 + static_cast<int>(peek(length) - U'0');
            ++length;
        }
        if (length < least) return std::nullopt;
        at_ += length;
        return value;
    }
    void go_back_to(std::size_t at) { at_ = at; }

private:
    const Folded& title_;
    std::size_t at_;
};

constexpr std::array<std::u32string_view, 7> k_to{U"-", U"~", U"—", U"–", U"至", U"到", U"―"};
constexpr std::array<std::u32string_view, 3> k_parts{U"-", U"/", U"."};

std::optional<int> year_number(std::optional<int> value) {
    return value && *value >= k_first_year && *value <= k_last_year ? value : std::nullopt;
}

/// 二〇二三
std::optional<int> take_chinese_year(Reader& in) {
    constexpr std::u32string_view k_digits = U"〇一二三四五六七八九";
    constexpr std::size_t k_length = 4;
    int year = 0;
    for (std::size_t i = 0; i < k_length; ++i) {
        const char32_t c = in.peek(i) == U'零' || in.peek(i) == U'○' ? U'〇' : in.peek(i);
        const std::size_t digit = k_digits.find(c);
        if (digit == std::u32string_view::npos) return std::nullopt;
        year = year * 10 + static_cast<int>(digit);
    }
    in.go_back_to(in.at() + k_length);
    return year_number(year);
}

/// 12月, 1-9月, 12月末, behind a year or by itself; whether it is the whole year.
std::optional<bool> take_months(Reader& in) {
    const std::size_t from = in.at();
    const auto first = in.take_digits(1, 2);
    std::optional<int> last = first;
    if (first && in.take(U"月")) last = first;
    if (first && in.take_any(k_to)) last = in.take_digits(1, 2);
    const bool says_month = first && last && (in.take(U"月份") || in.take(U"月") || in.at() > from);
    const bool in_range = first && last && *first >= 1 && *first <= 12 && *last >= *first && *last <= 12;
    const bool closes = in.at() > from && says_month;
    if (!closes || !in_range) {
        in.go_back_to(from);
        return std::nullopt;
    }
    return *last == 12 && (*first == 1 || *first == 12);
}

/// Whether a month is what stands here: digits that 月 follows, with another month before it or not.
bool months_follow(const Folded& title, std::size_t at) {
    Reader in(title, at);
    if (!in.take_digits(1, 2)) return false;
    if (in.take(U"月")) return true;
    return in.take_any(k_to) && in.take_digits(1, 2) && in.take(U"月");
}

/// -12-31, /12, .12 behind a year; whether it is the end of the year. ".0" is what scripts make of a whole number.
std::optional<bool> take_date_rest(Reader& in) {
    const std::size_t from = in.at();
    if (in.take(U".0") && !is_digit(in.peek())) return true;
    in.go_back_to(from);
    if (!in.take_any(k_parts)) return std::nullopt;
    const auto month = in.take_digits(1, 2);
    if (!month || *month < 1 || *month > 12 || is_digit(in.peek())) {
        in.go_back_to(from);
        return std::nullopt;
    }
    const std::size_t before_day = in.at();
    if (in.take_any(k_parts)) {
        const auto day = in.take_digits(1, 2);
        if (!day || *day < 1 || *day > 31) in.go_back_to(before_day);
    }
    return *month == 12;
}

/// Behind the digits of a year: 年, 年度, months and days.
void take_rest_of_year(const Folded& title, Reader& in, TimeWords& words) {
    if (in.take(U"年度") || in.take(U"年份")) return;
    if (!in.take(U"年")) {
        if (const auto whole = take_date_rest(in)) words.part_of_year = !*whole;
        return;
    }
    if (in.take(U"末") || in.take(U"底")) return;
    if (in.take(U"以来") || in.take(U"起")) {
        words.span = true;
        return;
    }
    if (in.take(U"初")) {
        words.part_of_year = true;
        return;
    }
    if (!months_follow(title, in.at())) return;
    if (const auto whole = take_months(in)) words.part_of_year = !*whole;
    const std::size_t before_day = in.at();
    if (in.take_digits(1, 2) && (in.take(U"日") || in.take(U"号"))) return;
    in.go_back_to(before_day);
    if (!in.take(U"末")) in.take(U"底");
}

/// 2021-2023年, where the second is another year.
bool take_span(Reader& in, int first) {
    const std::size_t from = in.at();
    in.take(U"年");
    if (in.take_any(k_to)) {
        const auto last = in.take_digits(4, 4);
        if (year_number(last) && *last != first) {
            in.take(U"年");
            return true;
        }
        in.go_back_to(from);
        in.take(U"年");
        in.take_any(k_to);
        const auto shorter = in.take_digits(2, 2);
        if (shorter && *shorter > first % 100 && in.take(U"年")) return true;
    }
    in.go_back_to(from);
    return false;
}

}  // namespace

YearSpan short_years(const plan::Plan& plan) {
    constexpr int k_before = 10, k_after = 15;
    return {plan.baseline_year - k_before, plan.target_year + k_after};
}

std::optional<TimeWords> time_words_at(const Folded& title, std::size_t at, YearSpan plan) {
    Reader in(title, at);
    const bool in_number = at > 0 && is_digit(title.text[at - 1]) && title.gaps[at] == Folded::none;
    if (in_number) return std::nullopt;
    TimeWords words;
    auto year = year_number(in.take_digits(4, 4));
    if (!year) {
        in.go_back_to(at);
        year = take_chinese_year(in);
        if (year && in.peek() != U'年') year = std::nullopt;
    }
    if (!year) {
        in.go_back_to(at);
        const auto two = in.take_digits(2, 2);
        const int full = two ? 2000 + *two : 0;
        if (two && in.peek() == U'年' && full >= plan.first && full <= plan.last) year = full;
    }
    if (year) {
        words.year = year;
        words.span = take_span(in, *year);
        if (!words.span) take_rest_of_year(title, in, words);
        if (words.span) words.year.reset();
        words.end = in.at();
        return words;
    }
    in.go_back_to(at);
    if (!months_follow(title, at)) return std::nullopt;
    const auto whole = take_months(in);
    if (!whole) return std::nullopt;
    if (!in.take(U"末")) in.take(U"底");
    words.part_of_year = !*whole;
    words.end = in.at();
    return words;
}

std::optional<int> year_of(std::string_view text) {
    const Folded title = folded(text);
    const auto words = time_words_at(title, 0, {});
    const bool whole = words && words->end == title.size() && !words->part_of_year && !words->span;
    return whole ? words->year : std::nullopt;
}

}  // namespace tables
