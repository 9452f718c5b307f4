// The grammar of coordinates: what people type and paste, taken apart.
#include "geo/coordinate_text.h"

#include <cmath>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "seeded.h"

namespace {

using geo::TypedOrder;
using geo::TypedPair;

/// The one reading of a text; the test fails where there are more or none.
TypedPair one(const std::string& text) {
    const auto pairs = geo::typed_pairs(text);
    EXPECT_EQ(pairs.size(), 1U) << text;
    return pairs.empty() ? TypedPair{} : pairs.front();
}

void expect_pair(const std::string& text, double first, double second) {
    const TypedPair pair = one(text);
    EXPECT_NEAR(pair.first, first, 1e-9) << text;
    EXPECT_NEAR(pair.second, second, 1e-9) << text;
    EXPECT_FALSE(pair.guessed) << text;
}

}  // namespace

TEST(CoordinateText, APairInItsUsualForms) {
    for (const char* text :
         {"120.68, 30.52", "120.68 30.52", "120.68；30.52", "120.68/30.52", "120.68,30.52", "１２０．６８，３０．５２",
          "(120.68、30.52)", "120.68|30.52", " 120.68\t30.52\n", "+120.68 +30.52", "120.68, 30.52."})
        expect_pair(text, 120.68, 30.52);
}

TEST(CoordinateText, ACommaIsReadByTheWholeText) {
    for (const char* text : {"120,68 30,52", "120,68;30,52", "120,68, 30,52", "120,68/30,52"})
        expect_pair(text, 120.68, 30.52);
    expect_pair("120,42 30,31", 120.42, 30.31);
    expect_pair("3,377,955.65 565,266.66", 3377955.65, 565266.66);
    expect_pair("3,377,955.65,565,266.66", 3377955.65, 565266.66);
    expect_pair("3,377,955 565,266", 3377955, 565266);
    expect_pair("120°40′48,5″ 30°31′12,5″", 120 + 40 / 60.0 + 48.5 / 3600, 30 + 31 / 60.0 + 12.5 / 3600);
    const auto both = geo::typed_pairs("120,680 30,520");
    ASSERT_EQ(both.size(), 2U) << "decimals or thousands";
    EXPECT_EQ(both[0].first, 120.68);
    EXPECT_EQ(both[1].first, 120680);
    for (const char* text : {"120,68,30,52", "1,08 30", "3,37,955 565,266"})
        EXPECT_TRUE(geo::typed_pairs(text).empty()) << text;
}

TEST(CoordinateText, BareMinutesAreAGuess) {
    for (const char* text : {"120 40 48 30 31 12", "120 42 30 31", "120,42,30,31", "30 31.2 120 40.8"}) {
        const TypedPair pair = one(text);
        EXPECT_TRUE(pair.guessed) << text;
        EXPECT_TRUE(pair.sexagesimal) << text;
    }
    EXPECT_TRUE(geo::typed_pairs("120 68 30 52").empty()) << "no minutes";
}

TEST(CoordinateText, AllMarksOfDegrees) {
    const double lon = 120.68, lat = 30.52;
    for (const char* text :
         {"120°40′48″E 30°31′12″N", "120度40分48秒 30度31分12秒", "120°40´48´´ 30°31´12´´", "120°40'48'' 30°31'12''",
          "120°40’48” 30°31’12”", "120:40:48 30:31:12", "120:40:48,30:31:12", "东经120°40′48″，北纬30°31′12″",
          "E120°40′48″ N30°31′12″", "120°40.8′ 30°31.2′", "120.68° 30.52°", "120.68°E 30.52°N",
          "东经120 40 48 北纬30 31 12", "１２０°４０′４８″ ３０°３１′１２″"})
        expect_pair(text, lon, lat);
    expect_pair("N30°31.2′ E120°40.8′", lat, lon);
    EXPECT_EQ(one("N30°31.2′ E120°40.8′").order, TypedOrder::north_first);
    for (const char* text : {"120°61′ 30°31′", "120°40.5′48″ 30°31′12″", "120°40′60″ 30°31′", "120°40′48″", "120′40 30",
                             "°120 30", "120°-40′ 30°31′"})
        EXPECT_TRUE(geo::typed_pairs(text).empty()) << text;
}

TEST(CoordinateText, HemispheresHaveSigns) {
    expect_pair("120.68W 30.52S", -120.68, -30.52);
    expect_pair("西经120.68 南纬30.52", -120.68, -30.52);
    expect_pair("西经120°30′ 北纬30°", -120.5, 30);
    expect_pair("-120.68, -30.52", -120.68, -30.52);
    expect_pair("-0°30′ 1°30′", -0.5, 1.5);
    EXPECT_TRUE(geo::typed_pairs("-120.68W 30.52N").empty()) << "a minus and a west";
}

