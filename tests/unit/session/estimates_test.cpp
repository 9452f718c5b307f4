// What the inspector says: in the language that is chosen, and no estimate as if it were measured.
#include <gtest/gtest.h>

#include "plan/ruler.h"
#include "session/facts.h"
#include "session/known_text.h"
#include "two_lines.h"

namespace {

using carto::Language;
using plan::FeatureKind;

std::string value(const session::Facts& facts, const std::string& label) {
    for (const session::FactGroup& group : facts.groups)
        for (const session::FactRow& row : group.rows)
            if (row.label == label) return row.value;
    return "(no row)";
}

session::Facts facts(const plan::Plan& plan, FeatureKind kind, const std::string& key, Language language) {
    carto::MapOptions options;
    options.language = language;
    return session::facts_of(plan::Index(plan), plan::Index(plan).feature(kind, key), options);
}

/// The sample with its carrier 10 m north of the second station, on a straight line.
plan::Plan plan_with_carrier(std::optional<double> uncertainty_m) {
    plan::Plan p = support::sample_plan();
    p.rail[0].centreline = {{120.31, 30.45}, {120.5, 30.45}, {120.69, 30.45}};
    p.carriers[0].position = geo::LonLat{120.5, 30.45009};
    p.carriers[0].uncertainty_m = uncertainty_m;
    return p;
}

bool ends_with(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

TEST(Estimates, EstimatesSaySoInChinese) {
    const plan::Plan p = plan_with_carrier(1000);
    const session::Facts f = facts(p, FeatureKind::carrier, "1", Language::zh);
    EXPECT_EQ(value(f, "距线"), "1 千米以内，可能在北侧");
    EXPECT_EQ(value(f, "里程"), "约 K18+200，K17+200–K19+200");
    EXPECT_EQ(value(f, "最近车站"), "长安站  1 千米以内");
    EXPECT_TRUE(ends_with(value(f, "精度"), " ±1000 米")) << value(f, "精度");
    EXPECT_EQ(value(f, "依据"), "场地中心");
}

TEST(Estimates, EstimatesSaySoInEnglish) {
    const plan::Plan p = plan_with_carrier(1000);
    const session::Facts f = facts(p, FeatureKind::carrier, "1", Language::en);
    EXPECT_EQ(value(f, "From the line"), "within 1 km, possibly to the north");
    EXPECT_EQ(value(f, "Chainage"), "about K18+200, K17+200–K19+200");
    EXPECT_EQ(value(f, "Nearest station"), "Chang'an  within 1 km");
    EXPECT_TRUE(ends_with(value(f, "Quality"), " ±1000 m")) << value(f, "Quality");
    EXPECT_EQ(value(f, "Basis"), "centre of the site");
}

TEST(Estimates, AKnownPositionHasNoDoubt) {
    for (const std::optional<double> known : {std::optional<double>(), std::optional<double>(0)}) {
        plan::Plan p = plan_with_carrier(known);
        p.carriers.front().quality = plan::PositionQuality::surveyed;
        const session::Facts f = facts(p, FeatureKind::carrier, "1", Language::zh);
        for (const char* label : {"距线", "里程", "最近车站", "精度"})
            EXPECT_EQ(value(f, label).find("±"), std::string::npos) << label;
    }
}

TEST(Estimates, ADoubtThatIsOnlyAssumedIsSaidToBe) {
    plan::Plan p = plan_with_carrier(std::nullopt);
    p.carriers.front().quality = plan::PositionQuality::area;
    const session::Facts f = facts(p, FeatureKind::carrier, "1", Language::zh);
    EXPECT_NE(value(f, "精度").find("±4000 米（推定）"), std::string::npos) << value(f, "精度");
    EXPECT_NE(value(f, "里程").find("约"), std::string::npos) << value(f, "里程");
}

TEST(Estimates, ADistanceHasTheDigitsThatAreKnown) {
    EXPECT_EQ(session::about_distance(231, 4000, Language::en), "about 0.2 km, 0–4.2");
    EXPECT_EQ(session::about_distance(231, 4000, Language::zh), "约 0.2 千米，0–4.2");
    EXPECT_EQ(session::about_distance(3036, 3000, Language::en), "about 3 km, 0–6");
    EXPECT_EQ(session::about_distance(231, 50, Language::en), "about 231 m, 181–281");
    EXPECT_EQ(session::about_distance(234, 300, Language::en), "about 230 m, 0–530");
    EXPECT_EQ(session::about_distance(2310, 0, Language::en), "2.31 km");
    EXPECT_EQ(session::short_distance(231, 4000, Language::en), "≈0.2 km");
    EXPECT_EQ(session::short_distance(20, 4000, Language::en), "≤4 km");
    EXPECT_EQ(session::short_distance(20, 0, Language::en), "20 m");
    EXPECT_EQ(session::about_chainage(plan::Ruler(plan::Plan()), 34812, 4000, Language::en),
              "about K34+800, K30+800–K38+800");
    EXPECT_EQ(session::short_chainage(plan::Ruler(plan::Plan()), 34812, 0), "K34+812");
    plan::Plan p = support::plan_with_branch();
    const plan::Index index(p);
    EXPECT_EQ(session::side_text(index, 0, -1, 231, 4000, Language::en), "possibly to the north");
    EXPECT_EQ(session::side_text(index, 0, 1, 4231, 4000, Language::en), "to the south");
    EXPECT_EQ(session::side_text(index, 1, -1, 231, 4000, Language::en), "possibly to the west") << "it goes north";
    EXPECT_EQ(session::side_text(index, 1, 1, 4231, 4000, Language::en), "to the east");
}

TEST(Estimates, ParksAndUnitsExplainInTheLanguage) {
    const plan::Plan p = support::sample_plan();
    EXPECT_EQ(value(facts(p, FeatureKind::park, "P1", Language::zh), "依据"), "手绘");
    EXPECT_EQ(value(facts(p, FeatureKind::park, "P1", Language::en), "Basis"), "drawn by hand");
    EXPECT_EQ(value(facts(p, FeatureKind::park, "P1", Language::zh), "精度"), "±500 米");
    EXPECT_EQ(value(facts(p, FeatureKind::park, "P1", Language::en), "Accuracy"), "±500 m");
    EXPECT_EQ(value(facts(p, FeatureKind::park, "P2", Language::en), "Basis"), "以长安镇代之");  // no English yet
    const std::string unit = "330481102";
    EXPECT_EQ(value(facts(p, FeatureKind::unit, unit, Language::zh), "面积（公布）"), "198.4 km²（不含“江面”）");
    EXPECT_EQ(value(facts(p, FeatureKind::unit, unit, Language::en), "Area (published)"),
              "198.4 km² (without \"the river\")");
}

}  // namespace
