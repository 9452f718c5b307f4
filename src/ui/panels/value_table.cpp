// The dock's table of values: areas by indicators in one year, or one indicator over the years. Cells are gone through
// and filled with the keyboard as in a spreadsheet; what is typed is a change once Enter or Tab ends it.
#include "panels/value_table.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "carto/options.h"
#include "frame/editing.h"
#include "panels/panels.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/comparison.h"
#include "session/edit_actions.h"
#include "session/value_grid.h"
#include "ui/grid_state.h"
#include "ui/kit/key_press.h"
#include "ui/kit/keyboard_state.h"
#include "ui/kit/stops.h"
#include "ui/panel_state.h"

namespace ui {
namespace {

using session::GridCell;
using session::GridPlace;
using session::ValueGrid;

/// Rows are sorted when that is asked for, and stay so while values change: the next number belongs to the area below.
void keep_order(const ValueGrid& grid, GridState& state) {
    const bool sorted = std::any_of(grid.columns.begin(), grid.columns.end(),
                                    [&](const session::GridColumn& column) { return column.key == state.sort_column; });
    if (!sorted) return state.order.clear();
    if (state.order.size() == grid.rows.size()) return;
    ValueGrid by_column = grid;
    session::sort_grid(by_column, state.sort_column, state.ascending);
    state.order.clear();
    for (const session::GridRow& row : by_column.rows) state.order.push_back(row.area);
}

const ValueGrid& grid_of(const PanelContext& c) {
    keep_order(c.session.values(c.panels.values_by_year), c.grid);
    return c.session.values(c.panels.values_by_year, c.grid.order);
}

bool is_unlocked(const PanelContext& c) { return c.session.unlocked(); }

/// The block that is selected, both corners inside the grid.
struct Block {
    GridPlace first, last;
    [[nodiscard]] bool holds(std::size_t row, std::size_t column) const {
        return row >= first.row && row <= last.row && column >= first.column && column <= last.column;
    }
};

Block block_of(const GridState& state) {
    return {{std::min(state.at.row, state.from.row), std::min(state.at.column, state.from.column)},
            {std::max(state.at.row, state.from.row), std::max(state.at.column, state.from.column)}};
}

void keep_inside(GridState& state, const ValueGrid& grid) {
    for (GridPlace* place : {&state.at, &state.from}) {
        place->row = std::min(place->row, grid.rows.empty() ? 0 : grid.rows.size() - 1);
        place->column = std::min(place->column, grid.columns.empty() ? 0 : grid.columns.size() - 1);
    }
}

void move(GridState& state, const ValueGrid& grid, int rows, int columns, bool extend) {
    const auto step = [](std::size_t at, int by, std::size_t count) {
        const auto next = static_cast<long>(at) + by;
        return static_cast<std::size_t>(std::clamp(next, 0L, static_cast<long>(count) - 1));
    };
    if (grid.rows.empty() || grid.columns.empty()) return;
    state.at = {step(state.at.row, rows, grid.rows.size()), step(state.at.column, columns, grid.columns.size())};
    if (!extend) state.from = state.at;
    state.moved = true;
    state.problem.clear();
}

/// Hands a text to the grid at the cell; what cannot be is said and changes nothing.
void enter(PanelContext& c, const ValueGrid& grid, GridPlace at, std::string_view text) {
    GridState& state = c.grid;
    const auto state_of = state.preliminary ? plan::ValueState::preliminary : plan::ValueState::final_value;
    auto read = session::read_cells(c.session.index(), grid, at, text, state_of, state.source);
    state.problem = read ? std::string() : base::to_line(read.error(), c.widgets.language());
    if (read && !(read->put.empty() && read->remove.empty())) c.edit(std::move(*read));
}

void start_typing(PanelContext& c, const ValueGrid& grid, const std::string& first) {
    GridState& state = c.grid;
    const GridCell& cell = grid.rows[state.at.row].cells[state.at.column];
    if (!is_unlocked(c)) {
        state.problem = c.say("Unlock editing first (E).");
        return;
    }
    if (!cell.editable) {
        state.problem = c.say("This is the plan's own value, which stands; record later years.");
        return;
    }
    state.from = state.at;
    state.typing = state.take_focus = true;
    state.field_active = false;
    state.typed.clear();
    state.first_typed = first;
    state.problem.clear();
}

void clear_block(PanelContext& c, const ValueGrid& grid) {
    if (!is_unlocked(c)) return;
    session::RecordValues gone;
    const Block block = block_of(c.grid);
    for (std::size_t r = block.first.row; r <= block.last.row; ++r)
        for (std::size_t column = block.first.column; column <= block.last.column; ++column) {
            const session::GridColumn& of = grid.columns[column];
            const plan::Observation* o = c.session.index().observation(grid.rows[r].area, of.indicator, of.year);
            if (of.editable && o != nullptr) gone.remove.push_back(o->id);
        }
    if (!gone.remove.empty()) c.edit(std::move(gone));
}

/// What a key that writes a number writes; 0: it writes none.
char written_by(const KeyPress& press) {
    if (press.ctrl || press.alt || press.shift) return 0;
    if (const auto digit = place_in_row(press.key, Key::digit_0, Key::digit_9)) return static_cast<char>('0' + *digit);
    if (const auto digit = place_in_row(press.key, Key::pad_0, Key::pad_9)) return static_cast<char>('0' + *digit);
    if (press.key == Key::minus || press.key == Key::pad_subtract) return '-';
    if (press.key == Key::period || press.key == Key::pad_decimal) return '.';
    if (press.key == Key::slash) return '/';
    return 0;
}

bool move_by_key(GridState& state, const ValueGrid& grid, const KeyPress& press) {
    const bool shift = press.shift;
    switch (press.key) {
        case Key::up: move(state, grid, -1, 0, shift); return true;
        case Key::down: move(state, grid, 1, 0, shift); return true;
        case Key::left: move(state, grid, 0, -1, shift); return true;
        case Key::right: move(state, grid, 0, 1, shift); return true;
        case Key::tab: move(state, grid, 0, shift ? -1 : 1, false); return true;
        default: return false;
    }
}

void draw_view_switch(PanelContext& c) {
    const auto half = [&](const char* key, const char* name, bool by_year) {
        const bool on = c.panels.values_by_year == by_year;
        if (c.widgets.button(key, c.say(name), on ? ButtonLook::active : ButtonLook::framed))
            c.panels.values_by_year = by_year;
    };
    half("values/one_year", base::mark("One year"), false);
    ImGui::SameLine(0, c.widgets.px(2));
    half("values/years", base::mark("All years"), true);
}

void draw_tools(PanelContext& c, const ValueGrid& grid) {
    GridState& state = c.grid;
    draw_view_switch(c);
    ImGui::SameLine(0, c.widgets.px(8));
    if (is_unlocked(c)) {
        if (c.widgets.check("values/preliminary", c.say("Preliminary"), state.preliminary))
            state.preliminary = !state.preliminary;
        c.widgets.tip(c.say("State of the values that are entered next"));
        ImGui::SameLine(0, c.widgets.px(6));
        const float room = ImGui::GetContentRegionAvail().x - 2 * ImGui::GetFrameHeight() - c.widgets.px(12);
        (void)c.widgets.text_field("values/source", state.source, c.say("Source of the values that are entered next"),
                                   std::max(c.widgets.px(60), room), false);
    } else if (c.session.writable()) {
        if (c.widgets.button("values/unlock", std::string(glyph(Icon::lock)) + " " + c.say("Unlock to enter values")))
            unlock_here(c);
    }
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - 2 * ImGui::GetFrameHeight() - c.widgets.px(4));
    (void)c.widgets.icon_button("values/signs", Icon::info,
                                c.session.index().has_sample()
                                    ? c.say("* preliminary   S sample, made up   – none   grey: the plan's own")
                                    : c.say("* preliminary   – none   grey: the plan's own"));
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.icon_button("values/copy", Icon::copy, c.say("Copy the table as text")))
        copy_table(c, session::grid_as_text(grid), c.say("The table was copied"));
}

