// What a canvas is asked to paint: the order, lines as one path, symbols as the shader draws them, textures in phase.
#include "painter.h"

#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <memory>
#include <numbers>
#include <string>

#include "scene/builder.h"
#include "symbol_outline.h"
#include "texture_lines.h"

namespace {

using scene::ListKind;
using scene::Space;
using scene::Vec2;
using sheet::Path;
using sheet::Pen;

/// Writes down what it is asked to paint.
class Recorder : public sheet::Canvas {
public:
    void begin_group(std::string_view name, const scene::Rect&) override { said.emplace_back(name); }
    void end_group() override {}
    void fill(const Path& path, scene::Colour) override {
        said.emplace_back("fill");
        fills.push_back(path);
    }
    void fill(const Path&, const sheet::Texture&) override { said.emplace_back("texture"); }
    void stroke(const Path& path, const Pen& pen) override {
        said.emplace_back("stroke");
        strokes.emplace_back(path, pen);
    }
    void texts(std::span<const sheet::PlacedText> texts) override {
        for (const sheet::PlacedText& text : texts) said.push_back(text.run.text);
    }

    std::vector<std::string> said;
    std::vector<Path> fills;
    std::vector<std::pair<Path, Pen>> strokes;
};

class Painter : public testing::Test {
protected:
    const Recorder& paint() {
        builder_.freeze();
        scene_->faces = {{"font", 0}};
        const scene::Camera camera{{1000, 2000}, 2, 100, 80};
        sheet::paint({{scene::pane_at({}, scene_, camera)}, 100, 80, 96, 1}, recorder_);
        return recorder_;
    }
    void add_square(Space space, float x, scene::Pattern pattern = scene::Pattern::solid) {
        const std::array ring{std::vector<Vec2>{{x, 0}, {x + 5, 0}, {x + 5, 5}, {x, 5}}};
        constexpr std::array<std::uint32_t, 6> k_indices{0, 1, 2, 0, 2, 3};
        builder_.fill(space, {ring.front(), k_indices, ring}, {scene::rgb(0xFF0000), pattern, scene::rgb(0)});
    }
    void add_text(const std::string& words, Vec2 at) {
        scene::TextRun run;
        run.text = words;
        run.anchor = at;
        run.box = {0, -10, 30, 12};
        const scene::RunGlyph glyph{1, {}, 0};
        builder_.text(run, {}, {&glyph, 1});
    }

