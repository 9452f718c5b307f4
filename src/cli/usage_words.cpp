#include "usage_words.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string>
#include <vector>

#include "base/error_words.h"

namespace cli {
namespace {

using base::mark;
using Options = std::vector<const CLI::Option*>;

/// The program, the command and the command in it, as far as they were named.
std::vector<const CLI::App*> called_apps(const CLI::App& app) {
    std::vector<const CLI::App*> apps{&app};
    while (!apps.back()->get_subcommands().empty()) apps.push_back(apps.back()->get_subcommands().front());
    return apps;
}

/// Of the innermost command first.
Options called_options(const std::vector<const CLI::App*>& apps) {
    Options all;
    for (auto app = apps.rbegin(); app != apps.rend(); ++app)
        for (const CLI::Option* option : (*app)->get_options()) all.push_back(option);
    return all;
}

/// CLI11 tells the option in its sentence only; a value that was given comes after it there.
const CLI::Option* option_in(const std::string& sentence, const Options& options) {
    const CLI::Option* found = nullptr;
    std::size_t at = std::string::npos;
    for (const CLI::Option* option : options) {
        const std::size_t here = sentence.find(option->get_name());
        const bool longer = here == at && found != nullptr && option->get_name().size() > found->get_name().size();
        if (here < at || longer) found = option, at = here;
    }
    return found;
}

/// What stands between two brackets in the description of an option's values: {zh,en}, [1 - 12].
std::string between(const std::string& text, char open, char close) {
    const std::size_t from = text.find(open);
    const std::size_t to = text.find(close, from == std::string::npos ? 0 : from);
    return to == std::string::npos || from == std::string::npos ? "" : text.substr(from + 1, to - from - 1);
}

/// One failed call and the way to its help.
class Call {
public:
    explicit Call(const CLI::App& app) : apps_(called_apps(app)), options_(called_options(apps_)) {
        for (const CLI::App* called : apps_) command_ += (command_.empty() ? "" : " ") + called->get_name();
    }
    [[nodiscard]] base::Error refuse(const std::string& subject, const char* pattern,
                                     std::vector<std::string> arguments = {}) const {
        arguments.push_back(command_ + " --help");
        return base::make_error(base::ErrorKind::usage, subject, pattern, std::move(arguments));
    }
    [[nodiscard]] base::Error missing() const;
    [[nodiscard]] base::Error unexpected() const;
    [[nodiscard]] base::Error excluded() const;
    [[nodiscard]] base::Error wrong_value(const std::string& sentence) const;
    [[nodiscard]] base::Error unreadable() const { return refuse("", mark("the call cannot be read; see {}")); }

private:
    std::vector<const CLI::App*> apps_;
    Options options_;
    std::string command_;
};

base::Error Call::missing() const {
    for (const CLI::Option* option : options_)
        if (option->get_required() && option->count() == 0)
            return refuse(option->get_name(), mark("is required; see {}"));
    std::vector<std::string> names;
    for (const CLI::App* command : apps_.back()->get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    return refuse(command_, mark("needs one of {}; see {}"), {fmt::format("{}", fmt::join(names, ", "))});
}

base::Error Call::unexpected() const {
    std::vector<std::string> words = apps_.front()->remaining(true);
    const char* pattern = base::mark_count(std::ssize(words), "was not expected; see {}", "were not expected; see {}");
    return refuse(fmt::format("{}", fmt::join(words, " ")), pattern);
}

base::Error Call::excluded() const {
    for (const CLI::Option* option : options_)
        for (const CLI::Option* other : option->get_excludes())
            if (option->count() > 0 && other->count() > 0)
                return refuse(option->get_name(), mark("does not go with {}; see {}"), {other->get_name()});
    return unreadable();
}

base::Error Call::wrong_value(const std::string& sentence) const {
    const CLI::Option* option = option_in(sentence, options_);
    if (option == nullptr) return unreadable();
    const std::string& name = option->get_name();
    if (option->get_expected_max() == 0) return refuse(name, mark("takes no value; see {}"));
    if (option->results().empty()) return refuse(name, mark("needs a value; see {}"));
    if (option->results().size() > 1) return refuse(name, mark("was given several times; give it once, see {}"));
    const std::vector<std::string>& values = option->results();
    if (std::find(values.begin(), values.end(), "") != values.end())
        return refuse(name, mark("is empty; give it a value, see {}"));
    const std::string& value = option->results().front();
    const std::string kind = option->get_type_name();
    if (std::string words = between(kind, '{', '}'); !words.empty()) {
        for (std::size_t at = 0; (at = words.find(',', at)) != std::string::npos; at += 2) words.replace(at, 1, ", ");
        return refuse(name, mark("“{}” is none of {}; see {}"), {value, words});
    }
    const std::string range = between(kind, '[', ']');
    if (const std::size_t dash = range.find(" - "); dash != std::string::npos)
        return refuse(name, mark("“{}” is not a number from {} to {}; see {}"),
                      {value, range.substr(0, dash), range.substr(dash + 3)});
    return refuse(name, mark("“{}” is not a number; enter a number, see {}"), {value});
}

}  // namespace

base::Error usage_error(const CLI::App& app, const CLI::ParseError& error) {
    const Call call(app);
    switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
        case CLI::ExitCodes::RequiredError: return call.missing();
        case CLI::ExitCodes::ExtrasError: return call.unexpected();
        case CLI::ExitCodes::ExcludesError: return call.excluded();
        case CLI::ExitCodes::ValidationError:
        case CLI::ExitCodes::ConversionError:
        case CLI::ExitCodes::ArgumentMismatch: return call.wrong_value(error.what());
        default: return call.unreadable();
    }
}

}  // namespace cli
