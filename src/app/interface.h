// Dear ImGui with its GLFW and OpenGL back ends, for the life of a window. Main thread.
#pragma once

#include <functional>
#include <memory>

#include "platform/fonts.h"
#include "platform/window.h"
#include "ui/font_atlas.h"

namespace app {

class Interface {
public:
    Interface(const platform::Window& window, const platform::FontPair& fonts);
    ~Interface();
    Interface(const Interface&) = delete;
    Interface& operator=(const Interface&) = delete;

    [[nodiscard]] ui::FontAtlas& fonts() { return *fonts_; }

    /// Runs `draw` inside an ImGui frame; again when it showed characters that the font did not have yet.
    void frame(float scale, const std::function<void()>& draw);
    /// Paints the frame into the window's framebuffer.
    void paint();

private:
    void refresh_fonts();
    std::unique_ptr<ui::FontAtlas> fonts_;
};

}  // namespace app
