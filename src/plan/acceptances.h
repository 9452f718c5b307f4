// Acceptances of findings that end because what they looked at has changed. Private to plan; pure.
#pragma once

#include "plan/edit.h"

namespace plan {

/// Ends those of a carrier of whose finding `speaks_of_it(code)` holds.
template <class Predicate>
void end_acceptances(const Plan& plan, std::int64_t carrier, Predicate speaks_of_it, Edit& edit) {
    for (const AcceptedFinding& accepted : plan.accepted)
        if (accepted.carrier == carrier && speaks_of_it(accepted.code)) edit.accepted.remove.push_back(accepted.id);
}

/// Those that speak of the position.
void end_position_acceptances(const Plan& plan, std::int64_t carrier, Edit& edit);
/// Those that speak of a field that differs.
void end_field_acceptances(const Plan& plan, const Carrier& before, const Carrier& after, Edit& edit);

}  // namespace plan
