// Notes on the map as rows of a list, in words: what they say, of what, by whom, and what was answered. Pure functions;
// any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/translate.h"
#include "plan/feature_ref.h"
#include "plan/plan.h"

namespace session {

struct NoteRow {
    plan::FeatureRef feature;
    int number = 0;  ///< as on the map
    plan::NoteState state = plan::NoteState::open;
    std::string text;
    std::string pinned_to;
    std::string author;
    std::string day;                   ///< local: 2026-11-28
    std::string time;                  ///< local: 14:05; empty where the day alone is known
    std::vector<std::string> replies;  ///< "同意（李四，2026年11月29日 09:30）"
    int drawings = 0;
};

/// The latest day first; of a day by their numbers.
std::vector<NoteRow> note_rows(const plan::Plan& plan, base::Language language);

struct NoteFilter {
    std::optional<plan::NoteState> state;  ///< empty: open and done
    std::string author;                    ///< empty: whoever wrote it
    std::string words;                     ///< must all occur, in the note, its pin, its author or its replies
    [[nodiscard]] bool empty() const { return !state && author.empty() && words.empty(); }
    friend bool operator==(const NoteFilter&, const NoteFilter&) = default;
};
bool passes(const NoteRow& row, const NoteFilter& filter);
/// Who wrote notes, each once, by name.
std::vector<std::string> authors_of(std::span<const NoteRow> rows);

/// What it is pinned to, also where the plan does not have that any more.
std::string pin_text(const plan::Plan& plan, const plan::NoteDetail& detail, base::Language language);
/// Who and when, for the line under a text: 李四，2026年11月29日 09:30.
std::string signed_text(const std::string& author, const std::string& entered, base::Language language);

}  // namespace session
