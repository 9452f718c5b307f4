// A plan as a picture without a display: puts fonts, cartography and off-screen OpenGL together.
// For pictures and pages of the commands, hand-outs, small pictures of slides and the golden tests; the window shares
// make_map_builder().
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "carto/map_builder.h"
#include "gpu/objects.h"
#include "platform/fonts.h"
#include "platform/offscreen.h"
#include "render/renderer.h"
#include "scene/scene.h"

namespace picture {

/// Makes the builder of a plan's maps with these fonts, or with those that are found.
base::Result<carto::MapBuilder> make_map_builder(plan::PlanPtr plan, const platform::FontPair& fonts,
                                                 carto::GlyphsAs glyphs = carto::GlyphsAs::cells);
base::Result<carto::MapBuilder> make_map_builder(plan::PlanPtr plan);

/// What part of the map is wanted.
struct View {
    int width_px = 1920, height_px = 1080;
    geo::GeoExtent extent;                ///< empty: the whole city
    std::optional<scene::Camera> camera;  ///< given: used as it is
    std::vector<plan::FeatureRef> highlighted = {};
    bool wall = false;                               ///< small maps of all indicators in place of the one
    bool corridor = false;                           ///< the corridor unrolled in place of a map
    std::optional<carto::AreaChartView> chart = {};  ///< a chart of the areas in place of a map
    std::optional<carto::BulletChart> bullets = {};  ///< the indicators of an area in place of a map
    /// On paper at a scale, which the furniture states: of that denominator, or the largest round one that shows the
    /// extent where it is 0; empty: as large as there is room.
    std::optional<double> scale = {};
    int dpi = 0;  ///< px of the picture per inch of that paper; 0: 96 times the pixel ratio
};

/// The maps of a picture, before anything draws them. Scene and camera are those of the map that the options describe:
/// of a comparison the one side, of a wall the cell of the indicator.
struct Composition {
    int width_px = 0, height_px = 0;
    float pixel_ratio = 1;
    scene::ScenePtr scene;
    scene::Camera camera;
    std::vector<scene::Pane> panes;  ///< all that is drawn, in the order of painting
    /// Where the corners of the picture lie, EPSG:4490: lower left, upper left, upper right, lower right; of one map.
    std::optional<std::array<geo::LonLat, 4>> corners = {};
};

struct Picture : Composition {
    std::vector<std::uint8_t> rgba;  ///< rows from the top
};

/// Draws pictures of one plan, one after the other. Belongs to the thread that made it.
class Studio {
public:
    /// Opens OpenGL here while `load` runs and the builder is made on another thread.
    static base::Result<Studio> open(const std::function<base::Result<plan::PlanPtr>()>& load);

    base::Result<Picture> draw(const carto::MapOptions& options, const View& view);

    [[nodiscard]] carto::MapBuilder& builder() { return builder_; }
    [[nodiscard]] render::Renderer& renderer() { return *renderer_; }

private:
    Studio(platform::OffscreenContext context, std::unique_ptr<render::Renderer> renderer, carto::MapBuilder builder)
        : context_(std::move(context)), renderer_(std::move(renderer)), builder_(std::move(builder)) {}
    platform::OffscreenContext context_;  // declared first: outlives what needs it current
    std::unique_ptr<render::Renderer> renderer_;
    std::optional<gpu::Framebuffer> target_;
    carto::MapBuilder builder_;
};

/// What one picture shows.
struct Request {
    plan::PlanPtr plan;
    carto::MapOptions options;
    View view;
};

/// The maps of one picture for a sink that has the fonts itself: without OpenGL, no glyph is rasterised.
base::Result<Composition> compose(const Request& request);
/// The same of one plan, a picture after the other: fonts and geometry are read once.
base::Result<Composition> compose(carto::MapBuilder& builder, const carto::MapOptions& options, const View& view);
/// A page of words.
Composition compose(carto::MapBuilder& builder, const carto::TitlePage& page, const carto::MapOptions& options,
                    const View& view);

/// Draws rows [first, first + count) of a picture: width * count * 4 bytes, which hold until the next call.
using Rows = std::function<base::Result<std::span<const std::uint8_t>>(int first, int count)>;
using UsePicture = std::function<base::Result<void>(const Composition& picture, const Rows& rows)>;
/// One picture, as fast as it can be: `load`, fonts and scene on another thread while OpenGL opens on this one. `use`
/// asks for its rows, as many at a time as it likes to hold. What is drawn at a time has sides of `most_px` or of what
/// OpenGL can draw, whichever is less.
base::Result<Composition> draw_once(const std::function<base::Result<Request>()>& load, const UsePicture& use,
                                    int most_px = std::numeric_limits<int>::max());
/// The same with all pixels.
base::Result<Picture> draw_once(const std::function<base::Result<Request>()>& load);

}  // namespace picture
