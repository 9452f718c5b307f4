#include "geometry_blob.h"

#include <gtest/gtest.h>
#include <limits>
#include <random>

#include "sample_plan.h"

namespace {

geo::MultiPolygon sample_shape() {
    return {{support::box(120, 30, 121, 31), {support::hole(120.2, 30.2, 120.4, 30.4)}},
            {support::box(122, 30, 123, 31), {}}};
}

/// Decoding must neither crash nor read outside, whatever the bytes; the sanitizers watch.
void decode_all(const store::Blob& blob) {
    (void)store::decode_point(blob);
    (void)store::decode_line(blob);
    (void)store::decode_multi_polygon(blob);
}

}  // namespace

TEST(GeometryBlob, RoundTrip) {
    const geo::LineString line{{120, 30}, {120.1, 30.123456789012345}};
    EXPECT_EQ(store::decode_point(store::encode(line[1])), line[1]);
    EXPECT_EQ(store::decode_line(store::encode(line)), line);
    EXPECT_EQ(store::decode_multi_polygon(store::encode(sample_shape())), sample_shape());
}

TEST(GeometryBlob, RefusesAnotherTypeAndPositionsThatAreNone) {
    EXPECT_FALSE(store::decode_line(store::encode(geo::LonLat{1, 2})));
    EXPECT_FALSE(store::decode_point(store::encode(geo::LonLat{181, 2})));
    EXPECT_FALSE(store::decode_point(store::encode(geo::LonLat{1, std::numeric_limits<double>::quiet_NaN()})));
    EXPECT_FALSE(store::decode_point(store::encode(geo::LonLat{std::numeric_limits<double>::infinity(), 0})));
    EXPECT_FALSE(store::decode_point({}));
}

TEST(GeometryBlob, RefusesEveryShorterOrLongerBlob) {
    store::Blob blob = store::encode(sample_shape());
    for (std::size_t size = 0; size < blob.size(); ++size)
        EXPECT_FALSE(store::decode_multi_polygon(std::span(blob).first(size))) << size;
    blob.push_back(0xFE);
    EXPECT_FALSE(store::decode_multi_polygon(blob));
}

TEST(GeometryBlob, SurvivesAnyBytes) {
    std::mt19937 random(1);
    const std::array<store::Blob, 3> seeds{store::encode(geo::LonLat{1, 2}),
                                           store::encode(geo::LineString{{1, 2}, {3, 4}}),
                                           store::encode(sample_shape())};
    for (int round = 0; round < 20000; ++round) {
        store::Blob blob = seeds[random() % seeds.size()];
        for (std::size_t i = 1 + random() % 4; i > 0; --i)
            blob[random() % blob.size()] = static_cast<std::uint8_t>(random());
        if (random() % 4 == 0) blob.resize(random() % blob.size());
        decode_all(blob);
    }
}
