#include "notes_stage.h"

#include <cfloat>
#include <gtest/gtest.h>
#include <imgui.h>
#include <stdexcept>
#include <utility>

#include "window_facts.h"

namespace stories {
namespace {

constexpr float k_nowhere = -FLT_MAX;  // how ImGui is told that the pointer is outside
constexpr int k_frames_to_settle = 3;

}  // namespace

NotesStage::NotesStage(Stage& stage, int width, int height, float scale)
    : stage_(stage), pointer_{k_nowhere, k_nowhere} {
    auto window = gpu::Framebuffer::create(width, height);
    if (!window) throw std::runtime_error(base::to_line(window.error()));
    window_ = std::make_unique<gpu::Framebuffer>(std::move(*window));
    host_.width = width;
    host_.height = height;
    host_.scale = scale;
    host_.framebuffer = window_->name();
    stage_.desk().begin_notes([this] { context_ = ImGui::GetCurrentContext(); });
    rest();
}

NotesStage::~NotesStage() {
    stage_.desk().end_notes([] {});
}

void NotesStage::feed() {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(host_.width), static_cast<float>(host_.height)};
    io.DeltaTime = 1.0F / 60;
    io.MousePos = {pointer_.x, pointer_.y};
    io.MouseDown[0] = pressed_;
}

void NotesStage::frame() {
    host_.now_s = stage_.now_s();
    stage_.desk().notes_frame(host_, [this] { feed(); });
}

void NotesStage::rest() {
    for (int i = 0; i < k_frames_to_settle; ++i) {
        frame();
        stage_.rest();
    }
    frame();
    EXPECT_FALSE(stage_.desk().notes_changed());
}

void NotesStage::move_to(scene::Vec2 at) {
    pointer_ = at;
    frame();
    frame();
}

void NotesStage::click(const std::string& key) {
    ASSERT_TRUE(has(key)) << key;
    const scene::Rect box = stage_.desk().notes_probe().at(key).box;
    move_to({box.x + box.width / 2, box.y + box.height / 2});
    for (const bool down : {true, false}) {
        pressed_ = down;
        frame();
    }
    rest();
}

void NotesStage::point_at(const std::string& key) {
    ASSERT_TRUE(has(key)) << key;
    const scene::Rect box = stage_.desk().notes_probe().at(key).box;
    move_to({box.x + box.width / 2, box.y + box.height / 2});
}

bool NotesStage::has(const std::string& key) const { return stage_.desk().notes_probe().contains(key); }

std::string NotesStage::text() {
    ImGuiContext* slides = ImGui::GetCurrentContext();
    ImGui::SetCurrentContext(context_);
    std::string facts = window_facts(stage_.desk().notes_probe(), {});
    ImGui::SetCurrentContext(slides);
    return facts;
}

void NotesStage::facts(const std::string& name) { stage_.compare_text(name, text()); }

void NotesStage::shot(const std::string& name) {
    facts(name);
    stage_.compare_image(name, support::from_rgba(host_.width, host_.height, window_->read_pixels()));
}

}  // namespace stories
