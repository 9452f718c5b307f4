#include "column_form.h"

#include "plan/carrier_fields.h"

namespace store {

base::TextForm form_of(std::string_view table, std::string_view column) {
    if (table == "notes" || table == "accepted_findings") return base::TextForm::lines;
    const auto field = table == "carriers" ? plan::field_from_key(column) : base::Result<plan::CarrierField>();
    const bool lines = table == "carriers" && field && plan::definition(*field).form == plan::FieldForm::long_text;
    return lines ? base::TextForm::lines : base::TextForm::line;
}

}  // namespace store
