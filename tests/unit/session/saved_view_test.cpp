// Views as a project keeps them.
#include "session/saved_view.h"

#include <gtest/gtest.h>

#include "haining_plan.h"
#include "plan/stories.h"
#include "session/map_session.h"
#include "session/view_checks.h"
#include "two_lines.h"

namespace {

using namespace session;

constexpr int k_width = 1100, k_height = 760;
const plan::Entry k_entry{"王五", "2026-11-30T08:00:00Z"};

MapSession fresh(plan::PlanPtr plan = support::haining_plan()) {
    MapSession s(support::builder_of(std::move(plan)), "海宁.langtu");
    s.update(k_width, k_height, 1, false);
    return s;
}

/// A view that differs from the first one in everything that is kept.
ViewState unusual(const plan::Index& index) {
    ViewState view = first_view(index);
    view.mode = Mode::review;
    view.subject.indicator = index->indicators.back().key;
    view.subject.measure = plan::Measure::target;
    view.subject.year = 2025;
    view.subject.method = plan::Method::manual;
    view.subject.classes = 3;
    view.subject.breaks = {0.1, 2.5};
    view.subject.palette = "viridis";
    view.look.hidden = {carto::Layer::water, carto::Layer::parks};
    view.look.opacity[static_cast<std::size_t>(carto::Layer::areas)] = 0.25F;
    view.look.highlighted = carto::LegendKey{1, plan::Missing::none};
    view.review.shows_reach = true;
    view.review.reach.width_m = 1500;
    view.review.filter.text = "孵化";
    view.selection = {ref_of(index->carriers[3]), ref_of(index->stations[1])};
    view.on_strip = plan::Stretch{1000.5, 20000};
    return view;
}

std::int64_t id_of_view(const plan::Plan& plan) { return (*plan::named_view(plan, "视图"))->id; }

plan::Plan with_view(const plan::Plan& plan, plan::SavedView view) {
    view.title.zh = "视图";
    return plan::apply(plan, *plan::save_view(plan, view, {}, k_entry));
}

}  // namespace

TEST(SavedView, KeepsWhatIsShownAndGivesItBack) {
    const plan::Index index(*support::haining_plan());
    const ViewState view = unusual(index);
    const SeenGround seen{{120.55, 30.41}, 12000, 8000};
    const plan::SavedView saved = saved_view(view, seen, index);
    EXPECT_EQ(seen_of(saved), seen);
    const ViewState back = opened_view(saved, first_view(index), index);
    EXPECT_EQ(back.mode, view.mode);
    EXPECT_EQ(back.subject, view.subject);
    EXPECT_EQ(back.review, view.review);
    EXPECT_EQ(back.look.highlighted, view.look.highlighted);
    EXPECT_EQ(back.look.opacity, view.look.opacity);
    EXPECT_EQ(back.on_strip, view.on_strip);
    EXPECT_EQ(saved_view(back, seen, index), saved);
    EXPECT_EQ(back.look.theme, first_view(index).look.theme) << "that is of whoever looks";
}

TEST(SavedView, TextsThatMeanNothingAreLeftOut) {
    const plan::Index index(*support::haining_plan());
    plan::SavedView saved;
    for (std::string* text : {&saved.seen, &saved.mode, &saved.indicator, &saved.measure, &saved.other_measure,
                              &saved.method, &saved.breaks, &saved.palette, &saved.target_set, &saved.hidden,
                              &saved.opacity, &saved.highlighted, &saved.review, &saved.selection, &saved.strip})
        *text = "xx=9 1/ -1 carrier/x 1e999 \xff {";
    saved.classes = -4;
    const ViewState view = opened_view(saved, first_view(index), index);
    EXPECT_EQ(view.subject.indicator, first_view(index).subject.indicator);
    EXPECT_TRUE(view.selection.empty());
    EXPECT_GE(view.subject.classes, 1);
    EXPECT_FALSE(seen_of(saved));
    saved.seen = "120 30 0 100";
    EXPECT_FALSE(seen_of(saved));
}

