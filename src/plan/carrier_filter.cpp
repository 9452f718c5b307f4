#include "plan/carrier_filter.h"

#include <algorithm>

namespace plan {

bool CarrierFilter::allows(FilterField field, std::string_view key) const {
    return std::find(of(field).begin(), of(field).end(), key) != of(field).end();
}

void CarrierFilter::toggle(FilterField field, const std::string& key) {
    std::vector<std::string>& keys = allowed[static_cast<std::size_t>(field)];
    if (std::erase(keys, key) == 0) keys.push_back(key);
}

}  // namespace plan
