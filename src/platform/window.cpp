#include "platform/window.h"

#include <epoxy/gl.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <cstring>
#include <langinfo.h>
#include <utility>

#include "base/error_words.h"

namespace platform {
namespace {

/// Input methods deliver characters only under a UTF-8 LC_CTYPE; numbers stay as C has them.
void use_utf8_ctype() {
    if (std::setlocale(LC_CTYPE, "") == nullptr || std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        std::setlocale(LC_CTYPE, "C.UTF-8");
}

tl::unexpected<base::Error> no_window(const char* what) {
    const char* detail = nullptr;
    glfwGetError(&detail);
    return base::fail(
        base::ErrorKind::refused, detail == nullptr ? "" : detail,
        base::mark("{}; set LANGTU_SOFTWARE=1 to draw without the graphics card, or use langtu render for a "
                   "picture without a display"),
        {base::word_argument(what)});
}

/// LANGTU_SOFTWARE=1: Mesa's software drawing, where a driver is missing or broken. Before any OpenGL.
void choose_software() {
    const char* wanted = std::getenv("LANGTU_SOFTWARE");
    if (wanted != nullptr && std::strcmp(wanted, "1") == 0) ::setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
}

/// The screen that holds most of a place; null: none holds any of it.
GLFWmonitor* screen_of(const Place& place) {
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    GLFWmonitor* best = nullptr;
    long most = 0;
    for (int i = 0; i < count; ++i) {
        int x = 0, y = 0, width = 0, height = 0;
        glfwGetMonitorWorkarea(monitors[i], &x, &y, &width, &height);
        const long w = std::min(x + width, place.x + place.width) - std::max(x, place.x);
        const long h = std::min(y + height, place.y + place.height) - std::max(y, place.y);
        if (w <= 0 || h <= 0 || w * h <= most) continue;
        most = w * h;
        best = monitors[i];
    }
    return best;
}

void hint_all_windows() {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_SAMPLES, 0);  // everything is antialiased in the shaders
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "langtu");
}

/// The wanted size, inside the work area of the primary screen; where none is wanted, all of that.
void fit_to_screen(int& width, int& height) {
    constexpr int k_usual_width = 1440, k_usual_height = 900;  // where the screen says nothing
    int x = 0, y = 0, area_width = 0, area_height = 0;
    if (GLFWmonitor* monitor = glfwGetPrimaryMonitor(); monitor != nullptr)
        glfwGetMonitorWorkarea(monitor, &x, &y, &area_width, &area_height);
    if (area_width <= 0) area_width = k_usual_width;
    if (area_height <= 0) area_height = k_usual_height;
    width = width > 0 ? std::min(width, area_width) : area_width;
    height = height > 0 ? std::min(height, area_height) : area_height;
}

}  // namespace

namespace {

/// What the callbacks below write to; the window's user pointer.
struct Events {
    InputQueue input;
    std::vector<std::filesystem::path> dropped_files;
    bool pointer_inside = false;
    bool stirred = false;
};

}  // namespace

struct Window::Impl {
    GLFWwindow* window = nullptr;
    Place before_full_screen;
    bool wants_full_screen = false;  ///< the desktop may have taken it back: a screen was unplugged
    bool first = true;               ///< GLFW ends with it
    Events events;
    Impl() = default;
    /// What both windows begin with: input, the least size, how many refreshes of the screen a swap waits for.
    void begin(std::pair<int, int> least_size, int swap_interval);
    void move_to(GLFWmonitor* monitor) const;
    [[nodiscard]] bool fills(GLFWmonitor* monitor) const;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        if (window != nullptr) glfwDestroyWindow(window);
        if (first) glfwTerminate();
    }
};

