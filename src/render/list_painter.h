// Paints the lists of a scene into the framebuffer that is bound, within the viewport and the scissor that are set.
// Private to render; on the thread of its context.
#pragma once

#include <cstdint>
#include <span>

#include "base/result.h"
#include "gpu/objects.h"
#include "scene/pixel_box.h"
#include "scene/scene.h"
#include "uploads.h"

namespace render {

/// A scene as a pane shows it.
struct View {
    const scene::Scene& scene;
    const scene::Camera& camera;
    float pixel_ratio;
    const scene::Rect& seen;      ///< the part of the pane that the viewport shows, whole px
    scene::Vec2 textures_from{};  ///< px of the pane
};

/// A program with the uniforms that every one of ours has.
struct Pass {
    gpu::Program program;
    std::int32_t viewport, origin_px, scale;
};

class ListPainter {
public:
    static base::Result<ListPainter> create();

    /// Between these two all of a picture is painted; what it did not use makes room on the card.
    void begin_picture();
    void end_picture();
    void paint_ground(const View& view);
    void paint(scene::ListKind kind, const View& view);
    /// Boxes of px in the colour of the scene's background; `corner`: where their (0, 0) lies in the pane.
    void paint_boxes(std::span<const scene::PixelBox> boxes, scene::Vec2 corner, const View& view);

    [[nodiscard]] const UploadedBytes& uploaded() const { return uploads_.bytes; }

private:
    struct Ready;
    ListPainter(Pass solid, Pass pattern, Pass line, Pass symbol, Pass text, Pass picture, Pass box);
    Ready ready(const scene::Drawing& drawing);
    void paint_underlay(const View& view);
    void paint_batch(const scene::Batch& batch, const Ready& ready, const View& view);
    void paint_fills(const scene::Batch& batch, const Ready& ready, const View& view) const;
    void paint_text(const scene::Batch& batch, const Ready& ready, const View& view);

    Pass solid_, pattern_, line_, symbol_, text_, picture_, box_;
    std::int32_t solid_styles_, pattern_styles_, pattern_ratio_, pattern_seen_, text_halo_, text_atlas_,
        picture_corner_, picture_across_, picture_down_, picture_opacity_, picture_texture_, box_colour_;
    gpu::VertexArray vertex_array_ = gpu::make_vertex_array();
    gpu::Buffer boxes_;
    Uploads uploads_;
};

}  // namespace render
