// A table of values before it is taken in: how it was read, what would change, what was refused and why, and whose rows
// nobody knows; names are bound to areas here. Nothing is written before the button is pressed.
#include <algorithm>
#include <filesystem>
#include <fmt/core.h>
#include <imgui.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "frame/editing.h"
#include "plan/index.h"
#include "plan/names.h"
#include "plan/plan.h"
#include "session/edit_actions.h"
#include "session/edit_session.h"
#include "session/table_file.h"
#include "ui/frame_input.h"
#include "ui/import_state.h"
#include "ui/kit/key_press.h"
#include "ui/overlay_state.h"
#include "ui/requests.h"
#include "windows/window_rows.h"
#include "windows/windows.h"

namespace ui {
namespace {

using tables::ValueChange;

/// Enter as a press of its own: the one that answered a question, still held, takes nothing in.
bool enter_pressed(const PanelContext& c) {
    return !ImGui::GetIO().WantTextInput &&
           std::any_of(c.input.keys.begin(), c.input.keys.end(),
                       [](const KeyPress& k) { return k.key == Key::enter && !k.repeat; });
}

void read_again(PanelContext& c, ImportState& state) {
    auto preview = session::preview_of(state.table, c.session.index(), state.options);
    state.problem = preview ? std::string() : base::to_line(preview.error(), c.widgets.language());
    state.preview = preview ? std::move(*preview) : tables::ImportPreview{};
    state.stale = false;
    state.read_for = &c.session.plan();
    const bool answered = state.part == ImportPart::questions && state.preview.open_questions() == 0;
    if (answered) state.part = state.first_part();
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

/// Hidden sheets can be chosen by hand, and are marked.
void choose_sheet(PanelContext& c, ImportState& state) {
    std::vector<Widgets::Choice> choices;
    const std::vector<wire::Grid>& grids = state.table.book.grids;
    int current = -1;
    for (const wire::SheetInfo& sheet : state.table.book.sheets) {
        if (sheet.is_chart) continue;
        if (!grids.empty() && sheet.name == grids.front().sheet) current = static_cast<int>(choices.size());
        const bool hidden = sheet.state != wire::SheetState::visible;
        choices.push_back(
            {sheet.name, hidden ? fmt::format(fmt::runtime(c.say("{} (hidden)")), sheet.name) : sheet.name});
    }
    if (choices.size() < 2) return;
    const int chosen = labelled(c, "import/sheet", c.say("Sheet"), choices, current, 150);
    if (chosen >= 0) c.ask(ReadTable{state.file, choices[static_cast<std::size_t>(chosen)].key, ""});
}

void choose_encoding(PanelContext& c, ImportState& state) {
    if (state.table.book.encoding.empty()) return;
    std::vector<Widgets::Choice> choices;
    int current = -1;
    for (const char* encoding : {"UTF-8", "GB18030", "UTF-16LE", "BIG5"}) {
        if (state.table.book.encoding == encoding) current = static_cast<int>(choices.size());
        choices.push_back({encoding, encoding});
    }
    const int chosen = labelled(c, "import/encoding", c.say("Encoding"), choices, current, 110);
    if (chosen >= 0) c.ask(ReadTable{state.file, "", choices[static_cast<std::size_t>(chosen)].key});
}

/// How many rows of titles the first table has.
std::size_t titles_of(const tables::ImportPreview& preview) {
    return preview.blocks.empty() ? 0 : preview.blocks.front().first_row - preview.blocks.front().first.row;
}

void choose_header(PanelContext& c, ImportState& state) {
    const std::string found =
        fmt::format(fmt::runtime(c.say("found: {}")), std::max<std::size_t>(1, titles_of(state.preview)));
    const std::vector<Widgets::Choice> choices{{"0", found}, {"1", "1"}, {"2", "2"}};
    const int chosen = labelled(c, "import/header", c.say("Header rows"), choices, state.options.header_rows, 110);
    if (chosen < 0) return;
    state.options.header_rows = chosen;
    state.stale = true;
}

void choose_year(PanelContext& c, ImportState& state) {
    std::vector<Widgets::Choice> choices{{"", c.say("from the table")}};
    int current = 0;
    for (const int year : c.session.years()) {
        if (year == c.session.plan().baseline_year) continue;
        if (state.options.year == year) current = static_cast<int>(choices.size());
        choices.push_back({std::to_string(year), std::to_string(year)});
    }
    const int chosen = labelled(c, "import/year", c.say("Year"), choices, current, 110);
    if (chosen < 0) return;
    state.options.year =
        chosen == 0 ? std::nullopt : std::optional(std::stoi(choices[static_cast<std::size_t>(chosen)].key));
    state.stale = true;
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
    state.options.indicator = choices[static_cast<std::size_t>(chosen)].key;
    state.stale = true;
}

void draw_options(PanelContext& c, ImportState& state) {
    choose_sheet(c, state);
    choose_encoding(c, state);
    choose_header(c, state);
    choose_year(c, state);
    choose_indicator(c, state);
    ImGui::Dummy({0, ImGui::GetTextLineHeightWithSpacing() + ImGui::GetFrameHeight()});
    const bool preliminary = state.options.state == plan::ValueState::preliminary;
    if (c.widgets.check("import/preliminary", c.say("Preliminary"), preliminary)) {
        state.options.state = preliminary ? plan::ValueState::final_value : plan::ValueState::preliminary;
        state.stale = true;
    }
    c.widgets.tip(c.say("State of the values that say none"));
    ImGui::SameLine(0, c.widgets.px(10));
    if (c.widgets.text_field("import/source", state.options.source, c.say("Source of the values that say none"),
                             ImGui::GetContentRegionAvail().x, false))
        state.stale = true;
}

/// A column of values that was understood.
bool is_taken(const tables::Column& column) {
    return column.outcome == tables::Outcome::taken &&
           (column.use == tables::ColumnUse::observed || column.use == tables::ColumnUse::target ||
            column.use == tables::ColumnUse::baseline);
}

bool is_left_out(const tables::Column& column) {
    return column.outcome == tables::Outcome::left_out && column.reason.has_value();
}

void draw_counts(PanelContext& c, ImportState& state) {
    const tables::ImportPreview& p = state.preview;
    struct Part {
        const char* name;
        ImportPart part;
        int count;
    };
    const auto left_out = std::count_if(p.columns.begin(), p.columns.end(), is_left_out) + std::ssize(p.left_out_rows);
    const Part parts[] = {
        {base::mark("Questions {}"), ImportPart::questions, p.open_questions()},
        {base::mark("New {}"), ImportPart::added, p.count(ValueChange::added)},
        {base::mark("Changed {}"), ImportPart::changed, p.count(ValueChange::changed)},
        {base::mark("Same {}"), ImportPart::same, p.count(ValueChange::same)},
        {base::mark("Columns {}"), ImportPart::columns,
         static_cast<int>(std::count_if(p.columns.begin(), p.columns.end(), is_taken))},
        {base::mark("Left out {}"), ImportPart::left_out, static_cast<int>(left_out)},
        {base::mark("Refused {}"), ImportPart::refused, static_cast<int>(p.refused.size())},
        {base::mark("Unknown names {}"), ImportPart::unmatched, static_cast<int>(p.unmatched.size())}};
    for (const Part& part : parts) {
        if (part.part == ImportPart::questions && p.questions.empty()) continue;
        const std::string label = fmt::format(fmt::runtime(c.say(part.name)), part.count);
        const std::string key = std::string("import/part/") + std::to_string(static_cast<int>(part.part));
        if (c.widgets.button(key, label, state.part == part.part ? ButtonLook::active : ButtonLook::framed))
            state.part = part.part;
        ImGui::SameLine(0, c.widgets.px(4));
    }
    ImGui::NewLine();
}

std::string change_text(const PanelContext& c, const tables::ReadValue& v) {
    const plan::Area* area = c.session.index().area(v.draft.area);
    const auto what = plan::observable(c.session.index(), v.draft.indicator);
    std::string text = fmt::format("{} · {} · {}:  ", area != nullptr ? c.name(area->name) : v.draft.area,
                                   what ? c.name(what->name) : v.draft.indicator, v.draft.year);
    if (v.before) text += fmt::format("{} → ", *v.before);
    return text + fmt::format("{}", v.draft.value);
}

void draw_changes(PanelContext& c, const ImportState& state, ValueChange change) {
    ImGuiListClipper clipper;
    std::vector<const tables::ReadValue*> shown;
    for (const tables::ReadValue& v : state.preview.values)
        if (v.change == change) shown.push_back(&v);
    if (shown.empty()) c.widgets.soft_text(c.say("None."));
    clipper.Begin(static_cast<int>(shown.size()));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const tables::ReadValue& v = *shown[static_cast<std::size_t>(i)];
            c.widgets.soft_text(tables::cell_name(v.at));
            ImGui::SameLine(c.widgets.px(52));
            c.widgets.fitted_text(change_text(c, v), ImGui::GetContentRegionAvail().x);
        }
    clipper.End();
}

void draw_refused(PanelContext& c, const ImportState& state) {
    if (state.preview.refused.empty()) c.widgets.soft_text(c.say("None."));
    for (const tables::RefusedCell& cell : state.preview.refused) {
        c.widgets.soft_text(tables::cell_name(cell.at));
        ImGui::SameLine(c.widgets.px(52));
        ImGui::BeginGroup();
        c.widgets.wrapped(base::to_line(cell.reason, c.widgets.language()));
        ImGui::EndGroup();
    }
}

/// A place, what stands there, and a sentence about it.
void draw_told(PanelContext& c, const std::string& place, const std::string& title, const tables::Sentence& sentence) {
    c.widgets.soft_text(place);
    ImGui::SameLine(c.widgets.px(52));
    ImGui::BeginGroup();
    const std::string said = base::to_line(sentence, c.widgets.language());
    c.widgets.wrapped(title.empty() ? said : title + ": " + said);
    ImGui::EndGroup();
}

/// What a column was understood as: indicator, year, unit and what its numbers are multiplied by.
std::string meaning_of(const PanelContext& c, const tables::Column& column) {
    const auto what = plan::observable(c.session.index(), column.indicator);
    std::string meaning = what ? c.name(what->name) : c.say("as each row says");
    if (column.year != 0) meaning += fmt::format(" · {}", column.year);
    if (!column.unit.empty()) meaning += " · " + column.unit;
    if (column.times != 1) meaning += fmt::format(" × {}", column.times);
    if (column.preliminary) meaning += std::string(" · ") + c.say("Preliminary");
    if (column.use != tables::ColumnUse::observed)
        meaning += std::string(" · ") + c.say("compared with the plan, not taken in");
    return meaning;
}

void draw_columns(PanelContext& c, const ImportState& state) {
    const auto& columns = state.preview.columns;
    if (std::none_of(columns.begin(), columns.end(), is_taken)) c.widgets.soft_text(c.say("None."));
    for (const tables::Column& column : columns) {
        if (!is_taken(column)) continue;
        c.widgets.soft_text(tables::cell_name(column.at));
        ImGui::SameLine(c.widgets.px(52));
        ImGui::BeginGroup();
        c.widgets.wrapped(fmt::format("{} → {}", column.title, meaning_of(c, column)));
        ImGui::EndGroup();
    }
}

void draw_left_out(PanelContext& c, const ImportState& state) {
    const tables::ImportPreview& p = state.preview;
    if (p.left_out_rows.empty() && std::none_of(p.columns.begin(), p.columns.end(), is_left_out))
        c.widgets.soft_text(c.say("None."));
    for (const tables::Column& column : p.columns)
        if (is_left_out(column)) draw_told(c, tables::cell_name(column.at), column.title, *column.reason);
    for (const tables::LeftOutRow& row : p.left_out_rows) draw_told(c, std::to_string(row.row), row.text, row.reason);
}

void draw_questions(PanelContext& c, ImportState& state) {
    for (const tables::Question& question : state.preview.questions) {
        draw_told(c, tables::cell_name(question.at), "", question.sentence);
        ImGui::Dummy({c.widgets.px(44), 0});
        ImGui::SameLine();
        std::vector<Widgets::Choice> choices;
        int current = -1;
        for (const tables::Answer& answer : question.answers) {
            if (answer.key == question.chosen) current = static_cast<int>(choices.size());
            choices.push_back({answer.key, c.name(answer.words)});
        }
        const int chosen = c.widgets.drop_down("import/answer/" + question.id, choices, current, c.widgets.px(260));
        if (chosen < 0) continue;
        state.options.answers[question.id] = choices[static_cast<std::size_t>(chosen)].key;
        state.stale = true;
    }
}

std::string unmatched_text(const PanelContext& c, const tables::UnmatchedName& name) {
    return fmt::format(
        fmt::runtime(c.widgets.say_count(std::ssize(name.rows), "“{0}”, {1} row, is", "“{0}”, {1} rows, is")),
        name.name, name.rows.size());
}

/// Of the widest name, so that the drop-downs stand in a column; it leaves them their room.
float width_of_names(PanelContext& c, const ImportState& state) {
    float width = 0;
    for (const tables::UnmatchedName& name : state.preview.unmatched)
        width = std::max(width, c.widgets.text_width(unmatched_text(c, name)));
    return std::min(width, std::max(c.widgets.px(80), ImGui::GetContentRegionAvail().x - c.widgets.px(240)));
}

void draw_unmatched(PanelContext& c, ImportState& state) {
    if (state.preview.unmatched.empty()) c.widgets.soft_text(c.say("None."));
    const float column = ImGui::GetCursorPosX() + width_of_names(c, state) + c.widgets.px(8);
    for (const tables::UnmatchedName& name : state.preview.unmatched) {
        ImGui::AlignTextToFramePadding();
        c.widgets.fitted_text(unmatched_text(c, name), column - ImGui::GetCursorPosX());
        ImGui::SameLine(column);
        std::vector<Widgets::Choice> choices;
        for (const std::string& key : name.nearest)
            if (const plan::Area* area = c.session.index().area(key)) choices.push_back({key, c.name(area->name)});
        const int chosen = c.widgets.drop_down("import/bind/" + name.name, choices, -1, c.widgets.px(220));
        c.widgets.tip(c.say("The area that the name means; remembered for the next table"));
        if (chosen < 0) continue;
        state.options.bindings[name.name] = choices[static_cast<std::size_t>(chosen)].key;
        state.stale = true;
    }
    for (const auto& [name, key] : state.options.bindings) {
        const plan::Area* area = c.session.index().area(key);
        c.widgets.soft_text(fmt::format("“{}” = {}", name, area != nullptr ? c.name(area->name) : key));
    }
}

void draw_part(PanelContext& c, ImportState& state) {
    switch (state.part) {
        case ImportPart::added: return draw_changes(c, state, ValueChange::added);
        case ImportPart::changed: return draw_changes(c, state, ValueChange::changed);
        case ImportPart::same: return draw_changes(c, state, ValueChange::same);
        case ImportPart::refused: return draw_refused(c, state);
        case ImportPart::unmatched: return draw_unmatched(c, state);
        case ImportPart::questions: return draw_questions(c, state);
        case ImportPart::columns: return draw_columns(c, state);
        case ImportPart::left_out: return draw_left_out(c, state);
    }
}

/// The preview stays until the values are on the disk.
void take_in(PanelContext& c, const ImportState& state) {
    std::vector<plan::AreaAlias> aliases;
    for (const auto& [name, key] : state.options.bindings) aliases.push_back({0, name, key});
    c.edit(session::ImportValues{state.preview.drafts(), std::move(aliases), state.file.filename().string()});
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
    const auto count = static_cast<int>(state.preview.drafts().size());
    const bool unlocked = c.session.unlocked();
    if (!state.preview.clean() && count > 0)
        c.widgets.soft_wrapped(c.say("What is asked about and not answered, refused or of unknown names is left out."));
    if (!unlocked && count > 0) {
        if (c.widgets.button("import/unlock", std::string(glyph(Icon::lock)) + " " + c.say("Unlock to enter values")))
            unlock_inside(c, state);
        ImGui::SameLine(0, c.widgets.px(6));
    } else if (count > 0) {
        const std::string label = fmt::format(
            fmt::runtime(c.widgets.say_count(count, "Import {} value  [Enter]", "Import {} values  [Enter]")), count);
        if (c.widgets.button("import/take", label, ButtonLook::primary) || enter_pressed(c)) return take_in(c, state);
        ImGui::SameLine(0, c.widgets.px(6));
    }
    if (c.widgets.button("import/cancel", c.say("Cancel  [Esc]"))) step_back(c);
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

void draw_import_window(PanelContext& c) {
    ImportState& state = c.overlays.import;
    if (state.stale || state.read_for != &c.session.plan()) read_again(c, state);
    c.widgets.soft_text(state.file.filename().string());
    c.widgets.tip(state.file.string());
    draw_options(c, state);
    ImGui::Spacing();
    if (!state.problem.empty()) {
        c.widgets.wrapped(std::string(glyph(Icon::warning)) + " " + state.problem);
    } else {
        draw_counts(c, state);
        ImGui::BeginChild("###import_list", {0, std::min(c.widgets.px(280), c.input.height * 0.38F)}, true);
        draw_part(c, state);
        ImGui::EndChild();
        for (const tables::Sentence& note : state.preview.notes)
            c.widgets.soft_wrapped(base::to_line(note, c.widgets.language()));
        for (const tables::Sentence& warning : state.preview.warnings)
            c.widgets.wrapped(std::string(glyph(Icon::warning)) + " " + base::to_line(warning, c.widgets.language()));
    }
    ImGui::Spacing();
    draw_end(c, state);
}

}  // namespace ui
