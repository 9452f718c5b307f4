// The dock's page of gaps, turned over: the rules that find them, which are data of the project and can be changed.
#include <fmt/core.h>
#include <imgui.h>
#include <set>
#include <string>
#include <vector>

#include "frame/editing.h"
#include "frame/edits.h"
#include "panels/panels.h"
#include "plan/gap_rules.h"
#include "plan/plan.h"
#include "plan/reach_width.h"
#include "session/gap_words.h"
#include "ui/panel_state.h"

namespace ui {
namespace {

bool has_length(const plan::GapRule& rule) {
    return rule.kind == plan::GapKind::station || rule.kind == plan::GapKind::stretch;
}
bool has_functions(const plan::GapRule& rule) {
    return rule.kind == plan::GapKind::target || rule.kind == plan::GapKind::segment;
}

/// The words in the language that is shown.
std::string& in_language(const PanelContext& c, plan::Name& name) {
    return c.widgets.language() == base::Language::zh ? name.zh : name.en;
}

RuleDraft draft_of(const plan::GapRule& rule) {
    RuleDraft draft{rule.key, fmt::format("{:.0f}", rule.length_m), rule.reason, rule.source, {}};
    for (const plan::CarrierFunction function : rule.functions) draft.functions.emplace(plan::to_key(function));
    return draft;
}

/// Nothing where the length is none; it is said beneath the field.
base::Result<plan::GapRule> changed(PanelContext& c, plan::GapRule rule) {
    const RuleDraft& draft = c.panels.rule;
    if (has_length(rule)) {
        const auto length = plan::width_from_text(draft.length, c.say("Length, m"));
        if (!length) return base::pass(length.error());
        rule.length_m = *length;
    }
    rule.functions.clear();
    for (const plan::CarrierFunction function : plan::k_carrier_functions)
        if (draft.functions.contains(std::string(plan::to_key(function)))) rule.functions.push_back(function);
    rule.reason = draft.reason;
    rule.source = draft.source;
    return rule;
}

void draw_functions(PanelContext& c) {
    bool first = true;
    for (const plan::CarrierFunction function : plan::k_carrier_functions) {
        const std::string key(plan::to_key(function));
        const std::string words = c.name(plan::label(function));
        const float end = ImGui::GetItemRectMax().x + c.widgets.px(3) + c.widgets.button_width(words);
        if (!first && end < ImGui::GetWindowPos().x + ImGui::GetContentRegionMax().x)
            ImGui::SameLine(0, c.widgets.px(3));
        first = false;
        std::set<std::string>& chosen = c.panels.rule.functions;
        const bool on = chosen.contains(key);
        if (!c.widgets.button("rule/function/" + key, words, on ? ButtonLook::active : ButtonLook::framed)) continue;
        if (on)
            chosen.erase(key);
        else
            chosen.insert(key);
    }
}

void draw_field(PanelContext& c, const char* key, const char* words, std::string& text, float width) {
    c.widgets.soft_text(c.say(words));
    ImGui::SameLine(c.widgets.px(96));
    (void)c.widgets.text_field(key, text, "", width, false);
}

void draw_form(PanelContext& c, const plan::GapRule& rule) {
    RuleDraft& draft = c.panels.rule;
    const float room = ImGui::GetContentRegionAvail().x - c.widgets.px(100);
    if (has_length(rule)) draw_field(c, "rule/length", base::mark("Length, m"), draft.length, c.widgets.px(96));
    if (has_functions(rule)) draw_functions(c);
    draw_field(c, "rule/reason", base::mark("Why it matters"), in_language(c, draft.reason), room);
    draw_field(c, "rule/source", base::mark("Source"), in_language(c, draft.source), room);
    const auto next = changed(c, rule);
    if (!next) c.widgets.soft_wrapped(base::to_line(next.error(), c.widgets.language()));
    if (c.widgets.button("rule/save", c.say("Save"), ButtonLook::primary) && next) {
        put_gap_rule(c.out, *next);
        draft = {};
    }
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.button("rule/cancel", c.say("Cancel"), ButtonLook::plain)) draft = {};
}

void draw_buttons(PanelContext& c, const plan::GapRule& rule, bool usual_stands) {
    if (c.widgets.button("rule/change/" + rule.key, c.say("Change …"), ButtonLook::plain)) {
        unlock_here(c);
        c.panels.rule = draft_of(rule);
    }
    if (usual_stands) return;
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.button("rule/usual/" + rule.key, c.say("Usual again"), ButtonLook::plain)) {
        usual_gap_rule_again(c, rule.key);
    }
}

/// Whether the rule is one of Langtu's own as it came, or has no usual form to go back to.
bool usual_stands(const plan::GapRule& rule) {
    for (const plan::GapRule& usual : plan::usual_gap_rules())
        if (usual.key == rule.key) return usual == rule;
    return true;
}

void draw_rule(PanelContext& c, const plan::GapRule& rule) {
    const bool can_change = c.session.writable() && !c.session.tries();
    if (c.widgets.check("rule/on/" + rule.key, session::rule_sentence(rule, c.session.index(), c.widgets.language()),
                        !rule.off) &&
        can_change) {
        switch_gap_rule(c, rule.key, !rule.off);
    }
    ImGui::Indent(c.widgets.px(24));
    if (c.panels.rule.key == rule.key && c.session.unlocked()) {
        draw_form(c, rule);
    } else {
        const std::string source = c.name(rule.source);
        c.widgets.soft_wrapped(c.name(rule.reason) + (source.empty() ? "" : "  (" + source + ")"));
        if (can_change) draw_buttons(c, rule, usual_stands(rule));
    }
    ImGui::Unindent(c.widgets.px(24));
    ImGui::Spacing();
}

}  // namespace

void draw_gap_rules(PanelContext& c) {
    c.widgets.small_text(c.say("A rule that is switched off finds nothing. Every change is a step of the history."));
    ImGui::BeginChild("###rules");
    for (const plan::GapRule& rule : plan::all_gap_rules(c.session.plan())) draw_rule(c, rule);
    ImGui::EndChild();
}

}  // namespace ui
