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

/// The longest word that a text begins with and that ends there: a blank, a colon, a digit or nothing follows.
std::size_t begins_with(const Folded& text, const Words& words) {
    std::size_t longest = 0;
    for (const std::u32string& word : words) {
        if (word.size() <= longest || !text.text.starts_with(word)) continue;
        const bool closes =
            word.size() == text.size() || text.gaps[word.size()] != Folded::none || is_digit(text.text[word.size()]);
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

LineKind SheetWords::line_kind(std::size_t row) {
    if (view_.cells(row).empty()) return LineKind::none;
    const Folded text = folded(view_.shown(view_.cells(row).front()));
    if (begins_with(text, form_lines_) > 0) return LineKind::form;
    if (!units_of_line(row).empty()) return LineKind::unit;
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

std::vector<Unit> SheetWords::units_of_line(std::size_t row) const {
    std::vector<Unit> units;
    const auto& cells = view_.cells(row);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Folded text = folded(view_.shown(cells[i]));
        const std::size_t word = begins_with(text, unit_lines_);
        if (word == 0) continue;
        if (word == text.size()) {
            const bool alone = cells.size() == 2 && i == 0;
            const auto beside = alone ? reader_.units().whole(view_.shown(cells[1])) : std::nullopt;
            if (beside) units.push_back(*beside);
            continue;
        }
        if (text.gaps[word] == Folded::none) continue;
        for (std::size_t at = word; at < text.size();) {
            const auto found = reader_.units().at(text, at);
            if (!found) return {};
            units.push_back(found->unit);
            at = found->end;
        }
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