void sort_by(GridState& state, const std::string& key) {
    state.order.clear();
    if (state.sort_column != key) {
        state.sort_column = key;
        state.ascending = false;  // the largest are asked for first
    } else if (!state.ascending) {
        state.ascending = true;
    } else {
        state.sort_column.clear();
    }
}

void draw_titles(PanelContext& c, const ValueGrid& grid) {
    GridState& state = c.grid;
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    ImGui::TableSetColumnIndex(0);
    const plan::Indicator* indicator = c.session.index().indicator(c.session.options().indicator);
    const std::string what = c.panels.values_by_year && indicator != nullptr ? c.name(indicator->short_name)
                                                                             : std::to_string(c.session.options().year);
    c.widgets.text(what);
    for (std::size_t i = 0; i < grid.columns.size(); ++i) {
        ImGui::TableSetColumnIndex(static_cast<int>(i) + 1);
        std::string title = grid.columns[i].title;
        if (state.sort_column == grid.columns[i].key)
            title.insert(0, glyph(state.ascending ? Icon::sort_up : Icon::sort_down));
        if (c.widgets.row("values/sort/" + grid.columns[i].key, title, false)) sort_by(state, grid.columns[i].key);
    }
}

/// The field in the cell. Its first characters come in as typed ones, so that the cursor stands behind them.
void draw_field(PanelContext& c, const ValueGrid& grid) {
    GridState& state = c.grid;
    const GridPlace at = state.at;
    const bool focus = std::exchange(state.take_focus, false);
    if (state.field_active) ImGui::GetIO().AddInputCharactersUTF8(std::exchange(state.first_typed, {}).c_str());
    (void)c.widgets.text_field("values/field", state.typed, "", ImGui::GetContentRegionAvail().x, focus);
    state.field_active = ImGui::IsItemActive();
    const bool enters = key_pressed(c.input, Key::enter) || key_pressed(c.input, Key::pad_enter);
    const bool tabs = key_pressed(c.input, Key::tab);
    const bool left = ImGui::IsItemDeactivated() && !key_pressed(c.input, Key::escape);
    if (focus || (!enters && !tabs && !left)) return;
    state.typing = false;
    if (!state.typed.empty()) enter(c, grid, at, state.typed);
    if (!state.problem.empty()) return;
    if (enters) move(state, grid, 1, 0, false);
    if (tabs) move(state, grid, 0, 1, false);
}

