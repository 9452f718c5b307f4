// What is known of notes beyond their words: whether they are done, what they are pinned to, what was answered, what
// was drawn for them. Pure functions, any thread; pointers go into the plan.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "plan/edit.h"
#include "plan/feature_ref.h"
#include "plan/observations.h"

namespace plan {

struct Stretch;

/// Of a note without such a row: open, pinned to its place.
NoteDetail detail_of(const Plan& plan, std::int64_t note);
/// By time, then by id.
std::vector<const NoteReply*> replies_to(const Plan& plan, std::int64_t note);
std::vector<const NoteDrawing*> drawings_of(const Plan& plan, std::int64_t note);
/// The number that is drawn on the map. 0: no such note.
int number_of_note(const Plan& plan, std::int64_t note);
/// Of all of them, in the order of Plan::notes. A note keeps the number that it was given when it was pinned, whatever
/// is removed; of two with one number, as after a merge, the older. Others follow behind the last number by age, as
/// all do in a project in which none was given.
std::vector<int> numbers_of_notes(const Plan& plan);
/// Where it stands now: beside its carrier, which may have moved since; else where it was pinned.
geo::LonLat place_of_note(const Plan& plan, const Note& note);
/// The day on which it was pinned, local time: 2026-11-28.
std::string day_of_note(const Note& note);

Name label(DrawnShape shape);
Name label(DrawnColour colour);

/// What a note shall be pinned to.
struct NotePin {
    PinKind kind = PinKind::place;
    geo::LonLat place;            ///< PinKind::place: EPSG:4490
    std::int64_t about = 0;       ///< as NoteDetail::about
    double from_m = 0, to_m = 0;  ///< stretch, chainage (both the same): as measured along the line, not as shown
};
/// Pins to a line by its place in Plan::rail. Metres as measured along it.
NotePin pin_to_chainage(std::size_t line, double chainage_m);
NotePin pin_to_stretch(std::size_t line, const Stretch& stretch);
/// The line that a note is pinned to, by its place in Plan::rail, one that the plan has; nothing for a note that is
/// pinned to something else.
std::optional<std::size_t> line_of(const Plan& plan, const NoteDetail& detail);
/// Where the note is drawn: of a carrier or a station where it lies, of a unit or a park where its name stands, of a
/// stretch its middle. Refused for what the plan does not have or has no place for.
base::Result<geo::LonLat> place_of(const Plan& plan, const NotePin& pin);
/// In words: 9 海宁高铁新城; 长安站; K12+350; K12+350–K15+000, as the ruler shows it. Where there are several lines the
/// name of the line stands before: 尖山支线 K2+100.
Name pin_words(const Plan& plan, const NoteDetail& detail);

/// Each refuses what is not possible with one sentence. An Edit that would change nothing is empty(). The date of an
/// entry is in UTC, ISO 8601.
base::Result<Edit> pin_note(const Plan& plan, const NotePin& pin, const std::string& text, const Entry& entry,
                            FarAway far = FarAway::refused);
/// Of a note that is there.
base::Result<Edit> pin_note_again(const Plan& plan, std::int64_t note, const NotePin& pin, const Entry& entry,
                                  FarAway far = FarAway::refused);
base::Result<Edit> set_note_state(const Plan& plan, std::int64_t note, NoteState state, const Entry& entry);
base::Result<Edit> reply_to_note(const Plan& plan, std::int64_t note, const std::string& text, const Entry& entry);
base::Result<Edit> remove_reply(const Plan& plan, std::int64_t reply);
/// `drawing` without its id. Points in EPSG:4490.
base::Result<Edit> draw_for_note(const Plan& plan, NoteDrawing drawing);
base::Result<Edit> remove_drawings(const Plan& plan, std::span<const std::int64_t> ids);

/// Adds to an edit that removes a note that everything about it goes as well.
void remove_all_about(const Plan& plan, std::int64_t note, Edit& edit);

}  // namespace plan
