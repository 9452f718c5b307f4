#include "windows/import_options.h"

#include <algorithm>
#include <fmt/format.h>
#include <imgui.h>
#include <optional>
#include <utility>

#include "base/unicode.h"
#include "plan/plan.h"
#include "session/import_sheet.h"
#include "ui/frame_input.h"
#include "ui/kit/key_press.h"
#include "ui/requests.h"
#include "windows/carrier_list.h"
#include "windows/import_list.h"
#include "windows/import_source.h"

namespace ui {
namespace {

float height_of_options() { return ImGui::GetTextLineHeightWithSpacing() + ImGui::GetFrameHeight(); }

/// Where an option of `width` px goes: behind the last one, or below where the window is too narrow.
ImVec2 place_for(float width) {
    ImVec2 corner = ImGui::GetCursorPos();
    const float start = ImGui::GetCursorStartPos().x;
    if (corner.x > start && corner.x + width > ImGui::GetContentRegionMax().x)
        corner = {start, corner.y + height_of_options() + ImGui::GetStyle().ItemSpacing.y};
    ImGui::SetCursorPos(corner);
    return corner;
}

/// A drop-down with its words before it; the index chosen now, or -1.
int labelled(PanelContext& c, const char* key, const char* label, const std::vector<Widgets::Choice>& choices,
             int current, float width) {
    const ImVec2 corner = place_for(c.widgets.px(width));
    c.widgets.small_text(label);
    ImGui::SetCursorPos({corner.x, corner.y + ImGui::GetTextLineHeightWithSpacing()});
    const int chosen = c.widgets.drop_down(key, choices, current, c.widgets.px(width));
    ImGui::SetCursorPos({corner.x + c.widgets.px(width + 10), corner.y});
    return chosen;
}

/// Hidden sheets can be chosen by hand, and are marked.
void choose_sheet(PanelContext& c, ImportState& state) {
    const std::vector<std::string> names = sheets_of(*state.table.book);
    if (names.size() < 2) return;
    std::vector<Widgets::Choice> choices;
    for (const std::string& name : names) choices.push_back({name, sheet_shown(c, *state.table.book, name)});
    const auto now = std::find(names.begin(), names.end(), sheet_now(state));
    const int current = now == names.end() ? -1 : static_cast<int>(now - names.begin());
    const int chosen = labelled(c, "import/sheet", c.say("Sheet"), choices, current, 150);
    if (chosen >= 0) c.ask(ReadTable{state.file, names[static_cast<std::size_t>(chosen)], "", kind_of(state)});
}

void choose_encoding(PanelContext& c, ImportState& state) {
    if (state.table.book->encoding.empty()) return;
    std::vector<Widgets::Choice> choices;
    int current = -1;
    for (const char* encoding : {"UTF-8", "GB18030", "UTF-16LE", "BIG5"}) {
        if (state.table.book->encoding == encoding) current = static_cast<int>(choices.size());
        choices.push_back({encoding, encoding});
    }
    const int chosen = labelled(c, "import/encoding", c.say("Encoding"), choices, current, 110);
    if (chosen >= 0) c.ask(ReadTable{state.file, "", choices[static_cast<std::size_t>(chosen)].key, kind_of(state)});
}

void choose_year(PanelContext& c, ImportState& state) {
    std::vector<Widgets::Choice> choices{{"", c.say("from the table")}};
    int current = 0;
    for (const int year : c.session.years()) {
        if (year == c.session.plan().baseline_year) continue;
        if (state.options.year == year) current = static_cast<int>(choices.size());
        choices.push_back({std::to_string(year), std::to_string(year)});
    }
    const int chosen = labelled(c, "import/year", c.say("Year"), choices, current, 130);
    if (chosen < 0) return;
    tables::ImportOptions next = state.options;
    next.year = chosen == 0 ? std::nullopt : std::optional(std::stoi(choices[static_cast<std::size_t>(chosen)].key));
    state.decide(std::move(next));
}

void choose_indicator(PanelContext& c, ImportState& state) {
    std::vector<Widgets::Choice> choices{{"", c.say("from the table")}};
    int current = 0;
    for (const plan::Indicator& i : c.session.plan().indicators) {
        if (state.options.indicator == i.key) current = static_cast<int>(choices.size());
        choices.push_back({i.key, c.name(i.short_name)});
    }
    const int chosen = labelled(c, "import/indicator", c.say("Indicator"), choices, current, 150);
    if (chosen < 0) return;
    tables::ImportOptions next = state.options;
    next.indicator = choices[static_cast<std::size_t>(chosen)].key;
    state.decide(std::move(next));
}

/// Reads the table by a layout of the project, or by none.
template <class Options>
void read_by(PanelContext& c, ImportState& state, const Options& options, const std::string& name) {
    auto reading =
        session::preview_by_layout(state.table, c.session.index(), name.empty() ? Options{} : options, {false, name});
    if (!reading) {
        state.problem = base::to_line(reading.error(), c.widgets.language());
        return;
    }
    state.show(*std::move(reading), c.session.plan(), c.widgets.language());
    if constexpr (std::is_same_v<Options, tables::ImportOptions>) state.decisions = {};
}

/// The layout that the table is read by, and those that fit it nearly.
void choose_layout(PanelContext& c, ImportState& state) {
    if (!state.used && state.offered.empty()) return;
    std::vector<Widgets::Choice> choices{{"", c.say("none")}};
    if (state.used) choices.push_back({state.used->layout.name, state.used->layout.name});
    for (const session::OfferedLayout& one : state.offered)
        choices.push_back({one.name, fmt::format("{} ({}/{})", one.name, one.same, one.of)});
    const int chosen = labelled(c, "import/layout", c.say("Layout"), choices, state.used ? 1 : 0, 150);
    if (chosen < 0) return;
    const std::string& name = choices[static_cast<std::size_t>(chosen)].key;
    if (state.carriers)
        read_by(c, state, state.carriers->options, name);
    else
        read_by(c, state, state.options, name);
}

/// The next cell that shows what is looked for, after the one that the keyboard is at.
void find_next(PanelContext& c, ImportState& state) {
    const std::string wanted = base::fold(state.find);
    if (wanted.empty() || state.sheet == nullptr) return;
    const session::ImportSheet& sheet = *state.sheet;
    const auto words = reading_words(c, state);
    const ImportSource source(c, sheet, *words, state.shows_hidden);
    const tables::CellPlace here = source.place(state.grid.line, state.grid.column);
    const std::size_t cells = sheet.rows() * sheet.columns();
    const std::size_t from = sheet.row_at(here.row) * sheet.columns() + sheet.column_at(here.column);
    for (std::size_t i = 1; i <= cells; ++i) {
        const std::size_t at = (from + i) % cells, row = at / sheet.columns(), column = at % sheet.columns();
        if (base::fold(sheet.shown(row, column)).find(wanted) == std::string::npos) continue;
        return go_to_cell(c, state, sheet.place(row, column));
    }
}

void draw_find(PanelContext& c, ImportState& state) {
    const float width = c.widgets.px(150);
    const ImVec2 corner = place_for(width);
    ImGui::SetCursorPos({corner.x, corner.y + ImGui::GetTextLineHeightWithSpacing()});
    const bool wanted = std::any_of(c.input.keys.begin(), c.input.keys.end(),
                                    [](const KeyPress& k) { return k.key == Key::f && k.ctrl; });
    c.widgets.text_field("import/find", state.find, c.say("Find  [Ctrl+F]"), width, wanted);
    const bool here = ImGui::IsItemFocused() || ImGui::IsItemDeactivated();
    if (here && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false)) find_next(c, state);
    ImGui::SetCursorPos(corner);
}

/// Columns that are hidden in the file, where it has such.
void show_hidden(PanelContext& c, ImportState& state) {
    if (state.sheet == nullptr) return;
    bool any = false;
    for (std::size_t column = 0; column < state.sheet->columns(); ++column)
        any = any || state.sheet->column_hidden(column);
    if (!any) return;
    const char* words = c.say("Hidden columns");
    const ImVec2 corner = place_for(ImGui::GetFrameHeight() + c.widgets.text_width(words) + c.widgets.px(10));
    ImGui::SetCursorPos({corner.x, corner.y + ImGui::GetTextLineHeightWithSpacing()});
    if (c.widgets.check("import/hidden", words, state.shows_hidden)) state.shows_hidden = !state.shows_hidden;
    ImGui::SameLine(0, c.widgets.px(10));
    ImGui::SetCursorPosY(corner.y);
}

/// What the table holds, where that was found wrongly.
void choose_kind(PanelContext& c, ImportState& state) {
    const std::vector<Widgets::Choice> choices{{"values", c.say("values of areas")}, {"carriers", c.say("carriers")}};
    const int chosen = labelled(c, "import/kind", c.say("It holds"), choices, state.carriers ? 1 : 0, 130);
    if (chosen < 0) return;
    const TableKind kind = chosen == 1 ? TableKind::carriers : TableKind::values;
    c.ask(ReadTable{state.file, sheet_now(state), state.table.book->encoding, kind});
}

}  // namespace

