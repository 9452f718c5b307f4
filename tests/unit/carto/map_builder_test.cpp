// Whole scenes of the real plan: nothing overlaps, nothing leaves the picture, everything can be pointed at.
#include "carto/map_builder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <map>

#include "carto/pick.h"
#include "haining_plan.h"
#include "plan/lines.h"
#include "plan/note_details.h"
#include "plan/notes.h"
#include "scene_items.h"
#include "seeded.h"
#include "two_lines.h"

namespace {

using carto::Furniture;
using carto::Language;
using carto::MapBuilder;
using carto::MapOptions;
using plan::FeatureKind;
using plan::FeatureRef;
using scene::LabelReport;
using scene::Rect;
using scene::Vec2;

struct Size {
    int width, height;
};
constexpr std::array<Size, 9> k_sizes{{{700, 560},
                                       {800, 600},
                                       {1024, 768},
                                       {1280, 720},
                                       {1366, 768},
                                       {1600, 900},
                                       {1920, 1080},
                                       {1200, 1600},
                                       {2560, 1440}}};

std::string text_of(const Rect& r) {
    return "[" + std::to_string(r.x) + " " + std::to_string(r.y) + " " + std::to_string(r.width) + " " +
           std::to_string(r.height) + "]";
}

/// Less than what the eye sees: a shared edge is no overlap.
Rect shrunk(const Rect& r) { return r.grown(-0.05F); }

void expect_readable(const scene::Scene& scene, const scene::Camera& camera) {
    const Rect view{0, 0, static_cast<float>(camera.width_px), static_cast<float>(camera.height_px)};
    for (std::size_t i = 0; i < scene.labels.size(); ++i) {
        const LabelReport& a = scene.labels[i];
        if (!a.placed) continue;
        const Rect box = shrunk(a.box);
        EXPECT_TRUE(box.x >= 0 && box.y >= 0 && box.right() <= view.right() && box.bottom() <= view.bottom())
            << a.text << " leaves the picture " << text_of(a.box);
        for (const Rect& card : scene.furniture)
            EXPECT_FALSE(box.overlaps(card)) << a.text << text_of(a.box) << " lies on furniture " << text_of(card);
        for (std::size_t j = i + 1; j < scene.labels.size(); ++j)
            if (scene.labels[j].placed) {
                EXPECT_FALSE(box.overlaps(shrunk(scene.labels[j].box))) << a.text << " and " << scene.labels[j].text;
            }
    }
}

Vec2 screen_of(const scene::Scene& scene, const scene::Camera& camera, const scene::PickTarget& t) {
    const Vec2 p = scene::to_screen(camera, {scene.origin.x + t.anchor.x, scene.origin.y + t.anchor.y});
    return {p.x + t.offset.x, p.y + t.offset.y};
}

int count_of(const scene::Scene& scene, FeatureKind kind) {
    return static_cast<int>(
        std::count_if(scene.pick_targets.begin(), scene.pick_targets.end(),
                      [&](const scene::PickTarget& t) { return carto::to_feature(t.pick).kind == kind; }));
}

void expect_same(const scene::Scene& a, const scene::Scene& b) {
    for (std::size_t i = 0; i < scene::k_list_kinds; ++i) {
        const scene::Drawing &of_a = a.stack[i], &of_b = b.stack[i];
        ASSERT_EQ(of_a.list == nullptr, of_b.list == nullptr) << i;
        if (!of_a.list) continue;
        EXPECT_TRUE(*of_a.list == *of_b.list) << i;
        EXPECT_TRUE(*of_a.fill_styles == *of_b.fill_styles) << i;
    }
    ASSERT_EQ(a.labels.size(), b.labels.size());
    for (std::size_t i = 0; i < a.labels.size(); ++i) EXPECT_EQ(a.labels[i].box, b.labels[i].box);
}

class HainingMap : public testing::Test {
protected:
    MapBuilder builder_ = support::builder_of(support::haining_plan());
    const plan::Plan& plan_ = builder_.plan();
};

}  // namespace

