#include "stage.h"

#include <algorithm>
#include <cfloat>
#include <cstdlib>
#include <gtest/gtest.h>
#include <imgui.h>
#include <stdexcept>
#include <utility>

#include "expectation.h"
#include "platform/fonts.h"
#include "scene_facts.h"
#include "window_facts.h"

namespace stories {
namespace {

namespace fs = std::filesystem;

constexpr double k_frame_s = 1.0 / 60;
constexpr double k_no_double_click_s = 0.5;
constexpr int k_most_frames = 900;     // 15 s: whatever moves must have ended
constexpr float k_nowhere = -FLT_MAX;  // how ImGui is told that the pointer is outside

template <class T>
T take_or_throw(base::Result<T> result) {
    if (!result) throw std::runtime_error(base::to_line(result.error()));
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

std::u32string characters_of(const std::string& utf8) {
    std::u32string out;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t code = length == 1 ? lead : lead & (0x7FU >> length);
        for (std::size_t k = 1; k < length; ++k)
            code = code << 6 | (static_cast<unsigned char>(utf8.at(i + k)) & 0x3FU);
        out += code;
        i += length;
    }
    return out;
}

/// What scrolls inside a panel may lie outside it.
bool scrolls(const std::string& key) {
    for (const char* list :
         {"table/",         "classes/",    "values/",     "city/",    "ranking/",      "layer/",         "search/",
          "commands/",      "menu/",       "file/entry/", "quality/", "identified/",   "selected/",      "gap/",
          "tray/",          "bin/",        "finding/",    "column/",  "start/recent/", "indicator/",     "form/",
          "areas/",         "nearest/",    "rule/",       "rebase/",  "history/",      "review/",        "bullet/",
          "import/column/", "filter/",     "scenario/",   "reach/",   "covered/",      "station_reach/", "slide/",
          "story/slide/",   "story/rename"})
        if (key.starts_with(list)) return true;
    return false;
}

std::size_t common_prefix(const std::string& a, const std::string& b) {
    const auto end =
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
    return static_cast<std::size_t>(end.first - a.begin());
}

std::string near_keys(const ui::Probe& probe, const std::string& wanted) {
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const auto& [key, widget] : probe) found.emplace_back(common_prefix(key, wanted), key);
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    constexpr std::size_t k_most_named = 15;
    std::string out;
    for (std::size_t i = 0; i < std::min(found.size(), k_most_named); ++i) out += "  " + found[i].second;
    return out;
}

bool overlap(const scene::Rect& a, const scene::Rect& b) {
    constexpr float k_touch_px = 0.5F;
    return a.x + k_touch_px < b.right() && b.x + k_touch_px < a.right() && a.y + k_touch_px < b.bottom() &&
           b.y + k_touch_px < a.bottom();
}

}  // namespace

Stage::Stage(StageSetup setup) : setup_(std::move(setup)), pointer_{k_nowhere, k_nowhere} {
    ::setenv("TZ", "CST-8", 1);  // the history shows the time of the place
    begin();
}

Stage::~Stage() = default;

void Stage::begin() {
    context_ = std::make_unique<platform::OffscreenContext>(take_or_throw(platform::OffscreenContext::create()));
    desk::Setup setup;
    setup.fonts = take_or_throw(platform::find_fonts());
    setup.version = "0.0.0";
    setup.settings_file = setup_.folder / "settings.json";
    setup.log_file = setup_.folder / "log.txt";
    setup.read_built_in = [plan = setup_.built_in, before = setup_.before_reading_built_in]() {
        if (before) before();
        return base::Result<plan::Plan>(*plan);
    };
    setup.time_of_day = [] { return std::string("09:30:00"); };
    setup.utc_now = [] { return std::string("2026-11-25T01:30:00Z"); };
    setup.open_file = [this](const fs::path& file) {
        opened_files_.push_back(file);
        return true;
    };
    setup.copy_picture = [this](std::vector<std::byte> png) -> base::Result<void> {
        copied_pictures_.push_back(std::move(png));
        return {};
    };
    setup.copy_table = [this](const std::string& text, const std::string& html) -> base::Result<void> {
        clipboard_ = text;
        copied_html_ = html;
        return {};
    };
    setup.language = setup_.language;
    desk_ = take_or_throw(desk::Desk::create(std::move(setup)));
    take_or_throw(desk_->begin());
    give_clipboard();
    resize(setup_.width, setup_.height, setup_.scale);
}