std::vector<std::string> sheets_of(const wire::Workbook& book) {
    std::vector<std::string> names;
    for (const wire::SheetInfo& sheet : book.sheets)
        if (!sheet.is_chart) names.push_back(sheet.name);
    return names;
}

std::string sheet_shown(const PanelContext& c, const wire::Workbook& book, const std::string& name) {
    const auto sheet =
        std::find_if(book.sheets.begin(), book.sheets.end(), [&](const auto& s) { return s.name == name; });
    const bool hidden = sheet != book.sheets.end() && sheet->state != wire::SheetState::visible;
    return hidden ? fmt::format(fmt::runtime(c.say("{} (hidden)")), name) : name;
}

std::string sheet_now(const ImportState& state) {
    return state.table.undecided || state.table.book->grids.empty() ? std::string()
                                                                    : state.table.book->grids.front().sheet;
}

void draw_import_options(PanelContext& c, ImportState& state) {
    choose_kind(c, state);
    choose_sheet(c, state);
    choose_encoding(c, state);
    if (!state.carriers) {
        choose_year(c, state);
        choose_indicator(c, state);
    }
    choose_layout(c, state);
    show_hidden(c, state);
    draw_find(c, state);
    ImGui::Dummy({0, height_of_options()});
}

}  // namespace ui
