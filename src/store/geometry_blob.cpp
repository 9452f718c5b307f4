#include "geometry_blob.h"

#include <bit>
#include <cmath>
#include <cstring>

namespace store {
namespace {

static_assert(std::endian::native == std::endian::little, "the BLOB is written in the order of the machine");

constexpr std::uint8_t k_start = 0x00, k_little_endian = 0x01, k_extent_end = 0x7C, k_part = 0x69, k_end = 0xFE;
enum : std::uint32_t { k_point = 1, k_line = 2, k_polygon = 3, k_multi_polygon = 6 };

class BlobWriter {
public:
    BlobWriter(const geo::GeoExtent& extent, std::uint32_t type) {
        byte(k_start);
        byte(k_little_endian);
        word(k_srid);
        for (const double bound : {extent.west, extent.south, extent.east, extent.north}) number(bound);
        byte(k_extent_end);
        word(type);
    }
    void byte(std::uint8_t value) { bytes_.push_back(value); }
    void word(std::uint32_t value) { raw(&value, sizeof value); }
    void count(std::size_t value) { word(static_cast<std::uint32_t>(value)); }
    void position(geo::LonLat p) {
        number(p.lon);
        number(p.lat);
    }
    void positions(const std::vector<geo::LonLat>& points) {
        count(points.size());
        for (const geo::LonLat p : points) position(p);
    }
    Blob finish() {
        byte(k_end);
        return std::move(bytes_);
    }

private:
    void number(double value) { raw(&value, sizeof value); }
    void raw(const void* start, std::size_t size) {
        const auto* first = static_cast<const std::uint8_t*>(start);
        bytes_.insert(bytes_.end(), first, first + size);
    }
    Blob bytes_;
};

/// Reads forward; once something does not fit, ok() stays false and everything reads as zero or empty.
class BlobReader {
public:
    BlobReader(std::span<const std::uint8_t> blob, std::uint32_t type) : left_(blob) {
        expect(k_start);
        expect(k_little_endian);
        if (word() != k_srid) ok_ = false;
        for (int i = 0; i < 4; ++i) number();
        expect(k_extent_end);
        if (word() != type) ok_ = false;
    }
    [[nodiscard]] bool ok() const { return ok_; }
    void expect(std::uint8_t value) {
        std::uint8_t found = 0;
        raw(&found, sizeof found);
        if (found != value) ok_ = false;
    }
    std::uint32_t word() {
        std::uint32_t value = 0;
        raw(&value, sizeof value);
        return value;
    }
    /// A count of things of at least `item_size` bytes each; not more than there can be.
    std::size_t count(std::size_t item_size) {
        const std::size_t value = word();
        if (value > left_.size() / item_size) ok_ = false;
        return ok_ ? value : 0;
    }
    geo::LonLat position() {
        const double lon = number();
        const double lat = number();
        if (!(std::abs(lon) <= 180 && std::abs(lat) <= 90)) ok_ = false;
        return {lon, lat};
    }
    std::vector<geo::LonLat> positions() {
        std::vector<geo::LonLat> points(count(2 * sizeof(double)));
        for (geo::LonLat& p : points) p = position();
        return points;
    }
    bool finished() {
        expect(k_end);
        return ok_ && left_.empty();
    }

private:
    double number() {
        double value = 0;
        raw(&value, sizeof value);
        return value;
    }
    void raw(void* into, std::size_t size) {
        if (left_.size() < size) ok_ = false;
        if (!ok_) return;
        std::memcpy(into, left_.data(), size);
        left_ = left_.subspan(size);
    }
    std::span<const std::uint8_t> left_;
    bool ok_ = true;
};

geo::Polygon read_polygon(BlobReader& reader) {
    geo::Polygon polygon;
    const std::size_t rings = reader.count(sizeof(std::uint32_t));
    for (std::size_t i = 0; i < rings && reader.ok(); ++i) {
        if (i == 0)
            polygon.outer = reader.positions();
        else
            polygon.holes.push_back(reader.positions());
    }
    return polygon;
}

}  // namespace

Blob encode(geo::LonLat point) {
    geo::GeoExtent extent;
    extent.include(point);
    BlobWriter writer(extent, k_point);
    writer.position(point);
    return writer.finish();
}

Blob encode(const geo::LineString& line) {
    geo::GeoExtent extent;
    geo::include(extent, line);
    BlobWriter writer(extent, k_line);
    writer.positions(line);
    return writer.finish();
}

Blob encode(const geo::MultiPolygon& shape) {
    geo::GeoExtent extent;
    geo::include(extent, shape);
    BlobWriter writer(extent, k_multi_polygon);
    writer.count(shape.size());
    for (const geo::Polygon& polygon : shape) {
        writer.byte(k_part);
        writer.word(k_polygon);
        writer.count(1 + polygon.holes.size());
        writer.positions(polygon.outer);
        for (const geo::Ring& hole : polygon.holes) writer.positions(hole);
    }
    return writer.finish();
}

std::optional<geo::LonLat> decode_point(std::span<const std::uint8_t> blob) {
    BlobReader reader(blob, k_point);
    const geo::LonLat point = reader.position();
    if (!reader.finished()) return std::nullopt;
    return point;
}

std::optional<geo::LineString> decode_line(std::span<const std::uint8_t> blob) {
    BlobReader reader(blob, k_line);
    geo::LineString line = reader.positions();
    if (!reader.finished()) return std::nullopt;
    return line;
}

std::optional<geo::MultiPolygon> decode_multi_polygon(std::span<const std::uint8_t> blob) {
    BlobReader reader(blob, k_multi_polygon);
    geo::MultiPolygon shape;
    const std::size_t parts = reader.count(1 + 2 * sizeof(std::uint32_t));
    for (std::size_t i = 0; i < parts && reader.ok(); ++i) {
        reader.expect(k_part);
        if (reader.word() != k_polygon) return std::nullopt;
        shape.push_back(read_polygon(reader));
    }
    if (!reader.finished()) return std::nullopt;
    return shape;
}

}  // namespace store
