#include "desktop.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <gtest/gtest.h>
#include <signal.h>
#include <sstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace e2e {
namespace {

using namespace std::chrono_literals;
constexpr auto k_patience = 60s;
constexpr auto k_glance = 20ms;

/// The first window below `parent` that understands WM_DELETE_WINDOW.
::Window closable_window(::Display* display, ::Window parent, Atom wanted) {
    ::Window root = 0, above = 0, found = 0;
    ::Window* children = nullptr;
    unsigned count = 0;
    if (XQueryTree(display, parent, &root, &above, &children, &count) == 0) return 0;
    for (unsigned i = 0; i < count && found == 0; ++i) {
        Atom* protocols = nullptr;
        int n = 0;
        if (XGetWMProtocols(display, children[i], &protocols, &n) != 0) {
            for (int k = 0; k < n; ++k)
                if (protocols[k] == wanted) found = children[i];
            XFree(protocols);
        }
        if (found == 0) found = closable_window(display, children[i], wanted);
    }
    if (children != nullptr) XFree(children);
    return found;
}

/// As the frame of a window does.
void ask_to_close(::Display* display, ::Window window) {
    ASSERT_NE(window, 0U);
    XEvent event{};
    event.xclient.type = ClientMessage;
    event.xclient.window = window;
    event.xclient.message_type = XInternAtom(display, "WM_PROTOCOLS", False);
    event.xclient.format = 32;
    event.xclient.data.l[0] = static_cast<long>(XInternAtom(display, "WM_DELETE_WINDOW", False));
    event.xclient.data.l[1] = CurrentTime;
    XSendEvent(display, window, False, NoEventMask, &event);
    XFlush(display);
}

void redirect(const std::filesystem::path& file, int to) {
    const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(fd, to);
    ::close(fd);
}

}  // namespace

bool installed(const std::string& program) {
    std::stringstream path(std::getenv("PATH") == nullptr ? "" : std::getenv("PATH"));
    for (std::string folder; std::getline(path, folder, ':');)
        if (::access((folder + "/" + program).c_str(), X_OK) == 0) return true;
    return false;
}

std::filesystem::path langtu() { return std::filesystem::path(LANGTU_BINARY_DIR) / "bin" / "langtu"; }

Process::Process(const std::vector<std::string>& command, const Environment& environment, bool keep_fd_3) {
    pid_ = ::fork();
    if (pid_ != 0) return;
    for (const auto& [name, value] : environment)
        value.empty() ? ::unsetenv(name.c_str()) : ::setenv(name.c_str(), value.c_str(), 1);
    redirect("/dev/null", 0);
    redirect(files_ / "out", 1);
    redirect(files_ / "err", 2);
    if (!keep_fd_3) ::close(3);
    std::vector<char*> argv;
    for (const std::string& word : command) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    ::execvp(argv[0], argv.data());
    ::_exit(127);
}

Process::~Process() {
    if (pid_ <= 0 || status_) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
}

void Process::cut_off() {
    ::kill(pid_, SIGKILL);
    (void)wait(k_patience);
}

bool Process::running() { return !wait(0s); }

std::optional<int> Process::wait(std::chrono::seconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!status_) {
        int status = 0;
        if (::waitpid(pid_, &status, WNOHANG) == pid_)
            status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        else if (std::chrono::steady_clock::now() >= end)
            return std::nullopt;
        else
            std::this_thread::sleep_for(5ms);
    }
    return status_;
}

long Process::cpu_ticks() const {
    std::string text = support::bytes_of("/proc/" + std::to_string(pid_) + "/stat");
    std::istringstream fields(text.substr(text.rfind(')') + 2));
    std::vector<std::string> words;
    for (std::string word; fields >> word;) words.push_back(word);
    return std::stol(words.at(11)) + std::stol(words.at(12));
}

Outcome run(const std::vector<std::string>& command, const Environment& environment) {
    Process process(command, environment);
    const auto status = process.wait(k_patience);
    return {status.value_or(-1), process.out(), process.err()};
}

Display::Display(int width, int height) {
    const std::string screen = std::to_string(width) + "x" + std::to_string(height) + "x24";
    if (!start("exec Xvfb -displayfd 3 -noreset -nolisten tcp -screen 0 " + screen))
        ADD_FAILURE() << "Xvfb did not start: " << server_->err();
}

bool Display::start(const std::string& command) {
    const std::string number = (files_ / "number").string();
    server_ = std::make_unique<Process>(std::vector<std::string>{"sh", "-c", command + " 3>\"$0\"", number},
                                        Environment{}, true);
    const auto end = std::chrono::steady_clock::now() + k_patience;
    for (std::string text; std::chrono::steady_clock::now() < end; std::this_thread::sleep_for(k_glance)) {
        text = support::bytes_of(number);
        if (text.ends_with('\n')) {
            name_ = ":" + text.substr(0, text.size() - 1);
            return true;
        }
        if (!server_->running()) break;
    }
    return false;
}

