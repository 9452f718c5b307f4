// What a written name means, by one rule for commands, import and search; above all when it means nothing.
#include "plan/name_table.h"

#include <gtest/gtest.h>

#include "base/result.h"
#include "plan/carrier_fields.h"
#include "plan/names.h"
#include "sample_plan.h"

using plan::Meaning;
using plan::Naming;

TEST(NameTable, WidthBracketsAndCaseDoNotMatter) {
    const plan::Plan p = support::sample_plan();
    for (const char* text : {"长安镇(高新区)", "长安镇 高新区", "高新区", "CHANGAN", "３３０４８１１０２"})
        EXPECT_EQ(plan::resolve_area(p, text).value()->key, "changan") << text;
}

TEST(NameTable, AShortFormThatFitsTwoAreasMeansNeither) {
    plan::Plan p = support::sample_plan();
    plan::Area other;
    other.key = "other";
    other.name = {"马桥街道（高新区）", "Maqiao"};
    p.areas.push_back(other);
    const Meaning meaning = plan::area_names(p).find("高新区");
    EXPECT_EQ(meaning.kind, Meaning::Kind::several);
    EXPECT_EQ(meaning.several, (std::vector<std::string>{"changan", "other"}));
    const std::string refusal = base::to_line(plan::resolve_area(p, "高新区").error(), base::Language::zh);
    EXPECT_NE(refusal.find("马桥街道（高新区）"), std::string::npos) << refusal;
    EXPECT_EQ(plan::resolve_area(p, "马桥街道").value()->key, "other");
}

TEST(NameTable, ANameThatTwoCarriersShareIsAQuestion) {
    plan::Plan p = support::sample_plan();
    p.carriers[1].name = p.carriers[0].name;
    const auto found = plan::resolve_carrier(p, p.carriers[0].name.zh);
    ASSERT_FALSE(found);
    EXPECT_NE(found.error().message.find("1 "), std::string::npos) << found.error().message;
    EXPECT_EQ(plan::resolve_carrier(p, "２").value()->number, 2);
}

TEST(NameTable, AMistypedKeyIsNone) {
    const plan::Plan p = support::sample_plan();
    EXPECT_FALSE(plan::resolve_indicator(p, "rdgdp"));
    EXPECT_EQ(plan::resolve_indicator(p, "RD_GDP").value()->key, "rd_gdp");
}

TEST(NameTable, OnlyATextOfDigitsIsANumber) {
    const plan::Plan p = support::sample_plan();
    for (const char* text : {"-2", "2.0", "1.2", "2 "}) EXPECT_FALSE(plan::resolve_carrier(p, text)) << text;
}

TEST(NameTable, WhatIsNamedStrongerGoesFirst) {
    plan::NameTable table;
    table.add("a", {"甲", "A"});
    table.name(Naming::other, std::string("b"));
    table.add("b", {"乙", "B"});
    table.name(Naming::key, std::string("b"));
    EXPECT_EQ(table.find("b").key, "b");
    table.bind("B", "a");
    EXPECT_EQ(table.find("b").key, "a");
    EXPECT_EQ(table.find("b").by, Naming::bound);
}

TEST(NameTable, ANameBoundInAnImportServesCommandsAndForms) {
    plan::Plan p = support::sample_plan();
    p.area_aliases.push_back({1, "老许", "xucun"});
    EXPECT_EQ(plan::resolve_area(p, "老许").value()->key, "xucun");
    plan::Carrier carrier;
    ASSERT_TRUE(plan::write_field(p, carrier, plan::CarrierField::responsible_area, "老许"));
    EXPECT_EQ(carrier.responsible_area, "xucun");
}

TEST(NameTable, ANameBoundToTwoAreasMeansNeither) {
    plan::Plan p = support::sample_plan();
    p.area_aliases.push_back({1, "高新片区", "xucun"});
    p.area_aliases.push_back({2, "高新 片區", "changan"});  // a colleague's, merged
    EXPECT_EQ(plan::area_names(p).find("高新片区").kind, plan::Meaning::Kind::several);
    EXPECT_FALSE(plan::resolve_area(p, "高新片区"));
    EXPECT_EQ(plan::area_names(p, {{"高新片区", "xucun"}}).find("高新片区").key, "xucun") << "said for one import";
    const auto again = plan::bind_alias(p, "高新片区", "changan");
    ASSERT_TRUE(again);
    EXPECT_EQ(again->area_aliases.put.size(), 1U);
    EXPECT_EQ(again->area_aliases.remove, (std::vector<std::int64_t>{1, 2})) << "one name, one meaning";
}

TEST(NameTable, ANameOfThePlanIsBoundToNoOtherArea) {
    const plan::Plan p = support::sample_plan();
    for (const char* name : {"许村镇", "xucun", "許村鎮"}) {
        EXPECT_FALSE(plan::bind_alias(p, name, "changan")) << name;
        EXPECT_FALSE(plan::check_alias(p, name, "changan")) << name;
        EXPECT_TRUE(plan::bind_alias(p, name, "xucun")) << name;
    }
    EXPECT_TRUE(plan::bind_alias(p, "高新片区", "changan"));
}

TEST(NameTable, AnAreaOfSeveralUnitsIsNoneOfThem) {
    plan::Plan p = support::sample_plan();
    plan::Area& area = p.areas.front();
    ASSERT_EQ(area.kind, plan::AreaKind::unit);
    const std::string code = area.units.front();
    ASSERT_EQ(plan::area_names(p).find(code).key, area.key);
    ASSERT_EQ(plan::area_names(p).find(code + "000").key, area.key) << "of twelve digits";
    area.units.push_back("330481199");
    EXPECT_EQ(plan::area_names(p).find(code).kind, plan::Meaning::Kind::none)
        << "a value of one unit is not the whole area's";
}

TEST(NameTable, NoCodeIsNearToAName) {
    const plan::NameTable names = plan::area_names(support::sample_plan());
    const std::string message = base::to_line(names.resolve("硖石", "area").error(), base::Language::zh);
    EXPECT_EQ(message.find("P1"), std::string::npos) << message;
    EXPECT_EQ(message.find("juanhu"), std::string::npos) << message;
}
