// Saved views and stories: their order, their words, what an edit refuses.
#include "plan/stories.h"

#include <cmath>
#include <gtest/gtest.h>
#include <set>

#include "plan/note_details.h"
#include "plan/notes.h"
#include "sample_plan.h"

namespace {

const plan::Entry k_entry{"王五", "2026-11-30T08:00:00Z"};

plan::SavedView view(const std::string& title) {
    plan::SavedView out;
    out.title.zh = title;
    out.year = 2023;
    return out;
}

plan::Plan done(const plan::Plan& before, const base::Result<plan::Edit>& edit) {
    EXPECT_TRUE(edit) << base::to_line(edit.error());
    if (!edit) return before;
    EXPECT_FALSE(edit->summary.zh.empty() || edit->summary.en.empty());
    return plan::apply(before, *edit);
}

plan::Plan with_views(std::initializer_list<const char*> titles) {
    plan::Plan p = support::sample_plan();
    for (const char* title : titles) p = done(p, plan::save_view(p, view(title), {}, k_entry));
    return p;
}

std::vector<plan::Slide> slides(const plan::Plan& p) { return plan::slides_of(p, plan::usual_story(p)->id); }

std::string order(const plan::Plan& p) {
    std::string titles;
    for (const plan::Slide& slide : slides(p)) titles += slide.view->title.zh;
    return titles;
}

std::int64_t part(const plan::Plan& p, std::size_t at) { return slides(p)[at].part->id; }

std::string message(const base::Result<plan::Edit>& edit) { return edit ? "done" : base::to_line(edit.error()); }

}  // namespace

TEST(Stories, TheFirstViewBeginsAStory) {
    const plan::Plan none = support::sample_plan();
    EXPECT_EQ(plan::usual_story(none), nullptr);
    EXPECT_FALSE(plan::named_story(none, ""));
    const plan::Plan p = with_views({"甲", "乙"});
    EXPECT_EQ(plan::stories_of(p).size(), 1U);
    EXPECT_EQ(order(p), "甲乙");
    EXPECT_EQ(slides(p)[1].number, 2);
    EXPECT_EQ(slides(p)[0].view->author, "王五");
    EXPECT_EQ((*plan::named_view(p, "乙"))->year, 2023);
    for (const char* title : {"“甲”", "“乙”"})
        EXPECT_NE(base::to_line(plan::named_view(p, "丙").error()).find(title), std::string::npos);
}

TEST(Stories, AViewGoesWhereItIsPut) {
    plan::Plan p = with_views({"甲", "乙", "丙"});
    p = done(p, plan::save_view(p, view("丁"), {0, part(p, 0)}, k_entry));
    EXPECT_EQ(order(p), "甲丁乙丙");
    p = done(p, plan::move_part(p, part(p, 3), part(p, 0)));
    EXPECT_EQ(order(p), "丙甲丁乙");
    p = done(p, plan::move_part(p, part(p, 0), 0));
    EXPECT_EQ(order(p), "甲丁乙丙");
    EXPECT_TRUE(plan::move_part(p, part(p, 1), part(p, 2))->empty()) << "it stands there already";
    EXPECT_TRUE(plan::move_part(p, part(p, 1), part(p, 1))->empty());
    EXPECT_FALSE(plan::move_part(p, part(p, 1), 12345));
    EXPECT_FALSE(plan::move_part(p, 12345, 0));
}

TEST(Stories, ThereIsAlwaysAPlaceBetweenTwo) {
    plan::Plan p = with_views({"甲", "乙"});
    for (int i = 0; i < 80; ++i) {  // doubles have no number left between two after some fifty halvings
        p = done(p, plan::save_view(p, view(std::to_string(i)), {0, part(p, 0)}, k_entry));
        ASSERT_EQ(slides(p)[1].view->title.zh, std::to_string(i));
    }
    EXPECT_EQ(slides(p).front().view->title.zh, "甲");
    EXPECT_EQ(slides(p).back().view->title.zh, "乙");
    EXPECT_EQ(slides(p).size(), 82U);
}