TEST(CoordinateText, LabelsDecideTheOrderAndMayNotContradictIt) {
    for (const char* text :
         {"经度120.68，纬度30.52。", "lon=120.68&lat=30.52", "lng: 120.68, lat: 30.52",
          "{\"lng\": 120.68, \"lat\": 30.52}", "120.68E 30.52N", "POINT(120.68 30.52)", "POINT Z (120.68 30.52 12)",
          "SRID=4490;POINT(120.68 30.52)", "{\"type\":\"Point\",\"coordinates\":[120.68,30.52]}", "东经120.68 30.52"}) {
        expect_pair(text, 120.68, 30.52);
        EXPECT_EQ(one(text).order, TypedOrder::east_first) << text;
    }
    for (const char* text : {"纬度：30.52 经度：120.68", "lat 30.52 lon 120.68", "30.52 N 120.68 E", "30.52N 120.68",
                             "北坐标 30.52 东坐标 120.68", "lat: 30.52N lon: 120.68E"}) {
        expect_pair(text, 30.52, 120.68);
        EXPECT_EQ(one(text).order, TypedOrder::north_first) << text;
    }
    EXPECT_EQ(one("[120.68, 30.52]").order, TypedOrder::open);
    EXPECT_EQ(one("X=3377955.65 Y=565266.66").order, TypedOrder::open) << "in Chinese surveys X is north";
    for (const char* text : {"经度120.68 经度30.52", "120.68E 30.52E", "经度120.68N 纬度30.52E",
                             "POINT(N30.52 E120.68)", "经度纬度120.68 30.52"})
        EXPECT_TRUE(geo::typed_pairs(text).empty()) << text;
}

TEST(CoordinateText, AThirdNumberIsAHeight) {
    EXPECT_EQ(one("120.68 30.52 12.5").height, 12.5);
    EXPECT_EQ(one("120°40′48″ 30°31′12″ 12.5").height, 12.5);
    EXPECT_EQ(one("经度120.68 纬度30.52 高程12.5米").height, 12.5);
    EXPECT_EQ(one("POINT Z (120.68 30.52 12.5)").height, 12.5);
    EXPECT_FALSE(one("120.68 30.52").height);
    EXPECT_TRUE(geo::typed_pairs("高程12.5").empty());
    EXPECT_TRUE(geo::typed_pairs("120.68 30.52 12.5 7 8").empty());
}

TEST(CoordinateText, SystemsAreNamedInTheText) {
    EXPECT_EQ(one("WGS84: 120.68, 30.52").system, "EPSG:4326");
    EXPECT_EQ(one("120.68, 30.52 (CGCS2000)").system, "EPSG:4490");
    EXPECT_EQ(one("GCJ-02 120.68 30.52").system, "gcj02");
    EXPECT_EQ(one("EPSG:4549 3377955.65 565266.66").system, "EPSG:4549");
    EXPECT_EQ(one("120.68 30.52").system, "");
}

TEST(CoordinateText, AddressesOfMaps) {
    for (const char* text :
         {"geo:30.52,120.68", "geo:30.52,120.68,12;u=35", "geo:0,0?q=30.52,120.68(here)",
          "https://maps.example.org/?q=30.52,120.68",
          "https://www.openstreetmap.org/?mlat=30.52&mlon=120.68#map=15/1/2",
          "https://www.openstreetmap.org/#map=15/30.52/120.68", "https://www.google.com/maps/@30.52,120.68,15z",
          "https://maps.example.org/?ll=30.52%2C120.68&z=12"}) {
        expect_pair(text, 30.52, 120.68);
        EXPECT_EQ(one(text).order, TypedOrder::north_first) << text;
        EXPECT_EQ(one(text).system, "") << text;
    }
    const TypedPair amap = one("https://uri.amap.com/marker?position=120.68,30.52&name=x");
    EXPECT_EQ(amap.order, TypedOrder::east_first);
    EXPECT_EQ(amap.system, "gcj02");
    EXPECT_EQ(one("http://api.map.baidu.com/marker?location=30.52,120.68&title=x").system, "bd09");
    EXPECT_TRUE(geo::typed_pairs("https://example.org/120.68,30.52").empty());
    EXPECT_EQ(one("\tgeo:30.52, 120.68　\n"), one("geo:30.52,120.68")) << "blanks around it";
    for (const char* more : {"geo:30.52,120.68 海宁", "https://maps.example.org/?q=30.52,120.68 120.7",
                             "120.7, 30.5 https://maps.example.org/?q=30.52,120.68"})
        EXPECT_TRUE(geo::typed_pairs(more).empty()) << more;
}

