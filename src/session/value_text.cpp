#include "value_text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>

#include "base/digits.h"
#include "carto/options.h"

namespace session {
namespace {

/// "firms" to "firm", "companies" to "company": units are data and stand in the plural.
std::string singular(std::string unit) {
    if (unit.ends_with("ies")) return unit.replace(unit.size() - 3, 3, "y");
    if (unit.ends_with('s') && !unit.ends_with("ss")) unit.pop_back();
    return unit;
}

std::string with_unit(const std::string& number, const plan::Indicator& indicator, base::Language language) {
    const std::string unit = unit_text(indicator, language);
    if (unit.empty() || unit == "%") return number + unit;
    return number + " " + (language == base::Language::en && number == "1" ? singular(unit) : unit);
}

/// Within what sums of decimals are off by.
double rounded_away_from_zero(double value) {
    constexpr double k_noise = 1e-6;
    return std::copysign(std::ceil(std::abs(value) - k_noise), value);
}

/// Whoever adds what is shown each year gets there; with enough decimals that a need that is there does not look like
/// none.
std::string yearly_text(double value, int decimals) {
    constexpr int k_most_decimals = 6;
    while (decimals < k_most_decimals && value != 0 && std::abs(value) < 0.5 * std::pow(10.0, -decimals)) ++decimals;
    const double scale = std::pow(10.0, decimals);
    return grouped(rounded_away_from_zero(value * scale) / scale, decimals);
}

}  // namespace

std::string grouped(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    const bool zero = text.find_first_of("123456789") == std::string::npos;
    if (zero && text[0] == '-') text.erase(0, 1);
    return base::grouped_digits(std::move(text));
}

std::string value_text(const plan::Indicator& indicator, double value, base::Language language) {
    return with_unit(grouped(value, indicator.decimals), indicator, language);
}

Need need_of(const plan::Indicator& indicator, double yearly, const plan::Basis& basis, base::Language language) {
    if (is_share(indicator)) return {yearly_text(yearly, indicator.decimals)};
    const bool is_counted = indicator.decimals == 0;
    if (!is_counted) return {with_unit(yearly_text(yearly, indicator.decimals), indicator, language)};
    const bool is_yearly = std::abs(yearly) >= 1;
    const double amount = is_yearly ? yearly : yearly * (basis.target_year - basis.year);
    const double whole = rounded_away_from_zero(amount);
    constexpr double k_noise = 1e-6;
    return {with_unit(grouped(whole, 0), indicator, language), is_yearly, std::abs(whole - amount) > k_noise};
}

bool is_share(const plan::Indicator& indicator) { return indicator.unit.zh == "%"; }

std::string unit_text(const plan::Indicator& indicator, base::Language language) {
    return carto::in(indicator.unit, language);
}

std::string share_text(double share) {
    constexpr double k_rounded_up_from = 0.9995, k_largest_below = 0.999;
    const bool is_short = share < 1 && share >= k_rounded_up_from;
    return grouped((is_short ? k_largest_below : share) * 100, 1) + "%";
}

std::string missing_text(plan::Missing reason, base::Language language) {
    return carto::in(plan::label(reason), language);
}

plan::Missing missing_baseline(const plan::Basis& basis) {
    if (basis.baseline) return plan::Missing::none;
    return basis.target ? plan::Missing::no_baseline : plan::Missing::not_applicable;
}

}  // namespace session
