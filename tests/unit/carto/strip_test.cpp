// The parts of the unrolled corridor: its axis, its content along the line, what is drawn of a review.
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <vector>

#include "carto/map_builder.h"
#include "carto/pick.h"
#include "haining_plan.h"
#include "plan/corridor_index.h"
#include "plan/corridor_strip.h"
#include "plan/review_index.h"
#include "ruler.h"
#include "seeded.h"

namespace {

constexpr scene::Rect k_field{100, 20, 900, 90};
constexpr int k_dock_width = 1100, k_dock_height = 165;  ///< what a dock of 220 px leaves below its tabs

carto::CorridorPicture draw(const plan::CorridorStrip& strip, const carto::MapBuilder& builder,
                            const carto::MapOptions& options, const carto::StripView& view = {},
                            int width = k_dock_width, int height = k_dock_height) {
    return *builder.corridor(strip, options, view, width, height);
}

carto::MapOptions in_window() {
    carto::MapOptions options;
    options.furniture = carto::Furniture::window;
    return options;
}

struct Text {
    std::string words;
    scene::Rect box;
};

std::vector<Text> texts_of(const scene::Scene& scene) {
    std::vector<Text> out;
    for (const scene::Drawing& drawing : scene.stack)
        if (drawing.list)
            for (const scene::TextRun& run : drawing.list->texts)
                out.push_back(
                    {run.text, {run.anchor.x + run.box.x, run.anchor.y + run.box.y, run.box.width, run.box.height}});
    return out;
}

const Text* find_text(const std::vector<Text>& texts, const std::string& words) {
    const auto at = std::find_if(texts.begin(), texts.end(), [&](const Text& t) { return t.words == words; });
    return at == texts.end() ? nullptr : &*at;
}

class Strip : public testing::Test {
protected:
    plan::PlanPtr plan_ = support::haining_plan();
    carto::MapBuilder builder_ = support::builder_of(plan_);
    plan::CorridorStrip strip_ = plan::make_corridor_strip(builder_.index());
};

}  // namespace

TEST(StripAxis, GivesBackWhatItDrawsInEverySpread) {
    support::Seeded random("StripAxis");
    for (const carto::StripSpread spread : carto::k_strip_spreads) {
        const carto::StripAxis axis(k_field, {-500, 47000}, {6000, 4500}, spread);
        for (int i = 0; i < 300; ++i) {
            const double chainage = random.real(-500, 47000), offset = random.real(-6000, 4500);
            EXPECT_NEAR(axis.chainage_at(axis.x(chainage)), chainage, 5);
            EXPECT_NEAR(axis.offset_at(axis.y(offset)), offset, 5) << carto::to_key(spread);
            EXPECT_EQ(axis.y(offset) < axis.middle(), offset < 0) << offset;
            EXPECT_TRUE(k_field.grown(0.1F).contains({axis.x(chainage), axis.y_of_mark(offset)}));
        }
    }
}

TEST(StripAxis, IsMonotoneAndSchematicMarksStandInTheRowOfTheirClass) {
    for (const carto::StripSpread spread : carto::k_strip_spreads) {
        const carto::StripAxis axis(k_field, {0, 1000}, {5000, 5000}, spread);
        for (double offset = -5000; offset < 4999; offset += 50) EXPECT_LT(axis.y(offset), axis.y(offset + 50));
    }
    const carto::StripAxis axis(k_field, {0, 1000}, {5000, 5000}, carto::StripSpread::schematic);
    EXPECT_EQ(axis.y_of_mark(1100), axis.y_of_mark(1900)) << "between 1 and 2 km";
    EXPECT_NE(axis.y_of_mark(1900), axis.y_of_mark(2100));
    EXPECT_GT(axis.y_of_mark(1900), axis.y(1000));
    EXPECT_LT(axis.y_of_mark(1900), axis.y(2000));
}

TEST(StripAxis, OfALineWithoutALengthHasAWidth) {
    const carto::StripAxis axis(k_field, {0, 0}, {1000, 1000}, carto::StripSpread::true_scale);
    EXPECT_TRUE(std::isfinite(axis.x(0)));
    EXPECT_TRUE(std::isfinite(axis.chainage_at(500)));
}

