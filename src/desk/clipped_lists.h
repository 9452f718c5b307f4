// The lists of Dear ImGui with only what shows in some boxes of the window. Main thread.
#pragma once

#include <imgui.h>
#include <memory>
#include <span>
#include <vector>

#include "changed_tiles.h"

namespace desk {

class ClippedLists {
public:
    /// `boxes` must be disjoint: what is see-through would be painted twice where two of them meet. Holds until the
    /// next call.
    [[nodiscard]] ImDrawData& of(const ImDrawData& all, std::span<const PixelBox> boxes);

private:
    std::vector<std::unique_ptr<ImDrawList>> lists_;
    std::vector<ImDrawList*> shown_;
    ImDrawData data_;
};

}  // namespace desk
