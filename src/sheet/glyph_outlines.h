// The shapes of glyphs, for pages whose reader need not have the font. Private to sheet.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "canvas.h"
#include "fonts.h"

namespace sheet {

class GlyphOutlines {
public:
    /// All glyphs of a line in one path, px of the page, by the non-zero rule: parts of a glyph may overlap.
    [[nodiscard]] Path of(const PlacedText& text);
    /// The first font that could not be opened.
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }

private:
    using FaceKey = std::pair<std::string, int>;

    const OpenFace* face_of(const scene::FontFace& face);
    /// In em, y up.
    const Path& shape_of(const FaceKey& key, const OpenFace& face, std::uint32_t glyph);

    std::map<FaceKey, std::optional<OpenFace>> faces_;
    std::map<std::pair<FaceKey, std::uint32_t>, Path> shapes_;
    std::optional<base::Error> error_;
};

}  // namespace sheet
