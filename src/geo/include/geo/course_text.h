// A line as one text: longitude and latitude of each point with a blank between, a comma between two points, as the
// inner part of WKT. Pure functions, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "geo/geometry.h"

namespace geo {

/// Every digit that reads back as the same line.
std::string course_text(const LineString& course);
/// Nothing where it is no such text of at least two points on earth, or one of more than 10,000. Blanks after a comma
/// are allowed.
std::optional<LineString> course_from_text(std::string_view text);

}  // namespace geo
