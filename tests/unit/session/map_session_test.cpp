// What the window does to the map, without a window.
#include "session/map_session.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "carto/pick.h"
#include "geo/crs.h"
#include "haining_plan.h"
#include "plan/notes.h"
#include "scene_items.h"
#include "seeded.h"

namespace {

using namespace session;
using plan::FeatureKind;
using plan::FeatureRef;
using scene::Vec2;

constexpr int k_width = 1000;
constexpr int k_height = 700;

class Session : public testing::Test {
protected:
    void SetUp() override { EXPECT_TRUE(rest()); }
    bool rest() { return session_.update(k_width, k_height, 1, false); }
    bool drag() { return session_.update(k_width, k_height, 1, true); }
    void act(const Action& action) {
        session_.apply(action);
        rest();
    }
    [[nodiscard]] Vec2 screen(geo::LonLat p) {
        return scene::to_screen(session_.camera(), geo::CrsTransform::create("EPSG:4549")->forward(p));
    }
    /// Of the part of the map that neither title nor legend can cover.
    [[nodiscard]] Vec2 middle() {
        const scene::Rect room = session_.clear_room();
        return {room.x + room.width / 2, room.y + room.height / 2};
    }
    [[nodiscard]] geo::ProjectedExtent extent() const {
        const auto crs = geo::CrsTransform::create("EPSG:4549");
        geo::ProjectedExtent out;
        for (const plan::Unit& unit : session_.plan().units)
            for (const geo::Polygon& polygon : unit.shape)
                for (const geo::LonLat p : polygon.outer) out.include(crs->forward(p));
        return out;
    }
    [[nodiscard]] Vec2 symbol_of(plan::FeatureRef feature) const {
        for (const scene::PickTarget& t : session_.scene()->pick_targets)
            if (t.pick == carto::to_pick(feature)) {
                const geo::Projected o = session_.scene()->origin;
                const Vec2 p = scene::to_screen(session_.camera(), {o.x + t.anchor.x, o.y + t.anchor.y});
                return {p.x + t.offset.x, p.y + t.offset.y};
            }
        ADD_FAILURE() << "no symbol of " << plan::to_key(feature.kind) << " " << feature.id;
        return {};
    }

    MapSession session_{support::builder_of(support::haining_plan()), "海宁.ltu"};
};

}  // namespace

/// What is zoomed to lies where neither title nor legend can be.
TEST_F(Session, ZoomingKeepsOffTitleAndLegend) {
    std::vector<FeatureRef> features;
    for (const plan::Unit& unit : session_.plan().units) features.push_back(ref_of(unit));
    for (const plan::Station& s : session_.plan().stations) features.push_back(ref_of(s));
    const auto crs = geo::CrsTransform::create("EPSG:4549");
    for (plan::FeatureRef feature : features) {
        SCOPED_TRACE(session_.index().key_of(feature));
        act(Select{feature});
        act(ZoomToSelection{});
        geo::ProjectedExtent lies;
        for (const plan::Unit& unit : session_.plan().units)
            if (feature == ref_of(unit))
                for (const geo::Polygon& polygon : unit.shape)
                    for (const geo::LonLat p : polygon.outer) lies.include(crs->forward(p));
        for (const plan::Station& s : session_.plan().stations)
            if (feature == ref_of(s)) lies.include(crs->forward(s.position));
        const Vec2 a = scene::to_screen(session_.camera(), {lies.min_x, lies.max_y});
        const Vec2 b = scene::to_screen(session_.camera(), {lies.max_x, lies.min_y});
        const scene::Rect box{a.x, a.y, std::max(b.x - a.x, 1.0F), std::max(b.y - a.y, 1.0F)};
        EXPECT_GE(box.x, 0);
        EXPECT_LE(box.right(), k_width);
        for (const scene::Rect& ground : session_.scene()->grounds) EXPECT_FALSE(ground.overlaps(box));
    }
}

