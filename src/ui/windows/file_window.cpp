// Chooses a file without help from the desktop, so that it works on every one of them and can be tested. The folder is
// listed by the owner of the window (FrameInput::folder_entries).
#include <algorithm>
#include <cctype>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <fmt/core.h>
#include <imgui.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/places.h"
#include "frame/outbox.h"
#include "ui/file_purposes.h"
#include "ui/file_state.h"
#include "ui/frame_input.h"
#include "ui/kit/key_press.h"
#include "ui/kit/keyboard_state.h"
#include "ui/kit/stops.h"
#include "ui/overlay_state.h"
#include "ui/requests.h"
#include "windows/window_rows.h"

namespace ui {
namespace {

namespace fs = std::filesystem;

constexpr const char* k_up = "file/up";
constexpr const char* k_entry = "file/entry/";

std::string key_of(const FolderEntry& entry) { return k_entry + entry.name; }

float list_height(const FrameParts& parts) { return std::min(parts.widgets.px(300), parts.input.height * 0.45F); }

const FilePurposeRow& purpose_of(const FrameParts& parts) { return row_of(parts.overlays.file.purpose); }

/// A name to begin with, in the language of the interface; of a copy or of what comes out of a project after its own.
std::string first_name(const FrameParts& parts, const FilePurposeRow& purpose) {
    if (purpose.reads) return {};
    const bool nameless = parts.input.recent.empty();
    const char* pattern = nameless ? base::mark("haining") : purpose.first_name;
    const std::string project = nameless ? std::string() : parts.input.recent.front().stem().string();
    return fmt::format(fmt::runtime(parts.say(pattern)), project) + purpose.extension;
}

void go_to_folder(FrameParts& parts, const fs::path& folder) {
    FileChoice& file = parts.overlays.file;
    file.folder = folder;
    file.problem.clear();
    if (row_of(file.purpose).reads) file.name.clear();
    parts.ask(ShowFolder{folder});
}

/// What is typed: a name in the folder, or a path as people paste it.
fs::path meant_by(const FileChoice& file) {
    const fs::path path = base::typed_path(file.name);
    fs::path whole = (path.is_absolute() ? path : file.folder / path).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();  // a slash at the end means the folder
}

/// Without a choice: a form that asked for a place comes back.
void leave(FrameParts& parts) {
    parts.overlays.open = parts.overlays.file.purpose == FilePurpose::export_to ? Overlay::exporting : Overlay::none;
}

void finish(FrameParts& parts) {
    FileChoice& file = parts.overlays.file;
    if (file.name.empty()) return;
    const FilePurposeRow& purpose = purpose_of(parts);
    fs::path chosen = meant_by(file);
    std::error_code error;
    if (fs::is_directory(chosen, error)) {
        file.name = first_name(parts, purpose);
        parts.overlays.keyboard.wish = k_up;  // the field lets go of the path that was typed into it
        return go_to_folder(parts, chosen);
    }
    if (!purpose.reads && !chosen.has_extension()) chosen += purpose.extension;
    const bool there = fs::exists(chosen, error);
    if (purpose.reads && !there) {
        file.problem = parts.say("There is no such file.");
        return;
    }
    if (!purpose.reads && there) {
        file.problem = parts.say("A file of that name is there already; choose another name.");
        return;
    }
    close_window(parts);
    file.last_folders[file.purpose] = chosen.parent_path();
    parts.ask(purpose.request(file, chosen));
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char ch) { return static_cast<char>(std::tolower(ch)); });
    return out;
}

