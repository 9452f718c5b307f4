// The state of the desk and what is done with it, cut by idea into sources: desk.cpp (a frame), desk_paint.cpp (what a
// frame paints), desk_requests.cpp (what the window asks for), desk_notes.cpp (the presenter's window),
// desk_project.cpp (which project is shown, edits, its file), desk_files.cpp (what is written and read beside it).
// Private to desk.
#pragma once

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/places.h"
#include "base/result.h"
#include "desk/desk.h"
#include "export_draft.h"
#include "interface.h"
#include "map_view.h"
#include "notice_board.h"
#include "presenter_view.h"
#include "project_work.h"
#include "session/coordinates.h"
#include "session/edit_session.h"
#include "session/map_session.h"
#include "settings.h"
#include "slide_pictures.h"
#include "store/backups.h"
#include "ui/overlay_state.h"

namespace desk {

namespace fs = std::filesystem;

inline constexpr double k_look_at_lock_s = 2;
inline constexpr int k_frames_to_settle = 3;  // ImGui needs two or three frames after an event

struct Desk::Impl {
    Setup setup;
    session::Coordinates coordinates;
    NoticeBoard notices;
    ProjectWork work;
    Settings settings;
    Settings remembered;                        // as this window last read or wrote them
    fs::file_time_type looked_for_author_at{};  // the file's time when it was last asked for the author
    std::optional<Interface> interface;         // from begin() on
    std::optional<MapView> map;
    std::optional<SlidePictures> slides;        // of the open project
    std::optional<SlidePictures> notes_slides;  // the same for the presenter, larger
    std::optional<PresenterView> presenter;     // while its window is open
    std::optional<session::MapSession> session;
    scene::ScenePtr looked_over;               ///< for characters that the fonts lack
    std::u32string undrawn;                    ///< those that were said
    std::optional<session::EditSession> edit;  // with the session
    fs::path project;
    ui::OverlayState overlays;
    ui::Probe probe;
    HostWishes wishes;
    fs::path folder;
    std::vector<ui::FolderEntry> folder_entries;
    std::vector<ui::FilePlace> places;
    int settling = k_frames_to_settle;
    int frames = 0;
    int acted_at = 0;                    // the last frame in which something was done
    std::vector<store::Backup> backups;  // as listed when their window was opened or a backup was made
    double frame_s = 0;                  // the clock of the last frame
    bool moving = false;
    /// The picture before goes while that of a page comes.
    struct Fade {
        double from_s = 0, seconds = 0;
        bool begun = false;  ///< a frame with the new picture was painted
    };
    std::optional<Fade> fade;
    std::optional<gpu::Framebuffer> picture;  ///< of the window as the last frame left it
    /// What the whole window lies on.
    struct Painted {
        bool has_map = false;
        scene::Rect map;
        unsigned ground = 0;
        friend bool operator==(const Painted&, const Painted&) = default;
    };
    Painted painted;
    double wake_at_s = 0;  ///< the interface changes by itself then; 0: it does not
    double looked_at_lock_s = 0, looked_at_file_s = 0, looked_at_table_s = 0;
    std::optional<FileStamp> table_stamp;  ///< of the table that is under way
    std::optional<ui::Request> held_back;  ///< what was asked for when the project's file turned out to be gone
    std::string picture_asked;             ///< the scanned picture that was read last, or is being read
    bool picture_awaited = false;
    std::optional<ExportDraft> export_draft;  ///< while the form is open
    std::optional<LastExport> last_export;
    bool quits_after_exports = false;  ///< the window was to be closed while one was being written
    std::vector<WorkResult> waiting;   ///< whose windows have no room yet
    bool leaves_after_copy = false;
    bool may_leave = false;  ///< the question about the file that is gone was answered, or a copy was made

    Impl(Setup given, session::Coordinates systems)
        : setup(std::move(given)),
          coordinates(std::move(systems)),
          notices(setup.log_file, setup.time_of_day),
          work(setup),
          settings(setup.settings_file.empty() ? Settings{} : read_settings(setup.settings_file)),
          remembered(settings) {
        std::error_code error;
        if (!fs::exists(setup.settings_file, error)) settings.language = setup.first_language;
        if (setup.language) settings.language = *setup.language;
        overlays.file.last_folders = settings.folders;
        places = usual_places();
    }

    /// Of the window now; the settings are told of it later.
    [[nodiscard]] base::Language language() const { return session ? session->options().language : settings.language; }
    [[nodiscard]] const char* say(const char* english) const { return base::translate(language(), english); }
    void fail(const base::Error& error) {
        notices.add(ui::Severity::error, base::to_line(error, language()), say("Messages"));
    }

    /// With a copy as the remedy that the message names.
    void fail_with_copy(const base::Error& error, ui::Severity severity = ui::Severity::error) {
        notices.add(severity, base::to_line(error, language()), say("Save a copy"), ui::NoticeAction::save_copy);
    }
    /// What the window calls a job: "Opening haining.langtu".
    [[nodiscard]] std::string title_of(const char* what, const fs::path& file) const {
        return std::string(say(what)) + " " + file.filename().string();
    }
    [[nodiscard]] bool is_away() const { return edit && edit->away(); }

