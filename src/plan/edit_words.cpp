#include "edit_words.h"

#include "plan/checks.h"
#include "plan/movement.h"
#include "plan/names.h"
#include "say.h"

namespace plan {
namespace {

Name field_list(const Plan& plan, std::span<const FieldValue> changed) {
    constexpr std::size_t k_most_shown = 3;
    Name list;
    for (std::size_t i = 0; i < changed.size() && i < k_most_shown; ++i) {
        const Name field = term(definition(changed[i].field).label);
        const Name value = shown_value(plan, changed[i]);
        const std::string between = i == 0 ? "" : "; ";
        list.zh += (i == 0 ? "" : "；") + field.zh + " → " + value.zh;
        list.en += between + field.en + " → " + value.en;
    }
    if (changed.size() <= k_most_shown) return list;
    return say("{1}; {2} more", list.zh, list.en, changed.size() - k_most_shown);
}

}  // namespace

Name who(std::span<const Carrier> carriers) {
    if (carriers.size() != 1) return say("{} carriers", carriers.size());
    const Carrier& c = carriers.front();
    return say("{0} {2}", c.number, c.name.zh, in_english(c.name));
}

Name moved_summary(std::span<const Carrier> before, std::span<const Carrier> after) {
    const Name subject = who(after);
    const Name way = movement_name(*before.front().position, *after.front().position);
    return say("Move {1}: {3}", subject.zh, subject.en, way.zh, way.en);
}

Name placed_summary(const Carrier& after, const Name& basis) {
    const Name subject = who({&after, 1});
    const Name quality = label(after.quality);
    if (basis.zh.empty() && basis.en.empty()) return say("Place {1}", subject.zh, subject.en);
    return say("Place {1}: {3}, {5}", subject.zh, subject.en, quality.zh, quality.en, basis.zh, in_english(basis));
}

Name changed_summary(const Plan& plan, std::span<const Carrier> after, std::span<const FieldValue> changed) {
    const Name subject = who(after);
    const Name list = field_list(plan, changed);
    return say("Change {1}: {3}", subject.zh, subject.en, list.zh, list.en);
}

Name list_summary(const ListCounts& counts) {
    return say("Carriers of a list: {} new, {} moved, {} changed", counts.added, counts.moved, counts.changed);
}

Name added_summary(const Carrier& carrier) {
    const Name subject = who({&carrier, 1});
    return say("Add {1}", subject.zh, subject.en);
}

Name removed_summary(std::span<const Carrier> carriers) {
    const Name subject = who(carriers);
    return say("Move {1} to the bin", subject.zh, subject.en);
}

Name restored_summary(std::span<const Carrier> carriers) {
    const Name subject = who(carriers);
    return say("Take {1} back from the bin", subject.zh, subject.en);
}

Name accepted_summary(const Carrier& carrier, const std::string& code) {
    const Name subject = who({&carrier, 1});
    const Name finding = finding_name(code);
    return say("Accept of {1}: {3}", subject.zh, subject.en, finding.zh, finding.en);
}

Name taken_back_summary(const Carrier& carrier, const std::string& code) {
    const Name subject = who({&carrier, 1});
    const Name finding = finding_name(code);
    return say("No longer accept of {1}: {3}", subject.zh, subject.en, finding.zh, finding.en);
}

}  // namespace plan
