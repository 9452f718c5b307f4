#include "notes_window.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace app {
namespace {

constexpr int k_frames_to_settle = 3;  // ImGui needs two or three frames after an event

bool is_of_keyboard(const platform::InputEvent& event) {
    return std::holds_alternative<platform::KeyPress>(event) || std::holds_alternative<platform::KeyRelease>(event) ||
           std::holds_alternative<platform::FocusLoss>(event);
}

}  // namespace

base::Result<std::unique_ptr<NotesWindow>> NotesWindow::open(const platform::Window& slides, desk::Desk& desk,
                                                             const platform::Place& place, bool on_top) {
    platform::Window::Options options;
    options.title = desk.notes_title();
    options.place = place;
    options.on_top = on_top;
    auto window = platform::Window::create_beside(slides, options);
    if (!window) return base::pass(window.error());
    return std::unique_ptr<NotesWindow>(new NotesWindow(std::move(*window), desk));
}

NotesWindow::NotesWindow(platform::Window window, desk::Desk& desk)
    : window_(std::move(window)), desk_(desk), settling_(k_frames_to_settle) {
    desk_.begin_notes([this] { to_imgui_.emplace(window_); });
}

NotesWindow::~NotesWindow() {
    window_.make_current();
    desk_.end_notes([this] { to_imgui_.reset(); });
}

void NotesWindow::look() {
    if (window_.take_stir()) settling_ = k_frames_to_settle;
}

bool NotesWindow::at_rest() const {
    return window_.minimised() || (settling_ == 0 && !window_.has_input() && !desk_.notes_changed());
}

double NotesWindow::changes_in_s(double now_s) const {
    constexpr double k_least_s = 0.001;  // 0 would be never
    return due_in_s_ > 0 ? std::max(drawn_at_s_ + due_in_s_ - now_s, k_least_s) : 0;
}

bool NotesWindow::frame(double now_s) {
    look();
    const bool ticks = due_in_s_ > 0 && now_s >= drawn_at_s_ + due_in_s_;
    if (window_.minimised() || (at_rest() && !ticks)) return false;
    draw(now_s);
    return true;
}

void NotesWindow::draw(double now_s) {
    const std::vector<platform::InputEvent> events = window_.take_input();
    if (!events.empty()) settling_ = k_frames_to_settle;
    std::vector<platform::InputEvent> pointing;
    for (const platform::InputEvent& event : events) (is_of_keyboard(event) ? keys_ : pointing).push_back(event);
    to_imgui_->take(pointing);
    desk::HostInput in;
    window_.framebuffer_size(in.width, in.height);
    in.scale = window_.content_scale();
    in.now_s = now_s;
    window_.make_current();
    if (in.width > 0 && in.height > 0) desk_.notes_frame(in, [this] { to_imgui_->feed(); });
    window_.swap();
    settling_ = std::max(0, settling_ - 1);
    drawn_at_s_ = now_s;
    due_in_s_ = desk_.notes_change_in_s(now_s);
}

void NotesWindow::move_to(const platform::Place& place) {
    window_.move_to(place);
    settling_ = k_frames_to_settle;
}

std::vector<platform::InputEvent> NotesWindow::take_keys() { return std::exchange(keys_, {}); }

}  // namespace app
