// The interface's font with just the characters that have been shown: Chinese has too many to bake them all.
// Text on its way to the screen is noted; new characters make the atlas stale, and it is rebuilt between two frames.
// Main thread, needs a current ImGui context. The texture's upload is the caller's (it knows the graphics backend).
#pragma once

#include <bitset>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

struct ImFont;

namespace ui {

class FontAtlas {
public:
    FontAtlas(std::filesystem::path regular, int regular_face, std::filesystem::path bold, int bold_face);
    ~FontAtlas();
    FontAtlas(const FontAtlas&) = delete;
    FontAtlas& operator=(const FontAtlas&) = delete;

    /// Notes the characters of a UTF-8 text.
    void note(std::string_view utf8);
    void set_scale(float scale);
    [[nodiscard]] bool stale() const { return stale_; }
    /// Rebuilds ImGui's atlas on the CPU; between frames only.
    void rebuild();

    [[nodiscard]] ImFont* body() const { return body_; }
    [[nodiscard]] ImFont* heading() const { return heading_; }

private:
    struct MappedFile;
    std::unique_ptr<MappedFile> regular_, bold_;
    int regular_face_, bold_face_;
    std::bitset<0x10000> characters_;
    std::vector<unsigned short> ranges_;  ///< must live as long as the atlas uses it
    float scale_ = 1;
    bool stale_ = true;
    ImFont* body_ = nullptr;
    ImFont* heading_ = nullptr;
};

}  // namespace ui
