// Typed coordinates as places in the city.
#include "session/place_reader.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "geo/china_offset.h"
#include "geo/geodesy.h"
#include "sample_plan.h"

namespace {

using base::Language;
using session::ReadAs;
using session::SourceKind;
using session::SourceSystem;

constexpr geo::LonLat k_there{120.56, 30.455};  // in Chang'an of the sample plan; the metres are Krüger's series'

struct Reader {
    plan::Plan plan = support::sample_plan();
    plan::CorridorIndex index{plan};
    session::Coordinates coordinates = std::move(*session::Coordinates::create());

    auto operator()(std::string_view text, const SourceSystem& source = {}) const {
        return session::read_places(coordinates, index, text, source);
    }
    /// The one place; fails the test where there is another number of them.
    session::PlaceCandidate one(std::string_view text, const SourceSystem& source = {}) const {
        const auto found = (*this)(text, source);
        EXPECT_TRUE(found) << text << (found ? "" : found.error().message);
        if (!found) return {};
        EXPECT_EQ(found->size(), 1U) << text;
        return found->front();
    }
};

void expect_there(const session::PlaceCandidate& place, double within_m) {
    EXPECT_LT(geo::distance_m(place.position, k_there), within_m);
    ASSERT_TRUE(place.in_city());
    EXPECT_EQ(place.unit->code, "330481102");
}

SourceSystem named(const char* definition) { return {SourceKind::named, definition}; }

}  // namespace

TEST(PlaceReader, WhatCanBeOneThingOnlyIsNoQuestion) {
    const Reader read;
    for (const char* text :
         {"120.56 30.455", "30.455, 120.56", "东经120°33′36″ 北纬30°27′18″", "１２０．５６，３０．４５５"})
        expect_there(read.one(text), 0.1);
    EXPECT_TRUE(read.one("30.455, 120.56").north_first);
    const std::string survey = read.coordinates.text(session::CoordinateSystem::gk_cm120, k_there, Language::en);
    expect_there(read.one(survey), 0.2);
    EXPECT_EQ(read.one(survey).read_as, ReadAs::gk_cm120);
    const auto elsewhere = read.one("121.5 31.2");
    EXPECT_FALSE(elsewhere.in_city());
    EXPECT_EQ(session::describe(elsewhere, Language::zh), "经纬度：位于市域外 108.99 千米处");
    EXPECT_EQ(session::describe(read.one("120.56 30.455"), Language::zh), "经纬度：位于长安镇");
}

TEST(PlaceReader, TakesShiftedMapsBack) {
    const Reader read;
    const geo::LonLat gcj = geo::gcj02_from_wgs84(k_there);
    const geo::LonLat bd = geo::bd09_from_wgs84(k_there);
    const auto place = read.one(fmt::format("{:.9f},{:.9f}", gcj.lat, gcj.lon), {SourceKind::gcj02, ""});
    expect_there(place, 0.01);
    EXPECT_EQ(place.read_as, ReadAs::gcj02);
    expect_there(read.one(fmt::format("{:.9f},{:.9f}", bd.lon, bd.lat), {SourceKind::bd09, ""}), 0.01);
    EXPECT_FALSE(read("3377955.65 565266.66", {SourceKind::gcj02, ""}));
    EXPECT_FALSE(read("3377955.65 565266.66", {SourceKind::lon_lat, ""}));
    expect_there(read.one("120.56 30.455", {SourceKind::lon_lat, ""}), 0.1);
}

TEST(PlaceReader, TriesBothOrdersOfANamedSystem) {
    const Reader read;
    for (const char* text : {"3370686.24 553784.55", "553784.55 3370686.24", "3370686.24 40553784.55"}) {
        const auto place = read.one(text, named("EPSG:4549"));
        expect_there(place, 0.1);
        EXPECT_EQ(place.system, "CGCS2000 / 3-degree Gauss-Kruger CM 120E");
        EXPECT_EQ(place.north_first, text[0] == '3');
    }
    expect_there(read.one("40553784.55 3370686.24", named("4528")), 0.1);
    for (const char* definition : {"EPSG:4326", "epsg:4490", "+proj=longlat +datum=WGS84"})
        for (const char* text : {"120.56 30.455", "30.455 120.56", "30°27′18″ 120°33′36″"})
            expect_there(read.one(text, named(definition)), 2);
    EXPECT_FALSE(read("120.56 30.455", named("EPSG:4549")));
}