TEST_F(HainingMap, NoPlacedNameOverlapsAnotherLeavesThePictureOrLiesOnFurniture) {
    for (const Size size : k_sizes)
        for (const Language language : {Language::zh, Language::en})
            for (const Furniture furniture : {Furniture::page, Furniture::window})
                for (const plan::Indicator& indicator : plan_.indicators)
                    for (const plan::Measure measure : plan::k_measures) {
                        MapOptions options;
                        options.language = language;
                        options.furniture = furniture;
                        options.indicator = indicator.key;
                        options.measure = measure;
                        const scene::Camera camera = builder_.fit(options, size.width, size.height);
                        SCOPED_TRACE(std::to_string(size.width) + "x" + std::to_string(size.height) + " " +
                                     indicator.key + " " + std::string(plan::to_key(measure)) +
                                     (language == Language::en ? " en" : " zh") +
                                     (furniture == Furniture::page ? " page" : " window"));
                        expect_readable(*builder_.build(options, camera), camera);
                        if (HasFailure()) return;
                    }
}

TEST_F(HainingMap, NamesStayReadableAtEveryScaleAndPixelRatio) {
    for (const float ratio : {1.0F, 1.5F, 2.0F, 3.0F})
        for (const double zoom : {0.25, 0.5, 1.0, 1.7, 3.0, 8.0, 40.0}) {
            MapOptions options;
            options.pixel_ratio = ratio;
            options.furniture = Furniture::window;
            scene::Camera camera = builder_.fit(options, 1600, 1000);
            camera.pixels_per_metre *= zoom;
            SCOPED_TRACE("ratio " + std::to_string(ratio) + " zoom " + std::to_string(zoom));
            expect_readable(*builder_.build(options, camera), camera);
        }
}

/// Right beside one it would be read as a part of it: "1.5 km Xucun".
TEST_F(HainingMap, TheWidthOfTheReachStandsClearOfEveryName) {
    constexpr float k_clear = 6.5F;
    int placed = 0;
    for (const Language language : {Language::zh, Language::en})
        for (const double zoom : {1.0, 1.3, 1.7, 2.2, 3.0, 4.0}) {
            MapOptions options;
            options.language = language;
            options.shows_reach = true;
            options.reach.width_m = 1500;
            scene::Camera camera = builder_.fit(options, 1366, 768);
            camera.pixels_per_metre *= zoom;
            const std::string width = language == Language::zh ? "1.5 千米" : "1.5 km";
            const auto scene = builder_.build(options, camera);
            const auto own = std::ranges::find(scene->labels, width, &scene::LabelReport::text);
            ASSERT_NE(own, scene->labels.end());
            placed += own->placed ? 1 : 0;
            const scene::Rect beside{own->box.x - k_clear, own->box.y, own->box.width + 2 * k_clear, own->box.height};
            for (auto other = scene->labels.begin(); own->placed && other != scene->labels.end(); ++other)
                EXPECT_FALSE(other != own && other->placed && other->box.overlaps(beside))
                    << zoom << ' ' << other->text;
        }
    EXPECT_GE(placed, 10);
}

TEST_F(HainingMap, EveryUnitAndStationIsNamedOnAScreen) {
    for (const Language language : {Language::zh, Language::en}) {
        MapOptions options;
        options.language = language;
        const scene::Camera camera = builder_.fit(options, 1920, 1080);
        std::map<FeatureKind, int> placed;
        const scene::ScenePtr scene = builder_.build(options, camera);
        for (const LabelReport& label : scene->labels) {
            placed[carto::to_feature(label.pick).kind] += label.placed ? 1 : 0;
        }
        EXPECT_GE(placed[FeatureKind::unit], language == Language::zh ? 12 : 10);  // two small ones, long in English
        EXPECT_EQ(placed[FeatureKind::station], 12);
    }
}

TEST_F(HainingMap, FurnitureStaysInThePictureWithoutOverlap) {
    for (const Size size : k_sizes)
        for (const Language language : {Language::zh, Language::en})
            for (const Furniture furniture : {Furniture::page, Furniture::window}) {
                MapOptions options;
                options.language = language;
                options.furniture = furniture;
                SCOPED_TRACE(std::to_string(size.width) + "x" + std::to_string(size.height) +
                             (language == Language::en ? " en" : " zh") +
                             (furniture == Furniture::page ? " page" : " window"));
                const auto boxes = builder_.build(options, builder_.fit(options, size.width, size.height))->furniture;
                for (std::size_t i = 0; i < boxes.size(); ++i) {
                    EXPECT_TRUE(boxes[i].x >= 0 && boxes[i].y >= 0 &&
                                boxes[i].right() <= static_cast<float>(size.width) + 0.5F &&
                                boxes[i].bottom() <= static_cast<float>(size.height) + 0.5F)
                        << text_of(boxes[i]);
                    for (std::size_t j = i + 1; j < boxes.size(); ++j)
                        EXPECT_FALSE(shrunk(boxes[i]).overlaps(shrunk(boxes[j])))
                            << text_of(boxes[i]) << text_of(boxes[j]);
                }
            }
}

