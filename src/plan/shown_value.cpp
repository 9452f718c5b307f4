// Values of fields as people read them.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/digits.h"
#include "base/unicode.h"
#include "plan/carrier_fields.h"
#include "say.h"

namespace plan {
namespace {

/// With the digits before the point grouped by threes.
std::string grouped(double value) { return base::grouped_digits(fmt::format("{:.12g}", value)); }

Name shown_amount(CarrierField field, double value) {
    switch (field) {
        case CarrierField::floor_area_m2:
            return value >= 1e4 ? say_in("large", "{0} m²", grouped(value), grouped(value / 1e4))
                                : say("{0} m²", grouped(value));
        case CarrierField::investment_cny:
            return value >= 1e8 ? say_in("large", "{0} million CNY", grouped(value / 1e6), grouped(value / 1e8))
                                : say("{0} million CNY", grouped(value / 1e6), grouped(value / 1e4));
        case CarrierField::planned_area_mu: return say("{} mu", grouped(value));
        default: return say("{} m", grouped(value));
    }
}

std::string cut(const std::string& text) {
    constexpr std::size_t k_longest = 24;  // characters
    std::u32string characters = base::characters(text);
    std::replace(characters.begin(), characters.end(), U'\n', U' ');
    if (characters.size() <= k_longest) return base::utf8(characters);
    return base::utf8(characters.substr(0, k_longest - 1)) + "…";
}

}  // namespace

Name shown_value(const Plan& plan, const FieldValue& value) {
    for (const Choice& choice : choices(plan, value.field))
        if (choice.key == value.text) return {choice.name.zh, in_english(choice.name)};
    if (value.text.empty()) return {"—", "—"};
    if (definition(value.field).form == FieldForm::number)
        return shown_amount(value.field, std::strtod(value.text.c_str(), nullptr));
    const std::string text = cut(value.text);
    return {text, text};
}

}  // namespace plan