TEST_F(Session, NoLayerIsShownSmallerThanTheWholeCity) {
    for (const auto& [width, height] : {std::pair{1580, 980}, {772, 692}, {1000, 700}, {570, 330}}) {
        ASSERT_TRUE(session_.update(width, height, 1, false));
        session_.apply(FullExtent{});
        session_.update(width, height, 1, false);
        const double whole = session_.camera().pixels_per_metre;
        for (const carto::Layer layer : {carto::Layer::stations, carto::Layer::carriers, carto::Layer::parks}) {
            session_.apply(ZoomToLayer{layer});
            session_.update(width, height, 1, false);
            EXPECT_GE(session_.camera().pixels_per_metre, whole) << carto::to_key(layer) << " at " << width;
        }
    }
}

/// Another mode has another legend; a city that nobody has moved is fitted anew where it would hide it.
TEST_F(Session, AnotherModeHidesNothingOfTheWholeCity) {
    for (const auto& [width, height] : {std::pair{1580, 980}, {772, 692}, {1000, 700}, {570, 330}})
        for (const Mode mode : {Mode::review, Mode::progress, Mode::edit, Mode::progress}) {
            session_.update(width, height, 1, false);
            session_.apply(UseMode{mode});
            session_.update(width, height, 1, false);
            for (const scene::Rect& ground : session_.scene()->grounds)
                EXPECT_FALSE(session_.covers_city(ground)) << width << " " << to_key(mode);
        }
}

TEST_F(Session, NothingUnderTitleAndLegendIsPointedAtOrSelected) {
    act(ZoomAt{6, {500, 350}});
    const scene::Rect ground = session_.scene()->grounds.front();
    const Vec2 inside{ground.x + ground.width / 2, ground.y + ground.height / 2};
    ASSERT_NE(session_.ground_at(inside), nullptr);
    act(PointAt{inside});
    EXPECT_EQ(session_.hovered().kind, FeatureKind::none);
    act(SelectAt{inside});
    EXPECT_TRUE(session_.selection().empty());
}

TEST_F(Session, AViewIsAValueAndComesBack) {
    act(ShowYear{2020});
    act(ShowMeasure{plan::Measure::value});
    act(UseClasses{plan::Method::jenks, 4, {}, "viridis"});
    act(Select{ref_of(session_.plan().units.front())});
    EXPECT_FALSE(session_.view().place) << "the whole city, as it was fitted";
    act(ZoomAt{3, {400, 300}});
    const ViewState view = session_.view();
    const scene::Camera camera = session_.camera();
    MapSession next{support::builder_of(support::haining_plan()), "海宁.ltu"};
    next.use_view(view);
    EXPECT_EQ(next.view(), view);
    next.update(k_width, k_height, 1, false);
    ViewState again = next.view();
    ASSERT_TRUE(again.place && view.place);
    EXPECT_NEAR(again.place->centre.lon, view.place->centre.lon, 1e-9);
    EXPECT_NEAR(again.place->centre.lat, view.place->centre.lat, 1e-9);
    EXPECT_NEAR(again.place->denominator, view.place->denominator, 1e-6);
    again.place = view.place;
    EXPECT_EQ(again, view);
    EXPECT_NEAR(next.camera().centre.x, camera.centre.x, 0.01);
    EXPECT_NEAR(next.camera().centre.y, camera.centre.y, 0.01);
    EXPECT_NEAR(next.camera().pixels_per_metre, camera.pixels_per_metre, 1e-9);
}

TEST_F(Session, OfAViewThatIsNotThePlansOnlyTheRestIsTaken) {
    ViewState other = session_.view();  // of a plan that has changed since
    other.subject.year = 1999;
    other.subject.indicator = "gone";
    other.subject.target_set = "gone";
    other.selection = {plan::unit_ref("gone")};
    other.look.theme = carto::ThemeName::dark;
    session_.use_view(other);
    EXPECT_TRUE(session_.selection().empty());
    EXPECT_EQ(session_.options().indicator, "rd_gdp");
    EXPECT_EQ(session_.options().year, 2020);
    EXPECT_EQ(session_.options().theme, carto::ThemeName::dark);
    EXPECT_EQ(view_from_json("[]"), std::nullopt);
    EXPECT_EQ(view_from_json(R"({"subject":{"year":"x","classes":99},"mode":"play","place":[1,2]})")->subject.classes,
              plan::k_max_classes);
}

