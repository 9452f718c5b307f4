// The presenter's window, drawn beside the slides: an interface of its own in an OpenGL context of its own, and what
// the last frame showed, so that it is drawn again only when that is another or a second has passed. Private to desk;
// main thread, that context current.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "desk/desk.h"
#include "interface.h"
#include "session/map_session.h"
#include "session/presenting.h"
#include "session/stopwatch.h"
#include "ui/kit/keyboard_state.h"
#include "ui/kit/probe.h"
#include "ui/presenting_state.h"

namespace desk {

/// What a frame of the presenter's window shows, but for the clock.
struct ShownNotes {
    std::size_t page = 0;
    session::Blank blank = session::Blank::none;
    session::Stopwatch time;
    float size = 0;  ///< of the notes
    std::map<std::int64_t, void*> pictures;
    base::Language language = base::Language::zh;
    friend bool operator==(const ShownNotes&, const ShownNotes&) = default;
};

class PresenterView {
public:
    explicit PresenterView(const platform::FontPair& fonts) : interface_(fonts) {}

    [[nodiscard]] Interface& interface() { return interface_; }
    /// Draws a frame; gives what the presenter's buttons ask for. `time_of_day` is "14:05:09".
    std::vector<session::PresentStep> frame(const HostInput& host, const std::function<void()>& feed,
                                            const session::MapSession& session, const ui::PresentingState& state,
                                            ShownNotes shown, const std::string& time_of_day);
    [[nodiscard]] bool shows(const ShownNotes& shown) const { return shown_ == shown; }
    [[nodiscard]] const ui::Probe& probe() const { return probe_; }

private:
    Interface interface_;
    ui::Probe probe_;
    ui::KeyboardState keyboard_;
    std::optional<ShownNotes> shown_;
};

}  // namespace desk
