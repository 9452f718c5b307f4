#include "carto/text.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <hb-ft.h>
#include <hb.h>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/word_break.h"
#include "glyph_atlas.h"

namespace carto {
namespace {

constexpr int k_phases = 4;  // positions inside a pixel at which a glyph is rasterised
constexpr FT_Int32 k_load_flags = FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP;

struct FtLibraryDeleter {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
struct FtFaceDeleter {
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};
struct HbFontDeleter {
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
};
struct HbBufferDeleter {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};
template <class T, class Deleter>
using Owner = std::unique_ptr<std::remove_pointer_t<T>, Deleter>;

/// A face with the size that it is set to now.
struct Face {
    Owner<FT_Face, FtFaceDeleter> ft;
    Owner<hb_font_t*, HbFontDeleter> hb;
    float size_px = 0;

    void set_size(float px) {
        if (px == size_px) return;
        size_px = px;
        FT_Set_Char_Size(ft.get(), 0, static_cast<FT_F26Dot6>(std::lround(px * 64)), 72, 72);
        hb_ft_font_changed(hb.get());
    }
};

struct GlyphKey {
    Weight weight;
    unsigned index;
    int size_64;
    int phase;
    int halo_64;
    // NOLINTNEXTLINE(modernize-use-nullptr): it takes the 0 of <=> for a pointer
    friend auto operator<=>(const GlyphKey&, const GlyphKey&) = default;
};

/// A rasterised glyph: its cell and where the cell's corner lies from the pen, y down.
struct Raster {
    AtlasCell cell;
    int left = 0, top = 0;
};

bool contains_han(std::string_view utf8) {
    return std::any_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
}

}  // namespace

struct TextEngine::Impl {
    Owner<FT_Library, FtLibraryDeleter> library;
    std::vector<scene::FontFace> files;  ///< of `faces`
    GlyphsAs glyphs = GlyphsAs::cells;
    std::array<Face, 2> faces;
    Owner<hb_buffer_t*, HbBufferDeleter> buffer{hb_buffer_create()};
    GlyphAtlas atlas;
    std::map<GlyphKey, Raster> rasters;
    std::unordered_map<std::string, ShapedText> shaped;
    base::WordBreaker breaker;
    std::unordered_map<std::string, std::vector<std::size_t>> word_lengths;  ///< of texts, in bytes