TEST(PlaceReader, OffersBothWhereBothArePossible) {
    const Reader read;
    const SourceSystem odd = named("+proj=tmerc +lat_0=0 +lon_0=120 +x_0=3300000 +ellps=GRS80");
    const auto both = read("3400000 3350000", odd);
    ASSERT_TRUE(both);
    ASSERT_EQ(both->size(), 2U);
    EXPECT_NE(both->at(0).position, both->at(1).position);
    EXPECT_NE(session::describe(both->at(0), Language::zh), session::describe(both->at(1), Language::zh));
    expect_there(read.one("3353784.55 3370686.24", odd), 0.1);  // the other order lies outside the city
}

TEST(PlaceReader, NeverGuessesXian80AndBeijing54) {
    const Reader read;
    EXPECT_EQ(read.one("3370686.24 553784.55").read_as, ReadAs::gk_cm120);
    for (const char* code : {"EPSG:2385", "EPSG:2437", "EPSG:4610", "EPSG:4214", "4555"}) {
        const auto refused = read("3370686.24 553784.55", named(code));
        ASSERT_FALSE(refused) << code;
        EXPECT_NE(refused.error().message.find("Xian 80"), std::string::npos) << code;
    }
}

TEST(PlaceReader, SaysWhatIsWrong) {
    const Reader read;
    for (const char* text : {"", "长安镇", "120.56", "2.35 48.86"}) EXPECT_FALSE(read(text)) << text;
    for (const char* definition : {"", "EPSG:0", "EPSG:5773", "4978", "+proj=nonsense", "长安"})
        EXPECT_FALSE(read("120.56 30.455", named(definition))) << definition;
}

TEST(PlaceReader, KnowsTheNamesOfSources) {
    for (const SourceKind kind : session::k_source_kinds) {
        EXPECT_NE(session::label(kind, Language::zh), session::label(kind, Language::en));
        EXPECT_TRUE(kind == SourceKind::named || session::source_system(session::to_key(kind)).kind == kind);
    }
    EXPECT_EQ(session::source_system("WGS84").kind, SourceKind::lon_lat);
    EXPECT_EQ(session::source_system("GCJ-02").kind, SourceKind::gcj02);
    EXPECT_EQ(session::source_system("EPSG:4549").definition, "EPSG:4549");
}

TEST(PlaceReader, TheZoneBeforeAnEastingIsThatOfTheSystem) {
    const Reader read;
    for (const char* text : {"3370686.24 40553784.55", "40553784.55 3370686.24"}) {
        expect_there(read.one(text, named("EPSG:4549")), 0.1);
        expect_there(read.one(text, named("EPSG:4528")), 0.1);
    }
    for (const char* definition : {"EPSG:4549", "EPSG:4528"}) {
        const auto refused = read("3370686.24 39553784.55", named(definition));
        ASSERT_FALSE(refused) << definition;
        const std::string said = base::to_line(refused.error(), Language::en);
        EXPECT_NE(said.find("zone 39"), std::string::npos) << said;
        EXPECT_NE(said.find("EPSG:4527"), std::string::npos) << "the zone's own system is proposed: " << said;
    }
    const auto there = read("3370686.24 39553784.55", named("EPSG:4527"));
    ASSERT_TRUE(there);
    EXPECT_NEAR(there->front().position.lon, 117.56, 0.01);
    EXPECT_FALSE(read("3370686.24 39553784.55")) << "not guessed either";
    const SourceSystem six = named("+proj=tmerc +lon_0=117 +x_0=500000 +ellps=GRS80");
    EXPECT_NEAR(read("3370686.24 20553784.55", six)->front().position.lon, 117.56, 0.01) << "zone 20 of 6 degrees";
}

