#include "carrier_findings.h"

#include <map>
#include <vector>

#include "base/error_words.h"
#include "plan/checks.h"
#include "plan/edit.h"

namespace tables {
namespace {

using base::mark;

void note_findings(const CarrierContext& context, CarrierRow& row, std::vector<plan::Finding> findings) {
    std::erase_if(findings, [](const plan::Finding& finding) {
        return !plan::is_about_position(finding.code) || finding.code == plan::k_carrier_not_surveyed ||
               finding.code == plan::k_carrier_unlocated;
    });
    for (const plan::Finding& finding : findings)
        if (row.moved())
            context.out.warnings.push_back(
                base::make_error(base::ErrorKind::refused, "", mark("row {0} “{1}”: {2}"),
                                 {std::to_string(context.across ? row.at.column : row.at.row), row.after.name.zh,
                                  base::name_argument(finding.message.zh, finding.message.en)}));
    row.place->findings = std::move(findings);
}

}  // namespace

void look_at_places(const CarrierContext& context) {
    plan::Edit edit;
    for (const CarrierRow& row : context.out.rows) {
        if (row.change == RowChange::asked || row.change == RowChange::same) continue;
        edit.carriers.push_back(row.after);
        if (row.id == 0) edit.carriers.back().id = -static_cast<std::int64_t>(row.after.number);
    }
    const plan::Plan after = plan::apply(context.index.plan(), edit);
    const plan::CarrierChecks checks(after);
    std::map<std::int64_t, const plan::Carrier*> by_id;
    for (const plan::Carrier& carrier : after.carriers) by_id.emplace(carrier.id, &carrier);
    for (CarrierRow& row : context.out.rows) {
        if (!row.place) continue;
        const auto at = by_id.find(row.id != 0 ? row.id : -static_cast<std::int64_t>(row.after.number));
        if (at != by_id.end()) note_findings(context, row, checks.check(*at->second));
    }
}

}  // namespace tables
