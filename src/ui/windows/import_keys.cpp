#include "windows/import_keys.h"

#include <algorithm>
#include <array>
#include <imgui.h>
#include <string>
#include <vector>

#include "ui/frame_input.h"
#include "ui/kit/key_press.h"
#include "ui/kit/keyboard_state.h"
#include "ui/requests.h"
#include "windows/import_card.h"
#include "windows/import_list.h"

namespace ui {
namespace {

/// What F6 goes round.
constexpr std::array k_parts{"import/grid", "import/part/0", "import/source"};

/// What is asked and not answered, refused, or of unknown names, by rows.
std::vector<tables::CellPlace> problems_of(const session::ImportSheet& sheet) {
    std::vector<tables::CellPlace> places;
    for (const auto& [at, fact] : sheet.reading().facts)
        if (fact.sign == session::SheetSign::asked || fact.sign == session::SheetSign::refused ||
            fact.sign == session::SheetSign::unknown)
            places.push_back(at);
    return places;
}

void go_to_problem(PanelContext& c, ImportState& state, const ImportSource& source, bool back) {
    const std::vector<tables::CellPlace> places = problems_of(*state.sheet);
    if (places.empty()) return;
    const tables::CellPlace here = source.place(state.grid.line, state.grid.column);
    if (back) {
        const auto at = std::lower_bound(places.begin(), places.end(), here);
        return go_to_cell(c, state, at == places.begin() ? places.back() : *(at - 1));
    }
    const auto at = std::upper_bound(places.begin(), places.end(), here);
    go_to_cell(c, state, at == places.end() ? places.front() : *at);
}

void answer(ImportState& state, tables::CellPlace here, std::size_t which) {
    const tables::Question* question = question_now(state, here);
    if (question == nullptr || which >= question->answers.size()) return;
    state.answer(question->id, question->answers[which].key);
}

void turn_sheet(PanelContext& c, const ImportState& state, int by) {
    std::vector<std::string> names;
    std::size_t now = 0;
    const auto& book = *state.table.book;
    for (const wire::SheetInfo& sheet : book.sheets) {
        if (sheet.is_chart) continue;
        if (!book.grids.empty() && sheet.name == book.grids.front().sheet) now = names.size();
        names.push_back(sheet.name);
    }
    if (names.size() < 2) return;
    const std::size_t next =
        (now + names.size() + static_cast<std::size_t>(by + static_cast<int>(names.size()))) % names.size();
    c.ask(ReadTable{state.file, names[next], "", kind_of(state)});
}

void go_round(PanelContext& c, bool back) {
    const auto here =
        std::find_if(k_parts.begin(), k_parts.end(), [&](const char* key) { return c.widgets.focused(key); });
    const std::size_t at =
        here == k_parts.end() ? (back ? 0 : k_parts.size() - 1) : static_cast<std::size_t>(here - k_parts.begin());
    c.keyboard.wish = k_parts[(at + (back ? k_parts.size() - 1 : 1)) % k_parts.size()];
}

/// What holds wherever the keyboard is.
bool take_anywhere(PanelContext& c, ImportState& state, const ImportSource& source, const KeyPress& press) {
    const tables::CellPlace here = source.place(state.grid.line, state.grid.column);
    const auto digit = place_in_row(press.key, Key::digit_1, Key::digit_4);
    if (press.key == Key::f8)
        go_to_problem(c, state, source, press.shift);
    else if (press.key == Key::f6)
        go_round(c, press.shift);
    else if (press.ctrl && press.key == Key::z && !press.shift)
        state.undo();
    else if (press.ctrl && (press.key == Key::y || press.key == Key::z))
        state.redo();
    else if (press.ctrl && press.key == Key::page_down)
        turn_sheet(c, state, 1);
    else if (press.ctrl && press.key == Key::page_up)
        turn_sheet(c, state, -1);
    else if (digit && !press.ctrl && !press.alt)
        answer(state, here, static_cast<std::size_t>(*digit));
    else
        return false;
    return true;
}

/// Of columns, those that do not name the areas: a table cannot do without its names.
std::vector<std::size_t> without_names(const ImportState& state, std::vector<std::size_t> numbers) {
    std::erase_if(numbers, [&](std::size_t number) {
        return std::any_of(state.preview.columns.begin(), state.preview.columns.end(), [&](const tables::Column& each) {
            const bool across = state.preview.blocks[each.block].across;
            return each.use == tables::ColumnUse::area && (across ? each.at.row : each.at.column) == number;
        });
    });
    return numbers;
}

void take_in_sheet(ImportState& state, const ImportSource& source, const KeyPress& press) {
    if (move_in_sheet(source, state.grid, press)) return;
    const std::size_t line = state.grid.line, column = state.grid.column;
    if (line >= source.lines() || column >= source.columns()) return;
    const tables::CellPlace at = source.place(line, column);
    if (press.key == Key::h && !press.ctrl) state.shows_hidden = !state.shows_hidden;
    const CellSpan chosen = state.grid.chosen();
    if (source.wished_in(chosen).empty()) return;  // a hidden column that is only hinted at
    if (press.key == Key::enter && !press.ctrl && !press.repeat) open_column_card(state, source.wished_in(chosen), at);
    if (press.key == Key::x && !press.ctrl) toggle_left_out(state, without_names(state, source.wished_in(chosen)));
    if (press.key == Key::menu || (press.key == Key::f10 && press.shift)) open_row_card(state, source.rows_in(chosen));
}

}  // namespace

void take_import_keys(PanelContext& c, ImportState& state, const ImportSource& source) {
    const bool free = state.question == ImportQuestion::none && !state.card && !ImGui::GetIO().WantTextInput &&
                      !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
    if (!free) return;
    for (const KeyPress& press : c.input.keys)
        if (!take_anywhere(c, state, source, press) && c.widgets.focused("import/grid"))
            take_in_sheet(state, source, press);
}

}  // namespace ui
