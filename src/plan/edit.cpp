#include "plan/edit.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>

#include "acceptances.h"
#include "base/kept_text.h"
#include "base/translate.h"
#include "edit_words.h"
#include "new_id.h"
#include "plan/checks.h"
#include "plan/find.h"
#include "plan/names.h"
#include "plan/nearness.h"
#include "plan/reach.h"
#include "typed_value.h"

namespace plan {
namespace {

using base::ErrorKind;
using base::mark;

tl::unexpected<base::Error> refuse(const char* pattern, std::vector<std::string> arguments = {}) {
    return base::fail(ErrorKind::refused, "", pattern, std::move(arguments));
}

base::Result<const Carrier*> known(const Plan& plan, std::int64_t id) {
    const Carrier* carrier = find_carrier(plan, id);
    if (carrier == nullptr) return refuse(mark("the project has no such carrier any more; look at the history"));
    return carrier;
}

base::Result<const Carrier*> in_use(const Plan& plan, std::int64_t id) {
    auto carrier = known(plan, id);
    if (carrier && (*carrier)->removed)
        return refuse(mark("“{}” lies in the bin; take it back first"), {(*carrier)->name.zh});
    return carrier;
}

/// Every id once, in the given order.
std::vector<std::int64_t> once_each(std::span<const std::int64_t> ids) {
    std::set<std::int64_t> seen;
    std::vector<std::int64_t> list;
    for (const std::int64_t id : ids)
        if (seen.insert(id).second) list.push_back(id);
    return list;
}

std::int64_t unused_id(const Plan& plan) {
    return new_id([&](std::int64_t id) {
        return find_carrier(plan, id) != nullptr ||
               std::any_of(plan.accepted.begin(), plan.accepted.end(), [&](const auto& a) { return a.id == id; });
    });
}

base::Result<void> possible(const Plan& plan, const Placing& placing) {
    if (auto there = check_position(plan, placing.position, placing.far); !there) return there;
    if (placing.uncertainty_m && !(std::isfinite(*placing.uncertainty_m) && *placing.uncertainty_m >= 0))
        return refuse(mark("the uncertainty is not a number of metres; enter a number or leave it out"));
    if (placing.quality == PositionQuality::none)
        return refuse(mark("a carrier with a position needs a quality; choose one"));
    for (const std::string* text : {&placing.basis.zh, &placing.basis.en})
        if (auto kept = check_line("", *text); !kept) return kept;
    return {};
}

/// A place that is still known to its site or area only is known no better than before.
bool is_known_as_before(const Carrier& before, PositionQuality quality) {
    const bool rough = quality == PositionQuality::site || quality == PositionQuality::area;
    return rough && before.position && before.quality == quality;
}

base::Result<Carrier> with_values(const Plan& plan, Carrier carrier, std::span<const FieldValue> values) {
    for (const FieldValue& value : values)
        if (auto written = write_field(plan, carrier, value.field, value.text); !written)
            return base::pass(written.error());
    return carrier;
}

/// The fields that differ in at least one carrier, in the order of the form, with the first new value.
std::vector<FieldValue> changed_fields(std::span<const Carrier> before, std::span<const Carrier> after) {
    std::vector<FieldValue> changed;
    for (const FieldDefinition& d : carrier_fields())
        for (std::size_t i = 0; i < after.size(); ++i) {
            std::string value = read_field(after[i], d.field);
            if (value == read_field(before[i], d.field)) continue;
            changed.push_back({d.field, std::move(value)});
            break;
        }
    return changed;
}

base::Result<void> each_number_once(const Plan& plan) {
    std::map<int, const Carrier*> numbers;
    for (const Rows<Carrier>* list : {&plan.carriers, &plan.bin})
        for (const Carrier& carrier : *list)
            if (const auto [at, is_new] = numbers.emplace(carrier.number, &carrier); !is_new)
                return refuse(mark("the number {} would be that of “{}” and of “{}”; change one of them"),
                              {std::to_string(carrier.number), at->second->name.zh, carrier.name.zh});
    return {};
}

base::Result<Edit> toggle_removed(const Plan& plan, std::span<const std::int64_t> ids, bool removed) {
    Edit edit;
    for (const std::int64_t id : once_each(ids)) {
        const auto carrier = known(plan, id);
        if (!carrier) return base::pass(carrier.error());
        if ((*carrier)->removed == removed) continue;
        edit.carriers.push_back(**carrier);
        edit.carriers.back().removed = removed;
    }
    if (!edit.empty()) edit.summary = removed ? removed_summary(edit.carriers) : restored_summary(edit.carriers);
    return edit;
}

const AcceptedFinding* find_acceptance(const Plan& plan, const std::string& code, std::int64_t carrier) {
    const auto found = std::find_if(plan.accepted.begin(), plan.accepted.end(),
                                    [&](const AcceptedFinding& a) { return a.code == code && a.carrier == carrier; });
    return found == plan.accepted.end() ? nullptr : &*found;
}

void put_carriers(Plan& plan, const std::vector<Carrier>& carriers) {
    if (carriers.empty()) return;
    std::set<std::int64_t> ids;
    for (const Carrier& carrier : carriers) ids.insert(carrier.id);
    for (Rows<Carrier>* list : {&plan.carriers, &plan.bin})
        erase_if(*list, [&](const Carrier& carrier) { return ids.contains(carrier.id); });
    for (const Carrier& carrier : carriers) (carrier.removed ? plan.bin : plan.carriers).push_back(carrier);
    const auto by_number = [](const Carrier& a, const Carrier& b) { return a.number < b.number; };
    for (Rows<Carrier>* list : {&plan.carriers, &plan.bin}) std::stable_sort(list->begin(), list->end(), by_number);
}

/// By id; rows that go first, as the store does it; of two with one id the last.
template <class Row>
void change_rows(Rows<Row>& rows, const RowEdits<Row>& edits) {
    if (edits.empty()) return;
    std::map<std::int64_t, const Row*> put;
    for (const Row& row : edits.put) put[row.id] = &row;
    const std::set<std::int64_t> removed(edits.remove.begin(), edits.remove.end());
    std::vector<Row>& list = rows.edit();
    std::erase_if(list, [&](const Row& row) { return removed.contains(row.id) || put.contains(row.id); });
    for (const auto& [id, row] : put) list.push_back(*row);
    std::sort(list.begin(), list.end(), [](const Row& a, const Row& b) { return a.id < b.id; });
}

}  // namespace

bool Edit::empty() const {
    bool all = carriers.empty();
    for_each_edited_list([&](auto list) { all = all && (this->*list.edits).empty(); });
    for_each_edited_value([&](auto value) { all = all && !(this->*value.edit); });
    return all;
}

Edit combine(Edit first, Edit second) {
    const auto append = [](auto& to, auto& from) {
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    append(first.carriers, second.carriers);
    for_each_edited_list([&](auto list) {
        append((first.*list.edits).put, (second.*list.edits).put);
        append((first.*list.edits).remove, (second.*list.edits).remove);
    });
    for_each_edited_value([&](auto value) {
        if (second.*value.edit) first.*value.edit = second.*value.edit;
    });
    if (first.summary.zh.empty()) first.summary = std::move(second.summary);
    if (first.reason.empty()) first.reason = std::move(second.reason);
    return first;
}

Name dragged_on_the_map() { return term("Dragged on the map"); }
Name typed_coordinates() { return term("Typed coordinates"); }

base::Result<Edit> place_carrier(const Plan& plan, std::int64_t id, const Placing& placing) {
    const auto carrier = in_use(plan, id);
    if (!carrier) return base::pass(carrier.error());
    const Carrier& before = **carrier;
    const bool moves = before.position != placing.position;
    Placing checked = placing;
    if (!moves) checked.far = FarAway::meant;  // it lies there already
    if (auto ok = possible(plan, checked); !ok) return base::pass(ok.error());
    if (!moves && before.quality == placing.quality && before.position_basis == placing.basis) return Edit{};
    Edit edit;
    edit.carriers.push_back(placed(before, placing));
    const Carrier& after = edit.carriers.front();
    if (moves) end_position_acceptances(plan, id, edit);
    edit.summary = !before.position ? placed_summary(after, placing.basis)
                   : moves          ? moved_summary({&before, 1}, edit.carriers)
                                    : changed_summary(plan, edit.carriers, changed_fields({&before, 1}, edit.carriers));
    if (moves) edit.summary = with_outside(plan, std::move(edit.summary), placing.position);
    return edit;
}

Carrier placed(Carrier carrier, const Placing& placing) {
    if (placing.uncertainty_m || !is_known_as_before(carrier, placing.quality))
        carrier.uncertainty_m = placing.uncertainty_m;
    carrier.position = placing.position;
    carrier.quality = placing.quality;
    carrier.position_basis = placing.basis;
    if (!carrier.first_position) carrier.first_position = placing.position;
    return carrier;
}

double uncertainty_by_eye_m(double metres_per_px) {
    constexpr double k_pixels = 5;
    const double metres = std::max(k_pixels * metres_per_px, 1.0);
    const double decade = std::pow(10.0, std::floor(std::log10(metres)));
    return std::ceil(metres / decade) * decade;
}

base::Result<Edit> shift_carriers(const Plan& plan, std::span<const std::int64_t> ids, geo::LonLat by,
                                  std::optional<double> uncertainty_m) {
    Edit edit;
    std::vector<Carrier> before;
    for (const std::int64_t id : once_each(ids)) {
        const auto carrier = in_use(plan, id);
        if (!carrier) return base::pass(carrier.error());
        if (!(*carrier)->position) continue;
        before.push_back(**carrier);
    }
    if (before.empty()) return refuse(mark("none of these carriers has a position; place them one by one"));
    if (by == geo::LonLat{}) return Edit{};
    for (const Carrier& carrier : before) {
        const geo::LonLat to{carrier.position->lon + by.lon, carrier.position->lat + by.lat};
        const Placing placing{to, PositionQuality::digitised, dragged_on_the_map(),
                              std::max(doubt_m(carrier), uncertainty_m.value_or(0))};
        if (auto ok = possible(plan, placing); !ok) return base::pass(ok.error());
        edit.carriers.push_back(placed(carrier, placing));
        end_position_acceptances(plan, carrier.id, edit);
    }
    edit.summary = moved_summary(before, edit.carriers);
    if (before.size() == 1) edit.summary = with_outside(plan, std::move(edit.summary), *edit.carriers[0].position);
    return edit;
}

base::Result<Edit> set_fields(const Plan& plan, std::span<const std::int64_t> ids, std::span<const FieldValue> values) {
    const std::vector<std::int64_t> each = once_each(ids);
    const bool numbers =
        std::any_of(values.begin(), values.end(), [](const FieldValue& v) { return v.field == CarrierField::number; });
    if (numbers && each.size() > 1) return refuse(mark("a number belongs to one carrier; change them one by one"));
    Edit edit;
    std::vector<Carrier> before;
    for (const std::int64_t id : each) {
        const auto carrier = in_use(plan, id);
        if (!carrier) return base::pass(carrier.error());
        auto after = with_values(plan, **carrier, values);
        if (!after) return base::pass(after.error());
        if (*after == **carrier) continue;
        end_field_acceptances(plan, **carrier, *after, edit);
        before.push_back(**carrier);
        edit.carriers.push_back(std::move(*after));
    }
    if (!edit.empty()) edit.summary = changed_summary(plan, edit.carriers, changed_fields(before, edit.carriers));
    return edit;
}

base::Result<Edit> add_carrier(const Plan& plan, Carrier draft, FarAway far) {
    draft.id = unused_id(plan);
    draft.removed = false;
    draft.first_position = draft.position;
    if (draft.number == 0) draft.number = next_number(plan);
    if (draft.position)
        if (auto there = check_position(plan, *draft.position, far); !there) return base::pass(there.error());
    for (const FieldDefinition& d : carrier_fields())  // as if each had been typed: refuses what cannot be
        if (auto written = write_field(plan, draft, d.field, read_field(draft, d.field)); !written)
            return base::pass(written.error());
    Edit edit;
    edit.summary = added_summary(draft);
    if (draft.position) edit.summary = with_outside(plan, std::move(edit.summary), *draft.position);
    edit.carriers.push_back(std::move(draft));
    return edit;
}

base::Result<Edit> take_list(const Plan& plan, std::vector<Carrier> listed) {
    Edit edit;
    ListCounts counts;
    for (Carrier& after : listed) {
        if (after.id == 0) {
            after.id = unused_id(plan);
            after.first_position = after.position;
            ++counts.added;
            edit.carriers.push_back(std::move(after));
            continue;
        }
        const auto before = in_use(plan, after.id);
        if (!before) return base::pass(before.error());
        if (**before == after) continue;
        end_field_acceptances(plan, **before, after, edit);
        const bool moves = (*before)->position != after.position;
        if (moves) end_position_acceptances(plan, after.id, edit);
        ++(moves ? counts.moved : counts.changed);
        edit.carriers.push_back(std::move(after));
    }
    if (auto each = each_number_once(apply(plan, edit)); !each) return base::pass(each.error());
    if (!edit.empty()) edit.summary = list_summary(counts);
    return edit;
}

base::Result<Edit> remove_carriers(const Plan& plan, std::span<const std::int64_t> ids) {
    return toggle_removed(plan, ids, true);
}

base::Result<Edit> restore_carriers(const Plan& plan, std::span<const std::int64_t> ids) {
    return toggle_removed(plan, ids, false);
}

base::Result<Edit> accept_finding(const Plan& plan, const std::string& code, std::int64_t carrier, std::string note) {
    const auto subject = in_use(plan, carrier);
    if (!subject) return base::pass(subject.error());
    note = clean_lines(note);
    if (note.empty()) return refuse(mark("the note is empty; say why this may stand"));
    if (auto kept = base::check_text(base::ErrorKind::refused, "", note, base::TextForm::lines); !kept)
        return base::pass(kept.error());
    const std::vector<Finding> findings = check_carrier(plan, **subject);
    if (std::none_of(findings.begin(), findings.end(), [&](const Finding& f) { return f.code == code; }))
        return refuse(mark("“{}” has no such warning any more; nothing needs to be accepted"), {(*subject)->name.zh});
    AcceptedFinding accepted{0, code, carrier, std::move(note)};
    const AcceptedFinding* before = find_acceptance(plan, code, carrier);
    accepted.id = before != nullptr ? before->id : unused_id(plan);
    Edit edit;
    if (before != nullptr && *before == accepted) return edit;
    edit.accepted.put.push_back(std::move(accepted));
    edit.summary = accepted_summary(**subject, code);
    return edit;
}

base::Result<Edit> take_acceptance_back(const Plan& plan, const std::string& code, std::int64_t carrier) {
    const auto subject = known(plan, carrier);
    if (!subject) return base::pass(subject.error());
    Edit edit;
    end_acceptances(
        plan, carrier, [&](const std::string& accepted) { return accepted == code; }, edit);
    if (!edit.empty()) edit.summary = taken_back_summary(**subject, code);
    return edit;
}

Plan apply(Plan plan, const Edit& edit) {
    put_carriers(plan, edit.carriers);
    for_each_edited_list([&](auto list) { change_rows(plan.*list.rows, edit.*list.edits); });
    for_each_edited_value([&](auto value) {
        if (edit.*value.edit) plan.*value.value = *(edit.*value.edit);
    });
    return plan;
}

int next_number(const Plan& plan) {
    std::vector<bool> taken(plan.carriers.size() + plan.bin.size() + 2);  // one of these is free
    for (const Rows<Carrier>* list : {&plan.carriers, &plan.bin})
        for (const Carrier& c : *list)
            if (c.number > 0 && static_cast<std::size_t>(c.number) < taken.size())
                taken[static_cast<std::size_t>(c.number)] = true;
    return static_cast<int>(std::find(taken.begin() + 1, taken.end(), false) - taken.begin());
}

}  // namespace plan
