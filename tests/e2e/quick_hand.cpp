#include "quick_hand.h"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <csignal>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace e2e {

QuickHand::QuickHand(const std::string& display) : display_(XOpenDisplay(display.c_str()), &XCloseDisplay) {
    if (display_ == nullptr) ADD_FAILURE() << "no display " << display;
}

void QuickHand::move(int x, int y) {
    constexpr int k_this_screen = -1;
    XTestFakeMotionEvent(display_.get(), k_this_screen, x, y, CurrentTime);
    XFlush(display_.get());
}

void QuickHand::press(unsigned button) {
    XTestFakeButtonEvent(display_.get(), button, True, CurrentTime);
    XFlush(display_.get());
}

void QuickHand::release(unsigned button) {
    XTestFakeButtonEvent(display_.get(), button, False, CurrentTime);
    XFlush(display_.get());
}

void QuickHand::click(std::chrono::milliseconds held, unsigned button) {
    XTestFakeButtonEvent(display_.get(), button, True, CurrentTime);
    if (held.count() > 0) XFlush(display_.get());
    std::this_thread::sleep_for(held);
    release(button);
}

void QuickHand::stroke(const std::string& key, std::chrono::milliseconds held) {
    const KeyCode code = XKeysymToKeycode(display_.get(), XStringToKeysym(key.c_str()));
    ASSERT_NE(code, 0) << "no key " << key;
    XTestFakeKeyEvent(display_.get(), code, True, CurrentTime);
    if (held.count() > 0) XFlush(display_.get());
    std::this_thread::sleep_for(held);
    XTestFakeKeyEvent(display_.get(), code, False, CurrentTime);
    XFlush(display_.get());
}

void QuickHand::take_focus_away() {
    XSetInputFocus(display_.get(), None, RevertToNone, CurrentTime);
    XFlush(display_.get());
}

Load::Load(int processes) {
    for (int i = 0; i < processes; ++i) {
        const pid_t pid = ::fork();
        if (pid == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            for (volatile unsigned long turns = 0;;) turns = turns + 1;
        }
        if (pid > 0) pids_.push_back(pid);
    }
}

Load::~Load() {
    for (const pid_t pid : pids_) ::kill(pid, SIGKILL);
    for (const pid_t pid : pids_) ::waitpid(pid, nullptr, 0);
}

}  // namespace e2e
