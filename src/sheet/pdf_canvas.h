// Paints into a PDF surface of cairo. Private to sheet.
#pragma once

#include <cairo.h>
#include <optional>

#include "base/result.h"
#include "canvas.h"
#include "sheet/sheet.h"

namespace sheet {

class PdfCanvas : public Canvas {
public:
    /// `cairo` is scaled to px of the page.
    PdfCanvas(cairo_t* cairo, Fonts& fonts) : cairo_(cairo), fonts_(fonts) {}

    void begin_group(std::string_view name, const scene::Rect& clip) override;
    void end_group() override;
    void fill(const Path& path, scene::Colour colour) override;
    void fill(const Path& path, const Texture& texture) override;
    void stroke(const Path& path, const Pen& pen) override;
    void texts(std::span<const PlacedText> texts) override;

    /// The first font that could not be opened.
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }

private:
    void trace(const Path& path);
    [[nodiscard]] scene::Rect clipped() const;
    void set_colour(scene::Colour colour);
    bool set_font(const PlacedText& text);
    void draw_halo(const PlacedText& text);
    void draw_text(const PlacedText& text);

    cairo_t* cairo_;
    Fonts& fonts_;
    std::optional<base::Error> error_;
};

}  // namespace sheet
