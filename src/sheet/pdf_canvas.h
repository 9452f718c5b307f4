// Paints into a PDF surface of cairo. Private to sheet.
#pragma once

#include <cairo.h>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "base/result.h"
#include "canvas.h"

namespace sheet {

class PdfCanvas : public Canvas {
public:
    /// `cairo` is scaled to px of the page.
    explicit PdfCanvas(cairo_t* cairo) : cairo_(cairo) {}

    void begin_group(std::string_view name, const scene::Rect& clip) override;
    void end_group() override;
    void fill(const Path& path, scene::Colour colour) override;
    void fill(const Path& path, const Texture& texture) override;
    void stroke(const Path& path, const Pen& pen) override;
    void texts(std::span<const PlacedText> texts) override;

    /// The first font that could not be opened.
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }

private:
    struct FontFaceDeleter {
        void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
    };
    void trace(const Path& path);
    [[nodiscard]] scene::Rect clipped() const;
    void set_colour(scene::Colour colour);
    bool set_font(const PlacedText& text);
    void draw_halo(const PlacedText& text);
    void draw_text(const PlacedText& text);
    cairo_font_face_t* font_face(const scene::FontFace& face);

    cairo_t* cairo_;
    std::map<std::pair<std::string, int>, std::unique_ptr<cairo_font_face_t, FontFaceDeleter>> faces_;
    std::optional<base::Error> error_;
};

}  // namespace sheet