TEST(CoordinateText, ConsumesTheWholeTextOrNothing) {
    for (const char* text :
         {"", "17", "长安镇", "120.68", "120.68 30.52 许村镇", "120.6.8 30.52", "nan 30", "inf inf", "0x12 30",
          "120.68-30.52", "120..68 30.52", "17 号", "120.68 30.52 \xEF\xBF\xBF", "<120.68 30.52>"})
        EXPECT_TRUE(geo::typed_pairs(text).empty()) << text;
    std::string endless = "120.68 30.52";
    endless.resize(100000, ' ');
    EXPECT_TRUE(geo::typed_pairs(endless).empty());
}

TEST(CoordinateTextProperty, EveryFormGivesBackItsNumbers) {
    support::Seeded random("CoordinateText");
    for (int round = 0; round < 2000; ++round) {
        const double lon = std::round(random.real(73.1, 135) * 1e5) / 1e5;
        const double lat = std::round(random.real(3.1, 53) * 1e5) / 1e5;
        const auto dms = [](double v, const char* d, const char* m, const char* s) {
            const long seconds = std::lround(v * 36000);
            return fmt::format("{}{}{}{}{}.{}{}", seconds / 36000, d, seconds / 600 % 60, m, seconds / 10 % 60,
                               seconds % 10, s);
        };
        const auto comma = [](double v) {
            std::string text = fmt::format("{:.5f}", v);
            text.replace(text.find('.'), 1, ",");
            return text;
        };
        struct Form {
            std::string text;
            bool lon_first;
            double within;
        };
        const std::string a = fmt::format("{}", lon), b = fmt::format("{}", lat);
        const std::vector<Form> forms{
            {a + ", " + b, true, 1e-9},
            {a + " " + b, true, 1e-9},
            {b + ";" + a, false, 1e-9},
            {comma(lon) + " " + comma(lat), true, 1e-9},
            {"经度：" + a + "，纬度：" + b + "。", true, 1e-9},
            {"lat=" + b + "&lng=" + a, false, 1e-9},
            {"geo:" + b + "," + a, false, 1e-9},
            {"POINT(" + a + " " + b + ")", true, 1e-9},
            {b + "°N " + a + "°E", false, 1e-9},
            {dms(lon, "°", "′", "″") + " " + dms(lat, "°", "′", "″"), true, 2e-5},
            {"北纬" + dms(lat, "度", "分", "秒") + "，东经" + dms(lon, "度", "分", "秒"), false, 2e-5},
            {"N" + dms(lat, "°", "'", "''") + " E" + dms(lon, "°", "'", "''"), false, 2e-5},
            {dms(lon, ":", ":", "") + " " + dms(lat, ":", ":", ""), true, 2e-5}};
        const Form& form = forms[random.index(forms.size())];
        const auto pairs = geo::typed_pairs(form.text);
        ASSERT_EQ(pairs.size(), 1U) << form.text;
        EXPECT_NEAR(pairs[0].first, form.lon_first ? lon : lat, form.within) << form.text;
        EXPECT_NEAR(pairs[0].second, form.lon_first ? lat : lon, form.within) << form.text;
        EXPECT_FALSE(pairs[0].guessed) << form.text;
        if (pairs[0].order != TypedOrder::open) {
            EXPECT_EQ(pairs[0].order == TypedOrder::east_first, form.lon_first) << form.text;
        }
    }
}

TEST(CoordinateTextProperty, AnyTextGivesFiniteNumbersOrNone) {
    support::Seeded random("CoordinateText, any text");
    const std::vector<std::string> pieces{"120", "30.5", "3377955", "40565266", "°",    "′",      "'", "″",
                                          " ",   ",",    ";",       ":",        "东经", "纬度",   "-", ".",
                                          "e",   "N",    "度",      "１",       "geo:", "point(", ")", "wgs84",
                                          "h=",  "\xE4", "[",       "http://",  "?q=",  "%2C"};
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (std::size_t n = random.index(12); n > 0; --n) text += pieces[random.index(pieces.size())];
        for (const TypedPair& pair : geo::typed_pairs(text))
            EXPECT_TRUE(std::isfinite(pair.first) && std::isfinite(pair.second)) << text;
    }
}
