#include "document_day.h"

#include <charconv>
#include <optional>

namespace exchange {
namespace {

std::optional<int> number(const std::string& text, std::size_t from, std::size_t length) {
    int value = 0;
    const char* end = text.data() + from + length;
    const auto [at, error] = std::from_chars(text.data() + from, end, value);
    return error == std::errc{} && at == end ? std::optional(value) : std::nullopt;
}

}  // namespace

std::time_t day_as_time(const std::string& day) {
    std::tm time{};
    time.tm_year = 80;
    time.tm_mday = 1;
    if (day.size() >= 10 && day[4] == '-' && day[7] == '-') {
        const auto year = number(day, 0, 4), month = number(day, 5, 2), date = number(day, 8, 2);
        if (year && month && date) {
            time.tm_year = *year - 1900;
            time.tm_mon = *month - 1;
            time.tm_mday = *date;
        }
    }
    return ::timegm(&time);
}

}  // namespace exchange
