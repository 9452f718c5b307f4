// The application's window with an OpenGL 3.3 core context (GLFW), and a second one beside it that shares its objects.
// Main thread only.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "platform/input_queue.h"

struct GLFWwindow;

namespace platform {

/// Where a window stands on the screens, logical px as the desktop counts them.
struct Place {
    int x = 0, y = 0, width = 0, height = 0;
    bool maximised = false;
};

/// A screen, as the desktop lays it beside the others; logical px as the desktop counts them.
struct Monitor {
    std::string name;
    int x = 0, y = 0, width = 0, height = 0;
    /// By which it is known again: "HDMI-1 1920,0".
    [[nodiscard]] std::string key() const;
    friend bool operator==(const Monitor&, const Monitor&) = default;
};

/// The screen that a presentation is shown on: the one asked for (from 1), else the one that was used last, else with
/// two the one where the window is not, else the window's own. `own` and the result: places in `monitors`.
std::size_t audience_monitor(const std::vector<Monitor>& monitors, std::size_t own, std::optional<int> asked,
                             const std::string& last);

/// The screen for the presenter's notes: the window's own where the slides are on another, else the first other one of
/// `count`; nothing: there is no other.
std::optional<std::size_t> notes_monitor(std::size_t count, std::size_t audience, std::size_t own);

/// Where a window for notes stands on a screen: all of it, or a part that leaves most of the slides to be seen.
Place notes_place(const Monitor& screen, bool beside_slides);

class Window {
public:
    struct Options {
        std::string title;
        int width = 0, height = 0;  ///< logical px, reduced to the work area of the screen; 0: all of it
        bool maximised = false;
        std::optional<Place> place;  ///< as it was left; used where it still lies on a screen
        bool on_top = false;         ///< of the windows of other programs too
    };

    static base::Result<Window> create(const Options& options);
    /// A second window; its context, which is current afterwards, shares textures and buffers with that of the first,
    /// which must outlive it. It does not wait for the screen: two waits would add up.
    static base::Result<Window> create_beside(const Window& first, const Options& options);
    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;
    ~Window();

    [[nodiscard]] GLFWwindow* handle() const;
    /// What is drawn from now on goes into this window.
    void make_current();
    /// Gives it the keyboard.
    void take_focus();
    /// Moves it; where the place is maximised, over all of that screen.
    void move_to(const Place& place);
    [[nodiscard]] bool should_close() const;
    /// Takes back that it should.
    void stay_open();
    void framebuffer_size(int& width, int& height) const;
    /// Device px per logical px (Xft.dpi / 96 on X11), at least 1.
    [[nodiscard]] float content_scale() const;
    /// What the next frame is told of mouse and keyboard.
    std::vector<InputEvent> take_input();
    /// Something is left that the last frame could not be told as well.
    [[nodiscard]] bool has_input() const;
    /// Whether anything has happened to the window since the last call, input or not.
    bool take_stir();
    /// Files dropped on the window since the last call.
    std::vector<std::filesystem::path> take_dropped_files();
    [[nodiscard]] Place place() const;
    [[nodiscard]] bool full_screen() const;
    /// Without a border on a screen, in the mode that this has; by place in monitors(), the one that holds most of the
    /// window where none is named. Off: back to where it was.
    void set_full_screen(bool on, std::optional<std::size_t> monitor = {});
    /// The screens there are now.
    [[nodiscard]] static std::vector<Monitor> monitors();
    /// Which of them the window is on.
    [[nodiscard]] std::size_t monitor() const;
    [[nodiscard]] bool minimised() const;
    void set_title(const std::string& title);
    void swap();

    /// Handles the events that are there; returns at once.
    static void poll_events();
    /// Sleeps until an event comes, at most `seconds` (0: without limit).
    static void wait_events(double seconds);

private:
    struct Impl;
    explicit Window(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// True where a display server can be asked for a window.
bool has_display();

}  // namespace platform
