#include "base/result.h"

#include <fmt/args.h>
#include <fmt/format.h>

namespace base {
namespace {

std::string filled_in(const char* pattern, const std::vector<std::string>& arguments) {
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const std::string& argument : arguments) store.push_back(argument);
    return fmt::vformat(pattern, store);
}

std::string with_subject(const Error& error, const std::string& message) {
    return error.subject.empty() ? message : error.subject + ": " + message;
}

}  // namespace

Error make_error(ErrorKind kind, std::string subject, const char* pattern, std::vector<std::string> arguments) {
    std::string message = filled_in(pattern, arguments);
    return {kind, std::move(subject), std::move(message), pattern, std::move(arguments)};
}

std::string to_line(const Error& error) { return with_subject(error, error.message); }

std::string to_line(const Error& error, Language language) {
    if (error.pattern.empty()) return with_subject(error, translate(language, error.message.c_str()));
    return with_subject(error, filled_in(translate(language, error.pattern.c_str()), error.arguments));
}

}  // namespace base