TEST_F(Session, StartsWithTheFirstIndicatorOfTheBaselineYear) {
    EXPECT_EQ(session_.options().indicator, "rd_gdp");
    EXPECT_EQ(session_.options().measure, plan::Measure::attainment);
    EXPECT_EQ(session_.options().year, 2020);
    EXPECT_EQ(session_.years(), (std::vector<int>{2020, 2021, 2022, 2023, 2024, 2025}));
    EXPECT_EQ(session_.selected().kind, FeatureKind::none);
    EXPECT_EQ(session_.project_name(), "海宁.ltu");
    EXPECT_NE(session_.scene(), nullptr);
}

TEST_F(Session, WithoutActionsThePictureStaysTheSame) {
    const scene::ScenePtr before = session_.scene();
    EXPECT_FALSE(rest());
    EXPECT_FALSE(drag());
    EXPECT_EQ(session_.scene(), before);
}

TEST_F(Session, ZoomKeepsThePlaceUnderThePointer) {
    support::Seeded random("zoom");
    for (int round = 0; round < 100; ++round) {
        const Vec2 at{static_cast<float>(random.real(250, 750)), static_cast<float>(random.real(200, 500))};
        const geo::Projected place = scene::to_map(session_.camera(), at);
        const double before = session_.camera().pixels_per_metre;
        act(ZoomAt{random.real(1.05, 1.6), at});
        const Vec2 after = scene::to_screen(session_.camera(), place);
        EXPECT_NEAR(after.x, at.x, 0.01);
        EXPECT_NEAR(after.y, at.y, 0.01);
        EXPECT_GE(session_.camera().pixels_per_metre, before);
        if (round % 8 == 7) act(FullExtent{});
    }
}

TEST_F(Session, ZoomEndsAtItsLimits) {
    for (int i = 0; i < 80; ++i) session_.apply(ZoomAt{2, {500, 350}});
    rest();
    EXPECT_DOUBLE_EQ(session_.camera().pixels_per_metre, 2.0);
    act(FullExtent{});
    const double fit = session_.camera().pixels_per_metre;
    for (int i = 0; i < 80; ++i) session_.apply(ZoomAt{0.5, {500, 350}});
    rest();
    EXPECT_DOUBLE_EQ(session_.camera().pixels_per_metre, fit * 0.25);
}

TEST_F(Session, PanMovesTheMapByThePixelsOfThePointer) {
    for (const Vec2 by : {Vec2{1, 0}, Vec2{0, 1}, Vec2{-37, 21}, Vec2{60, -60}}) {
        const geo::Projected place = scene::to_map(session_.camera(), {500, 350});
        act(PanBy{by.x, by.y});
        const Vec2 now = scene::to_screen(session_.camera(), place);
        EXPECT_NEAR(now.x, 500 + by.x, 0.001);
        EXPECT_NEAR(now.y, 350 + by.y, 0.001);
    }
}

TEST_F(Session, TheMapCannotBeLost) {
    for (int i = 0; i < 200; ++i) session_.apply(PanBy{400, 300});
    rest();
    const geo::ProjectedExtent city = extent();
    const Vec2 corner = scene::to_screen(session_.camera(), {city.min_x, city.max_y});
    EXPECT_LT(corner.x, k_width * 0.85);
    EXPECT_LT(corner.y, k_height * 0.85);
}

TEST_F(Session, FullExtentReturnsToTheFirstCamera) {
    const scene::Camera first = session_.camera();
    const std::vector<std::vector<Action>> ways{
        {PanBy{100, 30}},
        {ZoomAt{3, {200, 200}}},
        {ZoomAt{0.5, {900, 600}}, PanBy{-50, 0}},
        {ZoomToFeature{plan::carrier_ref(9)}},
        {Select{plan::unit_ref("330481103")}, ZoomToFeature{plan::unit_ref("330481103")}}};
    for (const auto& way : ways) {
        for (const Action& action : way) act(action);
        EXPECT_NE(session_.camera(), first);
        act(FullExtent{});
        EXPECT_EQ(session_.camera(), first);
    }
}

