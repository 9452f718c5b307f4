// What colour lies under a name: the fills of units and parks and their circles. Private to carto; one build.
#pragma once

#include <vector>

#include "build_context.h"

namespace carto {

/// The value that fills a park; null where the park is no area of the plan.
const AreaValue* value_of_park(const BuildContext& context, const plan::Park& park);
scene::FillStyle unit_fill(const BuildContext& context, const plan::Unit& unit);

class Grounds {
public:
    /// `context` must outlive it.
    explicit Grounds(const BuildContext& context);

    /// The colours that lie under a box of the screen, at places that share it evenly.
    [[nodiscard]] std::vector<scene::Colour> under(const scene::Rect& box) const;

private:
    /// A filled polygon, the topmost last.
    struct Fill {
        const Mesh* mesh;
        scene::Colour colour;
    };
    [[nodiscard]] scene::Colour at(scene::Vec2 on_screen) const;

    const BuildContext& context_;
    std::vector<Fill> fills_;
    std::vector<std::pair<scene::Rect, scene::Colour>> circles_;  ///< boxes on the screen
};

}  // namespace carto
