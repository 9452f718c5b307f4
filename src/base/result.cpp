#include "base/result.h"

#include "base/error_words.h"

namespace base {
namespace {

std::string with_subject(const Error& error, const std::string& message, Language language) {
    if (error.subject.empty()) return message;
    return shown_argument(error.subject, language) + translate(language, ": ") + message;
}

}  // namespace

Error make_error(ErrorKind kind, std::string subject, const char* pattern, std::vector<std::string> arguments) {
    std::string message = message_text(pattern, arguments, Language::en);
    return {kind, std::move(subject), std::move(message), pattern, std::move(arguments)};
}

std::string to_line(const Error& error) { return to_line(error, Language::en); }

std::string to_line(const Error& error, Language language) {
    if (error.pattern.empty()) return with_subject(error, translate(language, error.message.c_str()), language);
    return with_subject(error, message_text(error.pattern.c_str(), error.arguments, language), language);
}

}  // namespace base
