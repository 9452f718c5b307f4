// Draws a Scene into a framebuffer: the one drawing path of window, pictures and tests. Sees no plan.
// Owns its OpenGL objects; use on the thread whose context was current at create(), and destroy it there.
#pragma once

#include <memory>
#include <span>

#include "base/result.h"
#include "gpu/objects.h"
#include "scene/scene.h"

namespace render {

class Renderer {
public:
    static base::Result<std::unique_ptr<Renderer>> create();
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    /// Draws each pane within its clip over what was there, the highlights at its scene's marks: their lines as
    /// outlines, their symbols as circles. Data are uploaded when a pane's scene is another object than last time, so
    /// panning, or moving the line between two maps, costs the drawing alone. `pixel_ratio` scales the textures of
    /// patterns (device px per logical px).
    void draw(std::span<const scene::Pane> panes, float pixel_ratio, const gpu::Framebuffer& target);
    /// One scene that fills the target.
    void draw(const scene::ScenePtr& scene, const scene::Camera& camera, float pixel_ratio,
              const gpu::Framebuffer& target, std::span<const scene::ScenePtr> highlights = {});

private:
    struct Impl;
    explicit Renderer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace render