TEST(Stories, TwoPeoplesViewsStandSideBySide) {
    const plan::Plan base = with_views({"甲", "乙"});
    const auto mine = plan::save_view(base, view("我"), {0, part(base, 0)}, k_entry);
    const auto theirs = plan::save_view(base, view("你"), {0, part(base, 0)}, k_entry);
    const plan::Plan both = plan::apply(plan::apply(base, *mine), *theirs);
    const plan::Plan other = plan::apply(plan::apply(base, *theirs), *mine);
    EXPECT_EQ(order(both), order(other)) << "whoever comes first";
    EXPECT_EQ(order(both).size(), std::string("甲我你乙").size());
    EXPECT_TRUE(order(both).starts_with("甲") && order(both).ends_with("乙"));
}

TEST(Stories, HiddenViewsHaveNoNumber) {
    plan::Plan p = with_views({"甲", "乙", "丙"});
    p = done(p, plan::hide_part(p, part(p, 1), true));
    EXPECT_EQ(slides(p)[1].number, 0);
    EXPECT_EQ(slides(p)[2].number, 2);
    EXPECT_TRUE(plan::hide_part(p, part(p, 1), true)->empty());
    p = done(p, plan::set_transition(p, part(p, 2), plan::Transition::cut, 1.5));
    EXPECT_EQ(slides(p)[2].part->transition, plan::Transition::cut);
    for (const double seconds : {-1.0, 61.0, std::nan("")})
        EXPECT_NE(message(plan::set_transition(p, part(p, 2), plan::Transition::fade, seconds)).find("60"),
                  std::string::npos);
}

TEST(Stories, WhatIsRemovedStaysAsARowAndIsShownNowhere) {
    plan::Plan p = with_views({"甲", "乙"});
    const std::int64_t first = slides(p)[0].view->id;
    const std::vector<std::int64_t> ids{part(p, 0), part(p, 0)};
    p = done(p, plan::remove_parts(p, ids));
    EXPECT_EQ(order(p), "乙");
    EXPECT_EQ(plan::find_view(p, first), nullptr);
    EXPECT_EQ(p.views.size(), 2U);
    EXPECT_FALSE(plan::replace_view(p, first, view("甲"), k_entry));
    EXPECT_FALSE(plan::remove_parts(p, ids));
}

TEST(Stories, AViewThatAnotherStoryShowsStays) {
    plan::Plan p = with_views({"甲"});
    p = done(p, plan::add_story(p, {"会议", ""}, ""));
    const plan::Story meeting = *plan::stories_of(p)[1];
    plan::Edit also;
    also.story_parts.put = {{99, meeting.id, slides(p)[0].view->id, 1, plan::Transition::fade, 0, false, false}};
    p = plan::apply(p, also);
    const std::int64_t ids[] = {part(p, 0)};
    p = done(p, plan::remove_parts(p, ids));
    EXPECT_TRUE(slides(p).empty());
    EXPECT_EQ(plan::slides_of(p, meeting.id).size(), 1U);
    p = done(p, plan::make_usual(p, meeting.id));
    EXPECT_EQ(plan::usual_story(p)->name.zh, "会议");
    EXPECT_EQ((*plan::named_story(p, "会议"))->id, meeting.id);
    p = done(p, plan::remove_story(p, plan::usual_story(p)->id));
    EXPECT_EQ(plan::usual_story(p)->name.en, "Story");
    EXPECT_FALSE(plan::named_view(p, "甲"));
}

TEST(Stories, ADuplicateStandsBehindItsModel) {
    plan::Plan p = with_views({"甲", "乙"});
    p = done(p, plan::hide_part(p, part(p, 0), true));
    p = done(p, plan::duplicate_part(p, part(p, 0), k_entry));
    EXPECT_EQ(order(p), "甲甲乙");
    EXPECT_TRUE(slides(p)[1].part->hidden);
    EXPECT_NE(slides(p)[0].view->id, slides(p)[1].view->id);
}

TEST(Stories, WordsAreLookedAtBeforeTheyAreKept) {
    const plan::Plan p = with_views({"甲"});
    plan::SavedView wrong = view("  ");
    EXPECT_NE(message(plan::save_view(p, wrong, {}, k_entry)).find("title"), std::string::npos);
    wrong = view(std::string(2000, 'x'));
    EXPECT_NE(message(plan::save_view(p, wrong, {}, k_entry)).find("2000"), std::string::npos);
    wrong = view("甲\n乙");
    EXPECT_FALSE(plan::save_view(p, wrong, {}, k_entry));
    wrong = view("乙");
    wrong.conclusion.zh = "{year}年，{on_corse}个";
    EXPECT_NE(message(plan::save_view(p, wrong, {}, k_entry)).find("{on_corse}"), std::string::npos);
    wrong.conclusion.zh = "{year}年 {{不是字段}";
    EXPECT_TRUE(plan::save_view(p, wrong, {}, k_entry));
    wrong.conclusion.zh = "{year";
    EXPECT_FALSE(plan::save_view(p, wrong, {}, k_entry));
    plan::SavedView english = view("");
    english.title.en = "Six indicators";
    EXPECT_EQ(plan::save_view(p, english, {}, k_entry)->views.put.front().title.zh, "Six indicators");
}

