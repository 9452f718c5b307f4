// The project's own bounds of the classes of pace.
#include <array>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <utility>

#include "base/result.h"
#include "frame/editing.h"
#include "plan/observations.h"
#include "plan/plan.h"
#include "session/edit_actions.h"
#include "ui/import_state.h"
#include "ui/overlay_state.h"
#include "windows/window_rows.h"

namespace ui {
namespace {

void use_thresholds(PanelContext& c) {
    ThresholdsState& state = c.overlays.thresholds;
    plan::ClassThresholds next;
    next.source = state.source;
    for (const auto& [text, bound] : {std::pair<const std::string&, double*>{state.behind, &next.behind},
                                      {state.on_pace, &next.on_pace},
                                      {state.faster, &next.faster}}) {
        const auto value = plan::read_value({}, text);
        *bound = value && *value ? **value / 100 : -1;
    }
    const auto edit = plan::set_thresholds(c.session.plan(), next);
    state.problem = edit ? "" : base::to_line(edit.error(), c.widgets.language());
    if (!edit) return;
    if (!edit->empty()) c.edit(session::SetThresholds{next});
    close_window(c);
}

ThresholdsState texts_of(const plan::ClassThresholds& t) {
    const auto per_cent = [](double share) { return fmt::format("{:g}", share * 100); };
    return {per_cent(t.behind), per_cent(t.on_pace), per_cent(t.faster), t.source, ""};
}

}  // namespace

void draw_thresholds_window(PanelContext& c) {
    ThresholdsState& state = c.overlays.thresholds;
    if (std::exchange(c.overlays.just_opened, false)) state = texts_of(c.session.plan().thresholds);
    c.widgets.soft_wrapped(
        c.say("In per cent of the planned pace, each bound belonging to the class above it. They "
              "hold for the whole project and are kept in its history."));
    const auto field = [&](const char* key, const char* label, std::string& text) {
        ImGui::AlignTextToFramePadding();
        c.widgets.text(c.say(label));
        ImGui::SameLine(c.widgets.px(170));
        (void)c.widgets.text_field(key, text, "", c.widgets.px(90), false);
    };
    field("thresholds/behind", base::mark("Far behind below"), state.behind);
    field("thresholds/on_pace", base::mark("On pace from"), state.on_pace);
    field("thresholds/faster", base::mark("Faster from"), state.faster);
    (void)c.widgets.text_field("thresholds/source", state.source, c.say("Source: why these bounds"),
                               ImGui::GetContentRegionAvail().x, false);
    if (!state.problem.empty()) c.widgets.wrapped(std::string(glyph(Icon::warning)) + " " + state.problem);
    if (!c.session.unlocked()) {
        if (c.widgets.button("thresholds/unlock",
                             std::string(glyph(Icon::lock)) + " " + c.say("Unlock to change them")))
            unlock_here(c);
    } else if (c.widgets.button("thresholds/use", c.say("Use these bounds"), ButtonLook::primary)) {
        use_thresholds(c);
    }
    ImGui::SameLine(0, c.widgets.px(6));
    if (c.widgets.button("thresholds/cancel", c.say("Cancel  [Esc]"))) close_window(c);
}

}  // namespace ui
