// Edits of carriers: what they change, refuse and say.
#include "plan/edit.h"

#include <gtest/gtest.h>
#include <limits>
#include <vector>

#include "plan/checks.h"
#include "plan/movement.h"
#include "plan/notes.h"
#include "sample_plan.h"

namespace {

using plan::CarrierField;
using Ids = std::vector<std::int64_t>;
using Values = std::vector<plan::FieldValue>;

constexpr geo::LonLat k_there{120.56, 30.455};

plan::Placing placing(geo::LonLat position = k_there) {
    return {position, plan::PositionQuality::surveyed, {"实地核实", "checked on site"}};
}

plan::Edit set(const plan::Plan& p, const Ids& ids, const Values& values) {
    auto edit = plan::set_fields(p, ids, values);
    EXPECT_TRUE(edit) << (edit ? "" : edit.error().message);
    return edit ? *edit : plan::Edit{};
}

plan::Plan with_bin() {
    plan::Plan p = support::sample_plan();
    return plan::apply(p, *plan::remove_carriers(p, Ids{2}));
}

}  // namespace

TEST(Movement, NamesEightWinds) {
    const std::vector<const char*> winds{"北", "东北", "东", "东南", "南", "西南", "西", "西北"};
    for (int degrees = -720; degrees <= 720; degrees += 5) {
        const int sector = (((degrees + 720) * 2 + 45) / 90) % 8;
        EXPECT_EQ(plan::wind_name(degrees).zh, winds.at(static_cast<std::size_t>(sector))) << degrees;
    }
    EXPECT_EQ(plan::wind_name(46).en, "NE");
}

TEST(Movement, DistancesAreRoundedForReading) {
    EXPECT_EQ(plan::distance_name(0.04), (plan::Name{"0.0 米", "0.0 m"}));
    EXPECT_EQ(plan::distance_name(9.96), (plan::Name{"10 米", "10 m"}));
    EXPECT_EQ(plan::distance_name(312.4), (plan::Name{"312 米", "312 m"}));
    EXPECT_EQ(plan::distance_name(999.6), (plan::Name{"1 千米", "1 km"}));
}

TEST(Edit, AListIsOneStep) {
    const plan::Plan p = support::sample_plan();
    plan::Carrier changed = p.carriers[0], fresh;
    changed.name.zh = "科创中心二期";
    changed.position = k_there;
    fresh.number = 9;
    fresh.name.zh = "新载体";
    fresh.position = k_there;
    fresh.quality = plan::PositionQuality::site;
    const auto edit = plan::take_list(p, {changed, p.carriers[1], fresh});
    ASSERT_TRUE(edit);
    ASSERT_EQ(edit->carriers.size(), 2U) << "what is as it was is no part of the step";
    EXPECT_EQ(edit->summary.en, "Carriers of a list: 1 new, 1 moved, 0 changed");
    EXPECT_NE(edit->carriers[1].id, 0);
    EXPECT_EQ(edit->carriers[1].first_position, k_there);
    fresh.number = 2;
    EXPECT_NE(plan::take_list(p, {fresh}).error().message.find("the number 2"), std::string::npos);
    EXPECT_TRUE(plan::take_list(p, {p.carriers[0]})->empty());
}

TEST(Edit, PlacingSaysWhereFromAndForgetsTheOldUncertainty) {
    const plan::Plan p = support::sample_plan();
    const auto edit = plan::place_carrier(p, 1, placing());
    ASSERT_TRUE(edit);
    const plan::Carrier& c = edit->carriers.at(0);
    EXPECT_EQ(c.position, k_there);
    EXPECT_EQ(c.quality, plan::PositionQuality::surveyed);
    EXPECT_EQ(c.position_basis.zh, "实地核实");
    EXPECT_FALSE(c.uncertainty_m);
    EXPECT_EQ(c.first_position, p.carriers[0].first_position);
    EXPECT_EQ(edit->summary.zh, "移动 1 号 科创中心：向东 1.02 千米");
    EXPECT_EQ(edit->summary.en, "Move 1 Innovation centre: 1.02 km E");
    EXPECT_EQ(plan::apply(p, *edit).carriers[0], c);
}

TEST(Edit, TheFirstPlaceIsKept) {
    const plan::Plan p = support::sample_plan();
    const auto edit = plan::place_carrier(p, 2, placing());
    ASSERT_TRUE(edit);
    EXPECT_EQ(edit->carriers.at(0).first_position, k_there);
    EXPECT_EQ(edit->summary.zh, "定位 2 号 众创空间：实测，实地核实");
    EXPECT_EQ(edit->summary.en, "Place 2 众创空间: surveyed, checked on site");
}