void draw_number(PanelContext& c, const session::GridColumn& column, const GridCell& cell) {
    std::string text = cell.text.empty() ? "–" : session::shown_text(cell);
    if (cell.preliminary) text += "*";
    if (cell.sample) text = std::string(c.widgets.say_in("mark of a value", "S")) + " " + text;
    const Palette& p = c.widgets.palette();
    const ImVec2 corner = ImGui::GetItemRectMin();
    const float width = ImGui::GetItemRectSize().x;
    const float y = corner.y + (ImGui::GetItemRectSize().y - ImGui::GetTextLineHeight()) / 2;
    c.widgets.draw_text(corner.x + width - c.widgets.text_width(text) - c.widgets.px(6), y, text,
                        cell.text.empty() || !column.editable ? p.soft : p.text);
    c.widgets.tip(cell.note);
}

void draw_cell(PanelContext& c, const ValueGrid& grid, std::size_t r, std::size_t column) {
    GridState& state = c.grid;
    const GridPlace place{r, column};
    const bool in_sight = ImGui::TableSetColumnIndex(static_cast<int>(column) + 1);
    if (!in_sight && !(state.typing && place == state.at)) return;
    if (state.typing && place == state.at) return draw_field(c, grid);
    const bool chosen = state.has_keys && block_of(state).holds(r, column);
    const std::string key = "values/" + grid.rows[r].area + "/" + grid.columns[column].key;
    if (ImGui::Selectable(("###" + key).c_str(), chosen, ImGuiSelectableFlags_AllowDoubleClick,
                          {0, ImGui::GetTextLineHeight() + c.widgets.px(4)})) {
        state.has_keys = true;
        state.at = place;
        if (!ImGui::GetIO().KeyShift) state.from = place;
        state.problem.clear();
        if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) start_typing(c, grid, grid.rows[r].cells[column].text);
    }
    c.widgets.record(key, chosen);
    if (ImGui::IsItemHovered()) c.point_at(grid.rows[r].feature);
    draw_number(c, grid.columns[column], grid.rows[r].cells[column]);
}

