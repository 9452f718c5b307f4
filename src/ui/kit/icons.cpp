#include "ui/kit/icons.h"

#include <array>
#include <cstring>

#include "kit/icon_texts.h"

namespace ui {
namespace {

constexpr std::array<const char*, k_icon_count> k_names{
    "review",       "progress",      "edit",       "present",      "layers",    "eye",        "eye_off",  "opacity",
    "zoom_in",      "zoom_out",      "zoom_to",    "full_extent",  "search",    "palette",    "help",     "settings",
    "sun",          "moon",          "language",   "table",        "chart",     "measure",    "copy",     "close",
    "chevron_left", "chevron_right", "chevron_up", "chevron_down", "back",      "forward",    "undo",     "redo",
    "open",         "new_file",      "save_copy",  "history",      "warning",   "info",       "check",    "error",
    "lock",         "filter",        "columns",    "sort_up",      "sort_down", "pin",        "area",     "carrier",
    "station",      "park",          "rail",       "water",        "label",     "neighbours", "segments", "identify",
    "more",         "play",          "trash",      "log",          "compare",   "wall",       "arrow",    "line",
    "freehand",     "rectangle",     "picture"};

using Utf8Glyph = std::array<char, 4>;

constexpr auto k_glyphs = [] {
    std::array<Utf8Glyph, k_icon_count> all{};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const char32_t code = k_first_icon + static_cast<char32_t>(i);
        all[i] = {static_cast<char>(0xE0 | (code >> 12)), static_cast<char>(0x80 | ((code >> 6) & 0x3F)),
                  static_cast<char>(0x80 | (code & 0x3F)), 0};
    }
    return all;
}();

}  // namespace

const char* glyph(Icon icon) { return k_glyphs[static_cast<std::size_t>(icon)].data(); }

std::string_view svg(Icon icon) {
    const char* name = k_names[static_cast<std::size_t>(icon)];
    for (std::size_t i = 0; i < icon_texts_count; ++i)
        if (std::strcmp(icon_texts[i].name, name) == 0) return icon_texts[i].svg;
    return {};
}

}  // namespace ui
