#include "kit/svg_path.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <numbers>

namespace ui {
namespace {

constexpr float k_pi = std::numbers::pi_v<float>;

/// Reads path data command by command; `ok` turns false at the first thing that it does not know.
class PathReader {
public:
    explicit PathReader(std::string_view data) : data_(data) {}

    std::optional<std::vector<Subpath>> read() {
        while (skip_separators(), !data_.empty() && ok_) {
            if (std::isalpha(static_cast<unsigned char>(data_.front())) != 0) {
                command_ = data_.front();
                data_.remove_prefix(1);
            } else if (command_ == 'Z' || command_ == 'z' || command_ == 0) {
                ok_ = false;  // numbers that belong to no command
                break;
            }
            step();
        }
        if (!ok_ || paths_.empty()) return std::nullopt;
        return std::move(paths_);
    }

private:
    void skip_separators() {
        while (!data_.empty() && (std::isspace(static_cast<unsigned char>(data_.front())) != 0 || data_.front() == ','))
            data_.remove_prefix(1);
    }

    float number() {
        skip_separators();
        float value = 0;
        const auto [end, error] = std::from_chars(data_.data(), data_.data() + data_.size(), value);
        ok_ = ok_ && error == std::errc();
        data_.remove_prefix(static_cast<std::size_t>(end - data_.data()));
        return value;
    }

    bool flag() {
        skip_separators();
        const char c = data_.empty() ? '?' : data_.front();
        ok_ = ok_ && (c == '0' || c == '1');
        if (!data_.empty()) data_.remove_prefix(1);
        return c == '1';
    }

    [[nodiscard]] bool relative() const { return std::islower(static_cast<unsigned char>(command_)) != 0; }

    DrawingPoint point() {
        const float x = number();
        const float y = number();
        return relative() ? DrawingPoint{at_.x + x, at_.y + y} : DrawingPoint{x, y};
    }

    void begin(DrawingPoint p) {
        paths_.push_back({p, {}, false});
        at_ = p;
        command_ = relative() ? 'l' : 'L';  // further pairs are lines
    }

    void line_to(DrawingPoint p) {
        paths_.back().segments.push_back({false, {}, p});
        at_ = p;
    }

    void curve_to(DrawingPoint first, DrawingPoint second, DrawingPoint end) {
        paths_.back().segments.push_back({true, {first, second}, end});
        last_control_ = second;
        at_ = end;
    }

    void arc_to() {
        const float radius_x = number();
        const float radius_y = number();
        const float rotation_deg = number();
        const bool large = flag();
        const bool clockwise = flag();
        const DrawingPoint end = point();
        append_arc(paths_.back(), at_, {radius_x, radius_y}, rotation_deg, large, clockwise, end);
        at_ = end;
    }

    void smooth_curve_to() {
        const bool after_curve = !paths_.back().segments.empty() && paths_.back().segments.back().curved;
        const DrawingPoint first =
            after_curve ? DrawingPoint{2 * at_.x - last_control_.x, 2 * at_.y - last_control_.y} : at_;
        const DrawingPoint second = point();
        curve_to(first, second, point());
    }

    void close() {
        paths_.back().closed = true;
        at_ = paths_.back().start;
    }

    void step() {
        const char kind = static_cast<char>(std::toupper(static_cast<unsigned char>(command_)));
        if (kind == 'M') return begin(point());
        if (paths_.empty() || paths_.back().closed) {
            ok_ = false;  // our icons begin every part with a move
            return;
        }
        if (kind == 'L') return line_to(point());
        if (kind == 'H') return line_to({relative() ? at_.x + number() : number(), at_.y});
        if (kind == 'V') return line_to({at_.x, relative() ? at_.y + number() : number()});
        if (kind == 'A') return arc_to();
        if (kind == 'S') return smooth_curve_to();
        if (kind == 'Z') return close();
        if (kind == 'C') {
            const DrawingPoint first = point();
            const DrawingPoint second = point();
            return curve_to(first, second, point());
        }
        ok_ = false;
    }

    std::string_view data_;
    std::vector<Subpath> paths_;
    DrawingPoint at_, last_control_;
    char command_ = 0;
    bool ok_ = true;
};

}  // namespace

void append_arc(Subpath& path, DrawingPoint from, DrawingPoint radii, float rotation_deg, bool large, bool clockwise,
                DrawingPoint to) {
    if (radii.x <= 0 || radii.y <= 0) {
        path.segments.push_back({false, {}, to});
        return;
    }
    // Turned and scaled so that the ellipse is the unit circle, then the centre lies on the bisector of the chord.
    const float sine = std::sin(rotation_deg * k_pi / 180);
    const float cosine = std::cos(rotation_deg * k_pi / 180);
    const auto to_circle = [&](DrawingPoint p) {
        return DrawingPoint{(p.x * cosine + p.y * sine) / radii.x, (p.y * cosine - p.x * sine) / radii.y};
    };
    const auto from_circle = [&](float x, float y) {
        return DrawingPoint{x * radii.x * cosine - y * radii.y * sine, x * radii.x * sine + y * radii.y * cosine};
    };
    const float chord_x = to.x - from.x;
    const float chord_y = to.y - from.y;
    const DrawingPoint full = to_circle({chord_x, chord_y});
    const float half = std::hypot(full.x, full.y) / 2;
    if (half == 0) return;
    if (half > 1) radii = {radii.x * half, radii.y * half};  // too small radii grow until they reach
    const DrawingPoint a = to_circle(from);
    const DrawingPoint b = to_circle(to);
    const float reach = std::sqrt(std::max(0.0F, 1 - std::min(half, 1.0F) * std::min(half, 1.0F)));
    const float side = large == clockwise ? -1.0F : 1.0F;
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    const float centre_x = (a.x + b.x) / 2 - side * reach * (b.y - a.y) / length;
    const float centre_y = (a.y + b.y) / 2 + side * reach * (b.x - a.x) / length;
    const float begin = std::atan2(a.y - centre_y, a.x - centre_x);
    float sweep = std::atan2(b.y - centre_y, b.x - centre_x) - begin;
    if (clockwise && sweep < 0) sweep += 2 * k_pi;
    if (!clockwise && sweep > 0) sweep -= 2 * k_pi;
    const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(sweep) / (k_pi / 2) - 0.001F)));
    const float step = sweep / static_cast<float>(pieces);
    const float handle = 4.0F / 3 * std::tan(step / 4);
    for (int i = 0; i < pieces; ++i) {
        const float t0 = begin + step * static_cast<float>(i);
        const float t1 = t0 + step;
        const auto place = [&](float angle, float along) {
            return from_circle(centre_x + std::cos(angle) - along * std::sin(angle),
                               centre_y + std::sin(angle) + along * std::cos(angle));
        };
        path.segments.push_back({true, {place(t0, handle), place(t1, -handle)}, i + 1 == pieces ? to : place(t1, 0)});
    }
}

std::optional<std::vector<Subpath>> read_path_data(std::string_view data) { return PathReader(data).read(); }

}  // namespace ui
