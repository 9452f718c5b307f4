// The icons of the interface. Each is a character of the private-use area that the font atlas bakes into every font, so
// an icon can stand anywhere in the text of a widget: `std::string(glyph(Icon::search)) + " " + say("Search")`.
// The drawings are assets/icons/NAME.svg, compiled in. Values only, any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace ui {

/// Named like their files.
enum class Icon {
    review,
    progress,
    edit,
    present,
    layers,
    eye,
    eye_off,
    opacity,
    zoom_in,
    zoom_out,
    zoom_to,
    full_extent,
    search,
    palette,
    help,
    settings,
    sun,
    moon,
    language,
    table,
    chart,
    measure,
    copy,
    close,
    chevron_left,
    chevron_right,
    chevron_up,
    chevron_down,
    back,
    forward,
    undo,
    redo,
    open,
    new_file,
    save_copy,
    history,
    warning,
    info,
    check,
    error,
    lock,
    filter,
    columns,
    sort_up,
    sort_down,
    pin,
    area,
    carrier,
    station,
    park,
    rail,
    water,
    label,
    neighbours,
    segments,
    identify,
    more,
    play,
    trash,
    log,
    compare,
    wall,
    arrow,
    line,
    freehand,
    rectangle,
    picture,
};

inline constexpr std::size_t k_icon_count = static_cast<std::size_t>(Icon::picture) + 1;
inline constexpr char32_t k_first_icon = 0xE000;  ///< Icon number i is this character plus i

/// UTF-8 of the icon's character.
const char* glyph(Icon icon);

/// The icon's drawing, SVG.
std::string_view svg(Icon icon);

}  // namespace ui
