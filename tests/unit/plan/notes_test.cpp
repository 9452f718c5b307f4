// Notes pinned on the map: what an edit of them changes, refuses and says.
#include "plan/notes.h"

#include <gtest/gtest.h>
#include <limits>

#include "plan/index.h"
#include "sample_plan.h"

namespace {

constexpr geo::LonLat k_here{120.55, 30.45};
const plan::Entry k_today{"王五", "2026-11-28"};

plan::Plan with_note(const std::string& text = "此处拟建换乘通道\n待核实") {
    const plan::Plan p = support::sample_plan();
    return plan::apply(p, *plan::add_note(p, k_here, text, k_today));
}

}  // namespace

TEST(Notes, OneIsPinnedWithItsAuthorAndDay) {
    const plan::Plan p = with_note("  此处拟建换乘通道\n待核实 ");
    ASSERT_EQ(p.notes.size(), 1U);
    const plan::Note& note = p.notes.front();
    EXPECT_EQ(note.text, "此处拟建换乘通道\n待核实");
    EXPECT_EQ(note.position, k_here);
    EXPECT_EQ(note.author, "王五");
    EXPECT_EQ(note.entered, "2026-11-28");
    EXPECT_GT(note.id, 0);
}

TEST(Notes, TheStepIsCalledAfterTheFirstLine) {
    const plan::Plan p = support::sample_plan();
    EXPECT_EQ(plan::add_note(p, k_here, "一\n二", k_today)->summary.zh, "添加批注“一”");
    const std::string lengthy = "一二三四五六七八九十一二三四五六七八九十一二三四五六";
    EXPECT_EQ(plan::add_note(p, k_here, lengthy, k_today)->summary.en,
              "Pin the note “一二三四五六七八九十一二三四五六七八九十一二三四…”");
}

TEST(Notes, IsFoundByItsIdentity) {
    const plan::Plan p = with_note();
    const plan::Index index(p);
    const plan::FeatureRef ref = plan::ref_of(p.notes.front());
    EXPECT_EQ(index.note(ref), &p.notes.front());
    EXPECT_EQ(index.feature(plan::FeatureKind::note, index.key_of(ref)), ref);
    EXPECT_FALSE(index.feature(plan::FeatureKind::note, "12x"));
}

TEST(Notes, WordsAndPlaceChangeApart) {
    const plan::Plan p = with_note();
    const std::int64_t id = p.notes.front().id;
    const plan::Plan changed = plan::apply(p, *plan::change_note(p, id, "已核实", {"李四", "2026-11-29"}));
    EXPECT_EQ(changed.notes.front().text, "已核实");
    EXPECT_EQ(changed.notes.front().author, "李四");
    EXPECT_EQ(changed.notes.front().position, k_here);
    const plan::Plan moved = plan::apply(p, *plan::move_note(p, id, {120.6, 30.4}));
    EXPECT_EQ(moved.notes.front().position, (geo::LonLat{120.6, 30.4}));
    EXPECT_EQ(moved.notes.front().text, p.notes.front().text);
    EXPECT_TRUE(plan::change_note(p, id, p.notes.front().text, k_today)->empty());
    EXPECT_TRUE(plan::move_note(p, id, k_here)->empty());
}

TEST(Notes, AreRemovedByIdOnceEach) {
    const plan::Plan p = with_note();
    const std::int64_t ids[] = {p.notes.front().id, p.notes.front().id};
    const auto edit = plan::remove_notes(p, ids);
    ASSERT_TRUE(edit);
    EXPECT_EQ(edit->notes.remove.size(), 1U);
    EXPECT_TRUE(plan::apply(p, *edit).notes.empty());
}

TEST(Notes, WhatCannotBeIsRefused) {
    const plan::Plan p = with_note();
    EXPECT_FALSE(plan::add_note(p, k_here, " \n ", k_today));
    EXPECT_FALSE(plan::add_note(p, k_here, std::string("a\0b", 3), k_today));
    EXPECT_FALSE(plan::add_note(p, {120.5, 91}, "x", k_today));
    EXPECT_FALSE(plan::add_note(p, {std::numeric_limits<double>::quiet_NaN(), 30}, "x", k_today));
    EXPECT_FALSE(plan::move_note(p, p.notes.front().id, {200, 30}));
    const std::int64_t unknown[] = {7};
    EXPECT_FALSE(plan::change_note(p, 7, "x", k_today));
    EXPECT_FALSE(plan::remove_notes(p, unknown));
}

TEST(Edit, TwoCombinedAreOneStepWithTheFirstOnesWords) {
    const plan::Plan p = support::sample_plan();
    const auto note = plan::add_note(p, k_here, "x", k_today);
    const auto bin = plan::remove_carriers(p, std::vector<std::int64_t>{2});
    plan::Edit both = plan::combine(*note, *bin);
    EXPECT_EQ(both.summary, note->summary);
    EXPECT_EQ(both.carriers.size(), 1U);
    EXPECT_EQ(plan::apply(p, both), plan::apply(plan::apply(p, *note), *bin));
    EXPECT_EQ(plan::combine({}, *bin).summary, bin->summary);
    EXPECT_TRUE(plan::combine({}, {}).empty());
}
