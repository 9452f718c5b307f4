#include "clipped_lists.h"

#include <cstddef>

namespace desk {
namespace {

/// Puts the triangles of a command that touch a box behind those that are there.
void add(ImDrawList& out, const ImDrawList& list, const ImDrawCmd& command, const PixelBox& room) {
    ImDrawCmd kept = command;
    kept.ClipRect = {static_cast<float>(room.left), static_cast<float>(room.top), static_cast<float>(room.right),
                     static_cast<float>(room.bottom)};
    kept.IdxOffset = static_cast<unsigned>(out.IdxBuffer.Size);
    const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
    const ImDrawIdx* indices = list.IdxBuffer.Data + command.IdxOffset;
    for (unsigned i = 0; i < command.ElemCount; i += 3) {
        const ImDrawIdx *a = indices + i, *b = a + 1, *c = a + 2;
        if (touched(vertices[*a], vertices[*b], vertices[*c], room).is_empty()) continue;
        for (const ImDrawIdx* corner : {a, b, c}) out.IdxBuffer.push_back(*corner);
    }
    kept.ElemCount = static_cast<unsigned>(out.IdxBuffer.Size) - kept.IdxOffset;
    if (kept.ElemCount > 0) out.CmdBuffer.push_back(kept);
}

}  // namespace

ImDrawData& ClippedLists::of(const ImDrawData& all, std::span<const PixelBox> boxes) {
    const auto count = static_cast<std::size_t>(all.CmdListsCount);
    while (lists_.size() < count) lists_.push_back(std::make_unique<ImDrawList>(nullptr));
    shown_.clear();
    data_ = all;
    data_.TotalVtxCount = data_.TotalIdxCount = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const ImDrawList& list = *all.CmdLists[i];
        ImDrawList& out = *lists_[i];
        out.CmdBuffer.resize(0);
        out.IdxBuffer.resize(0);
        for (const PixelBox& box : boxes)
            for (const ImDrawCmd& command : list.CmdBuffer) {
                const PixelBox room = common_part(clip_of(command, all), box);
                if (!room.is_empty()) add(out, list, command, room);
            }
        if (out.CmdBuffer.empty()) continue;
        out.VtxBuffer = list.VtxBuffer;
        data_.TotalVtxCount += out.VtxBuffer.Size;
        data_.TotalIdxCount += out.IdxBuffer.Size;
        shown_.push_back(&out);
    }
    data_.CmdLists = shown_.data();
    data_.CmdListsCount = static_cast<int>(shown_.size());
    return data_;
}

}  // namespace desk
