// The left panel while the corridor is reviewed: scenarios, what the one that is shown changes, and what becomes of it.
#include <fmt/core.h>
#include <imgui.h>
#include <map>
#include <string>
#include <vector>

#include "base/local_time.h"
#include "frame/editing.h"
#include "frame/edits.h"
#include "panels/panels.h"
#include "plan/plan.h"
#include "plan/reach_report.h"
#include "plan/scenario.h"
#include "session/reach_text.h"
#include "session/review_results.h"
#include "session/scenario_words.h"
#include "session/trying.h"
#include "ui/panel_state.h"
#include "ui/requests.h"

namespace ui {
namespace {

const char* kind_words(plan::TriedKind kind) {
    switch (kind) {
        case plan::TriedKind::added: return base::mark("New: {0}");
        case plan::TriedKind::moved: return base::mark("Moved: {0}");
        case plan::TriedKind::changed: return base::mark("Changed: {0}");
        case plan::TriedKind::removed: return base::mark("Taken away: {0}");
    }
    return "";
}

void draw_start(PanelContext& c) {
    const float button = c.widgets.button_width(c.say("Try it"));
    const float width = ImGui::GetContentRegionAvail().x - button - c.widgets.px(6);
    (void)c.widgets.text_field("scenario/name", c.panels.scenario_name, c.say("New scenario"), width, false);
    ImGui::SameLine(0, c.widgets.px(6));
    if (c.widgets.button("scenario/start", c.say("Try it"), ButtonLook::framed)) {
        start_scenario(c.out, c.panels.scenario_name);
        c.panels.scenario_name.clear();
    }
    c.widgets.tip(c.say("Carriers can be moved, added and taken away without changing the plan"));
}

void draw_list(PanelContext& c) {
    for (const plan::Scenario& s : c.session.plan().scenarios) {
        const std::string key = "scenario/" + std::to_string(s.id);
        if (c.widgets.row(key, s.name, false, s.author)) {
            c.panels.rebase_mine.clear();  // what was said is about another scenario
            try_in(c.out, s.id);
        }
        c.widgets.tip(s.author + "  " + base::local_time_text(s.entered, c.widgets.language()));
    }
}

/// How many are within reach, of the plan and of the scenario, and which of them are others.
void draw_comparison(PanelContext& c, const plan::Scenario& scenario) {
    const session::ReviewResults* base = c.session.review_of_base();
    if (base == nullptr) return;
    const base::Language language = c.widgets.language();
    const auto line = [&](const char* words, const session::ReviewResults& of, const char* key) {
        c.widgets.wrapped(fmt::format(fmt::runtime(c.say(words)), session::reach_text(of.counts().within, language)));
        c.widgets.record(key);
    };
    line(base::mark("Within reach now: {0}"), *base, "scenario/base");
    line(base::mark("In the scenario: {0}"), c.session.review(), "scenario/tried");
    for (const std::string& change : session::reach_changes(*base, c.session.review(), scenario, language))
        c.widgets.wrapped(change);
}

void draw_changes(PanelContext& c, const plan::Scenario& scenario) {
    if (scenario.carriers.empty())
        c.widgets.soft_wrapped(c.say("Drag a carrier, press N for a new one, or Delete to take one away."));
    for (const plan::TriedCarrier& t : scenario.carriers)
        c.widgets.wrapped(fmt::format(fmt::runtime(c.say(kind_words(plan::kind_of(t)))),
                                      std::to_string(t.tried.number) + " " + c.name(t.tried.name)));
}

/// What shall stand of a carrier that both changed.
void draw_choice(PanelContext& c, const plan::BaseChange& change) {
    std::map<std::int64_t, bool>& mine = c.panels.rebase_mine;
    const auto answer = mine.find(change.carrier);
    const std::string key = "rebase/" + std::to_string(change.number);
    const auto choice = [&](const char* which, const char* words, bool keeps) {
        const bool on = answer != mine.end() && answer->second == keeps;
        if (c.widgets.button(key + which, c.say(words), on ? ButtonLook::active : ButtonLook::framed))
            mine[change.carrier] = keeps;
    };
    choice("/mine", base::mark("The scenario's"), true);
    ImGui::SameLine(0, c.widgets.px(3));
    choice("/theirs", base::mark("The plan's"), false);
}

/// What the plan has changed since, and the way to lay the scenario over the plan as it is now.
void draw_rebase(PanelContext& c, const plan::Plan& base, const plan::Scenario& scenario) {
    const std::vector<plan::BaseChange> changes = plan::base_changes(base, scenario);
    if (changes.empty()) return;
    bool answered = true;
    for (const plan::BaseChange& change : changes) {
        c.widgets.soft_wrapped(std::string(glyph(Icon::warning)) + " " + c.name(plan::sentence_of(change)));
        if (!change.asks()) continue;
        draw_choice(c, change);
        answered = answered && c.panels.rebase_mine.contains(change.carrier);
    }
    if (!answered) {
        c.widgets.soft_wrapped(c.say("Say what shall stand; then the scenario can follow the plan."));
        return;
    }
    if (c.widgets.button("scenario/rebase", c.say("Follow the plan"), ButtonLook::framed)) {
        std::map<std::int64_t, bool> answers;
        for (const plan::BaseChange& change : changes)
            if (change.asks()) answers[change.carrier] = c.panels.rebase_mine[change.carrier];
        rebase_scenario(c.out, scenario.id, answers);
        c.panels.rebase_mine.clear();
    }
    c.widgets.tip(c.say("Lays the scenario over the plan as it is now"));
}

void draw_buttons(PanelContext& c, const plan::Scenario& scenario) {
    if (c.widgets.button("scenario/leave", c.say("Back to the plan"), ButtonLook::framed)) try_in(c.out, 0);
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.button("scenario/accept", c.say("Accept"), ButtonLook::primary)) {
        accept_scenario(c, scenario.id);
    }
    c.widgets.tip(c.say("Makes the scenario the plan, as one step that can be undone"));
    if (c.widgets.button("scenario/duplicate", c.say("Duplicate"), ButtonLook::plain))
        duplicate_scenario(c.out, scenario.id);
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.button("scenario/export", c.say("As a file"), ButtonLook::plain))
        c.ask(WriteReview{ReviewFile::scenario});
    c.widgets.tip(c.say("For a colleague's project, beside this one"));
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.button("scenario/drop", c.say("Throw away"), ButtonLook::plain)) drop_scenario(c.out, scenario.id);
    c.widgets.tip(c.say("A step of the history: it can be undone"));
    const float button = c.widgets.button_width(c.say("Rename"));
    (void)c.widgets.text_field("scenario/name", c.panels.scenario_name, c.say("Another name"),
                               ImGui::GetContentRegionAvail().x - button - c.widgets.px(6), false);
    ImGui::SameLine(0, c.widgets.px(6));
    if (c.widgets.button("scenario/rename", c.say("Rename"), ButtonLook::plain) && !c.panels.scenario_name.empty()) {
        rename_scenario(c.out, scenario.id, c.panels.scenario_name);
        c.panels.scenario_name.clear();
    }
}

}  // namespace

void draw_scenarios(PanelContext& c) {
    if (!c.session.writable() && c.session.plan().scenarios.empty()) return;
    c.widgets.section(c.say("Scenarios"));
    if (!c.session.trying()) {
        if (c.session.writable()) draw_start(c);
        draw_list(c);
        return;
    }
    const session::Trying& trying = *c.session.trying();
    const plan::Scenario* scenario = plan::find_scenario(*trying.base, trying.scenario);
    if (scenario == nullptr) return;
    c.widgets.heading(scenario->name);
    draw_comparison(c, *scenario);
    draw_changes(c, *scenario);
    draw_rebase(c, *trying.base, *scenario);
    draw_buttons(c, *scenario);
}

}  // namespace ui
