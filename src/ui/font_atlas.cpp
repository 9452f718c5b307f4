#include "ui/font_atlas.h"

#include <cmath>
#include <fcntl.h>
#include <imgui.h>
#include <imgui_freetype.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ui {
namespace {

// ImGui's size is ascent + descent; Noto Sans CJK's is 1.448 em, so this gives glyphs of k_em_px.
constexpr float k_font_height_per_em = 1.448F;
constexpr float k_body_em_px = 14;
constexpr float k_heading_em_px = 16;

/// The next character of a UTF-8 text, advancing it; U+FFFD for a broken one.
char32_t next_character(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (length > text.size() || (lead >= 0x80 && lead < 0xC0)) {
        text.remove_prefix(1);
        return 0xFFFD;
    }
    char32_t c = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) c = (c << 6) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    text.remove_prefix(length);
    return c;
}

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

FontAtlas::FontAtlas(std::filesystem::path regular, int regular_face, std::filesystem::path bold, int bold_face)
    : regular_(std::make_unique<MappedFile>(regular)),
      bold_(std::make_unique<MappedFile>(bold)),
      regular_face_(regular_face),
      bold_face_(bold_face) {
    for (std::size_t c = 0x20; c < 0x7F; ++c) characters_.set(c);
    note("…°′″·—–“”（），。：；、→★▲●▼±²×÷");
}

FontAtlas::~FontAtlas() = default;

void FontAtlas::note(std::string_view utf8) {
    while (!utf8.empty()) {
        const char32_t c = next_character(utf8);
        if (c > 0xFFFF || characters_.test(c)) continue;
        characters_.set(c);
        stale_ = true;
    }
}

void FontAtlas::set_scale(float scale) {
    if (scale == scale_) return;
    scale_ = scale;
    stale_ = true;
}

void FontAtlas::rebuild() {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    for (ImFontConfig& config : atlas.ConfigData) config.FontDataOwnedByAtlas = false;  // the mapping stays ours
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    ranges_.clear();
    for (std::size_t c = 1; c < characters_.size(); ++c)
        if (characters_.test(c)) {
            std::size_t end = c;
            while (end + 1 < characters_.size() && characters_.test(end + 1)) ++end;
            ranges_.push_back(static_cast<unsigned short>(c));
            ranges_.push_back(static_cast<unsigned short>(end));
            c = end;
        }
    ranges_.push_back(0);
    const auto add = [&](const MappedFile& file, int face, float em_px) -> ImFont* {
        if (file.data == nullptr) return atlas.AddFontDefault();
        ImFontConfig config;
        config.FontNo = face;
        config.OversampleH = 1;
        config.PixelSnapH = true;
        config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
        // true avoids the copy; Clear() above takes the ownership back before it could be freed
        config.FontDataOwnedByAtlas = true;
        return atlas.AddFontFromMemoryTTF(file.data, static_cast<int>(file.size),
                                          std::round(em_px * k_font_height_per_em * scale_), &config, ranges_.data());
    };
    body_ = add(*regular_, regular_face_, k_body_em_px);
    heading_ = add(*bold_, bold_face_, k_heading_em_px);
    atlas.Build();
    for (ImFontConfig& config : atlas.ConfigData) config.FontDataOwnedByAtlas = false;
    stale_ = false;
}

}  // namespace ui
