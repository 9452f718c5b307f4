#include "windows/import_list.h"

#include <algorithm>
#include <fmt/format.h>
#include <imgui.h>
#include <string>
#include <tuple>
#include <vector>

#include "base/unicode.h"
#include "plan/index.h"
#include "plan/names.h"
#include "ui/kit/keyboard_state.h"
#include "windows/carrier_list.h"
#include "windows/import_source.h"
#include "windows/import_words.h"

namespace ui {
namespace {

using tables::ValueChange;

constexpr float k_place = 56;  // logical px of a cell's name

void draw_questions(PanelContext& c, ImportState& state) {
    for (const tables::Question& question : state.questions()) {
        draw_told(c, state, question.at, told(c, "", question.sentence));
        ImGui::Dummy({c.widgets.px(k_place - 8), 0});
        ImGui::SameLine();
        draw_answers(c, state, question, ImGui::GetContentRegionAvail().x);
    }
}

void draw_changes(PanelContext& c, ImportState& state, ValueChange change) {
    std::vector<const tables::ReadValue*> shown;
    for (const tables::ReadValue& v : state.preview.values)
        if (v.change == change) shown.push_back(&v);
    if (shown.empty()) c.widgets.soft_text(c.say("None."));
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(shown.size()));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const tables::ReadValue& v = *shown[static_cast<std::size_t>(i)];
            const std::string place = tables::cell_name(v.at);
            const std::string what = place + "  " + change_subject(c, v);
            if (c.widgets.row("import/go/" + place, what, false, change_values(v))) go_to_cell(c, state, v.at);
        }
    clipper.End();
}

void draw_refused(PanelContext& c, ImportState& state) {
    if (state.refused().empty()) c.widgets.soft_text(c.say("None."));
    const auto& refused = state.refused();
    for (std::size_t i = 0; i < std::min(refused.size(), k_most_told); ++i)
        draw_told(c, state, refused[i].at, told(c, "", refused[i].reason));
    say_how_many_more(c, refused.size());
}

void draw_columns(PanelContext& c, ImportState& state) {
    const auto& columns = state.preview.columns;
    if (std::none_of(columns.begin(), columns.end(), is_taken)) c.widgets.soft_text(c.say("None."));
    for (const tables::Column& column : columns)
        if (is_taken(column))
            draw_told(c, state, column.at, fmt::format("{} → {}", column.title, meaning_of(c, column)));
}

void draw_left_out(PanelContext& c, ImportState& state) {
    const tables::ImportPreview& p = state.preview;
    if (p.left_out_rows.empty() && std::none_of(p.columns.begin(), p.columns.end(), is_left_out))
        c.widgets.soft_text(c.say("None."));
    for (const tables::Column& column : p.columns)
        if (is_left_out(column)) draw_told(c, state, column.at, told(c, column.title, *column.reason));
    const bool across = !p.blocks.empty() && p.blocks.front().across;
    for (std::size_t i = 0; i < std::min(p.left_out_rows.size(), k_most_told); ++i) {
        const tables::LeftOutRow& row = p.left_out_rows[i];
        const tables::CellPlace at =
            across ? tables::CellPlace{p.blocks.front().first.row, row.row} : tables::CellPlace{row.row, 1};
        draw_told(c, state, at, told(c, row.text, row.reason));
    }
    say_how_many_more(c, p.left_out_rows.size());
}

/// What is different since the layout was saved comes first.
std::vector<tables::Sentence> differences_of(const ImportState& state) {
    std::vector<tables::Sentence> all;
    if (!state.used) return all;
    const tables::LayoutDifferences& d = state.used->differences;
    for (const auto* kind : {&d.added, &d.gone, &d.other_unit, &d.otherwise})
        all.insert(all.end(), kind->begin(), kind->end());
    return all;
}

void draw_notes(PanelContext& c, const ImportState& state) {
    if (state.used) c.widgets.wrapped(told(c, "", state.used->summary()));
    for (const tables::Sentence& difference : differences_of(state))
        c.widgets.wrapped(std::string(glyph(Icon::warning)) + " " + told(c, "", difference));
    const std::vector<tables::Sentence>& warnings = state.warnings();
    for (std::size_t i = 0; i < std::min(warnings.size(), k_most_told); ++i)
        c.widgets.wrapped(std::string(glyph(Icon::warning)) + " " + told(c, "", warnings[i]));
    if (warnings.size() > k_most_told)
        c.widgets.soft_wrapped(fmt::format(fmt::runtime(c.say("and {} more")), warnings.size() - k_most_told));
    for (const session::OfferedLayout& offered : state.offered) c.widgets.wrapped(told(c, "", offered.summary()));
    for (const tables::Sentence& note : state.notes()) c.widgets.soft_wrapped(told(c, "", note));
    if (!state.used && state.offered.empty() && state.warnings().empty() && state.notes().empty())
        c.widgets.soft_text(c.say("None."));
}

