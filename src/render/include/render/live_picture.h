// The picture of maps that are looked at: of the next one what changed is painted, the rest is kept, and moved where
// one map was moved. Owns OpenGL objects: on the thread of the renderer's context.
#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "gpu/objects.h"
#include "render/movable_picture.h"
#include "render/renderer.h"
#include "scene/pixel_box.h"
#include "scene/scene.h"

namespace render {

class LivePicture {
public:
    /// Makes it a picture of the panes, `width` × `height` px. Gives the parts that may look different since. Fails
    /// where the card has no room for it.
    base::Result<std::vector<scene::PixelBox>> draw(Renderer& renderer, std::vector<scene::Pane> panes,
                                                    float pixel_ratio, int width, int height);
    /// Null before the first.
    [[nodiscard]] const gpu::Framebuffer* get() const { return picture_ ? &picture_->get() : nullptr; }
    /// Gives the picture away: the next one is painted whole.
    std::optional<gpu::Framebuffer> release();

private:
    std::optional<MovablePicture> picture_;
    std::vector<scene::Pane> drawn_;  ///< what lies in it
};

}  // namespace render