TEST_F(Session, ANewSizeFitsAgainUntilTheMapIsMoved) {
    const double before = session_.camera().pixels_per_metre;
    EXPECT_TRUE(session_.update(1600, 1100, 1, false));
    EXPECT_GT(session_.camera().pixels_per_metre, before * 1.2);
    EXPECT_EQ(session_.camera().width_px, 1600);
    session_.apply(PanBy{10, 0});
    session_.update(1600, 1100, 1, false);
    const scene::Camera moved = session_.camera();
    EXPECT_TRUE(session_.update(900, 600, 1, false));
    EXPECT_EQ(session_.camera().pixels_per_metre, moved.pixels_per_metre);
    EXPECT_EQ(session_.camera().centre, moved.centre);
    EXPECT_EQ(session_.camera().height_px, 600);
    session_.apply(FullExtent{});
    session_.update(900, 600, 1, false);
    session_.update(k_width, k_height, 1, false);
    EXPECT_DOUBLE_EQ(session_.camera().pixels_per_metre, before);
}

TEST_F(Session, TogglingALayerTwiceRestores) {
    const auto note = plan::add_note(session_.plan(), {120.55, 30.45}, "核实", {"王五", "2026-11-28"});
    session_.use_plan(std::make_shared<const plan::Plan>(plan::apply(session_.plan(), *note)));
    rest();
    for (const carto::Layer layer : carto::k_layers) {
        const carto::MapOptions before = session_.options();
        const std::vector<scene::Batch> batches = support::batches_of(*session_.scene());
        act(ToggleLayer{layer});
        EXPECT_FALSE(session_.options().shows(layer));
        EXPECT_NE(support::batches_of(*session_.scene()), batches) << carto::to_key(layer);
        act(ToggleLayer{layer});
        EXPECT_EQ(session_.options(), before);
        EXPECT_EQ(support::batches_of(*session_.scene()), batches) << carto::to_key(layer);
    }
}

TEST_F(Session, PointingSelectingAndLettingGo) {
    const plan::FeatureRef carrier = plan::carrier_ref(9);
    const Vec2 at = symbol_of(carrier);
    session_.apply(PointAt{at});
    EXPECT_TRUE(rest());
    EXPECT_EQ(session_.hovered(), carrier);
    EXPECT_EQ(session_.rings().size(), 1U);
    ASSERT_TRUE(session_.pointer());
    EXPECT_NEAR(session_.pointer()->lon, 120.5, 0.1);
    act(SelectAt{at});
    EXPECT_EQ(session_.selected(), carrier);
    EXPECT_EQ(session_.rings().size(), 1U);
    act(PointAt{});
    EXPECT_EQ(session_.hovered().kind, FeatureKind::none);
    EXPECT_EQ(session_.rings().size(), 1U) << "the selected one's";
    EXPECT_FALSE(session_.pointer());
    EXPECT_EQ(session_.selected(), carrier);
    act(Select{});
    EXPECT_EQ(session_.selected().kind, FeatureKind::none);
    EXPECT_TRUE(session_.rings().empty());
}

TEST_F(Session, AUnitIsSelectedWhereItIsClicked) {
    act(SelectAt{screen({120.771, 30.449})});
    EXPECT_EQ(session_.selected(), plan::unit_ref("330481112"));
    act(SelectAt{{2, 2}});
    EXPECT_EQ(session_.selected().kind, FeatureKind::none);
}

TEST_F(Session, TheSelectionSurvivesEverythingElse) {
    const plan::FeatureRef unit = plan::unit_ref("330481103");
    act(Select{unit});
    for (const Action& action :
         std::vector<Action>{ShowIndicator{"tech_firms"}, ShowMeasure{plan::Measure::gap}, ShowYear{2025},
                             UseLanguage{carto::Language::en}, UseTheme{carto::ThemeName::dark},
                             ToggleLayer{carto::Layer::areas}, PanBy{20, 20}, ZoomAt{1.5, {500, 300}}, FullExtent{}}) {
        act(action);
        EXPECT_EQ(session_.selected(), unit);
        EXPECT_EQ(session_.rings().size(), 1U);
    }
}

TEST_F(Session, IndicatorMeasureAndYearChangeTheChoropleth) {
    act(ShowIndicator{"incubators"});
    EXPECT_EQ(session_.choropleth().indicator->key, "incubators");
    act(ShowMeasure{plan::Measure::target});
    EXPECT_TRUE(session_.choropleth().circles) << "a count";
    const int with_value = session_.choropleth().with_value;
    act(ShowMeasure{plan::Measure::value});
    act(ShowYear{2025});
    EXPECT_EQ(session_.choropleth().with_value, 0) << "nothing has been observed for 2025";
    EXPECT_GT(with_value, 0);
}

