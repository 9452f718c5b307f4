#include "tables/layout.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "base/error_words.h"
#include "base/kept_text.h"
#include "plan/names.h"
#include "plan/observations.h"
#include "title_pattern.h"

namespace tables {
namespace {

using base::ErrorKind;
using base::mark;

constexpr std::size_t k_most_columns = 1'000, k_longest_title = 500;  // of a layout that is kept

Sentence sentence(std::string subject, const char* pattern, std::vector<std::string> arguments = {}) {
    return base::make_error(ErrorKind::refused, std::move(subject), pattern, std::move(arguments));
}

/// Makes patterns of the titles of one plan's tables.
class Patterns {
public:
    explicit Patterns(const plan::Plan& plan) : units_(HeadWords::built_in()), years_(short_years(plan)) {}
    [[nodiscard]] std::string of(std::string_view title) const { return title_pattern(title, units_, years_); }

private:
    UnitReader units_;
    YearSpan years_;
};

bool lies_across(const ImportPreview& preview) { return !preview.blocks.empty() && preview.blocks.front().across; }

/// As ImportOptions::columns counts.
std::size_t number_of(const Column& column, bool across) { return across ? column.at.row : column.at.column; }

/// As the ids of questions name it.
std::string name_in_questions(const Column& column, bool across) {
    return across ? std::to_string(column.at.row) : cell_name({0, column.at.column});
}

int levels_of(const ImportPreview& preview) {
    if (preview.blocks.empty()) return 0;
    const Block& block = preview.blocks.front();
    const std::size_t first = block.across ? block.first.column : block.first.row;
    return static_cast<int>(block.first_row - std::min(block.first_row, first));
}

/// A question's kind and place: unit:D is about the column D, hidden_rows about the whole table.
struct QuestionId {
    std::string kind, place;
    explicit QuestionId(const std::string& id) {
        const std::size_t colon = id.find(':');
        kind = id.substr(0, colon);
        if (colon != std::string::npos) place = id.substr(colon + 1);
    }
};

/// What a question is about, so that its answer counts for no other. Which cells show something else than they hold
/// changes with every file.
std::string about(const Patterns& patterns, const Question& question) {
    std::string words;
    if (QuestionId(question.id).kind == "shown") return words;
    for (const std::string& argument : question.sentence.arguments)
        words += (words.empty() ? "" : "/") + patterns.of(base::shown_argument(argument, base::Language::zh));
    return words;
}

/// Never the year; the column of areas is remembered with the columns.
bool is_remembered(const QuestionId& id) { return id.kind != "year" && id.kind != "area"; }

std::string kept_line(const std::string& text) {
    std::size_t left_out = 0;
    return base::cleaned_text(text, base::TextForm::line, left_out);
}

plan::TitleRows kept_titles(const ImportOptions& options) {
    plan::TitleRows titles;
    titles.levels = options.header_rows;
    if (!options.titles) return titles;
    titles.first = static_cast<int>(options.titles->first);
    titles.last = static_cast<int>(options.titles->second);
    return titles;
}

/// Those that somebody gave to questions about one column, or with an empty place about the whole table.
std::vector<plan::LayoutAnswer> kept_answers(const Patterns& patterns, const ImportPreview& preview,
                                             const std::string& place) {
    std::vector<plan::LayoutAnswer> answers;
    for (const Question& question : preview.questions) {
        const QuestionId id(question.id);
        const bool is_answered = !question.chosen.empty() && !question.by_default;
        if (id.place == place && is_remembered(id) && is_answered)
            answers.push_back({id.kind, about(patterns, question), question.chosen});
    }
    return answers;
}

plan::ColumnByHand kept(const ColumnWish& wish) { return {wish.leave_out, wish.use, wish.indicator, wish.unit}; }

plan::LayoutColumn kept_column(const Patterns& patterns, const ImportPreview& preview, const ImportOptions& options,
                               const Column& column) {
    const bool across = lies_across(preview);
    const std::size_t number = number_of(column, across);
    plan::LayoutColumn then;
    then.block = static_cast<int>(column.block);
    then.place = static_cast<int>(number);
    then.title = patterns.of(column.title);
    then.use = column.use;
    then.indicator = column.indicator;
    then.unit = kept_line(column.unit);
    then.times = column.times;
    then.answers = kept_answers(patterns, preview, name_in_questions(column, across));
    if (const auto wish = options.columns.find(number); wish != options.columns.end())
        then.by_hand = kept(wish->second);
    return then;
}

/// What a layout knows a column by.
using Key = std::pair<int, std::string>;
using Keys = std::set<Key>;

Keys keys_of(const plan::TableLayout& layout) {
    Keys keys;
    for (const plan::LayoutColumn& column : layout.columns)
        if (!column.title.empty()) keys.emplace(column.block, without_units(column.title));
    return keys;
}

/// The columns of a table with the patterns of their titles.
struct PatternedColumn {
    const Column* column;
    std::string title;
    [[nodiscard]] Key key() const { return {static_cast<int>(column->block), without_units(title)}; }
};
std::vector<PatternedColumn> patterned(const plan::Index& index, const ImportPreview& preview) {
    const Patterns patterns(index.plan());
    std::vector<PatternedColumn> columns;
    for (const Column& column : preview.columns) columns.push_back({&column, patterns.of(column.title)});
    return columns;
}

/// By hand.
bool says_the_same(const plan::LayoutColumn& a, const plan::LayoutColumn& b) {
    return a.by_hand == b.by_hand && a.answers == b.answers;
}

/// Which column of a file is which of a layout. Columns with one title, as those of several years, are taken in their
/// order; further ones are read as the others, where these are all read alike.
class Pairs {
public:
    struct Pair {
        const plan::LayoutColumn* then;  ///< null: new
        PatternedColumn now;
    };

