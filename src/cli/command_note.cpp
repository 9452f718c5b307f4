#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "cli/rows.h"
#include "commands.h"
#include "editing.h"
#include "plan/find.h"
#include "plan/lines.h"
#include "plan/names.h"
#include "plan/note_details.h"
#include "plan/notes.h"
#include "plan/ruler.h"
#include "plan/stretch.h"

namespace cli {
namespace {

using base::ErrorKind;
using base::mark;

struct Options : EditingOptions {
    std::int64_t id = 0;
    std::string text, state, day, carrier, unit, park, station, chainage, stretch, line;
    PositionWords at;
    OutputFormat format;
};

const std::string& key_text(const plan::Unit& unit) { return unit.code; }
const std::string& key_text(const plan::Park& park) { return park.key; }

/// All of them as JSON; in a table how many there are.
Json replies_of(const plan::Plan& plan, std::int64_t note, const OutputFormat& format) {
    const auto replies = plan::replies_to(plan, note);
    if (!format.json) return replies.size();
    Json list = Json::array();
    for (const plan::NoteReply* reply : replies)
        list.push_back(
            {{"id", reply->id}, {"text", reply->text}, {"author", reply->author}, {"entered", reply->entered}});
    return list;
}

/// Likewise.
Json drawings_of(const plan::Plan& plan, std::int64_t note, const OutputFormat& format) {
    const auto drawings = plan::drawings_of(plan, note);
    if (!format.json) return drawings.size();
    Json list = Json::array();
    for (const plan::NoteDrawing* drawing : drawings) {
        Json course = Json::array();
        for (const geo::LonLat& place : drawing->course) course.push_back({place.lon, place.lat});
        list.push_back({{"id", drawing->id},
                        {"shape", plan::to_key(drawing->shape)},
                        {"colour", plan::to_key(drawing->colour)},
                        {"course", course}});
    }
    return list;
}

/// The line that a chainage or a stretch is of.
Json line_or_null(const Context& context, const plan::Plan& plan, const plan::NoteDetail& detail) {
    const auto line = plan::line_of(plan, detail);
    return line ? text_or_null(context.text(plan.rail[*line].name)) : Json(nullptr);
}

Json note_row(const Context& context, const plan::Plan& plan, const plan::Note& note, const OutputFormat& format) {
    const plan::NoteDetail detail = plan::detail_of(plan, note.id);
    Json row{{"id", note.id},
             {"number", plan::number_of_note(plan, note.id)},
             {"lon", note.position.lon},
             {"lat", note.position.lat},
             {"text", note.text},
             {"state", plan::to_key(detail.state)},
             {"pin", plan::to_key(detail.pin)},
             {"about", detail.pin == plan::PinKind::place ? Json(nullptr)
                                                          : text_or_null(context.text(plan::pin_words(plan, detail)))},
             {"replies", replies_of(plan, note.id, format)},
             {"drawings", drawings_of(plan, note.id, format)},
             {"author", note.author},
             {"entered", note.entered}};
    if (plan::has_several_lines(plan)) row["line"] = line_or_null(context, plan, detail);
    return row;
}

base::Result<int> list(const Context& context, const Options& options) {
    const auto project = open_project(context, options.project);
    if (!project) return base::pass(project.error());
    const plan::Plan& plan = *project->plan;
    if (auto day = check_day("--day", options.day); !day) return base::pass(day.error());
    Json rows = Json::array();
    for (const plan::Note& note : plan.notes) {
        const plan::NoteDetail detail = plan::detail_of(plan, note.id);
        if (!options.state.empty() && options.state != plan::to_key(detail.state)) continue;
        if (!options.author.empty() && options.author != note.author) continue;
        if (!options.day.empty() && options.day != plan::day_of_note(note)) continue;
        rows.push_back(note_row(context, plan, note, options.format));
    }
    print_rows(context.out(), rows, options.format);
    return 0;
}

/// How many things a command line names to pin a note to.
int pins_in(const Options& options) {
    int count = 0;
    for (const std::string* text : {&options.at.text, &options.carrier, &options.unit, &options.park, &options.station,
                                    &options.chainage, &options.stretch})
        count += text->empty() ? 0 : 1;
    return count;
}

/// As measured, of a chainage as the ruler of its line shows it.
base::Result<double> measured(const plan::Ruler& ruler, const std::string& text) {
    if (const auto shown = plan::read_chainage(text)) return ruler.measured_m(*shown);
    return base::fail(ErrorKind::refused, text, mark("is no chainage; write K12+350, metres, or 12.35 km"));
}

/// "K12+350..K15+000"; a ruler that counts against its line names the far end first.
base::Result<plan::Stretch> stretch_of(const plan::Ruler& ruler, const std::string& text) {
    const auto dots = text.find("..");
    if (dots == std::string::npos)
        return base::fail(ErrorKind::refused, text, mark("is no stretch; write for example K12+350..K15+000"));
    const auto from = measured(ruler, text.substr(0, dots)), to = measured(ruler, text.substr(dots + 2));
    if (!from) return base::pass(from.error());
    if (!to) return base::pass(to.error());
    return plan::stretch_between(*from, *to);
}

/// To a chainage or a stretch of the line that is named, else of the first.
base::Result<plan::NotePin> pin_along(const plan::Plan& plan, const Options& options) {
    const auto chosen = plan::resolve_line(plan, options.line);
    if (!chosen) return base::pass(chosen.error());
    const std::size_t line = chosen->value_or(0);
    const plan::Ruler ruler(plan, line);
    if (!options.stretch.empty()) {
        const auto stretch = stretch_of(ruler, options.stretch);
        if (!stretch) return base::pass(stretch.error());
        return plan::pin_to_stretch(line, *stretch);
    }
    const auto metres = measured(ruler, options.chainage);
    if (!metres) return base::pass(metres.error());
    return plan::pin_to_chainage(line, *metres);
}

template <class Row>
base::Result<plan::NotePin> pin_to(plan::PinKind kind, const base::Result<const Row*>& row) {
    if (!row) return base::pass(row.error());
    return plan::NotePin{kind, {}, plan::ref_of(**row).id};
}

/// A unit or a park, by code, key or name.
template <class Row>
base::Result<plan::NotePin> pin_to_named(plan::PinKind kind, const plan::Rows<Row>& rows, std::string_view what,
                                         const std::string& text) {
    for (const Row& row : rows)
        if (text == key_text(row) || text == row.name.zh || text == row.name.en)
            return plan::NotePin{kind, {}, plan::ref_of(row).id};
    return base::fail(ErrorKind::refused, text,
                      what == "unit" ? mark("is no unit of the plan; use its code or its name")
                                     : mark("is no park of the plan; use its key or its name"));
}

base::Result<plan::NotePin> read_pin(const Context& context, const plan::Plan& plan, const Options& options) {
    if (pins_in(options) != 1)
        return base::fail(
            ErrorKind::usage, "note",
            mark("needs one thing to be pinned to: --at, --carrier, --unit, --park, --station, --chainage "
                 "or --stretch"));
    if (!options.line.empty() && options.chainage.empty() && options.stretch.empty())
        return base::fail(
            ErrorKind::usage, "--line",
            mark("says along which line a chainage or a stretch is counted; give --chainage or --stretch"));
    if (!options.carrier.empty()) return pin_to(plan::PinKind::carrier, find_carrier(plan, options.carrier));
    if (!options.station.empty()) return pin_to(plan::PinKind::station, plan::resolve_station(plan, options.station));
    if (!options.unit.empty()) return pin_to_named(plan::PinKind::unit, plan.units, "unit", options.unit);
    if (!options.park.empty()) return pin_to_named(plan::PinKind::park, plan.parks, "park", options.park);
    if (!options.stretch.empty() || !options.chainage.empty()) return pin_along(plan, options);
    const auto position = read_position(context, plan, options.at);
    if (!position) return base::pass(position.error());
    return plan::NotePin{plan::PinKind::place, *position};
}

using MakeEdit = base::Result<plan::Edit> (*)(const Context&, const plan::Plan&, const Options&, const plan::Entry&);

base::Result<plan::Edit> add(const Context& context, const plan::Plan& plan, const Options& options,
                             const plan::Entry& entry) {
    const auto pin = read_pin(context, plan, options);
    if (!pin) return base::pass(pin.error());
    return plan::pin_note(plan, *pin, options.text, entry, options.at.far());
}

base::Result<plan::Edit> set(const Context&, const plan::Plan& plan, const Options& options, const plan::Entry& entry) {
    return plan::change_note(plan, options.id, options.text, entry);
}

base::Result<plan::Edit> move(const Context& context, const plan::Plan& plan, const Options& options,
                              const plan::Entry& entry) {
    const auto pin = read_pin(context, plan, options);
    if (!pin) return base::pass(pin.error());
    return plan::pin_note_again(plan, options.id, *pin, entry, options.at.far());
}

base::Result<plan::Edit> done(const Context&, const plan::Plan& plan, const Options& options,
                              const plan::Entry& entry) {
    return plan::set_note_state(plan, options.id, plan::NoteState::done, entry);
}

base::Result<plan::Edit> reopen(const Context&, const plan::Plan& plan, const Options& options,
                                const plan::Entry& entry) {
    return plan::set_note_state(plan, options.id, plan::NoteState::open, entry);
}

base::Result<plan::Edit> reply(const Context&, const plan::Plan& plan, const Options& options,
                               const plan::Entry& entry) {
    return plan::reply_to_note(plan, options.id, options.text, entry);
}

base::Result<plan::Edit> remove(const Context&, const plan::Plan& plan, const Options& options, const plan::Entry&) {
    const std::int64_t ids[] = {options.id};
    return plan::remove_notes(plan, ids);
}

/// The note that has the id, or else the one that bears it as its number on the map.
std::int64_t note_named(const plan::Plan& plan, std::int64_t id) {
    if (plan::find_note(plan, id) != nullptr) return id;
    const std::vector<int> numbers = plan::numbers_of_notes(plan);
    const auto found = std::ranges::find(numbers, id);
    return found == numbers.end() ? id : plan.notes.get()[static_cast<std::size_t>(found - numbers.begin())].id;
}

base::Result<int> run(const Context& context, Options options, MakeEdit make_edit) {
    const auto project = open_for_editing(context, options);
    if (!project) return base::pass(project.error());
    const plan::Entry entry{(*project)->author(), (*project)->now()};
    options.id = note_named(*(*project)->plan(), options.id);
    return commit(context, **project, make_edit(context, *(*project)->plan(), options, entry), options.reason);
}

/// A subcommand that changes the project; all but add name a note.
std::pair<CLI::App*, std::shared_ptr<Options>> subcommand(CLI::App& parent, Context& context, const char* name,
                                                          const char* help, bool names_one, MakeEdit make_edit) {
    auto* command = parent.add_subcommand(name, help);
    auto options = std::make_shared<Options>();
    add_editing_options(*command, *options);
    if (names_one)
        command->add_option("ID", options->id, "of the note, as list prints it, or its number on the map")->required();
    command->callback([options, &context, make_edit] { context.finish(run(context, *options, make_edit)); });
    command->fallthrough();
    return {command, options};
}

void add_pins(CLI::App& command, const char* name, Options& options) {
    add_position_options(command, name, "position: LON,LAT or any other form", options.at);
    command.add_option("--carrier", options.carrier, "pinned to a carrier: number or name");
    command.add_option("--unit", options.unit, "pinned to a unit: code or name");
    command.add_option("--park", options.park, "pinned to a park: key or name");
    command.add_option("--station", options.station, "pinned to a station: number or name");
    command.add_option("--chainage", options.chainage, "pinned to the line: K12+350");
    command.add_option("--stretch", options.stretch, "pinned to a stretch: K12+350..K15+000");
    command.add_option("--line", options.line, "name of the line of the chainage or stretch; default: the first");
}

}  // namespace

void add_note(CLI::App& app, Context& context) {
    auto* note =
        app.add_subcommand("note", "notes pinned on the map: list, add, set, move, done, reopen, reply or remove");
    note->require_subcommand(1);
    auto* list_command = note->add_subcommand("list", "every note");
    auto listing = std::make_shared<Options>();
    list_command->add_option("PROJECT", listing->project, "project file")->required();
    list_command->add_option("--state", listing->state, "only notes that are open, or done")
        ->check(CLI::IsMember({"open", "done"}));
    list_command->add_option("--author", listing->author, "only notes that this person wrote");
    list_command->add_option("--day", listing->day, "only notes of this day, as of a meeting: 2026-11-28");
    add_format_options(*list_command, listing->format);
    list_command->callback([listing, &context] { context.finish(list(context, *listing)); });
    list_command->fallthrough();
    const auto [add_command, adding] = subcommand(*note, context, "add", "a new note", false, &add);
    add_command->add_option("TEXT", adding->text, "its words")->required();
    add_pins(*add_command, "--at", *adding);
    const auto [set_command, setting] = subcommand(*note, context, "set", "other words", true, &set);
    set_command->add_option("TEXT", setting->text, "its words")->required();
    const auto [move_command, moving] =
        subcommand(*note, context, "move", "a new position, or something else to be pinned to", true, &move);
    add_pins(*move_command, "--to", *moving);
    subcommand(*note, context, "done", "nothing is to be done about it any more", true, &done);
    subcommand(*note, context, "reopen", "it is open again", true, &reopen);
    const auto [reply_command, replying] = subcommand(*note, context, "reply", "an answer to it", true, &reply);
    reply_command->add_option("TEXT", replying->text, "its words")->required();
    subcommand(*note, context, "remove", "takes it off the map; undo brings it back", true, &remove);
}

}  // namespace cli