TEST_F(HainingMap, NoCardOfAWindowLiesOverTheCity) {
    for (const Size size :
         {Size{700, 560}, Size{720, 610}, Size{800, 600}, Size{900, 620}, Size{1280, 720}, Size{1900, 1000}})
        for (const Language language : {Language::zh, Language::en}) {
            MapOptions options;
            options.language = language;
            options.furniture = Furniture::window;
            const scene::Camera camera = builder_.fit(options, size.width, size.height);
            const scene::ScenePtr scene = builder_.build(options, camera);
            for (const plan::Unit& unit : plan_.units)
                for (const geo::Polygon& polygon : unit.shape)
                    for (const geo::LonLat corner : polygon.outer) {
                        const Vec2 at = scene::to_screen(camera, builder_.project(corner));
                        for (const Rect& box : scene->furniture)
                            EXPECT_FALSE(box.contains(at)) << text_of(box) << size.width << unit.name.zh;
                    }
        }
}

/// Wherever the map is moved, what hides it lies off the city or takes a side of the map for itself.
TEST_F(HainingMap, NothingHidesTheCityWhereverTheMapIsMoved) {
    support::Seeded random("window furniture");
    for (int round = 0; round < 150; ++round) {
        MapOptions options;
        options.furniture = Furniture::window;
        options.language = random.index(2) == 0 ? Language::zh : Language::en;
        options.pixel_ratio = random.index(3) == 0 ? 1.5F : 1.0F;
        options.legend_corner = carto::k_legend_corners.at(random.index(carto::k_legend_corners.size()));
        options.legend_folded = random.index(5) == 0;
        if (random.index(3) == 0) options.hidden = {carto::Layer::areas};
        const int width = 380 + static_cast<int>(random.index(1500)),
                  height = 240 + static_cast<int>(random.index(800));
        scene::Camera camera = builder_.fit(options, width, height);
        camera.pixels_per_metre *= std::exp2(random.real(-3, 3));
        camera.centre.x += random.real(-20000, 20000);
        camera.centre.y += random.real(-12000, 12000);
        SCOPED_TRACE(std::to_string(width) + "x" + std::to_string(height) + " round " + std::to_string(round));
        const scene::ScenePtr scene = builder_.build(options, camera);
        ASSERT_GE(scene->grounds.size(), 2U);
        const auto w = static_cast<float>(width), h = static_cast<float>(height);
        const Rect& foot = scene->grounds.back();
        EXPECT_EQ(foot.bottom(), h);
        for (std::size_t i = 0; i + 1 < scene->grounds.size(); ++i) {
            const Rect& ground = scene->grounds[i];
            const bool strip = ground.y == 0 && ground.bottom() == foot.y && (ground.x == 0 || ground.right() == w);
            const bool band = ground.x == 0 && ground.y == 0 && ground.width == w;
            if (strip || band) {
                EXPECT_FALSE(ground.overlaps(builder_.clear_room(options, width, height))) << text_of(ground);
            } else {
                EXPECT_FALSE(builder_.covers_city(camera, ground)) << text_of(ground);
            }
        }
    }
}

/// The smallest screens: the whole city, a title and a legend, whatever the panels leave.
TEST_F(HainingMap, ASmallWindowHasTitleLegendAndTheWholeCity) {
    for (const Size logical : {Size{800, 540}, Size{520, 640}, Size{380, 220}, Size{910, 460}, Size{1366, 700}})
        for (const float ratio : {1.0F, 1.5F})
            for (const Language language : {Language::zh, Language::en}) {
                const Size size{static_cast<int>(static_cast<float>(logical.width) * ratio),
                                static_cast<int>(static_cast<float>(logical.height) * ratio)};
                MapOptions options;
                options.language = language;
                options.furniture = Furniture::window;
                options.pixel_ratio = ratio;
                SCOPED_TRACE(std::to_string(size.width) + "x" + std::to_string(size.height));
                const scene::Camera camera = builder_.fit(options, size.width, size.height);
                const scene::ScenePtr scene = builder_.build(options, camera);
                EXPECT_GE(scene->legend_rows.size(), logical.height < 300 ? 0U : 5U) << "the lowest has a title alone";
                const Rect room = builder_.clear_room(options, size.width, size.height);
                EXPECT_GT(room.width, static_cast<float>(size.width) / 2);
                EXPECT_GT(room.height, static_cast<float>(size.height) * 0.38F);
                for (const plan::Unit& unit : plan_.units)
                    for (const geo::Polygon& polygon : unit.shape)
                        for (const geo::LonLat corner : polygon.outer) {
                            const Vec2 at = scene::to_screen(camera, builder_.project(corner));
                            ASSERT_TRUE(at.x >= 0 && at.y >= 0 && at.x < static_cast<float>(size.width) &&
                                        at.y < static_cast<float>(size.height));
                            for (const Rect& ground : scene->grounds)
                                ASSERT_FALSE(ground.contains(at)) << text_of(ground) << unit.name.zh;
                        }
            }
}