TEST(SavedView, SaysWhatThePlanDoesNotHaveAnyMore) {
    plan::Plan plan = *support::haining_plan();
    const plan::Index index(plan);
    ViewState view = first_view(index);
    view.selection = {ref_of(plan.carriers[0]), ref_of(plan.carriers[1])};
    plan::SavedView saved = saved_view(view, {}, index);
    EXPECT_TRUE(missing_from(index, saved, base::Language::zh).empty());
    const std::int64_t gone[] = {plan.carriers[0].id};
    const std::string name = plan.carriers[0].name.zh;
    plan = plan::apply(plan, *plan::remove_carriers(plan, gone));
    saved.indicator = "patents_2019";
    EXPECT_EQ(missing_from(plan::Index(plan), saved, base::Language::zh),
              (std::vector<std::string>{"patents_2019", name}));
    EXPECT_EQ(missing_from(plan::Index(plan), saved, base::Language::en).back(), plan.bin.back().name.en);
}

TEST(SavedView, ThatSpeaksOfWhatIsGoneIsFound) {
    plan::Plan plan = *support::haining_plan();
    const plan::Index index(plan);
    plan::SavedView saved = saved_view(first_view(index), {}, index);
    EXPECT_TRUE(check_views(plan::Index(with_view(plan, saved))).empty());
    saved.indicator = "patents_2019";
    const plan::Plan with = with_view(plan, saved);
    const auto found = check_views(plan::Index(with));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, k_view_of_what_is_gone);
    EXPECT_EQ(found[0].severity, plan::Severity::warning);
    EXPECT_EQ(found[0].where, "view 视图");
    EXPECT_NE(found[0].message.zh.find("patents_2019"), std::string::npos);
    const std::int64_t parts[] = {plan::slides_of(with, plan::usual_story(with)->id).back().part->id};
    EXPECT_TRUE(check_views(plan::Index(plan::apply(with, *plan::remove_parts(with, parts)))).empty()) << "removed";
}

TEST(SavedView, IsCalledAfterItsMap) {
    const plan::Index index(*support::haining_plan());
    ViewState view = first_view(index);
    view.look.hidden.clear();
    view.subject.measure = plan::Measure::value;
    view.subject.year = 2023;
    const plan::Indicator& indicator = index->indicators.front();
    EXPECT_EQ(usual_title(view, index).en, indicator.name.en + ", " + plan::label(plan::Measure::value).en + ", 2023");
    EXPECT_NE(usual_title(view, index).zh.find(indicator.name.zh), std::string::npos);
    view.comparing = Comparing{{plan::Measure::value, 2020}};
    EXPECT_TRUE(usual_title(view, index).en.ends_with(", 2020/2023"));
    view.comparing.reset();
    view.subject.measure = plan::Measure::target;
    EXPECT_TRUE(usual_title(view, index).en.ends_with(", 2025")) << "a target is of its year";
    view.wall = true;
    EXPECT_EQ(usual_title(view, index).en.find(indicator.name.en), std::string::npos);
    view.wall = false;
    view.look.hidden = {carto::Layer::areas};
    EXPECT_EQ(usual_title(view, index).en, "Layout of the innovation corridor");
}

TEST(SavedView, ThatWasJustSavedCountsAsOpenedAndNothingMoves) {
    MapSession s = fresh();
    s.apply(ZoomAt{3, {400, 300}});
    s.update(k_width, k_height, 1, false);
    EXPECT_EQ(s.opened(), 0);
    plan::SavedView saved = s.to_save();
    EXPECT_FALSE(saved.title.zh.empty());
    const scene::Camera camera = s.camera();
    s.use_plan(std::make_shared<const plan::Plan>(with_view(s.plan(), saved)));
    s.was_saved_as(id_of_view(s.plan()));
    s.update(k_width, k_height, 1, false);
    EXPECT_EQ(s.camera(), camera);
    EXPECT_EQ(s.opened(), id_of_view(s.plan()));
    EXPECT_FALSE(s.opened_view_changed());
    s.apply(PanBy{60, 0});
    s.update(k_width, k_height, 1, false);
    EXPECT_TRUE(s.opened_view_changed());
}

