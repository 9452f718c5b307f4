// Laws of measuring along several lines, over seeded random lines, stations and places.
#include <gtest/gtest.h>

#include "geo/geodesy.h"
#include "plan/corridor_index.h"
#include "seeded.h"

namespace {

geo::LonLat somewhere(support::Seeded& random) { return {random.real(120.3, 120.9), random.real(30.2, 30.6)}; }

plan::Plan random_lines(support::Seeded& random) {
    plan::Plan p;
    const std::size_t lines = 1 + random.index(4);
    for (std::size_t i = 0; i < lines; ++i) {
        plan::RailLine line{{std::to_string(i), ""}, {}, {}, ""};
        for (std::size_t v = 0; v < 2 + random.index(5); ++v) line.centreline.push_back(somewhere(random));
        p.rail.push_back(line);
    }
    const std::size_t stations = random.index(8);
    for (std::size_t i = 0; i < stations; ++i)
        p.stations.push_back({static_cast<int>(i) + 1, {"", ""}, somewhere(random), "", "", "", ""});
    return p;
}

}  // namespace

TEST(LinesProperty, TheNearestLineHasTheSmallestOffset) {
    support::Seeded random("nearest line");
    for (int round = 0; round < 200; ++round) {
        const plan::Plan p = random_lines(random);
        const plan::Lines lines(p);
        for (int i = 0; i < 20; ++i) {
            const geo::LonLat at = somewhere(random);
            const auto nearest = lines.along(at);
            ASSERT_TRUE(nearest);
            for (std::size_t line = 0; line < lines.size(); ++line)
                ASSERT_LE(nearest->offset_m, lines.along(at, line)->offset_m);
            ASSERT_EQ(nearest, lines.along(at, nearest->line)) << "a choice changes nothing but which line it is";
        }
    }
}

TEST(LinesProperty, EveryStationLiesOnItsNearestLineAndChainagesLeadBack) {
    support::Seeded random("stations of lines");
    for (int round = 0; round < 200; ++round) {
        const plan::Plan p = random_lines(random);
        const plan::Lines lines(p);
        std::size_t on = 0;
        for (const plan::Station& station : p.stations)
            ASSERT_TRUE(lines.has(lines.along(station.position)->line, station));
        for (std::size_t line = 0; line < lines.size(); ++line) {
            on += lines.stations(line).size();
            for (const auto& [station, chainage_m] : lines.stations(line)) {
                const auto back = lines.position_at(line, chainage_m);
                ASSERT_TRUE(back);
                ASSERT_LT(geo::distance_m(*back, lines.along(station->position, line)->on_line), 0.01);
            }
            const auto stations = lines.stations(line);
            ASSERT_TRUE(stations.empty() || stations.front().chainage_m == 0);
        }
        ASSERT_GE(on, p.stations.size());
    }
}