TEST(Ruler, HasRoundSpacingsThatAreLongEnough) {
    for (double px_per_metre = 0.0005; px_per_metre < 5; px_per_metre *= 1.3) {
        const double spacing = carto::ruler_spacing_m(px_per_metre, 64);
        EXPECT_GE(spacing * px_per_metre, 63.99);
        EXPECT_LT(spacing * px_per_metre, 64 * 2.51);
        const double digit = spacing / std::pow(10, std::floor(std::log10(spacing) + 1e-9));
        EXPECT_TRUE(std::abs(digit - 1) < 1e-6 || std::abs(digit - 2) < 1e-6 || std::abs(digit - 5) < 1e-6) << spacing;
    }
    EXPECT_EQ(carto::ruler_text(12000, 1000), "K12");
    EXPECT_EQ(carto::ruler_text(12500, 500), "K12+500");
    EXPECT_EQ(carto::ruler_text(-1000, 1000), "K-1");
    EXPECT_EQ(carto::ruler_ticks_m({-1500, 2100}, 1000), (std::vector<double>{-1000, 0, 1000, 2000}));
}

TEST_F(Strip, ParksLieBetweenTheChainagesOfTheirOutlines) {
    ASSERT_EQ(strip_.parks.size(), plan_->parks.size());
    const plan::CorridorIndex corridor(*plan_);
    int without = 0;
    for (const plan::StripPark& park : strip_.parks) {
        EXPECT_EQ(park.stands_for_it != nullptr, park.park->shape.empty()) << park.park->name.zh;
        without += park.stands_for_it != nullptr ? 1 : 0;
        const auto& shape = park.stands_for_it != nullptr ? park.stands_for_it->shape : park.park->shape;
        for (const geo::Polygon& polygon : shape)
            for (const geo::LonLat corner : polygon.outer)
                EXPECT_TRUE(park.at.contains(corridor.along(corner)->chainage_m)) << park.park->name.zh;
    }
    EXPECT_EQ(without, 3) << "three parks are shown by the unit that they are run with";
}

TEST_F(Strip, UnitsFollowEachOtherAlongTheLine) {
    ASSERT_GE(strip_.units.size(), 6U);
    for (std::size_t i = 1; i < strip_.units.size(); ++i)
        EXPECT_GE(strip_.units[i].at.from_m, strip_.units[i - 1].at.to_m);
    EXPECT_EQ(strip_.units.front().unit->name.zh, "许村镇");
}

TEST_F(Strip, ACarrierThatIsDraggedMovesAsIfItHadBeenMoved) {
    plan::Plan moved = *plan_;
    const geo::LonLat to{120.55, 30.45};
    plan::CorridorStrip dragged;
    for (plan::Carrier& c : moved.carriers) c.id = c.number;
    const plan::Plan before = moved;
    const plan::Index index(before);
    const plan::CorridorIndex corridor(before);
    const std::vector<plan::MovedCarrier> moves{{9, to}};
    dragged = plan::with_moved(plan::make_corridor_strip(index), corridor, moves);
    for (plan::Carrier& c : moved.carriers)
        if (c.id == 9) c.position = to;
    const plan::Index after(moved);
    const plan::CorridorStrip wanted =
        plan::make_corridor_strip(plan::ReviewIndex(after), plan::make_strip_ground(index));
    ASSERT_EQ(dragged.carriers.size(), wanted.carriers.size());
    for (std::size_t i = 0; i < wanted.carriers.size(); ++i) {
        EXPECT_EQ(dragged.carriers[i].chainage_m, wanted.carriers[i].chainage_m);
        EXPECT_EQ(dragged.carriers[i].offset_m, wanted.carriers[i].offset_m);
    }
    for (std::size_t i = 0; i < wanted.segments.size(); ++i) {
        EXPECT_EQ(dragged.segments[i].carriers_build, wanted.segments[i].carriers_build);
        EXPECT_EQ(dragged.segments[i].carriers_upgrade, wanted.segments[i].carriers_upgrade);
    }
}

/// In a low dock as well, in every spread and both languages.
TEST_F(Strip, EveryNumberStandsAloneInALowDock) {
    for (const carto::StripSpread spread : carto::k_strip_spreads)
        for (const carto::Language language : {carto::Language::zh, carto::Language::en})
            for (const float ratio : {1.0F, 1.5F, 2.0F}) {
                carto::MapOptions options = in_window();
                options.spread = spread;
                options.language = language;
                options.pixel_ratio = ratio;
                const auto picture = draw(strip_, builder_, options, {}, static_cast<int>(k_dock_width * ratio),
                                          static_cast<int>(k_dock_height * ratio));
                const std::vector<Text> texts = texts_of(*picture.scene);
                for (const plan::StripCarrier& c : strip_.carriers)
                    EXPECT_NE(find_text(texts, std::to_string(c.carrier->number)), nullptr)
                        << c.carrier->number << " " << carto::to_key(spread) << " " << ratio;
                for (std::size_t i = 0; i < texts.size(); ++i)
                    for (std::size_t j = 0; j < i; ++j)
                        EXPECT_FALSE(texts[i].box.grown(-1.5F * ratio).overlaps(texts[j].box.grown(-1.5F * ratio)))
                            << texts[i].words << " | " << texts[j].words << " " << carto::to_key(spread);
            }
}