TEST_F(Session, TheLanguageChangesNamesAndNothingElse) {
    const scene::Camera camera = session_.camera();
    const auto names = [&] {
        std::string all;
        for (const scene::LabelReport& label : session_.scene()->labels) all += label.text + "\n";
        return all;
    };
    const std::string chinese = names();
    EXPECT_NE(chinese.find("袁花镇"), std::string::npos);
    act(UseLanguage{carto::Language::en});
    EXPECT_NE(names().find("Yuanhua Town"), std::string::npos);
    EXPECT_EQ(session_.camera().centre, camera.centre);
    act(UseLanguage{carto::Language::zh});
    EXPECT_EQ(names(), chinese);
}

TEST_F(Session, WhileDraggingTheSceneIsKeptAndAtRestBuiltAnew) {
    const scene::ScenePtr before = session_.scene();
    for (int i = 0; i < 20; ++i) {
        session_.apply(PanBy{3, 2});
        EXPECT_TRUE(drag()) << "the picture moves";
        EXPECT_EQ(session_.scene(), before);
    }
    EXPECT_TRUE(rest());
    EXPECT_NE(session_.scene(), before);
}

TEST_F(Session, ZoomAndOptionsBuildAnewEvenWhileDragging) {
    scene::ScenePtr before = session_.scene();
    session_.apply(ZoomAt{1.2, {500, 300}});
    EXPECT_TRUE(drag());
    EXPECT_NE(session_.scene(), before);
    before = session_.scene();
    session_.apply(ShowIndicator{"tech_firms"});
    EXPECT_TRUE(drag());
    EXPECT_NE(session_.scene(), before);
}

TEST_F(Session, ZoomToAFeatureBringsItToTheMiddle) {
    act(ZoomToFeature{plan::station_ref(4)});
    const Vec2 at = screen(session_.plan().stations[3].position);
    EXPECT_NEAR(at.x, middle().x, 0.01);
    EXPECT_NEAR(at.y, middle().y, 0.01);
    const scene::Camera camera = session_.camera();
    act(ZoomToFeature{plan::carrier_ref(99)});  // there is none
    act(ZoomToFeature{});
    EXPECT_EQ(session_.camera(), camera);
}

TEST_F(Session, TheScaleIsThatOfAScreen) {
    EXPECT_NEAR(session_.scale_denominator(), 96 / 0.0254 / session_.camera().pixels_per_metre, 1e-6);
    const double before = session_.scale_denominator();
    session_.update(2 * k_width, 2 * k_height, 2, false);
    EXPECT_NEAR(session_.scale_denominator(), before, before * 0.01);
}

TEST_F(Session, SeveralAreSelectedAndTheLastLeads) {
    const plan::FeatureRef one = plan::carrier_ref(9), other = plan::unit_ref("330481101");
    act(Select{one});
    act(Select{other, Joining::add});
    EXPECT_EQ(session_.selection().size(), 2U);
    EXPECT_EQ(session_.selected(), other);
    EXPECT_EQ(session_.rings().size(), 2U);
    act(Select{one, Joining::toggle});
    EXPECT_FALSE(session_.is_selected(one));
    act(Select{one, Joining::toggle});
    EXPECT_TRUE(session_.is_selected(one));
    act(Select{other, Joining::add});
    EXPECT_EQ(session_.selection().size(), 2U) << "nothing is selected twice";
    act(Select{one});
    EXPECT_EQ(session_.selection(), std::vector{one});
}

TEST_F(Session, AClickTellsEverythingThatLiesThere) {
    const Vec2 at = symbol_of(plan::carrier_ref(9));
    act(SelectAt{at});
    ASSERT_GE(session_.identified().size(), 1U);
    EXPECT_EQ(session_.identified().front(), session_.selected());
    const FeatureRef last = session_.identified().back();
    act(Select{last});
    EXPECT_FALSE(session_.identified().empty()) << "looking at one of them keeps the list";
    act(Select{plan::carrier_ref(1)});
    EXPECT_TRUE(session_.identified().empty());
}

