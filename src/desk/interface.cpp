#include "interface.h"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include "ui/kit/imgui_keys.h"

namespace desk {

Interface::Interface(const platform::FontPair& fonts) : context_(ImGui::CreateContext()) {
    make_current();
    ImGui::GetIO().IniFilename = nullptr;  // the layout is ours to keep
    ImGui::GetIO().ConfigInputTextCursorBlink = false;
    ImGui_ImplOpenGL3_Init("#version 330 core");
    fonts_ = std::make_unique<ui::FontAtlas>(fonts.regular.path, fonts.regular.face_index, fonts.bold.path,
                                             fonts.bold.face_index);
}

Interface::~Interface() {
    make_current();
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext(context_);
}

void Interface::make_current() { ImGui::SetCurrentContext(context_); }

void Interface::refresh_fonts() {
    fonts_->rebuild();
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
    tiles_.mark_all();
}

void Interface::frame(float scale, const std::function<void()>& feed, const std::function<void()>& draw) {
    constexpr int k_attempts = 2;
    make_current();
    fonts_->set_scale(scale);
    for (int attempt = 0; attempt < k_attempts; ++attempt) {
        if (fonts_->stale()) refresh_fonts();
        ImGui_ImplOpenGL3_NewFrame();
        feed();
        ui::name_keys_for_imgui();
        ImGui::NewFrame();
        draw();
        ImGui::Render();
        if (!fonts_->stale()) return;
    }
}

void Interface::guard_clipboard() {
    ImGuiIO& io = ImGui::GetIO();
    clipboard_ = {fonts_.get(), io.GetClipboardTextFn, io.SetClipboardTextFn, io.ClipboardUserData, {}};
    io.ClipboardUserData = &clipboard_;
    io.GetClipboardTextFn = [](void* data) -> const char* {
        auto* c = static_cast<Clipboard*>(data);
        const char* text = c->get(c->user);
        c->pasted = text == nullptr ? std::string() : c->fonts->to_interface(text);
        return c->pasted.c_str();
    };
    io.SetClipboardTextFn = [](void* data, const char* text) {
        auto* c = static_cast<Clipboard*>(data);
        c->set(c->user, c->fonts->from_interface(text).c_str());
    };
}

void Interface::paint() {
    make_current();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

std::vector<PixelBox> Interface::changed(int width, int height) {
    make_current();
    return tiles_.take(*ImGui::GetDrawData(), width, height);
}

void Interface::paint(std::span<const PixelBox> boxes) {
    make_current();
    ImGui_ImplOpenGL3_RenderDrawData(&clipped_.of(*ImGui::GetDrawData(), boxes));
}

}  // namespace desk
