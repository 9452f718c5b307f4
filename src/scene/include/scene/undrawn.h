// What a scene cannot show of its own texts. Pure, any thread.
#pragma once

#include <span>
#include <string>

#include "scene/scene.h"

namespace scene {

/// The characters of its texts that the fonts do not have, each once, in ascending order.
std::u32string undrawn_characters(std::span<const ScenePtr> scenes);

}  // namespace scene
