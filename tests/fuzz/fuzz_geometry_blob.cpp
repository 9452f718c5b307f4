// The codec of geometries in a project: no bytes do harm, and a geometry that it read survives writing and reading.
#include <span>

#include "geometry_blob.h"
#include "target.h"

namespace {

std::string text(const store::Blob& blob) { return {blob.begin(), blob.end()}; }

}  // namespace

std::vector<std::string> fuzz::seeds() {
    const geo::Ring outer{{120, 30}, {121, 30}, {121, 31}, {120, 30}};
    const geo::Ring hole{{120.5, 30.2}, {120.7, 30.4}, {120.7, 30.2}, {120.5, 30.2}};
    return {text(store::encode(geo::LonLat{120.5, 30.5})), text(store::encode(geo::LineString{{120, 30}, {121, 31}})),
            text(store::encode(geo::MultiPolygon{{outer, {hole}}, {outer, {}}}))};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span<const std::uint8_t> blob(data, size);
    if (const auto point = store::decode_point(blob))
        fuzz::require(store::decode_point(store::encode(*point)) == point, "a point survives");
    if (const auto line = store::decode_line(blob))
        fuzz::require(store::decode_line(store::encode(*line)) == line, "a line survives");
    if (const auto shape = store::decode_multi_polygon(blob))
        fuzz::require(store::decode_multi_polygon(store::encode(*shape)) == shape, "polygons survive");
    return 0;
}
