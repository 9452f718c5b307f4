// What every command shares: services, global options, the way to print and to finish. A command is a function
//     void add_areas(CLI::App& app, Context& context);
// that adds a subcommand and lets its callback call context.finish(result). One thread.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "base/error_words.h"
#include "base/result.h"
#include "cli/cli.h"
#include "plan/plan.h"

namespace cli {

/// From LC_ALL, LC_MESSAGES or LANG; Chinese where they say nothing.
base::Language language_of_environment();

class Context {
public:
    explicit Context(const Services& services) : services_(services) {}

    [[nodiscard]] const Services& services() const { return services_; }
    [[nodiscard]] std::ostream& out() const { return *services_.out; }
    /// What --lang asks for, else the environment.
    [[nodiscard]] base::Language language() const { return asked_language().value_or(environment_language_); }
    [[nodiscard]] bool english() const { return language() == base::Language::en; }
    [[nodiscard]] std::optional<base::Language> asked_language() const;
    [[nodiscard]] base::Language environment_language() const { return environment_language_; }
    [[nodiscard]] bool quiet() const { return quiet_; }
    /// The name in the chosen language; the other one where that is empty.
    [[nodiscard]] const std::string& text(const plan::Name& name) const;

    /// Of messages and counts: what --lang asks for, else what the environment says; English where it says nothing, as
    /// in the C locale of scripts.
    [[nodiscard]] base::Language message_language() const;
    /// A message of the catalogue with its arguments, whole numbers and texts, in that language.
    template <class... Args>
    [[nodiscard]] std::string say(const char* english, const Args&... arguments) const {
        return base::message_text(english, {base::argument_text(arguments)...}, message_language());
    }

    /// A message for a person, on standard error, unless --quiet.
    void report(std::string_view message) const;
    /// The one line of a failure, on standard error.
    void report(const base::Error& error) const;
    /// Ends a command: prints its error or keeps its exit status.
    void finish(const base::Result<int>& result);
    [[nodiscard]] int status() const { return status_; }

    [[nodiscard]] std::chrono::sys_seconds now() const;

    std::string& language_option() { return language_option_; }
    bool& quiet() { return quiet_; }

private:
    const Services& services_;
    std::string language_option_;  ///< zh or en; empty: not given
    base::Language environment_language_ = language_of_environment();
    bool quiet_ = false;
    int status_ = 0;
};

/// One line without control characters, so that a file name or a value cannot rewrite the terminal.
std::string printable(std::string_view text);

}  // namespace cli