void Stage::give_clipboard() {
    ImGuiIO& io = ImGui::GetIO();
    io.ClipboardUserData = &clipboard_;
    io.GetClipboardTextFn = [](void* data) { return static_cast<std::string*>(data)->c_str(); };
    io.SetClipboardTextFn = [](void* data, const char* text) { *static_cast<std::string*>(data) = text; };
    desk_->guard_clipboard();
}

void Stage::resize(int width, int height, float scale) {
    setup_.width = width;
    setup_.height = height;
    setup_.scale = scale;
    window_ = std::make_unique<gpu::Framebuffer>(take_or_throw(gpu::Framebuffer::create(width, height)));
    rest();
}

// May run twice a frame: what is an event is given once.
void Stage::feed() {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(setup_.width), static_cast<float>(setup_.height)};
    io.DeltaTime = static_cast<float>(std::exchange(since_last_frame_s_, k_frame_s));
    io.MousePos = {static_cast<float>(pointer_.x), static_cast<float>(pointer_.y)};
    for (std::size_t i = 0; i < buttons_.size(); ++i) io.MouseDown[i] = buttons_[i];
    io.MouseWheel += std::exchange(wheel_, 0.0F);
    io.KeyCtrl = held_.ctrl;
    io.KeyShift = held_.shift;
    io.KeyAlt = held_.alt;
    std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
    io.KeysDown[static_cast<std::size_t>(key_down_)] = key_down_ != Key::none;
    for (const char32_t c : std::exchange(typed_, {})) io.AddInputCharacter(desk_->to_interface(c));
}

void Stage::frame_with(std::vector<ui::KeyPress> keys, std::vector<fs::path> files) {
    since_last_frame_s_ = std::max(since_last_frame_s_, k_frame_s);
    now_s_ += since_last_frame_s_;
    desk::HostInput in;
    in.width = setup_.width;
    in.height = setup_.height;
    in.scale = setup_.scale;
    in.now_s = now_s_;
    in.keys = std::move(keys);
    in.dropped_files = std::move(files);
    in.framebuffer = window_->name();
    in.repaint = std::exchange(repaints_, false);
    const desk::HostWishes wishes = take_or_throw(desk_->frame(in, [this] { feed(); }));
    wishes_.quit = wishes_.quit || wishes.quit;
    if (wishes.full_screen) {
        wishes_.full_screen = wishes.full_screen;
        wishes_.to_audience = wishes.to_audience;
    }
}

void Stage::rest() {
    constexpr int k_frames_to_notice = 3;
    constexpr double k_patience_s = 30;
    for (int i = 0; i < k_most_frames; ++i) {
        if (state()["busy"]) desk_->await_project(k_patience_s);
        frame();
        if (i + 1 >= k_frames_to_notice && desk_->at_rest() && !state()["busy"]) return check_places();
    }
    ADD_FAILURE() << "does not come to rest: " << desk_->state();
}

void Stage::repaint() {
    repaints_ = true;
    frame();
}

void Stage::wait(double seconds) {
    for (const double end = now_s_ + seconds; now_s_ < end;) frame();
}

void Stage::skip(double seconds) {
    since_last_frame_s_ = seconds;
    frame();
}

/// As long as a hand needs, so that two clicks are no double click.
void Stage::pause() {
    since_last_frame_s_ = k_no_double_click_s;
    frame();
}

void Stage::open(const fs::path& project) {
    desk_->open(project);
    rest();
}

void Stage::drop(const fs::path& file) {
    frame_with({}, {file});
    rest();
}

void Stage::move_to(scene::Vec2 at) {
    pointer_ = at;
    rest();
}

void Stage::move(const std::string& key) { move_to(middle(key)); }
void Stage::move_away() { move_to({k_nowhere, k_nowhere}); }

