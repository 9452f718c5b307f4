// A project with a branch, looked at along the nearest line and along a chosen one.
#include <algorithm>
#include <gtest/gtest.h>

#include "haining_plan.h"
#include "plan/ruler.h"
#include "session/drag_facts.h"
#include "session/facts.h"
#include "session/gap_words.h"
#include "session/map_session.h"
#include "session/review_tables.h"
#include "two_lines.h"

namespace {

using namespace session;
using base::Language;

class LinesOfSession : public testing::Test {
protected:
    [[nodiscard]] std::string line_of(std::int64_t carrier) const {
        const Facts facts = facts_of(session_.index(), plan::carrier_ref(carrier), session_.options());
        for (const FactGroup& group : facts.groups)
            for (const FactRow& row : group.rows)
                if (row.label == "线路") return row.value;
        return {};
    }
    [[nodiscard]] std::vector<std::string> column(std::string_view key) const {
        const Table& table = session_.carrier_table();
        const auto at = std::ranges::find(table.columns, key, &Column::key);
        std::vector<std::string> out;
        for (const Row& row : table.rows)
            if (at != table.columns.end())
                out.push_back(row.cells[static_cast<std::size_t>(at - table.columns.begin())].text);
        return out;
    }
    MapSession session_{support::builder_of(std::make_shared<const plan::Plan>(support::plan_with_branch())), "海宁"};
};

}  // namespace

TEST_F(LinesOfSession, TheNearestLineIsNamedInFactsAndTable) {
    EXPECT_EQ(line_of(1), "杭海城际铁路");
    EXPECT_EQ(line_of(3), support::k_branch);
    EXPECT_EQ(column("line"), (std::vector<std::string>{"杭海城际铁路", "未定位", support::k_branch}));
    for (const Row& row : session_.carrier_table().rows)
        EXPECT_EQ(row.cells.size(), session_.carrier_table().columns.size());
    EXPECT_EQ(session_.corridor_strip().along_others, 1);
}

TEST_F(LinesOfSession, AChosenLineIsWhatAllAreMeasuredAlong) {
    (void)session_.corridor_strip(), (void)session_.carrier_table(), (void)session_.gaps(), (void)session_.review();
    session_.apply(ChooseStretch{plan::Stretch{0, 5000}});
    session_.apply(ShowOnStrip{plan::Stretch{0, 5000}});
    session_.apply(UseLine{"Jianshan branch"});
    EXPECT_EQ(session_.view().review.line, support::k_branch);
    EXPECT_FALSE(session_.stretch() || session_.on_strip()) << "chainages of the other line";
    EXPECT_EQ(line_of(1), support::k_branch);
    EXPECT_EQ(column("line").front(), support::k_branch);
    EXPECT_EQ(session_.corridor_strip().line, 1U);
    EXPECT_EQ(session_.corridor_strip().carriers.size(), 2U);
    EXPECT_EQ(session_.review().counts().stations.size(), 2U);
    for (const plan::Gap& gap : session_.gaps())
        EXPECT_TRUE(gap.rule->kind != plan::GapKind::stretch || gap.line == 1U);
    session_.apply(UseLine{"no such line"});
    EXPECT_TRUE(session_.view().review.line.empty()) << "then the nearest";
}

TEST_F(LinesOfSession, AStretchHoldsWhatLiesAlongTheUnrolledLine) {
    const auto chosen = [&] {
        session_.apply(ChooseStretch{plan::Stretch{-100, 12000}});
        return session_.selection();
    };
    EXPECT_EQ(chosen(), (std::vector{plan::station_ref(1)}));
    session_.apply(UseLine{support::k_branch});
    EXPECT_EQ(chosen(),
              (std::vector{plan::station_ref(2), plan::station_ref(4), plan::carrier_ref(1), plan::carrier_ref(3)}));
}

TEST_F(LinesOfSession, TheChoiceIsKeptWithTheViewAsLongAsThePlanHasIt) {
    EXPECT_EQ(to_json(session_.view()).find("\"line\""), std::string::npos) << "nothing is chosen";
    session_.apply(UseLine{support::k_branch});
    const auto view = view_from_json(to_json(session_.view()));
    ASSERT_TRUE(view);
    EXPECT_EQ(*view, session_.view());
    const plan::Plan one = support::sample_plan();
    EXPECT_TRUE(fitting(*view, plan::Index(one)).review.line.empty());
    session_.use_plan(std::make_shared<const plan::Plan>(one));
    EXPECT_TRUE(session_.view().review.line.empty());
    session_.apply(UseLine{"杭海城际铁路"});
    EXPECT_TRUE(session_.view().review.line.empty()) << "there is no other";
    EXPECT_TRUE(column("line").empty());
    EXPECT_EQ(line_of(1), "");
}

TEST_F(LinesOfSession, WordsNameTheLine) {
    const plan::Index& index = session_.index();
    const auto rows =
        drag_rows(drag_facts(session_.corridor_index(), index->carriers[0], {120.502, 30.52}), index, Language::en);
    EXPECT_TRUE(std::ranges::any_of(rows, [](const FactRow& r) { return r.value == "Jianshan branch"; }));
    Measuring m;
    m.points = {{{120.4, 30.46}}, {{120.51, 30.54}}};
    const auto measured = rows_along_line(m, index, session_.corridor_index(), Language::en);
    ASSERT_FALSE(measured.empty());
    EXPECT_EQ(measured[0].value, "they lie along two lines");
    EXPECT_NE(measured[1].value.find("Hanghai intercity"), std::string::npos) << measured[1].value;
    const auto stations = stations_table(plan::ReviewIndex(index), {}, Language::en);
    EXPECT_EQ(stations.titles.back(), "Line");
    for (const auto& row : stations.rows) EXPECT_EQ(row.size(), stations.titles.size());
}
