#include "base/local_time.h"

#include <array>
#include <fmt/format.h>

#include "base/typed_time.h"

namespace base {

std::optional<std::tm> local_time(const std::string& utc) {
    const auto time = utc_seconds(utc);
    if (!time) return std::nullopt;
    std::tm here{};
    const std::time_t seconds = std::chrono::system_clock::to_time_t(*time);
    if (::localtime_r(&seconds, &here) == nullptr) return std::nullopt;
    return here;
}

std::string local_time_text(const std::string& utc, Language language) {
    constexpr std::array k_months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto t = local_time(utc);
    if (!t) return utc;
    if (language == Language::zh)
        return fmt::format("{}年{}月{}日 {:02}:{:02}", t->tm_year + 1900, t->tm_mon + 1, t->tm_mday, t->tm_hour,
                           t->tm_min);
    return fmt::format("{} {} {}, {:02}:{:02}", t->tm_mday, k_months.at(static_cast<std::size_t>(t->tm_mon)),
                       t->tm_year + 1900, t->tm_hour, t->tm_min);
}

std::string local_time_cell(const std::string& utc) {
    const auto t = local_time(utc);
    if (!t) return utc;
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", t->tm_year + 1900, t->tm_mon + 1, t->tm_mday, t->tm_hour,
                       t->tm_min);
}

}  // namespace base
