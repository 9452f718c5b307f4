// The whole review and progress of a plan as a workbook: a sheet for each indicator, carriers with their chainage,
// stations, segments, gaps, notes, history and sources. The numbers are those of the window. One thread.
#pragma once

#include <string>
#include <vector>

#include "carto/options.h"
#include "exchange/book.h"
#include "plan/review_index.h"
#include "store/project.h"

namespace handout {

struct ReportWish {
    carto::Language language = carto::Language::zh;
    int year = 0;  ///< of the values that are judged; 0: the last with values
    std::string maker;
    std::string date;      ///< of the data, YYYY-MM-DD
    std::string scenario;  ///< whose name the first sheet bears, since it does not show the plan; empty: it does
    carto::Review review;
};

exchange::Book report_book(const plan::ReviewIndex& review, const std::vector<store::HistoryStep>& history,
                           const ReportWish& wish);

}  // namespace handout
