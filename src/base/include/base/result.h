// Result<T>: how a function that can fail says so.
// An Error carries the kind (which decides the exit status), the subject (a file, usually with a line) and one
// sentence: what is wrong; what to do. It is handled once: passed on with context, or reported. Values only, any
// thread.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "base/translate.h"

namespace base {

/// Why something failed. The numeric value is the exit status of the command line.
enum class ErrorKind {
    refused = 1,  ///< the input is refused, or the request is not possible
    usage = 2,    ///< the command was called wrongly
    damaged = 3,  ///< the project is damaged, not ours or too new
    io = 4,       ///< disk full, read-only or another input/output error
    locked = 5,   ///< somebody else has it, or a conflict
    limit = 6,    ///< over a limit
};

struct Error {
    ErrorKind kind = ErrorKind::refused;
    std::string subject;  ///< the file (with ":line" where there is one) or the thing that it is about; may be empty
    std::string message;  ///< "what is wrong; what to do", one English sentence, no full stop
    std::string pattern = {};  ///< of the message, where it has arguments: its id in the catalogue, with {} for each
    std::vector<std::string> arguments = {};
};

template <class T>
using Result = tl::expected<T, Error>;

/// Makes the failed Result: `return base::fail(ErrorKind::io, path, "cannot be read; check its permissions");`
inline tl::unexpected<Error> fail(ErrorKind kind, std::string subject, std::string message) {
    return tl::unexpected<Error>(Error{kind, std::move(subject), std::move(message)});
}

/// An error whose message has arguments: `pattern`, marked for the catalogue, has a {} for each.
Error make_error(ErrorKind kind, std::string subject, const char* pattern, std::vector<std::string> arguments);

/// The failed Result of such an error.
inline tl::unexpected<Error> fail(ErrorKind kind, std::string subject, const char* pattern,
                                  std::vector<std::string> arguments) {
    return tl::unexpected<Error>(make_error(kind, std::move(subject), pattern, std::move(arguments)));
}

/// Passes an error of one Result on as the failure of another.
inline tl::unexpected<Error> pass(Error error) { return tl::unexpected<Error>(std::move(error)); }

/// The one line that is printed: "SUBJECT: message" (or just the message).
std::string to_line(const Error& error);

/// The same in a language, where the catalogue has the message; else in English.
std::string to_line(const Error& error, Language language);

}  // namespace base
