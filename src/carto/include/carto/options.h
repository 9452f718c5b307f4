// What a map tells, how it looks and where it is drawn, as values. Shared by window, commands and tests.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/translate.h"
#include "geo/geometry.h"
#include "plan/carrier_filter.h"
#include "plan/classify.h"
#include "plan/measures.h"
#include "plan/reach_width.h"
#include "scene/scene.h"

namespace plan {
class Index;
}

namespace carto {

struct Traced;

using base::Language;
enum class ThemeName { light, dark, print };

/// Layers that can be switched, in painting order from the bottom.
enum class Layer { water, neighbours, areas, segments, parks, rail, stations, carriers, notes, labels };
inline constexpr std::array k_layers{Layer::water, Layer::neighbours, Layer::areas,    Layer::segments, Layer::parks,
                                     Layer::rail,  Layer::stations,   Layer::carriers, Layer::notes,    Layer::labels};

std::string_view to_key(Layer layer);
std::optional<Layer> layer_from_key(std::string_view key);
plan::Name label(Layer layer);

/// What stands around the map: nothing, the title of one of several small maps, what a window needs over the map, all
/// that a page needs, or what a slide needs: a title with a sentence, a legend in large type and the sources.
enum class Furniture { none, cell, window, page, slide };

/// Where a window's legend stands: beside the city where there is room, or in the corner that it was dragged to.
enum class LegendCorner { automatic, upper_left, upper_right, lower_left, lower_right };
inline constexpr std::array k_legend_corners{LegendCorner::automatic, LegendCorner::upper_left,
                                             LegendCorner::upper_right, LegendCorner::lower_left,
                                             LegendCorner::lower_right};
std::string_view to_key(LegendCorner corner);
std::optional<LegendCorner> legend_corner_from_key(std::string_view key);

/// A row of the legend: a class by its index, or else a missing state.
struct LegendKey {
    std::optional<std::size_t> class_index;
    plan::Missing missing = plan::Missing::none;
    friend bool operator==(const LegendKey&, const LegendKey&) = default;
};

/// The key of a scene's LegendRow, and back.
int to_row_key(const LegendKey& key);
LegendKey from_row_key(int key);

/// What of an indicator is shown; two of them are compared.
struct Shown {
    plan::Measure measure = plan::Measure::value;
    int year = 0;
    friend bool operator==(const Shown&, const Shown&) = default;
};

/// Two maps of one indicator, of which a MapOptions is one: both have the same breaks and circles.
struct Comparison {
    Shown left, right;
    bool side_by_side = true;  ///< in one picture, whose furniture names both
    friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// What a map tells: of which indicator, in which year, and by which classes.
struct Subject {
    std::string indicator;  ///< key; empty: the first of the plan
    plan::Measure measure = plan::Measure::attainment;
    int year = 0;  ///< 0: the baseline year of the plan
    plan::Method method = plan::Method::semantic;
    int classes = 5;
    std::vector<double> breaks;  ///< Method::manual
    std::string palette;         ///< empty: the measure's own
    std::string target_set;      ///< key of a set of revised targets; empty: the plan's
    friend bool operator==(const Subject&, const Subject&) = default;
};

/// How it tells it, wherever it is drawn.
struct Look {
    Language language = Language::zh;
    ThemeName theme = ThemeName::light;
    std::optional<LegendKey> highlighted;  ///< areas of other rows are faded
    LegendCorner legend_corner = LegendCorner::automatic;
    bool legend_folded = false;  ///< title and legend of a window are a band of a few lines
    std::vector<Layer> hidden;
    std::array<float, k_layers.size()> opacity = fully_opaque();  ///< by layer, 0 … 1

