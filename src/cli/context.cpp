#include "cli/context.h"

#include <cstdlib>

#include "base/typed_time.h"

namespace cli {

const std::string& Context::text(const plan::Name& name) const {
    if (english()) return name.en.empty() ? name.zh : name.en;
    return name.zh.empty() ? name.en : name.zh;
}

void Context::report(std::string_view message) const {
    if (!quiet_) *services_.err << "langtu: " << printable(message) << '\n';
}

void Context::report(const base::Error& error) const {
    *services_.err << "langtu: " << printable(base::to_line(error, message_language())) << '\n';
}

void Context::finish(const base::Result<int>& result) {
    if (!result) report(result.error());
    status_ = result ? *result : static_cast<int>(result.error().kind);
}

std::optional<base::Language> Context::asked_language() const {
    if (language_option_.empty()) return std::nullopt;
    return language_option_ == "en" ? base::Language::en : base::Language::zh;
}

std::chrono::sys_seconds Context::now() const { return services_.now ? services_.now() : base::system_clock_now(); }

namespace {

/// What the environment calls its language; empty: nothing.
std::string_view locale_of_environment() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return value;
    return {};
}

}  // namespace

base::Language language_of_environment() {
    return locale_of_environment().starts_with("en") ? base::Language::en : base::Language::zh;
}

base::Language Context::message_language() const {
    if (const auto asked = asked_language()) return *asked;
    return locale_of_environment().starts_with("zh") ? base::Language::zh : base::Language::en;
}

std::string printable(std::string_view text) {
    std::string line(text);
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
    return line;
}

}  // namespace cli
