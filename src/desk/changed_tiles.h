// Which parts of a window look different from its last frame, told by what Dear ImGui draws there: each tile has a sum
// over the triangles that touch it, in their order. Drawn by the processor, a frame costs what it paints, and most
// frames change a few numbers. Main thread.
#pragma once

#include <cstdint>
#include <imgui.h>
#include <vector>

#include "scene/pixel_box.h"

namespace desk {

using scene::PixelBox;  // of the window

/// The pixels that the part of a triangle inside a clip rectangle may touch.
[[nodiscard]] PixelBox touched(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, const PixelBox& clip);
/// Of a command: the pixels that Dear ImGui's back end for OpenGL lets it paint.
[[nodiscard]] PixelBox clip_of(const ImDrawCmd& command, const ImDrawData& lists);

class ChangedTiles {
public:
    /// What lies under the interface is another picture there.
    void mark(const PixelBox& box) { marked_.push_back(box); }
    /// The next frame has nothing in common with the last one.
    void mark_all() { sums_.clear(); }

    /// Disjoint boxes outside which a window of these lists looks like one of those that were taken last. What shows a
    /// picture is always within them: the picture may have changed under its name.
    [[nodiscard]] std::vector<PixelBox> take(const ImDrawData& lists, int width, int height);

private:
    void add(const ImDrawList& list, const ImDrawData& lists);
    void add(std::uint64_t sum, const PixelBox& box);
    void resize(int width, int height);

    int width_ = 0, height_ = 0, columns_ = 0, rows_ = 0;
    std::uint64_t frames_ = 0;
    std::vector<std::uint64_t> sums_, before_;  ///< a tile each, row by row
    std::vector<PixelBox> marked_;
};

/// Few disjoint boxes that cover the tiles that are set, row by row; tiles of `tile` px, nothing beyond the window.
[[nodiscard]] std::vector<PixelBox> boxes_of(const std::vector<bool>& tiles, int columns, int tile, int width,
                                             int height);

}  // namespace desk
