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

    /// Clears `target` and draws the whole scene, the highlights at the scene's marks: their lines as outlines, their
    /// symbols as circles. Data are uploaded when a scene is another object than last time, so panning costs the
    /// drawing alone. `pixel_ratio` scales the textures of patterns (device px per logical px).
    void draw(const scene::ScenePtr& scene, const scene::Camera& camera, float pixel_ratio,
              const gpu::Framebuffer& target, std::span<const scene::ScenePtr> highlights = {});

    /// Two scenes of one camera for comparing, as draw() draws each: `left` in the columns before `split_px`, `right`
    /// from there on (device px; beyond an edge, only one of them is seen). Both stay uploaded, so that a split line
    /// that is dragged costs the drawing alone.
    void draw_split(const scene::ScenePtr& left, const scene::ScenePtr& right, int split_px,
                    const scene::Camera& camera, float pixel_ratio, const gpu::Framebuffer& target,
                    std::span<const scene::ScenePtr> highlights = {});

private:
    struct Impl;
    explicit Renderer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace render
