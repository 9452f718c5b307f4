// A table of values before it is taken in, on its own sheet: what each column and row is taken as, what would change,
// what is asked, left out or refused and why. Nothing is written before the button is pressed.
#include <algorithm>
#include <filesystem>
#include <fmt/core.h>
#include <imgui.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/unicode.h"
#include "frame/editing.h"
#include "kit/sheet_grid.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "session/edit_actions.h"
#include "session/edit_session.h"
#include "session/import_sheet.h"
#include "session/table_file.h"
#include "ui/frame_input.h"
#include "ui/import_state.h"
#include "ui/kit/key_press.h"
#include "ui/overlay_state.h"
#include "ui/requests.h"
#include "windows/import_card.h"
#include "windows/import_keys.h"
#include "windows/import_list.h"
#include "windows/import_source.h"
#include "windows/window_rows.h"
#include "windows/windows.h"

namespace ui {
namespace {

using tables::ValueChange;

/// Ctrl+Enter, or Enter as a press of its own where the sheet has not the keyboard: the one that answered a question,
/// still held, takes nothing in.
bool takes_in(const PanelContext& c) {
    if (ImGui::GetIO().WantTextInput || ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) return false;
    const bool in_sheet = c.widgets.focused("import/grid");
    return std::any_of(c.input.keys.begin(), c.input.keys.end(),
                       [&](const KeyPress& k) { return k.key == Key::enter && !k.repeat && (k.ctrl || !in_sheet); });
}

/// What a frame can understand anew; more is work for the background.
bool is_small(const session::TableFile& table) {
    constexpr std::size_t k_cells = 10'000;
    std::size_t cells = 0;
    for (const wire::Grid& grid : table.book->grids)
        for (const wire::GridRow& row : grid.rows)
            if ((cells += row.cells.size()) > k_cells) return false;
    return true;
}

void read_again(PanelContext& c, ImportState& state) {
    if (state.reading) return;
    if (is_small(state.table))
        return state.understood(session::preview_of(state.table, c.session.index(), state.options), c.session.plan(),
                                c.widgets.language());
    state.reading = true;
    c.ask(UnderstandTable{});
}

/// A drop-down with its words before it; the index chosen now, or -1.
int labelled(PanelContext& c, const char* key, const char* label, const std::vector<Widgets::Choice>& choices,
             int current, float width) {
    const ImVec2 corner = ImGui::GetCursorPos();
    c.widgets.small_text(label);
    ImGui::SetCursorPos({corner.x, corner.y + ImGui::GetTextLineHeightWithSpacing()});
    const int chosen = c.widgets.drop_down(key, choices, current, c.widgets.px(width));
    ImGui::SetCursorPos({corner.x + c.widgets.px(width + 10), corner.y});
    return chosen;
}

/// Charts hold none.
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

/// The sheet that was read; empty: none was chosen.
std::string sheet_now(const ImportState& state) {
    return state.table.undecided || state.table.book->grids.empty() ? std::string()
                                                                    : state.table.book->grids.front().sheet;
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
    if (chosen >= 0) c.ask(ReadTable{state.file, names[static_cast<std::size_t>(chosen)], ""});
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
    if (chosen >= 0) c.ask(ReadTable{state.file, "", choices[static_cast<std::size_t>(chosen)].key});
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
void read_by(PanelContext& c, ImportState& state, const std::string& name) {
    const session::LayoutWish wish{false, name};
    auto reading = session::preview_by_layout(state.table, c.session.index(),
                                              name.empty() ? tables::ImportOptions{} : state.options, wish);
    if (!reading) {
        state.problem = base::to_line(reading.error(), c.widgets.language());
        return;
    }
    state.show(*std::move(reading), c.widgets.language());
    state.begun = state.options;
    state.past.clear();
    state.ahead.clear();
}

/// The layout that the table is read by, and those that fit it nearly.
void choose_layout(PanelContext& c, ImportState& state) {
    if (!state.used && state.offered.empty()) return;
    std::vector<Widgets::Choice> choices{{"", c.say("none")}};
    if (state.used) choices.push_back({state.used->layout.name, state.used->layout.name});
    for (const session::OfferedLayout& one : state.offered)
        choices.push_back({one.name, fmt::format("{} ({}/{})", one.name, one.same, one.of)});
    const int chosen = labelled(c, "import/layout", c.say("Layout"), choices, state.used ? 1 : 0, 150);
    if (chosen >= 0) read_by(c, state, choices[static_cast<std::size_t>(chosen)].key);
}

/// The next cell that shows what is looked for, after the one that the keyboard is at.
void find_next(PanelContext& c, ImportState& state) {
    const std::string wanted = base::fold(state.find);
    if (wanted.empty() || state.sheet == nullptr) return;
    const session::ImportSheet& sheet = *state.sheet;
    const ImportSource source(c, sheet, state.preview);
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
    const ImVec2 corner = ImGui::GetCursorPos();
    const float width = std::min(c.widgets.px(150), ImGui::GetContentRegionAvail().x);
    if (width < c.widgets.px(60)) return;
    ImGui::SetCursorPos({corner.x, corner.y + ImGui::GetTextLineHeightWithSpacing()});
    const bool wanted = std::any_of(c.input.keys.begin(), c.input.keys.end(),
                                    [](const KeyPress& k) { return k.key == Key::f && k.ctrl; });
    c.widgets.text_field("import/find", state.find, c.say("Find  [Ctrl+F]"), width, wanted);
    const bool here = ImGui::IsItemFocused() || ImGui::IsItemDeactivated();
    if (here && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false)) find_next(c, state);
    ImGui::SetCursorPos(corner);
}

void draw_options(PanelContext& c, ImportState& state) {
    choose_sheet(c, state);
    choose_encoding(c, state);
    choose_year(c, state);
    choose_indicator(c, state);
    choose_layout(c, state);
    draw_find(c, state);
    ImGui::Dummy({0, ImGui::GetTextLineHeightWithSpacing() + ImGui::GetFrameHeight()});
}

bool remembers(const ImportState& state) { return state.remembers.value_or(state.used || state.has_work()); }

/// The file's name without its year.
std::string usual_name(const ImportState& state) {
    if (state.used) return state.used->layout.name;
    std::string name = state.file.stem().string();
    std::erase_if(name, [](char c) { return c >= '0' && c <= '9'; });
    if (name.starts_with("年")) name.erase(0, std::string_view("年").size());
    return name.empty() ? state.file.stem().string() : name;
}

void draw_source(PanelContext& c, ImportState& state) {
    const bool preliminary = state.options.state == plan::ValueState::preliminary;
    if (c.widgets.check("import/preliminary", c.say("Preliminary"), preliminary)) {
        tables::ImportOptions next = state.options;
        next.state = preliminary ? plan::ValueState::final_value : plan::ValueState::preliminary;
        state.decide(std::move(next));
    }
    c.widgets.tip(c.say("State of the values that say none"));
    ImGui::SameLine(0, c.widgets.px(10));
    const float half = (ImGui::GetContentRegionAvail().x - c.widgets.px(10)) / 2;
    if (c.widgets.text_field("import/source", state.options.source, c.say("Source of the values that say none"), half,
                             false))
        state.stale = true;
    ImGui::SameLine(0, c.widgets.px(10));
    const bool on = remembers(state);
    if (c.widgets.check("import/remember", c.say("Remember as"), on)) state.remembers = !on;
    c.widgets.tip(c.say("Next year's table with the same titles is read like this one"));
    ImGui::SameLine(0, c.widgets.px(6));
    c.widgets.text_field("import/layout_name", state.layout_name, usual_name(state), ImGui::GetContentRegionAvail().x,
                         false);
}

/// The preview stays until the values are on the disk.
void take_in(PanelContext& c, ImportState& state) {
    const std::string file = state.file.filename().string();
    session::ImportValues values{state.preview.drafts(), {}, file, {}};
    for (const auto& [name, key] : state.options.bindings) values.aliases.push_back({0, name, key});
    if (remembers(state)) {
        const std::string& name = state.layout_name.empty() ? usual_name(state) : state.layout_name;
        auto layout = tables::layout_of(c.session.index(), state.preview, state.options, name, file);
        if (!layout) {
            state.problem = base::to_line(layout.error(), c.widgets.language());
            return;
        }
        values.layout = *std::move(layout);
    }
    c.edit(values);
}

void end_import(PanelContext& c) {
    const std::optional<Request> held = std::exchange(c.overlays.import.held, std::nullopt);
    c.overlays.import = {};
    close_window(c);
    if (held) c.ask(*held);
}

void step_back(PanelContext& c) {
    ImportState& state = c.overlays.import;
    if (state.question != ImportQuestion::none) {
        state.question = ImportQuestion::none;
        state.held.reset();
    } else if (state.has_work()) {
        state.question = ImportQuestion::discard;
    } else {
        end_import(c);
    }
}

void unlock_inside(PanelContext& c, ImportState& state) {
    if (c.input.author_known) return unlock_here(c);
    state.question = ImportQuestion::author;
    c.overlays.just_opened = true;
    c.overlays.text = c.session.edit()->author();
}

void draw_discard_question(PanelContext& c, ImportState& state) {
    c.widgets.heading(c.say("Discard this import?"));
    c.widgets.soft_wrapped(c.say("The names bound here and everything chosen for this table would be lost."));
    if (c.widgets.button("import/discard", c.say("Discard"))) return end_import(c);
    ImGui::SameLine(0, c.widgets.px(6));
    if (!c.widgets.button("import/go_on", c.say("Go on with the import  [Esc]"), ButtonLook::primary)) return;
    state.question = ImportQuestion::none;
    state.held.reset();
}

void draw_end(PanelContext& c, ImportState& state) {
    if (state.question == ImportQuestion::discard) return draw_discard_question(c, state);
    if (state.question == ImportQuestion::author) {
        c.widgets.heading(c.say("Who is editing?"));
        if (draw_author_question(c)) state.question = ImportQuestion::none;
        return;
    }
    draw_source(c, state);
    const int count = state.preview.count(ValueChange::added) + state.preview.count(ValueChange::changed);
    const bool unlocked = c.session.unlocked();
    if (!unlocked && count > 0) {
        if (c.widgets.button("import/unlock", std::string(glyph(Icon::lock)) + " " + c.say("Unlock to enter values")))
            unlock_inside(c, state);
        ImGui::SameLine(0, c.widgets.px(6));
    } else if (count > 0) {
        const std::string label = fmt::format(
            fmt::runtime(c.widgets.say_count(count, "Import {} value  [Ctrl+Enter]", "Import {} values  [Ctrl+Enter]")),
            count);
        const bool wanted = c.widgets.button("import/take", label, ButtonLook::primary) || takes_in(c);
        if (wanted && !state.stale) return take_in(c, state);
        ImGui::SameLine(0, c.widgets.px(6));
    }
    if (c.widgets.button("import/cancel", c.say("Cancel  [Esc]"))) step_back(c);
    ImGui::SameLine(0, c.widgets.px(10));
    ImGui::AlignTextToFramePadding();
    const float room = ImGui::GetContentRegionAvail().x;
    if (count == 0 && state.problem.empty() && state.preview.open_questions() == 0)
        c.widgets.fitted_text(c.say("Nothing here is new."), room);
    else if (!state.preview.clean() && count > 0)
        c.widgets.fitted_text(c.say("What is asked about and not answered, refused or of unknown names is left out."),
                              room);
}

const tables::Question* first_open(const ImportState& state) {
    const auto at = std::find_if(state.preview.questions.begin(), state.preview.questions.end(),
                                 [](const tables::Question& q) { return q.chosen.empty(); });
    return at == state.preview.questions.end() ? nullptr : &*at;
}

/// What is worth a line above the sheet, the worst first; empty: nothing is.
std::string worst_of(const PanelContext& c, const tables::ImportPreview& p) {
    const auto said = [&](const tables::Sentence& s) {
        return base::capitalised(base::to_line(s, c.widgets.language()));
    };
    if (!p.unmatched.empty())
        return fmt::format(fmt::runtime(c.say("Row {0}: “{1}” is no area of the plan; choose the one that it means")),
                           p.unmatched.front().rows.front(), p.unmatched.front().name);
    if (!p.refused.empty()) return tables::cell_name(p.refused.front().at) + "  " + said(p.refused.front().reason);
    return p.warnings.empty() ? std::string() : said(p.warnings.front());
}

/// One line for the worst open thing: what keeps the table from being read, what is asked first, what looks odd.
void draw_strip(PanelContext& c, ImportState& state) {
    const std::string sign = std::string(glyph(Icon::warning)) + " ";
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::AlignTextToFramePadding();
    if (state.reading) return c.widgets.soft_text(c.say("Reading …"));
    if (!state.problem.empty()) return c.widgets.wrapped(sign + base::capitalised(state.problem));
    if (const tables::Question* question = first_open(state)) {
        const float answers = std::min(c.widgets.px(240), width * 0.4F);
        const std::string said = base::capitalised(base::to_line(question->sentence, c.widgets.language()));
        c.widgets.fitted_text(sign + tables::cell_name(question->at) + "  " + said, width - answers - c.widgets.px(8));
        ImGui::SameLine(width - answers + ImGui::GetCursorStartPos().x);
        return draw_answers(c, state, *question, answers, "strip/");
    }
    const std::string worst = worst_of(c, state.preview);
    if (!worst.empty()) return c.widgets.fitted_text(sign + worst, width);
    if (state.used)
        return c.widgets.fitted_text(base::capitalised(base::to_line(state.used->summary(), c.widgets.language())),
                                     width);
    c.widgets.soft_text(c.say("Click a chip, a letter or a row number to say it otherwise."));
}

/// Which sheet: each with its first words, where none holds a table or several do.
void draw_sheets(PanelContext& c, ImportState& state, float width, float height) {
    constexpr std::size_t k_words = 12;
    ImGui::BeginChild("###import_sheets", {width, height}, true);
    c.widgets.heading(c.say("Which sheet?"));
    for (const std::string& name : sheets_of(*state.table.book)) {
        std::string words;
        std::size_t shown = 0;
        for (const wire::Grid& grid : state.table.book->grids) {
            if (grid.sheet != name) continue;
            const tables::SheetView view(grid);
            for (std::size_t row = 0; row < view.rows() && shown < k_words; ++row)
                for (const wire::GridCell& cell : view.cells(row))
                    if (shown++ < k_words) words += (words.empty() ? "" : " · ") + view.shown(cell);
        }
        if (c.widgets.row("import/sheet_row/" + name, sheet_shown(c, *state.table.book, name), false, words))
            c.ask(ReadTable{state.file, name, ""});
    }
    ImGui::EndChild();
}

/// The number of the column that the options know, where the sheet was pressed.
std::size_t column_number(const ImportSource& source, std::size_t line, std::size_t column) {
    const tables::CellPlace at = source.place(line, column);
    return source.is_across(line, column) ? at.row : at.column;
}

void take_press(PanelContext& c, ImportState& state, const ImportSource& source, const SheetPress& press) {
    if (press.part == SheetPress::Part::none) return;
    c.keyboard.wish = "import/grid";
    const tables::CellPlace at = source.place(press.line, press.column);
    if (press.part == SheetPress::Part::line) {
        if (!source.line_name(press.line).empty()) open_row_card(state, at.row);
        return;
    }
    if (press.part == SheetPress::Part::column || source.is_chip(press.line, press.column))
        open_column_card(state, column_number(source, press.line, press.column), at);
}

void draw_grid(PanelContext& c, ImportState& state, float width, float height) {
    if (state.sheet == nullptr)
        state.sheet = std::make_shared<const session::ImportSheet>(state.table.book, state.preview);
    if (state.sheet->rows() == 0) return ImGui::Dummy({width, height});
    const ImportSource source(c, *state.sheet, state.preview);
    const SheetPress press = draw_sheet(c.widgets, "import/grid", source, state.grid, width, height);
    draw_import_card(c, state);  // where the last frame's press went, beside its cell
    take_press(c, state, source, press);
    take_import_keys(c, state, source);
}

}  // namespace

void escape_from_import(PanelContext& c) {
    const bool leaves_field = ImGui::GetIO().WantTextInput && c.overlays.import.question == ImportQuestion::none;
    if (!leaves_field) step_back(c);
}

void show_waiting_import(PanelContext& c) {
    const bool free = c.overlays.open == Overlay::none && !c.overlays.presenting;
    if (free && c.overlays.import.under_way()) c.overlays.open = Overlay::import;
}

float width_of_import(const FrameParts& parts) {
    constexpr float k_widest = 1320, k_gap = 24;
    return std::min(k_widest, parts.input.width / parts.widgets.px(1) - k_gap);
}

void draw_import_window(PanelContext& c) {
    ImportState& state = c.overlays.import;
    if (state.stale || state.read_for != &c.session.plan()) read_again(c, state);
    const std::string sheet = sheet_now(state);
    const bool named = sheets_of(*state.table.book).size() > 0 && !sheet.empty();
    c.widgets.heading(std::string(c.say("Import values")) + "  ·  " + state.file.filename().string() +
                      (named ? "  ›  " + sheet_shown(c, *state.table.book, sheet) : ""));
    c.widgets.tip(state.file.string());
    draw_options(c, state);
    draw_strip(c, state);

    const bool asks = state.question != ImportQuestion::none;
    const float line = ImGui::GetFrameHeightWithSpacing(), gap = c.widgets.px(8);
    const float foot = asks ? 4.2F * line : 2 * line;
    const float margins = c.widgets.px(8) + 2 * ImGui::GetStyle().WindowPadding.y;
    const float height =
        std::max(c.widgets.px(120), c.input.height - ImGui::GetWindowPos().y - ImGui::GetCursorPosY() - foot - margins);
    const float width = ImGui::GetContentRegionAvail().x;
    const float beside = std::clamp(width * 0.34F, c.widgets.px(250), c.widgets.px(430));
    const float of_sheet = width - beside - gap;
    const ImVec2 corner = ImGui::GetCursorPos();
    if (state.table.undecided)
        draw_sheets(c, state, of_sheet, height);
    else
        draw_grid(c, state, of_sheet, height);
    ImGui::SetCursorPos({corner.x + of_sheet + gap, corner.y});
    draw_import_list(c, state, beside, height);
    ImGui::SetCursorPos({corner.x, corner.y + height + ImGui::GetStyle().ItemSpacing.y});
    draw_end(c, state);
}

}  // namespace ui
