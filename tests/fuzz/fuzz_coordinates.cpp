// Coordinates as people type them: every reading is of finite numbers and lies on the earth, blanks around a text
// change nothing, a word that the grammar does not know leaves nothing to read, and what is printed of a place reads as
// that place.
#include <cmath>
#include <fmt/format.h>

#include "geo/coordinate_text.h"
#include "geo/source_system.h"
#include "target.h"

namespace {

using geo::SourceKind;

const std::vector<geo::SystemReader>& readers() {
    static const std::vector<geo::SystemReader> list = [] {
        std::vector<geo::SystemReader> made;
        for (const geo::SourceSystem& system :
             {geo::SourceSystem{SourceKind::lon_lat, ""}, geo::SourceSystem{SourceKind::gcj02, ""},
              geo::SourceSystem{SourceKind::bd09, ""}, geo::SourceSystem{SourceKind::named, "EPSG:4549"},
              geo::SourceSystem{SourceKind::named, "EPSG:4528"}})
            if (auto reader = geo::SystemReader::create(system)) made.push_back(std::move(*reader));
        return made;
    }();
    return list;
}

void require_on_earth(const geo::TypedPair& pair) {
    for (const geo::SystemReader& reader : readers())
        for (const geo::PlaceOfPair& place : reader.read(pair)) {
            fuzz::require(std::isfinite(place.position.lon) && std::isfinite(place.position.lat), "a place is finite");
            fuzz::require(std::abs(place.position.lon) <= 180 && std::abs(place.position.lat) <= 90,
                          "a place is on the earth");
            fuzz::require(!pair.guessed || place.guessed, "a guess stays one");
            fuzz::require(pair.order == geo::TypedOrder::open ||
                              place.north_first == (pair.order == geo::TypedOrder::north_first),
                          "labels decide the order");
        }
}

/// What we print of a place reads as that place again.
void require_same_again(const geo::TypedPair& pair) {
    if (std::abs(pair.first) > 180 || std::abs(pair.second) > 90) return;
    const std::string printed = fmt::format("{:.7f}, {:.7f}", pair.first, pair.second);
    const auto again = geo::typed_pairs(printed);
    fuzz::require(again.size() == 1, "what is printed reads in one way");
    fuzz::require(
        std::abs(again.front().first - pair.first) < 1e-7 && std::abs(again.front().second - pair.second) < 1e-7,
        "what is printed is that place");
}

}  // namespace

std::vector<std::string> fuzz::seeds() {
    return {"120.68, 30.52",
            "120,68 30,52",
            "120.68；30.52",
            "3,377,955.65 565,266.66",
            "3377955.65 40565266.66",
            "120 40 48 30 31 12",
            "120°40′48″E 30°31′12″N",
            "120度40分48秒 30度31分12秒",
            "N30°31.2′, E120°40.8′",
            "120:40:48 30:31:12",
            "POINT Z (120.68 30.52 12.5)",
            "geo:30.52,120.68;crs=wgs84",
            "https://uri.amap.com/marker?position=120.68,30.52",
            "https://www.openstreetmap.org/?mlat=30.52&mlon=120.68#map=15/30.52/120.68",
            "WGS84: 120.68, 30.52",
            "经度120.68，纬度30.52。",
            "北3377955.6 东565266.7",
            "{\"type\":\"Point\",\"coordinates\":[120.68,30.52]}",
            "西经120.68 南纬30.52",
            "-120.68/−30.52 12.5m",
            ""};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const auto pairs = geo::typed_pairs(text);
    for (const geo::TypedPair& pair : pairs) {
        fuzz::require(std::isfinite(pair.first) && std::isfinite(pair.second), "numbers are finite");
        fuzz::require(!pair.height || std::isfinite(*pair.height), "a height is finite");
        require_on_earth(pair);
        require_same_again(pair);
    }
    if (pairs.empty()) return 0;
    fuzz::require(geo::typed_pairs(" \t" + std::string(text) + "　\n") == pairs, "blanks around it change nothing");
    fuzz::require(geo::typed_pairs(std::string(text) + " 钴鎏").empty(), "the whole text is consumed");
    return 0;
}