TEST(Stories, NoTwoAreCalledTheSameInEitherLanguage) {
    plan::Plan p = with_views({"甲"});
    EXPECT_NE(message(plan::add_story(p, {"故事", ""}, "")).find("another"), std::string::npos);
    EXPECT_NE(message(plan::add_story(p, {"汇报", "story"}, "")).find("another"), std::string::npos);
    EXPECT_FALSE(plan::add_story(p, {"汇报", ""}, "科技局\n二行"));
    p = done(p, plan::add_story(p, {"汇报", "Report"}, "科技局"));
    plan::Story changed = *plan::stories_of(p)[1];
    changed.name.en = "Briefing";
    EXPECT_TRUE(plan::change_story(p, changed)) << "its own names do not stand in its way";
    changed.name.en = "Story";
    EXPECT_NE(message(plan::change_story(p, changed)).find("another"), std::string::npos);
}

TEST(Stories, ReplacingKeepsPlaceAndSaysNothingNewForTheSame) {
    plan::Plan p = with_views({"甲", "乙"});
    const std::int64_t id = slides(p)[0].view->id;
    EXPECT_TRUE(plan::replace_view(p, id, view("甲"), {"李四", "2027-01-01T00:00:00Z"})->empty());
    plan::SavedView next = view("丙");
    next.year = 2024;
    p = done(p, plan::replace_view(p, id, next, {"李四", "2027-01-01T00:00:00Z"}));
    EXPECT_EQ(order(p), "丙乙");
    EXPECT_EQ(slides(p)[0].view->author, "李四");
}

TEST(NoteNumbers, StayWhenAnotherNoteIsRemoved) {
    plan::Plan p = support::sample_plan();
    for (const char* second : {"01", "02", "03"})
        p = plan::apply(
            p, *plan::add_note(p, {120.5, 30.45}, second, {"王五", std::string("2026-11-30T08:00:") + second + "Z"}));
    EXPECT_EQ(plan::numbers_of_notes(p).size(), 3U);
    const auto number_of = [&](const char* text) {
        for (const plan::Note& note : p.notes)
            if (note.text == text) return plan::number_of_note(p, note.id);
        return 0;
    };
    EXPECT_EQ(number_of("03"), 3);
    for (const plan::Note& note : p.notes)
        if (note.text == "01") {
            const std::int64_t ids[] = {note.id};
            p = plan::apply(p, *plan::remove_notes(p, ids));
            break;
        }
    EXPECT_EQ(number_of("02"), 2);
    EXPECT_EQ(number_of("03"), 3);
    p = plan::apply(p, *plan::add_note(p, {120.5, 30.45}, "04", {"王五", "2026-11-30T08:00:04Z"}));
    EXPECT_EQ(number_of("04"), 4) << "none is given twice";
    p.note_numbers[0].number = p.note_numbers[1].number;  // as after a merge
    const std::vector<int> numbers = plan::numbers_of_notes(p);
    EXPECT_EQ(std::set<int>(numbers.begin(), numbers.end()).size(), numbers.size());
}

TEST(NoteNumbers, OfAProjectWithoutAnyFollowAge) {
    plan::Plan p = support::sample_plan();
    p.notes = {{5, {120.5, 30.4}, "younger", "2026-11-30T09:00:00Z", "x"},
               {6, {120.5, 30.4}, "older", "2026-11-30T08:00:00Z", "x"}};
    EXPECT_EQ(plan::numbers_of_notes(p), (std::vector<int>{2, 1}));
    p = plan::apply(p, *plan::add_note(p, {120.5, 30.45}, "new", {"王五", "2026-11-30T07:00:00Z"}));
    EXPECT_EQ(plan::number_of_note(p, 5), 2) << "whatever is pinned with a clock that is slow";
}
