// Writes SVG elements: paths, and lines of text that can be searched and edited. Private to sheet.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/result.h"
#include "canvas.h"

namespace sheet {

class GlyphOutlines;

class SvgCanvas : public Canvas {
public:
    /// Words as lines of text or, given the outlines of glyphs, as those.
    explicit SvgCanvas(GlyphOutlines* outlines = nullptr) : outlines_(outlines) {}

    void begin_group(std::string_view name, const scene::Rect& clip) override;
    void end_group() override;
    void fill(const Path& path, scene::Colour colour) override;
    void fill(const Path& path, const Texture& texture) override;
    void stroke(const Path& path, const Pen& pen) override;
    void texts(std::span<const PlacedText> texts) override;

    /// Clips and patterns that `elements` refer to.
    [[nodiscard]] const std::string& definitions() const { return definitions_; }
    [[nodiscard]] const std::string& elements() const { return elements_; }
    /// The first font that could not be opened.
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }

private:
    /// The id of a definition; the same text is defined once.
    std::string defined(const std::string& kind, const std::string& attributes, const std::string& content);
    void write(const PlacedText& text);
    void trace(const PlacedText& text);
    /// font-family and font-weight.
    std::string font_of(const scene::FontFace& face);

    GlyphOutlines* outlines_;
    std::string definitions_, elements_;
    std::map<std::string, std::string> ids_;  ///< by definition
    std::map<std::pair<std::string, int>, std::string> fonts_;
    std::optional<base::Error> error_;
};

/// Text as content or attribute of an element, without what XML cannot hold.
std::string escaped(std::string_view utf8);

}  // namespace sheet
