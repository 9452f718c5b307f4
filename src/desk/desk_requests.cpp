// What the window asks for and only the desk can do. Each request has its own perform(): one that nobody answers does
// not compile.
#include <imgui.h>
#include <variant>

#include "desk_impl.h"

namespace desk {

/// Whether another project or table would take the place of an import in which something was chosen by hand. Then it is
/// asked first, and done when the import is discarded.
bool Desk::Impl::waits_for_import(const ui::Request& request) {
    ui::ImportState& import = overlays.import;
    if (!import.has_work()) return false;
    const auto* table = std::get_if<ui::ReadTable>(&request);
    const bool ends_it =
        (table != nullptr && table->file != import.file) || std::holds_alternative<ui::OpenProject>(request) ||
        std::holds_alternative<ui::CreateProject>(request) || std::holds_alternative<ui::CloseProject>(request) ||
        std::holds_alternative<ui::RestoreBackup>(request) || std::holds_alternative<ui::Quit>(request);
    if (!ends_it) return false;
    import.held = request;
    import.question = ui::ImportQuestion::discard;
    overlays.open = ui::Overlay::import;
    settling = k_frames_to_settle;
    return true;
}

/// A project that is lent cannot be left: whoever does would not know what became of the changes.
bool Desk::Impl::waits_for_merge(const ui::Request& request) {
    const bool leaves = std::holds_alternative<ui::OpenProject>(request) ||
                        std::holds_alternative<ui::CreateProject>(request) ||
                        std::holds_alternative<ui::CloseProject>(request) ||
                        std::holds_alternative<ui::RestoreBackup>(request) || std::holds_alternative<ui::Quit>(request);
    if (!leaves || !is_merging()) return false;
    fail({base::ErrorKind::refused, "", base::mark("changes are being merged; wait or cancel")});
    return true;
}

void Desk::Impl::answer(const ui::Request& request) {
    if (waits_for_merge(request) || waits_for_import(request) || hold_back(request) || waits_for_exports(request))
        return;
    std::visit([this](const auto& r) { perform(r); }, request);
}

/// Whoever leaves a project whose file is gone is asked about it, once.
bool Desk::Impl::hold_back(const ui::Request& request) {
    const bool leaves =
        std::get_if<ui::CloseProject>(&request) != nullptr || std::get_if<ui::Quit>(&request) != nullptr ||
        std::get_if<ui::OpenProject>(&request) != nullptr || std::get_if<ui::CreateProject>(&request) != nullptr;
    if (!leaves || may_leave || !session) return false;
    commit_nudge();
    look_at_file();
    if (!is_away()) return false;
    held_back = request;
    overlays.open = ui::Overlay::file_gone;
    settling = k_frames_to_settle;
    return true;
}

void Desk::Impl::leave_anyway() {
    may_leave = true;
    if (const auto request = std::exchange(held_back, std::nullopt)) answer(*request);
}

void Desk::Impl::perform(const ui::CreateProject& r) {
    work.create(title_of(base::mark("Opening"), r.file), r.file, author());
}

void Desk::Impl::perform(const ui::ShowFullScreen& r) {
    wishes.full_screen = r.on;
    wishes.to_audience = r.to_audience;
}

void Desk::Impl::perform(const ui::UseMotion& r) {
    settings.motion = r.on;
    if (session) session->set_motion_s(motion_s());
}

void Desk::Impl::perform(const ui::ShowFolder& r) {
    folder = r.folder;
    places = usual_places();
    folder_entries = list_folder(r.folder);
}

void Desk::Impl::perform(const ui::CopyText& r) {
    const bool is_copied = r.is_table && setup.copy_table && setup.copy_table(r.text, session::as_html(r.text));
    if (!is_copied) ImGui::SetClipboardText(r.text.c_str());
    notices.add(ui::Severity::info, r.what);
}

void Desk::Impl::perform(const ui::TakeOver&) {
    if (edit && edit->read_only()) work.open(title_of(base::mark("Opening"), project), project, author());
}

}  // namespace desk
