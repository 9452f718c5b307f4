// Sentences of the furniture, made from the plan and the options, in both languages. Private to carto.
#pragma once

#include <string>

#include "carto/options.h"
#include "plan/plan.h"

namespace carto {

/// What the map shows: "完成率：2020 年基期值 ÷ 2025 年目标" and the like.
std::string measure_sentence(const plan::Plan& plan, const MapOptions& options);
/// "完成率（2020年，%）· 语义分级".
std::string legend_heading(const plan::Plan& plan, const plan::Indicator& indicator, const MapOptions& options);
/// Sources, boundary note, CRS, data year.
std::string foot_text(const plan::Plan& plan, const MapOptions& options);
std::string length_text(double metres, Language language);
std::string segment_text(const plan::Segment& segment, Language language);

}  // namespace carto
