#include "layout_titles.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

#include "base/error_words.h"
#include "base/kept_text.h"
#include "title_pattern.h"

namespace tables {
namespace {

using base::ErrorKind;
using base::mark;

Sentence sentence(std::string subject, const char* pattern, std::vector<std::string> arguments = {}) {
    return base::make_error(ErrorKind::refused, std::move(subject), pattern, std::move(arguments));
}

/// By hand.
bool says_the_same(const plan::LayoutColumn& a, const plan::LayoutColumn& b) {
    return a.by_hand == b.by_hand && a.answers == b.answers;
}

/// `is_year`: it is another year of its title, and not the same title once more.
const plan::LayoutColumn* then_of(const std::vector<const plan::LayoutColumn*>& columns, std::size_t n, bool is_year) {
    if (n < columns.size()) return columns[n];
    if (!is_year) return nullptr;
    const bool alike = std::all_of(columns.begin(), columns.end(), [&](const plan::LayoutColumn* column) {
        return says_the_same(*column, *columns.front());
    });
    return alike && !columns.empty() ? columns.back() : nullptr;
}

/// What a question is about, so that its answer counts for no other.
std::string about(const Patterns& patterns, const AnswerRules& rules, const Question& question) {
    std::string words;
    if (!rules.is_told_by_words(QuestionId(question.id).kind)) return words;
    for (const std::string& argument : question.sentence.arguments)
        words += (words.empty() ? "" : "/") + patterns.of(base::shown_argument(argument, base::Language::zh));
    return words;
}

std::optional<std::string> remembered_answer(const std::vector<plan::LayoutAnswer>& answers, const std::string& kind,
                                             const std::string& about) {
    for (const plan::LayoutAnswer& answer : answers)
        if (answer.question == kind && answer.about == about) return answer.answer;
    return std::nullopt;
}

}  // namespace

Patterns::Patterns(const plan::Plan& plan, UnitReader units) : units_(std::move(units)), years_(short_years(plan)) {}

std::string Patterns::of(std::string_view title) const { return title_pattern(title, units_, years_); }

TitleKey TitledColumn::key() const { return {block, without_units(title)}; }

TitledColumn titled(const Patterns& patterns, std::size_t block, CellPlace at, bool across, std::string_view title) {
    return {static_cast<int>(block), across ? at.row : at.column,
            across ? std::to_string(at.row) : cell_name({0, at.column}), patterns.of(title), std::string(title)};
}

int levels_of(const std::vector<Block>& blocks) {
    if (blocks.empty()) return 0;
    const Block& block = blocks.front();
    const std::size_t first = block.across ? block.first.column : block.first.row;
    return static_cast<int>(block.first_row - std::min(block.first_row, first));
}

std::set<TitleKey> keys_of(const plan::TableLayout& layout) {
    std::set<TitleKey> keys;
    for (const plan::LayoutColumn& column : layout.columns)
        if (!column.title.empty()) keys.emplace(column.block, without_units(column.title));
    return keys;
}

FoundLayout compared(const plan::TableLayout& layout, const TitledTable& table) {
    std::set<TitleKey> now;
    for (const TitledColumn& column : table.columns)
        if (!column.title.empty()) now.insert(column.key());
    const std::set<TitleKey> then = keys_of(layout);
    FoundLayout found{&layout, LayoutFit::none, 0, std::max(now.size(), then.size())};
    if (table.across != layout.across) return found;
    found.same = static_cast<std::size_t>(
        std::count_if(then.begin(), then.end(), [&](const TitleKey& key) { return now.contains(key); }));
    constexpr std::size_t k_parts = 5, k_enough = 4;
    if (found.same == 0) return found;
    found.fit = found.same * k_parts >= found.of * k_enough ? LayoutFit::similar : LayoutFit::some;
    if (now == then && table.levels == layout.levels) found.fit = LayoutFit::equal;
    return found;
}

Pairs::Pairs(const plan::TableLayout& layout, const TitledTable& table) {
    std::map<TitleKey, std::vector<const plan::LayoutColumn*>> known;
    for (const plan::LayoutColumn& column : layout.columns)
        if (!column.title.empty()) known[{column.block, without_units(column.title)}].push_back(&column);
    std::map<TitleKey, std::size_t> taken;
    std::set<TitleKey> written;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].title.empty()) continue;
        const TitleKey key = table.columns[i].key();
        const bool is_first = written.insert({key.first, table.columns[i].written}).second;
        const bool is_year = is_first && holds_year(table.columns[i].title);
        pairs_.push_back({then_of(known[key], taken[key]++, is_year), i});
    }
    for (const auto& [key, columns] : known)
        for (std::size_t n = taken[key]; n < columns.size(); ++n) gone_.push_back(columns[n]);
}

QuestionId::QuestionId(const std::string& id) {
    const std::size_t colon = id.find(':');
    kind = id.substr(0, colon);
    if (colon != std::string::npos) place = id.substr(colon + 1);
}

std::vector<plan::LayoutAnswer> kept_answers(const Patterns& patterns, const AnswerRules& rules,
                                             const std::vector<Question>& questions, const std::string& place) {
    std::vector<plan::LayoutAnswer> answers;
    for (const Question& question : questions) {
        const QuestionId id(question.id);
        const bool is_answered = !question.chosen.empty() && !question.by_default;
        const bool is_kept = rules.is_remembered(id.kind) && !rules.chooses_columns(id.kind);
        if (id.place == place && is_kept && is_answered)
            answers.push_back({id.kind, about(patterns, rules, question), question.chosen});
    }
    return answers;
}

