#include "windows/column_card.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <imgui.h>
#include <string>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "plan/index.h"
#include "plan/observations.h"
#include "plan/table_memory_edits.h"
#include "windows/column_wishes.h"
#include "windows/import_words.h"

namespace ui {
namespace {

using base::mark;
using plan::WordKind;
using plan::WordSort;
using tables::ColumnUse;
using tables::ColumnWish;

/// What a column can be said to be.
constexpr std::array k_uses{ColumnUse::observed,  ColumnUse::area,    ColumnUse::code,  ColumnUse::indicator,
                            ColumnUse::year,      ColumnUse::unit,    ColumnUse::state, ColumnUse::source,
                            ColumnUse::attribute, ColumnUse::left_out};

struct KindWords {
    WordKind kind;
    const char* words;
};
/// What an unknown word of a title can be said to be, beside the name of an indicator.
constexpr std::array k_kinds{
    KindWords{WordKind::value, mark("the value itself; says nothing more")},
    KindWords{WordKind::whole_period, mark("a whole year; says nothing more")},
    KindWords{WordKind::preliminary, mark("a preliminary figure")},
    KindWords{WordKind::planned, mark("what is planned or forecast")},
    KindWords{WordKind::rank, mark("a rank or a score")},
    KindWords{WordKind::change, mark("a change")},
    KindWords{WordKind::part_period, mark("a part of a year")},
    KindWords{WordKind::newly_added, mark("what was added")},
    KindWords{WordKind::of_which, mark("a part of the whole")},
    KindWords{WordKind::ratio, mark("a share or a ratio")},
    KindWords{WordKind::subject, mark("what the rows are about")},
};

bool is_across(const tables::ImportPreview& preview) {
    return !preview.blocks.empty() && preview.blocks.front().across;
}

/// The column's number as options have it.
std::size_t number_of(const tables::ImportPreview& preview, const tables::Column& column) {
    return is_across(preview) ? column.at.row : column.at.column;
}

/// The first that the card is about: in the table that the card was opened in, else in any.
const tables::Column* column_of(const ImportState& state, const ImportCard& card) {
    const tables::Column* found = nullptr;
    for (const tables::Column& column : state.preview.columns) {
        if (number_of(state.preview, column) != card.numbers.front()) continue;
        const auto& block = state.preview.blocks[column.block];
        if (found == nullptr || (card.at.row >= block.first.row && card.at.row <= block.last.row)) found = &column;
    }
    return found;
}

template <class Change>
void change(ImportState& state, const ImportCard& card, Change change) {
    change_wishes(state, state.options, card.numbers, change);
}

ColumnWish wish_of_first(const ImportState& state, const ImportCard& card) {
    return wish_of(state.options, card.numbers.front());
}

void choose_use(ImportState& state, const ImportCard& card, ColumnUse use) {
    tables::ImportOptions options = state.options;
    if (use == ColumnUse::area)  // only one column names the areas
        for (auto& [number, other] : options.columns)
            if (other.use == ColumnUse::area) other.use.reset();
    change_wishes(state, std::move(options), card.numbers, [&](ColumnWish& wish) {
        wish.leave_out = use == ColumnUse::left_out;
        wish.use = wish.leave_out ? std::nullopt : std::optional(use);
    });
}

void draw_use(PanelContext& c, ImportState& state, const ImportCard& card, const tables::Column* column) {
    const ColumnWish wish = wish_of_first(state, card);
    if (column != nullptr && column->use == ColumnUse::area && !wish.use)
        return c.widgets.soft_wrapped(c.say("It names the areas; choose another column for them to change that."));
    std::vector<Widgets::Choice> choices{{"found", c.say("as its title says")}};
    std::vector<ColumnUse> uses{ColumnUse::left_out};
    int current = 0;
    for (const ColumnUse use : k_uses) {
        if (use == ColumnUse::area && card.numbers.size() > 1) continue;
        const bool is_now = use == ColumnUse::left_out ? wish.leave_out : wish.use == use;
        if (is_now) current = static_cast<int>(choices.size());
        choices.push_back({std::to_string(static_cast<int>(use)), c.say(words_of(use))});
        uses.push_back(use);
    }
    c.widgets.small_text(c.say("What it is"));
    const int chosen = c.widgets.drop_down("import/column/use", choices, current, c.widgets.px(k_column_card_width));
    if (chosen > 0) return choose_use(state, card, uses[static_cast<std::size_t>(chosen)]);
    if (chosen == 0) change(state, card, [](ColumnWish& each) { each.leave_out = false, each.use.reset(); });
}

/// Indicators and rows of the city's tables, by their keys.
void offer_indicators(const PanelContext& c, std::vector<Widgets::Choice>& choices) {
    for (const plan::Indicator& indicator : c.session.plan().indicators)
        choices.push_back({indicator.key, c.name(indicator.name)});
    for (const plan::CityFigure& figure : c.session.plan().figures)
        choices.push_back({plan::figure_key(figure), c.name(figure.name)});
}

/// The choice of a key, the first where there is none.
int place_of(const std::vector<Widgets::Choice>& choices, const std::string& key) {
    const auto at =
        std::find_if(choices.begin(), choices.end(), [&](const Widgets::Choice& each) { return each.key == key; });
    return at == choices.end() ? 0 : static_cast<int>(at - choices.begin());
}

void draw_indicator(PanelContext& c, ImportState& state, const ImportCard& card) {
    std::vector<Widgets::Choice> choices{{"", c.say("as its title says")}};
    offer_indicators(c, choices);
    c.widgets.small_text(c.say("Indicator"));
    const int now = place_of(choices, wish_of_first(state, card).indicator);
    const int chosen = c.widgets.drop_down("import/column/indicator", choices, now, c.widgets.px(k_column_card_width));
    if (chosen < 0) return;
    change(state, card, [&](ColumnWish& wish) {
        wish.indicator = choices[static_cast<std::size_t>(chosen)].key;
        wish.leave_out = false;
    });
}

void draw_year(PanelContext& c, ImportState& state, const ImportCard& card, float width) {
    std::vector<Widgets::Choice> choices{{"", c.say("as its title says")}};
    for (const int year : c.session.years()) choices.push_back({std::to_string(year), std::to_string(year)});
    const auto now = wish_of_first(state, card).year;
    const int current = now ? place_of(choices, std::to_string(*now)) : 0;
    const int chosen = c.widgets.drop_down("import/column/year", choices, current, width);
    if (chosen < 0) return;
    change(state, card, [&](ColumnWish& wish) {
        wish.year =
            chosen == 0 ? std::nullopt : std::optional(std::stoi(choices[static_cast<std::size_t>(chosen)].key));
        wish.leave_out = false;
    });
}

void draw_unit(PanelContext& c, ImportState& state, ImportCard& card, float width) {
    (void)c.widgets.text_field("import/column/unit", card.unit, c.say("Unit, as its title says"), width, false);
    if (ImGui::IsItemDeactivatedAfterEdit()) take_unit(state, card);
}

/// The same title but for its digits: another year of the same.
std::string without_digits(std::string title) {
    std::erase_if(title, [](char c) { return c >= '0' && c <= '9'; });
    return title;
}

std::vector<std::size_t> columns_like(const ImportState& state, const tables::Column& column) {
    std::vector<std::size_t> like;
    for (const tables::Column& other : state.preview.columns) {
        const std::size_t number = number_of(state.preview, other);
        if (&other != &column && other.block == column.block && other.use != ColumnUse::area &&
            without_digits(other.title) == without_digits(column.title))
            like.push_back(number);
    }
    return like;
}

/// Its own year stays that of each.
void draw_like(PanelContext& c, ImportState& state, const ImportCard& card, const tables::Column& column) {
    const ColumnWish said = wish_of_first(state, card);
    const std::vector<std::size_t> like = columns_like(state, column);
    if (said == ColumnWish{} || like.empty()) return;
    const std::string label =
        fmt::format(fmt::runtime(c.widgets.say_count(std::ssize(like), "The same for {} column like it",
                                                     "The same for {} columns like it")),
                    like.size());
    if (!c.widgets.button("import/column/like", label)) return;
    change_wishes(state, state.options, like, [&](ColumnWish& wish) {
        const auto year = wish.year;
        wish = said;
        wish.year = year;
    });
}

/// Words of its title that nobody knows, and those that were explained for this table.
std::vector<std::string> unknown_words(const ImportState& state, const tables::Column& column) {
    std::vector<std::string> words = column.over;
    const std::string title = base::fold(column.title);
    for (const plan::TableWord& word : state.options.words) {
        const bool listed = std::find(words.begin(), words.end(), word.word) != words.end();
        if (!listed && title.find(base::fold(word.word)) != std::string::npos) words.push_back(word.word);
    }
    return words;
}

/// `meaning` is the key of a WordKind or of an indicator; an empty one makes the word unknown again.
void explain(ImportState& state, const std::string& word, const std::string& meaning) {
    tables::ImportOptions next = state.options;
    std::erase_if(next.words, [&](const plan::TableWord& each) { return each.word == word; });
    const WordSort sort = plan::is_meaning(WordSort::kind, meaning) ? WordSort::kind : WordSort::indicator;
    if (!meaning.empty()) next.words.push_back(plan::table_word(word, sort, meaning));
    state.decide(std::move(next));
}

/// What an unknown word means; the project remembers it with the import.
void draw_word(PanelContext& c, ImportState& state, const std::string& word) {
    std::vector<Widgets::Choice> choices{{"", c.say("unknown; its columns are left out")}};
    for (const auto& [kind, words] : k_kinds) choices.push_back({std::string(plan::to_key(kind)), c.say(words)});
    offer_indicators(c, choices);
    const auto& said = state.options.words;
    const auto now = std::find_if(said.begin(), said.end(), [&](const auto& each) { return each.word == word; });
    c.widgets.small_text(fmt::format(fmt::runtime(c.say("“{}” means (remembered)")), word));
    const int chosen =
        c.widgets.drop_down("import/column/word/" + word, choices,
                            now == said.end() ? 0 : place_of(choices, now->meaning), c.widgets.px(k_column_card_width));
    if (chosen >= 0) explain(state, word, choices[static_cast<std::size_t>(chosen)].key);
}

/// B, B–D, or B, E; of a table that lies across the numbers of its rows.
std::string names_of(const std::vector<std::size_t>& numbers, bool across) {
    const auto one = [&](std::size_t number) {
        return across ? std::to_string(number) : tables::cell_name({0, number});
    };
    const bool together = numbers.back() - numbers.front() + 1 == numbers.size();
    if (together && numbers.size() > 1) return one(numbers.front()) + "–" + one(numbers.back());
    std::string names;
    for (const std::size_t number : numbers) names += (names.empty() ? "" : ", ") + one(number);
    return names;
}

void draw_found(PanelContext& c, ImportState& state, ImportCard& card) {
    const bool said = std::any_of(card.numbers.begin(), card.numbers.end(),
                                  [&](std::size_t number) { return state.options.columns.contains(number); });
    if (!said || !c.widgets.button("import/column/found", c.say("As its title says"))) return;
    card.unit.clear();
    change(state, card, [](ColumnWish& wish) { wish = {}; });
}

}  // namespace

void draw_columns_head(PanelContext& c, const std::vector<std::size_t>& numbers, bool across,
                       const std::string& title) {
    const std::string names = names_of(numbers, across);
    const bool several = numbers.size() > 1;
    c.widgets.heading(several || title.empty() ? names : names + "  " + title);
    if (several)
        c.widgets.soft_wrapped(fmt::format(
            fmt::runtime(c.say("{} columns are chosen; what is said holds for each of them.")), numbers.size()));
}

void take_unit(ImportState& state, const ImportCard& card) {
    const auto take = [&](const auto& options) {
        if (wish_of(options, card.numbers.front()).unit == card.unit) return;  // the others keep theirs
        change_wishes(state, options, card.numbers, [&](auto& wish) { wish.unit = card.unit; });
    };
    if (state.carriers)
        take(state.carriers->options);
    else
        take(state.options);
}

void draw_column_card(PanelContext& c, ImportState& state, ImportCard& card) {
    const tables::Column* column = column_of(state, card);
    const bool one = card.numbers.size() == 1;
    draw_columns_head(c, card.numbers, is_across(state.preview), column == nullptr ? std::string() : column->title);
    if (one && column != nullptr) c.widgets.soft_wrapped(chip_of(c, *column));
    ImGui::Spacing();
    draw_use(c, state, card, column);
    if (one && column != nullptr && column->use == ColumnUse::area) return;
    draw_indicator(c, state, card);
    const float gap = c.widgets.px(8), half = (c.widgets.px(k_column_card_width) - gap) / 2;
    c.widgets.small_text(c.say("Year and unit"));
    draw_year(c, state, card, half);
    ImGui::SameLine(0, gap);
    draw_unit(c, state, card, half);
    if (one && column != nullptr)
        for (const std::string& word : unknown_words(state, *column)) draw_word(c, state, word);
    ImGui::Spacing();
    if (one && column != nullptr) draw_like(c, state, card, *column);
    draw_found(c, state, card);
}

}  // namespace ui
