#include "wire/error_line.h"

#include <algorithm>
#include <cctype>
#include <utility>
#include <vector>

namespace wire {
namespace {

constexpr char k_separator = '\x1c';  // no name, number or pattern holds it

/// On one line, and without a separator.
std::string field(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == k_separator; }, ' ');
    return text;
}

std::vector<std::string> fields_of(std::string_view line) {
    std::vector<std::string> fields;
    for (;;) {
        const std::size_t end = line.find(k_separator);
        fields.emplace_back(line.substr(0, end));
        if (end == std::string_view::npos) return fields;
        line.remove_prefix(end + 1);
    }
}

/// Whether every {} or {0} of the pattern has its argument, and nothing else stands in braces.
bool fits(std::string_view pattern, std::size_t arguments) {
    std::size_t unnumbered = 0, numbered = 0;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == '}') return false;
        if (pattern[at] != '{') continue;
        const std::string_view rest = pattern.substr(at + 1);
        if (rest.starts_with('}')) {
            if (unnumbered++ >= arguments) return false;
            at += 1;
        } else if (rest.size() > 1 && std::isdigit(static_cast<unsigned char>(rest[0])) != 0 && rest[1] == '}') {
            ++numbered;
            if (static_cast<std::size_t>(rest[0] - '0') >= arguments) return false;
            at += 2;
        } else {
            return false;
        }
    }
    return unnumbered == 0 || numbered == 0;
}

}  // namespace

std::string error_line(const base::Error& error) {
    std::string line = field(base::to_line(error));
    if (error.pattern.empty()) return line;
    line += k_separator + field(error.pattern);
    for (const std::string& argument : error.arguments) line += k_separator + field(argument);
    return line;
}

base::Error read_error_line(std::string_view line, base::ErrorKind kind, const std::string& subject) {
    std::vector<std::string> fields = fields_of(line);
    if (fields.size() > 1 && fits(fields[1], fields.size() - 2)) {
        const std::string pattern = std::move(fields[1]);
        fields.erase(fields.begin(), fields.begin() + 2);
        return base::make_error(kind, subject, pattern.c_str(), std::move(fields));
    }
    std::string sentence = std::move(fields.front());
    if (const std::string prefix = subject + ": "; sentence.starts_with(prefix)) sentence.erase(0, prefix.size());
    return {kind, subject, std::move(sentence)};
}

}  // namespace wire
