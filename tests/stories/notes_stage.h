// Plays the presenter's window to a desk, beside a stage that plays the slides: one context of OpenGL for both, an
// interface each. For tests only; main thread.
#pragma once

#include <memory>
#include <string>

#include "gpu/objects.h"
#include "stage.h"

struct ImGuiContext;

namespace stories {

class NotesStage {
public:
    NotesStage(Stage& stage, int width, int height, float scale = 1);
    ~NotesStage();
    NotesStage(const NotesStage&) = delete;
    NotesStage& operator=(const NotesStage&) = delete;

    /// Frames of both windows until neither has anything new to show.
    void rest();
    /// A frame of the notes alone, as their clock asks for.
    void tick() { frame(); }
    void click(const std::string& key);
    /// The pointer rests there, long enough for what explains it.
    void point_at(const std::string& key);
    [[nodiscard]] bool has(const std::string& key) const;
    /// The window's widgets and texts, compared with NAME.txt.
    void facts(const std::string& name);
    /// The same, and the whole window with NAME.png.
    void shot(const std::string& name);
    [[nodiscard]] std::string text();

private:
    void frame();
    void feed();
    void move_to(scene::Vec2 at);

    Stage& stage_;
    desk::HostInput host_;
    std::unique_ptr<gpu::Framebuffer> window_;
    ImGuiContext* context_ = nullptr;  ///< of the interface that the desk has for this window
    scene::Vec2 pointer_;
    bool pressed_ = false;
};

}  // namespace stories