TEST(Edit, AHandOnTheMapIsAsGoodAsTheMapsScale) {
    EXPECT_EQ(plan::uncertainty_by_eye_m(40), 200);
    EXPECT_EQ(plan::uncertainty_by_eye_m(41), 300) << "rounded up, never surer";
    EXPECT_EQ(plan::uncertainty_by_eye_m(0.05), 1);
    const plan::Plan p = support::sample_plan();
    plan::Placing by_eye = placing();
    by_eye.uncertainty_m = plan::uncertainty_by_eye_m(40);
    EXPECT_EQ(plan::place_carrier(p, 1, by_eye)->carriers.at(0).uncertainty_m, 200);
}

TEST(Edit, WhatIsMovedByADifferenceKeepsItsDoubt) {
    plan::Plan p = support::sample_plan();
    p.carriers.at(0).uncertainty_m = 4000;
    EXPECT_EQ(plan::shift_carriers(p, Ids{1}, {0.01, 0}, 200)->carriers.at(0).uncertainty_m, 4000);
    p.carriers.at(0).uncertainty_m.reset();
    p.carriers.at(0).quality = plan::PositionQuality::surveyed;
    EXPECT_EQ(plan::shift_carriers(p, Ids{1}, {0.01, 0}, 200)->carriers.at(0).uncertainty_m, 200);
}

TEST(Edit, APlaceThatIsKnownAsBeforeKeepsItsDoubt) {
    plan::Plan p = support::sample_plan();
    plan::Carrier& carrier = p.carriers.at(0);
    plan::Placing again = placing();
    for (const auto quality : {plan::PositionQuality::site, plan::PositionQuality::area}) {
        carrier.quality = again.quality = quality;
        carrier.uncertainty_m = 4000;
        again.uncertainty_m.reset();
        EXPECT_EQ(plan::place_carrier(p, 1, again)->carriers.at(0).uncertainty_m, 4000);
        again.uncertainty_m = 100;
        EXPECT_EQ(plan::place_carrier(p, 1, again)->carriers.at(0).uncertainty_m, 100);
    }
    carrier.uncertainty_m.reset();
    EXPECT_GE(plan::shift_carriers(p, Ids{1}, {0.01, 0}, 200)->carriers.at(0).uncertainty_m, 4000)
        << "moved by a difference, what is only assumed stays as wide";
}

TEST(Edit, PlacingWhereItIsChangesNothingOrOnlyWhatDiffers) {
    const plan::Plan p = support::sample_plan();
    const plan::Carrier& c = p.carriers[0];
    EXPECT_TRUE(plan::place_carrier(p, 1, {*c.position, c.quality, c.position_basis})->empty());
    const auto edit = plan::place_carrier(p, 1, {*c.position, plan::PositionQuality::surveyed, c.position_basis});
    EXPECT_EQ(edit->summary.zh, "修改 1 号 科创中心：位置精度 → 实测；位置误差 → —");
}

TEST(Edit, RefusesImpossiblePlaces) {
    const plan::Plan p = support::sample_plan();
    EXPECT_FALSE(plan::place_carrier(p, 99, placing()));
    EXPECT_FALSE(plan::place_carrier(p, 1, placing({200, 30})));
    EXPECT_FALSE(plan::place_carrier(p, 1, placing({120, std::numeric_limits<double>::quiet_NaN()})));
    EXPECT_FALSE(plan::place_carrier(p, 1, {k_there, plan::PositionQuality::none, {}}));
    EXPECT_FALSE(plan::place_carrier(with_bin(), 2, placing()));
}

TEST(Edit, AMoveEndsWhatWasAcceptedOfThePositionOnly) {
    plan::Plan p = support::sample_plan();
    p.accepted = {
        {11, "carrier_in_water", 1, "码头"}, {12, "carrier_name_used", 1, "分部"}, {13, "carrier_in_water", 2, "x"}};
    EXPECT_EQ(plan::place_carrier(p, 1, placing())->accepted.remove, (Ids{11}));
    EXPECT_EQ(plan::shift_carriers(p, Ids{1}, {0.001, 0})->accepted.remove, (Ids{11}));
    const plan::Carrier& c = p.carriers[0];
    EXPECT_TRUE(plan::place_carrier(p, 1, {*c.position, plan::PositionQuality::surveyed, {}})->accepted.remove.empty());
    const plan::Plan after = plan::apply(p, *plan::place_carrier(p, 1, placing()));
    EXPECT_EQ(after.accepted, (std::vector<plan::AcceptedFinding>{p.accepted[1], p.accepted[2]}));
}

TEST(Edit, AnAcceptanceEndsWithTheFieldThatItLookedAt) {
    plan::Plan p = support::sample_plan();
    p.accepted = {{11, "carrier_outside_responsible_area", 1, "a"}, {12, "carrier_name_used", 1, "b"}};
    EXPECT_EQ(set(p, {1}, {{CarrierField::responsible_area, "xucun"}}).accepted.remove, (Ids{11}));
    EXPECT_EQ(set(p, {1}, {{CarrierField::name_zh, "新名"}}).accepted.remove, (Ids{12}));
    EXPECT_TRUE(set(p, {1}, {{CarrierField::notes, "x"}}).accepted.remove.empty());
}

