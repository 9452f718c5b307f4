// What to draw, as plain data: the only thing that goes from cartography (carto) to drawing (render, later sheet).
// It knows no plan and no OpenGL. Built on any thread, frozen in a shared_ptr<const Scene>, then only read.
//
// Frames of reference
//
//   map space      metres of the display CRS relative to Scene::origin, x east, y north (floats stay exact near it)
//        |  screen = (local + origin - camera centre) * pixels_per_metre, y turned round
//        v
//   screen space   device pixels, x right, y down, (0,0) the upper left corner of the picture
//
// An item in map space is anchored there and may carry an offset in pixels (symbols, labels, leader lines): sizes in
// pixels never scale with the map. Items are painted batch by batch, in order.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/geometry.h"

namespace scene {

struct Vec2 {
    float x = 0;
    float y = 0;
    friend bool operator==(const Vec2&, const Vec2&) = default;
};

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    friend bool operator==(const Colour&, const Colour&) = default;
};

/// 0xRRGGBB
constexpr Colour rgb(std::uint32_t hex, std::uint8_t alpha = 255) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex),
            alpha};
}

struct Rect {
    float x = 0, y = 0, width = 0, height = 0;
    [[nodiscard]] float right() const { return x + width; }
    [[nodiscard]] float bottom() const { return y + height; }
    [[nodiscard]] bool contains(Vec2 p) const { return p.x >= x && p.y >= y && p.x < right() && p.y < bottom(); }
    [[nodiscard]] bool overlaps(const Rect& o) const {
        return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
    }
    [[nodiscard]] Rect grown(float by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
    friend bool operator==(const Rect&, const Rect&) = default;
};

/// Where the map is looked at from.
struct Camera {
    geo::Projected centre;        ///< at the middle of the picture
    double pixels_per_metre = 1;  ///< device pixels
    int width_px = 0, height_px = 0;
    friend bool operator==(const Camera&, const Camera&) = default;
};

/// Map -> screen and back, in device pixels.
Vec2 to_screen(const Camera& camera, geo::Projected position);
geo::Projected to_map(const Camera& camera, Vec2 screen);

enum class Space : std::uint8_t { map, screen };

/// A fill's texture. Missing values are told apart by pattern, never by a colour of a ramp.
enum class Pattern : std::uint8_t { solid, hatch_up, hatch_down, dots, cross };

/// Fills are opaque: they are painted without blending.
struct FillVertex {
    Vec2 position;
    Colour colour;
    Colour pattern_colour;
    Pattern pattern = Pattern::solid;
};

/// One segment of a line with round ends; opaque colours only (ends overlap at joints).
struct LineSegment {
    Vec2 a, b;                ///< in the space of its batch
    Vec2 a_offset, b_offset;  ///< in pixels, added on screen
    float along = 0;          ///< length of the line before `a`, in the unit of its space (for dashes)
    float width_px = 1;
    float dash_px = 0, gap_px = 0;  ///< 0: solid
    Colour colour;
};

enum class Shape : std::uint8_t { circle, square, triangle, diamond, star, hexagon, pentagon, box };

/// How much of a symbol is filled: tells the quality of a position. Dotted: hollow but for a dot in the middle.
enum class Filling : std::uint8_t { solid, half, hollow, dotted };

struct Symbol {
    Vec2 anchor;
    Vec2 offset;     ///< px
    Vec2 half_size;  ///< px, without edge; x = y but for Shape::box
    Shape shape = Shape::circle;
    Filling filling = Filling::solid;
    Colour fill;
    Colour edge;
    float edge_px = 1;    ///< drawn around the shape
    float corner_px = 0;  ///< radius of the corners of a box
};

/// One glyph of the atlas, placed. The anchor is rounded to whole pixels when drawn, so text stays crisp.
struct Glyph {
    Vec2 anchor;
    std::int16_t left = 0, top = 0;  ///< px from the rounded anchor to the upper left corner
    std::uint16_t u = 0, v = 0;      ///< px in the atlas
    std::uint16_t width = 0, height = 0;
    Colour colour;
    Colour halo;  ///< alpha 0: none (Primitive::text)
};

enum class Primitive : std::uint8_t { fill, line, symbol, text, haloed_text };

/// A range of one of the arrays below, painted as one: for fills a range of `fill_indices`.
struct Batch {
    Primitive primitive = Primitive::fill;
    Space space = Space::map;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    friend bool operator==(const Batch&, const Batch&) = default;
};

/// Coverage of rasterised glyphs: two bytes a pixel, the glyph and its halo. Grows; `version` tells of a change.
struct GlyphImage {
    int width = 0, height = 0;
    std::uint64_t version = 0;
    std::vector<std::uint8_t> pixels;
};

/// What a symbol or a name stands for. Opaque here: who makes a scene knows what it means.
struct PickId {
    std::uint8_t kind = 0;  ///< 0: nothing
    std::int64_t id = 0;
    friend bool operator==(const PickId&, const PickId&) = default;
};

/// A symbol that can be pointed at, topmost last.
struct PickTarget {
    PickId pick;
    Vec2 anchor;  ///< map space
    Vec2 offset;  ///< px
    float radius_px = 0;
};

/// A label that found its place (screen box of its text) or did not.
struct LabelReport {
    PickId pick;
    std::string text;
    bool placed = false;
    Rect box;
};

/// A line of text that is set in the scene, for reports and tests; its glyphs stand among Scene::glyphs.
struct TextRun {
    std::string text;
    Space space = Space::screen;
    Vec2 anchor;  ///< in `space`
    Rect box;     ///< px from the anchor, without halo
};

/// A row of the legend that can be pointed at; the owner of the scene knows what its key means.
struct LegendRow {
    Rect box;  ///< screen space
    int key = 0;
};

struct Scene {
    geo::Projected origin;
    Colour background{255, 255, 255, 255};
    std::vector<FillVertex> fill_vertices;
    std::vector<std::uint32_t> fill_indices;
    std::vector<LineSegment> lines;
    std::vector<Symbol> symbols;
    std::vector<Glyph> glyphs;
    std::vector<Batch> batches;
    /// Where highlights are painted. Their outlines: before the batch of this index, over the base and under every
    /// symbol and name. Their circles: over leader lines, under symbols and names.
    std::size_t outlines_before = 0, circles_before = 0;
    std::shared_ptr<const GlyphImage> glyph_image;
    std::vector<PickTarget> pick_targets;
    std::vector<LabelReport> labels;
    std::vector<TextRun> texts;   ///< in the order of painting
    std::vector<Rect> furniture;  ///< boxes of the furniture, screen space
    /// Those that hide the map with a ground of their own; the title is in the first, the notes below the map are last.
    std::vector<Rect> grounds;
    std::vector<LegendRow> legend_rows;
};

using ScenePtr = std::shared_ptr<const Scene>;

/// A part of a picture that shows a scene through its own camera: the whole of it, one of several maps beside each
/// other, or what lies on one side of a line.
struct Pane {
    ScenePtr scene;
    Camera camera;  ///< its size is the pane's own
    Vec2 corner;    ///< upper left, in whole device px of the picture
    Rect clip;      ///< the part of the picture that may be painted, in whole device px
    std::vector<ScenePtr> highlights;
};

/// A pane at `corner` that paints just the room of its camera.
Pane pane_at(Vec2 corner, ScenePtr scene, const Camera& camera);

}  // namespace scene
