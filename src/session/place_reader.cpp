#include "session/place_reader.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <optional>

#include "base/error_words.h"
#include "base/unicode.h"
#include "carto/options.h"
#include "geo/coordinate_text.h"
#include "geo/source_crs.h"
#include "plan/movement.h"

namespace session {
namespace {

using base::mark;

using Candidates = std::vector<PlaceCandidate>;

Candidates recognised(const Coordinates& coordinates, const geo::TypedPair& pair) {
    Candidates found;
    for (const CoordinateReading& reading : coordinates.read(pair))
        found.push_back({reading.position, reading.read_as, "", reading.north_first, reading.guessed, pair.height});
    return found;
}

bool is_angle(ReadAs as) { return as == ReadAs::lon_lat || as == ReadAs::dms; }

ReadAs read_as(const geo::TypedPair& pair, geo::SourceKind kind) {
    switch (kind) {
        case geo::SourceKind::gcj02: return ReadAs::gcj02;
        case geo::SourceKind::bd09: return ReadAs::bd09;
        case geo::SourceKind::named: return ReadAs::named_system;
        default: return pair.sexagesimal ? ReadAs::dms : ReadAs::lon_lat;
    }
}

base::Result<Candidates> in_system(const geo::TypedPair& pair, const SourceSystem& system) {
    const auto reader = geo::SystemReader::create(system);
    if (!reader) return base::pass(reader.error());
    Candidates found;
    for (const geo::PlaceOfPair& place : reader->read(pair))
        found.push_back({place.position, read_as(pair, system.kind), reader->name(), place.north_first, place.guessed,
                         pair.height});
    return found;
}

/// Refused for the number of a zone that is not the system's; nothing where there is none.
std::optional<base::Error> zone_error(const std::vector<geo::TypedPair>& pairs, std::string_view text) {
    for (const geo::TypedPair& pair : pairs)
        for (const double number : {pair.first, pair.second})
            if (const int zone = geo::zone_of(number); zone != 0)
                return base::make_error(base::ErrorKind::refused, std::string(text),
                                        mark("the easting begins with the number of zone {0}, which this system is "
                                             "not; check the number, or "
                                             "choose EPSG:{1}"),
                                        {std::to_string(zone), std::to_string(geo::epsg_of_zone(zone))});
    return std::nullopt;
}

bool is_same(const SourceSystem& a, const SourceSystem& b) {
    return a.kind == b.kind && base::fold(a.definition) == base::fold(b.definition);
}

base::Result<Candidates> readings(const Coordinates& coordinates, const geo::TypedPair& pair,
                                  const SourceSystem& source) {
    SourceSystem system = source;
    if (!pair.system.empty()) {
        system = source_system(pair.system);
        if (source.kind != SourceKind::unknown && !is_same(source, system))
            return base::fail_with(
                base::ErrorKind::refused, "",
                mark("the text names {}, another reference system than the one chosen; choose that one"), pair.system);
    }
    if (system.kind == SourceKind::unknown) return recognised(coordinates, pair);
    return in_system(pair, system);
}

/// Those in the city; where there is none, of degrees the order that is usual.
void keep_likeliest(Candidates& found) {
    const auto in_city = [](const PlaceCandidate& c) { return c.in_city(); };
    if (std::any_of(found.begin(), found.end(), in_city)) std::erase_if(found, std::not_fn(in_city));
    if (found.size() > 1 && found.front().nearness.far && is_angle(found.front().read_as)) found.resize(1);
}

/// Longitude and latitude as the text has them: in the order that it gives, else the usual one.
geo::LonLat as_written(const geo::TypedPair& pair) {
    return pair.order == geo::TypedOrder::north_first ? geo::LonLat{pair.second, pair.first}
                                                      : geo::LonLat{pair.first, pair.second};
}

base::Error nothing_read(const plan::Plan& plan, const std::vector<geo::TypedPair>& pairs, const SourceSystem& source) {
    for (const geo::TypedPair& pair : pairs)
        if (plan::nearness(plan, as_written(pair)).outside_m == 0)
            return {base::ErrorKind::refused, "",
                    mark("these are longitude and latitude, which the chosen reference system does not have; choose "
                         "one that has them")};
    for (const geo::TypedPair& pair : pairs)
        if (const auto meant = plan::likely_meant(plan, as_written(pair)))
            return base::make_error(base::ErrorKind::refused, "", mark("there is no such place; perhaps {} is meant"),
                                    {proposed_text(*meant)});
    return {base::ErrorKind::refused, "",
            source.kind == SourceKind::unknown
                ? mark("these are no coordinates in China that Langtu recognises; write them like "
                       "120.68, 30.52 or name their reference system")
                : mark("these are no coordinates of this reference system; check both")};
}

std::string how(const PlaceCandidate& candidate, base::Language language) {
    std::string text = candidate.system.empty() ? label(candidate.read_as, language) : candidate.system;
    const bool orders_matter = candidate.read_as == ReadAs::named_system;
    if (!orders_matter) return text;
    return text +
           base::translate(language, candidate.north_first ? mark(", north before east") : mark(", east before north"));
}

std::string where(const PlaceCandidate& candidate, base::Language language) {
    const auto say = [&](const char* english) { return base::translate(language, english); };
    const std::string read = how(candidate, language);
    if (candidate.in_city())
        return fmt::format(fmt::runtime(say("{}: in {}")), read, carto::in(candidate.unit->name, language));
    if (candidate.nearness.outside_m == 0) return fmt::format(fmt::runtime(say("{}: outside the city")), read);
    return fmt::format(fmt::runtime(say("{}: {} outside the city")), read,
                       carto::in(plan::distance_name(candidate.nearness.outside_m), language));
}

}  // namespace

std::string label(SourceKind kind, base::Language language) {
    const auto say = [&](const char* english) { return std::string(base::translate(language, english)); };
    switch (kind) {
        case SourceKind::unknown: return say("Recognise by itself");
        case SourceKind::lon_lat: return say("CGCS2000 or WGS 84 lon/lat");
        case SourceKind::gcj02: return say("Amap, Tencent (GCJ-02)");
        case SourceKind::bd09: return say("Baidu (BD-09)");
        case SourceKind::named: return say("Another system (EPSG)");
    }
    return {};
}

base::Result<std::vector<PlaceCandidate>> read_places(const Coordinates& coordinates, const plan::CorridorIndex& index,
                                                      std::string_view text, const SourceSystem& source) {
    const std::vector<geo::TypedPair> pairs = geo::typed_pairs(text);
    Candidates found;
    if (pairs.empty() && source.kind == SourceKind::named)  // a system that cannot be converted is said first
        if (const auto crs = geo::SourceCrs::create(source.definition); !crs) return base::pass(crs.error());
    for (const geo::TypedPair& pair : pairs) {
        const auto read = readings(coordinates, pair, source);
        if (!read) return base::pass(read.error());
        found.insert(found.end(), read->begin(), read->end());
    }
    if (found.empty()) {
        if (auto error = zone_error(pairs, text)) return base::pass(*error);
        return base::pass(nothing_read(index.plan(), pairs, source));
    }
    for (PlaceCandidate& candidate : found) {
        candidate.unit = index.unit_at(candidate.position);
        if (!candidate.in_city()) candidate.nearness = plan::nearness(index.plan(), candidate.position);
    }
    keep_likeliest(found);
    return found;
}

std::string height_words(double height, base::Language language) {
    return base::message_text(mark("{} was read as a height and is left out"), {fmt::format("{}", height)}, language);
}

std::string describe(const PlaceCandidate& candidate, base::Language language) {
    const std::string text = where(candidate, language);
    if (!candidate.height) return text;
    return text + (language == base::Language::zh ? "；" : "; ") + height_words(*candidate.height, language);
}

std::string proposed_text(geo::LonLat position) { return fmt::format("{:.10g}, {:.10g}", position.lon, position.lat); }

}  // namespace session