TEST_F(HainingMap, AWindowWithoutFillHasNoLegendOfClasses) {
    MapOptions options;
    options.furniture = Furniture::window;
    options.hidden = {carto::Layer::carriers};
    const auto cards = [&] { return builder_.build(options, builder_.fit(options, 1000, 700))->furniture.size(); };
    const std::size_t with_classes = cards();
    options.hidden.push_back(carto::Layer::areas);
    EXPECT_EQ(cards(), with_classes - 1);
}

TEST_F(HainingMap, EveryCarrierCanBePointedAtButAnUnlocatedOne) {
    plan::Plan plan = builder_.plan();
    plan.carriers[13].position.reset();
    builder_.use_plan(std::make_shared<const plan::Plan>(std::move(plan)));
    for (const Size size : k_sizes) {
        MapOptions options;
        const scene::Camera camera = builder_.fit(options, size.width, size.height);
        const scene::ScenePtr scene = builder_.build(options, camera);
        SCOPED_TRACE(std::to_string(size.width) + "x" + std::to_string(size.height));
        EXPECT_EQ(count_of(*scene, FeatureKind::carrier), 21);
        EXPECT_EQ(count_of(*scene, FeatureKind::station), static_cast<int>(plan_.stations.size()));
        for (const scene::PickTarget& target : scene->pick_targets) {
            const plan::FeatureRef feature = carto::to_feature(target.pick);
            EXPECT_NE(feature, plan::carrier_ref(14));
            if (feature.kind == FeatureKind::carrier) {
                EXPECT_EQ(builder_.pick(*scene, camera, screen_of(*scene, camera, target), options), feature);
            }
        }
    }
}

TEST_F(HainingMap, CarrierSymbolsDoNotCoverEachOther) {
    for (const Size size : k_sizes) {
        MapOptions options;
        const scene::Camera camera = builder_.fit(options, size.width, size.height);
        const scene::ScenePtr scene = builder_.build(options, camera);
        std::vector<scene::PickTarget> carriers;
        for (const scene::PickTarget& t : scene->pick_targets)
            if (carto::to_feature(t.pick).kind == FeatureKind::carrier) carriers.push_back(t);
        for (std::size_t i = 0; i < carriers.size(); ++i)
            for (std::size_t j = i + 1; j < carriers.size(); ++j) {
                const Vec2 a = screen_of(*scene, camera, carriers[i]);
                const Vec2 b = screen_of(*scene, camera, carriers[j]);
                EXPECT_GE(std::hypot(a.x - b.x, a.y - b.y), 2 * carriers[i].radius_px - 3)
                    << carriers[i].pick.id << " and " << carriers[j].pick.id << " at " << size.width;
            }
    }
}

TEST_F(HainingMap, UnitsParksAndNothingArePickedWhereTheyLie) {
    MapOptions options;
    options.hidden = {carto::Layer::carriers, carto::Layer::stations};
    const scene::Camera camera = builder_.fit(options, 1920, 1080);
    const scene::ScenePtr scene = builder_.build(options, camera);
    const auto pick = [&](geo::LonLat p) {
        return builder_.pick(*scene, camera, scene::to_screen(camera, builder_.project(p)), options);
    };
    EXPECT_EQ(pick({120.771, 30.449}), plan::unit_ref("330481112"));
    EXPECT_EQ(pick({120.725, 30.5208}), plan::park_ref("P1"));
    EXPECT_EQ(pick({120.0, 30.9}).kind, FeatureKind::none);
}

