// What panels tell of the plan as it is looked at: sentences, bullets, grids, tables. Each is worked out when
// it is first asked for and kept; a change of the plan or of the options makes new Results. Points into the index,
// which must outlive it. Main thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "carto/options.h"
#include "plan/index.h"
#include "plan/observations.h"
#include "session/bullets.h"
#include "session/city_tables.h"
#include "session/value_grid.h"

namespace session {

/// What a table of values shows.
enum class GridContents {
    indicators,  ///< all of them in the year
    years        ///< all of them, of the indicator
};

class Results {
public:
    Results(const plan::Index& index, carto::MapOptions options) : index_(&index), options_(std::move(options)) {}

    /// sentence_of() the indicator and the year.
    [[nodiscard]] const std::string& sentence() const;
    /// Of an area, one for every indicator.
    [[nodiscard]] const std::vector<Bullet>& bullets(const plan::Area& area) const;
    /// The measure of every indicator for an area, in per cent.
    [[nodiscard]] const std::vector<std::string>& ratios(const plan::Area& area, plan::Measure ratio) const;
    /// How many areas have a value of the indicator in a year.
    [[nodiscard]] plan::Coverage coverage(int year) const;
    [[nodiscard]] const ValueGrid& grid(GridContents contents) const;
    /// The same with its rows in an order of areas (keys), all of them.
    [[nodiscard]] const ValueGrid& grid(GridContents contents, const std::vector<std::string>& order) const;
    [[nodiscard]] const CityTable& city(const std::string& table) const;

private:
    struct ArrangedGrid {
        std::vector<std::string> order;
        ValueGrid grid;
    };

    const plan::Index* index_;
    carto::MapOptions options_;
    mutable std::optional<std::string> sentence_;
    mutable std::map<std::string, std::vector<Bullet>> bullets_;                                ///< by area
    mutable std::map<std::pair<std::string, plan::Measure>, std::vector<std::string>> ratios_;  ///< by area
    mutable std::map<int, plan::Coverage> coverage_;                                            ///< by year
    mutable std::map<GridContents, ValueGrid> grids_;
    mutable std::map<GridContents, ArrangedGrid> arranged_;
    mutable std::map<std::string, CityTable> city_;
};

}  // namespace session