    Pairs(const plan::Index& index, const plan::TableLayout& layout, const ImportPreview& preview) {
        std::map<Key, std::vector<const plan::LayoutColumn*>> known;
        for (const plan::LayoutColumn& column : layout.columns)
            if (!column.title.empty()) known[{column.block, without_units(column.title)}].push_back(&column);
        std::map<Key, std::size_t> taken;
        for (PatternedColumn& column : patterned(index, preview)) {
            if (column.title.empty()) continue;
            const Key key = column.key();
            const std::size_t n = taken[key]++;
            pairs_.push_back({then_of(known[key], n), std::move(column)});
        }
        for (const auto& [key, columns] : known)
            for (std::size_t n = taken[key]; n < columns.size(); ++n) gone_.push_back(columns[n]);
    }
    [[nodiscard]] const std::vector<Pair>& pairs() const { return pairs_; }
    [[nodiscard]] const std::vector<const plan::LayoutColumn*>& gone() const { return gone_; }

private:
    static const plan::LayoutColumn* then_of(const std::vector<const plan::LayoutColumn*>& columns, std::size_t n) {
        if (n < columns.size()) return columns[n];
        const bool alike = std::all_of(columns.begin(), columns.end(), [&](const plan::LayoutColumn* column) {
            return says_the_same(*column, *columns.front());
        });
        return alike && !columns.empty() ? columns.back() : nullptr;
    }

