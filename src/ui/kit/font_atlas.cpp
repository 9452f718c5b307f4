#include "ui/kit/font_atlas.h"

#include <array>
#include <cmath>
#include <fcntl.h>
#include <imgui.h>
#include <imgui_freetype.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kit/glyph_store.h"
#include "kit/utf8.h"
#include "kit/wide_characters.h"

namespace ui {
namespace {

// ImGui's size is ascent + descent; Noto Sans CJK's is 1.448 em, so this gives glyphs of k_em_px.
constexpr float k_font_height_per_em = 1.448F;
constexpr float k_small_em_px = 12;
constexpr float k_body_em_px = 14;
constexpr float k_heading_em_px = 16;
constexpr float k_title_em_px = 20;

// All that ImGui's own builder draws: it takes the metrics of the font along. The rest is ours, kept between rebuilds.
constexpr std::array<ImWchar, 3> k_space_alone{0x20, 0x20, 0};

}  // namespace

/// A font file in memory without copying: ImGui would copy its 19 MB at every rebuild.
struct FontAtlas::MappedFile {
    void* data = nullptr;
    std::size_t size = 0;

    explicit MappedFile(const std::filesystem::path& path) {
        const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (fd < 0) return;
        struct stat info {};
        if (::fstat(fd, &info) == 0 && info.st_size > 0) {
            void* mapped = ::mmap(nullptr, static_cast<std::size_t>(info.st_size), PROT_READ, MAP_PRIVATE, fd, 0);
            if (mapped != MAP_FAILED) {
                data = mapped;
                size = static_cast<std::size_t>(info.st_size);
            }
        }
        ::close(fd);
    }
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile() {
        if (data != nullptr) ::munmap(data, size);
    }
};

FontAtlas::FontAtlas(const std::filesystem::path& regular, int regular_face, const std::filesystem::path& bold,
                     int bold_face)
    : regular_(std::make_unique<MappedFile>(regular)),
      bold_(std::make_unique<MappedFile>(bold)),
      regular_face_(regular_face),
      bold_face_(bold_face),
      wide_(std::make_unique<WideCharacters>()),
      glyphs_(std::make_unique<GlyphStore>()) {
    for (std::size_t c = 0x21; c < 0x7F; ++c) characters_.set(c);
    note("…°′″·—–“”（），。：；、→★▲●▼±²×÷");
}

FontAtlas::~FontAtlas() = default;

void FontAtlas::note(std::string_view utf8) {
    while (!utf8.empty()) {
        const Utf8Character c = first_character(utf8);
        utf8.remove_prefix(c.length);
        if (c.code > 0xFFFF || WideCharacters::is_given_away(c.code) || characters_.test(c.code)) continue;
        characters_.set(c.code);
        stale_ = true;
    }
}

std::string FontAtlas::to_interface(std::string_view utf8) {
    const std::size_t known = wide_->allotted().size();
    std::string text = wide_->to_interface(utf8);
    stale_ = stale_ || wide_->allotted().size() != known;
    note(text);
    return text;
}

char32_t FontAtlas::to_interface(char32_t code) {
    std::string text;
    append_utf8(text, code);
    return first_character(to_interface(text)).code;
}

std::string FontAtlas::from_interface(std::string_view utf8) const { return wide_->from_interface(utf8); }

void FontAtlas::set_scale(float scale) {
    if (scale == scale_) return;
    scale_ = scale;
    stale_ = true;
    glyphs_->change_size();
}

void FontAtlas::set_reading_size(float em_px) {
    if (em_px == reading_em_px_) return;
    reading_em_px_ = em_px;
    stale_ = true;
    glyphs_->change_size();
}

std::vector<WantedGlyph> FontAtlas::wanted() const {
    std::vector<WantedGlyph> wanted;
    for (std::size_t c = 0; c < characters_.size(); ++c)
        if (characters_.test(c)) wanted.push_back({static_cast<char32_t>(c), static_cast<char32_t>(c)});
    char32_t stand_in = WideCharacters::k_first;
    for (const char32_t c : wide_->allotted()) wanted.push_back({stand_in++, c});
    return wanted;
}

/// ImGui frees what it believes to own, and the mappings stay ours.
void FontAtlas::keep_mappings() {
    for (ImFontConfig& config : ImGui::GetIO().Fonts->ConfigData)
        if (config.FontData == regular_->data || config.FontData == bold_->data) config.FontDataOwnedByAtlas = false;
}

FontFace FontAtlas::add_face(const MappedFile& file, int face_index, float em_px) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    if (file.data == nullptr) {
        ImFont* plain = atlas.AddFontDefault();
        return {plain, nullptr, 0, 0, atlas.ConfigData.back().SizePixels, em_px * scale_};
    }
    ImFontConfig config;
    config.FontNo = face_index;
    config.OversampleH = 1;
    config.PixelSnapH = true;
    config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    config.FontDataOwnedByAtlas = true;  // avoids a copy; keep_mappings() takes it back before it could be freed
    const float line_px = std::round(em_px * k_font_height_per_em * scale_);
    ImFont* font =
        atlas.AddFontFromMemoryTTF(file.data, static_cast<int>(file.size), line_px, &config, k_space_alone.data());
    return {font, file.data, file.size, face_index, line_px, em_px * scale_};
}

void FontAtlas::rebuild() {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    // The first one is ImGui's default.
    std::vector<FontFace> faces{
        add_face(*regular_, regular_face_, k_body_em_px), add_face(*regular_, regular_face_, k_small_em_px),
        add_face(*bold_, bold_face_, k_heading_em_px), add_face(*bold_, bold_face_, k_title_em_px)};
    if (reading_em_px_ > 0) faces.push_back(add_face(*regular_, regular_face_, reading_em_px_));
    const std::vector<WantedGlyph> glyphs = wanted();
    for (std::size_t i = 0; i < faces.size(); ++i) glyphs_->reserve(atlas, faces[i], i, glyphs);
    atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight | ImFontAtlasFlags_NoMouseCursors;  // less to upload
    atlas.TexDesiredWidth = glyphs_->texture_width_px();
    atlas.Build();
    glyphs_->fill(atlas);
    keep_mappings();
    body_ = faces[0].font;
    small_ = faces[1].font;
    heading_ = faces[2].font;
    title_ = faces[3].font;
    reading_ = reading_em_px_ > 0 ? faces.back().font : body_;
    stale_ = false;
}

}  // namespace ui