TEST(PlaceReader, AnotherSystemInTheTextIsRefused) {
    const Reader read;
    expect_there(read.one("WGS84: 120.56, 30.455", {SourceKind::lon_lat, ""}), 0.1);
    const auto refused = read("GCJ-02: 120.56, 30.455", {SourceKind::lon_lat, ""});
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.find("gcj02"), std::string::npos);
    EXPECT_EQ(read.one("GCJ-02: 120.56, 30.455").read_as, ReadAs::gcj02);
}

TEST(PlaceReader, WhatIsGuessedIsMarked) {
    const Reader read;
    EXPECT_TRUE(read.one("120 33 36 30 27 18").guessed);
    EXPECT_FALSE(read.one("120°33′36″ 30°27′18″").guessed);
    for (const char* text : {"GCJ-02 120 33 36 30 27 18", "BD-09: 120 33 36 30 27 18", "WGS84 120 33 36 30 27 18"})
        EXPECT_TRUE(read.one(text).guessed) << text;
}

TEST(PlaceReader, AHeightIsNamedAndLeft) {
    const Reader read;
    for (const SourceSystem& system : {SourceSystem{}, SourceSystem{SourceKind::lon_lat, ""}, named("EPSG:4490")})
        EXPECT_EQ(read.one("120.56 30.455 12.5", system).height, 12.5);
    EXPECT_EQ(read.one("120.56 30.455").height, std::nullopt);
    EXPECT_NE(session::describe(read.one("120.56 30.455 12.5"), Language::en).find("12.5 was read as a height"),
              std::string::npos);
}

TEST(PlaceReader, WhatIsProposedKeepsToTheLabels) {
    const Reader read;
    const auto said = [&](const char* text, const SourceSystem& system) {
        const auto refused = read(text, system);
        EXPECT_FALSE(refused) << text;
        return refused ? std::string() : base::to_line(refused.error(), Language::en);
    };
    for (const char* text : {"lat 120.56 lon 30.455", "纬度120.56 经度30.455"})
        EXPECT_NE(said(text, {}).find("perhaps 120.56, 30.455"), std::string::npos) << said(text, {});
    const std::string degrees = said("120.56 30.455", named("EPSG:4549"));
    EXPECT_NE(degrees.find("these are longitude and latitude"), std::string::npos) << degrees;
}

TEST(PlaceReader, FarPlacesAreMarkedAndWhatWasMeantIsFound) {
    const Reader read;
    const SourceSystem degrees{SourceKind::lon_lat, ""};
    for (const char* text : {"0, 0", "-120.56, 30.455", "12.056, 30.455", "121.5, 31.2"})
        EXPECT_TRUE(read.one(text, degrees).nearness.far) << text;
    const auto near = read.one("120.8, 30.45", degrees);
    EXPECT_FALSE(near.nearness.far);
    EXPECT_NEAR(near.nearness.outside_m, geo::distance_m({120.7, 30.45}, {120.8, 30.45}), 100);
    for (const geo::LonLat typed : {geo::LonLat{30.455, 120.56},
                                    {-120.56, 30.455},
                                    {12.056, 30.455},
                                    {120.56, 3.0455},
                                    {10.56, 30.455},
                                    {1200.56, 30.455},
                                    {102.56, 30.455},
                                    {120.56, 304.55}}) {
        const auto meant = plan::likely_meant(read.plan, typed);
        ASSERT_TRUE(meant) << typed.lon << " " << typed.lat;
        EXPECT_NE(read.index.unit_at(*meant), nullptr) << typed.lon << " " << typed.lat;
    }
    EXPECT_FALSE(plan::likely_meant(read.plan, {0, 0}));
    const auto beyond = read("1200.56, 30.455", degrees);
    ASSERT_FALSE(beyond);
    EXPECT_NE(base::to_line(beyond.error(), Language::en).find("120."), std::string::npos);
}
