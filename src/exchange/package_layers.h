// Rows of a package to the plan's values, layer by layer. Each expects the layers that it refers to in the plan
// already, in the order of package_schemas(), and checks keys, references and what the values say together.
// Private to module exchange.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/plan.h"
#include "table.h"

namespace exchange {

base::Result<void> add_segments(const Table& table, plan::Plan& plan);
base::Result<void> add_units(const Table& table, plan::Plan& plan);
base::Result<void> add_parks(const Table& table, plan::Plan& plan);
base::Result<void> add_areas(const Table& table, plan::Plan& plan);
base::Result<void> add_rail(const Table& table, plan::Plan& plan);
base::Result<void> add_stations(const Table& table, plan::Plan& plan);
base::Result<void> add_water(const Table& table, plan::Plan& plan);
base::Result<void> add_neighbours(const Table& table, plan::Plan& plan);
base::Result<void> add_carriers(const Table& table, plan::Plan& plan);
base::Result<void> add_indicators(const Table& table, plan::Plan& plan);
base::Result<void> add_targets(const Table& table, plan::Plan& plan);
base::Result<void> add_figures(const Table& table, plan::Plan& plan);
base::Result<void> add_planned_lines(const Table& table, plan::Plan& plan);
base::Result<void> add_planned_stations(const Table& table, plan::Plan& plan);
base::Result<void> add_cores(const Table& table, plan::Plan& plan);
base::Result<void> add_slides(const Table& table, plan::Plan& plan);
base::Result<void> add_gap_rules(const Table& table, plan::Plan& plan);

/// Fails where a position lies so far from the plan's units that it can hardly be meant; proposes what is.
base::Result<void> check_near_city(const Row& row, const plan::Plan& plan, geo::LonLat position);

/// Words with blanks between.
std::vector<std::string> split_words(const std::string& text);

/// Fails unless `column` runs 1, 2, 3 … down the table.
base::Result<void> check_order(const Row& row, std::string_view column);

}  // namespace exchange
