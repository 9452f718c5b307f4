#include "session/camera_motion.h"

#include <algorithm>
#include <cmath>

namespace session {
namespace {

bool is_scale(double pixels_per_metre) { return std::isfinite(pixels_per_metre) && pixels_per_metre > 0; }

/// Share of the way at a share of the time: quick to answer, gentle to arrive (cubic out).
double eased(double time) {
    const double left = 1 - time;
    return 1 - left * left * left;
}

/// Share of the way of the centre while the scale goes from one to another by equal factors. This share leaves the
/// place that both views show at the same pixel where it is; with equal scales it is the plain share.
double centre_share(double from_scale, double to_scale, double scale, double share) {
    constexpr double k_alike = 1e-6;
    const double total = 1 / from_scale - 1 / to_scale;
    if (std::abs(total) * std::max(from_scale, to_scale) < k_alike) return share;
    return (1 / from_scale - 1 / scale) / total;
}

/// Whether nobody could tell two views from each other.
bool nearly_equal(const View& a, const View& b) {
    constexpr double k_pixels = 2;
    constexpr double k_factor = 0.005;
    const double distance = std::hypot(a.centre.x - b.centre.x, a.centre.y - b.centre.y);
    return distance * std::max(a.pixels_per_metre, b.pixels_per_metre) < k_pixels &&
           std::abs(a.pixels_per_metre / b.pixels_per_metre - 1) < k_factor;
}

}  // namespace

void CameraMotion::start(const scene::Camera& from, const scene::Camera& to, double now_s, double duration_s) {
    from_ = from;
    to_ = to;
    start_s_ = now_s;
    const bool can_move = is_scale(from.pixels_per_metre) && is_scale(to.pixels_per_metre);
    duration_s_ = can_move ? std::max(duration_s, 0.0) : 0;
    moving_ = true;
}

std::optional<scene::Camera> CameraMotion::at(double now_s) {
    if (!moving_) return std::nullopt;
    const double passed_s = now_s - start_s_;
    if (!(passed_s < duration_s_)) {  // also for a clock that is none
        moving_ = false;
        return to_;
    }
    const double share = eased(std::max(passed_s, 0.0) / duration_s_);
    scene::Camera camera = to_;
    camera.pixels_per_metre = from_.pixels_per_metre * std::pow(to_.pixels_per_metre / from_.pixels_per_metre, share);
    const double way = centre_share(from_.pixels_per_metre, to_.pixels_per_metre, camera.pixels_per_metre, share);
    camera.centre.x = from_.centre.x + (to_.centre.x - from_.centre.x) * way;
    camera.centre.y = from_.centre.y + (to_.centre.y - from_.centre.y) * way;
    return camera;
}

std::optional<scene::Camera> CameraMotion::target() const { return moving_ ? std::optional(to_) : std::nullopt; }

void ViewHistory::visit(const View& view) {
    if (!views_.empty() && nearly_equal(views_[current_], view)) {
        views_[current_] = view;
        return;
    }
    if (!views_.empty()) views_.resize(current_ + 1);
    views_.push_back(view);
    if (views_.size() > k_most) views_.erase(views_.begin());
    current_ = views_.size() - 1;
}

std::optional<View> ViewHistory::back() {
    if (!can_go_back()) return std::nullopt;
    return views_[--current_];
}

std::optional<View> ViewHistory::forward() {
    if (!can_go_forward()) return std::nullopt;
    return views_[++current_];
}

}  // namespace session