TEST(SavedView, SaysTodaysNumbersAndForgetsThemWithThePlan) {
    MapSession s = fresh();
    plan::SavedView view = s.to_save();
    view.conclusion = {"{year}年共{areas}个", "{areas} areas"};
    const std::string text = s.conclusion_today(view);
    EXPECT_EQ(text.find('{'), std::string::npos);
    EXPECT_EQ(s.conclusion_today(view), text);
    s.apply(UseLanguage{carto::Language::en});
    EXPECT_TRUE(s.conclusion_today(view).ends_with(" areas"));
}

TEST(SavedView, SaysTheNumbersOfItsOwnLine) {
    MapSession s = fresh(std::make_shared<const plan::Plan>(support::plan_with_branch()));
    plan::SavedView of_both = s.to_save();
    s.apply(UseLine{support::k_branch});
    plan::SavedView of_branch = s.to_save();
    of_both.conclusion.zh = of_branch.conclusion.zh = "{stations}";
    EXPECT_EQ(s.conclusion_today(of_both), "4");
    EXPECT_EQ(s.conclusion_today(of_branch), "2") << "of the line that it was saved with";
}

TEST(SavedView, OpensInAnyWindowOnTheSameGround) {
    const SeenGround seen{{120.55, 30.41}, 12000, 8000};
    const plan::Index index(*support::haining_plan());
    const auto plan = std::make_shared<const plan::Plan>(
        with_view(*support::haining_plan(), saved_view(first_view(index), seen, index)));
    const std::int64_t id = id_of_view(*plan);
    for (const auto& [width, height] : {std::pair(1100, 760), std::pair(1920, 1080), std::pair(1024, 768)}) {
        MapSession s(support::builder_of(plan), "海宁.langtu");
        s.update(width, height, 1, false);
        s.apply(OpenView{id});
        s.update(width, height, 1, false);
        const scene::Vec2 middle = s.on_screen(seen.centre);
        const double half_width = seen.width_m / 2 * s.camera().pixels_per_metre;
        EXPECT_GT(middle.x - half_width, -1);
        EXPECT_LT(middle.x + half_width, width + 1);
        EXPECT_GT(half_width, width / 8.0) << "and not much smaller than it could be";
        EXPECT_EQ(s.seen(), seen) << "saved again, it does not creep";
        EXPECT_FALSE(s.opened_view_changed());
        s.apply(ShowYear{2020});
        s.apply(ShowMeasure{plan::Measure::target});
        s.update(width, height, 1, false);
        EXPECT_TRUE(s.opened_view_changed());
    }
}

TEST(SavedView, OfTheWholeCityFitsTheWindow) {
    MapSession s = fresh();
    EXPECT_FALSE(s.seen());
    const scene::Camera whole = s.camera();
    s.apply(ZoomAt{3, {400, 300}});
    s.update(k_width, k_height, 1, false);
    ASSERT_TRUE(s.seen());
    const plan::Index index(s.plan());
    s.use_plan(std::make_shared<const plan::Plan>(with_view(s.plan(), saved_view(first_view(index), {}, index))));
    s.apply(OpenView{id_of_view(s.plan())});
    s.update(k_width, k_height, 1, false);
    EXPECT_EQ(s.camera(), whole);
    s.apply(OpenView{12345});
    s.update(k_width, k_height, 1, false);
    EXPECT_EQ(s.camera(), whole) << "a view that is gone opens nothing";
}

TEST(SavedView, FliesThereInItsTime) {
    MapSession s = fresh();
    s.set_motion_s(0.25);
    const plan::Index index(s.plan());
    const SeenGround seen{{120.55, 30.41}, 4000, 3000};
    s.use_plan(std::make_shared<const plan::Plan>(with_view(s.plan(), saved_view(first_view(index), seen, index))));
    s.tick(100);
    s.apply(OpenView{id_of_view(s.plan()), plan::Transition::flight, 2});
    s.update(k_width, k_height, 1, false);
    EXPECT_TRUE(s.tick(101));
    const double half_way = s.camera().pixels_per_metre;
    EXPECT_FALSE(s.tick(102));
    EXPECT_GT(s.camera().pixels_per_metre, half_way);
    s.apply(FullExtent{});
    s.apply(OpenView{id_of_view(s.plan()), plan::Transition::cut});
    s.update(k_width, k_height, 1, false);
    EXPECT_FALSE(s.gliding());
}
