// The map's own framebuffer: redrawn only when the picture changed, copied into the window every frame (cheaper than
// drawing it as a texture). Main thread, context current.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/result.h"
#include "gpu/objects.h"
#include "render/renderer.h"
#include "session/map_session.h"

namespace desk {

class MapView {
public:
    static base::Result<MapView> create();

    /// Draws the session's panes at `width` × `height` device px: of one map in the same place what changed.
    base::Result<void> draw(const session::MapSession& session, int width, int height);
    /// Copies the map to (x, y), the upper left corner, of framebuffer `target`, which is `target_height` high.
    void show(std::uint32_t target, int x, int y, int target_height) const;
    [[nodiscard]] bool fits(int width, int height) const;

private:
    explicit MapView(std::unique_ptr<render::Renderer> renderer) : renderer_(std::move(renderer)) {}
    std::unique_ptr<render::Renderer> renderer_;
    std::optional<gpu::Framebuffer> target_;
    std::vector<scene::Pane> drawn_;  ///< what lies in the target
};

}  // namespace desk
