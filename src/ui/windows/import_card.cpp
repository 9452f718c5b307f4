#include "windows/import_card.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <imgui.h>
#include <string>
#include <utility>
#include <vector>

#include "plan/index.h"
#include "plan/observations.h"
#include "session/import_sheet.h"
#include "ui/frame_input.h"
#include "windows/import_words.h"

namespace ui {
namespace {

using tables::ColumnUse;
using tables::ColumnWish;

constexpr float k_width = 300, k_height = 330;  // logical px
constexpr const char* k_popup = "###import_card";

/// What a column can be said to be.
constexpr std::array k_uses{ColumnUse::observed,  ColumnUse::area,    ColumnUse::code,  ColumnUse::indicator,
                            ColumnUse::year,      ColumnUse::unit,    ColumnUse::state, ColumnUse::source,
                            ColumnUse::attribute, ColumnUse::left_out};

bool is_across(const tables::ImportPreview& preview) {
    return !preview.blocks.empty() && preview.blocks.front().across;
}

/// The column's number as options have it.
std::size_t number_of(const tables::ImportPreview& preview, const tables::Column& column) {
    return is_across(preview) ? column.at.row : column.at.column;
}

/// In the table that the card was opened in, else in any.
const tables::Column* column_of(const ImportState& state, const ImportCard& card) {
    const tables::Column* found = nullptr;
    for (const tables::Column& column : state.preview.columns) {
        if (number_of(state.preview, column) != card.number) continue;
        const auto& block = state.preview.blocks[column.block];
        if (found == nullptr || (card.at.row >= block.first.row && card.at.row <= block.last.row)) found = &column;
    }
    return found;
}

ColumnWish wish_of(const ImportState& state, std::size_t number) {
    const auto at = state.options.columns.find(number);
    return at == state.options.columns.end() ? ColumnWish{} : at->second;
}

void set_wish(tables::ImportOptions& options, std::size_t number, ColumnWish wish) {
    if (wish == ColumnWish{})
        options.columns.erase(number);
    else
        options.columns[number] = std::move(wish);
}

void decide(ImportState& state, std::size_t number, ColumnWish wish) {
    tables::ImportOptions next = state.options;
    set_wish(next, number, std::move(wish));
    state.decide(std::move(next));
}

tables::CarrierColumnWish carrier_wish(const ImportState& state, std::size_t number) {
    const auto at = state.carriers->options.columns.find(number);
    return at == state.carriers->options.columns.end() ? tables::CarrierColumnWish{} : at->second;
}

void decide(ImportState& state, std::size_t number, tables::CarrierColumnWish wish) {
    tables::CarrierOptions next = state.carriers->options;
    if (wish == tables::CarrierColumnWish{})
        next.columns.erase(number);
    else
        next.columns[number] = std::move(wish);
    state.decide(std::move(next));
}

/// The unit as it is typed.
void take_unit(ImportState& state, const ImportCard& card) {
    if (state.carriers) {
        tables::CarrierColumnWish wish = carrier_wish(state, card.number);
        wish.unit = card.unit;
        return decide(state, card.number, std::move(wish));
    }
    ColumnWish wish = wish_of(state, card.number);
    wish.unit = card.unit;
    decide(state, card.number, std::move(wish));
}

void draw_use(PanelContext& c, ImportState& state, const ImportCard& card, const tables::Column* column) {
    ColumnWish wish = wish_of(state, card.number);
    std::vector<Widgets::Choice> choices{{"found", c.say("as its title says")}};
    int current = 0;
    for (const ColumnUse use : k_uses) {
        const bool is_now = use == ColumnUse::left_out ? wish.leave_out : wish.use == use;
        if (is_now) current = static_cast<int>(choices.size());
        choices.push_back({std::to_string(static_cast<int>(use)), c.say(words_of(use))});
    }
    const bool keeps_area = column != nullptr && column->use == ColumnUse::area && !wish.use;
    if (keeps_area)
        return c.widgets.soft_wrapped(c.say("It names the areas; choose another column for them to change that."));
    c.widgets.small_text(c.say("What it is"));
    const int chosen = c.widgets.drop_down("import/column/use", choices, current, c.widgets.px(k_width));
    if (chosen < 0) return;
    wish.leave_out = chosen > 0 && k_uses[static_cast<std::size_t>(chosen - 1)] == ColumnUse::left_out;
    wish.use =
        chosen > 0 && !wish.leave_out ? std::optional(k_uses[static_cast<std::size_t>(chosen - 1)]) : std::nullopt;
    tables::ImportOptions next = state.options;
    if (wish.use == ColumnUse::area)
        for (auto& [number, other] : next.columns)
            if (other.use == ColumnUse::area) other.use.reset();
    set_wish(next, card.number, std::move(wish));
    state.decide(std::move(next));
}

void draw_indicator(PanelContext& c, ImportState& state, const ImportCard& card) {
    ColumnWish wish = wish_of(state, card.number);
    std::vector<Widgets::Choice> choices{{"", c.say("as its title says")}};
    int current = 0;
    const auto offer = [&](const std::string& key, const plan::Name& name) {
        if (key == wish.indicator) current = static_cast<int>(choices.size());
        choices.push_back({key, c.name(name)});
    };
    for (const plan::Indicator& indicator : c.session.plan().indicators) offer(indicator.key, indicator.name);
    for (const plan::CityFigure& figure : c.session.plan().figures) offer(plan::figure_key(figure), figure.name);
    c.widgets.small_text(c.say("Indicator"));
    const int chosen = c.widgets.drop_down("import/column/indicator", choices, current, c.widgets.px(k_width));
    if (chosen < 0) return;
    wish.indicator = choices[static_cast<std::size_t>(chosen)].key;
    wish.leave_out = false;
    decide(state, card.number, std::move(wish));
}

void draw_year(PanelContext& c, ImportState& state, const ImportCard& card, float width) {
    ColumnWish wish = wish_of(state, card.number);
    std::vector<Widgets::Choice> choices{{"", c.say("as its title says")}};
    int current = 0;
    for (const int year : c.session.years()) {
        if (wish.year == year) current = static_cast<int>(choices.size());
        choices.push_back({std::to_string(year), std::to_string(year)});
    }
    const int chosen = c.widgets.drop_down("import/column/year", choices, current, width);
    if (chosen < 0) return;
    wish.year = chosen == 0 ? std::nullopt : std::optional(std::stoi(choices[static_cast<std::size_t>(chosen)].key));
    wish.leave_out = false;
    decide(state, card.number, std::move(wish));
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
    const ColumnWish wish = wish_of(state, card.number);
    const std::vector<std::size_t> like = columns_like(state, column);
    if (wish == ColumnWish{} || like.empty()) return;
    const std::string label =
        fmt::format(fmt::runtime(c.widgets.say_count(std::ssize(like), "The same for {} column like it",
                                                     "The same for {} columns like it")),
                    like.size());
    if (!c.widgets.button("import/column/like", label)) return;
    tables::ImportOptions next = state.options;
    for (const std::size_t number : like) {
        ColumnWish other = wish;
        other.year = wish_of(state, number).year;
        set_wish(next, number, std::move(other));
    }
    state.decide(std::move(next));
}

void draw_column_card(PanelContext& c, ImportState& state, ImportCard& card) {
    const tables::Column* column = column_of(state, card);
    const std::string name =
        is_across(state.preview) ? std::to_string(card.number) : tables::cell_name({0, card.number});
    const std::string title = column != nullptr ? column->title : std::string();
    c.widgets.heading(title.empty() ? name : name + "  " + title);
    if (column != nullptr) c.widgets.soft_wrapped(chip_of(c, *column));
    ImGui::Spacing();
    draw_use(c, state, card, column);
    if (column != nullptr && column->use == ColumnUse::area) return;
    draw_indicator(c, state, card);
    const float gap = c.widgets.px(8), half = (c.widgets.px(k_width) - gap) / 2;
    c.widgets.small_text(c.say("Year and unit"));
    draw_year(c, state, card, half);
    ImGui::SameLine(0, gap);
    draw_unit(c, state, card, half);
    ImGui::Spacing();
    if (column != nullptr) draw_like(c, state, card, *column);
    if (wish_of(state, card.number) != ColumnWish{} &&
        c.widgets.button("import/column/found", c.say("As its title says"))) {
        card.unit.clear();
        decide(state, card.number, ColumnWish{});
    }
}

/// Roles in the order of the enumeration, after what the title says and leaving out.
void draw_role(PanelContext& c, ImportState& state, const ImportCard& card) {
    using tables::CarrierRole;
    const tables::CarrierColumnWish wish = carrier_wish(state, card.number);
    std::vector<Widgets::Choice> choices{{"found", c.say("as its title says")}, {"left_out", c.say("Left out")}};
    int current = wish.leave_out ? 1 : 0;
    for (int i = static_cast<int>(CarrierRole::ordinal); i < static_cast<int>(CarrierRole::not_kept); ++i) {
        const auto role = static_cast<CarrierRole>(i);
        if (wish.role == role) current = static_cast<int>(choices.size());
        choices.push_back({std::string(tables::to_key(role)), c.name(tables::label(role))});
    }
    c.widgets.small_text(c.say("What it is"));
    const int chosen = c.widgets.drop_down("import/column/use", choices, current, c.widgets.px(k_width));
    if (chosen < 0) return;
    tables::CarrierColumnWish next = wish;
    next.leave_out = chosen == 1;
    next.role =
        chosen > 1 ? tables::carrier_role_from_key(choices[static_cast<std::size_t>(chosen)].key) : std::nullopt;
    decide(state, card.number, std::move(next));
}

void draw_carrier_card(PanelContext& c, ImportState& state, ImportCard& card) {
    const tables::CarrierPreview& preview = state.carriers->preview;
    const auto column = std::find_if(preview.columns.begin(), preview.columns.end(), [&](const auto& each) {
        const tables::Block& block = preview.blocks[each.block];
        if (card.at.row < block.first.row || card.at.row > block.last.row) return false;
        return (block.across ? each.at.row : each.at.column) == card.number;
    });
    const std::string name = tables::cell_name({0, card.number});
    c.widgets.heading(column == preview.columns.end() ? name : name + "  " + column->title);
    if (column != preview.columns.end() && column->reason) c.widgets.soft_wrapped(told(c, "", *column->reason));
    ImGui::Spacing();
    draw_role(c, state, card);
    c.widgets.small_text(c.say("Unit"));
    draw_unit(c, state, card, c.widgets.px(k_width));
    ImGui::Spacing();
    const bool said = carrier_wish(state, card.number) != tables::CarrierColumnWish{};
    if (said && c.widgets.button("import/column/found", c.say("As its title says"))) {
        card.unit.clear();
        decide(state, card.number, tables::CarrierColumnWish{});
    }
}

void choose(ImportState& state, tables::ImportOptions next) {
    state.decide(std::move(next));
    ImGui::CloseCurrentPopup();
}

void draw_row_card(PanelContext& c, ImportState& state, const ImportCard& card) {
    c.widgets.heading(fmt::format(fmt::runtime(c.say("Row {}")), card.number));
    const std::size_t row = card.number;
    tables::ImportOptions next = state.options;
    if (!is_across(state.preview)) {
        const bool out = next.rows_left_out.contains(row);
        if (c.widgets.row("import/row/leave_out", out ? c.say("Take this row in") : c.say("Leave this row out"),
                          false)) {
            if (out)
                next.rows_left_out.erase(row);
            else
                next.rows_left_out.insert(row);
            return choose(state, std::move(next));
        }
        if (c.widgets.row("import/row/first_title", c.say("The titles begin here"), false)) {
            next.titles = {row, std::max(row, next.titles ? next.titles->second : row)};
            return choose(state, std::move(next));
        }
        if (c.widgets.row("import/row/last_title", c.say("The titles end here"), false)) {
            next.titles = {std::min(row, next.titles ? next.titles->first : row), row};
            return choose(state, std::move(next));
        }
    }
    if (c.widgets.row("import/row/last", c.say("The table ends here"), next.last_row == row)) {
        next.last_row = row;
        return choose(state, std::move(next));
    }
    const bool by_hand = next.titles.has_value() || next.last_row.has_value();
    if (by_hand && c.widgets.row("import/row/found", c.say("Titles and end as found"), false)) {
        next.titles.reset();
        next.last_row.reset();
        choose(state, std::move(next));
    }
}

}  // namespace

void open_column_card(ImportState& state, std::size_t number, tables::CellPlace at) {
    const std::string unit = state.carriers ? carrier_wish(state, number).unit : wish_of(state, number).unit;
    state.card = ImportCard{ImportCard::About::column, number, at, unit, true};
}

void open_row_card(ImportState& state, std::size_t number) {
    if (state.carriers) return;  // its rows are carriers, asked about one by one
    state.card = ImportCard{ImportCard::About::row, number, {number, 1}, {}, true};
}

void toggle_left_out(ImportState& state, std::size_t number) {
    if (state.carriers) {
        tables::CarrierColumnWish wish = carrier_wish(state, number);
        wish.leave_out = !wish.leave_out;
        return decide(state, number, std::move(wish));
    }
    ColumnWish wish = wish_of(state, number);
    wish.leave_out = !wish.leave_out;
    decide(state, number, std::move(wish));
}

void draw_import_card(PanelContext& c, ImportState& state) {
    if (!state.card) return;
    if (std::exchange(state.card->opens, false)) {
        ImGui::OpenPopup(k_popup);
        const scene::Rect& cell = state.grid.at;
        ImGui::SetNextWindowPos({std::max(0.0F, std::min(cell.x, c.input.width - c.widgets.px(k_width + 32))),
                                 std::max(0.0F, std::min(cell.bottom(), c.input.height - c.widgets.px(k_height)))});
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {c.widgets.px(12), c.widgets.px(10)});
    ImGui::SetNextWindowSize({c.widgets.px(k_width + 24), 0});
    const bool open = ImGui::BeginPopup(k_popup);
    ImGui::PopStyleVar();
    if (!open) {  // what was typed last is kept however the card was left
        if (state.card->about == ImportCard::About::column) take_unit(state, *state.card);
        return state.card.reset();
    }
    c.widgets.close_on_escape();
    ImportCard card = *state.card;
    if (state.carriers)
        draw_carrier_card(c, state, card);
    else if (card.about == ImportCard::About::column)
        draw_column_card(c, state, card);
    else
        draw_row_card(c, state, card);
    state.card = std::move(card);
    ImGui::EndPopup();
}

}  // namespace ui