TEST_F(HainingMap, AHiddenParkIsNotPicked) {
    MapOptions options;
    options.hidden = {carto::Layer::carriers, carto::Layer::stations, carto::Layer::parks};
    const scene::Camera camera = builder_.fit(options, 1920, 1080);
    const scene::ScenePtr scene = builder_.build(options, camera);
    const Vec2 at = scene::to_screen(camera, builder_.project({120.725, 30.5208}));
    EXPECT_EQ(builder_.pick(*scene, camera, at, options), plan::unit_ref("330481001"));
}

TEST_F(HainingMap, TheFirstLookShowsEveryStation) {
    for (const Size size : k_sizes)
        for (const Furniture furniture : {Furniture::page, Furniture::window, Furniture::none}) {
            MapOptions options;
            options.furniture = furniture;
            const scene::Camera camera = builder_.fit(options, size.width, size.height);
            for (const plan::Station& station : plan_.stations) {
                const Vec2 at = scene::to_screen(camera, builder_.project(station.position));
                const Rect view{0, 0, static_cast<float>(size.width), static_cast<float>(size.height)};
                EXPECT_TRUE(view.contains(at)) << station.name.zh << " at " << size.width << "x" << size.height;
            }
        }
}

TEST_F(HainingMap, APlaceGoesToTheScreenAndBack) {
    const scene::Camera camera = builder_.fit({}, 1920, 1080);
    const geo::LonLat place{120.6, 30.45};
    const geo::LonLat back = builder_.position_at(camera, scene::to_screen(camera, builder_.project(place)));
    EXPECT_NEAR(back.lon, place.lon, 1e-7);
    EXPECT_NEAR(back.lat, place.lat, 1e-7);
}

TEST_F(HainingMap, TheSameWishGivesTheSameScene) {
    const MapOptions options;
    const scene::Camera camera = builder_.fit(options, 1366, 768);
    const scene::ScenePtr first = builder_.build(options, camera);
    MapOptions other;
    other.language = Language::en;
    other.indicator = "tech_firms";
    builder_.build(other, camera);  // leaves nothing behind
    expect_same(*first, *builder_.build(options, camera));
    MapBuilder fresh = support::builder_of(support::haining_plan());
    const scene::ScenePtr again = fresh.build(options, camera);
    EXPECT_EQ(support::batches_of(*again), support::batches_of(*first));
    ASSERT_EQ(again->labels.size(), first->labels.size());
    for (std::size_t i = 0; i < first->labels.size(); ++i) EXPECT_EQ(again->labels[i].box, first->labels[i].box);
}

TEST_F(HainingMap, PanningByWholePixelsKeepsTheNamesWhereTheyAre) {
    MapOptions options;
    options.furniture = Furniture::none;  // cards stand still while the map moves
    scene::Camera camera = builder_.fit(options, 1600, 1200);
    const scene::ScenePtr here = builder_.build(options, camera);
    for (const Vec2 shift : {Vec2{1, 0}, Vec2{0, -3}, Vec2{17, 5}, Vec2{-40, 22}}) {
        scene::Camera moved = camera;
        moved.centre.x -= shift.x / camera.pixels_per_metre;
        moved.centre.y += shift.y / camera.pixels_per_metre;
        const scene::ScenePtr there = builder_.build(options, moved);
        for (const LabelReport& a : here->labels) {
            // at the edge of the picture a name may appear, vanish or turn to another side
            const Rect inner = Rect{0, 0, 1600, 1200}.grown(-200);
            if (!a.placed || !inner.contains({a.box.x, a.box.y})) continue;
            const auto found = std::find_if(there->labels.begin(), there->labels.end(), [&](const LabelReport& l) {
                return l.placed && l.pick == a.pick && l.text == a.text;
            });
            ASSERT_NE(found, there->labels.end()) << a.text << " at shift " << shift.x;
            const LabelReport& b = *found;
            EXPECT_NEAR(b.box.x - a.box.x, shift.x, 1.01) << a.text << " at shift " << shift.x;
            EXPECT_NEAR(b.box.y - a.box.y, shift.y, 1.01) << a.text << " at shift " << shift.x;
        }
    }
}

