// Dear ImGui with its OpenGL back end, for the life of a desk or of a second window. Mouse, keys and size come from
// whoever hosts it: a window or a script. Main thread, context current.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "changed_tiles.h"
#include "clipped_lists.h"
#include "platform/fonts.h"
#include "ui/kit/font_atlas.h"

struct ImGuiContext;

namespace desk {

class Interface {
public:
    explicit Interface(const platform::FontPair& fonts);
    ~Interface();
    Interface(const Interface&) = delete;
    Interface& operator=(const Interface&) = delete;

    [[nodiscard]] ui::FontAtlas& fonts() { return *fonts_; }
    /// ImGui's functions mean this interface from now on; frame() and paint() begin with it.
    void make_current();

    /// Runs `draw` inside an ImGui frame; again when it showed characters that the font did not have yet. `feed` puts
    /// the input into ImGui before each.
    void frame(float scale, const std::function<void()>& feed, const std::function<void()>& draw);
    /// See Desk.
    void guard_clipboard();
    /// Paints the frame into the current framebuffer.
    void paint();

    /// What lies under the interface looks different there.
    void mark(const PixelBox& box) { tiles_.mark(box); }
    /// Nothing of what was painted before is there any more.
    void mark_all() { tiles_.mark_all(); }
    /// Where the frame looks different from the one that was asked about last: disjoint boxes.
    [[nodiscard]] std::vector<PixelBox> changed(int width, int height);
    /// Paints what shows in them into the current framebuffer.
    void paint(std::span<const PixelBox> boxes);

private:
    struct Clipboard {
        ui::FontAtlas* fonts = nullptr;
        const char* (*get)(void*) = nullptr;
        void (*set)(void*, const char*) = nullptr;
        void* user = nullptr;
        std::string pasted;
    };
    void refresh_fonts();
    ImGuiContext* context_;
    std::unique_ptr<ui::FontAtlas> fonts_;
    Clipboard clipboard_;
    ChangedTiles tiles_;
    ClippedLists clipped_;
};

}  // namespace desk