/// The entries as they are looked at: filtered by what is typed, folders first, in the order asked for.
std::vector<const FolderEntry*> shown_entries(const FrameParts& parts) {
    const FileChoice& file = parts.overlays.file;
    std::vector<const FolderEntry*> shown;
    const bool path = file.name.find('/') != std::string::npos;
    const std::string wanted = file.filters && purpose_of(parts).reads && !path ? lower(file.name) : std::string();
    for (const FolderEntry& entry : parts.input.folder_entries)
        if (lower(entry.name).find(wanted) != std::string::npos) shown.push_back(&entry);
    const auto before = [&](const FolderEntry* a, const FolderEntry* b) {
        if (!file.ascending) std::swap(a, b);
        if (file.order == FileOrder::date) return a->changed_s < b->changed_s;
        if (file.order == FileOrder::size) return a->bytes < b->bytes;
        return lower(a->name) < lower(b->name);
    };
    std::stable_sort(shown.begin(), shown.end(), before);
    std::stable_partition(shown.begin(), shown.end(), [](const FolderEntry* entry) { return entry->folder; });
    return shown;
}

/// Day and minute where the user is.
std::string date_text(std::int64_t changed_s) {
    if (changed_s == 0) return {};
    const auto at = static_cast<std::time_t>(changed_s);
    std::tm local{};
    localtime_r(&at, &local);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &local);
    return text;
}

std::string size_text(std::uintmax_t bytes) {
    const auto size = static_cast<double>(bytes);
    if (size >= 1e6) return fmt::format("{:.1f} MB", size / 1e6);
    return size >= 1e3 ? fmt::format("{:.0f} kB", size / 1e3) : fmt::format("{} B", bytes);
}

void draw_heading(FrameParts& parts, const char* key, const char* words, FileOrder order) {
    FileChoice& file = parts.overlays.file;
    ImGui::TableNextColumn();
    const bool by_it = file.order == order;
    const std::string sign = by_it ? glyph(file.ascending ? Icon::sort_up : Icon::sort_down) : "";
    if (!parts.widgets.row(key, sign + parts.say(words), false)) return;
    file.ascending = by_it ? !file.ascending : order == FileOrder::name;  // the newest and the largest are asked for
    file.order = order;
}

/// A click chooses a file, a double click or a key takes it; a folder is opened.
void choose_entry(FrameParts& parts, const FolderEntry& entry, bool chosen, bool taken) {
    FileChoice& file = parts.overlays.file;
    if (chosen && entry.folder) return go_to_folder(parts, file.folder / entry.name);
    if (entry.folder || (!chosen && !taken)) return;
    file.name = entry.name;
    file.filters = false;
    if (taken) finish(parts);
}

void draw_entry(FrameParts& parts, const FolderEntry& entry) {
    const std::string key = key_of(entry);
    const bool on = entry.name == parts.overlays.file.name;
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    const bool chosen = ImGui::Selectable(("###" + key).c_str(), on, ImGuiSelectableFlags_SpanAllColumns,
                                          {0, ImGui::GetTextLineHeight() + parts.widgets.px(4)});
    parts.widgets.record(key, on);
    parts.widgets.stop(key, StopKind::button, entry.name, on);
    const bool by_key = parts.widgets.focused(key) && purpose_of(parts).reads;
    // a row is chosen when the button goes up, a double click is one when it goes down
    const bool twice = ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    ImGui::SameLine(0, 0);
    const std::string label = std::string(glyph(entry.folder ? Icon::open : Icon::layers)) + "  " + entry.name;
    parts.widgets.fitted_text(label, ImGui::GetContentRegionAvail().x);
    ImGui::TableNextColumn();
    parts.widgets.soft_text(date_text(entry.changed_s));
    ImGui::TableNextColumn();
    if (!entry.folder) parts.widgets.soft_text(size_text(entry.bytes));
    choose_entry(parts, entry, chosen, twice || (chosen && by_key));
}

/// Where a key had led to an entry that is not listed any more, the first one takes its place.
void keep_focus(FrameParts& parts, const std::vector<const FolderEntry*>& shown) {
    KeyboardState& keyboard = parts.overlays.keyboard;
    const std::string& at = keyboard.focused();
    if (!at.starts_with(k_entry) || keyboard.now != Region::overlay) return;
    const bool there =
        std::any_of(shown.begin(), shown.end(), [&](const FolderEntry* entry) { return key_of(*entry) == at; });
    if (!there) keyboard.wish = shown.empty() ? k_up : key_of(*shown.front());
}

