#include "session/note_list.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <sstream>
#include <utility>

#include "base/local_time.h"
#include "base/unicode.h"
#include "carto/options.h"
#include "plan/note_details.h"

namespace session {
namespace {

using base::Language;
using base::mark;

NoteRow row_of(const plan::Plan& plan, const plan::Note& note, int number, Language language) {
    const plan::NoteDetail detail = plan::detail_of(plan, note.id);
    NoteRow row{ref_of(note),
                number,
                detail.state,
                note.text,
                pin_text(plan, detail, language),
                note.author,
                plan::day_of_note(note),
                {},
                {},
                static_cast<int>(plan::drawings_of(plan, note.id).size())};
    const std::string local = base::local_time_cell(note.entered);
    if (local.size() > row.day.size()) row.time = local.substr(row.day.size() + 1);
    for (const plan::NoteReply* reply : plan::replies_to(plan, note.id))
        row.replies.push_back(fmt::format(fmt::runtime(base::translate(language, mark("{0} ({1})"))), reply->text,
                                          signed_text(reply->author, reply->entered, language)));
    return row;
}

/// All that a row says, folded.
std::string all_words(const NoteRow& row) {
    std::string all = row.text + "\n" + row.pinned_to + "\n" + row.author;
    for (const std::string& reply : row.replies) all += "\n" + reply;
    return base::fold(all);
}

}  // namespace

std::vector<NoteRow> note_rows(const plan::Plan& plan, Language language) {
    const std::vector<int> numbers = plan::numbers_of_notes(plan);
    std::vector<NoteRow> rows;
    for (std::size_t i = 0; i < plan.notes.size(); ++i)
        rows.push_back(row_of(plan, plan.notes[i], numbers[i], language));
    std::ranges::sort(
        rows, [](const NoteRow& a, const NoteRow& b) { return a.day != b.day ? a.day > b.day : a.number < b.number; });
    return rows;
}

bool passes(const NoteRow& row, const NoteFilter& filter) {
    if (filter.state && *filter.state != row.state) return false;
    if (!filter.author.empty() && filter.author != row.author) return false;
    if (filter.words.empty()) return true;
    const std::string all = all_words(row);
    std::istringstream words(base::fold(filter.words));
    for (std::string word; words >> word;)
        if (all.find(word) == std::string::npos) return false;
    return true;
}

std::vector<std::string> authors_of(std::span<const NoteRow> rows) {
    std::set<std::string> names;
    for (const NoteRow& row : rows) names.insert(row.author);
    return {names.begin(), names.end()};
}

std::string pin_text(const plan::Plan& plan, const plan::NoteDetail& detail, Language language) {
    const std::string words = carto::in(plan::pin_words(plan, detail), language);
    return words.empty() ? base::translate(language, mark("what the plan does not have any more")) : words;
}

std::string signed_text(const std::string& author, const std::string& entered, Language language) {
    return fmt::format(fmt::runtime(base::translate(language, mark("{0}, {1}"))), author,
                       base::local_time_text(entered, language));
}

}  // namespace session
