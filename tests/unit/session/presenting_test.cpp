// Presenting: what a key makes of a presentation, and that everything is as before when it is over.
#include "session/presenting.h"

#include <gtest/gtest.h>

#include "haining_plan.h"
#include "plan/stories.h"
#include "session/map_session.h"

namespace {

using namespace session;

const plan::Entry k_entry{"王五", "2026-11-30T08:00:00Z"};

const plan::Story& usual(const plan::Plan& plan) { return *plan::usual_story(plan); }

Presentation begun(int slide = 0) {
    return begin_presentation(*support::haining_plan(), usual(*support::haining_plan()), slide);
}

Presentation walked(Presentation p, std::initializer_list<PresentStep> steps) {
    for (const PresentStep step : steps) p = after(std::move(p), step, 0);
    return p;
}

class PresentingTest : public testing::Test {
protected:
    PresentingTest() : session_(support::builder_of(with_a_near_view()), "海宁.langtu") { update(); }

    /// The third slide shows a part of the city.
    static plan::PlanPtr with_a_near_view() {
        const plan::Plan& plan = *support::haining_plan();
        plan::SavedView view = *plan::slides_of(plan, usual(plan).id)[2].view;
        const plan::Index index(plan);
        view.seen = saved_view(first_view(index), SeenGround{{120.55, 30.41}, 9000, 6000}, index).seen;
        return std::make_shared<const plan::Plan>(plan::apply(plan, *plan::replace_view(plan, view.id, view, k_entry)));
    }

    void update(int width = 1100, int height = 760, float ratio = 1) { session_.update(width, height, ratio, false); }
    void show(std::size_t page) {
        const Presentation p = begun();
        session_.apply(ShowPage{p.story, p.pages.at(page), "2026-11-30"});
        update(1920, 1080, 1.6F);
    }
    /// The first page that shows a view as `wanted` says.
    template <class Wanted>
    std::size_t page_with(Wanted wanted) {
        const Presentation p = begun();
        for (std::size_t i = 0; i < p.pages.size(); ++i)
            if (const plan::SavedView* view = plan::find_view(session_.plan(), p.pages[i].view); view && wanted(*view))
                return i;
        ADD_FAILURE() << "no such page";
        return 1;
    }

    MapSession session_;
};

}  // namespace

TEST(Presenting, HasOpeningSlidesAndClosing) {
    const plan::Plan& plan = *support::haining_plan();
    const Presentation p = begun();
    const std::size_t slides = plan::slides_of(plan, usual(plan).id).size();
    ASSERT_EQ(p.pages.size(), slides + 2);
    EXPECT_EQ(p.pages.front().kind, PageKind::opening);
    EXPECT_EQ(p.pages.back().kind, PageKind::closing);
    EXPECT_EQ(p.pages[1].number, 1);
    plan::Story bare = usual(plan);
    bare.opening = bare.closing = false;
    EXPECT_EQ(pages_of(plan, bare).size(), slides);
    const plan::Plan hidden =
        plan::apply(plan, *plan::hide_part(plan, plan::slides_of(plan, bare.id)[0].part->id, true));
    EXPECT_EQ(pages_of(hidden, bare).size(), slides - 1);
    EXPECT_EQ(pages_of(hidden, bare).front().view, plan::slides_of(plan, bare.id)[1].view->id);
}

TEST(Presenting, OnePressIsOnePage) {
    using enum PresentStep;
    Presentation p = begun();
    EXPECT_EQ(walked(p, {next, next}).page, 2);
    EXPECT_EQ(walked(p, {next, back}).page, 0);
    EXPECT_EQ(walked(p, {back}).page, 0);
    EXPECT_EQ(walked(p, {back}).shown, p.shown) << "nothing flies";
    EXPECT_EQ(walked(p, {last}).page, p.pages.size() - 1);
    EXPECT_EQ(walked(p, {last, first}).page, 0);
    EXPECT_FALSE(walked(p, {last}).over);
    EXPECT_TRUE(walked(p, {last, next}).over) << "after the closing page";
    EXPECT_TRUE(walked(p, {confirm, confirm, leave}).over);
    EXPECT_EQ(begun(3).pages[begun(3).page].number, 3);
    EXPECT_EQ(slide_of_view(p, p.pages[4].view), 4);
    EXPECT_FALSE(slide_of_view(p, 12345));
}

TEST(Presenting, GoesToATypedNumber) {
    using enum PresentStep;
    const auto typed = [](Presentation p, std::initializer_list<int> digits) {
        p = after(std::move(p), ask_number, 0);
        for (const int digit : digits) p = with_digit(std::move(p), digit);
        return after(std::move(p), confirm, 0);
    };
    const Presentation p = begun();
    EXPECT_EQ(p.pages[typed(p, {3}).page].number, 3);
    EXPECT_EQ(p.pages[typed(p, {1, 1}).page].number, 11);
    EXPECT_EQ(typed(p, {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9}).page, p.pages.size() - 2) << "the last slide";
    EXPECT_EQ(typed(walked(p, {last}), {}).page, 0);
    EXPECT_EQ(with_digit(p, 4), p) << "without being asked a digit is no number";
    EXPECT_FALSE(walked(p, {ask_number, next}).number) << "any other key gives it up";
}

