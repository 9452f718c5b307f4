#include "style.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace carto {
namespace {

using scene::Colour;
using scene::rgb;

constexpr Theme k_light{.outside = rgb(0xF3F2EE),
                        .water = rgb(0xD3E4EF),
                        .water_line = rgb(0xB4CFE0),
                        .no_class = rgb(0xFBFAF6),
                        .border = rgb(0xFFFFFF),
                        .city_limit = rgb(0x57534E),
                        .city_limit_halo = rgb(0xDAD5CC),
                        .pattern_ground = rgb(0xFAFAF8),
                        .pattern_ink = rgb(0xB3B1AC),
                        .park_line = rgb(0x6B4E9B),
                        .rail_dark = rgb(0x2B2B2B),
                        .rail_light = rgb(0xFFFFFF),
                        .station_fill = rgb(0xFFFFFF),
                        .station_edge = rgb(0x2B2B2B),
                        .text = rgb(0x26241F),
                        .text_soft = rgb(0x6E6A63),
                        .text_station = rgb(0x1F2937),
                        .text_park = rgb(0x5B3F8C),
                        .text_water = rgb(0x5C87A6),
                        .halo = rgb(0xFFFFFF, 235),
                        .symbol_edge = rgb(0xFFFFFF),
                        .leader = rgb(0x57534E),
                        .card = rgb(0xFFFFFF),
                        .card_edge = rgb(0xD6D3CC),
                        .stamp = rgb(0xB42318),
                        .note = rgb(0xFFE27A),
                        .note_edge = rgb(0x6B4E00),
                        .accent = rgb(0x1F6B8E),
                        .segment_west = rgb(0x8C6BB1),
                        .segment_middle = rgb(0x2A9D8F),
                        .segment_east = rgb(0xD1495B)};

constexpr Theme make_dark() {
    Theme t = k_light;
    t.outside = rgb(0x23262B);
    t.water = rgb(0x1B2B38);
    t.water_line = rgb(0x2C4557);
    t.no_class = rgb(0x30343A);
    t.border = rgb(0x23262B);
    t.city_limit = rgb(0xD9D4C8);
    t.city_limit_halo = rgb(0x3A3D42);
    t.pattern_ground = rgb(0x2E3238);
    t.pattern_ink = rgb(0x747A82);
    t.park_line = rgb(0xB79BE8);
    t.rail_dark = rgb(0xEDEBE6);
    t.rail_light = rgb(0x2B2B2B);
    t.station_fill = rgb(0x23262B);
    t.station_edge = rgb(0xEDEBE6);
    t.text = rgb(0xF2F0EA);
    t.text_soft = rgb(0xA9A69F);
    t.text_station = rgb(0xE7EDF5);
    t.text_park = rgb(0xCBB6F2);
    t.text_water = rgb(0x7FA8C4);
    t.halo = rgb(0x1A1C20, 225);
    t.symbol_edge = rgb(0xF2F0EA);
    t.leader = rgb(0xD9D4C8);
    t.card = rgb(0x1D2024);
    t.card_edge = rgb(0x44484F);
    t.stamp = rgb(0xFF8A7A);
    t.note_edge = rgb(0x2A2000);
    t.accent = rgb(0x4C9FC7);
    t.segment_west = rgb(0xB79BE8);
    t.segment_middle = rgb(0x54C7B8);
    t.segment_east = rgb(0xF2788A);
    return t;
}

constexpr Theme make_print() {
    Theme t = k_light;
    t.outside = rgb(0xFFFFFF);
    t.water = rgb(0xDCEAF3);
    t.no_class = rgb(0xFFFFFF);
    t.border = rgb(0x8A8781);
    t.city_limit = rgb(0x1F1D1A);
    t.city_limit_halo = rgb(0xE6E3DC);
    t.halo = rgb(0xFFFFFF);
    t.card = rgb(0xFFFFFF);
    return t;
}

constexpr Theme k_dark = make_dark();
constexpr Theme k_print = make_print();

struct Palette {
    std::string_view name;
    bool diverging;
    std::array<std::uint32_t, 5> anchors;  // low to high
};

// ColorBrewer's YlGnBu, PRGn, Blues; the diverging default and the three lights are scored for colour blindness. Red,
// yellow, green is there by name because others use it; its marks must be read with it.
constexpr std::array<Palette, 7> k_palettes{{{"ylgnbu", false, {0xFFFFCC, 0xA1DAB4, 0x41B6C4, 0x2C7FB8, 0x253494}},
                                             {"blues", false, {0xEFF3FF, 0xBDD7E7, 0x6BAED6, 0x3182BD, 0x08519C}},
                                             {"viridis", false, {0x440154, 0x3B528B, 0x21918C, 0x5EC962, 0xFDE725}},
                                             {"rdbu", true, {0xB2182B, 0xF4A582, 0xF7F7F7, 0x92C5DE, 0x2166AC}},
                                             {"prgn", true, {0x7B3294, 0xC2A5CF, 0xF7F7F7, 0xA6DBA0, 0x008837}},
                                             {"lights", true, {0xD55E00, 0xE9A121, 0xF0E442, 0x78AB7B, 0x0072B2}},
                                             {"traffic", true, {0xC00000, 0xF97F2D, 0xFFE267, 0x75C588, 0x005941}}}};

// In the dark theme the middle of a diverging palette is the ground, and its ends shine; the others hold there as well.
constexpr std::array<Palette, 2> k_dark_palettes{{{"rdbu", true, {0xFF7F6E, 0xA2584F, 0x30343A, 0x447FA8, 0x74C4FF}},
                                                  {"prgn", true, {0xD79BF0, 0x7F5E8E, 0x30343A, 0x4B8A5B, 0x7EE08F}}}};

const Palette* find_palette(std::string_view name) {
    for (const Palette& p : k_palettes)
        if (p.name == name) return &p;
    return nullptr;
}

/// As the theme shows it.
const Palette& in_theme(const Palette& palette, ThemeName theme) {
    for (const Palette& dark : k_dark_palettes)
        if (theme == ThemeName::dark && dark.name == palette.name) return dark;
    return palette;
}

/// Classes by words and by hand are made round a reference, standard deviations round the mean; the bounds of all
/// other methods lie wherever the values do.
bool has_middle(plan::Method method) {
    return method == plan::Method::semantic || method == plan::Method::manual || method == plan::Method::stddev;
}

}  // namespace

