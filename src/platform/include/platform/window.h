// The application's window with an OpenGL 3.3 core context (GLFW). Main thread only.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

struct GLFWwindow;

namespace platform {

/// A key going down (GLFW's key code), or repeating while it is held.
struct KeyPress {
    int key = 0;
    bool repeat = false;
};

class Window {
public:
    struct Options {
        std::string title;
        int width = 1440, height = 900;  ///< logical px; reduced to the work area of the screen
        bool maximised = false;
    };

    static base::Result<Window> create(const Options& options);
    Window(Window&&) noexcept;
    Window& operator=(Window&&) noexcept;
    ~Window();

    [[nodiscard]] GLFWwindow* handle() const;
    [[nodiscard]] bool should_close() const;
    void framebuffer_size(int& width, int& height) const;
    /// Device px per logical px (Xft.dpi / 96 on X11), at least 1.
    [[nodiscard]] float content_scale() const;
    /// Keys pressed since the last call, in order. ImGui 1.86 sees the state of a key once a frame and would miss a tap
    /// that begins and ends between two frames.
    std::vector<KeyPress> take_key_presses();
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