void Stage::press(scene::Vec2 at, int button, Held held) {
    pointer_ = at;
    held_ = held;
    frame();
    frame();  // hovered before it is pressed
    buttons_[static_cast<std::size_t>(button)] = true;
    frame();
    frame();
    buttons_[static_cast<std::size_t>(button)] = false;
    frame();
}

void Stage::click_at(scene::Vec2 at, Held held) {
    pause();
    press(at, 0, held);
    held_ = {};
    rest();
}

void Stage::click(const std::string& key, Held held) {
    if (has(key))
        click_at(middle(key), held);
    else
        (void)box(key);  // says what is missing
}

void Stage::tap_on(const std::string& key) {
    pause();
    pointer_ = middle(key);
    frame();
    frame();  // what follows the pointer may move it
    press(middle(key), 0, {});
}

void Stage::double_click_at(scene::Vec2 at) {
    pause();
    press(at, 0, {});
    press(at, 0, {});
    rest();
}

void Stage::double_click(const std::string& key) { double_click_at(middle(key)); }

void Stage::right_click_at(scene::Vec2 at) {
    press(at, 1, {});
    rest();
}

void Stage::drag_from(scene::Vec2 at, float dx, float dy, Held held) {
    constexpr int k_steps = 6;
    pause();
    pointer_ = at;
    held_ = held;
    frame();
    frame();
    buttons_[0] = true;
    frame();
    for (int i = 1; i <= k_steps; ++i) {
        const float share = static_cast<float>(i) / k_steps;
        pointer_ = {at.x + dx * share, at.y + dy * share};
        frame();
    }
    buttons_[0] = false;
    frame();
    held_ = {};
    rest();
}

void Stage::press_at(scene::Vec2 at) {
    pause();
    pointer_ = at;
    frame();
    frame();
    buttons_[0] = true;
    frame();
}

void Stage::carry_to(scene::Vec2 at, Held held) {
    constexpr int k_steps = 12;  // a fifth of a second
    const scene::Vec2 from = pointer_;
    held_ = held;
    for (int i = 1; i <= k_steps; ++i) {
        const float share = static_cast<float>(i) / k_steps;
        pointer_ = {from.x + (at.x - from.x) * share, from.y + (at.y - from.y) * share};
        frame();
    }
    frame();
}

void Stage::let_go() {
    buttons_[0] = false;
    frame();
    held_ = {};
    rest();
}

void Stage::drag(const std::string& key, float dx, float dy, Held held) { drag_from(middle(key), dx, dy, held); }

void Stage::wheel(const std::string& key, float notches, Held held) {
    pointer_ = middle(key);
    held_ = held;
    frame();
    frame();
    wheel_ = notches;
    frame();
    held_ = {};
    rest();
}

void Stage::key(Key code, Held held) {
    tap(code, held);
    rest();
}

void Stage::tap(Key code, Held held) {
    held_ = held;
    key_down_ = code;
    frame_with({{code, false, held.ctrl, held.shift, held.alt}}, {});
    key_down_ = Key::none;
    frame();
    held_ = {};
}

void Stage::hold_key(Key code) {
    key_down_ = code;
    frame_with({{code, false, false, false, false}}, {});
    rest();
}

void Stage::release_key() {
    key_down_ = Key::none;
    rest();
}

void Stage::type(const std::string& utf8) {
    for (const char32_t c : characters_of(utf8)) {
        typed_ = c;
        frame();
    }
    rest();
}

void Stage::paste(const std::string& utf8) {
    clipboard_ = utf8;
    key(Key::v, {.ctrl = true});
}

scene::Rect Stage::box(const std::string& key) const {
    const auto at = desk_->probe().find(key);
    if (at != desk_->probe().end()) return at->second.box;
    ADD_FAILURE() << "no widget " << key << "; there are" << near_keys(desk_->probe(), key);
    return {};
}

scene::Vec2 Stage::middle(const std::string& key) const {
    const scene::Rect b = box(key);
    const bool row = key.starts_with("table/");  // as wide as all its columns, most of them out of sight
    return {row ? b.x + 8 * setup_.scale : b.x + b.width / 2, b.y + b.height / 2};
}

