#include "value_text.h"

#include <algorithm>
#include <fmt/format.h>

#include "carto/options.h"

namespace session {

std::string grouped(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    const bool negative = text[0] == '-';
    if (negative) text.erase(0, 1);
    std::size_t at = std::min(text.find('.'), text.size());
    if (text.find_first_of("123456789") != std::string::npos) {
        while (at > 3) text.insert(at -= 3, 1, ',');
        if (negative) text.insert(text.begin(), '-');
    }
    return text;
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
