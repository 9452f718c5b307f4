// A view is all that a session is looked at by: whatever was done, the view saved, read and used by a fresh session
// gives the same pictures.
#include <cmath>
#include <gtest/gtest.h>

#include "haining_plan.h"
#include "scene_facts.h"
#include "seeded.h"
#include "session/map_session.h"

namespace {

using namespace session;

constexpr int k_width = 1100, k_height = 760;
constexpr int k_sequences = 12, k_actions = 25;

class Views : public testing::Test {
protected:
    [[nodiscard]] static MapSession fresh() { return {support::builder_of(with_values()), "海宁.langtu"}; }
    /// Haining with made-up values, so that there is something to compare and to class.
    [[nodiscard]] static plan::PlanPtr with_values() {
        static const plan::PlanPtr plan = [] {
            const plan::Plan& bare = *support::haining_plan();
            const plan::Index index(bare);
            const auto edit = plan::observe(index, plan::sample_observations(index), {"test", "2026-11-28"});
            return std::make_shared<const plan::Plan>(plan::apply(bare, *edit));
        }();
        return plan;
    }
    static void rest(MapSession& s) { s.update(k_width, k_height, 1, false); }

    scene::Vec2 any_place() {
        return {static_cast<float>(random_.real(0, k_width)), static_cast<float>(random_.real(0, k_height))};
    }
    plan::FeatureRef any_feature(const plan::Plan& plan) {
        if (random_.index(2) == 0) return ref_of(plan.carriers[random_.index(plan.carriers.size())]);
        return ref_of(plan.units[random_.index(plan.units.size())]);
    }
    int any_year() { return 2020 + static_cast<int>(random_.index(6)); }
    bool any_choice() { return random_.index(2) == 0; }
    carto::Layer any_layer() { return carto::k_layers[random_.index(carto::k_layers.size())]; }

    Action any_change_of_subject(const plan::Plan& plan) {
        switch (random_.index(6)) {
            case 0: return ShowIndicator{plan.indicators[random_.index(plan.indicators.size())].key};
            case 1: return ShowMeasure{plan::k_measures[random_.index(plan::k_measures.size())]};
            case 2: return ShowYear{any_year()};
            case 3: return UseClasses{plan::Method::jenks, 3 + static_cast<int>(random_.index(4)), {}, "viridis"};
            case 4:
                return CompareWith{carto::Shown{plan::k_measures[random_.index(plan::k_measures.size())], any_year()}};
            default: return UseMode{k_modes[random_.index(k_modes.size())]};
        }
    }
    Action any_change_of_look() {
        switch (random_.index(6)) {
            case 0: return UseLanguage{any_choice() ? base::Language::zh : base::Language::en};
            case 1: return UseTheme{any_choice() ? carto::ThemeName::light : carto::ThemeName::dark};
            case 2: return UseLegend{carto::k_legend_corners[random_.index(5)], any_choice()};
            case 3: return ToggleLayer{any_layer()};
            case 4: return SetOpacity{any_layer(), static_cast<float>(random_.real(0, 1))};
            default: return ShowWall{any_choice()};
        }
    }
    Action any_movement(const plan::Plan& plan) {
        switch (random_.index(5)) {
            case 0:
                return PanBy{static_cast<float>(random_.real(-200, 200)), static_cast<float>(random_.real(-200, 200))};
            case 1: return ZoomAt{random_.real(0.5, 2), any_place()};
            case 2: return ZoomToFeature{any_feature(plan)};
            case 3: return FullExtent{};
            default: return GoTo{{random_.real(120.4, 120.8), random_.real(30.3, 30.6)}};
        }
    }
    std::optional<plan::Stretch> any_stretch() {
        if (any_choice()) return std::nullopt;
        return plan::stretch_between(random_.real(-1000, 48000), random_.real(-1000, 48000));
    }
    Action any_gesture(const plan::Plan& plan) {
        switch (random_.index(10)) {
            case 7: return UseStripSpread{carto::k_strip_spreads[random_.index(3)]};
            case 8: return ShowOnStrip{any_stretch()};
            case 9: return ChooseStretch{any_stretch()};
            case 0: return SelectAt{any_place(), Joining::add};
            case 1: return Select{any_feature(plan), Joining::toggle};
            case 2: return UseTool{any_choice() ? Tool::measure : Tool::select};
            case 3: return AddMeasurePoint{any_place()};
            case 4: return CloseMeasure{};
            case 5: return MoveSplit{random_.real(0, 1)};
            default: return PeelOff{};
        }
    }
    Action any_action(const plan::Plan& plan) {
        switch (random_.index(4)) {
            case 0: return any_change_of_subject(plan);
            case 1: return any_change_of_look();
            case 2: return any_movement(plan);
            default: return any_gesture(plan);
        }
    }

    support::Seeded random_{"views"};
};

/// All but the place, which goes through the map's projection and back.
ViewState without_place(ViewState view) {
    view.place.reset();
    return view;
}

TEST_F(Views, GiveTheSamePictureInAFreshSession) {
    for (int sequence = 0; sequence < k_sequences; ++sequence) {
        SCOPED_TRACE(sequence);
        MapSession used = fresh();
        rest(used);
        for (int i = 0; i < k_actions; ++i) {
            used.apply(any_action(used.plan()));
            rest(used);
        }
        // The whole city is fitted when it is asked for, and stays where it is while indicators and legends change; a
        // view does not keep where a wall is looked at.
        if (!used.view().place) used.apply(FullExtent{});
        rest(used);
        const ViewState view = used.view();
        const auto read = view_from_json(to_json(view));
        ASSERT_TRUE(read);
        EXPECT_EQ(*read, view) << to_json(view);
        MapSession next = fresh();
        next.use_view(*read);
        rest(next);
        EXPECT_EQ(without_place(next.view()), without_place(view));
        ASSERT_EQ(next.view().place.has_value(), view.place.has_value());
        EXPECT_EQ(support::facts_of(next.panes()), support::facts_of(used.panes())) << to_json(view);
    }
}

/// A view holds all that later actions depend on: saved halfway, what follows ends in the same view. Movements are left
/// out: what they do depends on the size of the window as well.
TEST_F(Views, WhatFollowsEndsAlikeFromAViewThatWasSaved) {
    MapSession once = fresh(), again = fresh();
    rest(once);
    const auto act = [&](MapSession& s, const Action& action) {
        s.apply(action);
        rest(s);
    };
    const auto any_but_movement = [&] {
        return any_choice() ? any_change_of_subject(once.plan()) : any_change_of_look();
    };
    for (int i = 0; i < k_actions; ++i) act(once, any_but_movement());
    again.use_view(*view_from_json(to_json(once.view())));
    rest(again);
    for (int i = 0; i < 2 * k_actions; ++i) {
        const Action action = any_but_movement();
        act(once, action);
        act(again, action);
        ASSERT_EQ(again.view(), once.view()) << i;
    }
}

}  // namespace
