// The fields of a carrier that people edit, by name: one table that the form, the commands, the import and the history
// share. A value is a text in its canonical form: a key for a choice, a plain number in the field's own unit, an ISO
// date; empty for "not known". Pure functions, any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/plan.h"

namespace plan {

enum class CarrierField {
    number,
    name_zh,
    name_en,
    responsible_body,
    responsible_area,
    function,
    programme,
    stage,
    task_zh,
    task_en,
    floor_area_m2,
    investment_cny,
    planned_area_mu,
    start,
    completion,
    quality,
    uncertainty_m,
    position_basis_zh,
    position_basis_en,
    notes,
    photo_links,
};

enum class FieldForm { text, long_text, choice, number, whole_number, date };

struct FieldDefinition {
    CarrierField field;
    std::string_view key;  ///< of the enumerator, and of the column in the project file
    const char* label;     ///< English, the id in the catalogue
    FieldForm form;
    const char* unit;  ///< English id, "" without
};

/// All of them, in the order of the form.
std::span<const FieldDefinition> carrier_fields();
const FieldDefinition& definition(CarrierField field);
/// Refuses an unknown key with the nearest ones.
base::Result<CarrierField> field_from_key(std::string_view key);

struct Choice {
    std::string key;
    Name name;
};
/// The choices of a field of that form; empty for others. Responsible areas come from the plan, with "" for none.
std::vector<Choice> choices(const Plan& plan, CarrierField field);

/// The value in its canonical form; empty: not known.
std::string read_field(const Carrier& carrier, CarrierField field);
/// Reads a value as people type it: "19.2万", "１９２０００", "3.2亿", "50 亩", "66.7公顷" (mu = 1/15 ha), "2023年5月".
/// Refuses what it cannot be, naming the field, and leaves the carrier as it is.
base::Result<void> write_field(const Plan& plan, Carrier& carrier, CarrierField field, std::string_view text);

struct FieldValue {
    CarrierField field;
    std::string text;
};

/// A canonical value as people read it, with its unit: 在建, 19.2 万平方米 / 192,000 m²; a dash for "not known". A long
/// text is cut.
Name shown_value(const Plan& plan, const FieldValue& value);

}  // namespace plan
