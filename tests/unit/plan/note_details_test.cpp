// Notes that are pinned to something, done, answered and drawn for.
#include "plan/note_details.h"

#include <gtest/gtest.h>

#include "plan/notes.h"
#include "plan/ruler.h"
#include "sample_plan.h"

namespace {

const plan::Entry k_entry{"王五", "2026-11-29T08:00:00Z"}, k_later{"李四", "2026-11-29T09:00:00Z"};

class NoteDetails : public testing::Test {
protected:
    void apply(const base::Result<plan::Edit>& edit) {
        ASSERT_TRUE(edit) << base::to_line(edit.error());
        EXPECT_EQ(edit->empty(), edit->summary.zh.empty());
        plan_ = plan::apply(plan_, *edit);
    }
    std::int64_t pin(const plan::NotePin& pin, const plan::Entry& entry = k_entry) {
        std::vector<std::int64_t> before;
        for (const plan::Note& note : plan_.notes) before.push_back(note.id);
        apply(plan::pin_note(plan_, pin, "核实", entry));
        for (const plan::Note& note : plan_.notes)
            if (std::ranges::count(before, note.id) == 0) return note.id;
        return 0;
    }
    [[nodiscard]] geo::LonLat place(std::int64_t id) const {
        for (const plan::Note& note : plan_.notes)
            if (note.id == id) return note.position;
        return {};
    }
    plan::Plan plan_ = support::sample_plan();
};

}  // namespace

TEST_F(NoteDetails, AreWherePinnedThingsAre) {
    const std::int64_t carrier = pin({plan::PinKind::carrier, {}, 1});
    EXPECT_EQ(place(carrier), *plan_.carriers[0].position);
    EXPECT_EQ(plan::pin_words(plan_, plan::detail_of(plan_, carrier)).en, "1 Innovation centre");
    const std::int64_t unit = pin({plan::PinKind::unit, {}, plan::unit_ref("330481101").id});
    EXPECT_EQ(place(unit), plan_.units[0].label_point);
    const std::int64_t park = pin({plan::PinKind::park, {}, plan::park_ref("P1").id});
    EXPECT_EQ(plan::pin_words(plan_, plan::detail_of(plan_, park)).en, "Juanhu");
    const std::int64_t station = pin({plan::PinKind::station, {}, 2});
    EXPECT_EQ(place(station), plan_.stations[1].position);
    const std::int64_t chainage = pin({plan::PinKind::chainage, {}, 0, 1000, 0});
    EXPECT_EQ(plan::pin_words(plan_, plan::detail_of(plan_, chainage)).zh, "K1+000");
    EXPECT_NEAR(place(chainage).lat, 30.45, 1e-3);
    const std::int64_t stretch = pin({plan::PinKind::stretch, {}, 0, 1000, 2500});
    EXPECT_EQ(plan::pin_words(plan_, plan::detail_of(plan_, stretch)).zh, "K1+000–K2+500");
    const std::int64_t somewhere = pin({plan::PinKind::place, {120.5, 30.46}});
    EXPECT_EQ(plan::detail_of(plan_, somewhere), (plan::NoteDetail{somewhere, {}, {}, 0, 0, 0, "", ""}));
}

TEST_F(NoteDetails, AStretchIsSaidInTheDirectionOfTheRuler) {
    const std::int64_t stretch = pin({plan::PinKind::stretch, {}, 0, 1000, 2500});
    apply(plan::set_ruler_origin(plan_, {1, 30000, true}));
    EXPECT_EQ(plan::pin_words(plan_, plan::detail_of(plan_, stretch)).zh, "K27+500–K29+000");
}

TEST_F(NoteDetails, WhatIsNotThereIsRefused) {
    for (const plan::NotePin& bad :
         {plan::NotePin{plan::PinKind::carrier, {}, 77}, plan::NotePin{plan::PinKind::carrier, {}, 2},
          plan::NotePin{plan::PinKind::unit, {}, 5}, plan::NotePin{plan::PinKind::park, {}, 5},
          plan::NotePin{plan::PinKind::station, {}, 9}, plan::NotePin{plan::PinKind::chainage, {}, 0, 1e6},
          plan::NotePin{plan::PinKind::chainage, {}, 0, -5000},
          plan::NotePin{plan::PinKind::stretch, {}, 0, 2000, 1000},
          plan::NotePin{plan::PinKind::stretch, {}, 0, 1000, 1e6}, plan::NotePin{plan::PinKind::place, {2, 48}}}) {
        const auto refused = plan::pin_note(plan_, bad, "核实", k_entry);
        ASSERT_FALSE(refused);
        EXPECT_FALSE(refused.error().message.empty());
    }
    plan_.rail.clear();
    EXPECT_FALSE(plan::pin_note(plan_, {plan::PinKind::chainage, {}, 0, 100, 100}, "核实", k_entry)) << "no line";
}

