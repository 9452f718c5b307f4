// What a page is painted with, whatever the format: paths, pens, lines of text. Coordinates are px of the page, y down.
// Private to sheet.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "scene/scene.h"

namespace sheet {

/// Subpaths of straight lines and cubic curves.
class Path {
public:
    enum class Verb { move, line, curve, close };
    struct Step {
        Verb verb;
        scene::Vec2 to;
        scene::Vec2 control_1 = {}, control_2 = {};  ///< of a curve
    };

    void move_to(scene::Vec2 p) { steps_.push_back({Verb::move, p}); }
    void line_to(scene::Vec2 p) { steps_.push_back({Verb::line, p}); }
    void curve_to(scene::Vec2 control_1, scene::Vec2 control_2, scene::Vec2 p) {
        steps_.push_back({Verb::curve, p, control_1, control_2});
    }
    void close() { steps_.push_back({Verb::close, {}}); }
    void add(const Path& other) { steps_.insert(steps_.end(), other.steps_.begin(), other.steps_.end()); }
    void add_ring(std::span<const scene::Vec2> points);

    [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
    [[nodiscard]] bool empty() const { return steps_.empty(); }
    /// Of all points and controls.
    [[nodiscard]] scene::Rect bounds() const;

private:
    std::vector<Step> steps_;
};

struct Pen {
    scene::Colour colour;
    float width = 1;
    float dash = 0, gap = 0, phase = 0;  ///< dash 0: solid, with round ends; dashes have flat ones
};

/// The ink of a pattern over a base that is painted already.
struct Texture {
    scene::Pattern pattern;
    scene::Colour ink;
    scene::Vec2 origin;  ///< where its phase starts: the pane's corner
    float scale = 1;     ///< px per logical px
};

struct PlacedText {
    const scene::TextRun& run;
    std::span<const scene::RunGlyph> glyphs;
    const scene::FontFace& face;
    scene::Vec2 start;  ///< of the baseline
};

/// Of the pen that draws a halo around outlines. The renderer's halo grows from pixels that a glyph covers in part,
/// which makes it this much slimmer than its radius.
inline float halo_width(const scene::TextRun& run) {
    constexpr float k_slimmer_px = 0.6F;
    return 2 * (run.halo_px > k_slimmer_px ? run.halo_px - k_slimmer_px : 0.0F);
}

class Canvas {
public:
    Canvas() = default;
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;
    virtual ~Canvas() = default;

    /// What follows lies within `clip` and belongs together under a name.
    virtual void begin_group(std::string_view name, const scene::Rect& clip) = 0;
    virtual void end_group() = 0;
    /// By the odd-even rule.
    virtual void fill(const Path& path, scene::Colour colour) = 0;
    virtual void fill(const Path& path, const Texture& texture) = 0;
    virtual void stroke(const Path& path, const Pen& pen) = 0;
    /// Lines of text that are neighbours: no halo covers another's strokes where the format can say so.
    virtual void texts(std::span<const PlacedText> texts) = 0;
};

}  // namespace sheet