void draw_entries(FrameParts& parts) {
    const FileChoice& file = parts.overlays.file;
    constexpr ImGuiTableFlags k_flags =
        ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersOuter | ImGuiTableFlags_NoSavedSettings;
    const std::vector<const FolderEntry*> shown =
        parts.input.folder == file.folder ? shown_entries(parts) : std::vector<const FolderEntry*>();
    if (!ImGui::BeginTable("###entries", 3, k_flags, {0, list_height(parts)})) return;
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn("name", ImGuiTableColumnFlags_WidthStretch);
    ImGui::TableSetupColumn("date", ImGuiTableColumnFlags_WidthFixed, parts.widgets.px(128));
    ImGui::TableSetupColumn("size", ImGuiTableColumnFlags_WidthFixed, parts.widgets.px(72));
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    draw_heading(parts, "file/sort/name", base::mark("Name"), FileOrder::name);
    draw_heading(parts, "file/sort/date", base::mark("Changed"), FileOrder::date);
    draw_heading(parts, "file/sort/size", base::mark("Size"), FileOrder::size);
    if (parts.input.folder == file.folder && shown.empty()) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        parts.widgets.soft_wrapped(parts.say("Neither folders nor files that can be read are here."));
    }
    for (const FolderEntry* entry : shown) draw_entry(parts, *entry);
    if (parts.input.folder == file.folder) keep_focus(parts, shown);
    ImGui::EndTable();
}

std::string place_name(const FrameParts& parts, const FilePlace& place) {
    switch (place.kind) {
        case PlaceKind::desktop: return std::string(glyph(Icon::table)) + "  " + parts.say("Desktop");
        case PlaceKind::documents: return std::string(glyph(Icon::open)) + "  " + parts.say("Documents");
        case PlaceKind::downloads: return std::string(glyph(Icon::save_copy)) + "  " + parts.say("Downloads");
        case PlaceKind::home: return std::string(glyph(Icon::pin)) + "  " + parts.say("Home folder");
        case PlaceKind::medium: return std::string(glyph(Icon::layers)) + "  " + place.folder.filename().string();
    }
    return {};
}

/// Where else projects and tables were opened and written last.
std::vector<fs::path> recent_folders(const FrameParts& parts) {
    constexpr std::size_t k_most = 5;
    std::vector<fs::path> out;
    const auto add = [&](const fs::path& folder) {
        std::error_code error;
        const bool listed = std::find(out.begin(), out.end(), folder) != out.end() ||
                            std::any_of(parts.input.places.begin(), parts.input.places.end(),
                                        [&](const FilePlace& place) { return place.folder == folder; });
        if (out.size() < k_most && !listed && fs::is_directory(folder, error)) out.push_back(folder);
    };
    for (const fs::path& project : parts.input.recent) add(project.parent_path());
    for (const auto& [purpose, folder] : parts.overlays.file.last_folders) add(folder);
    return out;
}

void draw_places(FrameParts& parts) {
    const FileChoice& file = parts.overlays.file;
    ImGui::BeginChild("###places", {parts.widgets.px(170), list_height(parts)});
    for (const FilePlace& place : parts.input.places)
        if (parts.widgets.row("file/place/" + place.folder.string(), place_name(parts, place),
                              place.folder == file.folder))
            go_to_folder(parts, place.folder);
    const std::vector<fs::path> recent = recent_folders(parts);
    if (!recent.empty()) parts.widgets.small_text(parts.say("Used lately"));
    for (const fs::path& folder : recent) {
        const std::string label = std::string(glyph(Icon::history)) + "  " + folder.filename().string();
        if (parts.widgets.row("file/recent/" + folder.string(), label, folder == file.folder))
            go_to_folder(parts, folder);
        parts.widgets.tip(folder.string());
    }
    ImGui::EndChild();
}