const Theme& theme(ThemeName name) {
    switch (name) {
        case ThemeName::light: return k_light;
        case ThemeName::dark: return k_dark;
        case ThemeName::print: return k_print;
    }
    return k_light;
}

std::vector<std::string_view> palette_names() {
    std::vector<std::string_view> names;
    for (const Palette& p : k_palettes) names.push_back(p.name);
    return names;
}

std::vector<std::uint32_t> palette_colours(std::string_view name, ThemeName theme) {
    const Palette* p = find_palette(name);
    if (p == nullptr) return {};
    const auto& anchors = in_theme(*p, theme).anchors;
    return {anchors.begin(), anchors.end()};
}

std::string_view palette_used(std::string_view name, const plan::Classification& classes) {
    const Palette* chosen = find_palette(name);
    if (chosen == nullptr) chosen = find_palette(classes.measure == plan::Measure::pace ? "rdbu" : "ylgnbu");
    return chosen->diverging && !has_middle(classes.method_used) ? "ylgnbu" : chosen->name;
}

std::vector<Colour> palette(std::string_view name, int count, ThemeName theme_name) {
    const Palette* chosen = find_palette(name);
    if (chosen == nullptr) chosen = k_palettes.data();
    chosen = &in_theme(*chosen, theme_name);
    std::vector<Colour> out;
    for (int i = 0; i < count; ++i) {
        // a single class takes the middle; a sequential ramp of few classes keeps off its palest end
        const double low = chosen->diverging || count > 4 ? 0.0 : 0.8;
        const double at = count == 1 ? 2.0 : low + (4.0 - low) * i / (count - 1);
        const auto below = static_cast<std::size_t>(std::min(3.0, std::floor(at)));
        out.push_back(
            mix(rgb(chosen->anchors[below]), rgb(chosen->anchors[below + 1]), at - static_cast<double>(below)));
    }
    return out;
}

CarrierStyle carrier_style(plan::CarrierFunction function) {
    switch (function) {
        case plan::CarrierFunction::science_park: return {scene::Shape::square, rgb(0x0F7B6C)};
        case plan::CarrierFunction::platform: return {scene::Shape::star, rgb(0xC2410C)};
        case plan::CarrierFunction::national_incubator: return {scene::Shape::hexagon, rgb(0x9D174D)};
        case plan::CarrierFunction::provincial_incubator: return {scene::Shape::diamond, rgb(0x6D28D9)};
        case plan::CarrierFunction::provincial_space: return {scene::Shape::triangle, rgb(0xA16207)};
        case plan::CarrierFunction::city_space: return {scene::Shape::circle, rgb(0x1D4ED8)};
    }
    return {scene::Shape::circle, rgb(0x000000)};
}

scene::Filling filling(plan::PositionQuality quality) {
    switch (quality) {
        case plan::PositionQuality::surveyed:
        case plan::PositionQuality::address: return scene::Filling::solid;
        case plan::PositionQuality::digitised: return scene::Filling::dotted;
        case plan::PositionQuality::site: return scene::Filling::half;
        case plan::PositionQuality::area:
        case plan::PositionQuality::none: return scene::Filling::hollow;
    }
    return scene::Filling::hollow;
}

Colour mix(Colour from, Colour to, double share) {
    const auto channel = [share](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::lround(a + (b - a) * share));
    };
    return {channel(from.r, to.r), channel(from.g, to.g), channel(from.b, to.b), 255};
}

Colour transparent(Colour colour, float opacity) {
    colour.a = static_cast<std::uint8_t>(std::lround(static_cast<float>(colour.a) * opacity));
    return colour;
}

bool is_dark(scene::Colour c) { return 0.299 * c.r + 0.587 * c.g + 0.114 * c.b < 128; }

}  // namespace carto