TEST_F(Session, EscapeTakesOneThingAwayAtATime) {
    act(Select{plan::carrier_ref(9)});
    act(GoTo{{120.68, 30.52}});
    act(UseTool{Tool::measure});
    act(AddMeasurePoint{{400, 300}});
    act(AddMeasurePoint{{500, 300}});
    act(PeelOff{});
    EXPECT_EQ(session_.measuring().points.size(), 1U);
    act(PeelOff{});
    EXPECT_EQ(session_.tool(), Tool::measure);
    act(PeelOff{});
    EXPECT_EQ(session_.tool(), Tool::select);
    EXPECT_TRUE(session_.marked().has_value());
    act(PeelOff{});
    EXPECT_FALSE(session_.marked().has_value());
    EXPECT_FALSE(session_.selection().empty());
    act(PeelOff{});
    EXPECT_TRUE(session_.selection().empty());
}

TEST_F(Session, AMeasuredAreaIsClosedAndTheNextPointBeginsAnew) {
    act(UseTool{Tool::measure});
    act(AddMeasurePoint{{400, 300}});
    act(AddMeasurePoint{{500, 300}});
    act(CloseMeasure{});
    EXPECT_FALSE(session_.measuring().closed) << "two points enclose nothing";
    act(AddMeasurePoint{{500, 400}});
    act(CloseMeasure{});
    EXPECT_TRUE(session_.measuring().closed);
    EXPECT_GT(session_.measuring().area_m2(), 0);
    act(AddMeasurePoint{{10, 10}});
    EXPECT_EQ(session_.measuring().points.size(), 1U);
}

TEST_F(Session, ATypedScaleIsShown) {
    act(UseScale{50000});
    EXPECT_NEAR(session_.scale_denominator(), 50000, 1e-6);
    act(UseScale{-1});
    EXPECT_NEAR(session_.scale_denominator(), 50000, 1e-6) << "nonsense changes nothing";
}

TEST_F(Session, TypedCoordinatesAreInTheMiddleAndMarked) {
    act(GoTo{{120.68, 30.52}});
    const Vec2 at = session_.on_screen(geo::LonLat{120.68, 30.52});
    EXPECT_NEAR(at.x, middle().x, 0.01);
    EXPECT_NEAR(at.y, middle().y, 0.01);
    ASSERT_TRUE(session_.marked().has_value());
}

TEST_F(Session, ABoxIsFitted) {
    const geo::Projected low = scene::to_map(session_.camera(), {200, 300});
    const geo::Projected high = scene::to_map(session_.camera(), {400, 200});
    act(ZoomToBox{{200, 200, 200, 100}});
    const Vec2 a = scene::to_screen(session_.camera(), {low.x, high.y});
    const Vec2 b = scene::to_screen(session_.camera(), {high.x, low.y});
    const scene::Rect room = session_.clear_room();
    EXPECT_NEAR((a.x + b.x) / 2, middle().x, 0.1);
    EXPECT_NEAR((a.y + b.y) / 2, middle().y, 0.1);
    EXPECT_NEAR(std::max((b.x - a.x) / room.width, (b.y - a.y) / room.height), 0.985, 0.005) << "as large as it can be";
}

TEST_F(Session, EachModeKeepsItsOwnLayers) {
    EXPECT_EQ(session_.mode(), Mode::progress);
    EXPECT_TRUE(session_.options().shows(carto::Layer::areas));
    act(UseMode{Mode::review});
    EXPECT_FALSE(session_.options().shows(carto::Layer::areas)) << "the corridor is reviewed on plain ground";
    act(ToggleLayer{carto::Layer::parks});
    act(UseMode{Mode::progress});
    EXPECT_TRUE(session_.options().hidden.empty());
    act(UseMode{Mode::review});
    EXPECT_FALSE(session_.options().shows(carto::Layer::parks));
}

TEST_F(Session, ThePositionUnderTheStillPointerFollowsTheMap) {
    act(PointAt{Vec2{500, 350}});
    const geo::LonLat before = *session_.pointer();
    act(PanBy{100, 0});
    EXPECT_LT(session_.pointer()->lon, before.lon);
}

