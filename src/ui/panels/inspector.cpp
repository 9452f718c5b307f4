#include <algorithm>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <vector>

#include "carto/options.h"
#include "frame/commands.h"
#include "frame/editing.h"
#include "panels/panels.h"
#include "plan/feature_ref.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "session/actions.h"
#include "session/comparison.h"
#include "session/facts.h"
#include "session/sentence.h"
#include "ui/form_state.h"

namespace ui {
namespace {

using plan::FeatureKind;

/// Nothing selected: what the plan is, and what can be done.
void draw_overview(PanelContext& c) {
    const plan::Plan& plan = c.session.plan();
    c.widgets.small_text(c.say("Plan"));
    c.widgets.heading(c.name(plan.title));
    ImGui::Spacing();
    if (c.session.mode() == session::Mode::progress) {
        const carto::MapOptions& o = c.session.options();
        c.widgets.wrapped(c.session.sentence());
        c.widgets.record("sentence");
        if (c.session.comparing()) {
            c.widgets.wrapped(session::comparison_sentence(c.session.index(), o, c.session.comparing()->other));
            c.widgets.record("comparison_sentence");
        }
        ImGui::Spacing();
        ImGui::Separator();
        ImGui::Spacing();
    }
    for (const plan::Segment& segment : plan.segments) {
        c.widgets.soft_text(c.name(segment.name));
        c.widgets.wrapped(c.name(segment.task));
        ImGui::Spacing();
    }
    ImGui::Separator();
    ImGui::Spacing();
    c.widgets.soft_wrapped(
        c.say("Nothing is selected. Click an area, carrier, station or park for all that is known of "
              "it; Ctrl+F finds one by name, number or pinyin."));
}

/// One line for a feature in a list; a click looks at it.
void draw_feature_row(PanelContext& c, const char* list, plan::FeatureRef feature) {
    const session::Facts facts = session::facts_of(c.session.index(), feature, c.session.options());
    if (facts.empty()) return;
    const std::string key = std::string(list) + "/" + c.key_of(feature);
    if (c.widgets.row(key, facts.title, feature == c.session.selected(), facts.kind)) c.push(session::Select{feature});
    if (ImGui::IsItemHovered()) c.point_at(feature);
}

void draw_identified(PanelContext& c) {
    if (c.session.identified().size() < 2) return;
    c.widgets.small_text(c.say("Under the click"));
    for (plan::FeatureRef feature : c.session.identified()) draw_feature_row(c, "identified", feature);
    ImGui::Separator();
    ImGui::Spacing();
}

void draw_several(PanelContext& c) {
    const std::size_t count = c.session.selection().size();
    c.widgets.small_text(fmt::format(fmt::runtime(c.say("{0} selected")), count));
    constexpr std::size_t k_most_listed = 12;
    for (std::size_t i = 0; i < std::min(count, k_most_listed); ++i)
        draw_feature_row(c, "selected", c.session.selection()[i]);
    if (count > k_most_listed)
        c.widgets.soft_text(fmt::format(fmt::runtime(c.say("and {0} more")), count - k_most_listed));
    ImGui::Separator();
    ImGui::Spacing();
}

void draw_actions(PanelContext& c) {
    if (c.widgets.button("zoom_to", std::string(glyph(Icon::zoom_to)) + " " + c.say("Zoom there")))
        run_command("zoom_selection", c);
    c.widgets.tip(tip_of("zoom_selection", c.widgets));
    ImGui::SameLine(0, c.widgets.px(4));
    if (c.widgets.icon_button("copy", Icon::copy, tip_of("copy", c.widgets), ButtonLook::framed))
        run_command("copy", c);
    ImGui::SameLine(0, c.widgets.px(4));
    if (can_write_notes(c) && c.session.selected().kind != FeatureKind::note) {
        if (c.widgets.icon_button("note/pin", Icon::pin, tip_of("note/pin", c.widgets), ButtonLook::framed))
            run_command("note/pin", c);
        ImGui::SameLine(0, c.widgets.px(4));
    }
    if (c.widgets.icon_button("deselect", Icon::close, c.say("Deselect  [Esc]"), ButtonLook::framed))
        c.push(session::Select{});
    ImGui::Spacing();
}

void draw_progress_of(PanelContext& c, plan::FeatureRef feature) {
    const plan::Area* area = c.session.index().area_of(feature);
    if (area == nullptr) return;
    const plan::Plan& plan = c.session.plan();
    c.widgets.section(fmt::format(fmt::runtime(c.say("Progress {0} → {1}")), plan.baseline_year, plan.target_year));
    draw_bullets(c, *area);
}

/// Facts or form, of a carrier that can be changed; true: the form.
bool draw_form_switch(PanelContext& c, plan::FeatureRef feature) {
    if (feature.kind != FeatureKind::carrier || !c.can_edit()) return false;
    bool& open = c.form.open;
    if (c.widgets.button("form/facts", c.say("Facts"), open ? ButtonLook::framed : ButtonLook::active)) open = false;
    ImGui::SameLine(0, c.widgets.px(2));
    if (c.widgets.button("form/open", std::string(glyph(Icon::edit)) + " " + c.say("Form"),
                         open ? ButtonLook::active : ButtonLook::framed))
        open = true;
    c.widgets.tip(c.say("Every field of the carrier, to be changed"));
    ImGui::Spacing();
    return open;
}

/// Official chainages and the origin of the ruler are entered in a window of their own.
void draw_station_actions(PanelContext& c, plan::FeatureRef feature) {
    if (feature.kind != FeatureKind::station) return;
    if (c.widgets.button("station/chainages", std::string(glyph(Icon::rail)) + " " + c.say("Chainages of the line …")))
        run_command("ruler/chainages", c);
    ImGui::Spacing();
}

}  // namespace

void draw_inspector(PanelContext& c) {
    const plan::FeatureRef feature = c.session.selected();
    const session::Facts facts = session::facts_of(c.session.index(), feature, c.session.options());
    const bool in_stretch = draw_stretch_card(c);
    if (facts.empty()) {
        if (!in_stretch) draw_overview(c);
        return;
    }
    if (c.session.selection().size() > 1)
        draw_several(c);
    else
        draw_identified(c);
    draw_actions(c);
    c.widgets.small_text(facts.kind);
    c.widgets.heading(facts.title);
    if (const plan::Carrier* carrier = shown_carrier(c); carrier != nullptr && c.session.mode() == session::Mode::edit)
        draw_findings(c, *carrier);
    if (draw_form_switch(c, feature)) return draw_carrier_form(c);
    const plan::Note* note = c.session.index().note(feature);
    if (note != nullptr) draw_note_actions(c, *note);
    draw_station_actions(c, feature);
    const bool indicators_first = c.session.options().shows(carto::Layer::areas);
    if (indicators_first) draw_progress_of(c, feature);
    draw_fact_groups(c, facts.groups);
    if (const plan::Station* station = c.session.index().station(feature)) draw_station_card(c, *station);
    if (note != nullptr) draw_note_talk(c, *note);
    if (!indicators_first) draw_progress_of(c, feature);
}

}  // namespace ui
