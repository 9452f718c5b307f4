// Sets the map's scale, typed or out of a list.
#include <charconv>
#include <cmath>
#include <fmt/core.h>
#include <string>
#include <string_view>

#include "session/actions.h"
#include "ui/frame_input.h"
#include "ui/kit/key_press.h"
#include "ui/overlay_state.h"
#include "windows/list_field.h"
#include "windows/window_rows.h"

namespace ui {
namespace {

/// "1:25,000", "25000", "２５０００"-free: what follows a colon, without separators; 0 where it is no number.
double read_scale(std::string_view text) {
    const std::size_t colon = text.find_last_of(':');
    std::string digits;
    for (const char ch : colon == std::string_view::npos ? text : text.substr(colon + 1))
        if (ch != ',' && ch != ' ') digits += ch;
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() && value >= 100 && std::isfinite(value) ? value
                                                                                                                : 0;
}

}  // namespace

void draw_scale_window(PanelContext& c) {
    list_field(c, "scale/field", "1:50,000");
    const double typed = read_scale(c.overlays.text);
    if (key_pressed(c.input, Key::enter) && typed > 0) {
        c.push(session::UseScale{typed});
        close_window(c);
    }
    if (!c.overlays.text.empty() && typed == 0) c.widgets.soft_text(c.say("A number of 100 or more, such as 1:50,000"));
    for (const int denominator : {10000, 25000, 50000, 100000, 200000, 500000}) {
        const std::string label = fmt::format("1:{},000", denominator / 1000);
        if (!c.widgets.row("scale/" + std::to_string(denominator), label, false)) continue;
        c.push(session::UseScale{static_cast<double>(denominator)});
        close_window(c);
    }
}

}  // namespace ui