/// Below the field, or beside the names of the segments where there is no room for that.
TEST_F(Strip, KilometresAreToldHoweverLowTheDockIs) {
    for (const carto::Language language : {carto::Language::zh, carto::Language::en})
        for (const int height : {30, 60, 90, 150, 300}) {
            carto::MapOptions options = in_window();
            options.language = language;
            const auto picture = draw(strip_, builder_, options, {}, 770, height);
            int kilometres = 0;
            const std::vector<Text> texts = texts_of(*picture.scene);
            for (const Text& text : texts) {
                if (!text.words.starts_with("K") || text.words.find_first_not_of("K0123456789") != std::string::npos)
                    continue;
                ++kilometres;
                EXPECT_EQ(text.box.y < picture.axis.field().y, height < 300) << text.words << ' ' << height;
                for (const Text& other : texts)
                    EXPECT_FALSE(&other != &text && other.box.grown(-1.5F).overlaps(text.box.grown(-1.5F)))
                        << text.words << " | " << other.words << ' ' << height;
            }
            EXPECT_GE(kilometres, 4) << height;
        }
}

TEST_F(Strip, NumbersLieOnNoMark) {
    const auto picture = draw(strip_, builder_, in_window());
    const std::vector<Text> texts = texts_of(*picture.scene);
    for (const plan::StripCarrier& c : strip_.carriers) {
        const Text* number = find_text(texts, std::to_string(c.carrier->number));
        ASSERT_NE(number, nullptr);
        for (const scene::PickTarget& target : picture.scene->pick_targets)
            EXPECT_FALSE(number->box.grown(-3).contains(target.offset)) << number->words;
    }
}

TEST_F(Strip, NoMarkCrossesTheLineToMakeRoom) {
    for (const carto::StripSpread spread : carto::k_strip_spreads) {
        carto::MapOptions options = in_window();
        options.spread = spread;
        const auto picture = draw(strip_, builder_, options, {}, 1300, 260);
        for (std::size_t i = 0; i < strip_.carriers.size(); ++i) {
            const float below = picture.scene->pick_targets[i].offset.y - picture.axis.middle();
            const bool left = strip_.carriers[i].offset_m < 0;
            EXPECT_LT(left ? below : -below, 7) << strip_.carriers[i].carrier->number;
        }
    }
}

TEST_F(Strip, APartOfTheLineShowsWhatLiesThereAlone) {
    const plan::Stretch part{10000, 20000};
    const auto picture = draw(strip_, builder_, in_window(), {part});
    std::size_t expected = 0;
    for (const plan::StripCarrier& c : strip_.carriers) expected += part.contains(c.chainage_m) ? 1 : 0;
    for (const plan::StripStation& s : strip_.stations) expected += part.contains(s.chainage_m) ? 1 : 0;
    EXPECT_EQ(picture.scene->pick_targets.size(), expected);
    EXPECT_NEAR(picture.axis.chainage_at(picture.axis.field().x), 10000, 1);
}

TEST_F(Strip, TheFilterFadesCarriersOrLeavesThemOut) {
    carto::MapOptions options = in_window();
    options.filter.toggle(plan::FilterField::programme, "build");
    const auto faded = draw(strip_, builder_, options);
    options.hides_filtered = true;
    const auto hidden = draw(strip_, builder_, options);
    std::size_t upgrade = 0;
    for (const plan::StripCarrier& c : strip_.carriers) {
        const bool out = c.carrier->programme == plan::Programme::upgrade;
        upgrade += out ? 1 : 0;
        EXPECT_EQ(find_text(texts_of(*faded.scene), std::to_string(c.carrier->number)) == nullptr, out);
    }
    EXPECT_EQ(faded.scene->pick_targets.size(), strip_.carriers.size() + strip_.stations.size());
    EXPECT_EQ(hidden.scene->pick_targets.size(), faded.scene->pick_targets.size() - upgrade);
}

namespace {

/// The highest and lowest place of the lines in the colour of the reach.
std::pair<float, float> edges_of(const scene::Scene& scene, scene::Colour colour) {
    float top = 1e9F, bottom = -1e9F;
    for (const scene::LineSegment& line : scene[scene::ListKind::marks].list->lines)
        if (line.colour == colour) {
            top = std::min({top, line.a.y, line.b.y});
            bottom = std::max({bottom, line.a.y, line.b.y});
        }
    return {top, bottom};
}

}  // namespace

