#include "tools/sketch_tool.h"

#include <algorithm>
#include <utility>

#include "geo/simplify.h"

namespace ui {
namespace {

using plan::DrawnShape;

std::optional<plan::NoteDrawing> finish(NoteSketch& sketch, double tolerance_m) {
    geo::LineString course = std::exchange(sketch.course, {});
    sketch.held = false;
    const auto repeated = std::ranges::unique(course);
    course.erase(repeated.begin(), repeated.end());
    if (sketch.shape == DrawnShape::freehand) course = geo::simplified(course, tolerance_m);
    if (course.size() < 2) return std::nullopt;
    return plan::NoteDrawing{0, sketch.note, sketch.shape, sketch.colour, std::move(course)};
}

void press(NoteSketch& sketch, geo::LonLat at) {
    sketch.held = true;
    if (sketch.course.empty()) sketch.course = {at, at};  // the second follows the pointer
    sketch.course.back() = at;
}

void follow(NoteSketch& sketch, geo::LonLat at) {
    if (sketch.course.empty()) return;
    if (sketch.shape == DrawnShape::freehand && sketch.held)
        sketch.course.push_back(at);
    else
        sketch.course.back() = at;
}

std::optional<plan::NoteDrawing> release(NoteSketch& sketch, const SketchInput& in) {
    sketch.held = false;
    const bool first = sketch.course.size() == 2 && sketch.course.front() == sketch.course.back();
    if (sketch.shape == DrawnShape::freehand || in.travelled || (sketch.shape != DrawnShape::line && !first))
        return finish(sketch, in.tolerance_m);
    if (sketch.shape == DrawnShape::line && !first) sketch.course.push_back(in.at);
    return std::nullopt;
}

}  // namespace

std::optional<plan::NoteDrawing> step_sketch(NoteSketch& sketch, const SketchInput& in) {
    if (in.ends && !sketch.course.empty()) return finish(sketch, in.tolerance_m);
    if (in.pressed && !in.ends) press(sketch, in.at);
    follow(sketch, in.at);
    return in.released && sketch.held ? release(sketch, in) : std::nullopt;
}

bool drop_begun(NoteSketch& sketch) {
    sketch.held = false;
    return !std::exchange(sketch.course, {}).empty();
}

}  // namespace ui
