#include "review_arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "base/error_words.h"
#include "base/unicode.h"
#include "commands.h"
#include "plan/review_index.h"
#include "plan/scenario.h"

namespace cli {
namespace {

using base::ErrorKind;

std::vector<std::string> parts_of(const std::string& text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        parts.emplace_back(base::trim_view(std::string_view(text).substr(at, end - at)));
        at = end + 1;
    }
    return parts;
}

/// Keys that a field can be asked for: what carriers are, and what the plan and the program know.
std::vector<plan::FilterChoice> known_choices(const plan::ReviewIndex& review, plan::FilterField field) {
    return plan::choices(review, field, {}, {});
}

bool names(const plan::FilterChoice& choice, const std::string& word) {
    const std::string folded = base::fold(word);
    return base::fold(choice.key) == folded || base::fold(choice.label.zh) == folded ||
           base::fold(choice.label.en) == folded;
}

template <class Enum>
std::optional<std::string> key_of_enum(const std::string& word) {
    if (plan::from_key<Enum>(word)) return word;
    return std::nullopt;
}

/// A key that no carrier of the plan has is known all the same: it leaves nothing.
std::optional<std::string> key_without_carrier(const plan::Index& index, plan::FilterField field,
                                               const std::string& word) {
    switch (field) {
        case plan::FilterField::function: return key_of_enum<plan::CarrierFunction>(word);
        case plan::FilterField::programme: return key_of_enum<plan::Programme>(word);
        case plan::FilterField::stage: return key_of_enum<plan::Stage>(word);
        case plan::FilterField::quality: return key_of_enum<plan::PositionQuality>(word);
        case plan::FilterField::within: return key_of_enum<plan::Membership>(word);
        case plan::FilterField::body: return std::nullopt;
        case plan::FilterField::segment:
            for (const plan::Segment& s : index->segments)
                if (s.key == word || s.name.zh == word || base::fold(s.name.en) == base::fold(word)) return s.key;
            return word == plan::k_off_corridor ? std::optional(word) : std::nullopt;
        case plan::FilterField::unit:
            for (const plan::Unit& u : index->units)
                if (u.code == word || u.name.zh == word || base::fold(u.name.en) == base::fold(word)) return u.code;
            return word == plan::k_outside_city ? std::optional(word) : std::nullopt;
    }
    return std::nullopt;
}

base::Result<std::string> key_of(const plan::ReviewIndex& review, plan::FilterField field, const std::string& word,
                                 const std::string& option) {
    const std::vector<plan::FilterChoice> known = known_choices(review, field);
    for (const plan::FilterChoice& choice : known)
        if (names(choice, word)) return choice.key;
    if (auto key = key_without_carrier(review.index(), field, word)) return *key;
    std::string list;
    for (const plan::FilterChoice& choice : known) list += (list.empty() ? "" : ", ") + choice.key;
    return base::fail_with(ErrorKind::refused, option, base::mark("'{}' is none of them; choose from {}"), word, list);
}

base::Result<void> add_filter(const plan::ReviewIndex& review, const std::string& typed, plan::CarrierFilter& filter) {
    const std::size_t equals = typed.find('=');
    const std::string name(base::trim_view(std::string_view(typed).substr(0, equals)));
    const auto field = plan::from_key<plan::FilterField>(name);
    if (equals == std::string::npos || (!field && name != "text"))
        return base::fail(ErrorKind::usage, "--filter " + typed,
                          base::mark("is no filter; write FIELD=WORD,WORD with function, programme, body, segment, "
                                     "unit, stage, quality, within or text"));
    const std::string words = typed.substr(equals + 1);
    if (!field) {
        filter.text = words;
        return {};
    }
    for (const std::string& word : parts_of(words, ',')) {
        auto key = key_of(review, *field, word, "--filter " + std::string(plan::to_key(*field)));
        if (!key) return base::pass(key.error());
        if (!filter.allows(*field, *key)) filter.toggle(*field, *key);
    }
    return {};
}

base::Result<plan::Reach> resolve_reach(const ReviewArguments& a) {
    plan::Reach reach;
    const auto of = plan::from_key<plan::ReachOf>(a.of);
    if (!of)
        return base::fail_with(ErrorKind::usage, "--of", base::mark("'{}' is none of them; choose from {}"), a.of,
                               "stations, line");
    reach.of = *of;
    if (!a.reach.empty()) {
        const auto width = plan::width_from_text(a.reach, "--reach");
        if (!width) return base::pass(width.error());
        reach.width_m = *width;
    }
    if (!a.against.empty()) {
        const auto width = plan::width_from_text(a.against, "--against");
        if (!width) return base::pass(width.error());
        reach.compared_m = *width;
    }
    if (!(a.detour >= 1 && a.detour <= plan::k_most_detour))
        return base::fail_with(ErrorKind::usage, "--detour", base::mark("must lie between 1 and {}"),
                               fmt::format("{:g}", plan::k_most_detour));
    reach.detour = a.detour;
    return reach;
}

}  // namespace

