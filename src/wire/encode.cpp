// Layer to bytes.
#include "bytes.h"
#include "frames.h"
#include "wire/codec.h"

namespace wire {
namespace {

void append_frame(std::string& out, char kind, std::string_view payload) {
    out.push_back(kind);
    append_unsigned(out, static_cast<std::uint32_t>(payload.size()));
    out.append(payload);
}

void append_count(std::string& out, std::size_t count) { append_unsigned(out, static_cast<std::uint32_t>(count)); }

void append(std::string& out, const Position& p) {
    append_double(out, p.x);
    append_double(out, p.y);
}

void append(std::string& out, const Line& line) {
    append_count(out, line.size());
    for (const Position& p : line) append(out, p);
}

void append(std::string& out, const Polygon& polygon) {
    append(out, polygon.outer);
    append_count(out, polygon.holes.size());
    for (const Line& hole : polygon.holes) append(out, hole);
}

struct GeometryWriter {
    std::string& out;
    void operator()(const std::monostate&) const {}
    void operator()(const Position& p) const { append(out, p); }
    void operator()(const Points& points) const { append(out, points.points); }
    void operator()(const Lines& lines) const {
        append_count(out, lines.size());
        for (const Line& line : lines) append(out, line);
    }
    void operator()(const Polygons& polygons) const {
        append_count(out, polygons.size());
        for (const Polygon& polygon : polygons) append(out, polygon);
    }
};

struct ValueWriter {
    std::string& out;
    void operator()(const std::monostate&) const {}
    void operator()(std::int64_t value) const { append_unsigned(out, static_cast<std::uint64_t>(value)); }
    void operator()(double value) const { append_double(out, value); }
    void operator()(const std::string& text) const { append_text(out, text); }
};

template <class Variant, class Writer>
void append_variant(std::string& out, const Variant& variant, const Writer& writer) {
    out.push_back(static_cast<char>(variant.index()));
    std::visit(writer, variant);
}

}  // namespace

void append_header(std::string& out, const Layer& layer) {
    std::string payload;
    append_text(payload, layer.name);
    append_text(payload, layer.crs);
    append_count(payload, layer.fields.size());
    for (const Field& field : layer.fields) {
        append_text(payload, field.name);
        payload.push_back(static_cast<char>(field.type));
    }
    out.append(k_magic);
    append_frame(out, k_header_frame, payload);
}

void append_feature(std::string& out, const Feature& feature) {
    std::string payload;
    for (const Value& value : feature.values) append_variant(payload, value, ValueWriter{payload});
    append_variant(payload, feature.geometry, GeometryWriter{payload});
    append_frame(out, k_feature_frame, payload);
}

void append_end(std::string& out, std::size_t feature_count) {
    std::string payload;
    append_unsigned(payload, static_cast<std::uint64_t>(feature_count));
    append_frame(out, k_end_frame, payload);
}

std::string encode(const Layer& layer) {
    std::string out;
    append_header(out, layer);
    for (const Feature& feature : layer.features) append_feature(out, feature);
    append_end(out, layer.features.size());
    return out;
}

}  // namespace wire
