#include "windows/import_card.h"

#include <algorithm>
#include <fmt/format.h>
#include <imgui.h>
#include <string>
#include <utility>

#include "ui/frame_input.h"
#include "windows/carrier_card.h"
#include "windows/column_card.h"
#include "windows/column_wishes.h"

namespace ui {
namespace {

constexpr float k_height = 330;  // logical px
constexpr const char* k_popup = "###import_card";

void choose(ImportState& state, tables::ImportOptions next) {
    state.decide(std::move(next));
    ImGui::CloseCurrentPopup();
}

void draw_row_left_out(PanelContext& c, ImportState& state, const ImportCard& card) {
    tables::ImportOptions next = state.options;
    const bool out = next.rows_left_out.contains(card.numbers.front());
    const char* words = card.numbers.size() > 1 ? (out ? c.say("Take these rows in") : c.say("Leave these rows out"))
                                                : (out ? c.say("Take this row in") : c.say("Leave this row out"));
    if (!c.widgets.row("import/row/leave_out", words, false)) return;
    for (const std::size_t row : card.numbers) {
        if (out)
            next.rows_left_out.erase(row);
        else
            next.rows_left_out.insert(row);
    }
    choose(state, std::move(next));
}

void draw_row_titles(PanelContext& c, ImportState& state, const ImportCard& card) {
    tables::ImportOptions next = state.options;
    const std::size_t first = card.numbers.front(), last = card.numbers.back();
    if (first != last) {
        if (!c.widgets.row("import/row/titles", c.say("These rows are the titles"), false)) return;
        next.titles = {first, last};
        return choose(state, std::move(next));
    }
    if (c.widgets.row("import/row/first_title", c.say("The titles begin here"), false)) {
        next.titles = {first, std::max(first, next.titles ? next.titles->second : first)};
        return choose(state, std::move(next));
    }
    if (c.widgets.row("import/row/last_title", c.say("The titles end here"), false)) {
        next.titles = {std::min(first, next.titles ? next.titles->first : first), first};
        choose(state, std::move(next));
    }
}

void draw_row_card(PanelContext& c, ImportState& state, const ImportCard& card) {
    const std::size_t first = card.numbers.front(), last = card.numbers.back();
    c.widgets.heading(first == last ? fmt::format(fmt::runtime(c.say("Row {}")), first)
                                    : fmt::format(fmt::runtime(c.say("Rows {} to {}")), first, last));
    ImGui::Spacing();
    const bool across = !state.preview.blocks.empty() && state.preview.blocks.front().across;
    if (!across) {
        draw_row_left_out(c, state, card);
        draw_row_titles(c, state, card);
    }
    tables::ImportOptions next = state.options;
    if (first == last && c.widgets.row("import/row/last", c.say("The table ends here"), next.last_row == last)) {
        next.last_row = last;
        return choose(state, std::move(next));
    }
    const bool by_hand = next.titles.has_value() || next.last_row.has_value();
    if (by_hand && c.widgets.row("import/row/found", c.say("Titles and end as found"), false)) {
        next.titles.reset();
        next.last_row.reset();
        choose(state, std::move(next));
    }
}

void place_popup(const PanelContext& c, const scene::Rect& cell) {
    const float width = c.widgets.px(k_column_card_width + 32);
    ImGui::SetNextWindowPos({std::max(0.0F, std::min(cell.x, c.input.width - width)),
                             std::max(0.0F, std::min(cell.bottom(), c.input.height - c.widgets.px(k_height)))});
}

}  // namespace

void open_column_card(ImportState& state, std::vector<std::size_t> numbers, tables::CellPlace at) {
    const std::size_t first = numbers.front();
    const std::string unit =
        state.carriers ? wish_of(state.carriers->options, first).unit : wish_of(state.options, first).unit;
    state.card = ImportCard{ImportCard::About::column, std::move(numbers), at, unit, true};
}

void open_row_card(ImportState& state, std::vector<std::size_t> numbers) {
    if (state.carriers) return;  // its rows are carriers, asked about one by one
    const tables::CellPlace at{numbers.front(), 1};
    state.card = ImportCard{ImportCard::About::row, std::move(numbers), at, {}, true};
}

void toggle_left_out(ImportState& state, const std::vector<std::size_t>& numbers) {
    if (numbers.empty()) return;
    const auto toggle = [&](auto options) {
        const bool leave_out = !std::all_of(numbers.begin(), numbers.end(),
                                            [&](std::size_t number) { return wish_of(options, number).leave_out; });
        change_wishes(state, std::move(options), numbers, [&](auto& wish) { wish.leave_out = leave_out; });
    };
    if (state.carriers)
        toggle(state.carriers->options);
    else
        toggle(state.options);
}

void draw_import_card(PanelContext& c, ImportState& state) {
    if (!state.card) return;
    if (std::exchange(state.card->opens, false)) {
        ImGui::OpenPopup(k_popup);
        place_popup(c, state.grid.at);
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {c.widgets.px(12), c.widgets.px(10)});
    ImGui::SetNextWindowSize({c.widgets.px(k_column_card_width + 24), 0});
    const bool open = ImGui::BeginPopup(k_popup);
    ImGui::PopStyleVar();
    if (!open) {  // what was typed last is kept however the card was left
        if (state.card->about == ImportCard::About::column) take_unit(state, *state.card);
        return state.card.reset();
    }
    c.widgets.close_on_escape();
    ImportCard card = *state.card;
    if (card.about == ImportCard::About::row)
        draw_row_card(c, state, card);
    else if (state.carriers)
        draw_carrier_card(c, state, card);
    else
        draw_column_card(c, state, card);
    state.card = std::move(card);
    ImGui::EndPopup();
}

}  // namespace ui
