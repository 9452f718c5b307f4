// Chooses a file without help from the desktop, so that it works on every one of them and can be tested. The folder is
// listed by the owner of the window (FrameInput::folder_entries).
#include <GLFW/glfw3.h>
#include <algorithm>
#include <cstdlib>
#include <imgui.h>

#include "frame_parts.h"

namespace ui {
namespace {

namespace fs = std::filesystem;

bool reads(FilePurpose purpose) {
    return purpose == FilePurpose::open || purpose == FilePurpose::read_changes || purpose == FilePurpose::read_values;
}

bool writes_table(FilePurpose purpose) {
    return purpose == FilePurpose::history_table || purpose == FilePurpose::write_values;
}

const char* extension_of(FilePurpose purpose) {
    if (writes_table(purpose)) return ".xlsx";
    return purpose == FilePurpose::export_changes ? ".changes.json" : ".langtu";
}

const char* first_name(FilePurpose purpose) {
    if (reads(purpose)) return "";
    if (purpose == FilePurpose::history_table) return "history.xlsx";
    if (purpose == FilePurpose::write_values) return "values.xlsx";
    return purpose == FilePurpose::export_changes ? "haining.changes.json" : "haining.langtu";
}

const char* title_of(FilePurpose purpose) {
    switch (purpose) {
        case FilePurpose::open: return base::mark("Open a project");
        case FilePurpose::create: return base::mark("New project from the built-in data");
        case FilePurpose::save_copy: return base::mark("Save a copy");
        case FilePurpose::export_changes: return base::mark("Write changes for a colleague");
        case FilePurpose::read_changes: return base::mark("Take in a colleague's changes");
        case FilePurpose::history_table: return base::mark("Save the history as a table");
        case FilePurpose::read_values: return base::mark("Take in values of a table");
        case FilePurpose::write_values: return base::mark("Save the values as a table");
    }
    return "";
}

const char* verb_of(FilePurpose purpose) {
    switch (purpose) {
        case FilePurpose::open: return base::mark("Open");
        case FilePurpose::create: return base::mark("Create");
        case FilePurpose::read_values:
        case FilePurpose::read_changes: return base::mark("Open");
        case FilePurpose::save_copy:
        case FilePurpose::export_changes:
        case FilePurpose::write_values:
        case FilePurpose::history_table: return base::mark("Save");
    }
    return "";
}

void go_to_folder(FrameParts& parts, const fs::path& folder) {
    parts.overlays.file.folder = folder;
    parts.overlays.file.problem.clear();
    parts.ask(ShowFolder{folder});
}

void finish(FrameParts& parts) {
    FileChoice& file = parts.overlays.file;
    if (file.name.empty()) return;
    fs::path chosen = fs::path(file.name).is_absolute() ? fs::path(file.name) : file.folder / file.name;
    std::error_code error;
    if (fs::is_directory(chosen, error)) {
        file.name.clear();
        return go_to_folder(parts, chosen);
    }
    if (!reads(file.purpose) && !chosen.has_extension()) chosen += extension_of(file.purpose);
    const bool there = fs::exists(chosen, error);
    if (reads(file.purpose) && !there) {
        file.problem = parts.say("There is no such file.");
        return;
    }
    if (!reads(file.purpose) && there) {
        file.problem = parts.say("A file of that name is there already; choose another name.");
        return;
    }
    parts.overlays.open = Overlay::none;
    switch (file.purpose) {
        case FilePurpose::open: return parts.ask(OpenProject{chosen});
        case FilePurpose::create: return parts.ask(CreateProject{chosen});
        case FilePurpose::save_copy: return parts.ask(SaveCopy{chosen, file.then_leave});
        case FilePurpose::export_changes: return parts.ask(ExportChanges{chosen});
        case FilePurpose::read_changes: return parts.ask(ReadChanges{chosen});
        case FilePurpose::history_table: return parts.ask(WriteHistory{chosen});
        case FilePurpose::read_values: return parts.ask(ReadTable{chosen, "", ""});
        case FilePurpose::write_values: return parts.ask(WriteValues{chosen});
    }
}

void draw_entries(FrameParts& parts) {
    FileChoice& file = parts.overlays.file;
    ImGui::BeginChild("###entries", {0, std::min(parts.widgets.px(280), parts.input.height * 0.45F)}, true);
    if (parts.input.folder == file.folder) {
        if (parts.input.folder_entries.empty())
            parts.widgets.soft_text(parts.say("Neither folders nor files that can be read are here."));
        for (const FolderEntry& entry : parts.input.folder_entries) {
            const std::string label = std::string(glyph(entry.folder ? Icon::open : Icon::layers)) + "  " + entry.name;
            const bool chosen = parts.widgets.row("file/entry/" + entry.name, label, entry.name == file.name);
            // a row is chosen when the button goes up, a double click is one when it goes down
            const bool opened = ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
            if (chosen && entry.folder)
                go_to_folder(parts, file.folder / entry.name);
            else if (chosen || opened)
                file.name = entry.name;
            if (opened && !entry.folder) finish(parts);
        }
    }
    ImGui::EndChild();
}

void draw_choice(FrameParts& parts) {
    FileChoice& file = parts.overlays.file;
    parts.widgets.title(parts.say(title_of(file.purpose)));
    if (parts.widgets.icon_button("file/up", Icon::chevron_up, parts.say("One folder up"), ButtonLook::framed) &&
        file.folder.has_parent_path())
        go_to_folder(parts, file.folder.parent_path());
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    parts.widgets.fitted_text(file.folder.string(), ImGui::GetContentRegionAvail().x);
    draw_entries(parts);
    const bool focus = std::exchange(parts.overlays.just_opened, false);
    if (parts.widgets.text_field("file/name", file.name, parts.say("Name of the file"),
                                 ImGui::GetContentRegionAvail().x, focus))
        file.problem.clear();
    if (!file.problem.empty()) {
        ImGui::PushStyleColor(ImGuiCol_Text, to_abgr(parts.widgets.palette().bad));
        parts.widgets.wrapped(file.problem);
        ImGui::PopStyleColor();
    }
    if (parts.widgets.button("file/ok", parts.say(verb_of(file.purpose)), ButtonLook::primary) ||
        key_pressed(parts.input, GLFW_KEY_ENTER))
        finish(parts);
    ImGui::SameLine();
    if (parts.widgets.button("file/cancel", parts.say("Cancel"))) parts.overlays.open = Overlay::none;
}

}  // namespace

void open_file_window(FrameParts& parts, FilePurpose purpose) {
    const char* home = std::getenv("HOME");
    fs::path folder =
        parts.input.recent.empty() ? fs::path(home == nullptr ? "/" : home) : parts.input.recent.front().parent_path();
    std::error_code error;
    if (!fs::is_directory(folder, error)) folder = home == nullptr ? "/" : home;
    parts.overlays.file = {purpose, {}, first_name(purpose), {}, false};
    parts.overlays.open = Overlay::file;
    parts.overlays.just_opened = true;
    go_to_folder(parts, folder);
}

void draw_file_window(FrameParts& parts) {
    if (!overlay_window(parts, "file", 600, [&] { draw_choice(parts); })) parts.overlays.open = Overlay::none;
}

}  // namespace ui