TEST_F(HainingMap, HiddenLayersDrawNothing) {
    MapOptions all;
    all.furniture = Furniture::none;
    MapOptions none = all;
    none.hidden.assign(carto::k_layers.begin(), carto::k_layers.end());
    const scene::Camera camera = builder_.fit(all, 1280, 720);
    const scene::ScenePtr empty = builder_.build(none, camera);
    EXPECT_TRUE(empty->pick_targets.empty());
    EXPECT_TRUE(empty->labels.empty());
    EXPECT_TRUE(support::symbols_of(*empty).empty());
    EXPECT_TRUE(support::texts_of(*empty).empty());
    EXPECT_FALSE(support::symbols_of(*builder_.build(all, camera)).empty());
}

TEST_F(HainingMap, ATransparentLayerIsAHiddenOne) {
    for (const carto::Layer layer : carto::k_layers) {
        SCOPED_TRACE(carto::to_key(layer));
        MapOptions hidden;
        hidden.furniture = Furniture::none;  // the legend keeps what only the opacity hides
        MapOptions transparent = hidden;
        hidden.hidden = {layer};
        transparent.opacity[static_cast<std::size_t>(layer)] = 0;
        const scene::Camera camera = builder_.fit(hidden, 1280, 720);
        const scene::ScenePtr without = builder_.build(hidden, camera);
        expect_same(*without, *builder_.build(transparent, camera));
        EXPECT_EQ(without->pick_targets.size(), builder_.build(transparent, camera)->pick_targets.size());
    }
}

TEST_F(HainingMap, AHalfTransparentLayerChangesColoursAndNothingElse) {
    MapOptions options;
    options.furniture = Furniture::none;
    const scene::Camera camera = builder_.fit(options, 1280, 720);
    const scene::ScenePtr full = builder_.build(options, camera);
    for (const carto::Layer layer : carto::k_layers) {
        SCOPED_TRACE(carto::to_key(layer));
        MapOptions half = options;
        half.opacity[static_cast<std::size_t>(layer)] = 0.5F;
        const scene::ScenePtr scene = builder_.build(half, camera);
        ASSERT_EQ(support::batches_of(*scene), support::batches_of(*full));
        const auto changed = [](const auto& a, const auto& b, auto colour) {
            int count = 0;
            for (std::size_t i = 0; i < a.size(); ++i) count += colour(a[i]) == colour(b[i]) ? 0 : 1;
            return count;
        };
        const int fills =
            changed(support::fills_of(*full), support::fills_of(*scene), [](const auto& f) { return f.colour; });
        const int lines =
            changed(support::lines_of(*full), support::lines_of(*scene), [](const auto& l) { return l.colour; });
        const int symbols =
            changed(support::symbols_of(*full), support::symbols_of(*scene), [](const auto& s) { return s.fill; });
        const int texts =
            changed(support::texts_of(*full), support::texts_of(*scene), [](const auto& t) { return t.colour; });
        using carto::Layer;
        EXPECT_EQ(fills > 0, layer == Layer::water || layer == Layer::areas);
        EXPECT_EQ(symbols > 0, layer == Layer::stations || layer == Layer::carriers);
        const bool has_lines =
            layer != Layer::neighbours && layer != Layer::stations && layer != Layer::notes && layer != Layer::labels;
        EXPECT_EQ(lines > 0, has_lines);
        // a name turns lighter or darker with the ground it lies on
        if (layer != Layer::water && layer != Layer::areas) {
            EXPECT_EQ(texts > 0, layer != Layer::rail && layer != Layer::notes);
        }
    }
}

TEST(Notes, LieOnTheMapCanBePointedAtAndHaveARowInTheLegend) {
    const plan::Plan& bare = *support::haining_plan();
    const geo::LonLat at = bare.stations.front().position;
    const auto edit = plan::add_note(bare, at, "核实", {"王五", "2026-11-28"});
    const auto with = std::make_shared<const plan::Plan>(plan::apply(bare, *edit));
    const plan::FeatureRef note = ref_of(with->notes.front());
    carto::MapBuilder builder = support::builder_of(support::haining_plan());
    MapOptions options;
    const scene::Camera camera = builder.fit(options, 1280, 720);
    const std::size_t before = builder.build(options, camera)->pick_targets.size();
    builder.use_plan(with);
    const scene::ScenePtr scene = builder.build(options, camera);
    ASSERT_EQ(scene->pick_targets.size(), before + 1);
    const scene::Vec2 place = scene::to_screen(camera, builder.project(at));
    EXPECT_EQ(builder.pick(*scene, camera, place, options), note) << "over the station that lies there";
    EXPECT_FALSE(builder.extent_of(note).empty());
    options.hidden = {carto::Layer::notes};
    EXPECT_EQ(builder.build(options, camera)->pick_targets.size(), before);
    builder.use_plan(support::haining_plan());
    EXPECT_EQ(builder.build({}, camera)->pick_targets.size(), before);
}

