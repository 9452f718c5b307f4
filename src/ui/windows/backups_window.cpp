// The project's backups: whole copies of the last days, one of which can take the project's place.
#include <algorithm>
#include <fmt/core.h>
#include <imgui.h>
#include <string>

#include "base/local_time.h"
#include "store/backups.h"
#include "ui/frame_input.h"
#include "ui/overlay_state.h"
#include "ui/requests.h"
#include "windows/window_rows.h"

namespace ui {
namespace {

void draw_backup(PanelContext& c, const store::Backup& backup) {
    const std::string key = "backups/" + backup.file.filename().string();
    ImGui::AlignTextToFramePadding();
    c.widgets.text(base::local_time_text(backup.time, c.widgets.language()));
    ImGui::SameLine(0, c.widgets.px(16));
    if (!backup.whole) {
        c.widgets.soft_text(c.say("damaged, put aside"));
        return;
    }
    if (c.widgets.button(key, std::string(glyph(Icon::undo)) + " " + c.say("Go back to this one"))) {
        c.ask(RestoreBackup{backup.file});
        close_window(c);
    }
}

}  // namespace

void draw_backups_window(PanelContext& c) {
    c.widgets.soft_wrapped(
        c.say("A whole copy is made when the project is opened, at most once a day. Going back to "
              "one puts the project as it is now among the backups first."));
    ImGui::Spacing();
    ImGui::BeginChild("###list", {0, std::min(c.widgets.px(280), c.input.height * 0.45F)});
    if (c.input.backups->empty()) c.widgets.soft_text(c.say("There is no backup yet."));
    for (const store::Backup& backup : *c.input.backups) draw_backup(c, backup);
    ImGui::EndChild();
    if (c.widgets.button("backups/make", c.say("Make one now"), ButtonLook::primary)) c.ask(MakeBackup{});
    ImGui::SameLine();
    if (c.widgets.button("backups/close", c.say("Close"))) close_window(c);
}

}  // namespace ui
