// What carriers are asked for: chips that can be combined, each with the number that it would leave.
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <vector>

#include "carto/options.h"
#include "carto/review_words.h"
#include "frame/commands.h"
#include "panels/panels.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "plan/review_index.h"
#include "session/actions.h"
#include "session/review_results.h"
#include "ui/panel_state.h"

namespace ui {
namespace {

void use_filter(PanelContext& c, plan::CarrierFilter filter) {
    c.push(session::UseFilter{std::move(filter), c.session.options().hides_filtered});
}

/// Chips flow into as many lines as they need; a long word is shortened, the tooltip has it whole.
void draw_chip(PanelContext& c, plan::FilterField field, const plan::FilterChoice& choice, bool first) {
    const plan::CarrierFilter& filter = c.session.options().filter;
    const float room = ImGui::GetContentRegionAvail().x;
    const std::string count = " " + std::to_string(choice.leaves);
    const std::string words = c.widgets.fitted(c.name(choice.label), room - c.widgets.button_width(count)) + count;
    const float end = ImGui::GetItemRectMax().x + c.widgets.px(3) + c.widgets.button_width(words);
    if (!first && end < ImGui::GetWindowPos().x + ImGui::GetContentRegionMax().x) ImGui::SameLine(0, c.widgets.px(3));
    const std::string key = "filter/" + std::string(plan::to_key(field)) + "/" + choice.key;
    const ButtonLook look = filter.allows(field, choice.key) ? ButtonLook::active : ButtonLook::framed;
    if (c.widgets.button(key, words, look)) {
        plan::CarrierFilter next = filter;
        next.toggle(field, choice.key);
        use_filter(c, std::move(next));
    }
    if (c.widgets.explains_now()) c.widgets.tip(c.name(choice.label));
}

void draw_field(PanelContext& c, plan::FilterField field) {
    const std::vector<plan::FilterChoice>& choices = c.session.review().choices(field);
    if (choices.size() < 2 && c.session.options().filter.of(field).empty()) return;
    c.widgets.small_text(c.name(plan::label(field)));
    bool first = true;
    for (const plan::FilterChoice& choice : choices) {
        draw_chip(c, field, choice, first);
        first = false;
    }
}

void draw_text(PanelContext& c) {
    plan::CarrierFilter filter = c.session.options().filter;
    if (c.widgets.text_field("filter/text", filter.text, c.say("Number, name, body or task"),
                             ImGui::GetContentRegionAvail().x, false))
        use_filter(c, std::move(filter));
}

/// What is asked, and how to stop asking.
void draw_state(PanelContext& c) {
    const plan::CarrierFilter& filter = c.session.options().filter;
    if (filter.empty()) return;
    const std::size_t all = c.session.plan().carriers.size(), passing = c.session.review().passing();
    c.widgets.wrapped(fmt::format(fmt::runtime(c.say("Only: {0} · {1}/{2}")),
                                  carto::filter_words(c.session.index(), filter, c.widgets.language()), passing, all));
    c.widgets.record("filter/words");
    if (passing == 0) c.widgets.soft_wrapped(c.say("No carrier passes; take a chip away or clear the filter."));
    const bool hides = c.session.options().hides_filtered;
    if (c.widgets.check("filter/hides", c.say("Hide the others"), hides)) c.push(session::UseFilter{filter, !hides});
    if (c.widgets.button("filter/clear", c.say("Clear the filter"), ButtonLook::framed)) use_filter(c, {});
    c.widgets.tip(tip_of("filter/clear", c.widgets));
}

}  // namespace

void draw_within_chips(PanelContext& c) {
    bool first = true;
    for (const plan::FilterChoice& choice : c.session.review().choices(plan::FilterField::within)) {
        draw_chip(c, plan::FilterField::within, choice, first);
        first = false;
    }
}

void draw_filter(PanelContext& c) {
    c.widgets.section(c.say("Filter"));
    draw_state(c);
    draw_text(c);
    draw_field(c, plan::FilterField::segment);
    draw_field(c, plan::FilterField::function);
    draw_field(c, plan::FilterField::programme);
    const std::string more(c.say(c.panels.filter_open ? base::mark("Fewer") : base::mark("More …")));
    if (c.widgets.button("filter/more", more, ButtonLook::plain)) c.panels.filter_open = !c.panels.filter_open;
    if (!c.panels.filter_open) return;
    for (const plan::FilterField field :
         {plan::FilterField::body, plan::FilterField::unit, plan::FilterField::stage, plan::FilterField::quality})
        draw_field(c, field);
}

}  // namespace ui
