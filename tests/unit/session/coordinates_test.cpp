// Positions as text and back, in the systems of Chinese planning.
#include "session/coordinates.h"

#include <cmath>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "geo/geodesy.h"
#include "seeded.h"

namespace {

using base::Language;
using session::CoordinateSystem;
using session::ReadAs;

constexpr geo::LonLat k_haining{120.68, 30.52};

const session::Coordinates& coordinates() {
    static const session::Coordinates made = std::move(*session::Coordinates::create());
    return made;
}

void expect_reads(const std::string& text, ReadAs as, double within_m) {
    const auto readings = coordinates().read(text);
    ASSERT_EQ(readings.size(), 1U) << text;
    EXPECT_EQ(readings[0].read_as, as) << text;
    EXPECT_LT(geo::distance_m(readings[0].position, k_haining), within_m) << text;
}

}  // namespace

TEST(CoordinateText, IsThatOfEachSystem) {
    const auto text = [](CoordinateSystem s) { return coordinates().text(s, k_haining, Language::zh); };
    EXPECT_EQ(text(CoordinateSystem::cgcs2000), "120.68000°E 30.52000°N");
    EXPECT_EQ(text(CoordinateSystem::gk_cm120), "X 3377955.6 Y 565266.7");
    EXPECT_EQ(text(CoordinateSystem::gk_zone40), "X 3377955.6 Y 40565266.7");
    EXPECT_EQ(text(CoordinateSystem::wgs84_dms), "120°40′48.0″E 30°31′12.0″N");
    EXPECT_EQ(text(CoordinateSystem::gcj02), "120.68422°E 30.51752°N 近似");
    EXPECT_TRUE(text(CoordinateSystem::bd09).ends_with("°N 近似"));
    EXPECT_TRUE(coordinates().text(CoordinateSystem::bd09, k_haining, Language::en).ends_with("°N approx."));
}

TEST(CoordinateText, NeverHasSixtySeconds) {
    const auto dms = [](geo::LonLat p) { return coordinates().text(CoordinateSystem::wgs84_dms, p, Language::en); };
    EXPECT_EQ(dms({120.99999999, 30.01666666}), "121°00′00.0″E 30°01′00.0″N");
    EXPECT_EQ(dms({120.0001, 30.5}), "120°00′00.4″E 30°30′00.0″N");
}

TEST(CoordinateText, OfAPlaceWithoutAnImageIsADash) {
    EXPECT_EQ(coordinates().text(CoordinateSystem::gk_cm120, {std::nan(""), 30}, Language::zh), "–");
}

TEST(CoordinateSystem, HasAKeyAndALabel) {
    for (const CoordinateSystem s : session::k_coordinate_systems) {
        EXPECT_EQ(session::coordinate_system_from_key(session::to_key(s)), s);
        EXPECT_NE(session::label(s, Language::zh), session::label(s, Language::en));
    }
    EXPECT_EQ(session::label(CoordinateSystem::cgcs2000, Language::zh), "CGCS2000 经纬度 (EPSG:4490)");
    EXPECT_FALSE(session::coordinate_system_from_key("EPSG:4490"));
}

TEST(CoordinateReading, TakesLongitudeAndLatitudeAsPeopleWriteThem) {
    for (const char* text :
         {"120.68 30.52", "30.52, 120.68", "120.68,30.52", " 120.68\t30.52 ", "120.68°E 30.52°N", "N30.52 E120.68",
          "东经120.68度，北纬30.52度", "１２０．６８，３０．５２", "（120.68、30.52）", "lat=30.52; lng=120.68",
          "经度：120.68 纬度：30.52", "北纬 30.52° 东经 120.68°"})
        expect_reads(text, ReadAs::lon_lat, 1e-3);
}

TEST(CoordinateReading, TakesDegreesMinutesAndSeconds) {
    for (const char* text :
         {"120°40′48″ 30°31′12″", "30°31′12.0″N 120°40′48.0″E", "东经120度40分48秒，北纬30度31分12秒",
          "120°40'48\" 30°31'12\"", "120°40'48'',30°31'12''", "120 40 48 30 31 12", "120:40:48 30:31:12",
          "１２０°４０′４８″　３０°３１′１２″", "120°40.8′ 30°31.2′", "120°40′48 30°31′12", "30 31.2 120 40.8"})
        expect_reads(text, ReadAs::dms, 0.01);
}

