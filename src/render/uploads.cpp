#include "uploads.h"

#include <array>
#include <epoxy/gl.h>
#include <span>
#include <vector>

namespace render {
namespace {

template <class Item>
void fill(gpu::Buffer& buffer, const std::vector<Item>& items, std::size_t& bytes) {
    buffer.upload(std::as_bytes(std::span(items)));
    bytes += items.size() * sizeof(Item);
}

gpu::Texture make_texture() {
    std::uint32_t name = 0;
    glGenTextures(1, &name);
    return gpu::Texture(name);
}

}  // namespace

void UploadedList::upload(const scene::DrawList& list, UploadedBytes& bytes) {
    const bool on_map = !list.batches.empty() && list.batches.front().space == scene::Space::map;
    std::size_t& geometry = on_map ? bytes.map_geometry : bytes.card_geometry;
    fill(fill_vertices, list.fill_vertices, geometry);
    fill(fill_indices, list.fill_indices, geometry);
    fill(lines, list.lines, geometry);
    fill(symbols, list.symbols, bytes.symbols);
    fill(glyphs, list.glyphs, bytes.glyphs);
}

void UploadedStyles::upload(const scene::FillStyles& styles, UploadedBytes& bytes) {
    std::vector<std::array<std::uint8_t, 4>> packed;
    packed.reserve(2 * styles.size());
    for (const scene::FillStyle& s : styles) {
        packed.push_back({s.colour.r, s.colour.g, s.colour.b, s.colour.a});
        packed.push_back(
            {s.pattern_colour.r, s.pattern_colour.g, s.pattern_colour.b, static_cast<std::uint8_t>(s.pattern)});
    }
    fill(texels, packed, bytes.fill_styles);
    if (!texture) texture = make_texture();
    glBindTexture(GL_TEXTURE_BUFFER, texture.name());
    glTexBuffer(GL_TEXTURE_BUFFER, GL_RGBA8, texels.name());
}

void UploadedGlyphs::upload(const scene::GlyphImage& image, UploadedBytes& bytes) {
    if (!texture || image.width != width || image.height != height) {
        texture = make_texture();
        width = image.width;
        height = image.height;
        glBindTexture(GL_TEXTURE_2D, texture.name());
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    }
    glBindTexture(GL_TEXTURE_2D, texture.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RG8, image.width, image.height, 0, GL_RG, GL_UNSIGNED_BYTE, image.pixels.data());
    bytes.glyph_image += image.pixels.size();
}

/// Looked at from afar it is averaged, else a scan's thin lines would come and go.
void UploadedPicture::upload(const scene::Picture& picture, UploadedBytes& bytes) {
    texture = make_texture();
    glBindTexture(GL_TEXTURE_2D, texture.name());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, picture.width, picture.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 picture.rgba.data());
    glGenerateMipmap(GL_TEXTURE_2D);
    bytes.pictures += picture.rgba.size();
}

}  // namespace render
