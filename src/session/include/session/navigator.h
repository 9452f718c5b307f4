// Where the map is looked at from, and how it gets there: moves at once (a drag) or glides for a fixed time, keeps the
// city in reach and a history of views. Knows no plan and no widgets. Times are seconds of the caller's clock.
// Main thread.
#pragma once

#include <optional>

#include "geo/geometry.h"
#include "scene/scene.h"
#include "session/camera_motion.h"
#include "session/flight.h"

namespace session {

class Navigator {
public:
    [[nodiscard]] const scene::Camera& camera() const { return camera_; }
    /// Where the motion under way ends; the camera itself at rest.
    [[nodiscard]] const scene::Camera& goal() const { return goal_; }
    [[nodiscard]] bool gliding() const { return motion_.moving() || flight_.has_value(); }

    /// How long a motion takes; 0: everything moves at once.
    void set_duration_s(double seconds) { duration_s_ = seconds; }
    /// The centre of the view stays near this extent of the display CRS; empty: anywhere.
    void set_bounds(const geo::ProjectedExtent& bounds) { bounds_ = bounds; }
    void set_scale_limits(double least_px_per_m, double most_px_per_m);

    void resize(int width_px, int height_px);
    /// Looks from there at once, without a trace in the history.
    void jump(const scene::Camera& to);
    /// Follows the pointer: at once, by device px.
    void drag(float dx, float dy);
    void pan(float dx, float dy);
    /// Above 1: in. The place under `at` (device px) stays where it is.
    void zoom_at(double factor, scene::Vec2 at);
    void look_at(geo::Projected centre, double pixels_per_metre);
    void glide_to(const scene::Camera& to);
    /// Flies there, out and in again, in that time; 0: as long as the way asks for. Whatever moves the map meanwhile
    /// ends the flight where it is.
    void fly_to(const scene::Camera& to, double seconds);
    void previous();
    void next();
    [[nodiscard]] bool has_previous() const { return history_.can_go_back(); }
    [[nodiscard]] bool has_next() const { return history_.can_go_forward(); }

    /// Once a frame, before the camera is used.
    void tick(double now_s);
    /// Notes the view when it has come to rest. Call when no drag is under way.
    void settle();

private:
    void start(scene::Camera goal);
    [[nodiscard]] scene::Camera kept_in_bounds(scene::Camera camera) const;
    void recall(const std::optional<View>& view);

    struct Flying {
        Flight way;
        double start_s = 0, duration_s = 0;
    };

    scene::Camera camera_, goal_;
    CameraMotion motion_;
    std::optional<Flying> flight_;
    ViewHistory history_;
    geo::ProjectedExtent bounds_;
    double least_ = 0, most_ = 0;
    double duration_s_ = 0;
    double now_s_ = 0;
};

}  // namespace session
