// The sheets while they are being filled: where the next thing goes, a new sheet where there is no room, text and rules
// in millimetres and points. Lives for one document. Private to chart.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "carto/text.h"
#include "chart/pages.h"
#include "scene/builder.h"

namespace chart {

/// Of the print, on white.
struct Inks {
    scene::Colour text = scene::rgb(0x1A1D21);
    scene::Colour soft = scene::rgb(0x646A73);
    scene::Colour rule = scene::rgb(0x3A4048);
    scene::Colour hair = scene::rgb(0xC9CED6);
    scene::Colour ground = scene::rgb(0xF0F3F7);
    scene::Colour accent = scene::rgb(0x1F5A8A);
    scene::Colour mark = scene::rgb(0xB3261E);
};
inline constexpr Inks k_inks{};

enum class Align { left, centre, right };

/// How a piece of text is set.
struct Type {
    float size_pt = 10.5F;
    carto::Weight weight = carto::Weight::regular;
    scene::Colour colour = k_inks.text;
    float leading = 1.45F;  ///< from line to line, of the size
};

class OpenSheets {
public:
    OpenSheets(carto::TextEngine& text, const SheetStyle& style, const SheetWords& words);

    [[nodiscard]] const SheetStyle& style() const { return style_; }
    [[nodiscard]] const SheetWords& words() const { return words_; }
    [[nodiscard]] float mm(float length) const { return length / 25.4F * static_cast<float>(style_.dpi); }
    [[nodiscard]] float pt(float length) const { return length / 72 * static_cast<float>(style_.dpi); }
    /// The text area of a sheet: between the margins.
    [[nodiscard]] float left() const { return mm(style_.margin_mm); }
    [[nodiscard]] float width() const { return mm(style_.width_mm - 2 * style_.margin_mm); }
    [[nodiscard]] float top() const { return mm(style_.margin_mm); }
    [[nodiscard]] float bottom() const { return mm(style_.height_mm - style_.margin_mm); }

    /// Where the next thing goes.
    [[nodiscard]] float y() const { return y_; }
    [[nodiscard]] float room() const { return bottom() - y_; }
    [[nodiscard]] bool at_top() const { return y_ <= top(); }
    void skip(float px) { y_ += px; }
    /// Empty room, but not at the head of a sheet.
    void gap(float px);
    /// A new sheet, unless this one is still empty.
    void break_sheet();
    /// A new sheet, unless `height_px` has room on this one.
    void need(float height_px);

    // Text.
    [[nodiscard]] float line_height(const Type& type) const { return pt(type.size_pt * type.leading); }
    [[nodiscard]] float width_of(std::string_view text, const Type& type);
    /// The lines of a text, none wider than `width_px`.
    [[nodiscard]] std::vector<std::string> lines(std::string_view text, const Type& type, float width_px);
    /// One line in the box that is a line high: upper left corner and width.
    void print(std::string_view line, const Type& type, scene::Vec2 corner, float width_px, Align align = Align::left);

    /// All lines of a text across the sheet, each where there is room for it.
    void print_lines(std::string_view text, const Type& type, Part part, Align align = Align::left);
    /// The beginning of a line that fits, with an ellipsis where something is left out.
    [[nodiscard]] std::string fitted(const std::string& line, const Type& type, float width_px);

    // Rules and marks, px.
    void rect(const scene::Rect& box, scene::Colour colour);
    /// A horizontal line across `width_px`.
    void rule(float x, float y, float width_px, float thick_pt, scene::Colour colour);
    void line(std::span<const scene::Vec2> points, scene::Colour colour, float thick_pt, float dash_pt = 0);
    void symbol(scene::Vec2 at, scene::Shape shape, float size_pt, scene::Colour fill, scene::Colour edge);
    void picture(const Picture& picture, scene::Vec2 corner);

    /// What was put on the sheet, for whoever asks; `block` of the document.
    void note(Part part, const scene::Rect& box);
    void note_heading(const Heading& heading, float y);
    void use_block(std::size_t block) { block_ = block; }

    std::string table_caption(const std::string& caption);
    std::string figure_caption(const std::string& caption);

    /// With head and foot; nothing can be added afterwards.
    std::vector<Sheet> finish();

private:
    struct Draft {
        std::shared_ptr<scene::Scene> scene = std::make_shared<scene::Scene>();
        std::unique_ptr<scene::Builder> builder;
        Sheet sheet;
        bool is_cover = false;
    };
    void open();
    void print_head_and_foot(Draft& draft, std::size_t number, std::size_t total);
    Draft& draft() { return drafts_[current_]; }

    carto::TextEngine& text_;
    const SheetStyle& style_;
    const SheetWords& words_;
    std::vector<Draft> drafts_;
    std::size_t current_ = 0;
    std::size_t block_ = 0;
    float y_ = 0;
    int tables_ = 0, figures_ = 0;
};

}  // namespace chart