TEST(Notes, OfAStretchOfABranchLieAlongTheBranch) {
    const plan::Plan bare = support::plan_with_branch();
    const plan::Stretch stretch{2000, 5000};
    const plan::Plan with =
        plan::apply(bare, *plan::pin_note(bare, plan::pin_to_stretch(1, stretch), "核实", {"王五", "2026-11-28"}));
    carto::MapBuilder builder = support::builder_of(std::make_shared<const plan::Plan>(bare));
    const MapOptions options;
    const scene::Camera camera = builder.fit(options, 1280, 720);
    const std::vector<scene::LineSegment> before = support::lines_of(*builder.build(options, camera));
    builder.use_plan(std::make_shared<const plan::Plan>(with));
    const scene::ScenePtr scene = builder.build(options, camera);
    float south = 0, north = static_cast<float>(camera.height_px);
    for (const scene::LineSegment& line : support::lines_of(*scene)) {
        if (std::ranges::count(before, line) != 0) continue;
        for (const Vec2 end : {line.a, line.b}) {
            const Vec2 at = scene::to_screen(camera, {scene->origin.x + end.x, scene->origin.y + end.y});
            south = std::max(south, at.y), north = std::min(north, at.y);
        }
    }
    const plan::Lines lines(bare);
    EXPECT_NEAR(south, scene::to_screen(camera, builder.project(*lines.position_at(1, stretch.from_m))).y, 0.5);
    EXPECT_NEAR(north, scene::to_screen(camera, builder.project(*lines.position_at(1, stretch.to_m))).y, 0.5);
}

