// Days and times as a section shows them, and the calendar behind. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "number_format.h"

namespace formats {

/// The same day counted from 1899-12-30.
double days_from_1899(double number, Origin origin);

/// Nothing where nobody here knows: before the first and after the last day, or in another language.
std::optional<std::string> shown_date(const Section& section, double number, Origin origin);

/// Days from 1899-12-30 of a date or time by ISO 8601, with the kind that it is.
struct IsoTime {
    double days = 0;
    wire::CellKind kind = wire::CellKind::date;
};
std::optional<IsoTime> read_iso_time(std::string_view text);

}  // namespace formats
