// Paints a drawing that has nothing in map space inside an ImGui window: what carto lays out for pictures and sheets is
// seen in a panel as well. Knows no plan.
#pragma once

#include "kit/widgets.h"
#include "scene/scene.h"

namespace ui {

/// `corner`: of the drawing, device px of the window. A pattern covers the box of its shape.
void paint_scene(Widgets& widgets, const scene::Scene& scene, scene::Vec2 corner);

}  // namespace ui