std::unique_ptr<Display> Display::with_two_monitors() {
    std::unique_ptr<Display> display(new Display);
    const std::filesystem::path config = display->files_ / "xorg.conf", log = display->files_ / "xorg.log";
    support::write_bytes(config, R"(Section "ServerFlags"
  Option "AutoAddDevices" "false"
EndSection
Section "Monitor"
  Identifier "any"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
  Modeline "1366x768" 85.25 1366 1436 1579 1792 768 771 774 798
EndSection
Section "Device"
  Identifier "none"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Screen"
  Identifier "both"
  Device "none"
  Monitor "any"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1366x768"
    Virtual 4096 2048
  EndSubSection
EndSection
)");
    if (!display->start("exec Xorg -displayfd 3 -noreset -nolisten tcp -config '" + config.string() + "' -logfile '" +
                        log.string() + "'"))
        return nullptr;
    for (const char* mode : {"1024x768", "800x600"})
        EXPECT_EQ(run({"xrandr", "--addmode", "DUMMY1", mode}, {{"DISPLAY", display->name_}}).status, 0);
    display->plug_in("1024x768");
    // programs that ask without probing hear of the second monitor only after somebody has listed them
    EXPECT_EQ(run({"xrandr", "--listmonitors"}, {{"DISPLAY", display->name_}}).status, 0);
    display->manager_ =
        std::make_unique<Process>(std::vector<std::string>{"openbox"}, Environment{{"DISPLAY", display->name_}});
    EXPECT_TRUE(display->wait_for_manager()) << display->manager_->err();
    return display;
}

/// What starts before it finds a display without one, and places its windows itself.
bool Display::wait_for_manager() const {
    const std::unique_ptr<::Display, int (*)(::Display*)> display(XOpenDisplay(name_.c_str()), &XCloseDisplay);
    if (!display) return false;
    const Atom sign = XInternAtom(display.get(), "_NET_SUPPORTED", False);
    const auto end = std::chrono::steady_clock::now() + k_patience;
    for (; std::chrono::steady_clock::now() < end; std::this_thread::sleep_for(k_glance)) {
        int count = 0;
        const std::unique_ptr<Atom, int (*)(void*)> all(
            XListProperties(display.get(), DefaultRootWindow(display.get()), &count), &XFree);
        if (std::find(all.get(), all.get() + count, sign) != all.get() + count) return true;
    }
    return false;
}

void Display::plug_in(const std::string& mode) const {
    EXPECT_EQ(
        run({"xrandr", "--output", "DUMMY1", "--mode", mode, "--right-of", "DUMMY0"}, {{"DISPLAY", name_}}).status, 0);
}

void Display::unplug() const {
    EXPECT_EQ(run({"xrandr", "--output", "DUMMY1", "--off"}, {{"DISPLAY", name_}}).status, 0);
}

void Display::use_dpi(int dpi) const {
    const std::unique_ptr<::Display, int (*)(::Display*)> display(XOpenDisplay(name_.c_str()), &XCloseDisplay);
    ASSERT_NE(display, nullptr);
    const std::string resources = "Xft.dpi:\t" + std::to_string(dpi) + "\n";
    XChangeProperty(display.get(), DefaultRootWindow(display.get()), XA_RESOURCE_MANAGER, XA_STRING, 8, PropModeReplace,
                    reinterpret_cast<const unsigned char*>(resources.data()), static_cast<int>(resources.size()));
    XSync(display.get(), False);
}

Window::Window(const Display& display, const std::filesystem::path& home, const std::string& project)
    : display_(display.name()), probe_file_(home / "probe.json") {
    std::filesystem::remove(probe_file_);
    std::vector<std::string> command{langtu().string()};
    if (!project.empty()) command.push_back(project);
    process_ = std::make_unique<Process>(command, Environment{{"DISPLAY", display_},
                                                              {"LC_ALL", ""},
                                                              {"LC_MESSAGES", "zh_CN.UTF-8"},
                                                              {"WAYLAND_DISPLAY", ""},
                                                              {"LIBGL_ALWAYS_SOFTWARE", "1"},
                                                              {"XDG_CONFIG_HOME", (home / "config").string()},
                                                              {"XDG_DATA_HOME", (home / "data").string()},
                                                              {"XDG_STATE_HOME", (home / "state").string()},
                                                              {"LANGTU_PROBE", probe_file_.string()}});
    if (!poll([&] { return probe().contains("state"); }))
        ADD_FAILURE() << "the window did not come up: " << process_->err();
}

bool Window::poll(const std::function<bool()>& wanted) const {
    const auto end = std::chrono::steady_clock::now() + k_patience;
    while (std::chrono::steady_clock::now() < end && process_->running()) {
        if (wanted()) return true;
        std::this_thread::sleep_for(k_glance);
    }
    return false;
}

bool Window::wait_for(const std::function<bool(const Json&)>& wanted) {
    const bool seen = poll([&] {
        const Json now = probe();
        return now.contains("state") && wanted(now["state"]);
    });
    if (!seen) ADD_FAILURE() << "never came, still " << probe()["state"].dump() << process_->err();
    return seen;
}

