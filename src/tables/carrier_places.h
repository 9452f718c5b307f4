// The positions of a list of carriers: which column is east, in which system they are, and where each row lies then.
// Private to tables; belongs to one thread.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "carrier_columns.h"

namespace tables {

/// A row whose carrier is known.
struct PlaceRow {
    std::size_t row = 0;                    ///< of the view
    const plan::Carrier* before = nullptr;  ///< null: a new one
};

struct ReadPlace {
    std::vector<CellPlace> at;
    geo::LonLat position;  ///< EPSG:4490
    bool is_same = false;  ///< as the plan has it, as far as the list's digits tell
    double doubt_m = 0;    ///< because nobody knows the system
};

struct ReadPlaces {
    /// One a row; nothing where it says none, is refused, or a question about the columns is open.
    std::vector<std::optional<ReadPlace>> rows;
    Outcome outcome = Outcome::taken;  ///< of the columns
    std::optional<Sentence> reason;
};
ReadPlaces read_carrier_places(const CarrierContext& context, const ListColumns& columns,
                               std::span<const PlaceRow> rows);

/// The columns that give the position: two, one, or none.
std::vector<const ListColumn*> place_columns(const ListColumns& columns);

}  // namespace tables
