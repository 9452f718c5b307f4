// Ids of new rows whose content may change later, so that nothing could be derived from it. Private to plan; any
// thread.
#pragma once

#include <cstdint>
#include <random>

namespace plan {

/// A random id, 1 … 2^53 - 1, for which `taken(id)` is false: rows that two copies of a project made apart are not
/// mistaken for one row when the copies are merged.
template <class Taken>
std::int64_t new_id(Taken taken) {
    std::random_device random;
    std::uniform_int_distribution<std::int64_t> ids(1, (std::int64_t{1} << 53) - 1);
    std::int64_t id = ids(random);
    while (taken(id)) id = ids(random);
    return id;
}

}  // namespace plan
