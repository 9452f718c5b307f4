#include "plan/notes.h"

#include <algorithm>
#include <utility>

#include "base/kept_text.h"
#include "base/translate.h"
#include "base/unicode.h"
#include "new_id.h"
#include "plan/find.h"
#include "plan/nearness.h"
#include "plan/note_details.h"
#include "say.h"

namespace plan {
namespace {

using base::ErrorKind;
using base::mark;

tl::unexpected<base::Error> refuse(const char* pattern) { return base::fail(ErrorKind::refused, "", pattern); }

base::Result<const Note*> known(const Plan& plan, std::int64_t id) {
    const Note* note = find_note(plan, id);
    if (note == nullptr) return refuse(mark("the project does not have this note any more; look at the history"));
    return note;
}

base::Result<std::string> checked(const std::string& text) {
    std::string words = base::trimmed(text);
    if (words.empty()) return refuse(mark("a note needs words; type them, or remove the note"));
    if (auto kept = base::check_text(ErrorKind::refused, "", words, base::TextForm::lines); !kept)
        return base::pass(kept.error());
    return words;
}

/// Keeps the numbers that notes have: of those that were never given one, since what an edit adds or removes would
/// change them.
void keep_numbers(const Plan& plan, Edit& edit) {
    const std::vector<int> numbers = numbers_of_notes(plan);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const Note& note = plan.notes[i];
        if (std::ranges::find(edit.notes.remove, note.id) != edit.notes.remove.end()) continue;
        const auto kept = std::ranges::find(plan.note_numbers, note.id, &NoteNumber::id);
        if (kept == plan.note_numbers.end() || kept->number != numbers[i])
            edit.note_numbers.put.push_back({note.id, numbers[i], note.entered, note.author});
    }
}

int next_note_number(const Plan& plan) {
    int last = 0;
    for (const NoteNumber& number : plan.note_numbers) last = std::max(last, number.number);
    for (const int number : numbers_of_notes(plan)) last = std::max(last, number);
    return last + 1;
}

}  // namespace

std::string title_of(const Note& note, int most) {
    const std::u32string line = base::characters(note.text.substr(0, note.text.find('\n')));
    const auto length = static_cast<std::size_t>(most);
    return line.size() <= length ? base::utf8(line) : base::utf8(line.substr(0, length)) + "…";
}

base::Result<Edit> add_note(const Plan& plan, geo::LonLat position, const std::string& text, const Entry& entry,
                            FarAway far) {
    auto words = checked(text);
    if (!words) return base::pass(words.error());
    if (auto ok = check_position(plan, position, far); !ok) return base::pass(ok.error());
    const auto id = new_id([&](std::int64_t taken) { return find_note(plan, taken) != nullptr; });
    Edit edit;
    edit.notes.put.push_back({id, position, std::move(*words), entry.date, entry.author});
    keep_numbers(plan, edit);
    edit.note_numbers.put.push_back({id, next_note_number(plan), entry.date, entry.author});
    edit.summary = with_outside(plan, say("Pin the note “{0}”", title_of(edit.notes.put.front())), position);
    return edit;
}

base::Result<Edit> change_note(const Plan& plan, std::int64_t id, const std::string& text, const Entry& entry) {
    const auto note = known(plan, id);
    if (!note) return base::pass(note.error());
    auto words = checked(text);
    if (!words) return base::pass(words.error());
    Edit edit;
    if (*words == (*note)->text) return edit;
    edit.notes.put.push_back({id, (*note)->position, std::move(*words), (*note)->entered, entry.author});
    edit.summary = say("Change the note “{0}”", title_of(edit.notes.put.front()));
    return edit;
}

base::Result<Edit> move_note(const Plan& plan, std::int64_t id, geo::LonLat position, FarAway far) {
    const auto note = known(plan, id);
    if (!note) return base::pass(note.error());
    if (auto ok = check_position(plan, position, far); !ok) return base::pass(ok.error());
    Edit edit;
    if (position == (*note)->position) return edit;
    edit.notes.put.push_back(**note);
    edit.notes.put.front().position = position;
    if (NoteDetail detail = detail_of(plan, id); detail.pin != PinKind::place)  // it follows the hand from here on
        edit.note_details.put.push_back({id, detail.state, PinKind::place, 0, 0, 0, detail.entered, detail.author});
    edit.summary = with_outside(plan, say("Move the note “{0}”", title_of(**note)), position);
    return edit;
}

base::Result<Edit> remove_notes(const Plan& plan, std::span<const std::int64_t> ids) {
    Edit edit;
    for (const std::int64_t id : ids) {
        const auto note = known(plan, id);
        if (!note) return base::pass(note.error());
        if (std::ranges::count(edit.notes.remove, id) > 0) continue;
        edit.notes.remove.push_back(id);
        remove_all_about(plan, id, edit);
    }
    if (edit.empty()) return edit;
    keep_numbers(plan, edit);
    edit.summary = edit.notes.remove.size() == 1 ? say("Remove the note “{0}”", title_of(**known(plan, ids.front())))
                                                 : say("Remove {} notes", edit.notes.remove.size());
    return edit;
}

}  // namespace plan