    std::vector<Pair> pairs_;
    std::vector<const plan::LayoutColumn*> gone_;
};

/// By hand, as it is to be said of the column that stands for it now: a unit only where the title writes the same one.
ColumnWish wish_of(const plan::LayoutColumn& then, const std::string& title_now) {
    ColumnWish wish;
    wish.leave_out = then.by_hand.leave_out;
    wish.use = then.by_hand.use;
    wish.indicator = then.by_hand.indicator;
    if (units_in(then.title) == units_in(title_now)) wish.unit = then.by_hand.unit;
    return wish;
}

/// What decides where the tables of a sheet are is said before they are looked for.
ImportOptions with_frame(const plan::TableLayout& layout, ImportOptions options) {
    const plan::TitleRows& titles = layout.titles_by_hand;
    if (options.header_rows == 0 && !options.titles) {
        options.header_rows = titles.levels;
        if (titles.first > 0) options.titles.emplace(titles.first, titles.last);
    }
    for (const plan::LayoutColumn& column : layout.columns)
        if (column.by_hand.use == ColumnUse::area)
            options.columns.try_emplace(static_cast<std::size_t>(column.place), wish_of(column, column.title));
    if (options.indicator.empty()) options.indicator = layout.indicator;
    return options;
}

FoundLayout compared(const plan::TableLayout& layout, const plan::Index& index, const ImportPreview& heads) {
    Keys now;
    for (const PatternedColumn& column : patterned(index, heads))
        if (!column.title.empty()) now.insert(column.key());
    const Keys then = keys_of(layout);
    FoundLayout found{&layout, LayoutFit::none, 0, std::max(now.size(), then.size())};
    if (lies_across(heads) != layout.across) return found;
    found.same = static_cast<std::size_t>(
        std::count_if(then.begin(), then.end(), [&](const Key& key) { return now.contains(key); }));
    constexpr std::size_t k_parts = 5, k_enough = 4;
    if (found.same == 0) return found;
    found.fit = found.same * k_parts >= found.of * k_enough ? LayoutFit::similar : LayoutFit::some;
    if (now == then && levels_of(heads) == layout.levels) found.fit = LayoutFit::equal;
    return found;
}

bool holds_values(ColumnUse use) {
    return use == ColumnUse::observed || use == ColumnUse::target || use == ColumnUse::baseline;
}

std::optional<std::string> remembered_answer(const std::vector<plan::LayoutAnswer>& answers, const std::string& kind,
                                             const std::string& about) {
    for (const plan::LayoutAnswer& answer : answers)
        if (answer.question == kind && answer.about == about) return answer.answer;
    return std::nullopt;
}

/// Answers to the questions of a table from a layout.
class Answers {
public:
    Answers(const plan::Index& index, const plan::TableLayout& layout, const ImportPreview& preview, const Pairs& pairs)
        : layout_(layout), pairs_(pairs), patterns_(index.plan()), across_(lies_across(preview)) {}

    [[nodiscard]] std::optional<std::string> to(const Question& question) const {
        const QuestionId id(question.id);
        if (id.kind == "area") return area_column(question);
        if (!is_remembered(id)) return std::nullopt;
        const std::string words = about(patterns_, question);
        if (id.place.empty()) return remembered_answer(layout_.answers, id.kind, words);
        for (const Pairs::Pair& pair : pairs_.pairs())
            if (pair.then != nullptr && name_in_questions(*pair.now.column, across_) == id.place)
                return remembered_answer(pair.then->answers, id.kind, words);
        return std::nullopt;
    }

private:
    /// The answers are columns.
    [[nodiscard]] std::optional<std::string> area_column(const Question& question) const {
        for (const Pairs::Pair& pair : pairs_.pairs()) {
            if (pair.then == nullptr || pair.then->use != ColumnUse::area) continue;
            const std::string name = name_in_questions(*pair.now.column, across_);
            for (const Answer& answer : question.answers)
                if (answer.key == name) return name;
        }
        return std::nullopt;
    }

