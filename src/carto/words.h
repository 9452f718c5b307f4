// Sentences of the furniture, made from the plan and the options, in both languages. Private to carto.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "carto/options.h"
#include "plan/plan.h"

namespace carto {

/// What the map shows: "Attainment: value of 2020 as a share of the 2025 target" and the like.
std::string measure_sentence(const plan::Index& index, const MapOptions& options);
/// Of what the options measure: "%", "points", "firms"; empty where there is none.
std::string measure_unit(const plan::Indicator& indicator, const MapOptions& options);
/// "Attainment of the target: 2020 against 2025 (%)".
std::string measure_heading(const plan::Index& index, const plan::Indicator& indicator, const MapOptions& options);
/// The same over a column of numbers of areas.
std::string legend_heading(const plan::Index& index, const plan::Indicator& indicator, const MapOptions& options);
/// Which revised targets the map speaks of; empty where they are the plan's.
std::string targets_sentence(const plan::Index& index, const MapOptions& options);
/// Whom the plan's data must be attributed to, each once.
std::vector<std::string> attributions(const plan::Plan& plan);
/// What a foot speaks of.
struct FootOf {
    enum class Values { shown_indicator, all_indicators } values = Values::shown_indicator;
    bool places = true;  ///< a map; else a chart, which has neither boundaries nor coordinates
};
/// Sources, boundary note, values shown, data years, CRS, purpose: the most needed first, none empty.
std::vector<std::string> foot_parts(const plan::Index& index, const MapOptions& options, FootOf of = {});
/// Between two parts in a line.
const char* foot_bar(Language language);
/// The parts as one line, bars between them.
std::string joined_foot(const std::vector<std::string>& parts, Language language);
/// As many of the parts, from the first, as `fits` holds in a line; at least one.
std::string fitted_foot(std::vector<std::string> parts, Language language,
                        const std::function<bool(const std::string&)>& fits);
std::string length_text(double metres, Language language);
std::string segment_text(const plan::Segment& segment, Language language);

}  // namespace carto
