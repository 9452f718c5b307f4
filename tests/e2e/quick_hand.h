// A hand on mouse and keyboard that is quick and exact to a millisecond (XTest), where starting a program for each
// movement would take longer than what is tried. And work for all processors meanwhile. For tests only.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <sys/types.h>
#include <vector>

struct _XDisplay;

namespace e2e {

class QuickHand {
public:
    explicit QuickHand(const std::string& display);

    void move(int x, int y);
    /// `held` 0: press and release come together, as taps of a touchpad and remote desktops send them.
    void click(std::chrono::milliseconds held, unsigned button = 1);
    void press(unsigned button = 1);
    void release(unsigned button = 1);
    /// A key by its X name, pressed and let go.
    void stroke(const std::string& key, std::chrono::milliseconds held);
    /// Gives the keyboard to nobody, as another window would take it.
    void take_focus_away();

private:
    std::unique_ptr<_XDisplay, int (*)(_XDisplay*)> display_;
};

/// Processes that keep the processors busy for as long as it lives.
class Load {
public:
    explicit Load(int processes);
    ~Load();
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;

private:
    std::vector<pid_t> pids_;
};

}  // namespace e2e
