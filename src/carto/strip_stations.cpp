#include "strip_stations.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "symbols.h"

namespace carto {
namespace {

using scene::Space;
using scene::Vec2;

constexpr float k_between_names = 6, k_least_cut = 44;  // logical px

struct Named {
    double chainage_m;
    std::string name;
    bool in_service;
};

/// Those that are shown, along the line.
std::vector<Named> named_stations(const StripContext& c) {
    std::vector<Named> out;
    for (const plan::StripStation& s : c.strip.stations)
        if (c.shows(s.chainage_m)) out.push_back({s.chainage_m, c.name(s.station->name), true});
    for (const plan::StripPlanned& s : c.strip.planned)
        if (s.chainage_m && c.shows(*s.chainage_m))
            out.push_back({*s.chainage_m,
                           fmt::format(fmt::runtime(c.say(base::mark("{0} ({1})"))), c.name(s.station->name),
                                       c.name(plan::label(s.station->state))),
                           false});
    std::stable_sort(out.begin(), out.end(),
                     [](const Named& a, const Named& b) { return a.chainage_m < b.chainage_m; });
    return out;
}

}  // namespace

/// Each in the first row that has room for it; else it is moved to the right, and cut at the end of the line, as long
/// as it begins before its station.
StationNames::StationNames(const StripContext& c, std::size_t most_rows, float right) {
    std::vector<float> free_from(most_rows, -1e9F);
    for (const Named& station : named_stations(c)) {
        const float at = c.axis.x(station.chainage_m), width = c.width_of(station.name);
        const float left = std::min(at - width / 2, right - width);
        auto row = std::find_if(free_from.begin(), free_from.end(), [&](float from) { return left > from; });
        Placed placed{at, left, 0, station.name, station.in_service};
        if (row == free_from.end()) {
            all_placed_ = false;
            row = std::min_element(free_from.begin(), free_from.end());
            if (*row >= at || right - *row < c.px(k_least_cut)) continue;
            placed.left = *row;
            placed.name = c.fitted(station.name, right - *row);
        }
        *row = placed.left + c.width_of(placed.name) + c.px(k_between_names);
        placed.row = static_cast<std::size_t>(row - free_from.begin());
        placed_.push_back(std::move(placed));
        rows_ = std::max(rows_, placed_.back().row + 1);
    }
}

void StationNames::draw(const StripContext& c, scene::Builder& builder, float top) const {
    const scene::Colour ink = mix(c.theme.card, c.theme.text_soft, 0.35);
    for (const Placed& p : placed_) {
        const float row_top = top + static_cast<float>(p.row) * c.row_height();
        builder.begin(scene::ListKind::marks);
        builder.line(Space::screen,
                     std::array{Vec2{p.at, c.axis.middle() + c.px(k_strip_station)}, Vec2{p.at, row_top}},
                     {ink, c.options.pixel_ratio});
        builder.begin(scene::ListKind::names);
        c.write(builder, {p.left, row_top}, p.name, p.in_service ? c.theme.text_station : c.theme.text_soft);
    }
}

scene::Symbol strip_station_symbol(const plan::Station& station, const Theme& theme, float ratio) {
    scene::Symbol out = station_symbol(theme, ratio);
    out.half_size = {(k_strip_station - 2) * ratio, (k_strip_station - 2) * ratio};
    out.edge_px = 2 * ratio;
    if (station.structure == "underground") out.fill = theme.station_edge;
    return out;
}

scene::Symbol planned_station_symbol(const Theme& theme, float ratio) {
    scene::Symbol out = station_symbol(theme, ratio);
    out.half_size = {2.5F * ratio, 2.5F * ratio};
    out.edge_px = 1.2F * ratio;
    out.fill = theme.card;
    out.edge = theme.text_soft;
    return out;
}

void draw_station_signs(const StripContext& c, scene::Builder& builder) {
    builder.begin(scene::ListKind::symbols);
    const auto draw = [&](scene::Symbol symbol, double chainage_m) {
        symbol.anchor = {c.axis.x(chainage_m), c.axis.middle()};
        if (c.shows(chainage_m)) builder.symbol(Space::screen, symbol);
    };
    for (const plan::StripPlanned& s : c.strip.planned)
        if (s.chainage_m) draw(planned_station_symbol(c.theme, c.options.pixel_ratio), *s.chainage_m);
    for (const plan::StripStation& s : c.strip.stations)
        draw(strip_station_symbol(*s.station, c.theme, c.options.pixel_ratio), s.chainage_m);
}

}  // namespace carto
