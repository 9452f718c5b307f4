// Dear ImGui with its OpenGL back end, for the life of a desk or of a second window. Mouse, keys and size come from
// whoever hosts it: a window or a script. Main thread, context current.
#pragma once

#include <functional>
#include <memory>
#include <string>

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
};

}  // namespace desk