TEST(Edit, SeveralMoveTogetherAndUnlocatedOnesStay) {
    plan::Plan p = support::sample_plan();
    p.carriers.push_back(p.carriers[0]);
    p.carriers[2].id = p.carriers[2].number = 3;
    const auto edit = plan::shift_carriers(p, Ids{1, 2, 3, 1}, {-0.002, 0});
    ASSERT_TRUE(edit);
    ASSERT_EQ(edit->carriers.size(), 2U);
    EXPECT_EQ(edit->carriers[1].position->lon, p.carriers[0].position->lon - 0.002);
    EXPECT_EQ(edit->carriers[1].quality, plan::PositionQuality::digitised);
    EXPECT_EQ(edit->summary.zh, "移动 2 个载体：向西 192 米");
    EXPECT_FALSE(plan::shift_carriers(p, Ids{2}, {1, 0}));
    EXPECT_TRUE(plan::shift_carriers(p, Ids{1}, {0, 0})->empty());
}

TEST(Edit, FieldsOfSeveralAreOneStepThatTellsOnlyWhatChanged) {
    plan::Plan p = support::sample_plan();
    plan::Edit edit = set(p, {1, 2}, {{CarrierField::stage, "在建"}, {CarrierField::responsible_body, "某公司"}});
    EXPECT_EQ(edit.summary.zh, "修改 2 个载体：责任单位 → 某公司；建设阶段 → 在建");
    EXPECT_EQ(edit.summary.en, "Change 2 carriers: Responsible body → 某公司; Stage of building → under construction");
    p = plan::apply(p, edit);
    EXPECT_TRUE(set(p, {1, 2}, {{CarrierField::stage, "在建"}}).empty());
    p.carriers[0].stage = plan::Stage::planned;
    edit = set(p, {1, 2}, {{CarrierField::stage, "under_construction"}});
    EXPECT_EQ(edit.carriers.size(), 1U);
    EXPECT_EQ(edit.summary.zh, "修改 1 号 科创中心：建设阶段 → 在建");
    edit = set(p, {1},
               {{CarrierField::notes, "一"},
                {CarrierField::start, "2023"},
                {CarrierField::completion, "2025"},
                {CarrierField::floor_area_m2, "5万"},
                {CarrierField::name_en, "X"}});
    EXPECT_EQ(edit.summary.zh, "修改 1 号 科创中心：英文名称 → X；建筑面积 → 5 万平方米；开工时间 → 2023；另有 2 项");
}

TEST(Edit, FieldsAreRefusedAsAWhole) {
    const plan::Plan p = support::sample_plan();
    EXPECT_FALSE(plan::set_fields(p, Ids{1}, Values{{CarrierField::notes, "x"}, {CarrierField::start, "bald"}}));
    EXPECT_FALSE(plan::set_fields(p, Ids{1, 2}, Values{{CarrierField::number, "8"}}));
    EXPECT_FALSE(plan::set_fields(with_bin(), Ids{1}, Values{{CarrierField::number, "2"}}));
    EXPECT_FALSE(plan::set_fields(with_bin(), Ids{2}, Values{{CarrierField::notes, "x"}}));
}

TEST(Edit, ANewCarrierGetsANumberAndAnIdentity) {
    const plan::Plan p = with_bin();
    plan::Carrier draft;
    draft.name.zh = " 新载体 ";
    draft.position = k_there;
    draft.quality = plan::PositionQuality::digitised;
    const auto edit = plan::add_carrier(p, draft);
    ASSERT_TRUE(edit) << edit.error().message;
    const plan::Carrier& c = edit->carriers.at(0);
    EXPECT_EQ(c.number, 3);
    EXPECT_EQ(c.name.zh, "新载体");
    EXPECT_EQ(c.first_position, k_there);
    EXPECT_GT(c.id, 0);
    EXPECT_LT(c.id, std::int64_t{1} << 53);
    EXPECT_EQ(edit->summary.zh, "新增 3 号 新载体");
    EXPECT_NE(plan::add_carrier(p, draft)->carriers[0].id, c.id);
}

