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
    return base::fail(base::ErrorKind::refused, "window",
                      std::string(what) + (detail == nullptr ? "" : std::string(" (") + detail + ")") +
                          "; use 'langtu render' for a picture without a display, or set LIBGL_ALWAYS_SOFTWARE=1");
}

/// The wanted size, inside the work area of the primary screen.
void fit_to_screen(int& width, int& height) {
    int x = 0, y = 0, area_width = 0, area_height = 0;
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    if (monitor == nullptr) return;
    glfwGetMonitorWorkarea(monitor, &x, &y, &area_width, &area_height);
    if (area_width > 0) width = std::min(width, area_width);
    if (area_height > 0) height = std::min(height, area_height);
}

}  // namespace

struct Window::Impl {
    GLFWwindow* window = nullptr;
    std::vector<KeyPress> key_presses;
    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        if (window != nullptr) glfwDestroyWindow(window);
        glfwTerminate();
    }
};

namespace {

/// ImGui's callback calls this one first: it was here before.
void on_key(GLFWwindow* window, int key, int /*scancode*/, int action, int /*modifiers*/) {
    auto* presses = static_cast<std::vector<KeyPress>*>(glfwGetWindowUserPointer(window));
    if (action != GLFW_RELEASE) presses->push_back({key, action == GLFW_REPEAT});
}

}  // namespace

Window::Window(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;
Window::~Window() = default;

base::Result<Window> Window::create(const Options& options) {
    use_utf8_ctype();
    if (glfwInit() != GLFW_TRUE) return no_window("no display can be opened");
    auto impl = std::make_unique<Impl>();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_SAMPLES, 0);  // everything is antialiased in the shaders
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHint(GLFW_MAXIMIZED, options.maximised ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "langtu");
    int width = options.width;
    int height = options.height;
    fit_to_screen(width, height);
    impl->window = glfwCreateWindow(width, height, options.title.c_str(), nullptr, nullptr);
    if (impl->window == nullptr) return no_window("no window with OpenGL 3.3 can be made");
    glfwSetWindowUserPointer(impl->window, &impl->key_presses);
    glfwSetKeyCallback(impl->window, on_key);
    glfwSetWindowSizeLimits(impl->window, 720, 480, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(impl->window);
    glfwSwapInterval(1);
    return Window(std::move(impl));
}

GLFWwindow* Window::handle() const { return impl_->window; }
bool Window::should_close() const { return glfwWindowShouldClose(impl_->window) == GLFW_TRUE; }
void Window::framebuffer_size(int& width, int& height) const { glfwGetFramebufferSize(impl_->window, &width, &height); }

float Window::content_scale() const {
    float x = 1, y = 1;
    glfwGetWindowContentScale(impl_->window, &x, &y);
    return std::max(1.0F, x);
}

std::vector<KeyPress> Window::take_key_presses() { return std::exchange(impl_->key_presses, {}); }
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
