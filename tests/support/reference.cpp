#include "reference.h"

#include <array>
#include <epoxy/egl.h>
#include <epoxy/gl.h>
#include <fmt/format.h>
#include <fstream>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H
#include <hb.h>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "carto/text.h"
#include "comparison.h"
#include "gpu/objects.h"
#include "platform/fonts.h"
#include "platform/offscreen.h"
#include "render/renderer.h"

namespace support {
namespace {

constexpr int k_width = 200, k_height = 64;

template <class T>
T value_or_throw(base::Result<T> result) {
    if (!result) throw std::runtime_error(base::to_line(result.error()));
    return std::move(*result);
}

/// A context of its own where the test has none.
class Context {
public:
    Context() {
        if (eglGetCurrentContext() == EGL_NO_CONTEXT)
            own_.emplace(value_or_throw(platform::OffscreenContext::create()));
    }

private:
    std::optional<platform::OffscreenContext> own_;
};

std::string gl_text(GLenum name) {
    const auto* text = reinterpret_cast<const char*>(glGetString(name));
    return text != nullptr ? text : "unknown";
}

/// Without the width of the processor's registers, which changes no pixel.
std::string driver() {
    std::string text = gl_text(GL_RENDERER);
    const std::size_t end = text.rfind(" bits)");
    const std::size_t begin = end == std::string::npos ? end : text.rfind(", ", end);
    if (begin != std::string::npos) text.erase(begin, end + 5 - begin);
    return text;
}

std::string font_version(const platform::FontFile& file) {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    std::string out = "unknown";
    if (FT_Init_FreeType(&library) != 0) return out;
    if (FT_New_Face(library, file.path.c_str(), file.face_index, &face) == 0) {
        const auto* head = static_cast<const TT_Header*>(FT_Get_Sfnt_Table(face, FT_SFNT_HEAD));
        const double revision = head != nullptr ? static_cast<double>(head->Font_Revision) / 65536.0 : 0;
        out = fmt::format("{} {}, {:.3f}", face->family_name, face->style_name, revision);
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
    return out;
}

std::string freetype_version() {
    FT_Library library = nullptr;
    FT_Int major = 0, minor = 0, patch = 0;
    if (FT_Init_FreeType(&library) == 0) {
        FT_Library_Version(library, &major, &minor, &patch);
        FT_Done_FreeType(library);
    }
    return fmt::format("{}.{}.{}", major, minor, patch);
}

scene::ScenePtr make_scene() {
    const platform::FontPair fonts = value_or_throw(platform::find_fonts());
    carto::TextEngine text = value_or_throw(carto::TextEngine::create({fonts.regular.path, fonts.regular.face_index},
                                                                      {fonts.bold.path, fonts.bold.face_index}));
    auto out = std::make_shared<scene::Scene>();
    scene::Builder builder(*out);
    builder.rect({8, 40, 60, 16}, {scene::rgb(0xD9E6D0), scene::Pattern::hatch_up, scene::rgb(0x557755)});
    const std::array<scene::Vec2, 2> ends{{{76, 58}, {190, 41}}};
    builder.line(scene::Space::screen, ends, {scene::rgb(0x2255AA), 2.5F, 6, 4});
    scene::Symbol symbol;
    symbol.anchor = {180, 16};
    symbol.half_size = {8, 8};
    symbol.shape = scene::Shape::star;
    symbol.fill = scene::rgb(0xCC5522);
    symbol.edge = scene::rgb(0x222222);
    builder.symbol(scene::Space::screen, symbol);
    const carto::TextColours ink{scene::rgb(0x222222), scene::rgb(0xFFDD88)};
    add_text(builder, scene::Space::screen, {}, {8, 18},
             text.shape("海宁 Haining 88 %", {13, carto::Weight::regular, 0}), {scene::rgb(0x222222)});
    add_text(builder, scene::Space::screen, {}, {8, 35}, text.shape("廊图 Langtu", {13, carto::Weight::bold, 2}), ink);
    builder.freeze();
    out->glyph_image = text.image();
    return out;
}

std::string recorded_environment() {
    std::ostringstream out;
    out << std::ifstream(reference_folder() / "environment.txt").rdbuf();
    return out.str();
}

}  // namespace

std::filesystem::path reference_folder() { return std::filesystem::path(LANGTU_SOURCE_DIR) / "tests/golden/reference"; }

std::string drawing_environment() {
    const Context context;
    const platform::FontPair fonts = value_or_throw(platform::find_fonts());
    return fmt::format("driver    {}\nOpenGL    {}\nregular   {}\nbold      {}\nFreeType  {}\nHarfBuzz  {}\n", driver(),
                       gl_text(GL_VERSION), font_version(fonts.regular), font_version(fonts.bold), freetype_version(),
                       hb_version_string());
}

Image draw_reference() {
    const Context context;
    const auto renderer = value_or_throw(render::Renderer::create());
    const gpu::Framebuffer target = value_or_throw(gpu::Framebuffer::create(k_width, k_height));
    const scene::Camera camera{{}, 1, k_width, k_height};
    renderer->draw(make_scene(), camera, 1, target);
    return from_rgba(k_width, k_height, target.read_pixels());
}

bool drawn_elsewhere() {
    if (drawing_environment() == recorded_environment()) return false;
    return !compare(read_png(reference_folder() / "picture.png"), draw_reference()).acceptable();
}

}  // namespace support
