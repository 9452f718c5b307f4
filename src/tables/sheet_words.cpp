#include "sheet_words.h"

#include <algorithm>

#include "base/unicode.h"
#include "plan/observations.h"

namespace tables {
namespace {

using wire::CellKind;
using Words = std::vector<std::u32string>;

Words folded_words(const std::vector<std::string>& words) {
    Words out;
    for (const std::string& word : words) out.push_back(folded_word(word));
    return out;
}

/// The longest word that a text begins with, from `at` on, and that ends there: a blank, a colon, a digit or nothing
/// follows.
std::size_t begins_with(const Folded& text, const Words& words, std::size_t at = 0) {
    std::size_t longest = 0;
    for (const std::u32string& word : words) {
        if (word.size() <= longest || text.text.compare(at, word.size(), word) != 0) continue;
        const std::size_t end = at + word.size();
        const bool closes = end == text.size() || text.gaps[end] != Folded::none || is_digit(text.text[end]);
        if (closes) longest = word.size();
    }
    return longest;
}

}  // namespace

SheetWords::SheetWords(const SheetView& view, const HeadWords& words, const TitleReader& reader,
                       const plan::NameTable& areas)
    : view_(view),
      reader_(reader),
      areas_(areas),
      facts_(view.grid().texts.size()),
      form_lines_(folded_words(words.form_lines)),
      note_lines_(folded_words(words.note_lines)),
      unit_lines_(folded_words(words.unit_lines)),
      subtotals_(folded_words(words.subtotals)),
      subject_endings_(folded_words(words.subject_endings)) {}

const wire::GridCell* SheetWords::text_at(std::size_t row, std::size_t column) const {
    const wire::GridCell* cell = view_.cell(row, column);
    return cell != nullptr && cell->kind == CellKind::text && cell->text < facts_.size() ? cell : nullptr;
}

const SheetWords::Facts& SheetWords::facts_of(wire::TextId text) {
    std::optional<Facts>& facts = facts_[text];
    if (!facts) {
        const std::string& words = view_.grid().texts[text];
        constexpr std::size_t k_longest_name = 300;
        facts.emplace();
        if (words.size() <= k_longest_name && !words.empty()) {
            facts->area = areas_.find(words);
            facts->role = reader_.role_of(words);
        }
    }
    return *facts;
}

const plan::Meaning& SheetWords::area_at(std::size_t row, std::size_t column) {
    static const plan::Meaning k_none;
    const wire::GridCell* cell = text_at(row, column);
    return cell == nullptr ? k_none : facts_of(cell->text).area;
}

bool SheetWords::names_area(std::size_t row, std::size_t column) {
    return area_at(row, column).kind != plan::Meaning::Kind::none;
}

std::optional<Role> SheetWords::role_at(std::size_t row, std::size_t column) {
    const wire::GridCell* cell = text_at(row, column);
    return cell == nullptr ? std::nullopt : facts_of(cell->text).role;
}

LineKind SheetWords::line_kind(std::span<const wire::GridCell> cells) const {
    if (cells.empty()) return LineKind::none;
    const Folded text = folded(view_.shown(cells.front()));
    if (begins_with(text, form_lines_) > 0) return LineKind::form;
    if (!units_of_line(cells).empty()) return LineKind::unit;
    return begins_with(text, note_lines_) > 0 ? LineKind::note : LineKind::none;
}

bool SheetWords::is_title(std::size_t row, std::size_t column) const {
    const wire::GridCell* cell = view_.cell(row, column);
    if (cell == nullptr) return false;
    if (cell->kind == CellKind::date || cell->kind == CellKind::date_time) return true;
    const std::string text = view_.shown(*cell);
    if (year_of(text)) return true;
    return cell->kind == CellKind::text && !plan::is_missing_mark(text) && !plan::read_value({}, text);
}

std::vector<Unit> SheetWords::units_of_line(std::span<const wire::GridCell> cells) const {
    std::vector<Unit> units;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string shown = view_.shown(cells[i]);
        for (Unit& unit : units_of_text(shown)) units.push_back(std::move(unit));
        const Folded text = folded(shown);
        const bool is_label = !text.text.empty() && begins_with(text, unit_lines_) == text.size();
        const bool points = base::fold(shown).ends_with(':') || (cells.size() == 2 && i == 0);
        if (!is_label || !points || i + 1 == cells.size()) continue;
        if (const auto beside = reader_.units().whole(view_.shown(cells[i + 1]))) units.push_back(*beside);
    }
    return units;
}

std::vector<Unit> SheetWords::units_of_text(std::string_view shown) const {
    std::vector<Unit> units;
    const Folded text = folded(shown);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at > 0 && text.gaps[at] == Folded::none) continue;
        const std::size_t word = begins_with(text, unit_lines_, at);
        if (word == 0 || at + word == text.size() || text.gaps[at + word] == Folded::none) continue;
        std::vector<Unit> here;
        std::size_t end = at + word;
        while (const auto found = end < text.size() ? reader_.units().at(text, end) : std::nullopt) {
            here.push_back(found->unit);
            end = found->end;
        }
        const bool whole = end == text.size() || text.gaps[end] != Folded::none;
        if (whole) units.insert(units.end(), here.begin(), here.end());
    }
    return units;
}

bool SheetWords::is_note(std::string_view text) const {
    const bool marked = text.starts_with('*') || text.starts_with("＊") || text.starts_with("①") ||
                        text.starts_with("【注】") || text.starts_with("※");
    return marked || begins_with(folded(text), note_lines_) > 0;
}

bool SheetWords::is_subtotal(std::string_view text) const {
    const Folded name = folded(text);
    return std::find(subtotals_.begin(), subtotals_.end(), name.text) != subtotals_.end() ||
           begins_with(name, subtotals_) > 1;
}

bool SheetWords::is_about_something_else(std::string_view text) const {
    const std::u32string name = folded_word(text);
    return std::any_of(subject_endings_.begin(), subject_endings_.end(), [&](const std::u32string& ending) {
        return name.ends_with(ending) && name.size() > ending.size();
    });
}

}  // namespace tables
