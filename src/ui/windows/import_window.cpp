// A table of values before it is taken in, on its own sheet: what each column and row is taken as, what would change,
// what is asked, left out or refused and why. Nothing is written before the button is pressed.
#include <algorithm>
#include <filesystem>
#include <fmt/core.h>
#include <imgui.h>
#include <memory>
#include <optional>
#include <regex>
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
#include "windows/carrier_list.h"
#include "windows/import_card.h"
#include "windows/import_keys.h"
#include "windows/import_list.h"
#include "windows/import_options.h"
#include "windows/import_source.h"
#include "windows/window_rows.h"
#include "windows/windows.h"

namespace ui {
namespace {

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
    if (!is_small(state.table)) {
        state.reading = true;
        return c.ask(UnderstandTable{});
    }
    const auto understand = [&](const auto& options) {
        state.understood(session::preview_of(state.table, c.session.index(), options), c.session.plan(),
                         c.widgets.language());
    };
    if (state.carriers)
        understand(state.carriers->options);
    else
        understand(state.options);
}

bool remembers(const ImportState& state) { return state.remembers.value_or(state.used || state.has_work()); }

/// The file's name without its year: 2023年科技指标 is 科技指标.
std::string usual_name(const ImportState& state) {
    if (state.used) return state.used->layout.name;
    static const std::regex k_year("(19|20)[0-9]{2}(年度|年)?");
    const std::string stem = state.file.stem().string();
    const std::string name = std::regex_replace(stem, k_year, "");
    return name.empty() ? stem : name;
}

/// Where the positions of a list of carriers come from.
void draw_source_of_carriers(PanelContext& c, ImportState& state, float width) {
    std::string source = state.carriers->options.source;
    if (!c.widgets.text_field("import/source", source, c.say("Source of the positions that name none; the list itself"),
                              width, false))
        return;
    state.carriers->options.source = source;
    state.stale = true;
}

/// Whether how it is read is remembered, and as what.
void draw_remember(PanelContext& c, ImportState& state) {
    ImGui::SameLine(0, c.widgets.px(10));
    const bool on = remembers(state);
    if (c.widgets.check("import/remember", c.say("Remember as"), on)) state.remembers = !on;
    c.widgets.tip(c.say("Next year's table with the same titles is read like this one"));
    ImGui::SameLine(0, c.widgets.px(6));
    c.widgets.text_field("import/layout_name", state.layout_name, usual_name(state), ImGui::GetContentRegionAvail().x,
                         false);
}

void draw_source(PanelContext& c, ImportState& state) {
    if (state.carriers) {
        draw_source_of_carriers(c, state, (ImGui::GetContentRegionAvail().x - c.widgets.px(10)) / 2);
        return draw_remember(c, state);
    }
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
    draw_remember(c, state);
}

/// The layout that is to be remembered, if any.
template <class Preview, class Options>
base::Result<std::optional<plan::TableLayout>> layout_to_save(const PanelContext& c, const ImportState& state,
                                                              const Preview& preview, const Options& options) {
    if (!remembers(state)) return std::nullopt;
    const std::string& name = state.layout_name.empty() ? usual_name(state) : state.layout_name;
    auto layout = tables::layout_of(c.session.index(), preview, options, name, state.file.filename().string());
    if (!layout) return base::pass(layout.error());
    return std::optional(*std::move(layout));
}

base::Result<session::ImportCarriers> carriers_to_take(const PanelContext& c, const ImportState& state) {
    auto edit = tables::edit_of(c.session.index(), state.carriers->preview);
    if (!edit) return base::pass(edit.error());
    auto layout = layout_to_save(c, state, state.carriers->preview, state.carriers->options);
    if (!layout) return base::pass(layout.error());
    return session::ImportCarriers{*std::move(edit), state.file.filename().string(), *std::move(layout)};
}

base::Result<session::ImportValues> values_to_take(const PanelContext& c, const ImportState& state) {
    auto layout = layout_to_save(c, state, state.preview, state.options);
    if (!layout) return base::pass(layout.error());
    session::ImportValues values{
        state.preview.drafts(), {}, state.file.filename().string(), state.options.words, *std::move(layout)};
    for (const auto& [name, key] : state.options.bindings) values.aliases.push_back({0, name, key});
    return values;
}

/// The preview stays until what it shows is on the disk.
void take_in(PanelContext& c, ImportState& state) {
    const auto take = [&](auto taken) {
        if (taken) return c.edit(*std::move(taken));
        state.problem = base::to_line(taken.error(), c.widgets.language());
    };
    if (state.carriers)
        take(carriers_to_take(c, state));
    else
        take(values_to_take(c, state));
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

bool is_clean(const ImportState& state) {
    return state.carriers ? state.carriers->preview.clean() : state.preview.clean();
}

void draw_end(PanelContext& c, ImportState& state) {
    if (state.question == ImportQuestion::discard) return draw_discard_question(c, state);
    if (state.question == ImportQuestion::author) {
        c.widgets.heading(c.say("Who is editing?"));
        if (draw_author_question(c)) state.question = ImportQuestion::none;
        return;
    }
    draw_source(c, state);
    const int count = state.changes();
    const bool unlocked = c.session.unlocked();
    if (!unlocked && count > 0) {
        const std::string label =
            std::string(glyph(Icon::lock)) + " " +
            (state.carriers ? c.say("Unlock to enter carriers") : c.say("Unlock to enter values"));
        if (c.widgets.button("import/unlock", label) || takes_in(c)) unlock_inside(c, state);
        ImGui::SameLine(0, c.widgets.px(6));
    } else if (count > 0) {
        const char* words =
            state.carriers
                ? c.widgets.say_count(count, "Import {} carrier  [Ctrl+Enter]", "Import {} carriers  [Ctrl+Enter]")
                : c.widgets.say_count(count, "Import {} value  [Ctrl+Enter]", "Import {} values  [Ctrl+Enter]");
        const std::string label = fmt::format(fmt::runtime(words), count);
        const bool wanted = c.widgets.button("import/take", label, ButtonLook::primary) || takes_in(c);
        if (wanted && !state.stale) return take_in(c, state);
        ImGui::SameLine(0, c.widgets.px(6));
    }
    if (c.widgets.button("import/cancel", c.say("Cancel  [Esc]"))) step_back(c);
    ImGui::SameLine(0, c.widgets.px(10));
    ImGui::AlignTextToFramePadding();
    const float room = ImGui::GetContentRegionAvail().x;
    if (count == 0 && state.problem.empty() && state.open_questions() == 0)
        c.widgets.fitted_text(c.say("Nothing here is new."), room);
    else if (!is_clean(state) && count > 0)
        c.widgets.fitted_text(c.say("What is asked about and not answered, refused or of unknown names is left out."),
                              room);
}

/// What was refused first, or looks odd; empty: nothing.
std::string worst_of(const PanelContext& c, const ImportState& state) {
    const auto said = [&](const tables::Sentence& s) {
        return base::capitalised(base::to_line(s, c.widgets.language()));
    };
    if (!state.refused().empty())
        return tables::cell_name(state.refused().front().at) + "  " + said(state.refused().front().reason);
    return state.warnings().empty() ? std::string() : said(state.warnings().front());
}

/// A sentence about a cell, and room for an answer behind it: its width.
float draw_asked(PanelContext& c, tables::CellPlace at, const std::string& words) {
    const float width = ImGui::GetContentRegionAvail().x, answer = std::min(c.widgets.px(240), width * 0.4F);
    const std::string line = std::string(glyph(Icon::warning)) + " " + tables::cell_name(at) + "  " + words;
    c.widgets.fitted_text(line, width - answer - c.widgets.px(8));
    ImGui::SameLine(width - answer + ImGui::GetCursorStartPos().x);
    return answer;
}

/// What was decided stays when the file is read again.
void draw_written_anew(PanelContext& c, const ImportState& state) {
    const float width = ImGui::GetContentRegionAvail().x, button = c.widgets.px(150);
    c.widgets.fitted_text(std::string(glyph(Icon::warning)) + " " +
                              c.say("The file was changed by another program after it was read; this is what it held."),
                          width - button - c.widgets.px(8));
    ImGui::SameLine(width - button + ImGui::GetCursorStartPos().x);
    const bool again = std::any_of(c.input.keys.begin(), c.input.keys.end(), [](const KeyPress& press) {
        return press.key == Key::r && press.ctrl && !press.repeat;
    });
    if (!c.widgets.button("import/read_again", c.say("Read it again  [Ctrl+R]")) && !again) return;
    c.ask(ReadTable{state.file, sheet_now(state), state.table.book->encoding, kind_of(state)});
}

/// One line for the worst open thing: what keeps the table from being read, what is asked first, what looks odd.
void draw_strip(PanelContext& c, ImportState& state) {
    const std::string sign = std::string(glyph(Icon::warning)) + " ";
    ImGui::AlignTextToFramePadding();
    if (state.reading) return c.widgets.soft_text(c.say("Reading …"));
    if (state.written_anew) return draw_written_anew(c, state);
    if (!state.problem.empty()) return c.widgets.wrapped(sign + base::capitalised(state.problem));
    if (const tables::Question* question = question_now(state, place_now(c, state))) {
        const std::string said = base::capitalised(base::to_line(question->sentence, c.widgets.language()));
        return draw_answers(c, state, *question, draw_asked(c, question->at, said), "strip/");
    }
    if (!state.carriers && !state.preview.unmatched.empty()) {
        const tables::UnmatchedName& name = state.preview.unmatched.front();
        const std::string said =
            fmt::format(fmt::runtime(c.say("“{}” is no area of the plan; choose the one that it means")), name.name);
        return draw_binding(c, state, name, draw_asked(c, name.at.front(), said), "strip/");
    }
    const float width = ImGui::GetContentRegionAvail().x;
    const std::string worst = worst_of(c, state);
    if (!worst.empty()) return c.widgets.fitted_text(sign + worst, width);
    if (state.used)
        return c.widgets.fitted_text(base::capitalised(base::to_line(state.used->summary(), c.widgets.language())),
                                     width);
    c.widgets.soft_text(state.carriers ? c.say("Click a chip or a letter to say it otherwise.")
                                       : c.say("Click a chip, a letter or a row number to say it otherwise."));
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
            c.ask(ReadTable{state.file, name, "", TableKind::any});
    }
    ImGui::EndChild();
}

void take_press(PanelContext& c, ImportState& state, const ImportSource& source, const SheetPress& press) {
    if (press.part == SheetPress::Part::none) return;
    c.keyboard.wish = "import/grid";
    if (press.part != SheetPress::Part::line && source.is_folded(press.column) && !state.grid.several_chosen()) {
        state.shows_hidden = true;
        return;
    }
    const tables::CellPlace at = source.place(press.line, press.column);
    const bool across = source.is_across(press.line, press.column);
    if (press.part == SheetPress::Part::line && !across) {
        if (!source.line_name(press.line).empty()) open_row_card(state, source.rows_in(state.grid.chosen()));
        return;
    }
    const auto of_columns = across ? SheetPress::Part::line : SheetPress::Part::column;
    if (press.part == of_columns || source.is_chip(press.line, press.column))
        open_column_card(state, source.wished_in(state.grid.chosen()), at);
}

std::shared_ptr<const session::ImportSheet> sheet_of(const ImportState& state) {
    return std::make_shared<const session::ImportSheet>(
        state.table.book,
        state.carriers ? session::sheet_reading(state.carriers->preview) : session::sheet_reading(state.preview));
}

void draw_grid(PanelContext& c, ImportState& state, float width, float height) {
    if (state.sheet == nullptr) state.sheet = sheet_of(state);
    if (state.sheet->rows() == 0) return ImGui::Dummy({width, height});
    const auto words = reading_words(c, state);
    const ImportSource source(c, *state.sheet, *words, state.shows_hidden);
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
    constexpr float k_gap = 24;
    return std::min(k_import_window, parts.input.width / parts.widgets.px(1) - k_gap);
}

void draw_import_window(PanelContext& c) {
    ImportState& state = c.overlays.import;
    if (state.stale || state.read_for != &c.session.plan()) read_again(c, state);
    if (ImGui::IsWindowAppearing()) c.keyboard.wish = "import/grid";
    const std::string sheet = sheet_now(state);
    const bool named = !sheet.empty();
    c.widgets.heading(std::string(state.carriers ? c.say("Import carriers") : c.say("Import values")) + "  ·  " +
                      state.file.filename().string() +
                      (named ? "  ›  " + sheet_shown(c, *state.table.book, sheet) : ""));
    c.widgets.tip(state.file.string());
    draw_import_options(c, state);
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
