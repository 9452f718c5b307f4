// Looking along the unrolled line, and the stretch that is chosen on it.
#include "session/strip_view.h"

#include <gtest/gtest.h>

#include "haining_plan.h"
#include "plan/ruler.h"
#include "seeded.h"
#include "session/map_session.h"
#include "session/view_state.h"

namespace {

using namespace session;
using plan::Stretch;

constexpr Stretch k_whole{-1000, 47000};

}  // namespace

TEST(StripView, ZoomingKeepsThePlaceUnderThePointer) {
    const Stretch shown{10000, 20000};
    const auto near = zoomed(k_whole, shown, 2, 12500);
    ASSERT_TRUE(near);
    EXPECT_NEAR(near->length_m(), 5000, 1e-6);
    EXPECT_NEAR((12500 - near->from_m) / near->length_m(), 0.25, 1e-9);
    EXPECT_EQ(zoomed(k_whole, shown, 0.01, 12500), std::nullopt) << "the whole line";
}

TEST(StripView, NeverLeavesTheLineNorComesTooNear) {
    support::Seeded random("StripView");
    std::optional<Stretch> shown;
    for (int i = 0; i < 2000; ++i) {
        const Stretch now = shown.value_or(k_whole);
        shown = random.index(2) == 0 ? zoomed(k_whole, now, random.real(0.5, 3), random.real(now.from_m, now.to_m))
                                     : panned(k_whole, now, random.real(-9000, 9000));
        const Stretch next = shown.value_or(k_whole);
        EXPECT_GE(next.from_m, k_whole.from_m - 1e-6);
        EXPECT_LE(next.to_m, k_whole.to_m + 1e-6);
        EXPECT_GE(next.length_m(), 499);
    }
}

TEST(StripView, AStretchHasWhatIsCertainlyAndPossiblyInIt) {
    const plan::Index index(*support::haining_plan());
    const plan::CorridorStrip strip = plan::make_corridor_strip(index);
    const Stretch all{-100000, 100000};
    const plan::WithinReach whole = carriers_in(strip, all);
    EXPECT_EQ(whole.certain + whole.possible, static_cast<int>(strip.carriers.size()));
    int before = 0;
    for (double half = 500; half < 30000; half += 500) {
        const plan::WithinReach some = carriers_in(strip, {24000 - half, 24000 + half});
        EXPECT_GE(some.certain + some.possible, before) << "a longer stretch holds no fewer";
        before = some.certain + some.possible;
    }
    EXPECT_NE(stretch_text(index.ruler(), strip, {0, 8000}, base::Language::en).find("K0+000–K8+000, 8 km: 2 stations"),
              std::string::npos)
        << stretch_text(index.ruler(), strip, {0, 8000}, base::Language::en);
}

TEST(StripView, AChosenStretchSelectsWhatLiesInItAndEscapeDropsIt) {
    MapSession session(support::builder_of(support::haining_plan()), "a");
    session.apply(ChooseStretch{Stretch{0, 8000}});
    ASSERT_TRUE(session.stretch());
    std::size_t expected = 0;
    for (const plan::StripStation& s : session.corridor_strip().stations) expected += s.chainage_m <= 8000 ? 1 : 0;
    for (const plan::StripCarrier& c : session.corridor_strip().carriers) expected += c.chainage_m <= 8000 ? 1 : 0;
    EXPECT_GE(expected, 2U);
    EXPECT_EQ(session.selection().size(), expected);
    session.apply(PeelOff{});
    EXPECT_FALSE(session.stretch());
    EXPECT_TRUE(session.selection().empty());
    session.apply(ChooseStretch{Stretch{0, 8000}});
    session.apply(Select{ref_of(session.plan().stations.back())});
    EXPECT_FALSE(session.stretch()) << "something else was selected";
}

TEST(StripView, TheViewKeepsPartStretchAndSpread) {
    ViewState view;
    view.on_strip = Stretch{1000, 9000};
    view.stretch = Stretch{2000.5, 3000};
    view.review.spread = carto::StripSpread::schematic;
    view.review.ruler = true;
    EXPECT_EQ(view_from_json(to_json(view)), view);
    EXPECT_EQ(view_from_json(R"({"on_strip":[9,1],"stretch":[1],"review":{"spread":"x"}})"), ViewState{});
}

TEST(StripView, APartThatIsTooShortIsTheWholeLine) {
    MapSession session(support::builder_of(support::haining_plan()), "a");
    session.apply(ShowOnStrip{Stretch{5, 6}});
    EXPECT_FALSE(session.on_strip());
    session.apply(ShowOnStrip{Stretch{5000, 16000}});
    ASSERT_TRUE(session.on_strip());
    EXPECT_EQ(session.corridor_picture(1100, 200, {}).axis.shown(), (Stretch{5000, 16000}));
}
