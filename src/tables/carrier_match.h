// Which carrier each row of a list is about: by number, then by name; a name that is only near is asked about. Private
// to tables; belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "carrier_columns.h"

namespace tables {

struct MatchedRow {
    std::size_t row = 0;                    ///< of the view
    CellPlace at;                           ///< of the cell that names it
    std::string name;                       ///< as the list writes it; empty: the number alone
    const plan::Carrier* before = nullptr;  ///< null: a new one, or asked about
    bool asked = false;
    std::vector<std::int64_t> maybe;  ///< ids of those that it may be, while it is asked about
    bool renamed = false;             ///< the user says that the other name is its new one
    std::optional<int> new_number;    ///< that it gets
};

/// What the tables of a sheet say of carriers so far: each has one row.
struct ListedCarriers {
    std::map<std::int64_t, std::size_t> known;       ///< the number of its row, by id
    std::map<std::string, std::size_t> new_by_name;  ///< likewise
};

/// The rows of a table that are about carriers, from above. What is no row of a carrier's goes to the context as left
/// out or refused.
std::vector<MatchedRow> match_carriers(const CarrierContext& context, const ListColumns& columns,
                                       ListedCarriers& listed);

/// A list that names no carrier of the plan is another plan's, or of something else: asked about once for all tables.
void ask_of_foreign_list(std::span<const CarrierContext> contexts, std::vector<std::vector<MatchedRow>>& matched);

}  // namespace tables
