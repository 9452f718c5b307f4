#include "session/results.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "haining_plan.h"
#include "session/map_session.h"

using session::GridContents;
using session::MapSession;

namespace {

class ResultsOfASession : public testing::Test {
protected:
    static plan::PlanPtr samples() {
        return std::make_shared<const plan::Plan>(plan::with_sample_observations(*support::haining_plan()));
    }
    MapSession session_{support::builder_of(samples()), "海宁.langtu"};
};

}  // namespace

TEST_F(ResultsOfASession, AreMadeOnceAndKept) {
    const plan::Area& xucun = *session_.index().area("xucun");
    EXPECT_EQ(&session_.results().bullets(xucun), &session_.results().bullets(xucun));
    EXPECT_EQ(&session_.results().grid(GridContents::years), &session_.results().grid(GridContents::years));
}

TEST_F(ResultsOfASession, BulletsAreDrawnOnceUntilTheyAreOthers) {
    const plan::Area &xucun = *session_.index().area("xucun"), &changan = *session_.index().area("changan");
    const scene::ScenePtr first = session_.bullet_picture(xucun, 300).scene;
    EXPECT_EQ(session_.bullet_picture(xucun, 300).scene, first);
    EXPECT_NE(session_.bullet_picture(xucun, 320).scene, first);
    const scene::ScenePtr before = session_.bullet_picture(xucun, 300).scene;
    EXPECT_NE(session_.bullet_picture(changan, 300).scene, before);
    session_.apply(session::ShowYear{2023});
    EXPECT_NE(session_.bullet_picture(xucun, 300).scene, before);
    const scene::ScenePtr with_values = session_.bullet_picture(xucun, 300).scene;
    session_.use_plan(support::haining_plan());
    EXPECT_NE(session_.bullet_picture(*session_.index().area("xucun"), 300).scene, with_values);
}

TEST_F(ResultsOfASession, FollowTheOptions) {
    const std::string before = session_.results().sentence();
    const std::string title = session_.results().grid(GridContents::indicators).columns.front().key;
    session_.apply(session::ShowYear{2021});
    EXPECT_NE(session_.results().sentence(), before);
    EXPECT_NE(session_.results().grid(GridContents::indicators).columns.front().key, title);
    session_.apply(session::ShowIndicator{"incubators"});
    EXPECT_EQ(session_.results().grid(GridContents::years).columns.front().indicator, "incubators");
}

TEST_F(ResultsOfASession, FollowThePlan) {
    EXPECT_GT(session_.results().coverage(2023).with, 0);
    session_.use_plan(support::haining_plan());
    EXPECT_EQ(session_.results().coverage(2023).with, 0);
}

TEST_F(ResultsOfASession, AGridStandsInTheOrderThatIsAskedFor) {
    const session::ValueGrid& plain = session_.results().grid(GridContents::years);
    std::vector<std::string> order;
    for (const session::GridRow& row : plain.rows) order.push_back(row.area);
    std::ranges::reverse(order);
    const session::ValueGrid& turned = session_.results().grid(GridContents::years, order);
    EXPECT_EQ(turned.rows.front().area, plain.rows.back().area);
    EXPECT_EQ(turned.rows.size(), plain.rows.size());
    EXPECT_EQ(&session_.results().grid(GridContents::years, order), &turned);
}