namespace {

Events& events_of(GLFWwindow* window) { return *static_cast<Events*>(glfwGetWindowUserPointer(window)); }

void stir(GLFWwindow* window) { events_of(window).stirred = true; }

void push(GLFWwindow* window, const InputEvent& event) {
    events_of(window).input.push(event);
    stir(window);
}

void on_key(GLFWwindow* window, int key, int /*scancode*/, int action, int modifiers) {
    if (action == GLFW_RELEASE) return push(window, KeyRelease{key});
    push(window, KeyPress{key, action == GLFW_REPEAT, (modifiers & GLFW_MOD_CONTROL) != 0,
                          (modifiers & GLFW_MOD_SHIFT) != 0, (modifiers & GLFW_MOD_ALT) != 0});
}

void on_character(GLFWwindow* window, unsigned code) { push(window, Character{static_cast<char32_t>(code)}); }

void on_pointer(GLFWwindow* window, double x, double y) {
    events_of(window).pointer_inside = true;
    push(window, PointerMove{x, y});
}

void on_pointer_enter(GLFWwindow* window, int entered) {
    events_of(window).pointer_inside = events_of(window).pointer_inside && entered == GLFW_TRUE;
    push(window, PointerCross{entered == GLFW_TRUE});
}

/// A window that opens under the pointer hears of no movement before the first press.
void on_button(GLFWwindow* window, int button, int action, int /*modifiers*/) {
    if (!events_of(window).pointer_inside) {
        double x = 0, y = 0;
        glfwGetCursorPos(window, &x, &y);
        on_pointer(window, x, y);
    }
    push(window, ButtonChange{button, action == GLFW_PRESS});
}

void on_wheel(GLFWwindow* window, double x, double y) { push(window, WheelTurn{x, y}); }

void on_focus(GLFWwindow* window, int focused) {
    if (focused == GLFW_TRUE) return stir(window);
    push(window, FocusLoss{});
}

void on_drop(GLFWwindow* window, int count, const char** paths) {
    for (int i = 0; i < count; ++i) events_of(window).dropped_files.emplace_back(paths[i]);
    stir(window);
}

void set_callbacks(GLFWwindow* window) {
    glfwSetKeyCallback(window, on_key);
    glfwSetCharCallback(window, on_character);
    glfwSetCursorPosCallback(window, on_pointer);
    glfwSetCursorEnterCallback(window, on_pointer_enter);
    glfwSetMouseButtonCallback(window, on_button);
    glfwSetScrollCallback(window, on_wheel);
    glfwSetWindowFocusCallback(window, on_focus);
    glfwSetDropCallback(window, on_drop);
    // what is no input changes the picture all the same
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { stir(w); });
    glfwSetWindowPosCallback(window, [](GLFWwindow* w, int, int) { stir(w); });
    glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { stir(w); });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { stir(w); });
    glfwSetWindowIconifyCallback(window, [](GLFWwindow* w, int) { stir(w); });
    glfwSetWindowMaximizeCallback(window, [](GLFWwindow* w, int) { stir(w); });
    glfwSetWindowCloseCallback(window, [](GLFWwindow* w) { stir(w); });
}

}  // namespace

void Window::Impl::begin(std::pair<int, int> least_size, int swap_interval) {
    glfwSetWindowUserPointer(window, &events);
    set_callbacks(window);
    glfwSetWindowSizeLimits(window, least_size.first, least_size.second, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(window);
    glfwSwapInterval(swap_interval);
}

Window::Window(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

base::Result<Window> Window::create(const Options& options) {
    use_utf8_ctype();
    choose_software();
    if (glfwInit() != GLFW_TRUE) return no_window(base::mark("no display can be opened"));
    auto impl = std::make_unique<Impl>();
    hint_all_windows();
    glfwWindowHint(GLFW_MAXIMIZED, options.maximised ? GLFW_TRUE : GLFW_FALSE);
    const bool placed = options.place && screen_of(*options.place) != nullptr;
    int width = placed ? options.place->width : options.width;
    int height = placed ? options.place->height : options.height;
    // the work area is given in the screen's own pixels, and so is the size that is made of it
    if (!placed && options.width == 0) glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_FALSE);
    fit_to_screen(width, height);
    if (placed) {
        glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_FALSE);  // its size was noted scaled
        glfwWindowHint(GLFW_MAXIMIZED, options.place->maximised ? GLFW_TRUE : GLFW_FALSE);
    }
    impl->window = glfwCreateWindow(width, height, options.title.c_str(), nullptr, nullptr);
    if (impl->window == nullptr) return no_window(base::mark("no window with OpenGL 3.3 can be made"));
    if (placed && !options.place->maximised) glfwSetWindowPos(impl->window, options.place->x, options.place->y);
    impl->begin({720, 480}, 1);
    return Window(std::move(impl));
}

