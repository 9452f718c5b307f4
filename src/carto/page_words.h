// What a page says around a drawing: title and subtitle over it, notes under it. Private to carto.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "label.h"
#include "lettering.h"
#include "scene/builder.h"

namespace carto {

struct PageTexts {
    std::string title, subtitle;
    std::vector<std::string> notes;  ///< a line each, wrapped where it is longer
    std::vector<std::string> foot;   ///< whose data they are, beneath the notes; parts of which none is broken
};

class PageWords {
public:
    /// `width`, `height`: of the page, device px.
    PageWords(const Lettering& lettering, const PageTexts& texts, int width, int height);
    /// Between the head and the notes; `beneath` device px over the notes are taken.
    [[nodiscard]] scene::Rect room(float beneath = 0) const;
    /// Upper left corner of the notes.
    [[nodiscard]] scene::Vec2 notes_corner() const;
    /// Between two blocks of lines, device px.
    [[nodiscard]] float gap() const;
    void draw(scene::Builder& builder) const;

private:
    [[nodiscard]] float px(float logical) const { return logical * ratio_; }
    float ratio_, width_, height_;
    TextBlock title_, subtitle_, notes_;
};

/// What is asked of the map (MapOptions::asked), a line each.
std::vector<std::string> asked_lines(const std::string& asked);
/// A title, notes and sources stand around what is drawn.
bool is_on_page(const MapOptions& options);
/// Says that a chart has no room on a page of this size, device px.
tl::unexpected<base::Error> refuse_small_page(int width, int height);
/// Device px that lines of a page may take across.
float page_line_width(const Lettering& lettering, int width);

}  // namespace carto