bool is_among(std::string_view answer, std::string_view column) {
    for (std::size_t from = 0; from <= answer.size();) {
        const std::size_t comma = std::min(answer.find(',', from), answer.size());
        if (answer.substr(from, comma - from) == column) return true;
        from = comma + 1;
    }
    return false;
}

std::optional<std::string> Answers::to(const Question& question) const {
    const QuestionId id(question.id);
    if (!rules_.is_remembered(id.kind)) return std::nullopt;
    if (rules_.chooses_columns(id.kind)) return chosen_columns(question, id.kind);
    const std::string words = about(patterns_, rules_, question);
    if (id.place.empty()) return remembered_answer(layout_.answers, id.kind, words);
    for (const Pairs::Pair& pair : pairs_.pairs())
        if (pair.then != nullptr && table_.columns[pair.now].name == id.place)
            return remembered_answer(pair.then->answers, id.kind, words);
    return std::nullopt;
}

/// The answer that names what was chosen then, and nothing else.
std::optional<std::string> Answers::chosen_columns(const Question& question, const std::string& kind) const {
    for (const Answer& answer : question.answers) {
        std::size_t named = 0;
        bool others = false;
        for (const Pairs::Pair& pair : pairs_.pairs()) {
            if (!is_among(answer.key, table_.columns[pair.now].name)) continue;
            ++named;
            others = others || pair.then == nullptr || !rules_.was_chosen(*pair.then, kind);
        }
        if (named > 0 && !others) return answer.key;
    }
    return std::nullopt;
}

void ComparedColumns::add_new(const std::string& place) {
    differences.added.push_back(sentence(place, mark("is new since then")));
}

void ComparedColumns::add(const std::string& place, const ColumnReading& then, const ColumnReading& now) {
    const auto unit_of = [this](const ColumnReading& column) {
        const std::string words = column.unit.empty() ? units_in(column.title) : column.unit;
        return words.empty() ? own_unit : words;
    };
    const bool numbers = then.has_numbers && now.has_numbers;
    const bool both_named = !then.unit.empty() && !now.unit.empty();
    const bool other_unit = then.times != now.times || (both_named && folded_word(then.unit) != folded_word(now.unit));
    if (!now.asked && then.what != now.what)
        differences.otherwise.push_back(
            sentence(place, mark("was read as {} then and is read as {} now"), {then.words, now.words}));
    else if (numbers && other_unit)
        differences.other_unit.push_back(
            sentence(place, mark("was in {} then and is in {} now"), {unit_of(then), unit_of(now)}));
    else
        ++differences.as_then;
}

void ComparedColumns::add_gone(const std::vector<const plan::LayoutColumn*>& columns) {
    for (const plan::LayoutColumn* column : columns)
        differences.gone.push_back(sentence(fmt::format("“{}”", column->title), mark("was there then and is gone")));
}

bool knows_layouts(const plan::Plan& plan, plan::LayoutKind kind) {
    return std::any_of(plan.table_layouts.begin(), plan.table_layouts.end(),
                       [kind](const plan::TableLayout& layout) { return layout.kind == kind; });
}

base::Result<void> check_size_of_layout(const std::string& name, std::size_t columns, std::size_t longest_title) {
    constexpr std::size_t k_most_columns = 1'000, k_longest_title = 500;
    if (columns <= k_most_columns && longest_title <= k_longest_title) return {};
    return base::fail(ErrorKind::refused, name,
                      mark("cannot be remembered: a layout has up to {} columns with titles of up to {} characters"),
                      {std::to_string(k_most_columns), std::to_string(k_longest_title)});
}

std::string kept_line(const std::string& text) {
    std::size_t left_out = 0;
    return base::cleaned_text(text, base::TextForm::line, left_out);
}

std::string place_and_title(CellPlace at, const std::string& title) {
    return fmt::format("{} “{}”", cell_name(at), title);
}

std::string fingerprint(const plan::TableLayout& layout) {
    std::string text = layout.kind == plan::LayoutKind::carriers ? "carriers " : "";
    text += fmt::format("{} {}", layout.across ? "across" : "down", layout.levels);
    for (const auto& [block, title] : keys_of(layout)) text += fmt::format(" | {}:{}", block + 1, title);
    return text;
}

void sort_best_first(std::vector<FoundLayout>& found) {
    std::stable_sort(found.begin(), found.end(), [](const FoundLayout& a, const FoundLayout& b) {
        return std::tuple(a.fit, a.same * b.of, a.layout->entered) >
               std::tuple(b.fit, b.same * a.of, b.layout->entered);
    });
}

const plan::TableLayout* layout_to_apply(const std::vector<FoundLayout>& found) {
    if (found.empty() || found.front().fit != LayoutFit::equal) return nullptr;
    const bool is_only = found.size() == 1 || found[1].fit != LayoutFit::equal;
    return is_only ? found.front().layout : nullptr;
}

Sentence summary_of(const plan::TableLayout& layout, const LayoutDifferences& differences) {
    std::vector<std::string> arguments{layout.name, layout.entered, layout.author};
    for (const std::size_t count : {differences.as_then, differences.added.size(), differences.gone.size(),
                                    differences.other_unit.size(), differences.otherwise.size()})
        arguments.push_back(std::to_string(count));
    return sentence("",
                    differences.otherwise.empty()
                        ? mark("read by the layout “{0}” of {1} ({2}); columns as then: {3}, new: {4}, gone: {5}, with "
                               "another unit: {6}")
                        : mark("read by the layout “{0}” of {1} ({2}); columns as then: {3}, new: {4}, gone: {5}, with "
                               "another unit: {6}, read otherwise: {7}"),
                    std::move(arguments));
}

}  // namespace tables
