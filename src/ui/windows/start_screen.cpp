#include <algorithm>
#include <filesystem>
#include <imgui.h>
#include <string>

#include "ui/file_state.h"
#include "ui/frame_input.h"
#include "ui/kit/key_press.h"
#include "ui/overlay_state.h"
#include "ui/requests.h"
#include "windows/windows.h"

namespace ui {
namespace {

constexpr float k_column_width = 520;  // logical px

void draw_recent(FrameParts& parts) {
    parts.widgets.section(parts.say("Recent projects"));
    if (parts.input.recent.empty()) {
        parts.widgets.soft_wrapped(
            parts.say("None yet. A new project holds Haining's plan, boundaries, rail line and the 22 "
                      "innovation carriers."));
        return;
    }
    int index = 0;
    for (const std::filesystem::path& file : parts.input.recent) {
        const std::string key = "start/recent/" + std::to_string(index++);
        std::error_code error;
        const bool there = std::filesystem::exists(file, error);
        const std::string label =
            file.filename().string() + (there ? "" : std::string("  ") + parts.say("(not there)"));
        if (parts.widgets.row(key, std::string(glyph(Icon::history)) + "  " + label, false,
                              file.parent_path().string())) {
            if (there)
                parts.ask(OpenProject{file});
            else
                parts.ask(ForgetRecent{file});
        }
        if (!there) parts.widgets.tip(parts.say("The file is gone; a click takes it off the list."));
    }
}

void draw_choices(FrameParts& parts) {
    parts.widgets.title("Langtu 廊图");
    parts.widgets.soft_wrapped(parts.say("The corridor, the plan and the progress of a city on one map"));
    ImGui::Dummy({0, parts.widgets.px(8)});
    if (!parts.input.loading.empty()) {
        parts.widgets.text(std::string(parts.say("Opening")) + " " + parts.input.loading + " …");
        return;
    }
    if (parts.widgets.button("start/new",
                             std::string(glyph(Icon::new_file)) + " " + parts.say("New project from the built-in data"),
                             ButtonLook::primary))
        open_file_window(parts, FilePurpose::create);
    ImGui::SameLine();
    if (parts.widgets.button("start/open", std::string(glyph(Icon::open)) + " " + parts.say("Open a project")))
        open_file_window(parts, FilePurpose::open);
    parts.widgets.small_text(parts.say("Or drop a project file on this window."));
    draw_recent(parts);
    ImGui::Dummy({0, parts.widgets.px(10)});
    parts.widgets.small_text(parts.input.version);
}

}  // namespace

void draw_start_screen(FrameParts& parts) {
    const float width = std::min(parts.widgets.px(k_column_width), parts.input.width - parts.widgets.px(32));
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({parts.input.width, parts.input.height});
    ImGui::Begin("###start", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus);
    ImGui::SetCursorPos({(parts.input.width - width) / 2, std::max(parts.widgets.px(24), parts.input.height * 0.16F)});
    ImGui::BeginChild("###column", {width, 0});
    draw_choices(parts);
    ImGui::EndChild();
    ImGui::End();
    for (const KeyPress& press : parts.input.keys) {
        if (press.ctrl && press.key == Key::o) open_file_window(parts, FilePurpose::open);
        if (press.ctrl && press.key == Key::n) open_file_window(parts, FilePurpose::create);
        if (press.ctrl && press.key == Key::q) parts.ask(Quit{});
        if (press.key == Key::escape) parts.overlays.open = Overlay::none;
    }
}

}  // namespace ui