void draw_name(PanelContext& c, const session::GridRow& row) {
    ImGui::TableSetColumnIndex(0);
    const bool selected = c.session.is_selected(row.feature) || row.feature == c.session.hovered();
    if (c.widgets.row("values/name/" + row.area, row.name, selected && row.feature.kind != plan::FeatureKind::none) &&
        row.feature.kind != plan::FeatureKind::none)
        c.push(session::Select{row.feature});
    if (ImGui::IsItemHovered()) c.point_at(row.feature);
}

float row_height(const PanelContext& c) {
    return ImGui::GetTextLineHeight() + c.widgets.px(4) + 2 * ImGui::GetStyle().CellPadding.y;
}

/// What was selected elsewhere comes into sight, and the cell that keys have moved to.
void scroll_to_keys(PanelContext& c, const ValueGrid& grid) {
    GridState& state = c.grid;
    std::size_t row = grid.rows.size();
    if (reveals(c, "values"))
        row = static_cast<std::size_t>(
            std::find_if(grid.rows.begin(), grid.rows.end(),
                         [&](const session::GridRow& r) { return r.feature == c.session.selected(); }) -
            grid.rows.begin());
    if (std::exchange(state.moved, false)) {
        row = state.at.row;
        scroll_to_column(static_cast<int>(state.at.column) + 1);
    }
    if (row < grid.rows.size()) scroll_to_row(c, static_cast<int>(row), row_height(c));
}

/// Only the rows and columns in sight are drawn.
void draw_rows(PanelContext& c, const ValueGrid& grid) {
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(grid.rows.size()), row_height(c));
    if (c.grid.typing)
        clipper.ForceDisplayRangeByIndices(static_cast<int>(c.grid.at.row), static_cast<int>(c.grid.at.row) + 1);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            ImGui::TableNextRow(0, row_height(c));
            draw_name(c, grid.rows[static_cast<std::size_t>(i)]);
            for (std::size_t column = 0; column < grid.columns.size(); ++column)
                draw_cell(c, grid, static_cast<std::size_t>(i), column);
        }
    clipper.End();
}

/// The keyboard has come to the table or left it.
void follow_keyboard(PanelContext& c, const scene::Rect& box) {
    constexpr const char* k_key = "values/grid";
    GridState& state = c.grid;
    if (c.widgets.arrived(k_key) || c.widgets.pressed(k_key))
        state.has_keys = true;
    else if (c.keyboard.region != Region::map && !c.widgets.focused(k_key))
        state.has_keys = false;
    c.widgets.stop_at(k_key, box, state.has_keys ? StopKind::rows : StopKind::button);
}

