#include "acceptances.h"

#include "plan/checks.h"

namespace plan {

void end_position_acceptances(const Plan& plan, std::int64_t carrier, Edit& edit) {
    end_acceptances(
        plan, carrier, [](const std::string& code) { return is_about_position(code); }, edit);
}

void end_field_acceptances(const Plan& plan, const Carrier& before, const Carrier& after, Edit& edit) {
    const auto speaks_of_it = [&](const std::string& code) {
        return (code == k_carrier_name_used && before.name.zh != after.name.zh) ||
               (code == k_carrier_outside_responsible_area && before.responsible_area != after.responsible_area) ||
               (code == k_carrier_dates_reversed &&
                (before.start != after.start || before.completion != after.completion));
    };
    end_acceptances(plan, before.id, speaks_of_it, edit);
}

}  // namespace plan
