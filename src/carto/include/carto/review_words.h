// What a review asks, in words: for maps, lists, commands and exports alike. Pure functions, any thread.
#pragma once

#include <string>

#include "carto/options.h"
#include "plan/index.h"

namespace carto {

/// "Incubator, western section"; empty for a filter that lets all pass.
std::string filter_words(const plan::Index& index, const plan::CarrierFilter& filter, Language language);
/// "within 1 km of a station (straight line)"
std::string reach_words(const plan::Reach& reach, Language language);
/// Both, with how many carriers of all pass: "Only: incubator, western section · 4/22". Empty where neither is asked.
std::string review_words(const plan::Index& index, const Review& review, std::size_t passing, Language language);

/// "Scenario “…”: tried, not the plan"
std::string scenario_words(const std::string& name, Language language);

}  // namespace carto
