// A stream of edits, one JSON object a line: for scripts, and for the tests that stop the program at every moment.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "editing.h"
#include "exchange/json_line.h"
#include "plan/movement.h"
#include "plan/names.h"
#include "plan/nearness.h"

namespace cli {
namespace {

using base::ErrorKind;
using Json = nlohmann::json;

/// One line of the stream: what "edit" says, and what may stand beside it. A key that none of them has is a slip of the
/// pen, and what it was to say would be lost without a word.
struct EditKind {
    std::string_view name;
    std::array<std::string_view, 10> keys;
};
constexpr std::array<EditKind, 9> k_kinds{{
    {"carrier.add", {"name", "name_en", "fields", "lon", "lat", "at", "crs", "anyway", "quality", "reason"}},
    {"carrier.move", {"carrier", "lon", "lat", "at", "crs", "anyway", "quality", "source", "reason"}},
    {"carrier.set", {"carrier", "fields", "reason"}},
    {"carrier.remove", {"carrier", "reason"}},
    {"carrier.restore", {"carrier", "reason"}},
    {"observe", {"area", "indicator", "year", "value", "source", "state", "reason"}},
    {"observe.remove", {"area", "indicator", "year", "reason"}},
    {"undo", {}},
    {"redo", {}},
}};

std::vector<std::string> names_of_kinds() {
    std::vector<std::string> names;
    for (const EditKind& kind : k_kinds) names.emplace_back(kind.name);
    return names;
}

std::vector<std::string> keys_of(const EditKind& kind) {
    std::vector<std::string> keys{"edit"};
    for (const std::string_view key : kind.keys)
        if (!key.empty()) keys.emplace_back(key);
    return keys;
}

/// That each member is one word or number; only “fields” holds others.
base::Result<void> check_members(const Json& object) {
    for (const auto& [key, value] : object.items()) {
        if (key == "fields" || !value.is_structured()) continue;
        return base::fail(ErrorKind::refused, key, base::mark("is a list or an object; write a number or a text"));
    }
    return {};
}

/// That the line says what it is, and nothing that its kind does not know.
base::Result<void> check_keys(const Json& line, const std::string& name) {
    const auto kind = std::find_if(k_kinds.begin(), k_kinds.end(), [&](const EditKind& k) { return k.name == name; });
    if (kind == k_kinds.end())
        return base::fail(ErrorKind::refused, name, base::mark("is no edit; use one of: {}"),
                          {fmt::format("{}", fmt::join(names_of_kinds(), ", "))});
    const std::vector<std::string> keys = keys_of(*kind);
    for (const auto& [key, value] : line.items()) {
        if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
        const std::vector<std::string> nearest = plan::nearest_names(key, keys);
        return base::fail(ErrorKind::refused, name, base::mark("does not know the key “{}”; nearest: {}"),
                          {key, nearest.empty() ? std::string("edit") : nearest.front()});
    }
    if (auto plain = check_members(line); !plain) return plain;
    if (line.contains("anyway") && !line["anyway"].is_boolean())
        return base::fail(ErrorKind::refused, name, base::mark("has an “anyway” that is neither true nor false"));
    if (line.contains("at") && (line.contains("lon") || line.contains("lat")))
        return base::fail(ErrorKind::refused, name, base::mark("has “at” beside “lon” and “lat”; give one of the two"));
    return {};
}

/// A member as text: numbers may be written as such.
std::string text_in(const Json& line, const char* key) {
    const auto at = line.find(key);
    if (at == line.end() || at->is_null()) return {};
    return at->is_string() ? at->get<std::string>() : at->dump();
}

bool is_anyway(const Json& line) { return line.contains("anyway") && line["anyway"] == true; }
plan::FarAway far_in(const Json& line) { return is_anyway(line) ? plan::FarAway::meant : plan::FarAway::refused; }

bool has_position(const Json& line) { return line.contains("lon") || line.contains("lat") || line.contains("at"); }

/// "at" is a text in any form; "lon" and "lat" are numbers.
base::Result<std::optional<geo::LonLat>> position_in(const Context& context, const plan::Plan& plan, const Json& line) {
    if (!has_position(line)) return std::optional<geo::LonLat>{};
    const bool named = !line.contains("at");
    const std::string text = named ? text_in(line, "lon") + "," + text_in(line, "lat") : text_in(line, "at");
    const auto at = read_position(context, plan, {text, text_in(line, "crs"), is_anyway(line), named});
    if (!at) return base::pass(at.error());
    if (const plan::Nearness near = plan::nearness(plan, *at); near.outside_m > 0)
        context.report(context.say(base::mark("{0} lies {1} outside the city"), text,
                                   context.text(plan::distance_name(near.outside_m))));
    return std::optional(*at);
}

base::Result<std::vector<plan::FieldValue>> fields_in(const Json& line) {
    std::vector<plan::FieldValue> values;
    const auto at = line.find("fields");
    if (at == line.end()) return values;
    if (!at->is_object())
        return base::fail(ErrorKind::refused, "fields", base::mark("is no object of fields and values"));
    if (auto plain = check_members(*at); !plain) return base::pass(plain.error());
    for (const auto& [key, value] : at->items()) {
        const auto field = plan::field_from_key(key);
        if (!field) return base::pass(field.error());
        values.push_back({*field, text_in(*at, key.c_str())});
    }
    return values;
}

base::Result<plan::Edit> edit_move(const Context& context, const plan::Plan& plan, const Json& line, std::int64_t id) {
    const auto at = position_in(context, plan, line);
    if (!at) return base::pass(at.error());
    if (!*at) return base::fail(ErrorKind::refused, "carrier.move", base::mark("has no lon and lat; give both"));
    const auto quality = read_quality(text_in(line, "quality"), "quality", ErrorKind::refused);
    if (!quality) return base::pass(quality.error());
    plan::Placing placing{**at, *quality, plan::typed_coordinates()};
    placing.far = far_in(line);
    if (const std::string source = text_in(line, "source"); !source.empty()) placing.basis = {source, source};
    return plan::place_carrier(plan, id, placing);
}

base::Result<plan::Edit> edit_add(const Context& context, const plan::Plan& plan, const Json& line) {
    plan::Carrier draft;
    draft.name = {text_in(line, "name"), text_in(line, "name_en")};
    const auto fields = fields_in(line);
    if (!fields) return base::pass(fields.error());
    for (const plan::FieldValue& value : *fields)
        if (auto written = plan::write_field(plan, draft, value.field, value.text); !written)
            return base::pass(written.error());
    const auto at = position_in(context, plan, line);
    if (!at) return base::pass(at.error());
    draft.position = *at;
    if (draft.position) {
        const auto quality = read_quality(text_in(line, "quality"), "quality", ErrorKind::refused);
        if (!quality) return base::pass(quality.error());
        draft.quality = *quality;
        draft.position_basis = plan::typed_coordinates();
    }
    return plan::add_carrier(plan, draft, far_in(line));
}

/// A year that no plan has stays one, however long its number is.
int year_in(std::int64_t number) {
    constexpr std::int64_t k_most = 1'000'000;
    return static_cast<int>(std::clamp(number, -k_most, k_most));
}

base::Result<plan::Edit> edit_observe(const plan::Plan& plan, const Json& line, bool remove,
                                      const std::string& author) {
    ObservationWords words{text_in(line, "area"),
                           text_in(line, "indicator"),
                           text_in(line, "value"),
                           text_in(line, "source"),
                           "final",
                           {}};
    if (line.contains("state")) words.state = text_in(line, "state");
    if (line.contains("year") && line["year"].is_number_integer())
        words.year = year_in(line["year"].get<std::int64_t>());
    return observation_edit(plan::Index(plan), words, remove, author);
}

base::Result<plan::Edit> make_edit(const Context& context, const plan::Plan& plan, const Json& line,
                                   const std::string& author) {
    const std::string kind = text_in(line, "edit");
    if (kind == "carrier.add") return edit_add(context, plan, line);
    if (kind == "observe" || kind == "observe.remove")
        return edit_observe(plan, line, kind == "observe.remove", author);
    const bool restores = kind == "carrier.restore";
    const auto carrier = find_carrier(plan, text_in(line, "carrier"), restores);
    if (!carrier) return base::pass(carrier.error());
    const std::int64_t ids[] = {(*carrier)->id};
    if (kind == "carrier.move") return edit_move(context, plan, line, ids[0]);
    if (kind == "carrier.remove") return plan::remove_carriers(plan, ids);
    if (restores) return plan::restore_carriers(plan, ids);
    const auto fields = fields_in(line);
    if (!fields) return base::pass(fields.error());
    return plan::set_fields(plan, ids, *fields);
}

/// Line 3: carrier.move
std::string subject_in_line(int number, const std::string& subject) {
    const auto in = [&](base::Language language) {
        const std::string line = base::message_text(base::mark("line {}"), {std::to_string(number)}, language);
        return subject.empty() ? line : line + ": " + base::shown_argument(subject, language);
    };
    return base::name_argument(in(base::Language::zh), in(base::Language::en));
}

class EditStream {
public:
    EditStream(const Context& context, store::Project& project, const std::string& reason)
        : context_(context), project_(project), reason_(reason) {}