TEST_F(NoteDetails, AreDoneAndOpenAgain) {
    const std::int64_t id = pin({plan::PinKind::carrier, {}, 1});
    apply(plan::set_note_state(plan_, id, plan::NoteState::done, k_later));
    EXPECT_EQ(plan::detail_of(plan_, id).state, plan::NoteState::done);
    EXPECT_EQ(plan::detail_of(plan_, id).author, "李四");
    EXPECT_EQ(plan::detail_of(plan_, id).pin, plan::PinKind::carrier) << "the pin stays";
    EXPECT_TRUE(plan::set_note_state(plan_, id, plan::NoteState::done, k_entry)->empty());
    apply(plan::set_note_state(plan_, id, plan::NoteState::open, k_later));
    EXPECT_FALSE(plan::set_note_state(plan_, 12345, plan::NoteState::done, k_entry));
}

TEST_F(NoteDetails, FollowTheHandWhenTheyAreMoved) {
    const std::int64_t id = pin({plan::PinKind::carrier, {}, 1});
    apply(plan::move_note(plan_, id, {120.5, 30.46}));
    EXPECT_EQ(plan::detail_of(plan_, id).pin, plan::PinKind::place);
    apply(plan::pin_note_again(plan_, id, {plan::PinKind::station, {}, 2}, k_later));
    EXPECT_EQ(plan::detail_of(plan_, id).pin, plan::PinKind::station);
    EXPECT_EQ(place(id), plan_.stations[1].position);
    EXPECT_TRUE(plan::pin_note_again(plan_, id, {plan::PinKind::station, {}, 2}, k_entry)->empty());
    apply(plan::pin_note_again(plan_, id, {plan::PinKind::chainage, {}, 0, 500}, k_later));
    EXPECT_EQ(plan::detail_of(plan_, id).to_m, 500);
}

TEST_F(NoteDetails, AreAnsweredDrawnForAndGoWithTheirNote) {
    const std::int64_t id = pin({plan::PinKind::place, {120.5, 30.46}});
    apply(plan::reply_to_note(plan_, id, "同意\r\n", k_later));
    apply(plan::reply_to_note(plan_, id, "先答", k_entry));
    ASSERT_EQ(plan::replies_to(plan_, id).size(), 2U);
    EXPECT_EQ(plan::replies_to(plan_, id)[0]->text, "先答");
    EXPECT_EQ(plan::replies_to(plan_, id)[1]->text, "同意");
    EXPECT_FALSE(plan::reply_to_note(plan_, id, " ", k_entry));
    EXPECT_FALSE(plan::reply_to_note(plan_, 12345, "好", k_entry));
    const plan::NoteDrawing arrow{
        0, id, plan::DrawnShape::arrow, plan::DrawnColour::blue, {{120.5, 30.4}, {120.6, 30.5}}};
    apply(plan::draw_for_note(plan_, arrow));
    plan::NoteDrawing bad = arrow;
    bad.course.pop_back();
    EXPECT_FALSE(plan::draw_for_note(plan_, bad));
    bad.course.push_back({200, 0});
    EXPECT_FALSE(plan::draw_for_note(plan_, bad));
    ASSERT_EQ(plan::drawings_of(plan_, id).size(), 1U);
    const plan::Plan full = plan_;
    apply(plan::remove_reply(plan_, plan::replies_to(plan_, id)[0]->id));
    const std::int64_t drawings[] = {plan::drawings_of(plan_, id)[0]->id};
    apply(plan::remove_drawings(plan_, drawings));
    EXPECT_FALSE(plan::remove_drawings(plan_, drawings));
    plan_ = full;
    const std::int64_t ids[] = {id};
    apply(plan::set_note_state(plan_, id, plan::NoteState::done, k_later));
    apply(plan::remove_notes(plan_, ids));
    EXPECT_TRUE(plan_.note_replies.empty() && plan_.note_drawings.empty() && plan_.note_details.empty());
}

TEST_F(NoteDetails, AreNumberedAsTheyArePinned) {
    const std::int64_t first = pin({plan::PinKind::place, {120.5, 30.46}}, k_later);
    const std::int64_t second = pin({plan::PinKind::place, {120.5, 30.46}});  // by somebody whose clock is slow
    EXPECT_EQ(plan::number_of_note(plan_, first), 1);
    EXPECT_EQ(plan::number_of_note(plan_, second), 2);
    EXPECT_EQ(plan::number_of_note(plan_, 12345), 0);
}
