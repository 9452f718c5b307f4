// Rows of a plan that is still being read or edited, found by going through them. What is looked at again and again is
// asked of an Index. Pure; pointers go into the rows.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "plan/plan.h"

namespace plan {

/// The first row of which `is_it` holds; null where there is none.
template <class Row, class Predicate>
const Row* find_row(const Rows<Row>& rows, Predicate is_it) {
    const auto at = std::find_if(rows.begin(), rows.end(), is_it);
    return at == rows.end() ? nullptr : &*at;
}

template <class Row>
const Row* find_by_key(const Rows<Row>& rows, std::string_view key) {
    return find_row(rows, [key](const Row& row) { return row.key == key; });
}
inline const Unit* find_by_key(const Rows<Unit>& rows, std::string_view code) {
    return find_row(rows, [code](const Unit& unit) { return unit.code == code; });
}

inline const Note* find_note(const Plan& plan, std::int64_t id) {
    return find_row(plan.notes, [id](const Note& note) { return note.id == id; });
}

/// By identity, the bin included.
inline const Carrier* find_carrier(const Plan& plan, std::int64_t id) {
    const auto is_it = [id](const Carrier& carrier) { return carrier.id == id; };
    const Carrier* in_use = find_row(plan.carriers, is_it);
    return in_use != nullptr ? in_use : find_row(plan.bin, is_it);
}

}  // namespace plan
