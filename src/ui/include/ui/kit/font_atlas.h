// The interface's font with just the characters that have been shown: Chinese has too many to bake them all.
// Text on its way to the screen is noted; new characters make the atlas stale, and it is rebuilt between two frames.
// Texts of a project, which may hold any character, go through to_interface() and come back through from_interface().
// Main thread, needs a current ImGui context. The texture's upload is the caller's (it knows the graphics backend).
#pragma once

#include <bitset>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct ImFont;

namespace ui {

class GlyphStore;
class WideCharacters;
struct FontFace;
struct WantedGlyph;

class FontAtlas {
public:
    FontAtlas(const std::filesystem::path& regular, int regular_face, const std::filesystem::path& bold, int bold_face);
    ~FontAtlas();
    FontAtlas(const FontAtlas&) = delete;
    FontAtlas& operator=(const FontAtlas&) = delete;

    /// Notes the characters of a UTF-8 text of our own, icons among them.
    void note(std::string_view utf8);
    /// A text of a project for ImGui, noted: its 16-bit characters cannot hold what lies beyond U+FFFF, so that gets
    /// stand-ins (U+E200…U+F8FF). Texts without such characters come back unchanged.
    std::string to_interface(std::string_view utf8);
    /// The same for one typed character; it becomes visible with the next rebuild.
    char32_t to_interface(char32_t code);
    /// What ImGui returns from an input field, as it belongs in the project; undoes to_interface() exactly.
    [[nodiscard]] std::string from_interface(std::string_view utf8) const;
    /// Device px per logical px.
    void set_scale(float scale);
    /// A face for texts that are read from afar, logical px of the em; 0: there is none.
    void set_reading_size(float em_px);
    [[nodiscard]] bool stale() const { return stale_; }
    /// Rebuilds ImGui's atlas on the CPU; between frames only.
    void rebuild();

    // The type scale, in logical px of the em: 12, 14, 16 bold, 20 bold.
    [[nodiscard]] ImFont* small() const { return small_; }
    [[nodiscard]] ImFont* body() const { return body_; }
    [[nodiscard]] ImFont* heading() const { return heading_; }
    [[nodiscard]] ImFont* title() const { return title_; }
    /// Of the size that was set; the body's where none was.
    [[nodiscard]] ImFont* reading() const { return reading_; }

private:
    struct MappedFile;
    [[nodiscard]] std::vector<WantedGlyph> wanted() const;
    void keep_mappings();
    FontFace add_face(const MappedFile& file, int face_index, float em_px);

    std::unique_ptr<MappedFile> regular_, bold_;
    int regular_face_, bold_face_;
    std::unique_ptr<WideCharacters> wide_;
    std::unique_ptr<GlyphStore> glyphs_;
    std::bitset<0x10000> characters_;
    float scale_ = 1;
    float reading_em_px_ = 0;
    bool stale_ = true;
    ImFont* small_ = nullptr;
    ImFont* body_ = nullptr;
    ImFont* heading_ = nullptr;
    ImFont* title_ = nullptr;
    ImFont* reading_ = nullptr;
};

}  // namespace ui
