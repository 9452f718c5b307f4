#include "tools/measure_tool.h"

#include <cmath>

namespace ui {
namespace {

constexpr std::size_t k_least_corners = 3;

bool closes_by_key(const session::Measuring& measured, const MeasureInput& in) {
    if (measured.points.size() < k_least_corners || measured.closed || !in.last_point) return false;
    return std::hypot(in.last_point->x - in.at.x, in.last_point->y - in.at.y) <= in.same_px;
}

}  // namespace

std::optional<session::Action> measure_by(const session::Measuring& measured, const MeasureInput& in) {
    switch (in.press) {
        case MeasurePress::second_click: return std::nullopt;
        case MeasurePress::double_click: return session::CloseMeasure{};
        case MeasurePress::key:
            if (closes_by_key(measured, in)) return session::CloseMeasure{};
            return session::AddMeasurePoint{in.at, in.on};
        case MeasurePress::click: return session::AddMeasurePoint{in.at, in.on};
    }
    return std::nullopt;
}

session::Measuring with_next(session::Measuring measured, const std::optional<session::MeasuredPoint>& next) {
    if (!measured.closed && next && !measured.points.empty()) measured.points.push_back(*next);
    return measured;
}

}  // namespace ui