int Stage::count(const std::string& prefix) const {
    return static_cast<int>(std::count_if(desk_->probe().begin(), desk_->probe().end(),
                                          [&](const auto& entry) { return entry.first.starts_with(prefix); }));
}

void Stage::check_places() const {
    const ui::Probe& probe = desk_->probe();
    const auto width = static_cast<float>(setup_.width), height = static_cast<float>(setup_.height);
    constexpr float k_top_logical = 48;
    std::vector<const ui::Probe::value_type*> top;
    for (const auto& entry : probe) {
        const std::string& key = entry.first;
        const scene::Rect& b = entry.second.box;
        if (scrolls(key)) continue;
        EXPECT_TRUE(b.x >= 0 && b.y >= 0 && b.right() <= width && b.bottom() <= height)
            << key << " lies outside the window: " << b.x << ", " << b.y << ", " << b.width << " x " << b.height;
        if (has("menu") && b.bottom() <= k_top_logical * setup_.scale) top.push_back(&entry);
    }
    for (std::size_t i = 0; i < top.size(); ++i)
        for (std::size_t k = i + 1; k < top.size(); ++k)
            EXPECT_FALSE(overlap(top[i]->second.box, top[k]->second.box))
                << top[i]->first << " and " << top[k]->first << " overlap";
}

support::Image Stage::picture() const {
    return support::from_rgba(setup_.width, setup_.height, window_->read_pixels());
}

fs::path Stage::expected(const std::string& file) { return *looked_at_.insert(setup_.expected / file).first; }

scene::Rect Stage::box_of_part(const std::string& part) const {
    if (part.empty()) return {0, 0, static_cast<float>(setup_.width), static_cast<float>(setup_.height)};
    const std::vector<ShownWindow> windows = shown_windows();
    const auto at = std::find_if(windows.rbegin(), windows.rend(), [&](const auto& w) { return w.name == part; });
    if (at != windows.rend()) return at->box;
    return part.ends_with('/') ? box_of_widgets(part) : box(part);
}

/// Around all widgets whose key begins so, as far as the window that holds them shows them.
scene::Rect Stage::box_of_widgets(const std::string& prefix) const {
    scene::Rect all{FLT_MAX, FLT_MAX, 0, 0};
    float right = 0, bottom = 0;
    for (const auto& [key, widget] : desk_->probe()) {
        if (!key.starts_with(prefix)) continue;
        all.x = std::min(all.x, widget.box.x), all.y = std::min(all.y, widget.box.y);
        right = std::max(right, widget.box.right()), bottom = std::max(bottom, widget.box.bottom());
    }
    if (right == 0) return box(prefix);
    for (const ShownWindow& window : shown_windows())
        if (window.box.contains({all.x + 1, all.y + 1})) {
            right = std::min(right, window.box.right());
            bottom = std::min(bottom, window.box.bottom());
        }
    return {all.x, all.y, right - all.x, bottom - all.y};
}

void Stage::compare_facts(const std::string& name, const std::string& part) {
    std::string facts = window_facts(desk_->probe(), part);
    if (part.empty() || part == "canvas") facts += support::facts_of(desk_->panes());
    if (!facts.empty()) compare_text(name, facts);
}

void Stage::facts(const std::string& name, const std::string& part) {
    if (!buttons_[0]) move_away();
    compare_facts(name, part);
}

void Stage::shot(const std::string& name, const std::string& part) {
    facts(name, part);
    compare_picture(name, box_of_part(part));
}

void Stage::shot_around(const std::string& name, scene::Vec2 middle, float width, float height) {
    if (!buttons_[0]) move_away();
    compare_picture(name, {middle.x - width / 2, middle.y - height / 2, width, height});
}

void Stage::compare_picture(const std::string& name, const scene::Rect& box) {
    compare_image(name, support::cut_out(picture(), box));
}

void Stage::compare_text(const std::string& name, const std::string& facts) {
    support::expect_text(expected(name + ".txt"), facts);
}

void Stage::compare_image(const std::string& name, const support::Image& image) {
    support::expect_picture(expected(name + ".png"), image);
}

}  // namespace stories