std::string unmatched_text(const PanelContext& c, const tables::UnmatchedName& name) {
    return fmt::format(
        fmt::runtime(c.widgets.say_count(std::ssize(name.at), "“{0}”, {1} row, is", "“{0}”, {1} rows, is")), name.name,
        name.at.size());
}

void draw_unmatched(PanelContext& c, ImportState& state) {
    if (state.preview.unmatched.empty()) c.widgets.soft_text(c.say("None."));
    for (const tables::UnmatchedName& name : state.preview.unmatched) {
        draw_told(c, state, name.at.front(), unmatched_text(c, name));
        ImGui::Dummy({c.widgets.px(k_place - 8), 0});
        ImGui::SameLine();
        draw_binding(c, state, name, ImGui::GetContentRegionAvail().x);
    }
    for (const auto& [name, key] : state.options.bindings) {
        const plan::Area* area = c.session.index().area(key);
        c.widgets.soft_text(fmt::format("“{}” = {}", name, area != nullptr ? c.name(area->name) : key));
    }
}

void draw_part(PanelContext& c, ImportState& state) {
    const bool shared =
        state.part == ImportPart::questions || state.part == ImportPart::refused || state.part == ImportPart::notes;
    if (state.carriers && !shared) return draw_carrier_part(c, state);
    switch (state.part) {
        case ImportPart::added: return draw_changes(c, state, ValueChange::added);
        case ImportPart::changed: return draw_changes(c, state, ValueChange::changed);
        case ImportPart::same: return draw_changes(c, state, ValueChange::same);
        case ImportPart::refused: return draw_refused(c, state);
        case ImportPart::unmatched: return draw_unmatched(c, state);
        case ImportPart::questions: return draw_questions(c, state);
        case ImportPart::columns: return draw_columns(c, state);
        case ImportPart::left_out: return draw_left_out(c, state);
        case ImportPart::notes: return draw_notes(c, state);
        case ImportPart::moved:
        case ImportPart::absent: return;  // of a list of carriers
    }
}

std::vector<PartRow> parts_of(const ImportState& state) {
    const auto notes = std::ssize(state.notes()) + std::ssize(state.warnings()) + std::ssize(differences_of(state)) +
                       std::ssize(state.offered) + (state.used ? 1 : 0);
    if (state.carriers) return parts_of_carriers(*state.carriers, notes);
    const tables::ImportPreview& p = state.preview;
    const auto left_out = std::count_if(p.columns.begin(), p.columns.end(), is_left_out) + std::ssize(p.left_out_rows);
    return {
        {base::mark("Questions {}"), ImportPart::questions, p.open_questions()},
        {base::mark("New {}"), ImportPart::added, p.count(ValueChange::added)},
        {base::mark("Changed {}"), ImportPart::changed, p.count(ValueChange::changed)},
        {base::mark("Same {}"), ImportPart::same, p.count(ValueChange::same)},
        {base::mark("Columns {}"), ImportPart::columns, std::count_if(p.columns.begin(), p.columns.end(), is_taken)},
        {base::mark("Left out {}"), ImportPart::left_out, left_out},
        {base::mark("Refused {}"), ImportPart::refused, std::ssize(p.refused)},
        {base::mark("Unknown names {}"), ImportPart::unmatched, std::ssize(p.unmatched)},
        {base::mark("Notes {}"), ImportPart::notes, notes}};
}

/// The parts, in as many lines as they need; what is empty and not looked at is soft.
void draw_counts(PanelContext& c, ImportState& state, float right) {
    bool first = true;
    for (const PartRow& part : parts_of(state)) {
        if (part.part == ImportPart::questions && state.questions().empty()) continue;
        const std::string label = fmt::format(fmt::runtime(c.say(part.name)), part.count);
        const float gap = c.widgets.px(4);
        if (!first && ImGui::GetItemRectMax().x + gap + c.widgets.button_width(label) <= right) ImGui::SameLine(0, gap);
        first = false;
        const std::string key = std::string("import/part/") + std::to_string(static_cast<int>(part.part));
        const ButtonLook look = state.part == part.part ? ButtonLook::active
                                : part.count == 0       ? ButtonLook::plain
                                                        : ButtonLook::framed;
        if (c.widgets.button(key, label, look)) state.part = part.part;
    }
}

}  // namespace