    std::shared_ptr<scene::Scene> scene_ = [] {
        auto scene = std::make_shared<scene::Scene>();
        scene->origin = {1000, 2000};
        return scene;
    }();
    scene::Builder builder_{*scene_};
    Recorder recorder_;
};

bool inside(const Path& path, Vec2 at) {
    std::vector<Vec2> ring;
    for (const Path::Step& s : path.steps()) {
        if (s.verb == Path::Verb::curve) {  // three points between are enough here
            const Vec2 a = ring.back();
            for (const float t : {0.25F, 0.5F, 0.75F, 1.0F}) {
                const float u = 1 - t;
                const auto mix = [&](float p, float q, float r, float e) {
                    return u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * e;
                };
                ring.push_back(
                    {mix(a.x, s.control_1.x, s.control_2.x, s.to.x), mix(a.y, s.control_1.y, s.control_2.y, s.to.y)});
            }
        } else if (s.verb != Path::Verb::close) {
            ring.push_back(s.to);
        }
    }
    bool in = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        if ((ring[i].y > at.y) != (ring[j].y > at.y) &&
            at.x < (ring[j].x - ring[i].x) * (at.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x)
            in = !in;
    return in;
}

float polygon_distance(Vec2 p, float corners, float r) {
    const float sector = 2 * std::numbers::pi_v<float> / corners;
    float turn = std::fmod(std::atan2(p.x, -p.y), sector);
    if (turn < 0) turn += sector;
    return std::hypot(p.x, p.y) * std::cos(turn - sector / 2) - r * std::cos(sector / 2);
}

float star_distance(Vec2 p, float r) {
    const float sector = 2 * std::numbers::pi_v<float> / 5;
    float turn = std::fmod(std::atan2(p.x, -p.y) + sector / 2, sector);
    if (turn < 0) turn += sector;
    const float k = std::abs(turn - sector / 2), length = std::hypot(p.x, p.y);
    const Vec2 q{length * std::sin(k), length * std::cos(k)};
    const Vec2 edge{0.46F * r * std::sin(sector / 2), 0.46F * r * std::cos(sector / 2) - r};
    const float size = std::hypot(edge.x, edge.y);
    return (q.x * -edge.y + (q.y - r) * edge.x) / size;
}

/// The signed distances of shaders/symbol.frag.
float shader_distance(scene::Shape shape, Vec2 p, float r) {
    switch (shape) {
        case scene::Shape::circle: return std::hypot(p.x, p.y) - r;
        case scene::Shape::square: return std::max(std::abs(p.x), std::abs(p.y)) - r * 0.9F;
        case scene::Shape::triangle: return polygon_distance({p.x, p.y - r * 0.18F}, 3, r * 1.24F);
        case scene::Shape::diamond: return (std::abs(p.x) + std::abs(p.y) - r * 1.22F) * 0.70711F;
        case scene::Shape::star: return star_distance({p.x, p.y - r * 0.06F}, r * 1.25F);
        case scene::Shape::hexagon: return polygon_distance(p, 6, r * 1.08F);
        case scene::Shape::pentagon: return polygon_distance({p.x, p.y - r * 0.05F}, 5, r * 1.14F);
        case scene::Shape::box: break;
    }
    return std::max(std::abs(p.x), std::abs(p.y)) - r;
}

}  // namespace

TEST_F(Painter, EveryAreaIsStrokedBeforeAnyIsFilled) {
    for (const float x : {0.0F, 5.0F, 10.0F}) add_square(Space::map, x);
    const Recorder& out = paint();
    EXPECT_EQ(out.said,
              (std::vector<std::string>{"fill", "ground", "stroke", "stroke", "stroke", "fill", "fill", "fill"}));
    EXPECT_NEAR(out.strokes.front().second.width, 96.0 / 72, 1e-5) << "a point";
}

TEST_F(Painter, CardsAreNotWidened) {
    add_square(Space::screen, 20, scene::Pattern::dots);
    EXPECT_EQ(paint().said, (std::vector<std::string>{"fill", "ground", "fill", "texture"}));
}

TEST_F(Painter, ThePageIsReadFromItsTitle) {
    builder_.begin(ListKind::names);
    add_text("name", {40, 40});
    builder_.begin(ListKind::furniture);
    add_text("title", {10, 20});
    add_text("out of the picture", {400, 20});
    EXPECT_EQ(paint().said, (std::vector<std::string>{"fill", "furniture", "title", "names", "name"}));
}

TEST_F(Painter, ALineIsOnePathAlongWhichItsDashesRun) {
    const std::array<Vec2, 4> path{{{0, 0}, {3, 4}, {3, 14}, {8, 14}}};
    builder_.line(Space::map, path, {scene::rgb(0), 2, 6, 4});
    builder_.line(Space::map, path, {scene::rgb(0xFFFFFF), 1, 0, 0});
    const Recorder& out = paint();
    ASSERT_EQ(out.strokes.size(), 2U);
    ASSERT_EQ(out.strokes[0].first.steps().size(), 4U);
    EXPECT_EQ(out.strokes[0].first.steps()[1].to, (Vec2{56, 32})) << "two pixels a metre, north up";
    EXPECT_EQ(out.strokes[0].second.dash, 6);
    EXPECT_EQ(out.strokes[0].second.phase, 0);
}

TEST_F(Painter, WhatLiesOutsideThePageIsNotInTheFile) {
    add_square(Space::map, 500);
    scene::Symbol symbol;
    symbol.anchor = {900, 0};
    symbol.half_size = {5, 5};
    builder_.symbol(Space::map, symbol);
    EXPECT_EQ(paint().said, (std::vector<std::string>{"fill", "ground"}));
}

TEST_F(Painter, ARingLetsTheGroundThrough) {
    scene::Symbol ring;
    ring.half_size = {5, 5};
    ring.fill = {0, 0, 0, 0};
    ring.edge = scene::rgb(0x112233);
    ring.edge_px = 2;
    builder_.symbol(Space::map, ring);
    const Recorder& out = paint();
    ASSERT_EQ(out.fills.size(), 2U) << "the page and the ring";
    EXPECT_FALSE(inside(out.fills[1], {50, 40}));
    EXPECT_TRUE(inside(out.fills[1], {56, 40}));
}

TEST(SymbolOutline, LiesWhereTheShaderDrawsIt) {
    scene::Symbol symbol;
    symbol.half_size = {10, 10};
    for (const scene::Shape shape :
         {scene::Shape::circle, scene::Shape::square, scene::Shape::triangle, scene::Shape::diamond, scene::Shape::star,
          scene::Shape::hexagon, scene::Shape::pentagon}) {
        symbol.shape = shape;
        for (const float grow : {-2.0F, 0.0F, 1.5F}) {
            const Path outline = sheet::symbol_outline(symbol, {0, 0}, grow);
            for (float y = -16.03F; y < 16; y += 0.5F)
                for (float x = -16.07F; x < 16; x += 0.5F) {
                    const float distance = shader_distance(shape, {x, y}, 10) - grow;
                    if (std::abs(distance) < 0.25F) continue;
                    ASSERT_EQ(inside(outline, {x, y}), distance < 0)
                        << static_cast<int>(shape) << " grown by " << grow << " at " << x << ", " << y;
                }
        }
    }
}

TEST(SymbolOutline, TheRightHalfIsTheHalf) {
    scene::Symbol symbol;
    symbol.half_size = {10, 10};
    for (const scene::Shape shape : {scene::Shape::circle, scene::Shape::star, scene::Shape::triangle}) {
        symbol.shape = shape;
        const Path half = sheet::right_half(symbol, {0, 0}, -1);
        EXPECT_TRUE(inside(half, {1, 0.1F})) << static_cast<int>(shape);
        EXPECT_FALSE(inside(half, {-1, 0.1F})) << static_cast<int>(shape);
    }
}

TEST(Texture, StandsStillOnThePage) {
    for (const scene::Pattern pattern : {scene::Pattern::hatch_up, scene::Pattern::hatch_down, scene::Pattern::cross}) {
        const sheet::Texture texture{pattern, {}, {}, 1};
        const sheet::TextureInk ink = sheet::ink_of(texture, {30, 40, 50, 60});
        ASSERT_FALSE(ink.is_filled);
        ASSERT_FALSE(ink.path.empty());
        for (std::size_t i = 0; i + 1 < ink.path.steps().size(); i += 2) {
            const Vec2 a = ink.path.steps()[i].to, b = ink.path.steps()[i + 1].to;
            const bool upright = a.x == b.x;
            const float across = pattern == scene::Pattern::cross      ? (upright ? a.x : a.y)
                                 : pattern == scene::Pattern::hatch_up ? (a.x + a.y) * 0.70711F
                                                                       : (a.x - a.y) * 0.70711F;
            const float period = pattern == scene::Pattern::cross ? 9 : 7;
            const float phase = across / period - std::floor(across / period);
            EXPECT_NEAR(phase, 0.5F, 0.01F) << static_cast<int>(pattern) << ": in the middle of a period";
        }
    }
    const sheet::TextureInk dots = sheet::ink_of({scene::Pattern::dots, {}, {}, 1}, {0, 0, 16, 8});
    EXPECT_TRUE(dots.is_filled);
    EXPECT_TRUE(inside(dots.path, {4, 4}));
}