    Face& face(Weight weight) { return faces[weight == Weight::bold ? 1 : 0]; }
    void fill_buffer(std::string_view utf8);
    ShapedText shape(std::string_view utf8, const TextStyle& style);
    const Raster& raster(unsigned index, int phase, const TextStyle& style);
};

namespace {

base::Result<Face> open_face(FT_Library library, const scene::FontFace& file) {
    FT_Face face = nullptr;
    if (FT_New_Face(library, file.file.c_str(), file.index, &face) != 0)
        return base::fail(base::ErrorKind::refused, file.file.string(),
                          base::mark("is no font that can be read; install fonts-noto-cjk or correct LANGTU_FONT"));
    Face out;
    out.ft.reset(face);
    out.hb.reset(hb_ft_font_create(face, nullptr));
    hb_ft_font_set_load_flags(out.hb.get(), k_load_flags);
    return out;
}

std::string cache_key(std::string_view utf8, const TextStyle& style) {
    std::string key(utf8);
    key.push_back('\0');
    key.push_back(style.weight == Weight::bold ? 'b' : 'r');
    const std::array<int, 2> sizes{static_cast<int>(std::lround(style.size_px * 64)),
                                   static_cast<int>(std::lround(style.halo_px * 64))};
    key.append(reinterpret_cast<const char*>(sizes.data()), sizeof(sizes));
    return key;
}

}  // namespace

void TextEngine::Impl::fill_buffer(std::string_view utf8) {
    hb_buffer_t* b = buffer.get();
    hb_buffer_clear_contents(b);
    hb_buffer_add_utf8(b, utf8.data(), static_cast<int>(utf8.size()), 0, static_cast<int>(utf8.size()));
    hb_buffer_set_direction(b, HB_DIRECTION_LTR);
    hb_buffer_set_script(b, contains_han(utf8) ? HB_SCRIPT_HAN : HB_SCRIPT_LATIN);
    hb_buffer_set_language(b, hb_language_from_string("zh-Hans", -1));
}

const Raster& TextEngine::Impl::raster(unsigned index, int phase, const TextStyle& style) {
    const GlyphKey key{style.weight, index, static_cast<int>(std::lround(style.size_px * 64)), phase,
                       static_cast<int>(std::lround(style.halo_px * 64))};
    if (const auto found = rasters.find(key); found != rasters.end()) return found->second;
    const FT_Face ft = face(style.weight).ft.get();
    Raster out;
    if (FT_Load_Glyph(ft, index, k_load_flags) == 0) {
        FT_Outline_Translate(&ft->glyph->outline, phase * 64 / k_phases, 0);
        if (FT_Render_Glyph(ft->glyph, FT_RENDER_MODE_NORMAL) == 0 && ft->glyph->bitmap.width > 0) {
            const FT_Bitmap& bitmap = ft->glyph->bitmap;
            const int margin = GlyphAtlas::halo_margin(style.halo_px);
            out.cell = atlas.add(bitmap.buffer, static_cast<int>(bitmap.width), static_cast<int>(bitmap.rows),
                                 bitmap.pitch, style.halo_px);
            out.left = ft->glyph->bitmap_left - margin;
            out.top = -ft->glyph->bitmap_top - margin;
        }
    }
    return rasters.emplace(key, out).first->second;
}

ShapedText TextEngine::Impl::shape(std::string_view utf8, const TextStyle& style) {
    Face& f = face(style.weight);
    f.set_size(style.size_px);
    fill_buffer(utf8);
    hb_shape(f.hb.get(), buffer.get(), nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer.get(), &count);
    ShapedText out;
    out.text = utf8;
    out.style = style;
    out.ascent = style.size_px * 0.88F;  // of the em box; the font's own line height is for scripts taller than Han
    out.descent = style.size_px * 0.12F;
    float pen = 0;
    for (unsigned i = 0; i < count; ++i) {
        const float x = pen + static_cast<float>(places[i].x_offset) / 64.0F;
        const float whole = std::floor(x + 0.5F / k_phases);
        const int phase = static_cast<int>(std::floor((x - whole) * k_phases + 0.5F));
        if (infos[i].codepoint == 0) ++out.missing_glyphs;
        const auto y_offset = static_cast<float>(places[i].y_offset) / 64.0F;
        out.outlines.push_back({infos[i].codepoint, {x, -y_offset}, infos[i].cluster});
        pen += static_cast<float>(places[i].x_advance) / 64.0F;
        if (glyphs == GlyphsAs::outlines) continue;
        const Raster& glyph = raster(infos[i].codepoint, phase, style);
        if (glyph.cell.width > 0)
            out.glyphs.push_back({static_cast<int>(whole) + glyph.left,
                                  glyph.top - static_cast<int>(places[i].y_offset / 64), glyph.cell.u, glyph.cell.v,
                                  glyph.cell.width, glyph.cell.height});
    }
    out.width = pen;
    return out;
}

TextEngine::TextEngine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TextEngine::TextEngine(TextEngine&&) noexcept = default;
TextEngine& TextEngine::operator=(TextEngine&&) noexcept = default;
TextEngine::~TextEngine() = default;

base::Result<TextEngine> TextEngine::create(const scene::FontFace& regular, const scene::FontFace& bold,
                                            GlyphsAs glyphs) {
    auto impl = std::make_unique<Impl>();
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0)
        return base::fail(base::ErrorKind::limit, "", base::mark("FreeType cannot start; free some memory"));
    impl->library.reset(library);
    auto regular_face = open_face(library, regular);
    if (!regular_face) return base::pass(regular_face.error());
    auto bold_face = open_face(library, bold);
    if (!bold_face) return base::pass(bold_face.error());
    impl->faces[0] = std::move(*regular_face);
    impl->faces[1] = std::move(*bold_face);
    impl->files = {regular, bold};
    impl->glyphs = glyphs;
    return TextEngine(std::move(impl));
}

const ShapedText& TextEngine::shape(std::string_view utf8, const TextStyle& style) {
    std::string key = cache_key(utf8, style);
    if (const auto found = impl_->shaped.find(key); found != impl_->shaped.end()) return found->second;
    return impl_->shaped.emplace(std::move(key), impl_->shape(utf8, style)).first->second;
}

std::vector<std::string_view> TextEngine::words(std::string_view utf8) {
    const auto [known, is_new] = impl_->word_lengths.try_emplace(std::string(utf8));
    if (is_new)
        for (const std::string_view word : impl_->breaker.pieces(utf8)) known->second.push_back(word.size());
    std::vector<std::string_view> words;
    std::size_t at = 0;
    for (const std::size_t length : known->second) words.push_back(utf8.substr(std::exchange(at, at + length), length));
    return words;
}

void TextEngine::begin_build() {
    if (!impl_->atlas.crowded()) return;
    impl_->word_lengths.clear();
    impl_->atlas.clear();
    impl_->rasters.clear();
    impl_->shaped.clear();
}

std::shared_ptr<const scene::GlyphImage> TextEngine::image() { return impl_->atlas.image(); }

const std::vector<scene::FontFace>& TextEngine::faces() const { return impl_->files; }

void add_text(scene::Builder& builder, scene::Space space, scene::Vec2 anchor, scene::Vec2 offset,
              const ShapedText& text, const TextColours& colours) {
    const int x = static_cast<int>(std::lround(offset.x));
    const int y = static_cast<int>(std::lround(offset.y));
    std::vector<scene::Glyph> cells;
    cells.reserve(text.glyphs.size());
    for (const ShapedGlyph& g : text.glyphs)
        cells.push_back({anchor, static_cast<std::int16_t>(x + g.left), static_cast<std::int16_t>(y + g.top),
                         static_cast<std::uint16_t>(g.u), static_cast<std::uint16_t>(g.v),
                         static_cast<std::uint16_t>(g.width), static_cast<std::uint16_t>(g.height), colours.text,
                         colours.halo});
    scene::TextRun run;
    run.text = text.text;
    run.space = space;
    run.anchor = anchor;
    run.start = {static_cast<float>(x), static_cast<float>(y)};
    run.box = {run.start.x, run.start.y - text.ascent, text.width, text.ascent + text.descent};
    run.face = text.style.weight == Weight::bold ? 1 : 0;
    run.size_px = text.style.size_px;
    run.halo_px = text.style.halo_px;
    run.colour = colours.text;
    run.halo = colours.halo;
    builder.text(std::move(run), cells, text.outlines);
}

}  // namespace carto