void add_review_arguments(CLI::App& command, ReviewArguments& a) {
    command
        .add_option("--filter", a.filter,
                    "only carriers with FIELD=WORD,WORD: function, programme, body, segment, unit, stage, quality, "
                    "within, text; may be given several times")
        ->allow_extra_args(false);
    command.add_option("--reach", a.reach, "how far, in metres or with a unit: 800, 1.5km");
    command.add_option("--of", a.of, "reach of the stations or of the line")->capture_default_str();
    command.add_option("--detour", a.detour, "length of a way divided by the straight line; 1: straight lines")
        ->capture_default_str();
    add_line_option(command, a.line);
    add_scenario_option(command, a.scenario);
}

void add_line_option(CLI::App& command, std::string& line) {
    command.add_option("--line", line, "name of the line to measure along; default: whichever is nearest");
}

void add_against(CLI::App& command, ReviewArguments& a) {
    command.add_option("--against", a.against, "another width, to see what the wider one adds");
}

void add_hide_others(CLI::App& command, ReviewArguments& a) {
    command.add_flag("--hide-others", a.hide_others, "leave out what does not pass the filter instead of fading it");
}

void add_areas_of(CLI::App& command, ReviewArguments& a) {
    command.add_option("--areas-of", a.areas_of, "only areas of these segments stand out: west, middle, east, off")
        ->delimiter(',');
}

void add_scenario_option(CLI::App& command, std::string& scenario) {
    command.add_option("--scenario", scenario, "of the plan as a scenario would have it: its name");
}

base::Result<plan::PlanPtr> open_plan(const Context& context, const std::string& project, const std::string& scenario) {
    const auto opened = open_project(context, project);
    if (!opened) return base::pass(opened.error());
    if (scenario.empty()) return opened->plan;
    const auto found = plan::resolve_scenario(*opened->plan, scenario);
    if (!found) return base::pass(found.error());
    return std::make_shared<const plan::Plan>(plan::with_scenario(*opened->plan, **found));
}

base::Result<carto::Review> resolve_review(const ReviewArguments& a, const plan::Index& index) {
    carto::Review review;
    auto reach = resolve_reach(a);
    if (!reach) return base::pass(reach.error());
    const auto line = plan::resolve_line(index.plan(), a.line);
    if (!line) return base::pass(line.error());
    if (*line && plan::has_several_lines(index.plan())) review.line = index->rail[**line].name.zh;
    review.reach = *reach;
    review.shows_reach = !a.reach.empty();
    review.hides_filtered = a.hide_others;
    if (a.filter.empty() && a.areas_of.empty()) return review;
    const plan::ReviewIndex places(index, *line);
    for (const std::string& word : a.areas_of) {
        auto key = key_of(places, plan::FilterField::segment, word, "--areas-of");
        if (!key) return base::pass(key.error());
        review.area_segments.push_back(*key);
    }
    for (const std::string& typed : a.filter)
        if (auto added = add_filter(places, typed, review.filter); !added) return base::pass(added.error());
    return review;
}

}  // namespace cli