TEST(Notes, OfNearPlacesDoNotCoverEachOther) {
    plan::Plan with = *support::haining_plan();
    const geo::LonLat at = with.stations.front().position;
    for (const double east : {0.0, 0.0, 0.0, 0.0001, 0.0002, 0.0003})
        with = plan::apply(with, *plan::add_note(with, {at.lon + east, at.lat}, "核实", {"王五", "2026-11-28"}));
    carto::MapBuilder builder = support::builder_of(std::make_shared<const plan::Plan>(with));
    const MapOptions options;
    const scene::Camera camera = builder.fit(options, 1280, 720);
    std::vector<scene::Vec2> middles;
    const scene::ScenePtr scene = builder.build(options, camera);
    for (const scene::PickTarget& target : scene->pick_targets) {
        if (carto::to_feature(target.pick).kind != plan::FeatureKind::note) continue;
        const scene::Vec2 place =
            scene::to_screen(camera, {scene->origin.x + target.anchor.x, scene->origin.y + target.anchor.y});
        middles.push_back({place.x + target.offset.x, place.y + target.offset.y});
    }
    ASSERT_EQ(middles.size(), 6U);
    for (std::size_t i = 0; i < middles.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            EXPECT_TRUE(std::abs(middles[i].x - middles[j].x) > 12 || std::abs(middles[i].y - middles[j].y) > 14)
                << i << " " << j;
}

TEST_F(HainingMap, HighlightsLieUnderSymbolsAndNames) {
    const MapOptions options;
    const scene::ScenePtr scene = builder_.build(options, builder_.fit(options, 1280, 720));
    using scene::ListKind;
    const auto holds = [&](ListKind kind, auto member) {
        const scene::DrawListPtr& list = (*scene)[kind].list;
        return list && !((*list).*member).empty();
    };
    ASSERT_TRUE(holds(ListKind::ground, &scene::DrawList::shapes));
    EXPECT_FALSE(holds(ListKind::ground, &scene::DrawList::symbols)) << "symbols are no ground";
    EXPECT_FALSE(holds(ListKind::ground, &scene::DrawList::texts)) << "names are no ground";
    EXPECT_FALSE(holds(ListKind::marks, &scene::DrawList::texts));
    for (const ListKind over : {ListKind::symbols, ListKind::names}) {
        EXPECT_FALSE(holds(over, &scene::DrawList::shapes));
        EXPECT_FALSE(holds(over, &scene::DrawList::lines)) << "lines are painted before the circles";
    }
}

TEST_F(HainingMap, AHighlightRingsItsFeatureOnly) {
    const MapOptions options;
    const scene::ScenePtr scene = builder_.build(options, builder_.fit(options, 1280, 720));
    EXPECT_FALSE(support::lines_of(*builder_.highlight(*scene, plan::unit_ref("330481103"), options)).empty());
    EXPECT_EQ(support::symbols_of(*builder_.highlight(*scene, plan::carrier_ref(9), options)).size(), 2U);
    EXPECT_TRUE(support::batches_of(*builder_.highlight(*scene, {}, options)).empty());
}

TEST_F(HainingMap, ASelectedCarrierShowsHowFarOffItMayBe) {
    const MapOptions options;
    const scene::ScenePtr scene = builder_.build(options, builder_.fit(options, 1280, 720));
    const plan::Carrier& nine = *plan::Index(builder_.plan()).carrier(9);
    const geo::Projected middle = builder_.project(*nine.position);
    const scene::ScenePtr ring = builder_.highlight(*scene, plan::carrier_ref(9), options);
    const std::vector<scene::LineSegment> lines = support::lines_of(*ring);
    ASSERT_FALSE(lines.empty());
    for (const scene::LineSegment& line : lines) {
        EXPECT_NEAR(std::hypot(ring->origin.x + line.a.x - middle.x, ring->origin.y + line.a.y - middle.y),
                    *nine.uncertainty_m, 1);
        EXPECT_GT(line.gap_px, 0) << "dashed, for it is no border";
    }
    plan::Plan surveyed = builder_.plan();
    for (plan::Carrier& c : surveyed.carriers) {
        c.uncertainty_m.reset();
        c.quality = plan::PositionQuality::surveyed;
    }
    builder_.use_plan(std::make_shared<const plan::Plan>(std::move(surveyed)));
    EXPECT_TRUE(support::lines_of(*builder_.highlight(*scene, plan::carrier_ref(9), options)).empty());
}

TEST(MapBuilder, TenThousandCarriersStayReadableAndCanBePointedAt) {
    MapBuilder builder = support::builder_of(support::plan_with_carriers(10000));
    for (const double zoom : {1.0, 3.0, 9.0, 30.0}) {
        SCOPED_TRACE(zoom);
        MapOptions options;
        options.furniture = Furniture::window;
        scene::Camera camera = builder.fit(options, 1280, 720);
        camera.pixels_per_metre *= zoom;
        const scene::ScenePtr scene = builder.build(options, camera);
        EXPECT_EQ(count_of(*scene, FeatureKind::carrier), 10000);
        expect_readable(*scene, camera);
        const scene::PickTarget& top = scene->pick_targets.back();
        EXPECT_EQ(builder.pick(*scene, camera, screen_of(*scene, camera, top), options), carto::to_feature(top.pick));
        const bool numbers = std::any_of(scene->labels.begin(), scene->labels.end(), [](const LabelReport& label) {
            return carto::to_feature(label.pick).kind == FeatureKind::carrier && label.box.width > 0;
        });
        EXPECT_EQ(numbers, zoom > 2) << "numbers come when there is room for them";
    }
}

TEST(MapBuilder, RefusesAnUnknownCrs) {
    plan::Plan p = support::sample_plan();
    p.display_crs = "EPSG:0";
    EXPECT_FALSE(picture::make_map_builder(std::make_shared<const plan::Plan>(p)));
}

TEST(MapBuilder, DrawsPlansThatLackThings) {
    const auto draw = [](const plan::Plan& p) {
        MapBuilder builder = support::builder_of(std::make_shared<const plan::Plan>(p));
        for (const plan::Measure measure : plan::k_measures) {
            MapOptions options;
            options.measure = measure;
            const scene::Camera camera = builder.fit(options, 640, 480);
            EXPECT_TRUE(std::isfinite(camera.pixels_per_metre));
            EXPECT_GT(camera.pixels_per_metre, 0);
            expect_readable(*builder.build(options, camera), camera);
        }
    };
    plan::Plan empty;
    empty.display_crs = "EPSG:4549";
    empty.baseline_year = 2020;
    empty.target_year = 2025;
    draw(empty);
    plan::Plan p = support::sample_plan();
    draw(p);
    p.indicators.clear();
    p.targets.clear();
    draw(p);
    p.rail.clear();
    p.stations.clear();
    p.carriers.clear();
    draw(p);
}
