// Plays the window to a desk: no display, no mouse, no clock of its own. A story moves the pointer, presses keys and
// looks; every step is a frame of a sixtieth of a second, so that the same story always shows the same pictures.
// Widgets are named by their key in the probe, never by pixels. For tests only; main thread.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "desk/desk.h"
#include "gpu/objects.h"
#include "image.h"
#include "plan/plan.h"
#include "platform/offscreen.h"

namespace stories {

using Json = nlohmann::json;
using ui::Key;

struct StageSetup {
    int width = 1366, height = 768;  ///< device px
    float scale = 1;                 ///< device px per logical px
    std::filesystem::path folder;    ///< for settings and log
    std::optional<base::Language> language;
    plan::PlanPtr built_in;               ///< what a new project holds
    std::filesystem::path expected = {};  ///< folder of what the story's looks are compared with
    /// Runs in the job that makes a new project, before it reads the built-in data.
    std::function<void()> before_reading_built_in = {};
};

struct Held {
    bool ctrl = false, shift = false, alt = false;
};

class Stage {
public:
    explicit Stage(StageSetup setup);
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    [[nodiscard]] desk::Desk& desk() { return *desk_; }

    // --- what a hand does; each ends at rest ---
    void open(const std::filesystem::path& project);
    void drop(const std::filesystem::path& file);
    void move(const std::string& key);
    void move_to(scene::Vec2 at);
    /// Where it points at nothing.
    void move_away();
    void click(const std::string& key, Held held = {});
    void click_at(scene::Vec2 at, Held held = {});
    /// A click without waiting for what comes of it.
    void tap_on(const std::string& key);
    void double_click(const std::string& key);
    void double_click_at(scene::Vec2 at);
    void right_click_at(scene::Vec2 at);
    /// Drags from the middle of a widget by device px.
    void drag(const std::string& key, float dx, float dy, Held held = {});
    void drag_from(scene::Vec2 at, float dx, float dy, Held held = {});
    /// Presses, carries slowly enough for a drag of carriers, lets go; to look at what is between.
    void press_at(scene::Vec2 at);
    void carry_to(scene::Vec2 at, Held held = {});
    void let_go();
    /// Turns the wheel over a widget; above 0: away from oneself.
    void wheel(const std::string& key, float notches, Held held = {});
    void key(Key code, Held held = {});
    /// The same without waiting for what comes of it.
    void tap(Key code, Held held = {});
    /// Keeps a key down until release_key().
    void hold_key(Key code);
    void release_key();
    void type(const std::string& utf8);
    /// Puts a text on the clipboard and presses Ctrl+V.
    void paste(const std::string& utf8);
    /// Another size of the window, or another screen.
    void resize(int width, int height, float scale);
    /// Frames until nothing moves and nothing is awaited. Then looks at where everything lies.
    void rest();
    /// One frame with nothing new in it.
    void frame() { frame_with({}, {}); }
    /// A frame that is painted as if there had been none before.
    void repaint();
    /// Lets time pass without anybody doing anything.
    void wait(double seconds);
    /// The same in one frame: hours in a moment.
    void skip(double seconds);

    // --- what is seen ---
    [[nodiscard]] Json state() const { return Json::parse(desk_->state()); }
    [[nodiscard]] bool has(const std::string& key) const { return desk_->probe().contains(key); }
    /// A missing widget fails the test, which then names the nearest.
    [[nodiscard]] scene::Rect box(const std::string& key) const;
    /// Where a hand would press it.
    [[nodiscard]] scene::Vec2 middle(const std::string& key) const;
    /// Number of widgets whose key begins so.
    [[nodiscard]] int count(const std::string& prefix) const;
    [[nodiscard]] const std::string& clipboard() const { return clipboard_; }
    /// Files and folders that were handed to other programs.
    [[nodiscard]] const std::vector<std::filesystem::path>& opened_files() const { return opened_files_; }
    /// What word processors get of a table that was copied; empty: none was.
    [[nodiscard]] const std::string& copied_html() const { return copied_html_; }
    /// Pictures that were put on the clipboard, as PNG.
    [[nodiscard]] const std::vector<std::vector<std::byte>>& copied_pictures() const { return copied_pictures_; }
    [[nodiscard]] double now_s() const { return now_s_; }
    [[nodiscard]] const desk::HostWishes& wishes() const { return wishes_; }
    [[nodiscard]] float scale() const { return setup_.scale; }
    /// The window's content.
    [[nodiscard]] support::Image picture() const;
    /// Compares a part of the window with what is expected, as facts (NAME.txt) and as a picture (NAME.png), the
    /// pointer moved away first. `part` is a window of ImGui as in window_facts.h ("right", "dock", "popup",
    /// "overlay_help" …), a widget or, ending in "/", several widgets, which are a picture alone; empty: the whole
    /// window with the facts of the map. A panel is in at most five pictures: the others compare its facts.
    void shot(const std::string& name, const std::string& part = {});
    /// The facts alone.
    void facts(const std::string& name, const std::string& part = {});
    /// A picture of what lies around a place.
    void shot_around(const std::string& name, scene::Vec2 middle, float width, float height);

    /// What somebody else has read or drawn, with what is expected.
    void compare_text(const std::string& name, const std::string& facts);
    void compare_image(const std::string& name, const support::Image& image);

    /// The files that shot() and facts() have looked at.
    [[nodiscard]] const std::set<std::filesystem::path>& looked_at() const { return looked_at_; }

private:
    void begin();
    void give_clipboard();
    void frame_with(std::vector<ui::KeyPress> keys, std::vector<std::filesystem::path> files);
    void feed();
    void hold(Held held, bool down);
    void press(scene::Vec2 at, int button, Held held);
    void pause();
    void check_places() const;
    [[nodiscard]] std::filesystem::path expected(const std::string& file);
    [[nodiscard]] scene::Rect box_of_part(const std::string& part) const;
    [[nodiscard]] scene::Rect box_of_widgets(const std::string& prefix) const;
    void compare_picture(const std::string& name, const scene::Rect& box);
    void compare_facts(const std::string& name, const std::string& part);

    StageSetup setup_;
    std::unique_ptr<platform::OffscreenContext> context_;
    std::unique_ptr<gpu::Framebuffer> window_;
    std::unique_ptr<desk::Desk> desk_;
    desk::HostWishes wishes_;
    double now_s_ = 100;
    std::string clipboard_, copied_html_;
    std::vector<std::filesystem::path> opened_files_;
    std::vector<std::vector<std::byte>> copied_pictures_;
    bool repaints_ = false;

    // the hand
    scene::Vec2 pointer_;
    std::array<bool, 3> buttons_{};
    float wheel_ = 0;  ///< given to ImGui once
    Held held_;
    Key key_down_ = Key::none;
    std::u32string typed_;  ///< given to ImGui once
    double since_last_frame_s_ = 0;

    std::set<std::filesystem::path> looked_at_;
};

}  // namespace stories