void draw_grid(PanelContext& c, const ValueGrid& grid) {
    constexpr ImGuiTableFlags k_flags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg |
                                        ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_NoSavedSettings |
                                        ImGuiTableFlags_SizingFixedFit;
    float names = c.widgets.px(96);
    for (const session::GridRow& row : grid.rows) names = std::max(names, c.widgets.text_width(row.name));
    std::vector<float> widths;
    for (const session::GridColumn& column : grid.columns)
        widths.push_back(std::max(c.widgets.px(76), c.widgets.text_width(column.title) + c.widgets.px(22)));
    if (c.widgets.widths_are_guesses()) return;  // ImGui would keep them
    const std::string id = fmt::format("###values{}{}{}", grid.columns.size(), c.panels.values_by_year, c.say("Areas"));
    if (!ImGui::BeginTable(id.c_str(), static_cast<int>(grid.columns.size()) + 1, k_flags)) return;
    ImGui::TableSetupScrollFreeze(1, 1);
    ImGui::TableSetupColumn("area", ImGuiTableColumnFlags_WidthFixed, names + c.widgets.px(8));
    for (std::size_t i = 0; i < grid.columns.size(); ++i)
        ImGui::TableSetupColumn(grid.columns[i].key.c_str(), ImGuiTableColumnFlags_WidthFixed, widths[i]);
    draw_titles(c, grid);
    const ImVec2 corner = ImGui::GetWindowPos();
    follow_keyboard(c, {corner.x, corner.y, ImGui::GetWindowWidth(), ImGui::GetWindowHeight()});
    scroll_to_keys(c, grid);
    draw_rows(c, grid);
    ImGui::EndTable();
}

bool shows_grid(const PanelState& panels, bool map_free) {
    return panels.all_shown && panels.dock_shown && panels.dock_tab == DockTab::values && map_free;
}
bool shows_grid(const PanelContext& c) { return shows_grid(c.panels, map_is_free(c.overlays)); }

}  // namespace

void draw_values(PanelContext& c) {
    const ValueGrid& grid = grid_of(c);
    GridState& state = c.grid;
    keep_inside(state, grid);
    if (grid.columns.empty()) {
        c.widgets.soft_text(c.say("This project has no indicators, so there are no values."));
        return;
    }
    draw_tools(c, grid);
    if (!state.problem.empty()) c.widgets.wrapped(std::string(glyph(Icon::warning)) + " " + state.problem);
    draw_grid(c, grid);
}

bool grid_has_keys(const PanelState& panels, const GridState& grid, bool map_free) {
    return grid.has_keys && shows_grid(panels, map_free);
}

bool values_by_key(PanelContext& c, const KeyPress& press) {
    GridState& state = c.grid;
    if (!state.has_keys || state.typing || !shows_grid(c)) return false;
    const ValueGrid& grid = grid_of(c);
    keep_inside(state, grid);
    if (grid.columns.empty() || grid.rows.empty()) return false;
    if (!press.ctrl && !press.alt && move_by_key(state, grid, press)) return true;
    if (const char written = written_by(press)) {
        start_typing(c, grid, std::string(1, written));
        return true;
    }
    const Block block = block_of(state);
    if (press.ctrl && press.key == Key::c) {
        copy_table(c, session::cells_as_text(grid, block.first, block.last), c.say("The cells were copied"));
    } else if (press.ctrl && press.key == Key::v) {
        const char* text = ImGui::GetClipboardText();
        if (!is_unlocked(c))
            state.problem = c.say("Unlock editing first (E).");
        else if (text != nullptr)
            enter(c, grid, block.first, text);
    } else if (press.key == Key::del && !press.ctrl) {
        clear_block(c, grid);
    } else if (press.key == Key::enter || press.key == Key::pad_enter || press.key == Key::f2) {
        start_typing(c, grid, grid.rows[state.at.row].cells[state.at.column].text);
    } else {
        return false;
    }
    return true;
}

bool uses_values(const PanelContext& c) { return shows_grid(c) && (c.grid.typing || c.grid.has_keys); }

void leave_values(PanelContext& c) {
    if (!std::exchange(c.grid.typing, false)) c.grid.has_keys = false;
}

}  // namespace ui
