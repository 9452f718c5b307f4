// What a review found as tables for spreadsheets: segments, stations, gaps, notes. Pure functions; any thread.
#pragma once

#include "base/translate.h"
#include "carto/options.h"
#include "exchange/table_file.h"
#include "plan/review_index.h"

namespace session {

/// Every carrier that passes the filter, as the table of the window; numbers that are computed from a position have the
/// digits that are known, with the uncertainty in the last column.
exchange::TableFile carriers_table(const plan::ReviewIndex& review, const carto::Review& asked,
                                   base::Language language);
/// Adds a column with the name of the scenario that a table was made of; nothing where that is empty, as of the plan.
void name_scenario(exchange::TableFile& table, const std::string& scenario, base::Language language);
/// Every station: carriers that pass the filter, certain and possible, within the reach and within usual widths.
exchange::TableFile stations_table(const plan::ReviewIndex& review, const carto::Review& asked,
                                   base::Language language);
/// Every area of the plan: its segment, carriers that pass the filter, certain and possible, stations, how much of it
/// the reach covers, and what the plan aims at. A park has no counts where no border of it is known.
exchange::TableFile areas_table(const plan::ReviewIndex& review, const carto::Review& asked, base::Language language);
/// Every gap: where, how large, how sure, why it matters, what was said about it.
exchange::TableFile gaps_table(const plan::ReviewIndex& review, base::Language language);
/// Every note on the map: its day, number and state, what it says of what, who wrote it, what was answered and drawn.
exchange::TableFile notes_table(const plan::Plan& plan, base::Language language);
/// Every segment beside each other, what lies off the corridor last. `year`: of the actual values.
exchange::TableFile segments_table(const plan::ReviewIndex& review, int year, base::Language language);

}  // namespace session