TEST(Presenting, WhatLiesOverASlideGoesWithIt) {
    using enum PresentStep;
    Presentation p = walked(begun(), {next, black});
    EXPECT_EQ(p.blank, Blank::black);
    EXPECT_EQ(walked(p, {black}).blank, Blank::none);
    EXPECT_EQ(walked(p, {white}).blank, Blank::white);
    EXPECT_EQ(walked(p, {next}).blank, Blank::none);
    p = walked(p, {black, pen});
    p.strokes = {{{1, 2}, {3, 4}}};
    EXPECT_TRUE(walked(p, {wipe}).strokes.empty());
    EXPECT_TRUE(walked(p, {back}).strokes.empty());
    EXPECT_EQ(walked(p, {black, black}).strokes.size(), 1) << "still the same slide";
    EXPECT_TRUE(p.pen);
    EXPECT_FALSE(walked(p, {pointer}).pen) << "one hand";
    EXPECT_TRUE(walked(p, {pointer}).pointer);
    EXPECT_TRUE(walked(p, {show_keys}).keys_shown);
    EXPECT_FALSE(walked(p, {show_keys, show_keys}).keys_shown);
    EXPECT_FALSE(walked(p, {show_keys, next}).keys_shown);
}

TEST(Presenting, PlaysTheYears) {
    const Presentation p = after(begun(1), PresentStep::play, 100);
    EXPECT_EQ(p.played_from_s, 100);
    EXPECT_FALSE(after(p, PresentStep::play, 101).played_from_s);
    EXPECT_FALSE(after(p, PresentStep::next, 101).played_from_s);
    const std::vector<int> years{2020, 2022, 2024};
    EXPECT_EQ(year_played(years, -1), 2020);
    EXPECT_EQ(year_played(years, 1.19), 2020);
    EXPECT_EQ(year_played(years, 1.21), 2022);
    EXPECT_EQ(year_played(years, 3.59), 2024);
    EXPECT_FALSE(year_played(years, 3.61));
    EXPECT_FALSE(year_played({}, 0));
}

TEST_F(PresentingTest, GivesEverythingBack) {
    session_.apply(ShowIndicator{session_.plan().indicators[2].key});
    session_.apply(ZoomAt{2.5, {300, 200}});
    session_.apply(ToggleLayer{carto::Layer::parks});
    session_.apply(Select{ref_of(session_.plan().carriers[4]), Joining::replace});
    session_.apply(UseTool{Tool::measure});
    update();
    const std::string before = to_json(session_.view());
    const carto::MapOptions options = session_.options();
    const scene::Camera camera = session_.camera();
    session_.apply(BeginPresenting{});
    for (const std::size_t page : {0, 1, 5, 9, 3}) show(page);
    session_.apply(ShowWall{true});
    session_.apply(ZoomAt{3, {500, 500}});
    update(1920, 1080, 1.6F);
    EXPECT_NE(to_json(session_.view()), before);
    EXPECT_EQ(to_json(session_.kept_view()), before) << "what is remembered of the window";
    session_.apply(EndPresenting{});
    EXPECT_EQ(to_json(session_.view()), before);
    update();
    EXPECT_EQ(to_json(session_.view()), before);
    EXPECT_EQ(session_.options(), options);
    EXPECT_EQ(session_.camera(), camera);
}

TEST_F(PresentingTest, GivesTheWholeCityAndTheWallBack) {
    const std::string before = to_json(session_.view());
    const scene::Camera camera = session_.camera();
    session_.apply(BeginPresenting{});
    show(3);
    session_.apply(EndPresenting{});
    update();
    EXPECT_EQ(to_json(session_.view()), before);
    EXPECT_EQ(session_.camera(), camera);
    session_.apply(ZoomAt{2, {100, 100}});
    update();
    const scene::Camera zoomed = session_.camera();
    session_.apply(ShowWall{true});
    update();
    const scene::Camera cells = session_.camera();
    session_.apply(BeginPresenting{});
    show(2);
    session_.apply(EndPresenting{});
    update();
    EXPECT_TRUE(session_.wall());
    EXPECT_EQ(session_.camera(), cells);
    session_.apply(ShowWall{false});
    update();
    EXPECT_EQ(session_.camera(), zoomed);
}

TEST_F(PresentingTest, ShowsWordsInPlaceOfTheMap) {
    session_.apply(BeginPresenting{});
    show(0);
    EXPECT_TRUE(session_.shows_words());
    ASSERT_EQ(session_.panes().size(), 1);
    EXPECT_NE(session_.panes()[0].scene, session_.scene());
    const scene::ScenePtr drawn = session_.panes()[0].scene;
    update(1024, 768, 1.6F);
    EXPECT_NE(session_.panes()[0].scene, drawn) << "of another size";
    show(1);
    EXPECT_FALSE(session_.shows_words());
    EXPECT_EQ(session_.panes()[0].scene, session_.scene());
}

