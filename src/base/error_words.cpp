#include "base/error_words.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <fmt/args.h>
#include <fmt/format.h>

namespace base {
namespace {

constexpr char k_word = '\x1f', k_time = '\x1e';

struct Reason {
    int number;
    const char* english;
};

constexpr std::array k_reasons{Reason{EACCES, mark("the permission is missing")},
                               Reason{EPERM, mark("the permission is missing")},
                               Reason{EROFS, mark("it is on a read-only medium")},
                               Reason{ENOSPC, mark("the disk is full")},
                               Reason{EDQUOT, mark("the disk is full")},
                               Reason{ENOENT, mark("it does not exist")},
                               Reason{EEXIST, mark("it exists already")},
                               Reason{ENOTDIR, mark("a part of its path is not a folder")},
                               Reason{EISDIR, mark("it is a folder")},
                               Reason{ENAMETOOLONG, mark("its name is too long")},
                               Reason{EIO, mark("the disk reports a fault")},
                               Reason{EBUSY, mark("another program is using it")},
                               Reason{ETXTBSY, mark("another program is using it")},
                               Reason{EMFILE, mark("too many files are open")},
                               Reason{ENFILE, mark("too many files are open")},
                               Reason{ENOMEM, mark("the memory is full")},
                               Reason{ESTALE, mark("the shared folder cannot be reached")},
                               Reason{ENOTCONN, mark("the shared folder cannot be reached")},
                               Reason{EHOSTDOWN, mark("the shared folder cannot be reached")},
                               Reason{ETIMEDOUT, mark("the shared folder cannot be reached")}};

/// Seconds since 1970 of "2026-11-28T01:32:13Z"; -1: it is no such time.
std::time_t seconds_of(const std::string& utc) {
    std::tm t{};
    char zone = 0;
    const int read = std::sscanf(utc.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d%c", &t.tm_year, &t.tm_mon, &t.tm_mday,
                                 &t.tm_hour, &t.tm_min, &t.tm_sec, &zone);
    if (read != 7 || zone != 'Z') return -1;
    t.tm_year -= 1900;
    t.tm_mon -= 1;
    return ::timegm(&t);
}

}  // namespace

std::string word_argument(const char* english) { return k_word + std::string(english); }
std::string time_argument(const std::string& utc) { return k_time + utc; }

std::string shown_argument(const std::string& argument, Language language) {
    if (argument.empty()) return argument;
    if (argument.front() == k_word) return translate(language, argument.c_str() + 1);
    return argument.front() == k_time ? local_time_text(argument.substr(1), language) : argument;
}

std::string message_text(const char* english, const std::vector<std::string>& arguments, Language language) {
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const std::string& argument : arguments) store.push_back(shown_argument(argument, language));
    return fmt::vformat(translate(language, english), store);
}

std::string local_time_text(const std::string& utc, Language language) {
    constexpr std::array k_months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t seconds = seconds_of(utc);
    std::tm t{};
    if (seconds < 0 || ::localtime_r(&seconds, &t) == nullptr) return utc;
    if (language == Language::zh)
        return fmt::format("{}年{}月{}日 {:02}:{:02}", t.tm_year + 1900, t.tm_mon + 1, t.tm_mday, t.tm_hour, t.tm_min);
    return fmt::format("{} {} {}, {:02}:{:02}", t.tm_mday, k_months.at(static_cast<std::size_t>(t.tm_mon)),
                       t.tm_year + 1900, t.tm_hour, t.tm_min);
}

std::string system_reason(int number) {
    for (const Reason& reason : k_reasons)
        if (reason.number == number) return word_argument(reason.english);
    return word_argument(mark("the system refused it"));
}

}  // namespace base
