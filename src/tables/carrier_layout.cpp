#include "tables/carrier_layout.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error_words.h"
#include "carrier_columns.h"
#include "carrier_roles.h"
#include "carrier_title.h"
#include "layout_titles.h"
#include "plan/names.h"
#include "title_pattern.h"

namespace tables {
namespace {

using base::ErrorKind;
using base::mark;

/// What is kept of an answer that chose a column, with that column.
constexpr const char* k_chosen = "chosen";

Patterns patterns_of(const plan::Index& index) {
    return {index.plan(), CarrierTitleReader(CarrierWords::built_in()).units()};
}

bool lies_across(const CarrierPreview& preview) { return !preview.blocks.empty() && preview.blocks.front().across; }

TitledTable titled(const Patterns& patterns, const CarrierPreview& preview) {
    TitledTable table{lies_across(preview), levels_of(preview.blocks), {}};
    for (const CarrierColumn& column : preview.columns) {
        table.columns.push_back(titled(patterns, column.block, column.at, table.across, column.title));
        table.columns.back().name = name_in_questions(column.at, column.block, table.across);
    }
    return table;
}

bool is_one_of(std::string_view kind, std::initializer_list<std::string_view> kinds) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}
bool chooses_columns(std::string_view kind) { return is_one_of(kind, {"twice", "place"}); }

constexpr AnswerRules k_rules{
    [](std::string_view kind) {
        return chooses_columns(kind) || is_one_of(kind, {"heading", "unit", "hidden_columns", "hidden_rows", "numbers",
                                                         "minutes", "order", "system", "uncertainty"});
    },
    [](std::string_view kind) { return kind == "heading"; }, &chooses_columns,
    [](const plan::LayoutColumn& then, std::string_view kind) {
        return std::any_of(then.answers.begin(), then.answers.end(), [kind](const plan::LayoutAnswer& answer) {
            return answer.question == kind && answer.answer == k_chosen;
        });
    }};

plan::ColumnByHand kept(const CarrierColumnWish& wish) {
    plan::ColumnByHand by_hand;
    by_hand.leave_out = wish.leave_out;
    by_hand.unit = wish.unit;
    if (wish.role) by_hand.role = to_key(*wish.role);
    return by_hand;
}

CarrierColumnWish wish_of(const plan::LayoutColumn& then) {
    CarrierColumnWish wish;
    wish.leave_out = then.by_hand.leave_out;
    wish.role = carrier_role_from_key(then.by_hand.role);
    wish.unit = then.by_hand.unit;
    return wish;
}

CarrierRole role_of(const CarrierColumn& column) {
    return column.outcome == Outcome::left_out ? CarrierRole::left_out : column.role;
}

plan::LayoutColumn kept_column(const Patterns& patterns, const CarrierPreview& preview, const CarrierOptions& options,
                               const CarrierColumn& column, const TitledColumn& as) {
    plan::LayoutColumn then;
    then.block = as.block;
    then.place = static_cast<int>(as.number);
    then.title = as.title;
    then.role = to_key(role_of(column));
    then.unit = kept_line(column.unit);
    then.times = column.times;
    then.answers = kept_answers(patterns, k_rules, preview.questions, as.name);
    for (const Question& question : preview.questions)
        if (const QuestionId id(question.id); chooses_columns(id.kind) && is_among(question.chosen, as.name))
            then.answers.push_back({id.kind, "", k_chosen});
    if (const auto wish = options.columns.find(as.number); wish != options.columns.end())
        then.by_hand = kept(wish->second);
    return then;
}

/// Which rows hold titles is said before they are looked for.
CarrierOptions with_frame(const plan::TableLayout& layout, CarrierOptions options) {
    const plan::TitleRows& titles = layout.titles_by_hand;
    if (!options.titles && titles.first > 0) options.titles.emplace(titles.first, titles.last);
    return options;
}

ColumnReading reading_of(CarrierRole role, const std::string& unit, double times, std::string title) {
    const bool numbers = is_amount(role) || role == CarrierRole::uncertainty;
    return {false, numbers, std::string(to_key(role)), plan::names_argument({label(role)}),
            unit,  times,   std::move(title)};
}

}  // namespace