TEST_F(PresentingTest, SaysOnlyWhatIsTrueOfTheMap) {
    const std::size_t page = page_with([](const plan::SavedView& v) { return v.indicator == "rd_gdp" && !v.wall; });
    session_.apply(BeginPresenting{});
    show(page);
    const std::string title = session_.options().title;
    EXPECT_EQ(title, plan::find_view(session_.plan(), begun().pages[page].view)->title.zh);
    EXPECT_FALSE(session_.options().conclusion.empty());
    session_.apply(ShowIndicator{"tech_firms"});
    EXPECT_TRUE(session_.options().title.empty()) << "the title was another indicator's";
    EXPECT_TRUE(session_.options().conclusion.empty());
    session_.apply(ShowIndicator{"rd_gdp"});
    EXPECT_EQ(session_.options().title, title);
    session_.apply(ShowMeasure{plan::Measure::target});
    EXPECT_TRUE(session_.options().title.empty());
}

TEST_F(PresentingTest, TheSlideFitsAnotherSizeUntilItIsMoved) {
    session_.apply(BeginPresenting{});
    const std::size_t page = page_with([](const plan::SavedView& v) { return !v.seen.empty() && !v.wall; });
    show(page);
    const scene::Camera wide = session_.camera();
    update(1024, 768, 1.6F);
    EXPECT_LT(session_.camera().pixels_per_metre, wide.pixels_per_metre);
    update(1920, 1080, 1.6F);
    EXPECT_EQ(session_.camera(), wide);
    session_.apply(PanBy{40, 0});
    update(1024, 768, 1.6F);
    EXPECT_EQ(session_.camera().pixels_per_metre, wide.pixels_per_metre);
}

TEST_F(PresentingTest, AKeyDuringAFlightEndsItAtItsTarget) {
    session_.set_motion_s(0.25);
    session_.apply(BeginPresenting{});
    Presentation p = begun();
    for (StoryPage& page : p.pages) page.transition = plan::Transition::flight;
    const std::size_t page = page_with([](const plan::SavedView& v) { return !v.seen.empty() && !v.wall; });
    show(1);
    const auto fly = [&](std::size_t to) {
        session_.apply(ShowPage{p.story, p.pages[to], ""});
        update(1920, 1080, 1.6F);
    };
    session_.tick(100);
    fly(page == 1 ? 2 : page);
    EXPECT_TRUE(session_.tick(100.1));
    fly(1);
    EXPECT_TRUE(session_.tick(100.2)) << "from the target it flies on";
    EXPECT_FALSE(session_.tick(110));
    const scene::Camera there = session_.camera();
    fly(0);
    fly(1);
    EXPECT_FALSE(session_.gliding()) << "from words there is nothing to fly from";
    EXPECT_EQ(session_.camera(), there);
}

/// The sources of the whole plan stand on it: sixteen lines.
TEST_F(PresentingTest, TheLastPageIsWhollySeen) {
    struct Size {
        int width, height;
        float ratio;
    };
    session_.apply(BeginPresenting{});
    const Presentation p = begun();
    for (const carto::Language language : {carto::Language::zh, carto::Language::en})
        for (const Size& size : {Size{1920, 1080, 1.6F}, Size{1366, 768, 1.6F}, Size{1024, 768, 1.6F}}) {
            SCOPED_TRACE(size.width);
            session_.apply(UseLanguage{language});
            session_.apply(ShowPage{p.story, p.pages.back(), ""});
            update(size.width, size.height, size.ratio);
            const auto& texts = (*session_.panes().at(0).scene)[scene::ListKind::furniture].list->texts;
            ASSERT_GT(texts.size(), 10U);
            for (const scene::TextRun& run : texts) {
                EXPECT_GE(run.anchor.y + run.box.y, 0) << run.text;
                EXPECT_LE(run.anchor.y + run.box.bottom(), static_cast<float>(size.height)) << run.text;
            }
        }
}

TEST_F(PresentingTest, SaysWhatIsGone) {
    plan::Plan plan = session_.plan();
    plan::SavedView view = plan.views.front();
    view.indicator = "patents_2019";
    plan = plan::apply(plan, *plan::replace_view(plan, view.id, view, k_entry));
    session_.use_plan(std::make_shared<const plan::Plan>(plan));
    session_.apply(BeginPresenting{});
    const Presentation p = begin_presentation(plan, usual(plan), 0);
    session_.apply(ShowPage{p.story, p.pages[static_cast<std::size_t>(*slide_of_view(p, view.id))], ""});
    EXPECT_NE(session_.options().conclusion.find("patents_2019"), std::string::npos);
}
