#include "carto/options.h"

#include <algorithm>

#include "base/translate.h"
#include "plan/index.h"
#include "plan/names.h"

namespace carto {
namespace {

struct LayerEntry {
    Layer layer;
    std::string_view key;
    const char* label;
};

const std::array<LayerEntry, k_layers.size()>& entries() {
    static const std::array<LayerEntry, k_layers.size()> k_entries{
        {{Layer::water, "water", base::mark("Water")},
         {Layer::neighbours, "neighbours", base::mark("Neighbours")},
         {Layer::areas, "areas", base::mark("Indicator fill")},
         {Layer::segments, "segments", base::mark("Corridor segments")},
         {Layer::parks, "parks", base::mark("Parks")},
         {Layer::rail, "rail", base::mark("Rail line")},
         {Layer::stations, "stations", base::mark("Stations")},
         {Layer::carriers, "carriers", base::mark("Carriers")},
         {Layer::notes, "notes", base::mark("Notes on the map")},
         {Layer::labels, "labels", base::mark("Labels")}}};
    return k_entries;
}

}  // namespace

std::string_view to_key(Layer layer) { return entries()[static_cast<std::size_t>(layer)].key; }
plan::Name label(Layer layer) { return plan::term(entries()[static_cast<std::size_t>(layer)].label); }

std::optional<Layer> layer_from_key(std::string_view key) {
    for (const LayerEntry& e : entries())
        if (e.key == key) return e.layer;
    return std::nullopt;
}

std::string_view to_key(LegendCorner corner) {
    constexpr std::array<std::string_view, k_legend_corners.size()> k_keys{"automatic", "upper_left", "upper_right",
                                                                           "lower_left", "lower_right"};
    return k_keys[static_cast<std::size_t>(corner)];
}

std::optional<LegendCorner> legend_corner_from_key(std::string_view key) {
    for (const LegendCorner corner : k_legend_corners)
        if (to_key(corner) == key) return corner;
    return std::nullopt;
}

std::string_view to_key(StripSpread spread) {
    constexpr std::array<std::string_view, k_strip_spreads.size()> k_keys{"sqrt", "true", "schematic"};
    return k_keys[static_cast<std::size_t>(spread)];
}

std::optional<StripSpread> strip_spread_from_key(std::string_view key) {
    for (const StripSpread spread : k_strip_spreads)
        if (to_key(spread) == key) return spread;
    return std::nullopt;
}

plan::Name label(StripSpread spread) {
    switch (spread) {
        case StripSpread::square_root: return plan::term(base::mark("Square root"));
        case StripSpread::true_scale: return plan::term(base::mark("True scale"));
        case StripSpread::schematic: return plan::term(base::mark("Schematic"));
    }
    return {};
}

std::string_view to_key(Stamp stamp) {
    constexpr std::array<std::string_view, k_stamps.size()> k_keys{"schematic_internal", "internal", "schematic",
                                                                   "none"};
    return k_keys[static_cast<std::size_t>(stamp)];
}

std::optional<Stamp> stamp_from_key(std::string_view key) {
    for (const Stamp stamp : k_stamps)
        if (to_key(stamp) == key) return stamp;
    return std::nullopt;
}

plan::Name label(Stamp stamp) {
    switch (stamp) {
        case Stamp::schematic_internal: return plan::term(base::mark("Schematic, for internal use"));
        case Stamp::internal: return plan::term(base::mark("For internal use"));
        case Stamp::schematic: return plan::term(base::mark("Schematic map"));
        case Stamp::none: return plan::term(base::mark("No stamp"));
    }
    return {};
}

std::string_view to_key(Beside beside) {
    constexpr std::array<std::string_view, k_besides.size()> k_keys{"carriers", "table", "ranking", "strip", "none"};
    return k_keys[static_cast<std::size_t>(beside)];
}

std::optional<Beside> beside_from_key(std::string_view key) {
    for (const Beside beside : k_besides)
        if (to_key(beside) == key) return beside;
    return std::nullopt;
}

plan::Name label(Beside beside) {
    switch (beside) {
        case Beside::carriers: return plan::term(base::mark("Index of carriers, where there is room"));
        case Beside::table: return plan::term(base::mark("Table of the indicator by area"));
        case Beside::ranking: return plan::term(base::mark("Ranking of the areas"));
        case Beside::strip: return plan::term(base::mark("The corridor unrolled, under the map"));
        case Beside::nothing: return plan::term(base::mark("Nothing"));
    }
    return {};
}

plan::Name palette_label(std::string_view name) {
    static constexpr std::pair<std::string_view, const char*> k_labels[] = {
        {"ylgnbu", base::mark("Yellow to blue")},
        {"blues", base::mark("Blues")},
        {"viridis", base::mark("Viridis")},
        {"rdbu", base::mark("Red, white, blue")},
        {"prgn", base::mark("Purple, white, green (for print)")},
        {"lights", base::mark("Orange, yellow, blue")},
        {"traffic", base::mark("Red, yellow, green")}};
    for (const auto& [key, english] : k_labels)
        if (key == name) return plan::term(english);
    return {std::string(name), std::string(name)};
}

int to_row_key(const LegendKey& key) {
    return key.class_index ? static_cast<int>(*key.class_index) : -static_cast<int>(key.missing) - 1;
}

LegendKey from_row_key(int key) {
    if (key >= 0) return {static_cast<std::size_t>(key), plan::Missing::none};
    return {std::nullopt, static_cast<plan::Missing>(-key - 1)};
}

bool Look::shows(Layer layer) const { return std::find(hidden.begin(), hidden.end(), layer) == hidden.end(); }

MapOptions resolved(const plan::Index& index, MapOptions options) {
    if (options.indicator.empty() && !index->indicators.empty()) options.indicator = index->indicators.front().key;
    if (options.year == 0) options.year = index->baseline_year;
    return options;
}

Comparison compare(const Shown& one, const Shown& another) {
    const bool swapped =
        one.measure == another.measure ? another.year < one.year : one.measure == plan::Measure::target;
    return swapped ? Comparison{another, one} : Comparison{one, another};
}

MapOptions other_side(MapOptions options) {
    if (!options.compared) return options;
    const auto& [left, right, side_by_side] = *options.compared;
    const Shown& other = Shown{options.measure, options.year} == left ? right : left;
    options.measure = other.measure;
    options.year = other.year;
    return options;
}

std::vector<MapOptions> sides_of(const MapOptions& options) {
    if (!options.compared || !options.compared->side_by_side) return {options};
    const MapOptions other = other_side(options);
    if (Shown{options.measure, options.year} == options.compared->left) return {options, other};
    return {other, options};
}

std::string in(const plan::Name& name, Language language) {
    return language == Language::en && !name.en.empty() ? name.en : name.zh;
}

}  // namespace carto
