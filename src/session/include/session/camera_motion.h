// How the map gets from one view to another in a fixed time, and back and forward through the views that were looked
// at. The clock is an argument, so nothing depends on the frame rate. Values without widgets; main thread.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "scene/scene.h"

namespace session {

/// One eased movement of the camera. Scale changes by equal factors in equal (eased) times and the centre goes along so
/// that the place that stays where it is on the screen, if there is one, does so all the way: a zoom at the pointer.
class CameraMotion {
public:
    /// Starts anew, from wherever the caller is. A motion of no duration, or from or to a scale that is none, jumps.
    void start(const scene::Camera& from, const scene::Camera& to, double now_s, double duration_s = 0.25);
    /// The camera now; exactly `to` once when the time is over, then nothing. Its size in pixels is that of `to`.
    std::optional<scene::Camera> at(double now_s);
    [[nodiscard]] bool moving() const { return moving_; }
    /// Where it goes to; nothing when it does not move.
    [[nodiscard]] std::optional<scene::Camera> target() const;
    /// Gives the camera up where it is.
    void stop() { moving_ = false; }

private:
    scene::Camera from_, to_;
    double start_s_ = 0;
    double duration_s_ = 0;
    bool moving_ = false;
};

struct View {
    geo::Projected centre;
    double pixels_per_metre = 1;
    friend bool operator==(const View&, const View&) = default;
};

/// Previous and next view, as in a browser: a new view forgets those that lay ahead.
class ViewHistory {
public:
    static constexpr std::size_t k_most = 100;

    /// Notes where the map came to rest. A view that hardly differs from the current one replaces it.
    void visit(const View& view);
    std::optional<View> back();
    std::optional<View> forward();
    [[nodiscard]] bool can_go_back() const { return current_ > 0; }
    [[nodiscard]] bool can_go_forward() const { return current_ + 1 < views_.size(); }

private:
    std::vector<View> views_;
    std::size_t current_ = 0;
};

}  // namespace session
