#include "column_form.h"

#include "plan/carrier_fields.h"

namespace store {

base::TextForm form_of(std::string_view table, std::string_view column) {
    for (const std::string_view with_lines : {"notes", "accepted_findings", "gap_remarks", "note_replies"})
        if (table == with_lines) return base::TextForm::lines;
    if (table == "scenarios" && column == "remark") return base::TextForm::lines;
    const auto field = table == "carriers" ? plan::field_from_key(column) : base::Result<plan::CarrierField>();
    const bool lines = table == "carriers" && field && plan::definition(*field).form == plan::FieldForm::long_text;
    return lines ? base::TextForm::lines : base::TextForm::line;
}

}  // namespace store