/// Down leads out of the field into the list, Backspace a folder up.
void use_keys(FrameParts& parts, bool typing) {
    const FileChoice& file = parts.overlays.file;
    if (typing && key_pressed(parts.input, Key::down)) parts.overlays.keyboard.wish = k_up;
    const std::vector<const FolderEntry*> shown = shown_entries(parts);
    if (!parts.overlays.keyboard.wish.empty() && !shown.empty() && parts.input.folder == file.folder)
        parts.overlays.keyboard.wish = key_of(*shown.front());
    if (!typing && key_pressed(parts.input, Key::backspace) && file.folder.has_parent_path())
        go_to_folder(parts, file.folder.parent_path());
}

void draw_name(FrameParts& parts) {
    FileChoice& file = parts.overlays.file;
    const bool focus = std::exchange(parts.overlays.just_opened, false);
    const char* hint = purpose_of(parts).reads ? base::mark("Name of the file, a part of it, or a path")
                                               : base::mark("Name of the file");
    if (parts.widgets.text_field("file/name", file.name, parts.say(hint), ImGui::GetContentRegionAvail().x, focus)) {
        file.problem.clear();
        file.filters = true;
    }
    if (file.problem.empty()) return;
    ImGui::PushStyleColor(ImGuiCol_Text, to_abgr(parts.widgets.palette().bad));
    parts.widgets.wrapped(file.problem);
    ImGui::PopStyleColor();
}

/// Where the purpose was served last; else where people keep files; else home.
fs::path first_folder(const FrameParts& parts, FilePurpose purpose) {
    std::error_code error;
    const auto& last = parts.overlays.file.last_folders;
    if (const auto at = last.find(purpose); at != last.end() && fs::is_directory(at->second, error)) return at->second;
    for (const PlaceKind kind : {PlaceKind::documents, PlaceKind::desktop, PlaceKind::home})
        for (const FilePlace& place : parts.input.places)
            if (place.kind == kind && fs::is_directory(place.folder, error)) return place.folder;
    const fs::path home = base::home_folder();
    return home.empty() ? fs::path("/") : home;
}

}  // namespace

void open_file_window(FrameParts& parts, FilePurpose purpose) {
    FileChoice& file = parts.overlays.file;
    file.purpose = purpose;
    file.name = first_name(parts, row_of(purpose));
    file.problem.clear();
    file.filters = file.then_leave = false;
    parts.overlays.open = Overlay::file;
    parts.overlays.just_opened = true;
    go_to_folder(parts, first_folder(parts, purpose));
}

void leave_file_window(PanelContext& c) { leave(c); }

void draw_file_window(FrameParts& parts) {
    FileChoice& file = parts.overlays.file;
    const bool typing = ImGui::GetIO().WantTextInput;
    parts.widgets.title(parts.say(purpose_of(parts).title));
    if (parts.widgets.icon_button(k_up, Icon::chevron_up, parts.say("One folder up  [Backspace]"),
                                  ButtonLook::framed) &&
        file.folder.has_parent_path())
        go_to_folder(parts, file.folder.parent_path());
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    parts.widgets.fitted_text(file.folder.string(), ImGui::GetContentRegionAvail().x);
    draw_places(parts);
    ImGui::SameLine();
    draw_entries(parts);
    draw_name(parts);
    if (parts.widgets.button("file/ok", parts.say(purpose_of(parts).verb), ButtonLook::primary) ||
        key_pressed(parts.input, Key::enter) || key_pressed(parts.input, Key::pad_enter))
        finish(parts);
    ImGui::SameLine();
    if (parts.widgets.button("file/cancel", parts.say("Cancel"))) leave(parts);
    use_keys(parts, typing);
}

}  // namespace ui
