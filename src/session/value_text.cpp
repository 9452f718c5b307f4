#include "value_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "carto/options.h"

namespace session {

std::string with_separators(std::string number) {
    const std::size_t first = number.starts_with('-') ? 1 : 0;
    std::size_t at = std::min(number.find_first_not_of("0123456789", first), number.size());
    while (at > first + 3) number.insert(at -= 3, 1, ',');
    return number;
}

std::string grouped(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    const bool zero = text.find_first_of("123456789") == std::string::npos;
    if (zero && text[0] == '-') text.erase(0, 1);
    return with_separators(std::move(text));
}

std::string value_text(const plan::Indicator& indicator, double value, base::Language language) {
    const std::string unit = unit_text(indicator, language);
    return grouped(value, indicator.decimals) + (unit.empty() || unit == "%" ? unit : " " + unit);
}

bool is_share(const plan::Indicator& indicator) { return indicator.unit.zh == "%"; }

std::string unit_text(const plan::Indicator& indicator, base::Language language) {
    return carto::in(indicator.unit, language);
}

std::string missing_text(plan::Missing reason, base::Language language) {
    return carto::in(plan::label(reason), language);
}

plan::Missing missing_baseline(const plan::Basis& basis) {
    if (basis.baseline) return plan::Missing::none;
    return basis.target ? plan::Missing::no_baseline : plan::Missing::not_applicable;
}

}  // namespace session