void draw_told(PanelContext& c, ImportState& state, tables::CellPlace at, const std::string& text) {
    const std::string name = tables::cell_name(at);
    const float corner = ImGui::GetCursorPosX();
    if (c.widgets.button("import/go/" + name, name, ButtonLook::plain)) go_to_cell(c, state, at);
    c.widgets.tip(c.say("Show the cell"));
    ImGui::SameLine(corner + c.widgets.px(k_place));
    ImGui::BeginGroup();
    ImGui::AlignTextToFramePadding();
    c.widgets.wrapped(text);
    ImGui::EndGroup();
}

void say_how_many_more(PanelContext& c, std::size_t count) {
    if (count > k_most_told)
        c.widgets.soft_wrapped(
            fmt::format(fmt::runtime(c.say("and {} more; F8 goes from one to the next")), count - k_most_told));
}

void go_to_cell(PanelContext& c, ImportState& state, tables::CellPlace at) {
    if (state.sheet == nullptr || state.sheet->rows() == 0) return;
    const auto words = reading_words(c, state);
    const ImportSource source(c, *state.sheet, *words, state.shows_hidden);
    std::tie(state.grid.line, state.grid.column) = source.drawn_at(at);
    state.grid.chosen_from.reset();
    state.grid.reveals = true;
    c.keyboard.wish = "import/grid";
}

const tables::Question* question_now(const ImportState& state, tables::CellPlace here) {
    if (state.reading || state.written_anew || !state.problem.empty()) return nullptr;
    const tables::Question *first = nullptr, *of_column = nullptr;
    for (const tables::Question& question : state.questions()) {
        if (!question.chosen.empty()) continue;
        if (question.at == here) return &question;
        if (first == nullptr) first = &question;
        if (question.at.column == here.column && question.at.row <= here.row) of_column = &question;
    }
    return of_column != nullptr ? of_column : first;
}

tables::CellPlace place_now(const PanelContext& c, const ImportState& state) {
    if (state.sheet == nullptr || state.sheet->rows() == 0) return {};
    const auto words = reading_words(c, state);
    const ImportSource source(c, *state.sheet, *words, state.shows_hidden);
    return source.place(state.grid.line, state.grid.column);
}

void draw_answers(PanelContext& c, ImportState& state, const tables::Question& question, float width,
                  const std::string& where) {
    std::vector<Widgets::Choice> choices;
    int current = -1;
    for (const tables::Answer& answer : question.answers) {
        if (answer.key == question.chosen) current = static_cast<int>(choices.size());
        choices.push_back({answer.key, c.name(answer.words)});
    }
    const int chosen =
        c.widgets.drop_down("import/answer/" + where + question.id, choices, current, width, c.say("choose …"));
    if (chosen < 0) return;
    state.answer(question.id, choices[static_cast<std::size_t>(chosen)].key);
}

void draw_binding(PanelContext& c, ImportState& state, const tables::UnmatchedName& name, float width,
                  const std::string& where) {
    std::vector<Widgets::Choice> choices;
    for (const std::string& key : name.nearest)
        if (const plan::Area* area = c.session.index().area(key)) choices.push_back({key, c.name(area->name)});
    const int chosen =
        c.widgets.drop_down("import/bind/" + where + name.name, choices, -1, width, c.say("choose an area …"));
    c.widgets.tip(c.say("The area that the name means; remembered for the next table"));
    if (chosen < 0) return;
    tables::ImportOptions next = state.options;
    next.bindings[name.name] = choices[static_cast<std::size_t>(chosen)].key;
    state.decide(std::move(next));
}

void draw_import_list(PanelContext& c, ImportState& state, float width, float height) {
    ImGui::BeginGroup();
    const bool has_map = state.carriers && !state.carriers->preview.rows.empty();
    const float of_map = has_map ? std::min(width * 0.7F, height * 0.4F) : 0;
    const float bottom = ImGui::GetCursorPosY() + height - of_map - (has_map ? ImGui::GetStyle().ItemSpacing.y : 0);
    draw_counts(c, state, ImGui::GetCursorScreenPos().x + width);
    ImGui::BeginChild("###import_list", {width, std::max(c.widgets.px(60), bottom - ImGui::GetCursorPosY())}, true);
    draw_part(c, state);
    ImGui::EndChild();
    if (has_map) draw_places(c, state, width, of_map);
    ImGui::EndGroup();
}

}  // namespace ui