base::Result<Window> Window::create_beside(const Window& first, const Options& options) {
    auto impl = std::make_unique<Impl>();
    impl->first = false;
    hint_all_windows();
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_FALSE);  // its place says how large it is
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);           // until it stands there
    glfwWindowHint(GLFW_FLOATING, options.on_top ? GLFW_TRUE : GLFW_FALSE);
    const Place place = options.place.value_or(Place{0, 0, options.width, options.height, options.maximised});
    impl->window = glfwCreateWindow(place.width, place.height, options.title.c_str(), nullptr, first.impl_->window);
    if (impl->window == nullptr) return no_window(base::mark("no window with OpenGL 3.3 can be made"));
    impl->begin({480, 320}, 0);
    Window window(std::move(impl));
    window.move_to(place);
    return window;
}

GLFWwindow* Window::handle() const { return impl_->window; }
void Window::make_current() { glfwMakeContextCurrent(impl_->window); }
void Window::take_focus() { glfwFocusWindow(impl_->window); }

void Window::move_to(const Place& place) {
    if (glfwGetWindowAttrib(impl_->window, GLFW_MAXIMIZED) == GLFW_TRUE) glfwRestoreWindow(impl_->window);
    glfwSetWindowSize(impl_->window, place.width, place.height);
    glfwSetWindowPos(impl_->window, place.x, place.y);
    glfwShowWindow(impl_->window);
    if (place.maximised) glfwMaximizeWindow(impl_->window);
}
bool Window::should_close() const { return glfwWindowShouldClose(impl_->window) == GLFW_TRUE; }
void Window::stay_open() { glfwSetWindowShouldClose(impl_->window, GLFW_FALSE); }
void Window::framebuffer_size(int& width, int& height) const { glfwGetFramebufferSize(impl_->window, &width, &height); }

float Window::content_scale() const {
    float x = 1, y = 1;
    glfwGetWindowContentScale(impl_->window, &x, &y);
    return std::max(1.0F, x);
}

std::vector<InputEvent> Window::take_input() { return impl_->events.input.take_frame(); }
bool Window::has_input() const { return !impl_->events.input.empty(); }
bool Window::take_stir() { return std::exchange(impl_->events.stirred, false); }
std::vector<std::filesystem::path> Window::take_dropped_files() {
    return std::exchange(impl_->events.dropped_files, {});
}

Place Window::place() const {
    if (full_screen()) return impl_->before_full_screen;
    Place p;
    glfwGetWindowPos(impl_->window, &p.x, &p.y);
    glfwGetWindowSize(impl_->window, &p.width, &p.height);
    p.maximised = glfwGetWindowAttrib(impl_->window, GLFW_MAXIMIZED) == GLFW_TRUE;
    return p;
}

std::string Monitor::key() const { return name + " " + std::to_string(x) + "," + std::to_string(y); }

std::size_t audience_monitor(const std::vector<Monitor>& monitors, std::size_t own, std::optional<int> asked,
                             const std::string& last) {
    if (asked && *asked >= 1 && static_cast<std::size_t>(*asked) <= monitors.size())
        return static_cast<std::size_t>(*asked) - 1;
    for (std::size_t i = 0; i < monitors.size(); ++i)
        if (monitors[i].key() == last) return i;
    return monitors.size() == 2 ? 1 - std::min<std::size_t>(own, 1) : own;
}

std::optional<std::size_t> notes_monitor(std::size_t count, std::size_t audience, std::size_t own) {
    if (count < 2) return std::nullopt;
    if (own < count && own != audience) return own;
    return audience == 0 ? 1 : 0;
}

Place notes_place(const Monitor& screen, bool beside_slides) {
    constexpr int k_part = 5, k_parts = 8;  // of each side
    if (!beside_slides) {
        const int inset_x = screen.width / k_parts, inset_y = screen.height / k_parts;
        return {screen.x + inset_x / 2, screen.y + inset_y / 2, screen.width - inset_x, screen.height - inset_y, true};
    }
    const int width = screen.width * k_part / k_parts, height = screen.height * k_part / k_parts;
    return {screen.x + screen.width - width, screen.y + screen.height - height, width, height, false};
}

