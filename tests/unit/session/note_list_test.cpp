// Notes as rows: by day, with what they are pinned to in words, filtered; and as a table for spreadsheets.
#include "session/note_list.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <variant>

#include "plan/note_details.h"
#include "plan/notes.h"
#include "sample_plan.h"
#include "session/review_tables.h"

namespace {

using base::Language;
using plan::NotePin;
using plan::NoteState;
using plan::PinKind;

class NoteList : public testing::Test {
protected:
    void apply(const base::Result<plan::Edit>& edit) {
        ASSERT_TRUE(edit) << base::to_line(edit.error());
        plan_ = plan::apply(plan_, *edit);
    }
    std::int64_t pin(const NotePin& pin, const std::string& text, const plan::Entry& entry) {
        const auto edit = plan::pin_note(plan_, pin, text, entry);
        apply(edit);
        return edit ? edit->notes.put.front().id : 0;
    }
    void SetUp() override {
        first_ = pin({PinKind::carrier, {}, plan_.carriers.front().id}, "面积存疑", {"张三", "2026-11-27"});
        second_ = pin({PinKind::place, {120.5, 30.46}}, "核实用地\n月底前", {"李四", "2026-11-28"});
        third_ = pin({PinKind::station, {}, 2}, "站前广场", {"张三", "2026-11-28T12:00:00Z"});
        apply(plan::set_note_state(plan_, second_, NoteState::done, {"张三", "2026-11-29"}));
        apply(plan::reply_to_note(plan_, first_, "已问责任单位", {"李四", "2026-11-29"}));
    }
    [[nodiscard]] std::vector<session::NoteRow> rows() const { return session::note_rows(plan_, Language::zh); }

    plan::Plan plan_ = support::sample_plan();
    std::int64_t first_ = 0, second_ = 0, third_ = 0;
};

TEST_F(NoteList, TheLatestDayIsFirstAndADaysNotesGoByNumber) {
    const auto all = rows();
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].feature, plan::note_ref(second_));
    EXPECT_EQ(all[1].feature, plan::note_ref(third_));
    EXPECT_EQ(all[2].feature, plan::note_ref(first_));
    EXPECT_EQ(all[0].number, 2);
    EXPECT_EQ(all[1].number, 3);
    EXPECT_EQ(all[2].number, 1);
    EXPECT_EQ(all[0].day, "2026-11-28");
    EXPECT_EQ(all[0].time, "") << "the day alone is known";
    EXPECT_EQ(all[1].time.size(), 5U);
}

TEST_F(NoteList, SaysWhatItIsPinnedToAndWhatWasAnswered) {
    const auto all = rows();
    EXPECT_NE(all[2].pinned_to.find(plan_.carriers.front().name.zh), std::string::npos);
    EXPECT_EQ(all[1].pinned_to, plan_.stations[1].name.zh);
    ASSERT_EQ(all[2].replies.size(), 1U);
    EXPECT_EQ(all[2].replies.front(), "已问责任单位（李四，2026-11-29）");
    EXPECT_EQ(all[0].state, NoteState::done);
    plan_.note_details.clear();
    plan_.note_details.push_back({first_, NoteState::open, PinKind::carrier, 987654, 0, 0, "", ""});
    EXPECT_FALSE(rows()[2].pinned_to.empty()) << "the carrier is gone";
}

TEST_F(NoteList, IsFilteredByStateAuthorAndWords) {
    const auto count = [&](const session::NoteFilter& filter) {
        const auto all = rows();
        return std::ranges::count_if(all, [&](const auto& row) { return session::passes(row, filter); });
    };
    EXPECT_EQ(count({}), 3);
    EXPECT_EQ(count({NoteState::open, {}, {}}), 2);
    EXPECT_EQ(count({NoteState::done, "张三", {}}), 0);
    EXPECT_EQ(count({{}, "张三", {}}), 2);
    EXPECT_EQ(count({{}, {}, "月底 核实"}), 1);
    EXPECT_EQ(count({{}, {}, "责任单位"}), 1) << "a reply";
    EXPECT_EQ(count({{}, {}, "核实 广场"}), 0) << "all words must occur";
    EXPECT_EQ(session::authors_of(rows()).size(), 2U);
}

TEST_F(NoteList, StandsAtItsCarrierWhereverThatIs) {
    const geo::LonLat before = plan::place_of_note(plan_, plan_.notes[0]);
    const geo::LonLat there{120.7, 30.5};
    for (const plan::Note& note : plan_.notes)
        if (note.id == first_) {
            plan::Plan moved = plan_;
            moved.carriers.front().position = there;
            EXPECT_EQ(plan::place_of_note(moved, note), there);
            moved.carriers.front().position.reset();
            EXPECT_EQ(plan::place_of_note(moved, note), note.position) << "where it was pinned";
        }
    EXPECT_EQ(before, plan::place_of_note(plan_, plan_.notes[0]));
}

TEST_F(NoteList, KeepsItsNumberWhenItsWordsChange) {
    apply(plan::change_note(plan_, first_, "面积已核", {"王五", "2026-11-30"}));
    EXPECT_EQ(plan::number_of_note(plan_, first_), 1);
    EXPECT_EQ(plan::numbers_of_notes(plan_).size(), 3U);
    for (std::size_t i = 0; i < plan_.notes.size(); ++i)
        EXPECT_EQ(plan::numbers_of_notes(plan_)[i], plan::number_of_note(plan_, plan_.notes[i].id));
}

TEST_F(NoteList, IsATableWithAColumnOfDays) {
    const exchange::TableFile table = session::notes_table(plan_, Language::zh);
    ASSERT_EQ(table.rows.size(), 3U);
    for (const auto& row : table.rows) EXPECT_EQ(row.size(), table.titles.size());
    EXPECT_EQ(std::get<std::string>(table.rows[0][0]), "2026-11-28");
    EXPECT_EQ(std::get<double>(table.rows[0][2]), 2);
    EXPECT_EQ(std::get<std::string>(table.rows[0][3]), "已办");
    EXPECT_EQ(std::get<std::string>(table.rows[2][7]), "已问责任单位（李四，2026-11-29）");
    EXPECT_EQ(session::notes_table(plan_, Language::en).titles[3], "State");
}

}  // namespace
