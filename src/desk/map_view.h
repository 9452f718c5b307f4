// The map's own picture: painted only where it changed, copied into the window's (cheaper than drawing it as a
// texture). Main thread, context current.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/result.h"
#include "gpu/objects.h"
#include "render/live_picture.h"
#include "render/renderer.h"
#include "session/map_session.h"

namespace desk {

class MapView {
public:
    static base::Result<MapView> create();

    /// Draws the session's panes at `width` × `height` device px. Gives the parts that may look different since, px of
    /// the picture.
    base::Result<std::vector<scene::PixelBox>> draw(const session::MapSession& session, int width, int height);
    /// Copies what lies in a part of framebuffer `target` of the map there; the map's upper left corner is at (x, y)
    /// from that of the framebuffer, which is `target_height` high. `kept`: the picture that keep() kept in its place.
    void show(std::uint32_t target, int x, int y, int target_height, const gpu::Part& part, bool kept = false) const;
    [[nodiscard]] bool fits(int width, int height) const;

    /// Keeps the picture as it is for fading; the next draw() makes another. False: there is none.
    bool keep();
    void drop_kept() { kept_.reset(); }
    /// OpenGL's name of the kept picture as a texture, its first row the lowest; 0: none is kept.
    [[nodiscard]] std::uint32_t kept() const { return kept_ ? kept_->texture() : 0; }

private:
    explicit MapView(std::unique_ptr<render::Renderer> renderer) : renderer_(std::move(renderer)) {}
    std::unique_ptr<render::Renderer> renderer_;
    render::LivePicture picture_;
    std::optional<gpu::Framebuffer> kept_;
};

}  // namespace desk
