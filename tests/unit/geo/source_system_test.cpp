// What a pair of numbers means in the system that it is said to be of.
#include "geo/source_system.h"

#include <gtest/gtest.h>

#include "geo/china_offset.h"

TEST(SystemReader, ReadsAPairInBothOrdersUnlessItSaysWhich) {
    const auto places = [](const char* system, geo::TypedPair pair) {
        const auto reader = geo::SystemReader::create(geo::source_system(system));
        return reader ? reader->read(pair) : std::vector<geo::PlaceOfPair>{};
    };
    EXPECT_EQ(places("wgs84", {30.5, 60.5}).size(), 2U);
    EXPECT_EQ(places("wgs84", {30.5, 60.5, geo::TypedOrder::east_first}).size(), 1U);
    EXPECT_EQ(places("wgs84", {120.5, 30.5}).size(), 1U) << "no latitude is 120.5";
    const auto shifted = places("gcj02", {120.5, 30.5});
    ASSERT_EQ(shifted.size(), 1U);
    EXPECT_EQ(shifted[0].position, geo::wgs84_from_gcj02({120.5, 30.5}));
    const auto zoned = places("EPSG:4549", {40565266.66, 3377955.65}),
               bare = places("EPSG:4549", {565266.66, 3377955.65});
    ASSERT_EQ(zoned.size(), 1U);
    EXPECT_NEAR(zoned[0].position.lon, bare.at(0).position.lon, 1e-9) << "with the number of its zone or without";
    EXPECT_TRUE(places("EPSG:4549", {39565266.66, 3377955.65}).empty()) << "the number of another zone";
    EXPECT_FALSE(geo::SystemReader::create(geo::source_system("EPSG:4610"))) << "Xian 80";
}
