#include "handout/undrawn.h"

#include <vector>

#include "scene/undrawn.h"

namespace handout {

std::u32string undrawn_characters(std::span<const sheet::Page> pages) {
    std::vector<scene::ScenePtr> scenes;
    for (const sheet::Page& page : pages)
        for (const scene::Pane& pane : page.panes) scenes.push_back(pane.scene);
    return scene::undrawn_characters(scenes);
}

}  // namespace handout
