#include "editing.h"

#include <charconv>
#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/kept_text.h"
#include "base/places.h"
#include "base/typed_time.h"
#include "geo/coordinate_text.h"
#include "plan/movement.h"
#include "plan/names.h"
#include "plan/nearness.h"
#include "session/place_reader.h"

namespace cli {
namespace {

constexpr std::chrono::seconds k_patience{20};  // other commands on the same project take their turn

/// "LON,LAT" in plain numbers, the form that scripts write.
std::optional<geo::LonLat> plain_lon_lat(const std::string& text) {
    const char* end = text.data() + text.size();
    geo::LonLat at;
    const auto lon = std::from_chars(text.data(), end, at.lon);
    if (lon.ec != std::errc{} || lon.ptr == end || *lon.ptr != ',') return std::nullopt;
    const auto lat = std::from_chars(lon.ptr + 1, end, at.lat);
    const bool fits = std::abs(at.lon) <= 180 && std::abs(at.lat) <= 90;
    return lat.ec == std::errc{} && lat.ptr == end && fits ? std::optional(at) : std::nullopt;
}

/// The readings as a list: "longitude and latitude: in Chang'an; …".
std::string readings_argument(const std::vector<session::PlaceCandidate>& places) {
    const auto in = [&](base::Language language) {
        std::string list;
        for (const session::PlaceCandidate& place : places)
            list += (list.empty() ? "" : "; ") + session::describe(place, language) + " (" +
                    session::proposed_text(place.position) + ")";
        return list;
    };
    return base::name_argument(in(base::Language::zh), in(base::Language::en));
}

/// The system that a text names itself, where none was given; else longitude and latitude.
session::SourceSystem system_for(const PositionWords& words) {
    if (!words.crs.empty()) return session::source_system(words.crs);
    for (const geo::TypedPair& pair : geo::typed_pairs(words.text))
        if (!pair.system.empty()) return session::source_system(pair.system);
    return {session::SourceKind::lon_lat, ""};
}

base::Result<geo::LonLat> typed_position(const Context& context, const plan::Plan& plan, const PositionWords& words) {
    const auto coordinates = session::Coordinates::create();
    if (!coordinates) return base::pass(coordinates.error());
    const plan::CorridorIndex index(plan);
    auto places = session::read_places(*coordinates, index, words.text, system_for(words));
    if (!places) {
        if (places.error().subject.empty()) places.error().subject = words.text;
        return base::pass(places.error());
    }
    if (words.east_first && places->front().north_first)
        return base::fail(base::ErrorKind::refused, words.text,
                          base::mark("there is no such place; perhaps {} is meant"),
                          {session::proposed_text(places->front().position)});
    if (places->size() == 1 && !places->front().guessed) {
        if (const auto height = places->front().height)
            context.report(session::height_words(*height, context.message_language()));
        return places->front().position;
    }
    return base::fail(
        base::ErrorKind::refused, words.text,
        places->size() == 1
            ? base::mark("may be {}; write the marks of degrees and minutes, or a decimal point")
            : base::mark("can be read in several ways: {}; write the one that is meant, or name its system "
                         "with --crs"),
        {readings_argument(*places)});
}

/// What the words name; the value is not read yet.
base::Result<plan::ObservationDraft> subject_of(const plan::Index& index, const ObservationWords& words) {
    if (words.area.empty() || words.indicator.empty() || !words.year)
        return base::fail(base::ErrorKind::usage, "observe", base::mark("needs an area, an indicator and a year"));
    const auto area = plan::resolve_area(index.plan(), words.area);
    if (!area) return base::pass(area.error());
    const auto what = plan::resolve_observable(index, words.indicator);
    if (!what) return base::pass(what.error());
    const auto state = plan::from_key<plan::ValueState>(words.state);
    if (!state)
        return base::fail(base::ErrorKind::refused, words.state, base::mark("is no state; use preliminary or final"));
    plan::ObservationDraft draft;
    draft.area = (*area)->key;
    draft.indicator = what->key;
    draft.year = *words.year;
    draft.source = words.source;
    draft.state = *state;
    return draft;
}

base::Result<plan::Edit> removal(const plan::Index& index, const plan::ObservationDraft& draft) {
    const plan::Observation* row = index.observation(draft.area, draft.indicator, draft.year);
    if (row == nullptr)
        return base::fail(base::ErrorKind::refused, fmt::format("{}, {}, {}", draft.area, draft.indicator, draft.year),
                          base::mark("has no observed value; nothing to remove"));
    const std::int64_t ids[] = {row->id};
    return plan::remove_observations(index, ids);
}

struct ToJson {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(const geo::LonLat& at) const { return {{"lon", at.lon}, {"lat", at.lat}}; }
    Json operator()(const auto& value) const { return value; }
};

}  // namespace

Json value_json(const store::Value& value) { return std::visit(ToJson{}, value); }

void report_left_out(const Context& context, std::size_t characters) {
    if (characters == 0) return;
    context.report(context.say(base::mark_count(static_cast<long>(characters),
                                                "{} character that no file can hold was left out; see langtu check",
                                                "{} characters that no file can hold were left out; see langtu check"),
                               characters));
}

void add_editing_options(CLI::App& command, EditingOptions& options) {
    command.add_option("PROJECT", options.project, "project file")->required();
    command.add_option("--author", options.author, "who changes it (default: the system's user)");
    command.add_option("--reason", options.reason, "why, for the history");
}

base::Result<std::unique_ptr<store::Project>> open_for_editing(const Context& context, const EditingOptions& options) {
    for (const auto& [option, text] : {std::pair{"--author", &options.author}, std::pair{"--reason", &options.reason}})
        if (auto kept = base::check_text(base::ErrorKind::refused, option, *text, base::TextForm::line); !kept)
            return base::pass(kept.error());
    store::EditOptions editing;
    editing.author = options.author.empty() ? base::user_name() : options.author;
    editing.utc_now = [&context] { return base::utc_text(context.now()); };
    editing.patience = k_patience;
    auto project = store::Project::open(options.project, std::move(editing));
    if (project)
        for (const base::Error& notice : (*project)->notices())
            context.report(base::to_line(notice, context.message_language()));
    return project;
}

base::Result<const plan::Carrier*> find_carrier(const plan::Plan& plan, const std::string& text, bool in_bin) {
    auto found = plan::resolve_carrier(in_bin ? plan.bin : plan.carriers, text);
    if (found) return found;
    if (in_bin && plan::resolve_carrier(plan.carriers, text))
        return base::fail(base::ErrorKind::refused, text, base::mark("is not in the bin; nothing to restore"));
    if (in_bin && plan.bin.empty())
        return base::fail(base::ErrorKind::refused, text,
                          base::mark("cannot be restored, since the bin is empty; see langtu history"));
    if (!in_bin && plan::resolve_carrier(plan.bin, text))
        return base::fail(base::ErrorKind::refused, text, base::mark("is in the bin; restore it first"));
    return found;
}

base::Result<geo::LonLat> read_position(const Context& context, const plan::Plan& plan, const PositionWords& words) {
    const auto plain = words.crs.empty() ? plain_lon_lat(words.text) : std::nullopt;
    auto at = plain ? base::Result<geo::LonLat>(*plain) : typed_position(context, plan, words);
    if (!at) return at;
    const plan::Nearness near = plan::nearness(plan, *at);
    if (!near.far || words.anyway) return at;
    const plan::Name distance = plan::distance_name(near.outside_m);
    const std::string outside = base::name_argument(distance.zh, distance.en);
    if (const auto meant = plan::likely_meant(plan, *at))
        return base::fail(base::ErrorKind::refused, words.text,
                          base::mark("lies {} outside the city; perhaps {} is meant, or add --anyway (in a stream "
                                     "\"anyway\": true) to put it there"),
                          {outside, session::proposed_text(*meant)});
    return base::fail(
        base::ErrorKind::refused, words.text,
        base::mark("lies {} outside the city; check it, or add --anyway (in a stream \"anyway\": true) to "
                   "put it there"),
        {outside});
}

CLI::Option* add_position_options(CLI::App& command, const std::string& name, const std::string& help,
                                  PositionWords& words) {
    command.add_option("--crs", words.crs, "system of " + name + ": EPSG code, PROJ text, gcj02, bd09 or unknown");
    command.add_flag("--anyway", words.anyway, "also where it lies far outside the city");
    return command.add_option(name, words.text, help);
}

base::Result<plan::PositionQuality> read_quality(const std::string& text, const std::string& subject,
                                                 base::ErrorKind kind) {
    if (text.empty()) return plan::PositionQuality::area;
    const auto quality = plan::from_key<plan::PositionQuality>(text);
    if (quality && quality != plan::PositionQuality::none) return *quality;
    return base::fail(
        kind, subject,
        base::mark("says how the position is known: surveyed, address, digitised, site or area; give one"));
}

plan::Entry entry_of_today(const std::string& author) {
    return {author, fmt::format("{:%Y-%m-%d}", fmt::localtime(std::time(nullptr)))};
}

base::Result<plan::Edit> observation_edit(const plan::Index& index, const ObservationWords& words, bool remove,
                                          const std::string& author) {
    auto draft = subject_of(index, words);
    if (!draft) return base::pass(draft.error());
    if (remove) return removal(index, *draft);
    const auto value = plan::read_value(*plan::observable(index, draft->indicator), words.value);
    if (!value) return base::pass(value.error());
    if (!*value)
        return base::fail(base::ErrorKind::refused, words.value,
                          base::mark("stands for no value; to take a value away say that it is to be removed"));
    draft->value = **value;
    return plan::observe(index, std::vector{*draft}, entry_of_today(author));
}

base::Result<int> commit(const Context& context, store::Project& project, base::Result<plan::Edit> edit,
                         const std::string& reason) {
    if (!edit) return base::pass(edit.error());
    edit->reason = reason;
    const auto done = project.commit(*edit);
    if (!done) return base::pass(done.error());
    context.report(fmt::format("{}: {}", done->n, context.text(edit->summary)));
    return finish(project, 0);
}

base::Result<int> finish(store::Project& project, base::Result<int> outcome) {
    if (auto closed = project.close(); !closed) return base::pass(closed.error());
    return outcome;
}

}  // namespace cli
