// The dock's page of gaps: what a rule looks for and does not find, where, why it matters, and what was said about it.
#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <vector>

#include "frame/editing.h"
#include "frame/edits.h"
#include "panels/panels.h"
#include "plan/corridor_index.h"
#include "plan/gaps.h"
#include "plan/plan.h"
#include "session/actions.h"
#include "session/gap_words.h"
#include "ui/kit/key_press.h"
#include "ui/panel_state.h"

namespace ui {
namespace {

struct GapColumn {
    const char* title;
    float weight;  ///< of the width
};
constexpr std::array k_columns{GapColumn{base::mark("Gap"), 0.32F}, GapColumn{base::mark("Size"), 0.1F},
                               GapColumn{base::mark("Why it matters"), 0.38F}, GapColumn{base::mark("Note"), 0.2F}};

/// A stretch is looked at by its middle.
void show_place(PanelContext& c, const plan::Gap& gap) {
    if (gap.feature.kind != plan::FeatureKind::none) {
        c.push(session::Select{gap.feature});
        c.push(session::ZoomToFeature{gap.feature});
        return;
    }
    if (gap.rule->kind != plan::GapKind::stretch) return;
    const plan::Lines& lines = c.session.corridor_index().lines();
    if (const auto at = lines.position_at(gap.line, (gap.from_m + gap.to_m) / 2)) c.push(session::GoTo{*at});
}

void draw_lines(PanelContext& c, const std::string& text, unsigned colour) {
    const float width = ImGui::GetContentRegionAvail().x, line = ImGui::GetTextLineHeight();
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const std::vector<std::string> lines = c.widgets.lines_of(text, width);
    for (std::size_t i = 0; i < lines.size(); ++i)
        c.widgets.draw_text(corner.x, corner.y + line * static_cast<float>(i), lines[i], colour);
    ImGui::Dummy({width, line * static_cast<float>(lines.size())});
}

/// The sentence, which shows where it is when it is clicked.
void draw_sentence(PanelContext& c, const plan::Gap& gap) {
    const float width = ImGui::GetContentRegionAvail().x, line = ImGui::GetTextLineHeight();
    const std::string icon = std::string(glyph(gap.acknowledged() ? Icon::check : Icon::warning)) + " ";
    const std::vector<std::string> lines =
        c.widgets.lines_of(icon + session::gap_sentence(gap, c.session.index(), c.widgets.language()), width);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const std::string key = "gap/" + gap.key;
    const bool selected = gap.feature.kind != plan::FeatureKind::none && c.session.is_selected(gap.feature);
    if (ImGui::Selectable(("###" + key).c_str(), selected, ImGuiSelectableFlags_None,
                          {width, line * static_cast<float>(lines.size())}))
        show_place(c, gap);
    c.widgets.record(key);
    c.widgets.stop(key);
    if (ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        c.point_at(gap.feature);
    }
    const Palette& p = c.widgets.palette();
    for (std::size_t i = 0; i < lines.size(); ++i)
        c.widgets.draw_text(corner.x, corner.y + line * static_cast<float>(i), lines[i],
                            gap.acknowledged() ? p.soft
                            : gap.certain      ? p.warning
                                               : p.text);
}

/// How the history calls it.
plan::Name called(const PanelContext& c, const plan::Gap& gap) {
    return {session::gap_sentence(gap, c.session.index(), base::Language::zh),
            session::gap_sentence(gap, c.session.index(), base::Language::en)};
}

void write_note(PanelContext& c, const plan::Gap& gap) {
    const std::string key = "gap/note/" + gap.key;
    (void)c.widgets.text_field(key, c.panels.gap_note, c.say("Why it may stand, or what to do"),
                               ImGui::GetContentRegionAvail().x, false);
    const bool said = !c.panels.gap_note.empty();
    if (c.widgets.button(key + "/keep", c.say("Note it"), ButtonLook::primary) && said) {
        remark_on_gap(c.out, gap.key, called(c, gap), c.panels.gap_note);
        c.panels.written_gap.clear();
    }
    ImGui::SameLine(0, c.widgets.px(3));
    if (c.widgets.button(key + "/stand", c.say("Let it stand"), ButtonLook::framed) && said) {
        acknowledge_gap(c.out, gap.key, called(c, gap), c.panels.gap_note);
        c.panels.written_gap.clear();
    }
    ImGui::SameLine(0, c.widgets.px(3));
    if (c.widgets.button(key + "/cancel", c.say("Cancel"), ButtonLook::plain)) c.panels.written_gap.clear();
}

void draw_note(PanelContext& c, const plan::Gap& gap) {
    if (c.panels.written_gap == gap.key && c.session.unlocked()) return write_note(c, gap);
    if (gap.remark != nullptr)
        draw_lines(c, gap.remark->text + "  " + gap.remark->author + " " + gap.remark->entered,
                   c.widgets.palette().soft);
    if (!c.session.writable() || c.session.tries()) return;
    const std::string key = "gap/write/" + gap.key;
    if (c.widgets.button(key, c.say(gap.remark == nullptr ? base::mark("Note …") : base::mark("Change …")),
                         ButtonLook::plain)) {
        unlock_here(c);
        c.panels.written_gap = gap.key;
        c.panels.gap_note = gap.remark != nullptr ? gap.remark->text : std::string();
    }
    if (!gap.acknowledged()) return;
    ImGui::SameLine(0, c.widgets.px(3));
    if (c.widgets.button("gap/again/" + gap.key, c.say("Ask again"), ButtonLook::plain))
        ask_about_gap_again(c.out, gap.key, called(c, gap));
}

void draw_gap_row(PanelContext& c, const plan::Gap& gap) {
    const base::Language language = c.widgets.language();
    ImGui::TableNextRow();
    ImGui::TableSetColumnIndex(0);
    draw_sentence(c, gap);
    ImGui::TableSetColumnIndex(1);
    draw_lines(c, session::gap_size(gap, c.session.index(), language), c.widgets.palette().text);
    ImGui::TableSetColumnIndex(2);
    draw_lines(c, session::gap_reason(gap, language), c.widgets.palette().soft);
    ImGui::TableSetColumnIndex(3);
    draw_note(c, gap);
}

void draw_summary(PanelContext& c, const std::vector<plan::Gap>& gaps) {
    const auto standing = std::count_if(gaps.begin(), gaps.end(), [](const plan::Gap& g) { return g.acknowledged(); });
    const auto certain =
        std::count_if(gaps.begin(), gaps.end(), [](const plan::Gap& g) { return !g.acknowledged() && g.certain; });
    const auto open = static_cast<std::ptrdiff_t>(gaps.size()) - standing;
    c.widgets.soft_wrapped(
        fmt::format(fmt::runtime(c.say("{0} certain, {1} possible, {2} let stand. Found from where "
                                       "carriers are drawn; certain: none can lie there for all that "
                                       "is known of their positions.")),
                    certain, open - certain, standing));
}

}  // namespace

void draw_gaps(PanelContext& c) {
    const std::vector<plan::Gap>& gaps = c.session.gaps();
    if (c.widgets.button("gap/rules", c.say("Rules"), c.panels.rules_open ? ButtonLook::active : ButtonLook::framed))
        c.panels.rules_open = !c.panels.rules_open;
    c.widgets.tip(c.say("What is looked for, and why; rules can be changed"));
    ImGui::SameLine(0, c.widgets.px(8));
    if (c.panels.rules_open) return draw_gap_rules(c);
    if (gaps.empty()) {
        c.widgets.soft_text(c.say("No gap is found by the rules of this project."));
        return;
    }
    draw_summary(c, gaps);
    constexpr ImGuiTableFlags k_flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerV |
                                        ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_ScrollY;
    if (!ImGui::BeginTable("###gaps", static_cast<int>(k_columns.size()), k_flags)) return;
    ImGui::TableSetupScrollFreeze(0, 1);
    for (const GapColumn& column : k_columns)
        ImGui::TableSetupColumn(column.title, ImGuiTableColumnFlags_WidthStretch, column.weight);
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    for (std::size_t i = 0; i < k_columns.size(); ++i) {
        ImGui::TableSetColumnIndex(static_cast<int>(i));
        c.widgets.text(c.say(k_columns[i].title));
    }
    for (const plan::Gap& gap : gaps) draw_gap_row(c, gap);
    ImGui::EndTable();
}

}  // namespace ui