std::vector<Monitor> Window::monitors() {
    std::vector<Monitor> out;
    int count = 0;
    GLFWmonitor** all = glfwGetMonitors(&count);
    for (int i = 0; i < count; ++i) {
        Monitor m;
        const char* name = glfwGetMonitorName(all[i]);
        if (name != nullptr) m.name = name;
        glfwGetMonitorPos(all[i], &m.x, &m.y);
        if (const GLFWvidmode* mode = glfwGetVideoMode(all[i]); mode != nullptr) {
            m.width = mode->width;
            m.height = mode->height;
        }
        out.push_back(std::move(m));
    }
    return out;
}

std::size_t Window::monitor() const {
    Place here = place();
    GLFWmonitor* monitor = glfwGetWindowMonitor(impl_->window);
    if (monitor == nullptr) monitor = screen_of(here);
    int count = 0;
    GLFWmonitor** all = glfwGetMonitors(&count);
    const auto at = std::find(all, all + count, monitor);
    return at == all + count ? 0 : static_cast<std::size_t>(at - all);
}

bool Window::full_screen() const { return glfwGetWindowMonitor(impl_->window) != nullptr; }

/// The window manager decides where a window without a border goes by where it was before: so it is moved to the screen
/// first, and the move awaited.
void Window::Impl::move_to(GLFWmonitor* monitor) const {
    constexpr int k_tries = 30;
    constexpr double k_wait_s = 0.01;
    int x = 0, y = 0;
    glfwGetMonitorPos(monitor, &x, &y);
    const Place& p = before_full_screen;
    if (glfwGetWindowMonitor(window) != nullptr)
        glfwSetWindowMonitor(window, nullptr, x, y, p.width, p.height, GLFW_DONT_CARE);
    if (glfwGetWindowAttrib(window, GLFW_MAXIMIZED) == GLFW_TRUE) glfwRestoreWindow(window);
    glfwSetWindowPos(window, x, y);
    for (int i = 0; i < k_tries; ++i) {
        glfwWaitEventsTimeout(k_wait_s);
        Place now;
        glfwGetWindowPos(window, &now.x, &now.y);
        glfwGetWindowSize(window, &now.width, &now.height);
        if (screen_of(now) == monitor) return;
    }
}

/// Also when its mode has changed since.
bool Window::Impl::fills(GLFWmonitor* monitor) const {
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    int width = 0, height = 0;
    glfwGetWindowSize(window, &width, &height);
    return monitor == glfwGetWindowMonitor(window) && mode != nullptr && width == mode->width && height == mode->height;
}

void Window::set_full_screen(bool on, std::optional<std::size_t> wanted) {
    if (!on) {
        if (!std::exchange(impl_->wants_full_screen, false)) return;
        const Place& p = impl_->before_full_screen;
        glfwSetWindowMonitor(impl_->window, nullptr, p.x, p.y, p.width, p.height, GLFW_DONT_CARE);
        if (p.maximised) glfwMaximizeWindow(impl_->window);
        return;
    }
    int count = 0;
    GLFWmonitor** all = glfwGetMonitors(&count);
    if (!std::exchange(impl_->wants_full_screen, true)) impl_->before_full_screen = place();
    GLFWmonitor* monitor = wanted && *wanted < static_cast<std::size_t>(count) ? all[*wanted] : screen_of(place());
    if (monitor == nullptr) monitor = glfwGetPrimaryMonitor();
    if (monitor == nullptr || impl_->fills(monitor)) return;
    const bool elsewhere =
        full_screen() ? glfwGetWindowMonitor(impl_->window) != monitor : screen_of(place()) != monitor;
    if (elsewhere) impl_->move_to(monitor);
    if (const GLFWvidmode* mode = glfwGetVideoMode(monitor); mode != nullptr)
        glfwSetWindowMonitor(impl_->window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

bool Window::minimised() const { return glfwGetWindowAttrib(impl_->window, GLFW_ICONIFIED) == GLFW_TRUE; }
void Window::set_title(const std::string& title) { glfwSetWindowTitle(impl_->window, title.c_str()); }
void Window::swap() { glfwSwapBuffers(impl_->window); }
void Window::poll_events() { glfwPollEvents(); }

void Window::wait_events(double seconds) {
    if (seconds > 0)
        glfwWaitEventsTimeout(seconds);
    else
        glfwWaitEvents();
}

bool has_display() {
    const auto set = [](const char* name) {
        const char* value = std::getenv(name);
        return value != nullptr && *value != '\0';
    };
    return set("DISPLAY") || set("WAYLAND_DISPLAY");
}

}  // namespace platform
