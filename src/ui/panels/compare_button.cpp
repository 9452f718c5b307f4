// The button of the top bar that opens what the map can be compared with.
#include <imgui.h>
#include <optional>
#include <string>

#include "carto/options.h"
#include "frame/commands.h"
#include "panels/panels.h"
#include "plan/index.h"
#include "session/actions.h"
#include "session/comparison.h"

namespace ui {
namespace {

void choose_comparison(PanelContext& c) {
    c.widgets.heading(c.say("Compare with"));
    const auto& comparing = c.session.comparing();
    for (const carto::Shown& shown : session::comparable(c.session.index(), c.session.options())) {
        const bool chosen = comparing && comparing->other == shown;
        const std::string key =
            std::string("compare/") + std::string(plan::to_key(shown.measure)) + "/" + std::to_string(shown.year);
        ImGui::Dummy({c.widgets.px(220), 0});
        if (!c.widgets.row(key, session::shown_text(c.session.index(), shown, c.widgets.language()), chosen)) continue;
        c.push(session::CompareWith{chosen ? std::nullopt : std::optional(shown)});
        ImGui::CloseCurrentPopup();
    }
    if (!session::usual_comparison(c.session.index(), c.session.options()))
        c.widgets.soft_text(c.say("There is no other year with values to compare with."));
    if (comparing && c.widgets.row("compare/none", c.say("This map alone"), false)) {
        c.push(session::CompareWith{});
        ImGui::CloseCurrentPopup();
    }
}

}  // namespace

void draw_compare_button(PanelContext& c) {
    const bool on = c.session.comparing() && !c.session.comparing()->passing;
    if (c.widgets.icon_button("compare", Icon::compare, tip_of("compare", c.widgets),
                              on ? ButtonLook::active : ButtonLook::plain))
        ImGui::OpenPopup("###compare");
    if (!ImGui::BeginPopup("###compare")) return;
    c.widgets.close_on_escape();
    choose_comparison(c);
    ImGui::EndPopup();
}

}  // namespace ui
