// Our widgets over ImGui: every text is noted for the font, shown as it is (never as a format or with "##" read as an
// id), and every widget has a stable key that translation does not move. No state. Private to ui.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/translate.h"
#include "kit/theme.h"
#include "scene/scene.h"
#include "ui/kit/icons.h"
#include "ui/kit/stops.h"

struct ImDrawList;

namespace ui {

class FontAtlas;
struct KeyboardState;
struct Probe;

/// How a button looks: plain on the ground, framed, pressed in, or the one thing to do.
enum class ButtonLook { plain, framed, active, primary };

class Widgets {
public:
    Widgets(FontAtlas& fonts, Probe& probe, KeyboardState& keyboard, base::Language language, const Palette& palette,
            float scale, bool escape)
        : fonts_(fonts),
          probe_(probe),
          keyboard_(keyboard),
          language_(language),
          palette_(palette),
          scale_(scale),
          escape_(escape) {}

    [[nodiscard]] float px(float logical) const { return logical * scale_; }
    [[nodiscard]] base::Language language() const { return language_; }
    [[nodiscard]] const Palette& palette() const { return palette_; }
    /// The words of the language; the id is the English.
    [[nodiscard]] const char* say(const char* english) const { return base::translate(language_, english); }
    [[nodiscard]] const char* say_in(const char* context, const char* english) const {
        return base::translate_in(language_, context, english);
    }
    [[nodiscard]] const char* say_count(long n, const char* one, const char* many) const {
        return base::translate_count(language_, n, one, many);
    }

    void text(std::string_view text);
    void soft_text(std::string_view text);
    void small_text(std::string_view text);
    void wrapped(std::string_view text);
    void soft_wrapped(std::string_view text);
    void heading(std::string_view text);
    void title(std::string_view text);
    /// A heading of a section in a panel, with a line above.
    void section(std::string_view text);
    /// At most `width` px, shortened with an ellipsis; the whole as a tooltip where it was.
    void fitted_text(std::string_view text, float width);
    [[nodiscard]] float text_width(std::string_view text);
    [[nodiscard]] std::string fitted(std::string_view text, float width);
    /// Straight into the window's picture, at device px.
    void draw_text(float x, float y, std::string_view text, unsigned colour);
    /// The same in the small face.
    void draw_small_text(float x, float y, std::string_view text, unsigned colour, float alpha = 1);
    [[nodiscard]] float small_line_height() const;
    /// In the usual one, cut at the edges of `room`.
    void draw_text_in(const scene::Rect& room, float x, float y, std::string_view text, unsigned colour);
    /// As a filled tag, at device px of the window.
    void draw_tag(ImDrawList& list, scene::Vec2 corner, std::string_view text, unsigned fill);
    /// The text in lines no wider than `width` px, broken as Chinese and English are.
    [[nodiscard]] std::vector<std::string> lines_of(std::string_view text, float width);
    /// As many lines, but of like length: no character is left over.
    [[nodiscard]] std::vector<std::string> even_lines_of(std::string_view text, float width);

    bool button(const std::string& key, std::string_view label, ButtonLook look = ButtonLook::framed, float width = 0);
    /// A square with an icon; the tooltip says what it does.
    bool icon_button(const std::string& key, Icon icon, std::string_view tooltip, ButtonLook look = ButtonLook::plain);
    /// A small icon in a line of text.
    bool small_icon(const std::string& key, Icon icon, std::string_view tooltip, bool soft = false);
    [[nodiscard]] float button_width(std::string_view label);
    bool check(const std::string& key, std::string_view label, bool on);
    struct Choice {
        std::string key;
        std::string label;
        std::vector<std::uint32_t> swatch = {};  ///< 0xRRGGBB, shown before the label
    };
    /// A drop-down; the index chosen in this frame, or -1. `hint` is shown while nothing is chosen.
    int drop_down(const std::string& key, const std::vector<Choice>& choices, int current, float width,
                  std::string_view hint = {});
    /// A row that can be selected, its label drawn as plain text, shortened where it is too wide.
    bool row(const std::string& key, std::string_view label, bool selected, std::string_view right = {});
    /// One line of text that can be edited in place; true when it changed. Characters beyond ImGui's reach survive.
    bool text_field(const std::string& key, std::string& text, std::string_view hint, float width, bool take_focus);
    /// Several lines that can be edited; true when they changed.
    bool text_area(const std::string& key, std::string& text, float width, int lines);
    /// 0 … 1; the new value while it is dragged.
    std::optional<float> slider(const std::string& key, float value, float width);

    /// The last widget can be reached and used by keyboard: a press of a key acts as one of the mouse. `text` is what
    /// it can be found by in a list.
    void stop(const std::string& key, StopKind kind = StopKind::button, std::string_view text = {}, bool on = false);
    /// The same for what is no widget of its own, or no whole one; ImGui knows nothing of it.
    void stop_at(const std::string& key, const scene::Rect& box, StopKind kind);
    /// By how many steps the keys change that stop now.
    [[nodiscard]] int steps(const std::string& key) const;
    [[nodiscard]] bool focused(const std::string& key) const;
    /// The keyboard comes to it in this frame.
    [[nodiscard]] bool arrived(const std::string& key) const;
    /// A key presses it in this frame; of what is no widget of ImGui's.
    [[nodiscard]] bool pressed(const std::string& key) const;
    /// Where the widgets that follow belong; gives the region before.
    Region in_region(Region region) { return std::exchange(region_, region); }

    /// In a popup: Escape closes it, and nothing else in this frame.
    void close_on_escape();
    [[nodiscard]] bool escape_taken() const { return escape_taken_; }
    /// A tooltip for the last widget, under it so that it hides none of its row; `at_pointer`: beside the pointer. Not
    /// after a key until the pointer moves, but for what the key led to.
    void tip(std::string_view text, bool at_pointer = false);
    /// tip() would show: worth making a text that costs something.
    [[nodiscard]] bool explains_now() const;
    /// A text of this frame has characters that the font gets only before the next: widths are not yet true.
    [[nodiscard]] bool widths_are_guesses() const;
    /// Notes where the last widget is, and whether it is on.
    void record(const std::string& key, bool on = false);
    /// Of what is drawn on the map without a widget of its own.
    void record_box(const std::string& key, const scene::Rect& box);

private:
    void paragraph(const std::vector<std::string>& lines);
    /// Lets `input` (a buffer of ImGui's characters and its size) edit a text; true when it changed.
    template <class Input>
    bool edit_copy(std::string& text, std::size_t room, Input input);
    [[nodiscard]] std::string label_of(const Choice& choice);
    void draw_swatch(const Choice& choice, float x) const;
    [[nodiscard]] Region region_here() const;  ///< a popup lies over whatever opened it
    void draw_ring(const scene::Rect& box) const;
    const char* noted(std::string_view text);  ///< zero-terminated copy for ImGui, valid until the next call
    void push_look(ButtonLook look);
    static void pop_look();

    FontAtlas& fonts_;
    Probe& probe_;
    KeyboardState& keyboard_;
    base::Language language_;
    const Palette& palette_;
    float scale_;
    bool escape_, escape_taken_ = false;
    std::string buffer_;
    Region region_ = Region::cards;
    std::optional<scene::Rect> ring_;  ///< around the widget that has the focus, once it is drawn
};

}  // namespace ui
