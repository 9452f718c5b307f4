#include "session/navigator.h"

#include <algorithm>

namespace session {
namespace {

double smaller_side_px(const scene::Camera& camera) { return std::min(camera.width_px, camera.height_px); }

FlightView flight_view(const scene::Camera& camera) {
    return {camera.centre, smaller_side_px(camera) / camera.pixels_per_metre};
}

}  // namespace

void Navigator::set_scale_limits(double least_px_per_m, double most_px_per_m) {
    least_ = least_px_per_m;
    most_ = most_px_per_m;
}

void Navigator::resize(int width_px, int height_px) {
    for (scene::Camera* c : {&camera_, &goal_}) {
        c->width_px = width_px;
        c->height_px = height_px;
    }
    if (gliding()) start(goal_);  // the motion's ends have the old size
}

void Navigator::jump(const scene::Camera& to) {
    motion_.stop();
    flight_.reset();
    camera_ = to;
    goal_ = to;
}

void Navigator::drag(float dx, float dy) {
    scene::Camera moved = camera_;
    moved.centre.x -= dx / camera_.pixels_per_metre;
    moved.centre.y += dy / camera_.pixels_per_metre;
    jump(kept_in_bounds(moved));
}

void Navigator::pan(float dx, float dy) {
    scene::Camera moved = goal_;
    moved.centre.x -= dx / goal_.pixels_per_metre;
    moved.centre.y += dy / goal_.pixels_per_metre;
    start(kept_in_bounds(moved));
}

void Navigator::zoom_at(double factor, scene::Vec2 at) {
    scene::Camera zoomed = goal_;
    const geo::Projected fixed = scene::to_map(goal_, at);
    zoomed.pixels_per_metre *= factor;
    if (most_ > 0) zoomed.pixels_per_metre = std::clamp(zoomed.pixels_per_metre, least_, most_);
    const geo::Projected moved = scene::to_map(zoomed, at);
    zoomed.centre.x += fixed.x - moved.x;
    zoomed.centre.y += fixed.y - moved.y;
    start(kept_in_bounds(zoomed));
}

void Navigator::look_at(geo::Projected centre, double pixels_per_metre) {
    scene::Camera to = goal_;
    to.centre = centre;
    to.pixels_per_metre = most_ > 0 ? std::clamp(pixels_per_metre, least_, most_) : pixels_per_metre;
    start(kept_in_bounds(to));
}

void Navigator::glide_to(const scene::Camera& to) { start(to); }

void Navigator::fly_to(const scene::Camera& to, double seconds) {
    if (camera_.width_px <= 0 || camera_.height_px <= 0 || duration_s_ <= 0) return jump(to);
    motion_.stop();
    goal_ = to;
    const Flight way(flight_view(camera_), flight_view(to));
    flight_ = Flying{way, now_s_, seconds > 0 ? seconds : way.duration_s()};
}

void Navigator::previous() { recall(history_.back()); }
void Navigator::next() { recall(history_.forward()); }

void Navigator::recall(const std::optional<View>& view) {
    if (!view) return;
    scene::Camera to = goal_;
    to.centre = view->centre;
    to.pixels_per_metre = view->pixels_per_metre;
    start(to);
}

void Navigator::start(scene::Camera goal) {
    if (duration_s_ <= 0) return jump(goal);
    flight_.reset();
    goal_ = goal;
    motion_.start(camera_, goal, now_s_, duration_s_);
}

void Navigator::tick(double now_s) {
    now_s_ = now_s;
    if (const auto now = motion_.at(now_s)) camera_ = *now;
    if (flight_) {
        const double elapsed_s = now_s - flight_->start_s;
        const FlightView view = flight_->way.at(elapsed_s, flight_->duration_s);
        camera_.centre = view.centre;
        camera_.pixels_per_metre = smaller_side_px(camera_) / view.width_m;
        if (elapsed_s >= flight_->duration_s) flight_.reset();
    }
    if (!gliding()) camera_ = goal_;
}

void Navigator::settle() {
    if (!gliding() && camera_.width_px > 0) history_.visit({camera_.centre, camera_.pixels_per_metre});
}

/// The map cannot be lost.
scene::Camera Navigator::kept_in_bounds(scene::Camera camera) const {
    if (bounds_.empty()) return camera;
    const double slack_x = camera.width_px / camera.pixels_per_metre * 0.3;
    const double slack_y = camera.height_px / camera.pixels_per_metre * 0.3;
    camera.centre.x = std::clamp(camera.centre.x, bounds_.min_x - slack_x, bounds_.max_x + slack_x);
    camera.centre.y = std::clamp(camera.centre.y, bounds_.min_y - slack_y, bounds_.max_y + slack_y);
    return camera;
}

}  // namespace session
