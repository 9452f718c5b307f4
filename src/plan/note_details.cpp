#include "plan/note_details.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "base/kept_text.h"
#include "base/local_time.h"
#include "base/translate.h"
#include "new_id.h"
#include "on_earth.h"
#include "plan/find.h"
#include "plan/lines.h"
#include "plan/nearness.h"
#include "plan/notes.h"
#include "plan/ruler.h"
#include "plan/stretch.h"
#include "say.h"
#include "typed_value.h"

namespace plan {
namespace {

using base::ErrorKind;
using base::mark;

constexpr std::size_t k_most_points = 10'000;

tl::unexpected<base::Error> refuse(const char* pattern, std::vector<std::string> arguments = {}) {
    return base::fail(ErrorKind::refused, "", pattern, std::move(arguments));
}

base::Result<const Note*> known(const Plan& plan, std::int64_t id) {
    if (const Note* note = find_note(plan, id)) return note;
    return refuse(mark("the project does not have this note any more; look at the history"));
}

template <class Row>
const Row* find_by_id(const Rows<Row>& rows, std::int64_t id) {
    return find_row(rows, [id](const Row& row) { return row.id == id; });
}

template <class Row>
std::int64_t unused_id(const Rows<Row>& rows) {
    return new_id([&](std::int64_t id) { return find_by_id(rows, id) != nullptr; });
}

bool earlier(const Note& a, const Note& b) { return a.entered != b.entered ? a.entered < b.entered : a.id < b.id; }

/// The row that a ref of this kind names; null where there is none.
template <class Row>
const Row* find_feature(const Rows<Row>& rows, std::int64_t id) {
    return find_row(rows, [id](const Row& row) { return ref_of(row).id == id; });
}

base::Result<geo::LonLat> place_of_carrier(const Plan& plan, std::int64_t id) {
    const Carrier* carrier = find_carrier(plan, id);
    if (carrier == nullptr || carrier->removed)
        return refuse(mark("the project has no such carrier any more; look at the history"));
    if (carrier->position) return *carrier->position;
    return refuse(mark("“{}” has no position; place it, or pin the note to a place"), {carrier->name.zh});
}

bool has_line(const Plan& plan, std::int64_t line) { return line >= 0 && std::cmp_less(line, plan.rail.size()); }

/// As measured from the first station of the line that the pin names.
base::Result<geo::LonLat> place_on_line(const Plan& plan, const NotePin& pin, double chainage_m) {
    if (!has_line(plan, pin.about)) return refuse(mark("the plan has no such line; pin the note to a place"));
    if (const auto place = Lines(plan).position_at(static_cast<std::size_t>(pin.about), chainage_m)) return *place;
    return refuse(mark("the line has no such chainage; use one between its ends"));
}

base::Result<geo::LonLat> place_of_stretch(const Plan& plan, const NotePin& pin) {
    if (!(pin.from_m <= pin.to_m)) return refuse(mark("a stretch ends where it begins or further; exchange the two"));
    for (const double end : {pin.from_m, pin.to_m})
        if (const auto place = place_on_line(plan, pin, end); !place) return base::pass(place.error());
    return place_on_line(plan, pin, (pin.from_m + pin.to_m) / 2);
}

NoteDetail detail_for(std::int64_t note, const NotePin& pin, NoteState state, const Entry& entry) {
    NoteDetail detail{note, state, pin.kind, 0, 0, 0, entry.date, entry.author};
    if (pin.kind == PinKind::chainage || pin.kind == PinKind::stretch) {
        detail.from_m = pin.from_m;
        detail.to_m = pin.kind == PinKind::chainage ? pin.from_m : pin.to_m;
    }
    if (pin.kind != PinKind::place) detail.about = pin.about;
    return detail;
}

/// The same but for who changed it when.
bool says_the_same(NoteDetail a, const NoteDetail& b) {
    a.entered = b.entered;
    a.author = b.author;
    return a == b;
}

template <class Row>
Name name_of(const Row* row) {
    return row != nullptr ? row->name : Name{};
}

/// The chainages of a note as the ruler of its line shows them.
std::string chainage_words(const Ruler& ruler, const NoteDetail& detail) {
    const std::string from = ruler_text(ruler.shown_m(detail.from_m));
    if (detail.pin == PinKind::chainage) return from;
    const std::string to = ruler_text(ruler.shown_m(detail.to_m));
    return ruler.reversed() ? to + "–" + from : from + "–" + to;
}

Name words_along(const Plan& plan, const NoteDetail& detail) {
    const auto line = line_of(plan, detail);
    if (!line) return {};
    const std::string words = chainage_words(Ruler(plan, *line), detail);
    if (!has_several_lines(plan)) return {words, words};
    const Name& name = plan.rail[*line].name;
    return {name.zh + " " + words, in_english(name) + " " + words};
}

}  // namespace

NoteDetail detail_of(const Plan& plan, std::int64_t note) {
    const NoteDetail* detail = find_by_id(plan.note_details, note);
    if (detail != nullptr) return *detail;
    NoteDetail none;
    none.id = note;
    return none;
}

std::vector<const NoteReply*> replies_to(const Plan& plan, std::int64_t note) {
    std::vector<const NoteReply*> replies;
    for (const NoteReply& reply : plan.note_replies)
        if (reply.note == note) replies.push_back(&reply);
    std::ranges::stable_sort(replies, {}, [](const NoteReply* reply) { return reply->entered; });
    return replies;
}

std::vector<const NoteDrawing*> drawings_of(const Plan& plan, std::int64_t note) {
    std::vector<const NoteDrawing*> drawings;
    for (const NoteDrawing& drawing : plan.note_drawings)
        if (drawing.note == note) drawings.push_back(&drawing);
    return drawings;
}

int number_of_note(const Plan& plan, std::int64_t note) {
    const std::vector<int> numbers = numbers_of_notes(plan);
    const auto at = std::ranges::find(plan.notes, note, &Note::id);
    return at == plan.notes.end() ? 0 : numbers[static_cast<std::size_t>(at - plan.notes.begin())];
}

std::vector<int> numbers_of_notes(const Plan& plan) {
    std::vector<const Note*> by_age;
    for (const Note& note : plan.notes) by_age.push_back(&note);
    std::ranges::sort(by_age, [](const Note* a, const Note* b) { return earlier(*a, *b); });
    std::set<int> given;
    int last = 0;
    for (const NoteNumber& number : plan.note_numbers) last = std::max(last, number.number);
    std::vector<int> numbers(by_age.size());
    const auto number_of = [&](const Note* note) -> int& {
        return numbers[static_cast<std::size_t>(note - &*plan.notes.begin())];
    };
    for (const Note* note : by_age)
        if (const NoteNumber* own = find_by_id(plan.note_numbers, note->id); own != nullptr)
            if (given.insert(own->number).second) number_of(note) = own->number;
    for (const Note* note : by_age)
        if (number_of(note) == 0) number_of(note) = ++last;
    return numbers;
}

geo::LonLat place_of_note(const Plan& plan, const Note& note) {
    const NoteDetail detail = detail_of(plan, note.id);
    const Carrier* carrier = detail.pin == PinKind::carrier ? find_carrier(plan, detail.about) : nullptr;
    return carrier != nullptr && !carrier->removed && carrier->position ? *carrier->position : note.position;
}

std::string day_of_note(const Note& note) {
    constexpr std::size_t k_day = 10;  // of an ISO time
    return base::local_time_cell(note.entered).substr(0, k_day);
}

Name label(DrawnShape shape) {
    switch (shape) {
        case DrawnShape::arrow: return say("arrow");
        case DrawnShape::line: return say_in("drawn", "line");
        case DrawnShape::freehand: return say("freehand line");
        case DrawnShape::rectangle: return say("rectangle");
    }
    return {};
}

Name label(DrawnColour colour) {
    switch (colour) {
        case DrawnColour::red: return say("red");
        case DrawnColour::blue: return say("blue");
        case DrawnColour::green: return say("green");
    }
    return {};
}

NotePin pin_to_chainage(std::size_t line, double chainage_m) {
    return {PinKind::chainage, {}, static_cast<std::int64_t>(line), chainage_m, chainage_m};
}

NotePin pin_to_stretch(std::size_t line, const Stretch& stretch) {
    return {PinKind::stretch, {}, static_cast<std::int64_t>(line), stretch.from_m, stretch.to_m};
}

std::optional<std::size_t> line_of(const Plan& plan, const NoteDetail& detail) {
    const bool along = detail.pin == PinKind::chainage || detail.pin == PinKind::stretch;
    if (!along || !has_line(plan, detail.about)) return std::nullopt;
    return static_cast<std::size_t>(detail.about);
}

base::Result<geo::LonLat> place_of(const Plan& plan, const NotePin& pin) {
    switch (pin.kind) {
        case PinKind::place: return pin.place;
        case PinKind::carrier: return place_of_carrier(plan, pin.about);
        case PinKind::unit:
            if (const Unit* unit = find_feature(plan.units, pin.about)) return unit->label_point;
            break;
        case PinKind::park:
            if (const Park* park = find_feature(plan.parks, pin.about)) return park->position;
            break;
        case PinKind::station:
            if (const Station* station = find_feature(plan.stations, pin.about)) return station->position;
            break;
        case PinKind::chainage: return place_on_line(plan, pin, pin.from_m);
        case PinKind::stretch: return place_of_stretch(plan, pin);
    }
    return refuse(mark("the plan does not have what the note shall be pinned to; pin it to something else"));
}

Name pin_words(const Plan& plan, const NoteDetail& detail) {
    switch (detail.pin) {
        case PinKind::place: return label(PinKind::place);
        case PinKind::carrier:
            if (const Carrier* carrier = find_carrier(plan, detail.about))
                return say("{0} {2}", carrier->number, carrier->name.zh, in_english(carrier->name));
            break;
        case PinKind::unit: return name_of(find_feature(plan.units, detail.about));
        case PinKind::park: return name_of(find_feature(plan.parks, detail.about));
        case PinKind::station: return name_of(find_feature(plan.stations, detail.about));
        case PinKind::chainage:
        case PinKind::stretch: return words_along(plan, detail);
    }
    return {};
}

base::Result<Edit> pin_note(const Plan& plan, const NotePin& pin, const std::string& text, const Entry& entry,
                            FarAway far) {
    const auto place = place_of(plan, pin);
    if (!place) return base::pass(place.error());
    auto edit = add_note(plan, *place, text, entry, far);
    if (edit && pin.kind != PinKind::place)
        edit->note_details.put.push_back(detail_for(edit->notes.put.front().id, pin, NoteState::open, entry));
    return edit;
}

base::Result<Edit> pin_note_again(const Plan& plan, std::int64_t note, const NotePin& pin, const Entry& entry,
                                  FarAway far) {
    const auto place = place_of(plan, pin);
    if (!place) return base::pass(place.error());
    auto edit = move_note(plan, note, *place, far);
    if (!edit) return edit;
    edit->note_details = {};  // move_note() pins to the place
    const NoteDetail before = detail_of(plan, note);
    const NoteDetail after = detail_for(note, pin, before.state, entry);
    if (!says_the_same(before, after)) edit->note_details.put.push_back(after);
    if (edit->summary.zh.empty() && !edit->empty())
        edit->summary = say("Move the note “{0}”", title_of(*find_note(plan, note)));
    return edit;
}

base::Result<Edit> set_note_state(const Plan& plan, std::int64_t note, NoteState state, const Entry& entry) {
    const auto of = known(plan, note);
    if (!of) return base::pass(of.error());
    NoteDetail detail = detail_of(plan, note);
    Edit edit;
    if (detail.state == state) return edit;
    detail.state = state;
    detail.entered = entry.date;
    detail.author = entry.author;
    edit.note_details.put.push_back(detail);
    edit.summary = say(state == NoteState::done ? mark("The note “{0}” is done") : mark("The note “{0}” is open again"),
                       title_of(**of));
    return edit;
}

base::Result<Edit> reply_to_note(const Plan& plan, std::int64_t note, const std::string& text, const Entry& entry) {
    const auto of = known(plan, note);
    if (!of) return base::pass(of.error());
    const std::string words = clean_lines(text);
    if (words.empty()) return refuse(mark("a reply needs words; type them"));
    if (auto kept = base::check_text(ErrorKind::refused, "", words, base::TextForm::lines); !kept)
        return base::pass(kept.error());
    Edit edit;
    edit.note_replies.put.push_back({unused_id(plan.note_replies), note, words, entry.date, entry.author});
    edit.summary = say("Reply to the note “{0}”", title_of(**of));
    return edit;
}

base::Result<Edit> remove_reply(const Plan& plan, std::int64_t reply) {
    const NoteReply* row = find_by_id(plan.note_replies, reply);
    if (row == nullptr) return refuse(mark("the project does not have this reply any more; look at the history"));
    const Note* note = find_note(plan, row->note);
    Edit edit;
    edit.note_replies.remove.push_back(reply);
    edit.summary = say("Remove a reply to the note “{0}”", note != nullptr ? title_of(*note) : std::string());
    return edit;
}

base::Result<Edit> draw_for_note(const Plan& plan, NoteDrawing drawing) {
    const auto of = known(plan, drawing.note);
    if (!of) return base::pass(of.error());
    if (drawing.course.size() < 2 || drawing.course.size() > k_most_points)
        return refuse(mark("a drawing has at least two points and at most 10,000; draw it again"));
    for (const geo::LonLat& place : drawing.course)
        if (!on_earth(place)) return refuse(mark("there is no such position on earth; check longitude and latitude"));
    drawing.id = unused_id(plan.note_drawings);
    Edit edit;
    edit.note_drawings.put.push_back(std::move(drawing));
    edit.summary = say("Draw for the note “{0}”", title_of(**of));
    return edit;
}

base::Result<Edit> remove_drawings(const Plan& plan, std::span<const std::int64_t> ids) {
    Edit edit;
    for (const std::int64_t id : ids) {
        if (find_by_id(plan.note_drawings, id) == nullptr)
            return refuse(mark("the project does not have this drawing any more; look at the history"));
        if (std::ranges::count(edit.note_drawings.remove, id) == 0) edit.note_drawings.remove.push_back(id);
    }
    if (!edit.empty()) edit.summary = say("Remove {} drawings of notes", edit.note_drawings.remove.size());
    return edit;
}

void remove_all_about(const Plan& plan, std::int64_t note, Edit& edit) {
    if (find_by_id(plan.note_details, note) != nullptr) edit.note_details.remove.push_back(note);
    for (const NoteReply* reply : replies_to(plan, note)) edit.note_replies.remove.push_back(reply->id);
    for (const NoteDrawing* drawing : drawings_of(plan, note)) edit.note_drawings.remove.push_back(drawing->id);
}

}  // namespace plan
