// A list of carriers: whatever the bytes are, a row is about a carrier of the plan or a new one, its places are on the
// earth, nothing is deleted, and what was taken in comes back as the same.
#include <cmath>

#include "plan/find.h"
#include "sample_plan.h"
#include "tables/carriers.h"
#include "target.h"
#include "text_table.h"

namespace {

using tables::CarrierPreview;

void require_of_the_list(const plan::Plan& plan, const CarrierPreview& preview, std::size_t rows) {
    for (const tables::CarrierColumn& column : preview.columns)
        fuzz::require(column.outcome == tables::Outcome::taken || column.reason.has_value(), "why it is not taken");
    for (const tables::CarrierRow& row : preview.rows) {
        fuzz::require(row.at.row >= 1 && row.at.row <= rows, "a row is one of the list");
        fuzz::require(row.id == 0 || plan::find_carrier(plan, row.id) != nullptr, "of a carrier that there is");
        if (!row.place) continue;
        const geo::LonLat at = row.place->position;
        fuzz::require(std::isfinite(at.lon) && std::isfinite(at.lat), "a place is finite");
        fuzz::require(std::abs(at.lon) <= 180 && std::abs(at.lat) <= 90, "a place is on the earth");
    }
}

}  // namespace

std::vector<std::string> fuzz::seeds() {
    return {"编号,名称,建筑面积（万平方米）,总投资（亿元）\n1,科创中心,1.2,3.2\n2,众创空间,/,0.5\n",
            "名称,经度,纬度,位置来源\n科创中心,120.55,30.452,实测\n",
            "坐标系：CGCS2000,,\n名称,X（北坐标）,Y（东坐标）\n科创中心,3369900.1,553000.2\n",
            "名称,坐标\n科创中心,\"120.55, 30.452\"\n众创空间,120°33′E 30°27′N\n",
            "名称,功能,计划,建设阶段,责任单位\n新孵化器,平台,新建,在建,长安镇（高新区）\n",
            "名称,科创中心,众创空间\n建筑面积,1.2万,3亩\n",
            ""};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const plan::Plan plan = support::sample_plan();
    static const plan::Index index(plan);
    const auto table = formats::parse_text_table(fuzz::text_of(data, size), "", "table");
    if (!table) return 0;
    tables::CarrierOptions options;
    options.text_file = true;
    const auto preview = tables::preview_carriers(index, table->rows, options);
    if (!preview) {
        fuzz::require(!preview.error().message.empty(), "a refusal says why");
        return 0;
    }
    require_of_the_list(plan, *preview, table->rows.size());
    const auto edit = tables::edit_of(index, *preview);
    if (!edit) return 0;
    const plan::Plan after = plan::apply(plan, *edit);
    fuzz::require(after.carriers.size() >= plan.carriers.size() && after.bin.empty(), "nothing is deleted");
    const plan::Index then(after);
    const auto again = tables::preview_carriers(then, table->rows, options);
    fuzz::require(again.has_value(), "the list is one still");
    fuzz::require(again->count(tables::RowChange::added) == 0, "nothing is added twice");
    fuzz::require(again->count(tables::RowChange::changed) == 0, "what was taken in is the same");
    return 0;
}
