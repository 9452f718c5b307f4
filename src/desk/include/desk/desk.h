// The interface at work: the open project, its map, the panels, what is remembered between starts. Draws frame after
// frame into the framebuffer that its host gives it - the program's window, or a script that plays one in tests - and
// says what only the host can do. Main thread with an OpenGL context current; projects are opened on another thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/translate.h"
#include "plan/plan.h"
#include "platform/fonts.h"
#include "scene/scene.h"
#include "ui/kit/probe.h"
#include "ui/presenting_state.h"
#include "ui/shell.h"

namespace desk {

/// What the desk is given once.
struct Setup {
    platform::FontPair fonts;
    std::string version;
    std::filesystem::path settings_file;  ///< empty: nothing is remembered
    std::filesystem::path log_file;       ///< empty: messages stay in the window
    /// Reads the built-in geodata; makes new projects.
    std::function<base::Result<plan::Plan>()> read_built_in;
    std::function<std::string()> time_of_day;            ///< for the log, "14:05:09"
    std::function<std::string()> utc_now;                ///< for the history; empty: the system's clock
    std::optional<base::Language> language;              ///< asked for on the command line
    base::Language first_language = base::Language::zh;  ///< where no settings are there yet
    /// Opens a file or a folder with the desktop's program for it; false: there is none. Empty: nothing is opened.
    std::function<bool(const std::filesystem::path&)> open_file;
    /// Puts a table on the clipboard, its cells between tabs and as HTML. Empty: there is none for both.
    std::function<base::Result<void>(std::string text, std::string html)> copy_table;
    /// Puts a picture, a PNG, on the clipboard. Empty: there is none for pictures.
    std::function<base::Result<void>(std::vector<std::byte> png)> copy_picture;
    double motion_s = 0.22;  ///< how long a change of view takes
};

/// Where and how the window stood.
struct WindowPlace {
    int x = 0, y = 0, width = 0, height = 0;  ///< logical px; no width: never noted
    bool maximised = false;
};

/// What the host tells of a frame.
struct HostInput {
    int width = 0, height = 0;  ///< device px
    float scale = 1;            ///< device px per logical px
    double now_s = 0;
    std::vector<ui::KeyPress> keys;
    std::vector<std::filesystem::path> dropped_files;
    bool full_screen = false;
    bool focus_lost = false;         ///< another window has taken the keyboard since the last frame
    bool pointer_elsewhere = false;  ///< the pointer is on another window, whatever its position
    std::uint32_t framebuffer = 0;   ///< OpenGL's name of what is drawn into; 0: the window
    bool repaint = false;            ///< the whole window, as if there had been no frame before
};

/// What the host is asked for.
struct HostWishes {
    bool quit = false;
    std::optional<bool> full_screen;
    bool to_audience = false;   ///< on the screen that presentations are shown on
    bool other_screen = false;  ///< the presentation on the next screen; it is remembered
};

class Desk {
public:
    /// Reads what is remembered; needs no OpenGL yet, so that a project is read while a window is made.
    static base::Result<std::unique_ptr<Desk>> create(Setup setup);
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    /// Makes what needs OpenGL; once, before the first frame.
    base::Result<void> begin();
    /// Lets what was copied and is pasted hold characters that ImGui cannot; once, when the host has set its clipboard.
    void guard_clipboard();
    /// A typed character as ImGui can hold it.
    [[nodiscard]] unsigned short to_interface(char32_t typed);

    /// Opens a project in the background; what was open stays until the new one is there.
    void open(const std::filesystem::path& project);
    /// Opens the project of the last time, or, the first time, a new one at `first_project`. Where the last one is gone
    /// or was closed, the start screen is shown.
    void open_at_start(const std::filesystem::path& first_project);
    /// Presents a story as soon as the project is there.
    void present(const ui::StoryWish& story);
    /// Waits at most that long for a project that is being opened, so that the first frame shows it.
    void await_project(double seconds);
    /// Says something in a toast and in the log.
    void say(ui::Severity severity, const std::string& text);
    /// Says that the last run did not end properly.
    void say_crashed();

    /// Draws a frame into framebuffer 0 or whatever the host has bound. `feed` puts the input into ImGui.
    base::Result<HostWishes> frame(const HostInput& input, const std::function<void()>& feed);
    /// Takes what other threads have done while nothing can be drawn: a window that is minimised.
    HostWishes finish_unseen();
    /// Whether the window may be closed. False: the project's file is gone, or an import is under way in which
    /// something was chosen by hand; the next frame asks what to do about it.
    [[nodiscard]] bool may_quit();
    /// Something happened outside: the next frames show it.
    void stir();
    /// Nothing moves, nothing is awaited: the next frame would look like this one.
    [[nodiscard]] bool at_rest() const;
    /// Seconds until something changes by itself (a toast goes, a project is opened); 0: nothing will.
    [[nodiscard]] double changes_in_s(double now_s) const;

    [[nodiscard]] std::string title() const;
    /// Of the window.
    [[nodiscard]] base::Language language() const;
    [[nodiscard]] const ui::Probe& probe() const;
    /// What the map of the last frame shows; empty without a project. For tests.
    [[nodiscard]] std::vector<scene::Pane> panes() const;
    /// JSON of what is shown, for tests.
    [[nodiscard]] std::string state() const;
    [[nodiscard]] WindowPlace window_place() const;
    void note_window_place(const WindowPlace& place);
    /// The screen that presentations are shown on, by its name and place; empty: none was chosen.
    [[nodiscard]] std::string audience_screen() const;
    void note_audience_screen(const std::string& screen);

    // The presenter's window: a second one of the host's, whose OpenGL context shares the objects of the first.
    /// It shall be open now: a story is presented, and somebody or show_notes() asked for it.
    [[nodiscard]] bool wants_notes() const;
    /// Asks for it, or takes that back; while a story is presented.
    void show_notes(bool on);
    /// What stands in its frame.
    [[nodiscard]] std::string notes_title() const;
    /// Makes what it needs, its OpenGL context current; `attach` ties ImGui to the window.
    void begin_notes(const std::function<void()>& attach);
    /// Lets that go in the same way, `detach` first.
    void end_notes(const std::function<void()>& detach);
    /// Draws a frame of it; its keys are those of the slide and belong into frame().
    void notes_frame(const HostInput& input, const std::function<void()>& feed);
    /// Its next frame must show something else than the last one: the presentation has gone on.
    [[nodiscard]] bool notes_changed() const;
    /// Seconds until its clock changes.
    [[nodiscard]] double notes_change_in_s(double now_s) const;
    [[nodiscard]] const ui::Probe& notes_probe() const;

    /// Writes what is remembered; at the end and whenever it changed.
    void remember();

private:
    struct Impl;
    explicit Desk(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace desk
