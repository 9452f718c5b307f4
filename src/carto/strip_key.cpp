#include "strip_key.h"

#include <algorithm>

#include "plan/names.h"
#include "strip_stations.h"
#include "symbols.h"

namespace carto {
namespace {

// logical px
constexpr float k_row = 19, k_sign = 20, k_between = 14;
constexpr float k_symbol_scale = 0.8F;

constexpr std::array k_functions{plan::CarrierFunction::science_park,       plan::CarrierFunction::platform,
                                 plan::CarrierFunction::national_incubator, plan::CarrierFunction::provincial_incubator,
                                 plan::CarrierFunction::provincial_space,   plan::CarrierFunction::city_space};
constexpr std::array k_qualities{plan::PositionQuality::surveyed, plan::PositionQuality::address,
                                 plan::PositionQuality::digitised, plan::PositionQuality::site,
                                 plan::PositionQuality::area};

}  // namespace

StripKey::StripKey(const StripContext& context, float width)
    : c_(context), lines_(width, context.px(k_row), context.px(k_between)) {
    add_carriers();
    add_stations();
}

void StripKey::add(const scene::Symbol& symbol, const plan::Name& meaning) {
    const std::string words = c_.name(meaning);
    const float width = c_.px(k_sign) + c_.width_of(words);
    entries_.push_back({symbol, lines_.place(width), words});
}

void StripKey::add_carriers() {
    const auto any = [&](auto is) {
        return std::any_of(c_.strip.carriers.begin(), c_.strip.carriers.end(),
                           [&](const plan::StripCarrier& carrier) { return is(*carrier.carrier); });
    };
    const float ratio = c_.options.pixel_ratio * k_symbol_scale;
    for (const plan::CarrierFunction function : k_functions)
        if (any([&](const plan::Carrier& carrier) { return carrier.function == function; }))
            add(carrier_symbol(function, plan::PositionQuality::surveyed, c_.theme, ratio), plan::label(function));
    for (const plan::PositionQuality quality : k_qualities)
        if (any([&](const plan::Carrier& carrier) { return carrier.quality == quality; })) {
            scene::Symbol symbol = carrier_symbol(plan::CarrierFunction::platform, quality, c_.theme, ratio);
            symbol.shape = scene::Shape::circle;
            symbol.fill = c_.theme.text_soft;
            add(symbol, plan::label(quality));
        }
}

void StripKey::add_stations() {
    for (const char* structure : {"elevated", "underground"}) {
        const auto first = std::find_if(c_.strip.stations.begin(), c_.strip.stations.end(),
                                        [&](const auto& s) { return s.station->structure == structure; });
        if (first == c_.strip.stations.end()) continue;
        const bool below = first->station->structure == "underground";
        add(strip_station_symbol(*first->station, c_.theme, c_.options.pixel_ratio),
            plan::term(below ? base::mark("Station below the ground") : base::mark("Elevated station")));
    }
    if (!c_.strip.planned.empty())
        add(planned_station_symbol(c_.theme, c_.options.pixel_ratio), plan::term(base::mark("Station not in service")));
}

float StripKey::height() const { return lines_.height(); }

void StripKey::draw(scene::Builder& builder, scene::Vec2 corner) const {
    builder.begin(scene::ListKind::furniture);
    for (const Entry& entry : entries_) {
        const scene::Vec2 at{corner.x + entry.at.x, corner.y + entry.at.y};
        scene::Symbol symbol = entry.symbol;
        symbol.anchor = {at.x + c_.px(k_sign / 2 - 2), at.y + c_.px(k_row / 2)};
        builder.symbol(scene::Space::screen, symbol);
        c_.write(builder, {at.x + c_.px(k_sign), at.y + (c_.px(k_row) - c_.row_height()) / 2}, entry.words,
                 c_.theme.text);
    }
}

}  // namespace carto
