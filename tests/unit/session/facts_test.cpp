// What the inspector says of a feature, in both languages.
#include "session/facts.h"

#include <gtest/gtest.h>

#include "haining_plan.h"
#include "plan/ruler.h"
#include "session/known_text.h"

namespace {

using carto::Language;
using plan::FeatureKind;
using plan::FeatureRef;

std::string all_text(const session::Facts& facts) {
    std::string text = facts.kind + " | " + facts.title + "\n";
    for (const session::FactGroup& group : facts.groups) {
        text += "# " + group.heading + "\n";
        for (const session::FactRow& row : group.rows) text += row.label + ": " + row.value + "\n";
    }
    return text;
}

session::Facts facts(plan::FeatureRef feature, Language language) {
    carto::MapOptions options;
    options.language = language;
    return session::facts_of(plan::Index(*support::haining_plan()), feature, options);
}

void expect_says(plan::FeatureRef feature, Language language, const std::vector<std::string>& phrases) {
    const session::Facts f = facts(feature, language);
    const std::string text = all_text(f);
    EXPECT_FALSE(f.title.empty());
    EXPECT_FALSE(f.kind.empty());
    for (std::size_t i = 0; i < f.groups.size(); ++i) {
        EXPECT_EQ(f.groups[i].heading.empty(), i == 0) << text;
        EXPECT_FALSE(f.groups[i].rows.empty()) << f.groups[i].heading;
        for (const session::FactRow& row : f.groups[i].rows) EXPECT_FALSE(row.value.empty()) << row.label;
    }
    for (const std::string& phrase : phrases)
        EXPECT_NE(text.find(phrase), std::string::npos) << phrase << " in\n" << text;
}

}  // namespace

TEST(Facts, OfACarrier) {
    const plan::FeatureRef id = plan::carrier_ref(17);
    expect_says(id, Language::zh,
                {"17 中科院海宁纳米电子材料与器件工程中心", "高端科创平台", "责任单位: 斜桥镇", "±4000 米",
                 "120.60440°E 30.49070°N", "里程: 约 K34+800，K30+800–K38+800", "约 0.2 千米，0–4.2，可能在北侧",
                 "斜桥  约 0.8 千米，0–4.8"});
    expect_says(id, Language::en,
                {"17 CAS Haining Engineering Centre", "Innovation carrier", "Responsible: Xieqiao Town",
                 "Chainage: about K34+800", "about 0.2 km, 0–4.2, possibly to the north",
                 "Nearest station: Xieqiao  about 0.8 km, 0–4.8"});
}

TEST(Facts, OfAnUnlocatedCarrierSayWhy) {
    plan::Plan plan = *support::haining_plan();
    plan::Carrier& carrier = plan.carriers[13];
    carrier.position.reset();
    carrier.uncertainty_m.reset();
    carrier.quality = plan::PositionQuality::none;
    carrier.position_basis = {"尚未定位", "Unlocated until someone places it"};
    for (const Language language : {Language::zh, Language::en}) {
        carto::MapOptions options;
        options.language = language;
        const std::string text = all_text(session::facts_of(plan::Index(plan), plan::carrier_ref(14), options));
        const char* why = language == Language::zh ? "尚未定位" : "Unlocated until someone places it";
        EXPECT_NE(text.find(why), std::string::npos) << text;
        EXPECT_EQ(text.find("°E"), std::string::npos) << text;
    }
}

TEST(Facts, OfAUnit) {
    const plan::FeatureRef id = plan::unit_ref("330481103");
    expect_says(id, Language::zh,
                {"镇、街道 | 长安镇（高新区）", "镇街名称: 长安镇", "西段", "102.9 km²",
                 "16 浙江机电职业技术学院长安校区众创空间"});
    expect_says(id, Language::en, {"Chang'an Town", "Western section", "7 Haining High-tech Zone Innovation Centre"});
}

TEST(Facts, NameATownAsTheMapDoes) {
    carto::MapOptions options;
    const plan::FeatureRef id = plan::unit_ref("330481103");
    EXPECT_EQ(session::facts_of(plan::Index(*support::haining_plan()), id, options).title, "长安镇（高新区）");
    options.hidden = {carto::Layer::areas};
    EXPECT_EQ(session::facts_of(plan::Index(*support::haining_plan()), id, options).title, "长安镇");
}

