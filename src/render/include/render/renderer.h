// Draws a Scene into a framebuffer: the one drawing path of window, pictures and tests. Sees no plan.
// Owns its OpenGL objects; use on the thread whose context was current at create(), and destroy it there.
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <span>

#include "base/result.h"
#include "gpu/objects.h"
#include "scene/changed_parts.h"
#include "scene/pixel_box.h"
#include "scene/scene.h"

namespace render {

/// What went to the graphics card since the renderer was made, bytes.
struct UploadedBytes {
    std::size_t map_geometry = 0;   ///< of fills and lines of the map
    std::size_t card_geometry = 0;  ///< of those of its furniture
    std::size_t fill_styles = 0;    ///< colours and patterns of fills
    std::size_t symbols = 0;
    std::size_t glyphs = 0;       ///< places of glyphs
    std::size_t glyph_image = 0;  ///< their coverage
    std::size_t pictures = 0;     ///< that lie under a map
};

class Renderer {
public:
    /// `most_px`: where a side of a pane is longer, a target is taken for a part of it; OpenGL has a limit of its own.
    static base::Result<std::unique_ptr<Renderer>> create(int most_px = std::numeric_limits<int>::max());
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    /// Draws each pane within its clip over what was there, its underlay over its scene's first fills, the lines of
    /// highlights over its scene's ground, their symbols under the scene's own. A list, a table of fill styles or a
    /// glyph image is uploaded when the last picture did not hold the same object, so panning, or moving the line
    /// between two maps, costs the drawing alone. `pixel_ratio` scales the textures of patterns (device px per logical
    /// px).
    void draw(std::span<const scene::Pane> panes, float pixel_ratio, const gpu::Framebuffer& target);
    /// Draws a pane again within disjoint parts of its clip, px of the target, and leaves the rest of the picture that
    /// was drawn of the same place before, or which was moved by `shift` since. Asked for several times over one
    /// ground, it keeps a picture of that ground. The target has a stencil, cleared, and keeps it so.
    void draw_parts(const scene::Pane& pane, float pixel_ratio, const gpu::Framebuffer& target,
                    std::span<const scene::PixelBox> parts, scene::PixelShift shift = {});
    /// One scene that fills the target.
    void draw(const scene::ScenePtr& scene, const scene::Camera& camera, float pixel_ratio,
              const gpu::Framebuffer& target, std::span<const scene::ScenePtr> highlights = {});

    /// The longest side of a target, px: the largest power of two within the limits.
    [[nodiscard]] int most_px() const;
    [[nodiscard]] const UploadedBytes& uploaded() const;

private:
    struct Impl;
    explicit Renderer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace render
