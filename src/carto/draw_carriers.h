// Carriers on the map, in the steps that draw_symbols_and_labels() puts between those of stations and areas.
// Private to carto; one build.
#pragma once

#include <vector>

#include "build_context.h"
#include "carrier_layout.h"

namespace carto {

/// Makes names that are placed before the carriers keep off the spots where these are.
void discourage_carrier_spots(BuildContext& c);
/// Where the symbols stand; takes their room.
std::vector<CarrierSpot> carrier_spots(BuildContext& c);
void draw_leaders(BuildContext& c, const std::vector<CarrierSpot>& spots);
void draw_carrier_symbols(BuildContext& c, const std::vector<CarrierSpot>& spots);
/// Keeps the names of areas out of the neighbourhood of carriers, whose own names go there.
void discourage_around(BuildContext& c, const std::vector<CarrierSpot>& spots);
/// Keeps numbers and names of carriers off the small symbols, once the names of areas stand.
void take_small_symbols(BuildContext& c, const std::vector<CarrierSpot>& spots);
/// Every number that finds one keeps a place; the name takes it over where it finds more room.
void label_carriers(BuildContext& c, const std::vector<CarrierSpot>& spots);

}  // namespace carto
