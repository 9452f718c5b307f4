// The presenter's window as a second window of the program: open while the desk wants it, drawn when what it shows has
// changed. What is typed there is meant for the slides and handed on. Main thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "desk/desk.h"
#include "imgui_input.h"
#include "platform/window.h"

namespace app {

class NotesWindow {
public:
    /// Its OpenGL context is current afterwards. `slides` and `desk` outlive it.
    static base::Result<std::unique_ptr<NotesWindow>> open(const platform::Window& slides, desk::Desk& desk,
                                                           const platform::Place& place, bool on_top);
    ~NotesWindow();
    NotesWindow(const NotesWindow&) = delete;
    NotesWindow& operator=(const NotesWindow&) = delete;

    /// Draws a frame if one is due, its context current afterwards; false: none was.
    bool frame(double now_s);
    /// Nothing is left to be drawn until an event comes, but for its clock.
    [[nodiscard]] bool at_rest() const;
    /// Seconds until its clock changes.
    [[nodiscard]] double changes_in_s(double now_s) const;
    /// Notes that something happened to it, if it did.
    void look();
    [[nodiscard]] bool should_close() const { return window_.should_close(); }
    void move_to(const platform::Place& place);
    /// What was typed since the last call.
    std::vector<platform::InputEvent> take_keys();
    [[nodiscard]] bool has_keys() const { return !keys_.empty(); }

private:
    NotesWindow(platform::Window window, desk::Desk& desk);
    void draw(double now_s);

    platform::Window window_;
    desk::Desk& desk_;
    std::optional<ImGuiInput> to_imgui_;  ///< tied to the desk's interface for this window
    std::vector<platform::InputEvent> keys_;
    int settling_ = 0;  ///< frames that are still drawn after an event
    double drawn_at_s_ = 0;
    double due_in_s_ = 0;  ///< after that frame; 0: never
};

}  // namespace app
