// What to draw, as plain data: the only thing that goes from cartography (carto) to drawing (render, sheet).
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
// pixels never scale with the map. A scene is a stack of lists; their items are painted batch by batch, in order.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
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
struct FillStyle {
    Colour colour;
    Pattern pattern = Pattern::solid;
    Colour pattern_colour;
    friend bool operator==(const FillStyle&, const FillStyle&) = default;
};

/// A corner of a shape's triangles; its colour is found by the number of the shape.
struct FillVertex {
    Vec2 position;
    std::uint32_t shape = 0;
    friend bool operator==(const FillVertex&, const FillVertex&) = default;
};

/// A range of DrawList::ring_points.
struct Ring {
    std::uint32_t first = 0, count = 0;
    friend bool operator==(const Ring&, const Ring&) = default;
};

/// What is filled in one style: its outline by the odd-even rule, and the same area as triangles.
struct FillShape {
    std::uint32_t first_index = 0, index_count = 0;  ///< of DrawList::fill_indices
    std::uint32_t first_ring = 0, ring_count = 0;    ///< of DrawList::rings
    friend bool operator==(const FillShape&, const FillShape&) = default;
};

/// One segment of a line with round ends; opaque colours only (ends overlap at joints).
struct LineSegment {
    Vec2 a, b;                ///< in the space of its batch
    Vec2 a_offset, b_offset;  ///< in pixels, added on screen
    float along = 0;          ///< length of the line before `a`, in the unit of its space (for dashes)
    float width_px = 1;
    float dash_px = 0, gap_px = 0;  ///< 0: solid
    Colour colour;
    friend bool operator==(const LineSegment&, const LineSegment&) = default;
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
    friend bool operator==(const Symbol&, const Symbol&) = default;
};

/// One glyph of the atlas, placed. The anchor is rounded to whole pixels when drawn, so text stays crisp.
struct Glyph {
    Vec2 anchor;
    std::int16_t left = 0, top = 0;  ///< px from the rounded anchor to the upper left corner
    std::uint16_t u = 0, v = 0;      ///< px in the atlas
    std::uint16_t width = 0, height = 0;
    Colour colour;
    Colour halo;  ///< alpha 0: none (Primitive::text)
    friend bool operator==(const Glyph&, const Glyph&) = default;
};

/// A glyph as the font numbers it, for sinks that draw outlines.
struct RunGlyph {
    std::uint32_t id = 0;
    Vec2 place;                 ///< px from the start of the baseline, y down
    std::uint32_t cluster = 0;  ///< where its characters begin in TextRun::text, bytes
    friend bool operator==(const RunGlyph&, const RunGlyph&) = default;
};

/// A line of text: what it says, how it is set, and its glyphs twice: as cells of the atlas and as the font has them.
struct TextRun {
    std::string text;
    Space space = Space::screen;
    Vec2 anchor;        ///< in `space`; rounded to whole pixels when drawn
    Vec2 start;         ///< of the baseline, whole px from the rounded anchor
    Rect box;           ///< px from the anchor, without halo
    int face = 0;       ///< of Scene::faces
    float size_px = 0;  ///< em
    float halo_px = 0;  ///< radius
    Colour colour;
    Colour halo{0, 0, 0, 0};                             ///< alpha 0: none
    std::uint32_t first_glyph = 0, glyph_count = 0;      ///< of DrawList::glyphs; a space has none
    std::uint32_t first_outline = 0, outline_count = 0;  ///< of DrawList::run_glyphs
    friend bool operator==(const TextRun&, const TextRun&) = default;
};

enum class Primitive : std::uint8_t { fill, line, symbol, text, haloed_text };

/// A range of a list's shapes, lines, symbols or texts, painted as one.
struct Batch {
    Primitive primitive = Primitive::fill;
    Space space = Space::map;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    friend bool operator==(const Batch&, const Batch&) = default;
};

/// Coverage of rasterised glyphs: two bytes a pixel, the glyph and its halo. Grows.
struct GlyphImage {
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels;
};

/// A face in a font file (an index inside collections such as .ttc).
struct FontFace {
    std::filesystem::path file;
    int index = 0;
};

/// Items in the order of painting. Frozen; an unchanged list is the same object in the next scene, so whoever draws it
/// keeps what was made of it. The colours of its fills stand apart: another indicator changes them and no geometry.
struct DrawList {
    std::vector<Vec2> ring_points;
    std::vector<Ring> rings;
    std::vector<FillShape> shapes;
    std::vector<FillVertex> fill_vertices;
    std::vector<std::uint32_t> fill_indices;
    std::vector<LineSegment> lines;
    std::vector<Symbol> symbols;
    std::vector<Glyph> glyphs;
    std::vector<RunGlyph> run_glyphs;
    std::vector<TextRun> texts;
    std::vector<Batch> batches;
    friend bool operator==(const DrawList&, const DrawList&) = default;
};

using DrawListPtr = std::shared_ptr<const DrawList>;
using FillStyles = std::vector<FillStyle>;
using FillStylesPtr = std::shared_ptr<const FillStyles>;

/// The lists of a scene, in the order of painting: fills and borders; the reach and the rail line; circles and leader
/// lines; stations and carriers; names; title, legend and scale bar. The outlines of highlights are painted after the
/// lines, their circles before the symbols.
enum class ListKind : std::uint8_t { ground, lines, marks, symbols, names, furniture };
inline constexpr std::size_t k_list_kinds = 6;

/// A list with the style of each of its shapes; null: nothing to paint.
struct Drawing {
    DrawListPtr list;
    FillStylesPtr fill_styles;
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

/// A row of the legend that can be pointed at; the owner of the scene knows what its key means.
struct LegendRow {
    Rect box;  ///< screen space
    int key = 0;
};

/// Four bytes a pixel (red, green, blue, alpha), rows from the top.
struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};
using PicturePtr = std::shared_ptr<const Picture>;

/// A picture over the fills and under all lines, marks and names: something to trace, no part of the map.
struct Underlay {
    PicturePtr picture;                     ///< null: none
    Vec2 corner, right_corner, low_corner;  ///< map space: of its upper left, upper right and lower left corner
    float opacity = 1;
};

struct Scene {
    geo::Projected origin;
    Colour background{255, 255, 255, 255};
    std::array<Drawing, k_list_kinds> stack;
    Underlay underlay;
    std::shared_ptr<const GlyphImage> glyph_image;
    std::vector<FontFace> faces;
    std::vector<PickTarget> pick_targets;
    std::vector<LabelReport> labels;
    std::vector<Rect> furniture;  ///< boxes of the furniture, screen space
    /// Those that hide the map with a ground of their own; the title is in the first, the notes below the map are last.
    std::vector<Rect> grounds;
    std::vector<LegendRow> legend_rows;

    [[nodiscard]] const Drawing& operator[](ListKind kind) const { return stack[static_cast<std::size_t>(kind)]; }
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
    Vec2 textures_from{};  ///< where the textures of fills begin, px of the pane
};

/// A pane at `corner` that paints just the room of its camera.
Pane pane_at(Vec2 corner, ScenePtr scene, const Camera& camera);

}  // namespace scene