TEST(CoordinateReading, TakesProjectedPairsInEitherOrder) {
    for (const char* text :
         {"3377955.65 565266.66", "565266.66,3377955.65", "X=3377955.65 Y=565266.66", "X 3377955.65米，Y 565266.66米",
          "北3377955.65 东565266.66", "纵坐标3377955.65，横坐标565266.66"})
        expect_reads(text, ReadAs::gk_cm120, 0.01);
    for (const char* text : {"3377955.65 40565266.66", "40565266.66 3377955.65"})
        expect_reads(text, ReadAs::gk_zone40, 0.01);
    for (const char* text : {"13434036.16 3570643.9", "3570643.9 13434036.16"})
        expect_reads(text, ReadAs::web_mercator, 100);
}

TEST(CoordinateReading, GivesBackWhatItWrote) {
    support::Seeded random("CoordinateReading");
    for (int i = 0; i < 200; ++i) {
        const geo::LonLat p{random.real(120.1, 121.0), random.real(30.1, 30.7)};
        for (const CoordinateSystem s : {CoordinateSystem::cgcs2000, CoordinateSystem::gk_cm120,
                                         CoordinateSystem::gk_zone40, CoordinateSystem::wgs84_dms}) {
            const std::string text = coordinates().text(s, p, Language::zh);
            const auto readings = coordinates().read(text);
            ASSERT_EQ(readings.size(), 1U) << text;
            EXPECT_LT(geo::distance_m(readings[0].position, p), 2.5) << text;
        }
    }
}

TEST(CoordinateReading, TakesThe6DegreeZoneFromItsFarWest) {
    const auto readings = coordinates().read("3386000 277000");
    ASSERT_EQ(readings.size(), 1U);
    EXPECT_EQ(readings[0].read_as, ReadAs::gk_cm123);
    EXPECT_LT(geo::distance_m(readings[0].position, k_haining), 15000);
}

TEST(CoordinateReading, TakesDecimalCommasAHeightAndWhatPeoplePaste) {
    for (const char* text : {"120,68 30,52", "120.68 30.52 5", "POINT(120.68 30.52)", "geo:30.52,120.68",
                             "WGS84: 120.68, 30.52", "经度120.68，纬度30.52。"})
        expect_reads(text, ReadAs::lon_lat, 1e-3);
    expect_reads("3,377,955.65 565,266.66", ReadAs::gk_cm120, 0.01);
    EXPECT_TRUE(coordinates().read("120 40 48 30 31 12").front().guessed);
    EXPECT_FALSE(coordinates().read("120°40′48″ 30°31′12″").front().guessed);
}

TEST(CoordinateReading, RefusesWhatIsNone) {
    for (const char* text : {"", "17", "长安镇", "120.68", "西经120.68 北纬30.52", "30.52S 120.68E", "-120.68 30.52",
                             "2.35 48.86", "120.6.8 30.52", "120°61′ 30°31′", "120°40′48″", "1e2 30", "nan 30",
                             "120.68 130.52", "12 30", "565266.66 565266.66", "17 号", "°120 30", "120′40 30"})
        EXPECT_TRUE(coordinates().read(text).empty()) << text;
    std::string endless = "120.68 30.52";
    endless.resize(100000, ' ');
    EXPECT_TRUE(coordinates().read(endless).empty());
}

TEST(CoordinateReading, GivesOnlyPositionsInChinaWhateverIsTyped) {
    support::Seeded random("CoordinateReading, any text");
    const std::vector<std::string> pieces{"120", "30.5", "3377955", "565266", "40565266", "°",        "′",
                                          "'",   "″",    " ",       ",",      "东经",     "北纬",     "-",
                                          ".",   "e",    "N",       "度",     "１",       "13434036", "\xE4"};
    std::size_t read = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        for (std::size_t n = random.index(9); n > 0; --n) text += pieces[random.index(pieces.size())];
        for (const session::CoordinateReading& reading : coordinates().read(text)) {
            ++read;
            EXPECT_TRUE(reading.position.lon >= 73 && reading.position.lon <= 136) << text;
            EXPECT_TRUE(reading.position.lat >= 3 && reading.position.lat <= 54) << text;
        }
    }
    EXPECT_GT(read, 10U);
}
