#include "frame/layout.h"

#include <algorithm>
#include <cmath>

#include "ui/panel_state.h"

namespace ui {
namespace {

constexpr float k_top = 48, k_state = 28, k_grip = 5;  // logical px
constexpr float k_least_map_width = 380, k_least_map_height = 220;

}  // namespace

Layout lay_out(const PanelState& panels, bool presenting, float width, float height, float scale) {
    Layout l;
    if (presenting) {
        l.map = {0, 0, std::max(1.0F, width), std::max(1.0F, height)};
        return l;
    }
    const auto px = [scale](float logical) { return std::round(logical * scale); };
    const float top = px(k_top), state = px(k_state), grip = px(k_grip);
    const float middle = std::max(1.0F, height - top - state);
    const float least_map = px(k_least_map_width);
    float left = panels.all_shown && panels.left_shown ? px(panels.left_width) : 0;
    float right = panels.all_shown && (panels.right_shown || panels.story_shown) ? px(panels.right_width) : 0;
    right = std::min(right, width - left - (left > 0 ? grip : 0) - grip - least_map);
    if (right < px(200)) right = 0;
    if (width - left - grip < least_map) left = 0;
    float dock = panels.all_shown && panels.dock_shown ? px(panels.height_of_dock()) : 0;
    dock = std::min(dock, middle - px(k_least_map_height));
    if (dock < px(96)) dock = 0;
    const float left_grip = left > 0 ? grip : 0, right_grip = right > 0 ? grip : 0, dock_grip = dock > 0 ? grip : 0;
    l.top = {0, 0, width, top};
    l.left = {0, top, left, middle};
    l.left_grip = {left, top, left_grip, middle};
    l.right = {width - right, top, right, middle};
    l.right_grip = {width - right - right_grip, top, right_grip, middle};
    const float x = left + left_grip;
    const float map_width = std::max(1.0F, width - left - right - left_grip - right_grip);
    const float map_height = std::max(1.0F, middle - dock - dock_grip);
    l.map = {x, top, map_width, map_height};
    l.dock_grip = {x, top + map_height, map_width, dock_grip};
    l.dock = {x, top + map_height + dock_grip, map_width, dock};
    l.state = {0, height - state, width, state};
    return l;
}

}  // namespace ui