TEST(Edit, ANewCarrierThatCannotBeIsRefused) {
    const plan::Plan p = with_bin();
    plan::Carrier draft;
    EXPECT_FALSE(plan::add_carrier(p, draft));
    draft.name.zh = "新载体";
    EXPECT_TRUE(plan::add_carrier(p, draft));
    draft.number = 2;
    const auto used = plan::add_carrier(p, draft);
    ASSERT_FALSE(used);
    EXPECT_NE(used.error().message.find("众创空间"), std::string::npos);
    draft.number = 0;
    draft.position = k_there;
    EXPECT_FALSE(plan::add_carrier(p, draft));  // without a quality
    draft.quality = plan::PositionQuality::site;
    draft.responsible_area = "nowhere";
    EXPECT_FALSE(plan::add_carrier(p, draft));
}

TEST(Edit, TheBinTakesAndGivesBack) {
    const plan::Plan p = support::sample_plan();
    const auto edit = plan::remove_carriers(p, Ids{2, 1});
    EXPECT_EQ(edit->summary.zh, "将 2 个载体 移入回收站");
    const plan::Plan empty = plan::apply(p, *edit);
    EXPECT_TRUE(empty.carriers.empty());
    ASSERT_EQ(empty.bin.size(), 2U);
    EXPECT_EQ(empty.bin[0].number, 1);
    EXPECT_TRUE(plan::remove_carriers(empty, Ids{1})->empty());
    EXPECT_FALSE(plan::remove_carriers(empty, Ids{99}));
    const auto back = plan::restore_carriers(empty, Ids{1, 2});
    EXPECT_EQ(plan::apply(empty, *back), p);
    EXPECT_EQ(plan::restore_carriers(empty, Ids{1})->summary.zh, "从回收站恢复 1 号 科创中心");
    EXPECT_EQ(plan::next_number(empty), 3);
}

TEST(Edit, AcceptingKeepsTheNote) {
    const plan::Plan p = support::sample_plan();
    const auto edit = plan::accept_finding(p, "carrier_unlocated", 2, " 选址未定\n");
    ASSERT_TRUE(edit) << edit.error().message;
    EXPECT_EQ(edit->accepted.put.at(0).note, "选址未定");
    EXPECT_EQ(edit->summary.zh, "2 号 众创空间经说明保留：尚未定位");
    const plan::Plan accepted = plan::apply(p, *edit);
    EXPECT_EQ(plan::check_carrier(accepted, accepted.carriers[1]).at(0).accepted, "选址未定");
    EXPECT_TRUE(plan::accept_finding(accepted, "carrier_unlocated", 2, "选址未定")->empty());
    const auto again = plan::accept_finding(accepted, "carrier_unlocated", 2, "另选");
    EXPECT_EQ(again->accepted.put.at(0).id, edit->accepted.put.at(0).id);
    EXPECT_EQ(plan::apply(accepted, *plan::take_acceptance_back(accepted, "carrier_unlocated", 2)), p);
    EXPECT_TRUE(plan::take_acceptance_back(p, "carrier_unlocated", 2)->empty());
    EXPECT_FALSE(plan::accept_finding(p, "carrier_unlocated", 2, " "));
    EXPECT_FALSE(plan::accept_finding(p, "carrier_in_water", 2, "x"));
    EXPECT_FALSE(plan::accept_finding(p, "carrier_unlocated", 99, "x"));
}

TEST(Edit, APlaceFarOutsideTheCityIsConfirmedOrRefused) {
    const plan::Plan p = support::sample_plan();
    plan::Placing far{{0, 0}, plan::PositionQuality::site, {"图上", ""}};
    const auto refused = plan::place_carrier(p, 1, far);
    ASSERT_FALSE(refused);
    EXPECT_NE(base::to_line(refused.error(), base::Language::en).find(" km outside the city"), std::string::npos);
    far.far = plan::FarAway::meant;
    const auto meant = plan::place_carrier(p, 1, far);
    ASSERT_TRUE(meant);
    EXPECT_NE(meant->summary.en.find(" km outside the city"), std::string::npos) << meant->summary.en;
    EXPECT_NE(meant->summary.zh.find("位于市域外"), std::string::npos) << meant->summary.zh;
    const auto near = plan::place_carrier(p, 1, {{120.8, 30.45}, plan::PositionQuality::site, {"图上", ""}});
    ASSERT_TRUE(near) << "outside, but near: done and said";
    EXPECT_NE(near->summary.en.find("9.6 km outside the city"), std::string::npos) << near->summary.en;
    EXPECT_FALSE(plan::shift_carriers(p, Ids{1}, {20, 0}));
    EXPECT_FALSE(plan::add_note(p, {0, 0}, "x", {"王五", "2026-11-28"}));
    EXPECT_TRUE(plan::add_note(p, {0, 0}, "x", {"王五", "2026-11-28"}, plan::FarAway::meant));
    plan::Carrier draft = p.carriers[0];
    draft.number = 0;
    draft.position = geo::LonLat{12.056, 30.455};
    EXPECT_FALSE(plan::add_carrier(p, draft));
    EXPECT_TRUE(plan::add_carrier(p, draft, plan::FarAway::meant));
}