TEST_F(Strip, TheReachIsDrawnAsFarAsItGoes) {
    for (const plan::ReachOf of : {plan::ReachOf::line, plan::ReachOf::stations})
        for (const carto::StripSpread spread : carto::k_strip_spreads) {
            carto::MapOptions options = in_window();
            options.spread = spread;
            options.shows_reach = true;
            options.reach.of = of;
            options.reach.width_m = 1500;
            const auto picture = draw(strip_, builder_, options, {}, 1600, 400);
            const auto [top, bottom] = edges_of(*picture.scene, scene::rgb(0x1F6B8E));
            EXPECT_NEAR(top, picture.axis.y(-1500), 0.5) << carto::to_key(spread);
            EXPECT_NEAR(bottom, picture.axis.y(1500), 0.5) << carto::to_key(spread);
        }
}

TEST_F(Strip, AGapIsHatchedAndSaysItsLength) {
    strip_.gaps.push_back({2000, 9300});
    const auto picture = draw(strip_, builder_, in_window(), {}, 1600, 300);
    EXPECT_NE(find_text(texts_of(*picture.scene), "7.3 千米"), nullptr);
    const auto& styles = *(*picture.scene)[scene::ListKind::ground].fill_styles;
    EXPECT_TRUE(std::any_of(styles.begin(), styles.end(),
                            [](const scene::FillStyle& s) { return s.pattern == scene::Pattern::hatch_up; }));
}

TEST_F(Strip, AStationBelowTheGroundHasAnotherSignThanAnElevatedOne) {
    const auto picture = draw(strip_, builder_, in_window());
    for (const plan::StripStation& s : strip_.stations)
        for (const scene::Symbol& symbol : (*picture.scene)[scene::ListKind::symbols].list->symbols) {
            const bool here = std::abs(symbol.anchor.x - picture.axis.x(s.chainage_m)) < 0.1F &&
                              symbol.anchor.y == picture.axis.middle() && symbol.shape == scene::Shape::circle;
            if (!here) continue;
            EXPECT_EQ(symbol.fill == symbol.edge, s.station->structure == "underground");
        }
}

TEST_F(Strip, TheRibbonNamesTheUnitsPassedThrough) {
    carto::MapOptions options = in_window();
    const std::vector<Text> texts = texts_of(*draw(strip_, builder_, options, {}, 1600, 300).scene);
    EXPECT_TRUE(std::any_of(texts.begin(), texts.end(), [](const Text& t) { return t.words.starts_with("许村镇"); }));
}

TEST(StripOfASmallPlan, StationsOfAPlanThatAreNotInServiceAreMarkedOrNoted) {
    plan::Plan changed = *support::haining_plan();
    plan::PlannedStation on_line, somewhere;
    on_line.key = "a";
    on_line.name = {"甲", "A"};
    on_line.position = changed.stations[3].position;
    on_line.state = plan::PlannedState::deferred;
    somewhere.key = "b";
    somewhere.name = {"乙", "B"};
    changed.planned_stations = {on_line, somewhere};
    const auto builder = support::builder_of(std::make_shared<const plan::Plan>(changed));
    const plan::CorridorStrip strip = plan::make_corridor_strip(builder.index());
    EXPECT_EQ(strip.stations.size(), 12U) << "none of them is in service";
    ASSERT_EQ(strip.planned.size(), 2U);
    EXPECT_NEAR(strip.planned[0].chainage_m.value(), strip.stations[3].chainage_m, 1);
    EXPECT_FALSE(strip.planned[1].chainage_m);
    carto::MapOptions options;
    options.language = carto::Language::en;
    const auto drawn = builder.corridor(strip, options, {}, 1700, 700);
    ASSERT_TRUE(drawn) << base::to_line(drawn.error());
    const std::vector<Text> texts = texts_of(*drawn->scene);
    EXPECT_NE(find_text(texts, "A (deferred)"), nullptr);
    EXPECT_TRUE(std::any_of(texts.begin(), texts.end(),
                            [](const Text& t) { return t.words.find("B (planned)") != std::string::npos; }));
}

TEST(RulerOnTheMap, TellsKilometresOnlyWhenItIsOn) {
    auto builder = support::builder_of(support::haining_plan());
    for (const bool on : {false, true}) {
        carto::MapOptions options;
        options.ruler = on;
        const scene::Camera camera = builder.fit(options, 1400, 900);
        const auto scene = builder.build(options, camera);
        const std::vector<Text> texts = texts_of(*scene);
        EXPECT_EQ(find_text(texts, "K20") != nullptr, on);
        EXPECT_EQ(find_text(texts, "K30") != nullptr, on);
    }
}
