// Notes that are pinned to the line: from the chosen stretch of the unrolled line, or from a place of it.
#include <fmt/core.h>
#include <imgui.h>
#include <string>

#include "frame/editing.h"
#include "panels/panels.h"
#include "plan/corridor_strip.h"
#include "plan/note_details.h"
#include "plan/plan.h"
#include "plan/stretch.h"
#include "session/known_text.h"

namespace ui {
namespace {

std::string with_pin(const std::string& words) { return std::string(glyph(Icon::pin)) + " " + words; }

}  // namespace

void draw_stretch_note(PanelContext& c) {
    const auto& stretch = c.session.stretch();
    if (!stretch || !can_write_notes(c)) return;
    if (c.widgets.button("strip/note", with_pin(c.say("Pin a note …"))))
        pin_note(c, plan::pin_to_stretch(c.session.corridor_strip().line, *stretch));
    c.widgets.tip(c.say("Pin a note to this stretch"));
    ImGui::SameLine(0, c.widgets.px(8));
}

void draw_strip_menu(PanelContext& c, double chainage_m) {
    if (!can_write_notes(c)) return;
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID place = ImGui::GetID("###place");
    if (ImGui::IsItemHovered() && ImGui::IsMouseReleased(ImGuiMouseButton_Right)) {
        storage->SetFloat(place, static_cast<float>(chainage_m));
        ImGui::OpenPopup("###strip_menu");
    }
    if (!ImGui::BeginPopup("###strip_menu")) return;
    c.widgets.close_on_escape();
    const double at = static_cast<double>(storage->GetFloat(place));
    ImGui::Dummy({c.widgets.px(220), 0});
    const std::string words =
        fmt::format(fmt::runtime(c.say("Pin a note at {0} …")), session::chainage_text(c.session.strip_ruler(), at));
    if (c.widgets.row("strip/note_at", with_pin(words), false))
        pin_note(c, plan::pin_to_chainage(c.session.corridor_strip().line, at));
    ImGui::EndPopup();
}

}  // namespace ui
