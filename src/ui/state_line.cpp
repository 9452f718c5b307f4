#include <cmath>
#include <fmt/format.h>
#include <imgui.h>

#include "panels.h"
#include "session/facts.h"

namespace ui {
namespace {

/// A denominator with three significant digits and separators: 1:125,000.
std::string scale_text(double denominator) {
    const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(denominator)) - 2));
    std::string digits = fmt::format("{:.0f}", std::round(denominator / unit) * unit);
    for (auto at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return "1:" + digits;
}

std::string pointer_text(const PanelContext& c) {
    const auto position = c.session.pointer();
    const auto projected = c.session.pointer_projected();
    if (!position || !projected) return c.widgets.say("指针不在地图上", "pointer not on the map");
    return fmt::format("{:.5f}°E  {:.5f}°N  EPSG:4490      E {:.0f}  N {:.0f}  {}", position->lon, position->lat,
                       projected->x, projected->y, c.session.plan().display_crs);
}

}  // namespace

void draw_state_line(PanelContext& c) {
    c.widgets.soft_text(pointer_text(c));
    const std::string right = c.session.project_name() + "      " + scale_text(c.session.scale_denominator());
    ImGui::SameLine(ImGui::GetWindowContentRegionMax().x - c.widgets.text_width(right));
    c.widgets.soft_text(right);
    c.widgets.record("scale");
}

}  // namespace ui