    const plan::TableLayout& layout_;
    const Pairs& pairs_;
    Patterns patterns_;
    bool across_;
};

/// The year after the last one that is recorded of what the layout holds.
std::optional<int> next_year(const plan::Index& index, const plan::TableLayout& layout) {
    std::set<std::string> indicators{layout.indicator};
    for (const plan::LayoutColumn& column : layout.columns) indicators.insert(column.indicator);
    int last = 0;
    for (const plan::Observation& o : index->observations)
        if (!o.sample && indicators.contains(o.indicator)) last = std::max(last, o.year);
    return last == 0 ? std::nullopt : std::optional(last + 1);
}

std::string place_words(const Column& column) { return fmt::format("{} “{}”", cell_name(column.at), column.title); }

bool is_other_unit(const plan::LayoutColumn& then, const Column& now) {
    if (!holds_values(then.use) || !holds_values(now.use)) return false;
    const bool both_named = !then.unit.empty() && !now.unit.empty();
    return then.times != now.times || (both_named && folded_word(then.unit) != folded_word(now.unit));
}

/// Taken then and not now, or as something else.
bool is_otherwise(const plan::LayoutColumn& then, const Column& now) {
    if (now.outcome == Outcome::asked) return false;
    if (holds_values(then.use) != holds_values(now.use)) return true;
    return holds_values(now.use) ? then.indicator != now.indicator : then.use != now.use;
}

std::string read_as(const plan::Index& index, ColumnUse use, const std::string& indicator) {
    if (use == ColumnUse::left_out) return base::word_argument(mark("left out"));
    if (!holds_values(use)) return base::word_argument(mark("no value"));
    const auto what = plan::observable(index, indicator);
    return what ? plan::names_argument({what->name}) : indicator;
}

/// As the numbers were read, else as the title writes it.
std::string unit_words(const std::string& unit, const std::string& title) {
    const std::string words = unit.empty() ? units_in(title) : unit;
    return words.empty() ? base::word_argument(mark("the indicator's own unit")) : words;
}

}  // namespace

base::Result<plan::TableLayout> layout_of(const plan::Index& index, const ImportPreview& preview,
                                          const ImportOptions& options, std::string name, std::string file) {
    const auto is_too_long = [](const Column& column) { return folded_word(column.title).size() > k_longest_title; };
    if (preview.columns.size() > k_most_columns ||
        std::any_of(preview.columns.begin(), preview.columns.end(), is_too_long))
        return base::fail(
            ErrorKind::refused, name,
            mark("cannot be remembered: a layout has up to {} columns with titles of up to {} characters"),
            {std::to_string(k_most_columns), std::to_string(k_longest_title)});
    const Patterns patterns(index.plan());
    plan::TableLayout layout;
    layout.name = std::move(name);
    layout.file = kept_line(file);
    layout.sheet = patterns.of(preview.sheet);
    layout.across = lies_across(preview);
    layout.levels = levels_of(preview);
    layout.titles_by_hand = kept_titles(options);
    layout.indicator = options.indicator;
    layout.answers = kept_answers(patterns, preview, "");
    for (const Column& column : preview.columns)
        layout.columns.push_back(kept_column(patterns, preview, options, column));
    return layout;
}

std::string fingerprint(const plan::TableLayout& layout) {
    std::string text = fmt::format("{} {}", layout.across ? "across" : "down", layout.levels);
    for (const auto& [block, title] : keys_of(layout)) text += fmt::format(" | {}:{}", block + 1, title);
    return text;
}

FoundLayout fit_of(const plan::Index& index, const plan::TableLayout& layout, const wire::Grid& grid,
                   const ImportOptions& options) {
    const auto heads = preview_heads(index, grid, with_frame(layout, options));
    return heads ? compared(layout, index, *heads) : FoundLayout{&layout, LayoutFit::none, 0, 0};
}

std::vector<FoundLayout> find_layouts(const plan::Index& index, const wire::Grid& grid, const ImportOptions& options) {
    std::vector<FoundLayout> found;
    const auto plain = preview_heads(index, grid, options);
    for (const plan::TableLayout& layout : index->table_layouts) {
        const bool has_frame = with_frame(layout, options) != options;
        FoundLayout one{&layout, LayoutFit::none, 0, 0};
        if (has_frame)
            one = fit_of(index, layout, grid, options);
        else if (plain)
            one = compared(layout, index, *plain);
        if (one.fit >= LayoutFit::similar) found.push_back(one);
    }
    std::stable_sort(found.begin(), found.end(), [](const FoundLayout& a, const FoundLayout& b) {
        return std::tuple(a.fit, a.same * b.of, a.layout->entered) >
               std::tuple(b.fit, b.same * a.of, b.layout->entered);
    });
    return found;
}

const plan::TableLayout* layout_to_apply(const std::vector<FoundLayout>& found) {
    if (found.empty() || found.front().fit != LayoutFit::equal) return nullptr;
    const bool is_only = found.size() == 1 || found[1].fit != LayoutFit::equal;
    return is_only ? found.front().layout : nullptr;
}

bool names_sheet_of(const plan::Index& index, const plan::TableLayout& layout, std::string_view sheet) {
    return !layout.sheet.empty() && Patterns(index.plan()).of(sheet) == layout.sheet;
}

ImportOptions apply_layout(const plan::Index& index, const plan::TableLayout& layout, const ImportPreview& preview,
                           ImportOptions options) {
    const Pairs pairs(index, layout, preview);
    const bool across = lies_across(preview);
    for (const Pairs::Pair& pair : pairs.pairs())
        if (pair.then != nullptr && pair.then->by_hand != plan::ColumnByHand{})
            options.columns.try_emplace(number_of(*pair.now.column, across), wish_of(*pair.then, pair.now.title));
    const Answers answers(index, layout, preview, pairs);
    for (const Question& question : preview.questions)
        if (const auto answer = answers.to(question)) options.answers.try_emplace(question.id, *answer);
    if (!options.likely_year) options.likely_year = next_year(index, layout);
    return options;
}

LayoutDifferences differences_from(const plan::Index& index, const plan::TableLayout& layout,
                                   const ImportPreview& preview) {
    const Pairs pairs(index, layout, preview);
    LayoutDifferences out;
    for (const Pairs::Pair& pair : pairs.pairs()) {
        const Column& now = *pair.now.column;
        if (pair.then == nullptr)
            out.added.push_back(sentence(place_words(now), mark("is new since then")));
        else if (is_otherwise(*pair.then, now))
            out.otherwise.push_back(sentence(
                place_words(now), mark("was read as {} then and is read as {} now"),
                {read_as(index, pair.then->use, pair.then->indicator), read_as(index, now.use, now.indicator)}));
        else if (is_other_unit(*pair.then, now))
            out.other_unit.push_back(
                sentence(place_words(now), mark("was in {} then and is in {} now"),
                         {unit_words(pair.then->unit, pair.then->title), unit_words(now.unit, pair.now.title)}));
        else
            ++out.as_then;
    }
    for (const plan::LayoutColumn* column : pairs.gone())
        out.gone.push_back(sentence(fmt::format("“{}”", column->title), mark("was there then and is gone")));
    return out;
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

base::Result<ReadByLayout> preview_by_layout(const plan::Index& index, const wire::Workbook& book,
                                             const plan::TableLayout& layout, const ImportOptions& options) {
    if (book.grids.empty())
        return base::fail(ErrorKind::refused, "", mark("holds nothing; choose another sheet or file"), {});
    constexpr int k_most_rounds = 8;  // a question may wait for the answer to another
    ReadByLayout read;
    read.options = with_frame(layout, options);
    auto preview = preview_heads(index, book.grids.front(), read.options);
    for (int round = 0; preview && round < k_most_rounds; ++round) {
        ImportOptions next = apply_layout(index, layout, *preview, read.options);
        if (round > 0 && next == read.options) break;
        read.options = std::move(next);
        preview = preview_import(index, book, read.options);
    }
    if (!preview) return base::pass(preview.error());
    read.preview = *std::move(preview);
    read.differences = differences_from(index, layout, read.preview);
    return read;
}

}  // namespace tables