TEST_F(Session, ARowOfAListPointsAtItsFeature) {
    const plan::FeatureRef carrier = plan::carrier_ref(9);
    act(PointAtFeature{carrier});
    EXPECT_EQ(session_.hovered(), carrier);
    EXPECT_EQ(session_.rings().size(), 1U);
    act(PointAtFeature{});
    EXPECT_TRUE(session_.rings().empty());
}

TEST_F(Session, TablesFollowTheLanguageAndTheIndicator) {
    const std::string zh = session_.carrier_table().rows.front().cells[1].text;
    const std::string title = session_.area_table().columns[2].title;
    act(UseLanguage{carto::Language::en});
    EXPECT_NE(session_.carrier_table().rows.front().cells[1].text, zh);
    EXPECT_NE(session_.area_table().columns[2].title, title);
}

TEST_F(Session, AGlideKeepsTheSceneAndEndsWithANewOne) {
    session_.set_motion_s(0.2);
    session_.tick(1);
    session_.apply(ZoomToFeature{plan::carrier_ref(9)});
    const scene::ScenePtr before = session_.scene();
    EXPECT_TRUE(session_.tick(1.05));
    EXPECT_TRUE(rest());
    EXPECT_EQ(session_.scene(), before) << "names stand still while it glides";
    EXPECT_FALSE(session_.tick(2));
    EXPECT_TRUE(rest());
    EXPECT_NE(session_.scene(), before);
}

TEST_F(Session, WhatIsInViewStaysWhereItIsAndTheRestIsBroughtThere) {
    const geo::LonLat place{120.68, 30.52};
    const scene::Camera before = session_.camera();
    act(BringIntoView{place});
    EXPECT_EQ(session_.camera(), before);
    act(ZoomToFeature{plan::carrier_ref(17)});
    const double scale = session_.camera().pixels_per_metre;
    const geo::LonLat far{120.35, 30.35};
    act(BringIntoView{far});
    EXPECT_EQ(session_.camera().pixels_per_metre, scale);
    EXPECT_NEAR(screen(far).x, middle().x, 1);
    EXPECT_NEAR(screen(far).y, middle().y, 1);
}

TEST_F(Session, AnEditedPlanIsLookedAtAsBefore) {
    plan::Plan plan = session_.plan();
    for (std::size_t i = 0; i < plan.carriers.size(); ++i) plan.carriers[i].id = static_cast<std::int64_t>(i) + 1;
    session_.use_plan(std::make_shared<const plan::Plan>(plan));
    rest();
    act(Select{plan::carrier_ref(17)});
    act(Select{plan::carrier_ref(3), Joining::add});
    const scene::Camera before = session_.camera();
    const auto at = [&](int number) {
        return std::find_if(plan.carriers.begin(), plan.carriers.end(),
                            [&](const plan::Carrier& c) { return c.number == number; });
    };
    at(17)->number = 99;
    plan.carriers.erase(at(3));
    session_.use_plan(std::make_shared<const plan::Plan>(plan));
    rest();
    EXPECT_EQ(session_.selection(), (std::vector<FeatureRef>{plan::carrier_ref(17)}));
    EXPECT_EQ(session_.index().key_of(session_.selected()), "99");
    EXPECT_EQ(session_.camera(), before);
    EXPECT_EQ(session_.carrier_table().rows.size(), plan.carriers.size());
}

TEST_F(Session, FindingsAreThoseOfTheShownPlan) {
    plan::Plan plan = session_.plan();
    plan::Carrier& carrier = plan.carriers.front();
    carrier.id = 4711;
    carrier.first_position = carrier.position = geo::LonLat{121.5, 31.2};
    session_.use_plan(std::make_shared<const plan::Plan>(plan));
    const auto has = [&](std::string_view code) {
        const auto& findings = session_.findings_of(4711);
        return std::any_of(findings.begin(), findings.end(), [&](const auto& f) { return f.code == code; });
    };
    EXPECT_TRUE(has(plan::k_carrier_outside_city));
    carrier.position = geo::LonLat{120.68, 30.52};
    session_.use_plan(std::make_shared<const plan::Plan>(plan));
    EXPECT_FALSE(has(plan::k_carrier_outside_city));
    EXPECT_TRUE(has(plan::k_carrier_moved_far));
}
