#include "tables/layout.h"

#include <algorithm>
#include <utility>

#include "base/error_words.h"
#include "layout_titles.h"
#include "plan/names.h"
#include "plan/observations.h"
#include "title_pattern.h"

namespace tables {
namespace {

using base::ErrorKind;
using base::mark;

Patterns patterns_of(const plan::Index& index) { return {index.plan(), UnitReader(HeadWords::built_in())}; }

bool lies_across(const ImportPreview& preview) { return !preview.blocks.empty() && preview.blocks.front().across; }

TitledTable titled(const Patterns& patterns, const ImportPreview& preview) {
    TitledTable table{lies_across(preview), levels_of(preview.blocks), {}};
    for (const Column& column : preview.columns)
        table.columns.push_back(titled(patterns, column.block, column.at, table.across, column.title));
    return table;
}

/// Never the year. The column of areas is remembered with the columns.
constexpr AnswerRules k_rules{
    [](std::string_view kind) { return kind != "year"; }, [](std::string_view kind) { return kind != "shown"; },
    [](std::string_view kind) { return kind == "area"; },
    [](const plan::LayoutColumn& then, std::string_view) { return then.use == ColumnUse::area; }};

plan::TitleRows kept_titles(const ImportOptions& options) {
    plan::TitleRows titles;
    titles.levels = options.header_rows;
    if (!options.titles) return titles;
    titles.first = static_cast<int>(options.titles->first);
    titles.last = static_cast<int>(options.titles->second);
    return titles;
}

plan::ColumnByHand kept(const ColumnWish& wish) { return {wish.leave_out, wish.use, wish.indicator, wish.unit}; }

plan::LayoutColumn kept_column(const Patterns& patterns, const ImportPreview& preview, const ImportOptions& options,
                               const Column& column, const TitledColumn& as) {
    plan::LayoutColumn then;
    then.block = as.block;
    then.place = static_cast<int>(as.number);
    then.title = as.title;
    then.use = column.use;
    then.indicator = column.indicator;
    then.unit = kept_line(column.unit);
    then.times = column.times;
    then.answers = kept_answers(patterns, k_rules, preview.questions, as.name);
    if (const auto wish = options.columns.find(as.number); wish != options.columns.end())
        then.by_hand = kept(wish->second);
    return then;
}

/// By hand, as it is to be said of the column that stands for it now.
ColumnWish wish_of(const plan::LayoutColumn& then) {
    ColumnWish wish;
    wish.leave_out = then.by_hand.leave_out;
    wish.use = then.by_hand.use;
    wish.indicator = then.by_hand.indicator;
    wish.unit = then.by_hand.unit;
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
            options.columns.try_emplace(static_cast<std::size_t>(column.place), wish_of(column));
    if (options.indicator.empty()) options.indicator = layout.indicator;
    return options;
}

bool holds_values(ColumnUse use) {
    return use == ColumnUse::observed || use == ColumnUse::target || use == ColumnUse::baseline;
}

/// The year after the last one that is recorded of what the layout holds.
std::optional<int> next_year(const plan::Index& index, const plan::TableLayout& layout) {
    std::set<std::string> indicators{layout.indicator};
    for (const plan::LayoutColumn& column : layout.columns) indicators.insert(column.indicator);
    int last = 0;
    for (const plan::Observation& o : index->observations)
        if (!o.sample && indicators.contains(o.indicator)) last = std::max(last, o.year);
    return last == 0 ? std::nullopt : std::optional(last + 1);
}

std::string read_as(const plan::Index& index, ColumnUse use, const std::string& indicator) {
    if (use == ColumnUse::left_out) return base::word_argument(mark("left out"));
    if (!holds_values(use)) return base::word_argument(mark("no value"));
    const auto what = plan::observable(index, indicator);
    return what ? plan::names_argument({what->name}) : indicator;
}

ColumnReading reading_of(const plan::Index& index, const plan::LayoutColumn& then) {
    const bool numbers = holds_values(then.use);
    return {false,
            numbers,
            numbers ? "of " + then.indicator : std::string(plan::to_key(then.use)),
            read_as(index, then.use, then.indicator),
            then.unit,
            then.times,
            then.title};
}
ColumnReading reading_of(const plan::Index& index, const Column& now, const std::string& title) {
    const bool numbers = holds_values(now.use);
    return {now.outcome == Outcome::asked,
            numbers,
            numbers ? "of " + now.indicator : std::string(plan::to_key(now.use)),
            read_as(index, now.use, now.indicator),
            now.unit,
            now.times,
            title};
}

}  // namespace

base::Result<plan::TableLayout> layout_of(const plan::Index& index, const ImportPreview& preview,
                                          const ImportOptions& options, std::string name, std::string file) {
    std::size_t longest = 0;
    for (const Column& column : preview.columns) longest = std::max(longest, folded_word(column.title).size());
    if (auto fits = check_size_of_layout(name, preview.columns.size(), longest); !fits) return base::pass(fits.error());
    const Patterns patterns = patterns_of(index);
    const TitledTable table = titled(patterns, preview);
    plan::TableLayout layout;
    layout.name = std::move(name);
    layout.file = kept_line(file);
    layout.sheet = patterns.of(preview.sheet);
    layout.across = table.across;
    layout.levels = table.levels;
    layout.titles_by_hand = kept_titles(options);
    layout.indicator = options.indicator;
    layout.answers = kept_answers(patterns, k_rules, preview.questions, "");
    for (std::size_t i = 0; i < preview.columns.size(); ++i)
        layout.columns.push_back(kept_column(patterns, preview, options, preview.columns[i], table.columns[i]));
    return layout;
}

FoundLayout fit_of(const plan::Index& index, const plan::TableLayout& layout, const wire::Grid& grid,
                   const ImportOptions& options) {
    if (layout.kind != plan::LayoutKind::values) return {&layout, LayoutFit::none, 0, 0};
    const auto heads = preview_heads(index, grid, with_frame(layout, options));
    return heads ? compared(layout, titled(patterns_of(index), *heads)) : FoundLayout{&layout, LayoutFit::none, 0, 0};
}

std::vector<FoundLayout> find_layouts(const plan::Index& index, const wire::Grid& grid, const ImportOptions& options) {
    std::vector<FoundLayout> found;
    if (!knows_layouts(index.plan(), plan::LayoutKind::values)) return found;
    const auto plain = preview_heads(index, grid, options);
    const TitledTable table = plain ? titled(patterns_of(index), *plain) : TitledTable{};
    for (const plan::TableLayout& layout : index->table_layouts) {
        const bool has_frame = with_frame(layout, options) != options;
        FoundLayout one{&layout, LayoutFit::none, 0, 0};
        if (has_frame)
            one = fit_of(index, layout, grid, options);
        else if (plain && layout.kind == plan::LayoutKind::values)
            one = compared(layout, table);
        if (one.fit >= LayoutFit::similar) found.push_back(one);
    }
    sort_best_first(found);
    return found;
}

bool names_sheet_of(const plan::Index& index, const plan::TableLayout& layout, std::string_view sheet) {
    return !layout.sheet.empty() && patterns_of(index).of(sheet) == layout.sheet;
}

ImportOptions apply_layout(const plan::Index& index, const plan::TableLayout& layout, const ImportPreview& preview,
                           ImportOptions options) {
    const Patterns patterns = patterns_of(index);
    const TitledTable table = titled(patterns, preview);
    const Pairs pairs(layout, table);
    for (const Pairs::Pair& pair : pairs.pairs())
        if (pair.then != nullptr)
            put_wish(options.columns, table.columns[pair.now], wish_of(*pair.then),
                     preview.columns[pair.now].lacks_unit);
    const Answers answers(patterns, k_rules, layout, table, pairs);
    for (const Question& question : preview.questions)
        if (const auto answer = answers.to(question)) options.answers.try_emplace(question.id, *answer);
    if (!options.likely_year) options.likely_year = next_year(index, layout);
    return options;
}

LayoutDifferences differences_from(const plan::Index& index, const plan::TableLayout& layout,
                                   const ImportPreview& preview) {
    const TitledTable table = titled(patterns_of(index), preview);
    const Pairs pairs(layout, table);
    ComparedColumns compared{{}, base::word_argument(mark("the indicator's own unit"))};
    for (const auto& [then, now] : pairs.pairs()) {
        const Column& column = preview.columns[now];
        const std::string place = place_and_title(column.at, column.title);
        if (then == nullptr)
            compared.add_new(place);
        else
            compared.add(place, reading_of(index, *then), reading_of(index, column, table.columns[now].title));
    }
    compared.add_gone(pairs.gone());
    return std::move(compared.differences);
}

base::Result<ReadByLayout> preview_by_layout(const plan::Index& index, const wire::Workbook& book,
                                             const plan::TableLayout& layout, const ImportOptions& options) {
    if (book.grids.empty())
        return base::fail(ErrorKind::refused, "", mark("holds nothing; choose another sheet or file"), {});
    return read_in_rounds<ImportPreview>(
        with_frame(layout, options),
        [&](const ImportOptions& how) { return preview_heads(index, book.grids.front(), how); },
        [&](const ImportOptions& how) { return preview_import(index, book, how); },
        [&](const ImportPreview& preview, const ImportOptions& how) {
            return apply_layout(index, layout, preview, how);
        },
        [&](const ImportPreview& preview) { return differences_from(index, layout, preview); });
}

}  // namespace tables
