#include "symbols.h"

namespace carto {
namespace {

constexpr float k_carrier_half_size = 7;
constexpr float k_carrier_edge = 1.5F;

}  // namespace

scene::Symbol station_symbol(const Theme& theme, float ratio) {
    scene::Symbol s;
    s.shape = scene::Shape::circle;
    s.half_size = {3.6F * ratio, 3.6F * ratio};
    s.fill = theme.station_fill;
    s.edge = theme.station_edge;
    s.edge_px = 2 * ratio;
    return s;
}

scene::Symbol carrier_symbol(plan::CarrierFunction function, plan::PositionQuality quality, const Theme& theme,
                             float ratio) {
    const CarrierStyle style = carrier_style(function);
    scene::Symbol s;
    s.shape = style.shape;
    s.filling = filling(quality);
    s.half_size = {k_carrier_half_size * ratio, k_carrier_half_size * ratio};
    s.fill = style.fill;
    s.edge = theme.symbol_edge;
    s.edge_px = k_carrier_edge * ratio;
    return s;
}

float carrier_size(float ratio) { return 2 * (k_carrier_half_size * 1.15F + k_carrier_edge) * ratio; }

std::vector<scene::Builder::LineStyle> rail_lines(const Theme& theme, float ratio) {
    return {{theme.rail_dark, 4.5F * ratio, 0, 0}, {theme.rail_light, 2.5F * ratio, 9 * ratio, 9 * ratio}};
}

std::vector<scene::Builder::LineStyle> city_limit_lines(const Theme& theme, float ratio) {
    return {{theme.city_limit_halo, 5 * ratio, 0, 0}, {theme.city_limit, 1.8F * ratio, 0, 0}};
}

std::vector<scene::Builder::LineStyle> unit_border_lines(const Theme& theme, float ratio) {
    return {{theme.border, 2.2F * ratio, 0, 0}, {theme.text_soft, 0.8F * ratio, 0, 0}};
}

std::vector<scene::Builder::LineStyle> park_lines(plan::ParkExtent extent, const Theme& theme, float ratio) {
    const bool known = extent == plan::ParkExtent::surveyed;
    return {
        {theme.park_line, (known ? 1.8F : 1.3F) * ratio, (known ? 9.0F : 5.0F) * ratio, (known ? 3.0F : 4.0F) * ratio}};
}

std::vector<scene::Builder::LineStyle> segment_lines(std::string_view segment, const Theme& theme, float ratio) {
    const scene::Colour colour = segment == "west"     ? theme.segment_west
                                 : segment == "middle" ? theme.segment_middle
                                                       : theme.segment_east;
    return {{colour, 10 * ratio, 0, 0}};
}

}  // namespace carto