    base::Result<int> run(std::istream& in) {
        auto outcome = run_lines(in);
        if (unsaid_ > 0)
            context_.report(context_.say(
                base::mark_count(unsaid_, "{} position came without “quality” and counts as known by its area only",
                                 "{} positions came without “quality” and count as known by their areas only"),
                unsaid_));
        return outcome;
    }

private:
    base::Result<int> run_lines(std::istream& in) {
        std::string text;
        for (int number = 1; std::getline(in, text); ++number) {
            if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
            if (auto done = run_line(text); !done) {
                base::Error error = done.error();
                error.subject = subject_in_line(number, error.subject);
                return base::pass(std::move(error));
            }
            context_.out() << "ack " << project_.last_step() << std::endl;  // flushed: whoever reads it may rely on it
        }
        return 0;
    }
    base::Result<void> run_line(const std::string& text) {
        if (auto strict = exchange::check_json_line(text); !strict) return strict;
        const Json line = Json::parse(text, nullptr, false);
        if (!line.is_object())
            return base::fail(ErrorKind::refused, "", base::mark("is no JSON object; write one edit a line"));
        const std::string kind = text_in(line, "edit");
        if (auto known = check_keys(line, kind); !known) return known;
        if (kind == "undo" || kind == "redo") {
            const auto moved = kind == "undo" ? project_.undo() : project_.redo();
            if (!moved) return base::pass(moved.error());
            return {};
        }
        auto edit = make_edit(context_, *project_.plan(), line, project_.author());
        if (!edit) return base::pass(edit.error());
        edit->reason = line.contains("reason") ? text_in(line, "reason") : reason_;
        if (const auto n = project_.commit(*edit); !n) return base::pass(n.error());
        if (has_position(line) && text_in(line, "quality").empty()) ++unsaid_;
        return {};
    }

    const Context& context_;
    store::Project& project_;
    const std::string& reason_;
    long unsaid_ = 0;  ///< positions of which nobody said how they are known
};

base::Result<int> edit(const Context& context, const EditingOptions& options) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    return finish(**project, EditStream(context, **project, options.reason).run(std::cin));
}

}  // namespace

void add_edit(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("edit", "a stream of edits from standard input, one JSON object a line");
    auto options = std::make_shared<EditingOptions>();
    add_editing_options(*command, *options);
    command->callback([options, &context] { context.finish(edit(context, *options)); });
}

}  // namespace cli