    [[nodiscard]] bool shows(Layer layer) const;
    [[nodiscard]] float opacity_of(Layer layer) const { return opacity[static_cast<std::size_t>(layer)]; }
    /// Whether anything of a layer is seen: it is shown and not wholly transparent.
    [[nodiscard]] bool draws(Layer layer) const { return shows(layer) && opacity_of(layer) > 0; }
    friend bool operator==(const Look&, const Look&) = default;

private:
    static constexpr std::array<float, k_layers.size()> fully_opaque() {
        std::array<float, k_layers.size()> all{};
        for (float& one : all) one = 1;
        return all;
    }
};

/// How the unrolled line draws the distance from it.
enum class StripSpread : std::uint8_t {
    square_root,  ///< the farther off, the closer together: there is room near the line
    true_scale,
    schematic,  ///< a row for every class of distance
};
inline constexpr std::array k_strip_spreads{StripSpread::square_root, StripSpread::true_scale, StripSpread::schematic};
std::string_view to_key(StripSpread spread);
std::optional<StripSpread> strip_spread_from_key(std::string_view key);
plan::Name label(StripSpread spread);

/// What a review of the corridor asks, wherever it is drawn.
struct Review {
    plan::CarrierFilter filter;
    bool hides_filtered = false;  ///< carriers that do not pass are left out; else they are faded
    /// Of which segments areas stand out, by key, plan::k_off_corridor for those of none; empty: of all.
    std::vector<std::string> area_segments;
    bool shows_reach = false;
    plan::Reach reach;
    bool ruler = false;  ///< ticks with kilometres along the line
    StripSpread spread = StripSpread::square_root;
    std::string line;  ///< name of the line that all is measured along; empty: for each whatever is nearest
    friend bool operator==(const Review&, const Review&) = default;
};

/// What a sheet is marked as.
enum class Stamp : std::uint8_t { schematic_internal, internal, schematic, none };
inline constexpr std::array k_stamps{Stamp::schematic_internal, Stamp::internal, Stamp::schematic, Stamp::none};
std::string_view to_key(Stamp stamp);
std::optional<Stamp> stamp_from_key(std::string_view key);
/// As it stands on the sheet; of none what a list of choices calls it.
plan::Name label(Stamp stamp);

/// What stands on a sheet beside title and legend.
enum class Beside : std::uint8_t {
    carriers,  ///< their index, where the sheet has room for it
    table,     ///< of the areas: baseline, value, target, and how much of it
    ranking,   ///< of the areas by what the map shows
    strip,     ///< the corridor unrolled, under the map
    nothing,
};
inline constexpr std::array k_besides{Beside::carriers, Beside::table, Beside::ranking, Beside::strip, Beside::nothing};
std::string_view to_key(Beside beside);
std::optional<Beside> beside_from_key(std::string_view key);
plan::Name label(Beside beside);

/// What a sheet that leaves the house bears beside its map; what is empty is not printed.
struct SheetWords {
    std::string maker, date;
    std::string approval;  ///< 审图号, as the authority gave it
    Stamp stamp = Stamp::schematic_internal;
    std::string paper;      ///< "A3"
    double scale = 0;       ///< denominator on that paper; 0: none is stated
    std::string page = {};  ///< its number where there are several, "3 / 15"
    Beside beside = Beside::carriers;
    std::optional<std::vector<std::int64_t>> listed = {};  ///< ids of the carriers in the index; empty: all
    friend bool operator==(const SheetWords&, const SheetWords&) = default;
};

/// A page of an atlas, as its index shows it.
struct IndexedPage {
    int number = 0;                     ///< 0: what it would show has no place on the map, so there is none
    std::string name;                   ///< empty: it is not listed
    std::vector<geo::Projected> frame;  ///< corners of its ground, display CRS; empty: the whole city
    friend bool operator==(const IndexedPage&, const IndexedPage&) = default;
};

/// Where it is drawn: what stands around the map, and the pixels of the device.
struct Sink {
    Furniture furniture = Furniture::page;
    std::string title;               ///< empty: made from the indicator
    std::string part;                ///< what a page of an atlas shows, beneath the title; empty: it is none
    std::vector<IndexedPage> pages;  ///< that the map is the index of, in place of an index of carriers
    std::string conclusion;          ///< of a slide, beneath its title
    std::string scenario;            ///< whose name the map bears, since it does not show the plan; empty: it does
    std::string asked;               ///< scenario, filter and reach in words; made by the builder
    SheetWords sheet;
    float pixel_ratio = 1;  ///< device px per logical px
    friend bool operator==(const Sink&, const Sink&) = default;
};

/// One map.
struct MapOptions : Subject, Look, Review, Sink {
    std::optional<Comparison> compared;    ///< this map, by its measure and year, is one of the two
    std::shared_ptr<const Traced> traced;  ///< a scanned picture under it; null: none
    friend bool operator==(const MapOptions&, const MapOptions&) = default;
};

/// With the first indicator and the baseline year of the plan where none is named.
MapOptions resolved(const plan::Index& index, MapOptions options);

/// The earlier year lies left of the later one, the target right of what it is a target for.
Comparison compare(const Shown& one, const Shown& another);
/// The other one of two maps that are compared. Without `compared`: the same.
MapOptions other_side(MapOptions options);
/// What the furniture speaks of: both maps where two lie side by side, left first; else the map itself.
std::vector<MapOptions> sides_of(const MapOptions& options);

/// The name in the language, Chinese where there is no English.
std::string in(const plan::Name& name, Language language);

/// Names of the palettes that `palette` takes, sequential ones first.
std::vector<std::string_view> palette_names();
/// In words.
plan::Name palette_label(std::string_view name);
/// What a palette runs through from low to high in a theme, as 0xRRGGBB, for choosing it by sight; empty for an unknown
/// name.
std::vector<std::uint32_t> palette_colours(std::string_view name, ThemeName theme);

}  // namespace carto
