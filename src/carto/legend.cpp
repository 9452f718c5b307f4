#include "legend.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <limits>
#include <span>

#include "base/translate.h"
#include "draw_circles.h"
#include "draw_notes.h"
#include "symbols.h"
#include "words.h"

namespace carto {
namespace {

constexpr std::array k_functions{plan::CarrierFunction::science_park,       plan::CarrierFunction::platform,
                                 plan::CarrierFunction::national_incubator, plan::CarrierFunction::provincial_incubator,
                                 plan::CarrierFunction::provincial_space,   plan::CarrierFunction::city_space};

struct Words {
    Language language;
    [[nodiscard]] const char* operator()(const char* english) const { return base::translate(language, english); }
};

constexpr float k_names_width = 230;

/// Of the areas that its row counts: those of other segments than are asked for are not.
std::vector<std::string> names_of(const Choropleth& map, const plan::Index& index, const LegendKey& key,
                                  const MapOptions& options) {
    const std::vector<std::string>& segments = options.area_segments;
    std::vector<std::string> out;
    for (const AreaValue& a : map.areas) {
        const bool counted =
            segments.empty() || std::ranges::find(segments, segment_key(index, *a.area)) != segments.end();
        if (counted && legend_key(a) == key) out.push_back(in(a.area->name, options.language));
    }
    return out;
}

/// The first `shown` of the names, and how many there are else.
std::string listed(std::span<const std::string> names, std::size_t shown, Language language) {
    std::string list = fmt::format("{}", fmt::join(names.first(shown), base::translate(language, ", ")));
    if (shown == names.size()) return list;
    return fmt::format(fmt::runtime(base::translate(language, base::mark("{0} and {1} more"))), list,
                       names.size() - shown, names.size());
}

/// The areas of a row, in the plan's order.
void add_names(Card& card, const Choropleth& map, const plan::Index& index, const LegendKey& key,
               const MapOptions& options, AreaNames wanted) {
    const Language language = options.language;
    const std::vector<std::string> names = names_of(map, index, key, options);
    if (wanted == AreaNames::none || names.empty()) return;
    std::size_t shown = names.size();
    if (wanted == AreaNames::one_line)
        while (shown > 1 && !card.note_fits(listed(names, shown, language), k_names_width)) --shown;
    card.note(listed(names, shown, language), k_names_width);
}

/// Lest revised targets be taken for the plan's.
void add_targets(Card& card, const plan::Index& index, const MapOptions& options, float max_width) {
    if (const std::string targets = targets_sentence(index, options); !targets.empty())
        card.text(targets, 12, max_width, false);
}

/// What is left out or faded, and how far a reach goes; a line each.
std::vector<std::string> asked_lines(const MapOptions& options) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < options.asked.size();) {
        const std::size_t end = std::min(options.asked.find('\n', at), options.asked.size());
        out.push_back(options.asked.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

void add_asked(Card& card, const MapOptions& options, float max_width) {
    for (const std::string& line : asked_lines(options)) card.text(line, 13, max_width, false);
}

/// The maps that a legend is of: one, or two that are compared, left first.
using Sides = std::span<const Choropleth>;

/// "8", of two maps "8 | 5".
template <class CountOf>
std::string counts(Sides sides, const CountOf& count_of) {
    std::vector<int> numbers;
    for (const Choropleth& map : sides) numbers.push_back(count_of(map));
    return fmt::format("{}", fmt::join(numbers, " | "));
}

void add_class_rows(Card& card, Sides sides, const plan::Index& index, const MapOptions& options, AreaNames names) {
    const Choropleth& map = sides.front();
    const auto& classes = map.classification.classes;
    for (std::size_t i = classes.size(); i-- > 0;) {  // high values on top
        const plan::ClassRange& range = classes[i];
        std::string label = in(range.label, options.language);
        if (const std::string words = in(range.words, options.language); !words.empty()) label += "  " + words;
        const LegendKey key{i, plan::Missing::none};
        card.swatch({map.colours[i], scene::Pattern::solid, {}}, range.mark, label,
                    counts(sides, [i](const Choropleth& m) { return m.classification.classes[i].count; }),
                    to_row_key(key));
        add_names(card, map, index, key, options, names);
    }
}

void add_missing_rows(Card& card, Sides sides, const plan::Index& index, const MapOptions& options, AreaNames names) {
    for (std::size_t r = 1; r < sides.front().classification.missing.size(); ++r) {
        const auto count_of = [r](const Choropleth& m) { return m.classification.missing[r]; };
        if (std::all_of(sides.begin(), sides.end(), [&](const Choropleth& m) { return count_of(m) == 0; })) continue;
        const LegendKey key{std::nullopt, static_cast<plan::Missing>(r)};
        card.swatch(missing_fill(key.missing, options.theme), {}, in(plan::label(key.missing), options.language),
                    counts(sides, count_of), to_row_key(key));
        add_names(card, sides.front(), index, key, options, names);
    }
}

/// 1, 2 or 5 times a power of ten, at most `value`.
double round_below(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {5.0, 2.0, 1.0})
        if (step * power <= value) return step * power;
    return power;
}

/// What the sizes of the circles mean.
void add_sizes(Card& card, Sides sides, const MapOptions& options) {
    const Choropleth& map = sides.front();
    if (map.largest_circle <= 0) return;
    const Theme& t = theme(options.theme);
    const plan::NumberFormat format = plan::number_format(*map.indicator, options.measure);
    double last = 0;
    for (const double share : {1.0, 0.3, 0.06}) {
        double value = round_below(map.largest_circle * share);
        if (format.decimals == 0) value = std::max(value, 1.0);  // there is no half of a firm
        if (value == last) continue;
        last = value;
        card.circle(circle_radius(value, map.largest_circle), t.no_class,
                    format_value(value, format) + " " + in(map.indicator->unit, options.language));
    }
    if (std::all_of(sides.begin(), sides.end(), [](const Choropleth& m) { return m.unrated == 0; })) return;
    card.swatch({t.pattern_ink, scene::Pattern::solid, {}}, {},
                base::translate(options.language, base::mark("Not rated by pace")),
                counts(sides, [](const Choropleth& m) { return m.unrated; }),
                to_row_key({std::nullopt, plan::Missing::none}));
}

bool any_rated(const Choropleth& map) {
    return std::any_of(map.areas.begin(), map.areas.end(),
                       [](const AreaValue& a) { return a.class_index.has_value(); });
}

/// The classes of pace, unless no circle has one.
void add_circle_classes(Card& card, Sides sides, const plan::Index& index, const MapOptions& options, AreaNames names) {
    if (std::none_of(sides.begin(), sides.end(), any_rated)) return;
    card.heading(
        fmt::format(fmt::runtime(base::translate(options.language, base::mark("Colour: pace of {}"))), options.year));
    add_class_rows(card, sides, index, options, names);
}

std::vector<Choropleth> maps_of(const plan::Index& index, const std::vector<MapOptions>& sides) {
    std::vector<Choropleth> out;
    for (const MapOptions& side : sides) out.push_back(make_choropleth(index, side));
    return out;
}

/// What the map shows; of two that are compared, one line each.
std::vector<std::string> headings(const plan::Index& index, const plan::Indicator& indicator,
                                  const MapOptions& options) {
    const std::vector<MapOptions> sides = sides_of(options);
    if (sides.size() == 1) return {legend_heading(index, indicator, options)};
    const Words say{options.language};
    return {fmt::format(fmt::runtime(say("Left: {}")), legend_heading(index, indicator, sides[0])),
            fmt::format(fmt::runtime(say("Right: {}")), legend_heading(index, indicator, sides[1]))};
}

void add_carriers(Card& card, const plan::Index& index, const MapOptions& options) {
    const Theme& t = theme(options.theme);
    for (const plan::CarrierFunction f : k_functions) {
        int count = 0;
        for (const plan::Carrier& c : index->carriers) count += c.function == f ? 1 : 0;
        if (count > 0)
            card.symbol(carrier_symbol(f, plan::PositionQuality::surveyed, t, options.pixel_ratio),
                        in(plan::label(f), options.language), std::to_string(count));
    }
}

/// What solid, dotted, half and hollow mean, with the number of carriers of each; dotted only where there is one.
void add_quality(Card& card, const plan::Index& index, const MapOptions& options) {
    const Theme& t = theme(options.theme);
    const Words say{options.language};
    struct Row {
        plan::PositionQuality sample;
        const char* text;
    };
    const std::array<Row, 4> rows{{{plan::PositionQuality::surveyed, say("Position: surveyed or by address")},
                                   {plan::PositionQuality::digitised, say("Position: placed on the map")},
                                   {plan::PositionQuality::site, say("Position: estimated by site")},
                                   {plan::PositionQuality::area, say("Position: area only")}}};
    for (const Row& row : rows) {
        int count = 0;
        for (const plan::Carrier& c : index->carriers)
            count += c.position && filling(c.quality) == filling(row.sample) ? 1 : 0;
        if (count == 0 && row.sample == plan::PositionQuality::digitised) continue;
        scene::Symbol sample = carrier_symbol(plan::CarrierFunction::city_space, row.sample, t, options.pixel_ratio);
        sample.fill = t.text_soft;
        card.symbol(sample, row.text, std::to_string(count));
    }
    const auto unlocated = std::count_if(index->carriers.begin(), index->carriers.end(),
                                         [](const plan::Carrier& c) { return !c.position; });
    if (unlocated > 0) {
        scene::Symbol nothing;
        nothing.fill.a = nothing.edge.a = 0;
        card.symbol(nothing, say("Unlocated (not on the map)"), std::to_string(unlocated));
    }
}

void add_lines(Card& card, const plan::Index& index, const MapOptions& options) {
    const Theme& t = theme(options.theme);
    const float r = options.pixel_ratio;
    const Words say{options.language};
    if (options.shows(Layer::rail) && !index->rail.empty())
        for (const plan::RailLine& line : index->rail) card.lines(rail_lines(t, r), in(line.name, options.language));
    if (options.shows(Layer::stations) && !index->stations.empty())
        card.symbol(station_symbol(t, r), say("Station"), {});
    if (options.shows(Layer::notes) && !index->notes.empty())
        card.symbol(note_symbol(t, r), say("Note on the map"), std::to_string(index->notes.size()));
    if (options.shows(Layer::segments))
        for (const plan::Segment& s : index->segments)
            card.lines(segment_lines(s.key, t, r), segment_text(s, options.language));
    card.lines(city_limit_lines(t, r), say("City limit"));
    card.lines(unit_border_lines(t, r), say("Town or subdistrict border"));
    const auto has = [&](plan::ParkExtent extent) {
        return std::any_of(index->parks.begin(), index->parks.end(), [&](const auto& p) { return p.extent == extent; });
    };
    if (!options.shows(Layer::parks)) return;
    if (has(plan::ParkExtent::surveyed)) card.lines(park_lines(plan::ParkExtent::surveyed, t, r), say("Park border"));
    if (has(plan::ParkExtent::schematic))
        card.lines(park_lines(plan::ParkExtent::schematic, t, r), say("Park outline (schematic)"));
}

bool is_thematic(const Choropleth& map, const MapOptions& options) {
    return map.indicator != nullptr && options.shows(Layer::areas);
}

/// What the map shows, in however little room.
std::string title_of(const Choropleth& map, const MapOptions& options) {
    if (!options.title.empty()) return options.title;
    if (is_thematic(map, options)) return in(map.indicator->name, options.language);
    return base::translate(options.language, base::mark("Layout of the innovation corridor"));
}

/// Measure, year and targets of each side.
void add_headings(Band& band, const plan::Index& index, const Choropleth& map, const MapOptions& options) {
    for (const MapOptions& side : sides_of(options)) band.text(measure_heading(index, *map.indicator, side));
    if (const std::string targets = targets_sentence(index, options); !targets.empty()) band.text(targets);
}

}  // namespace

void fill_title(Card& card, const plan::Index& index, const Choropleth& map, const MapOptions& options,
                float max_width) {
    const Words say{options.language};
    card.text(in(index->title, options.language), 12, max_width);
    card.title(title_of(map, options), max_width);
    if (!options.part.empty()) card.title(options.part, max_width);
    add_asked(card, options, max_width);
    if (!is_thematic(map, options)) return;
    if (sides_of(options).size() > 1) {
        for (const std::string& side : headings(index, *map.indicator, options)) card.text(side, 13, max_width, false);
        add_targets(card, index, options, max_width);
        return;
    }
    card.text(measure_sentence(index, options), 13, max_width, false);
    add_targets(card, index, options, max_width);
    card.text(fmt::format(fmt::runtime(say("{} of {} areas have data")), map.with_value, map.counted), 12, max_width);
    if (map.city && map.city->value.value)
        card.text(fmt::format(fmt::runtime(say("City as a whole: {}")), map.city->text), 12, max_width);
}

void fill_slide_title(Card& card, const plan::Index& index, const Choropleth& map, const MapOptions& options,
                      float max_width) {
    card.title(title_of(map, options), max_width);
    if (!options.conclusion.empty()) card.text(options.conclusion, 14, max_width, false);
    add_asked(card, options, max_width);
    if (!is_thematic(map, options)) return;
    for (const MapOptions& side : sides_of(options))
        card.text(in(map.indicator->short_name, options.language) + "  " + measure_heading(index, *map.indicator, side),
                  12, max_width);
    add_targets(card, index, options, max_width);
}

void fill_short_title(Card& card, const plan::Index& index, const Choropleth& map, const MapOptions& options,
                      float max_width) {
    card.heading(title_of(map, options), max_width);
    add_asked(card, options, max_width);
    if (!is_thematic(map, options)) return;
    for (const MapOptions& side : sides_of(options))
        card.text(measure_heading(index, *map.indicator, side), 12, max_width, false);
    add_targets(card, index, options, max_width);
}

void fill_cell_title(Card& card, const plan::Index& index, const Choropleth& map, const MapOptions& options,
                     float max_width) {
    if (map.indicator == nullptr) return;
    const auto number = map.indicator - index->indicators.data() + 1;
    card.heading(fmt::format("{}  {}", number, in(map.indicator->short_name, options.language)), max_width);
    card.text(fmt::format(fmt::runtime(base::translate(options.language, "{} of {} areas have data")), map.with_value,
                          map.counted),
              11, max_width);
}

void fill_classes(Card& card, const plan::Index& index, const Choropleth& map, const MapOptions& options,
                  AreaNames names) {
    if (!is_thematic(map, options)) return;
    const std::vector<MapOptions> wishes = sides_of(options);
    const std::vector<Choropleth> sides = maps_of(index, wishes);
    if (sides.size() > 1) names = AreaNames::none;  // the same area is in one row at the left, in another at the right
    for (const std::string& heading : headings(index, *map.indicator, options)) card.heading(heading);
    if (map.circles) {
        add_sizes(card, sides, options);
        add_circle_classes(card, sides, index, options, names);
    } else {
        add_class_rows(card, sides, index, options, names);
    }
    add_missing_rows(card, sides, index, options, names);
}

void fill_carriers(Card& card, const plan::Index& index, const MapOptions& options) {
    if (!options.shows(Layer::carriers) || index->carriers.empty()) return;
    const Words say{options.language};
    card.heading(fmt::format(fmt::runtime(say("Innovation carriers ({})")), index->carriers.size()));
    add_carriers(card, index, options);
    card.gap(4);
    add_quality(card, index, options);
}

void fill_lines(Card& card, const plan::Index& index, const MapOptions& options) {
    const Words say{options.language};
    card.heading(say("Corridor and borders"));
    add_lines(card, index, options);
}

void fill_band(Band& band, const plan::Index& index, const Choropleth& map, const MapOptions& options) {
    const Theme& t = theme(options.theme);
    band.title(title_of(map, options));
    for (const std::string& line : asked_lines(options)) band.text(line);
    if (!is_thematic(map, options)) {
        if (!options.shows(Layer::carriers)) return;
        for (const plan::CarrierFunction f : k_functions)
            if (std::any_of(index->carriers.begin(), index->carriers.end(),
                            [f](const plan::Carrier& c) { return c.function == f; }))
                band.symbol(carrier_symbol(f, plan::PositionQuality::surveyed, t, options.pixel_ratio),
                            in(plan::label(f), options.language));
        return;
    }
    add_headings(band, index, map, options);
    const std::vector<Choropleth> sides = maps_of(index, sides_of(options));
    const auto& classes = map.classification.classes;
    for (std::size_t i = classes.size(); i-- > 0;)
        if (!map.circles || std::any_of(sides.begin(), sides.end(), any_rated))
            band.swatch({map.colours[i], scene::Pattern::solid, {}}, classes[i].mark,
                        in(classes[i].label, options.language), to_row_key({i, plan::Missing::none}));
    for (std::size_t r = 1; r < map.classification.missing.size(); ++r) {
        const auto reason = static_cast<plan::Missing>(r);
        const auto occurs = [r](const Choropleth& side) { return side.classification.missing[r] > 0; };
        if (std::any_of(sides.begin(), sides.end(), occurs))
            band.swatch(missing_fill(reason, options.theme), {}, in(plan::label(reason), options.language),
                        to_row_key({std::nullopt, reason}));
    }
}

void fill_short_band(Band& band, const plan::Index& index, const Choropleth& map, const MapOptions& options) {
    band.title(title_of(map, options));
    for (const std::string& line : asked_lines(options)) band.text(line);
    if (is_thematic(map, options)) add_headings(band, index, map, options);
}

void fill_index(Card& card, const plan::Index& index, const MapOptions& options, float max_width) {
    const Words say{options.language};
    const Theme& t = theme(options.theme);
    if (options.sheet.listed && options.sheet.listed->empty()) return;
    card.heading(say("Index of innovation carriers"));
    for (const plan::Carrier& c : index->carriers) {
        if (options.sheet.listed && std::ranges::find(*options.sheet.listed, c.id) == options.sheet.listed->end())
            continue;
        std::string name = in(c.name, options.language);
        if (!c.position) name += say(" (unlocated)");
        std::optional<scene::Symbol> sign;
        if (c.position) sign = carrier_symbol(c.function, c.quality, t, options.pixel_ratio);
        card.entry(std::to_string(c.number), sign, name, max_width);
    }
}

void fill_pages(Card& card, std::span<const IndexedPage> pages, const MapOptions& options, float max_width) {
    const Words say{options.language};
    card.heading(say("Pages"));
    for (const IndexedPage& page : pages)
        card.numbered(page.number > 0 ? std::to_string(page.number) : "–",
                      page.number > 0 ? page.name : page.name + say(" (not on the map)"), max_width);
}

}  // namespace carto
