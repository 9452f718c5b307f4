// Arguments of messages that are words or times themselves and so depend on the language, and the reasons that the
// system gives. They travel inside an Error as plain strings, told apart by a leading control character that no name
// or number begins with; result.cpp writes them out. Any thread.
#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include "base/result.h"

namespace base {

/// An argument that is a message of the catalogue.
std::string word_argument(const char* english);
/// An argument that is a time, given as UTC by ISO 8601 ("2026-11-28T01:32:13Z") and shown in the user's zone.
std::string time_argument(const std::string& utc);
/// An argument that has a form in each language: a name of the data, or a part of a sentence. It fits as the subject of
/// an error too.
std::string name_argument(const std::string& zh, const std::string& en);
/// How an argument is shown.
std::string shown_argument(const std::string& argument, Language language);

/// Why the system refused something, by its errno, as an argument of a message.
std::string system_reason(int number);

/// The pattern of a message for a count: `one` for 1 and `many` for other numbers, both in the catalogue.
constexpr const char* mark_count(long count, const char* one, const char* many) { return count == 1 ? one : many; }

/// A message of the catalogue with its arguments: {} or {0} for each.
std::string message_text(const char* english, const std::vector<std::string>& arguments, Language language);

/// A whole number or a text as an argument.
template <class T>
std::string argument_text(const T& value) {
    if constexpr (std::is_arithmetic_v<T>)
        return std::to_string(value);
    else
        return std::string(value);
}

/// fail() whose arguments are whole numbers and texts.
template <class... Args>
tl::unexpected<Error> fail_with(ErrorKind kind, std::string subject, const char* pattern, const Args&... arguments) {
    return fail(kind, std::move(subject), pattern, std::vector<std::string>{argument_text(arguments)...});
}

}  // namespace base
