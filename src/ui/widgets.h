// Our widgets over ImGui: every text is noted for the font, shown as it is (never as a format or with "##" read as an
// id), and every widget has a stable key that translation does not move. No state. Private to ui.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "carto/options.h"
#include "scene/scene.h"
#include "ui/font_atlas.h"
#include "ui/probe.h"

namespace ui {

class Widgets {
public:
    Widgets(FontAtlas& fonts, Probe& probe, carto::Language language, float scale)
        : fonts_(fonts), probe_(probe), language_(language), scale_(scale) {}

    [[nodiscard]] float px(float logical) const { return logical * scale_; }
    [[nodiscard]] const char* say(const char* zh, const char* en) const {
        return language_ == carto::Language::en ? en : zh;
    }
    [[nodiscard]] carto::Language language() const { return language_; }

    void text(std::string_view text);
    void soft_text(std::string_view text);
    void wrapped(std::string_view text);
    void soft_wrapped(std::string_view text);
    void heading(std::string_view text);
    [[nodiscard]] float text_width(std::string_view text);

    /// A button; `active` draws it pressed in.
    bool button(const char* key, std::string_view label, bool active = false, float width = 0);
    bool check(const char* key, std::string_view label, bool on);
    struct Choice {
        std::string key;
        std::string label;
    };
    /// A drop-down; the index chosen in this frame, or -1.
    int drop_down(const char* key, const std::vector<Choice>& choices, int current, float width);
    /// A row that can be selected, its label drawn as plain text.
    /// Shortened with an ellipsis where it is too wide.
    bool row(const std::string& key, std::string_view label, bool selected);
    /// A tooltip for the last widget.
    void tip(std::string_view text);
    void record(const std::string& key);

private:
    std::string fitted(std::string_view text, float width);
    const char* noted(std::string_view text);  ///< zero-terminated copy, valid until the next call

    FontAtlas& fonts_;
    Probe& probe_;
    carto::Language language_;
    float scale_;
    std::string buffer_;
};

}  // namespace ui