    [[nodiscard]] std::string author() const { return settings.author.empty() ? base::user_name() : settings.author; }
    [[nodiscard]] ui::FrameInput input_of(const HostInput& host) const;
    void open(const fs::path& file);
    void apply(const session::EditAction& action, double now_s);
    void tell(const session::EditOutcome& outcome);
    void commit_nudge();
    void show_newest(const session::ImportValues& taken);
    void end_import();
    void look_at_changed(const session::EditAction& action, const session::EditOutcome& outcome);
    void watch_other_editor(double now_s);
    void watch_file(double now_s);
    void look_at_file();
    void show_plan(bool of_stories = false);
    bool hold_back(const ui::Request& request);
    void leave_anyway();
    void take_over(Opened opened);
    void take_dropped(const fs::path& file);
    void show_table(TableRead table);
    void keep_decisions(ui::ImportState earlier, const ui::TableOptions& asked);
    void watch_table(double now_s);
    void watch_merge();
    void end_merge();
    [[nodiscard]] bool is_merging() const { return edit && edit->lent(); }
    [[nodiscard]] bool waits_for_merge(const ui::Request& request);
    [[nodiscard]] bool waits_for_import(const ui::Request& request);
    void answer(const ui::Request& request);
    void perform(const ui::OpenProject& r) { open(r.file); }
    void perform(const ui::CreateProject& r);
    void perform(const ui::SaveCopy& r);
    void perform(const ui::CloseProject&) { close_project(); }
    void perform(const ui::LeaveAnyway&) { leave_anyway(); }
    void perform(const ui::ForgetRecent& r) { std::erase(settings.recent, r.file); }
    void perform(const ui::ShowFullScreen& r);
    void perform(const ui::UseOtherScreen&) { wishes.other_screen = true; }
    void perform(const ui::UseMotion& r);
    [[nodiscard]] double motion_s() const { return settings.motion ? setup.motion_s : 0; }
    [[nodiscard]] std::string today() const;
    /// How long the picture before fades into that of a page; 0: it does not.
    [[nodiscard]] double fade_asked_s(const session::Action& action) const;
    void begin_fade(const std::vector<session::Action>& actions);
    /// What is left of the picture before, over the map.
    void draw_fade(const scene::Rect& map);
    void perform(const ui::DismissNotice& r) { notices.dismiss(r.id); }
    void perform(const ui::ShowFolder& r);
    void perform(const ui::ExportChanges& r);
    void perform(const ui::ReadChanges& r);
    void perform(const ui::MergeChanges&);
    void perform(const ui::WriteHistory& r);
    void perform(const ui::ReadTable& r);
    void perform(const ui::UnderstandTable&);
    void perform(const ui::WriteValues& r);
    void perform(const ui::WriteReview& r);
    void perform(const ui::BeginExport&);
    void perform(const ui::Export& r);
    void perform(const ui::UseExportFile& r);
    void perform(const ui::CopyPicture&);
    void perform(const ui::CopyChart& r);
    void perform(const ui::CopySlide& r);
    void perform(const ui::OpenFile& r);
    void fill_in_export();
    void use_story(session::ExportWish& wish, std::int64_t story);
    [[nodiscard]] std::string last_day() const;
    [[nodiscard]] session::ExportWish wish_of_picture(session::ExportWhat what) const;
    [[nodiscard]] std::string proposed_name(const session::ExportWish& wish) const;
    /// Its name follows what is chosen; what is wrong with it is said.
    void look_at_export();
    [[nodiscard]] bool can_export();
    void begin_export();
    [[nodiscard]] bool is_exporting() const;
    /// Draws what the form asks for, a moment after the last change.
    void watch_export();
    [[nodiscard]] bool waits_for_exports(const ui::Request& request);
    void quit_after_exports();
    void say_left_out(std::size_t left_out);
    void receive(const Exported& exported);
    void receive(ExportDrawn drawn);
    void receive(PictureMade made);
    void write_scenario(const std::string& title, const std::string& message, const std::filesystem::path& file);
    void perform(const ui::ReadPicture& r);
    void perform(const ui::MakeBackup& r);
    void perform(const ui::RestoreBackup& r);
    void perform(const ui::CopyText& r);
    void perform(const ui::TakeOver& r);
    void perform(const ui::CancelJob& r) { work.cancel(r.id); }
    void perform(const ui::Quit&) { wishes.quit = true; }
    [[nodiscard]] bool has_room_for(const WorkResult& result) const;
    void finish_work();
    void say_undrawn();
    void receive(Opened opened) { show(std::move(opened)); }
    void receive(const Copied& copied);
    void receive(const BackedUp& backed_up);
    void receive(TableRead table) { show_table(std::move(table)); }
    void receive(TableUnderstood understood);
    void receive(ChangesRead read);
    void receive(Merged merged);
    void receive(const Written& written);
    void receive(PictureRead read);
    /// Reads the picture that the view names and that is not there yet.
    void watch_picture();
    void receive(const base::Error& error);
    void show(Opened opened);
    void close_project();
    void take_from_session();
    void save_settings();
    void name_author(const std::string& author);
    void learn_author();
    [[nodiscard]] std::vector<plan::Slide> shown_slides() const;
    void draw_slides(float scale);
    [[nodiscard]] std::vector<plan::Slide> slides_of_notes() const;
    void draw_notes_pictures(float scale);
    /// Of the presenter's next frame; while a story is presented.
    [[nodiscard]] ShownNotes shown_notes() const;
    void look_at_saved(const session::EditAction& action, const plan::Plan& before);
    base::Result<void> draw_map(const ui::FrameResult& result, const HostInput& host);
    base::Result<void> fit_picture(const HostInput& host);
    /// Paints the frame into the host's framebuffer.
    base::Result<void> paint(const ui::FrameResult& result, const HostInput& host);
};

}  // namespace desk