bool Window::wait_for_widget(const std::string& key, bool there) {
    return poll([&] {
        const Json now = probe();
        return now.contains("widgets") && now["widgets"].contains(key) == there;
    });
}

Json Window::probe() const {
    const Json read = Json::parse(support::bytes_of(probe_file_), nullptr, false);
    return read.is_discarded() ? Json::object() : read;
}

Box Window::box(const std::string& key) const {
    const Json all = probe();
    if (!all.contains("widgets") || !all["widgets"].contains(key)) {
        ADD_FAILURE() << "no widget " << key;
        return {};
    }
    const Json& b = all["widgets"][key];
    return {b[0], b[1], b[2], b[3]};
}

void Window::xdotool(const std::vector<std::string>& arguments) const {
    std::vector<std::string> command{"xdotool"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const Outcome done = run(command, {{"DISPLAY", display_}});
    EXPECT_EQ(done.status, 0) << done.err;
}

// A hand needs some time between two things; without it ImGui sees press and release in one frame.
void Window::click(int x, int y) const {
    xdotool({"mousemove", std::to_string(x), std::to_string(y), "sleep", "0.1", "mousedown", "1", "sleep", "0.1",
             "mouseup", "1", "sleep", "0.4"});
}

void Window::click(const std::string& widget) const {
    const Box b = box(widget);
    click(b.x + std::min(b.width / 2, 24), b.middle_y());
}

void Window::key(const std::string& name) const {
    xdotool({"keydown", name, "sleep", "0.1", "keyup", name, "sleep", "0.1"});
}

void Window::close() const {
    const std::unique_ptr<::Display, int (*)(::Display*)> display(XOpenDisplay(display_.c_str()), &XCloseDisplay);
    ASSERT_NE(display, nullptr);
    const Atom wanted = XInternAtom(display.get(), "WM_DELETE_WINDOW", False);
    ask_to_close(display.get(), closable_window(display.get(), DefaultRootWindow(display.get()), wanted));
}

void Window::close(const std::string& title) const {
    const std::unique_ptr<::Display, int (*)(::Display*)> display(XOpenDisplay(display_.c_str()), &XCloseDisplay);
    ASSERT_NE(display, nullptr);
    const std::string id = id_of(title);
    ask_to_close(display.get(), id.empty() ? 0 : std::stoul(id));
}

std::string Window::id_of(const std::string& title) const {
    const std::string found = run({"xdotool", "search", "--onlyvisible", "--name", title}, {{"DISPLAY", display_}}).out;
    return found.substr(0, found.find('\n'));
}

Box Window::placed(const std::string& title) const {
    const std::string id = id_of(title);
    const std::unique_ptr<::Display, int (*)(::Display*)> display(XOpenDisplay(display_.c_str()), &XCloseDisplay);
    if (id.empty() || !display) return {};
    XSetErrorHandler([](::Display*, XErrorEvent*) { return 0; });  // it may be gone by now
    XWindowAttributes has{};
    Box box;
    ::Window child = 0;
    if (XGetWindowAttributes(display.get(), std::stoul(id), &has) == 0) return {};
    XTranslateCoordinates(display.get(), std::stoul(id), has.root, 0, 0, &box.x, &box.y, &child);
    return {box.x, box.y, has.width, has.height};
}

bool Window::wait_until_placed(const std::string& title, const std::function<bool(const Box&)>& wanted) const {
    const bool seen = poll([&] { return wanted(placed(title)); });
    const Box now = placed(title);
    if (!seen)
        ADD_FAILURE() << title << " stands at " << now.x << ", " << now.y << ", " << now.width << " x " << now.height;
    return seen;
}

Box Window::box_of_notes(const std::string& key) const {
    const Json all = probe();
    if (!all.contains("notes") || !all["notes"].contains(key)) {
        ADD_FAILURE() << "the notes have no " << key;
        return {};
    }
    const Json& b = all["notes"][key];
    return {b[0], b[1], b[2], b[3]};
}

int Window::screenshot(const std::string& name, const Box& part) const {
    const std::filesystem::path folder = std::filesystem::path(LANGTU_SOURCE_DIR) / "build" / "e2e";
    std::filesystem::create_directories(folder);
    const std::string file = (folder / (name + ".png")).string();
    std::vector<std::string> command{"import", "-window", "root"};
    if (part.width > 0)
        for (const std::string& word :
             {std::string("-crop"), std::to_string(part.width) + "x" + std::to_string(part.height) + "+" +
                                        std::to_string(part.x) + "+" + std::to_string(part.y)})
            command.push_back(word);
    command.push_back(file);
    const Outcome taken = run(command, {{"DISPLAY", display_}});
    EXPECT_EQ(taken.status, 0) << taken.err;
    const Outcome counted = run({"identify", "-format", "%k", file});
    return counted.status == 0 ? std::stoi(counted.out) : 0;
}

}  // namespace e2e
