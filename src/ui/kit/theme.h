// The look of the panels: one type scale, one spacing grid of 4 px, one accent (docs/ui.md). Private to ui.
#pragma once

namespace ui {

/// Colours as 0xRRGGBB.
struct Palette {
    unsigned ground;  ///< panels
    unsigned bar;     ///< top bar and state line
    unsigned field;   ///< buttons, fields, popups
    unsigned field_hover;
    unsigned line;  ///< borders, separators
    unsigned text;
    unsigned soft;    ///< labels, hints
    unsigned accent;  ///< what is chosen; the one thing to do
    unsigned accent_hover;
    unsigned on_accent;  ///< text on it
    unsigned good, bad, warning;
    unsigned slide_back;  ///< under a slide that is not drawn yet
};

const Palette& palette(bool dark);

/// For ImGui's draw list.
unsigned to_abgr(unsigned rgb, float alpha = 1);

/// Sets ImGui's style from its defaults, so that scales do not add up.
void use_theme(bool dark, float scale);

}  // namespace ui
