// The memory of how lists of carriers are read, as layout.h has it of tables of values: roles, units, and the answers
// about columns and positions. Never remembered: which carrier a row is, whether an empty mark empties what the plan
// has, and what new carriers are. A layout of values is none of a list. Pure functions; any thread; pointers go into
// the plan.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "tables/carriers.h"
#include "tables/layout.h"
#include "wire/grid.h"

namespace tables {

base::Result<plan::TableLayout> layout_of(const plan::Index& index, const CarrierPreview& preview,
                                          const CarrierOptions& options, std::string name, std::string file);

FoundLayout fit_of(const plan::Index& index, const plan::TableLayout& layout, const wire::Grid& grid,
                   const CarrierOptions& options);
std::vector<FoundLayout> find_layouts(const plan::Index& index, const wire::Grid& grid, const CarrierOptions& options);

CarrierOptions apply_layout(const plan::Index& index, const plan::TableLayout& layout, const CarrierPreview& preview,
                            CarrierOptions options);

LayoutDifferences differences_from(const plan::Index& index, const plan::TableLayout& layout,
                                   const CarrierPreview& preview);

using CarriersReadByLayout = ReadBy<CarrierPreview, CarrierOptions>;
base::Result<CarriersReadByLayout> preview_by_layout(const plan::Index& index, const wire::Workbook& book,
                                                     const plan::TableLayout& layout, const CarrierOptions& options);

}  // namespace tables