base::Result<plan::TableLayout> layout_of(const plan::Index& index, const CarrierPreview& preview,
                                          const CarrierOptions& options, std::string name, std::string file) {
    std::size_t longest = 0;
    for (const CarrierColumn& column : preview.columns) longest = std::max(longest, folded_word(column.title).size());
    if (auto fits = check_size_of_layout(name, preview.columns.size(), longest); !fits) return base::pass(fits.error());
    const Patterns patterns = patterns_of(index);
    const TitledTable table = titled(patterns, preview);
    plan::TableLayout layout;
    layout.name = std::move(name);
    layout.kind = plan::LayoutKind::carriers;
    layout.file = kept_line(file);
    layout.sheet = patterns.of(preview.sheet);
    layout.across = table.across;
    layout.levels = table.levels;
    if (options.titles)
        layout.titles_by_hand = {0, static_cast<int>(options.titles->first), static_cast<int>(options.titles->second)};
    layout.answers = kept_answers(patterns, k_rules, preview.questions, "");
    for (std::size_t i = 0; i < preview.columns.size(); ++i)
        layout.columns.push_back(kept_column(patterns, preview, options, preview.columns[i], table.columns[i]));
    return layout;
}

FoundLayout fit_of(const plan::Index& index, const plan::TableLayout& layout, const wire::Grid& grid,
                   const CarrierOptions& options) {
    if (layout.kind != plan::LayoutKind::carriers) return {&layout, LayoutFit::none, 0, 0};
    const auto heads = preview_carrier_heads(index, grid, with_frame(layout, options));
    return heads ? compared(layout, titled(patterns_of(index), *heads)) : FoundLayout{&layout, LayoutFit::none, 0, 0};
}

std::vector<FoundLayout> find_layouts(const plan::Index& index, const wire::Grid& grid, const CarrierOptions& options) {
    std::vector<FoundLayout> found;
    if (!knows_layouts(index.plan(), plan::LayoutKind::carriers)) return found;
    for (const plan::TableLayout& layout : index->table_layouts)
        if (const FoundLayout one = fit_of(index, layout, grid, options); one.fit >= LayoutFit::similar)
            found.push_back(one);
    sort_best_first(found);
    return found;
}

CarrierOptions apply_layout(const plan::Index& index, const plan::TableLayout& layout, const CarrierPreview& preview,
                            CarrierOptions options) {
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
    return options;
}

LayoutDifferences differences_from(const plan::Index& index, const plan::TableLayout& layout,
                                   const CarrierPreview& preview) {
    const TitledTable table = titled(patterns_of(index), preview);
    const Pairs pairs(layout, table);
    ComparedColumns compared{{}, base::word_argument(mark("the unit of each cell"))};
    for (const auto& [then, now] : pairs.pairs()) {
        const CarrierColumn& column = preview.columns[now];
        const std::string place = place_and_title(column.at, column.title);
        if (then == nullptr) {
            compared.add_new(place);
            continue;
        }
        const CarrierRole role = carrier_role_from_key(then->role).value_or(CarrierRole::left_out);
        ColumnReading read = reading_of(role_of(column), column.unit, column.times, table.columns[now].title);
        read.asked = column.outcome == Outcome::asked;
        compared.add(place, reading_of(role, then->unit, then->times, then->title), read);
    }
    compared.add_gone(pairs.gone());
    return std::move(compared.differences);
}

base::Result<CarriersReadByLayout> preview_by_layout(const plan::Index& index, const wire::Workbook& book,
                                                     const plan::TableLayout& layout, const CarrierOptions& options) {
    if (book.grids.empty())
        return base::fail(ErrorKind::refused, "", mark("holds nothing; choose another sheet or file"), {});
    return read_in_rounds<CarrierPreview>(
        with_frame(layout, options),
        [&](const CarrierOptions& how) { return preview_carrier_heads(index, book.grids.front(), how); },
        [&](const CarrierOptions& how) { return preview_carriers(index, book, how); },
        [&](const CarrierPreview& preview, const CarrierOptions& how) {
            return apply_layout(index, layout, preview, how);
        },
        [&](const CarrierPreview& preview) { return differences_from(index, layout, preview); });
}

}  // namespace tables
