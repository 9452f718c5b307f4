// Holds off the desktop's screen saver and screen lock, for a presentation that nobody touches for minutes.
#pragma once

#include <memory>
#include <string>

namespace platform {

/// While it lives, the desktop is asked over the session bus (org.freedesktop.ScreenSaver) to leave the screen on; when
/// it goes, or the program dies, the desktop does as it likes again. Where there is no bus, or no desktop that listens,
/// nothing happens. Nobody waits: the desktop is asked on a thread of its own. The screen saver of X11 itself is off
/// while a window of GLFW fills a screen.
class StayAwake {
public:
    /// `reason`: what the desktop shows to whoever wonders, in the user's language.
    explicit StayAwake(std::string reason);
    ~StayAwake();
    StayAwake(StayAwake&&) noexcept;
    StayAwake& operator=(StayAwake&&) noexcept;

private:
    struct Wish;
    std::shared_ptr<Wish> wish_;
};

}  // namespace platform
