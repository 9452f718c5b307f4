// Bytes to Layer, trusting none of them.
#include <cmath>
#include <utility>

#include "bytes.h"
#include "frames.h"
#include "wire/codec.h"

namespace wire {
namespace {

constexpr std::size_t k_position_bytes = 16;
constexpr std::size_t k_count_bytes = 4;
constexpr std::size_t k_polygon_bytes = 2 * k_count_bytes;
constexpr std::size_t k_field_bytes = k_count_bytes + 1;

Position read_position(ByteReader& in) {
    const double x = in.read_double();
    return {x, in.read_double()};
}

Line read_line(ByteReader& in) {
    Line line(in.read_count(k_position_bytes));
    for (Position& p : line) p = read_position(in);
    return line;
}

Lines read_lines(ByteReader& in) {
    Lines lines(in.read_count(k_count_bytes));
    for (Line& line : lines) line = read_line(in);
    return lines;
}

Polygons read_polygons(ByteReader& in) {
    Polygons polygons(in.read_count(k_polygon_bytes));
    for (Polygon& polygon : polygons) {
        polygon.outer = read_line(in);
        polygon.holes = read_lines(in);
    }
    return polygons;
}

bool read_geometry(ByteReader& in, Geometry& geometry) {
    switch (in.read_unsigned<std::uint8_t>()) {
        case 0: geometry = std::monostate{}; break;
        case 1: geometry = read_position(in); break;
        case 2: geometry = Points{read_line(in)}; break;
        case 3: geometry = read_lines(in); break;
        case 4: geometry = read_polygons(in); break;
        default: return false;
    }
    return !in.failed();
}

/// Foreign layers hold NaN and infinities where there is no value.
Value finite_or_missing(double number) { return std::isfinite(number) ? Value(number) : Value(std::monostate{}); }

bool read_value(ByteReader& in, Value& value) {
    switch (in.read_unsigned<std::uint8_t>()) {
        case 0: value = std::monostate{}; break;
        case 1: value = static_cast<std::int64_t>(in.read_unsigned<std::uint64_t>()); break;
        case 2: value = finite_or_missing(in.read_double()); break;
        case 3: value = std::string(in.read_text()); break;
        default: return false;
    }
    return !in.failed();
}

}  // namespace

base::Result<void> Decoder::feed(std::string_view bytes) {
    if (state_ == State::failed) return malformed();
    pending_.append(bytes);
    for (;;) {
        auto more = step();
        if (!more) {
            state_ = State::failed;
            return base::pass(more.error());
        }
        if (!*more) break;
    }
    pending_.erase(0, used_);
    used_ = 0;
    return {};
}

base::Result<bool> Decoder::step() {
    const std::string_view rest = std::string_view(pending_).substr(used_);
    if (state_ == State::magic) {
        const std::string_view expected = k_magic.substr(0, rest.size());
        if (rest.substr(0, expected.size()) != expected) return malformed();
        if (rest.size() < k_magic.size()) return false;
        used_ += k_magic.size();
        state_ = State::header;
        return true;
    }
    if (state_ == State::finished && !rest.empty()) return malformed();
    if (rest.size() < k_frame_head_bytes) return false;
    ByteReader head(rest.substr(1, k_frame_head_bytes - 1));
    const std::size_t length = head.read_unsigned<std::uint32_t>();
    if (length > limits_.frame_bytes)
        return base::fail(base::ErrorKind::limit, "", base::mark("one feature is too large; simplify it or split it"));
    if (rest.size() - k_frame_head_bytes < length) return false;
    if (auto done = frame(rest.front(), rest.substr(k_frame_head_bytes, length)); !done)
        return base::pass(done.error());
    used_ += k_frame_head_bytes + length;
    return true;
}

base::Result<void> Decoder::frame(char kind, std::string_view payload) {
    if (state_ == State::header && kind == k_header_frame) return read_header(payload);
    if (state_ == State::features && kind == k_feature_frame) return read_feature(payload);
    if (state_ == State::features && kind == k_end_frame) return read_end(payload);
    return malformed();
}

base::Result<void> Decoder::read_header(std::string_view payload) {
    ByteReader in(payload);
    layer_.name = in.read_text();
    layer_.crs = in.read_text();
    const std::size_t count = in.read_count(k_field_bytes);
    if (count > limits_.fields)
        return base::fail(base::ErrorKind::limit, "", base::mark("the layer has too many fields; remove some of them"));
    layer_.fields.resize(count);
    for (Field& field : layer_.fields) {
        field.name = in.read_text();
        const auto type = in.read_unsigned<std::uint8_t>();
        if (type > static_cast<std::uint8_t>(FieldType::text)) return malformed();
        field.type = static_cast<FieldType>(type);
    }
    if (in.failed() || !in.at_end()) return malformed();
    state_ = State::features;
    return {};
}

base::Result<void> Decoder::read_feature(std::string_view payload) {
    if (layer_.features.size() >= limits_.features)
        return base::fail(base::ErrorKind::limit, "", base::mark("the layer has too many features; split it"));
    ByteReader in(payload);
    Feature feature;
    feature.values.resize(layer_.fields.size());
    for (Value& value : feature.values) {
        if (!read_value(in, value)) return malformed();
        const auto* text = std::get_if<std::string>(&value);
        if (text != nullptr && text->size() > limits_.text_bytes)
            return base::fail(base::ErrorKind::limit, "", base::mark("a text is too long; shorten it"));
    }
    if (!read_geometry(in, feature.geometry) || !in.at_end()) return malformed();
    layer_.features.push_back(std::move(feature));
    return {};
}

base::Result<void> Decoder::read_end(std::string_view payload) {
    ByteReader in(payload);
    const auto count = in.read_unsigned<std::uint64_t>();
    if (in.failed() || !in.at_end() || count != layer_.features.size()) return malformed();
    layers_.push_back(std::exchange(layer_, {}));
    state_ = layers_.size() == layer_count_ ? State::finished : State::magic;
    return {};
}

}  // namespace wire
