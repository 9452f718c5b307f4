// What the report as a workbook and the report as pages have in common, so that they cannot differ. Private to handout.
#pragma once

#include <string>

#include "carto/options.h"
#include "plan/index.h"

namespace handout {

/// How the areas did in a year, on the map: by the measure that says so.
carto::MapOptions judged_map(const plan::Index& index, const plan::Indicator& indicator, int year,
                             carto::Language language);

/// What a source is about, by Source::layer; a key that nobody named as it is.
std::string layer_name(const std::string& layer, carto::Language language);

/// For internal use, and that values are made up where any is.
std::string marked_as(const plan::Index& index, carto::Language language);

/// Beside what shows made-up values.
inline constexpr const char* k_sample_mark = "示例 SAMPLE";

}  // namespace handout
