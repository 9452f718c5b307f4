// A bar chart of a slide: its drawing and the workbook that it is edited in. Private to exchange.
#pragma once

#include <optional>
#include <string>

#include "exchange/deck.h"

namespace exchange::deck {

/// The part of the chart; it refers to its workbook as rId1. What is cached in it are the cells of that workbook.
std::string chart_part(const DeckChart& chart, const std::string& language);
/// Nothing when memory or the folder of temporary files ran out.
std::optional<std::string> chart_workbook(const DeckChart& chart, const std::string& created);

}  // namespace exchange::deck
