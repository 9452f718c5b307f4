// The options of a command that say what a map shows, and their check against a plan. One thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "carto/area_charts.h"
#include "carto/options.h"
#include "geo/geometry.h"
#include "plan/index.h"
#include "plan/plan.h"

namespace CLI {
class App;
}

namespace cli {

/// As typed; empty texts were not given.
struct MapArguments {
    std::string size = "1920x1080";
    int dpi = 96;
    std::string bbox, area;
    std::string indicator, measure = "attainment", method = "semantic", palette, theme = "light", title, layers, breaks,
                           targets, compare;
    int year = 0;  ///< 0: the plan's baseline year
    int classes = 5;
    bool no_furniture = false;
    bool wall = false;
    bool corridor = false;
    std::string what;    ///< map, strip, a chart of the areas or bullets; empty: as `corridor` says
    std::string spread;  ///< of the strip; empty: by the square root
    bool ruler = false;
    // of a sheet of paper
    std::string paper, scale, maker, date, approval, stamp, beside;

    /// The corridor unrolled in place of a map.
    [[nodiscard]] bool draws_strip() const { return what.empty() ? corridor : what == "strip"; }
    /// A chart of the areas in place of a map.
    [[nodiscard]] std::optional<carto::AreaChart> chart() const { return carto::area_chart_from_key(what); }
    /// The indicators of an area against their targets in place of a map.
    [[nodiscard]] bool draws_bullets() const { return what == "bullets"; }
};

void add_map_arguments(CLI::App& command, MapArguments& arguments);
/// Of these, what a sheet of paper bears, and at which scale.
void add_sheet_arguments(CLI::App& command, MapArguments& arguments);
/// Of these, what a map shows and what of it.
void add_subject_arguments(CLI::App& command, MapArguments& arguments);

struct Size {
    int width = 0, height = 0;
};

/// What is larger is refused, px.
struct SizeLimit {
    int side = 16384;
    long long pixels = 16384LL * 16384;
};
/// Of a PNG, which is drawn in parts: A0 at 1200 dpi is within it.
inline constexpr SizeLimit k_png_limit{65535, 2'500'000'000};

/// "1920x1080"; each side at least 16.
base::Result<Size> parse_size(const std::string& text, const SizeLimit& limit = {});
/// The pixels of a picture: of its paper at its resolution, else of its size.
base::Result<Size> size_of(const MapArguments& arguments, const SizeLimit& limit = {});
/// The scale that --scale asks for; 0: a round one. Empty: no paper was named, and no scale.
base::Result<std::optional<double>> scale_of(const MapArguments& arguments);
/// Whether what --beside asks for has a map to stand beside: the wall has several.
base::Result<void> check_beside(const MapArguments& arguments, bool is_wall);
/// Numbers between commas.
base::Result<std::vector<double>> parse_numbers(const std::string& text, const std::string& option);

/// The options of the map. Every word that the plan does not know is refused with the nearest ones.
base::Result<carto::MapOptions> resolve_options(const MapArguments& arguments, const plan::Plan& plan, bool english);
/// The area that --area names; where it names none the city, refused where the plan has no row for it.
base::Result<const plan::Area*> area_or_city(const plan::Index& index, const std::string& text);
/// The extent that --bbox or --area ask for; empty: the whole city.
base::Result<geo::GeoExtent> resolve_extent(const MapArguments& arguments, const plan::Plan& plan);

}  // namespace cli