TEST(Facts, OfAUnitBeginWithWhatTheCorridorHasThere) {
    const session::Facts f = facts(plan::unit_ref("330481103"), Language::en);
    ASSERT_GE(f.groups.at(0).rows.size(), 3U);
    EXPECT_EQ(f.groups[0].rows[0].label, "Carriers it is responsible for");
    EXPECT_EQ(f.groups[0].rows[1].label, "Stations");
    EXPECT_NE(f.groups[0].rows[1].value.find("Chang'an (Dongfang College)"), std::string::npos)
        << f.groups[0].rows[1].value;
    EXPECT_EQ(f.groups[0].rows[2].value, "Western section");
}

TEST(Facts, OfAStation) {
    const plan::FeatureRef id = plan::station_ref(4);
    expect_says(id, Language::zh, {"长安（东方学院）", "高架（推断）", "所在: 长安镇", "里程: K16+807"});
    expect_says(id, Language::en, {"Chang'an (Dongfang College)", "elevated (inferred)", "Chainage: K16+807"});
}

TEST(Facts, OfAPark) {
    const plan::FeatureRef id = plan::park_ref("P1");
    expect_says(id, Language::zh, {"鹃湖国际科技城", "示意范围", "±1500 米"});
    expect_says(id, Language::en, {"Juanhu International Science City", "schematic outline"});
}

TEST(Facts, OfEverythingThatThePlanHas) {
    const plan::Plan& p = *support::haining_plan();
    for (const Language language : {Language::zh, Language::en}) {
        for (const auto& c : p.carriers) expect_says(ref_of(c), language, {});
        for (const auto& u : p.units) expect_says(ref_of(u), language, {});
        for (const auto& s : p.stations) expect_says(ref_of(s), language, {});
        for (const auto& k : p.parks) expect_says(ref_of(k), language, {});
    }
}

TEST(Facts, AreEmptyForWhatThePlanDoesNotHave) {
    for (const FeatureKind kind :
         {FeatureKind::none, FeatureKind::unit, FeatureKind::park, FeatureKind::station, FeatureKind::carrier}) {
        EXPECT_TRUE(facts({kind, 99}, Language::zh).empty());
        EXPECT_EQ(session::short_text(plan::Index(*support::haining_plan()), {kind, 99}, {}), "");
    }
}

TEST(ShortText, OfAUnitGivesTheValueThatTheMapShows) {
    const std::string text =
        session::short_text(plan::Index(*support::haining_plan()), plan::unit_ref("330481103"), {});
    EXPECT_TRUE(text.starts_with("长安镇（高新区）\nR&D占GDP  ")) << text;
    EXPECT_NE(text.find("74%"), std::string::npos) << text;
}

TEST(ShortText, OfAUnitWithoutFillTellsOfTheCorridor) {
    carto::MapOptions options;
    options.hidden = {carto::Layer::areas};
    options.language = Language::en;
    const std::string text =
        session::short_text(plan::Index(*support::haining_plan()), plan::unit_ref("330481103"), options);
    EXPECT_TRUE(text.starts_with("Chang'an Town\n")) << text;
    EXPECT_EQ(text.find("R&D"), std::string::npos) << text;
    EXPECT_EQ(text.find('%'), std::string::npos) << text;
    for (const char* part :
         {"Carriers it is responsible for  ", "Stations  Chang'an (Dong", "Segment  Western section"})
        EXPECT_NE(text.find(part), std::string::npos) << part << " in\n" << text;
}

TEST(ChainageText, CountsKilometresAndMetres) {
    const plan::Ruler ruler{plan::Plan()};
    EXPECT_EQ(session::chainage_text(ruler, 0), "K0+000");
    EXPECT_EQ(session::chainage_text(ruler, 12350.4), "K12+350");
    EXPECT_EQ(session::chainage_text(ruler, 999.6), "K1+000");
    EXPECT_EQ(session::chainage_text(ruler, 34007), "K34+007");
}

TEST(DistanceText, TurnsToKilometresAtAThousandMetres) {
    EXPECT_EQ(session::distance_text(231.4, Language::zh), "231 米");
    EXPECT_EQ(session::distance_text(999.4, Language::en), "999 m");
    EXPECT_EQ(session::distance_text(999.6, Language::en), "1 km");
    EXPECT_EQ(session::distance_text(1000, Language::en), "1 km");
    EXPECT_EQ(session::distance_text(4809, Language::zh), "4.81 千米");
}
