// Processes, a display without a screen, and the running window as its tests see it. For tests only.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

#include "scratch_folder.h"

namespace e2e {

using Json = nlohmann::json;
using Environment = std::map<std::string, std::string>;  ///< an empty value unsets

bool installed(const std::string& program);
std::filesystem::path langtu();

/// A child process with its output in files; killed when it is let go.
class Process {
public:
    Process(const std::vector<std::string>& command, const Environment& environment, bool keep_fd_3 = false);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    /// Exit status (128 + signal where it was killed); nothing when it still runs after the time.
    std::optional<int> wait(std::chrono::seconds limit);
    [[nodiscard]] bool running();
    /// Ends it at once, as a crash would.
    void cut_off();
    [[nodiscard]] std::string out() const { return support::bytes_of(files_ / "out"); }
    [[nodiscard]] std::string err() const { return support::bytes_of(files_ / "err"); }
    [[nodiscard]] pid_t pid() const { return pid_; }
    /// User and system time so far, in clock ticks.
    [[nodiscard]] long cpu_ticks() const;

private:
    support::ScratchFolder files_;
    pid_t pid_ = -1;
    std::optional<int> status_;
};

struct Outcome {
    int status = -1;
    std::string out, err;
};
Outcome run(const std::vector<std::string>& command, const Environment& environment = {});

struct Box {
    int x = 0, y = 0, width = 0, height = 0;
    [[nodiscard]] int middle_x() const { return x + width / 2; }
    [[nodiscard]] int middle_y() const { return y + height / 2; }
    friend bool operator==(const Box&, const Box&) = default;
};

/// Xvfb on a free display.
class Display {
public:
    Display(int width, int height);
    /// Xorg without hardware: two monitors of 1366 × 768 and 1024 × 768 side by side, and a window manager. Null where
    /// its driver is not installed.
    static std::unique_ptr<Display> with_two_monitors();
    /// As somebody plugs in the second monitor, at a resolution, or pulls its plug.
    void plug_in(const std::string& mode) const;
    void unplug() const;
    [[nodiscard]] const std::string& name() const { return name_; }
    /// What a desktop says of its scale; for programs that start afterwards.
    void use_dpi(int dpi) const;

private:
    Display() = default;
    /// Runs a server that writes its number to file descriptor 3; false: it did not come up.
    bool start(const std::string& command);
    [[nodiscard]] bool wait_for_manager() const;
    support::ScratchFolder files_;
    std::unique_ptr<Process> server_;
    std::unique_ptr<Process> manager_;  ///< of windows
    std::string name_;
};

/// A running langtu: what its probe says, and a hand on mouse and keyboard.
class Window {
public:
    /// Starts it and waits for its first rest; everything it keeps lies below `home`.
    Window(const Display& display, const std::filesystem::path& home, const std::string& project = {});

    /// Waits until the window rests in a state for which `wanted` holds; false after a long time.
    bool wait_for(const std::function<bool(const Json& state)>& wanted);
    bool wait_for_widget(const std::string& key, bool there = true);
    [[nodiscard]] Json probe() const;
    [[nodiscard]] Json state() const { return probe()["state"]; }
    [[nodiscard]] Box box(const std::string& key) const;

    void xdotool(const std::vector<std::string>& arguments) const;
    void click(int x, int y) const;
    void click(const std::string& widget) const;
    void key(const std::string& name) const;
    /// Drops a file on the map, as a file manager does.
    void drop(const std::filesystem::path& file) const;
    /// What another program gets that pastes this type, "image/png"; empty: nothing.
    [[nodiscard]] std::string paste(const std::string& type) const;
    /// The polite way that a window manager closes a window.
    void close() const;
    /// The same for one of several, by a part of its title.
    void close(const std::string& title) const;
    /// Where the window with that part of its title stands on the display; empty: there is none.
    [[nodiscard]] Box placed(const std::string& title) const;
    bool wait_until_placed(const std::string& title, const std::function<bool(const Box&)>& wanted) const;
    /// Of the presenter's window, in its own px.
    [[nodiscard]] Box box_of_notes(const std::string& key) const;
    /// A picture of the display, or of a part of it; the number of its colours.
    [[nodiscard]] int screenshot(const std::string& name, const Box& part = {}) const;
    [[nodiscard]] Process& process() { return *process_; }

private:
    bool poll(const std::function<bool()>& wanted) const;
    [[nodiscard]] std::string id_of(const std::string& title) const;
    std::string display_;
    std::filesystem::path probe_file_;
    std::unique_ptr<Process> process_;
};

}  // namespace e2e
