// A table of values: whatever the bytes are, only values that the plan allows come out of it, each of one area,
// indicator and year once, and every record of the file is a row.
#include <set>
#include <tuple>

#include "sample_plan.h"
#include "tables/import.h"
#include "target.h"
#include "text_table.h"

std::vector<std::string> fuzz::seeds() {
    return {"地区,研发 2022,技术 2023\n许村镇,1.5%,\"1,234\"\n长安镇（高新区）,/,12\n全市,3.1,—\n",
            "各镇指标,,\n地区,科技型中小企业,\n,2022年,2023年\n许村镇,12,13\n鹃湖,1,2\n",
            "area;indicator;year;value;state;source\nxucun;rd_gdp;2022;2.5;preliminary;\"a;b\"\n",
            "\xEF\xBB\xBF"
            "地区\t2021\t2022\n许村镇\t1\t2\n",
            "\"",
            ""};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const plan::Plan plan = support::sample_plan();
    const auto table = formats::parse_text_table(fuzz::text_of(data, size), "", "table");
    if (!table) {
        fuzz::require(!table.error().message.empty(), "a refusal says why");
        return 0;
    }
    tables::ImportOptions options;
    options.year = 2023;
    options.indicator = "rd_gdp";
    const auto preview = tables::preview_import(plan::Index(plan), table->rows, options);
    if (!preview) return 0;
    std::set<std::tuple<std::string, std::string, int>> seen;
    for (const tables::ReadValue& v : preview->values) {
        fuzz::require(plan::check_observation(plan::Index(plan), v.draft).has_value(), "only what the plan allows");
        fuzz::require(seen.emplace(v.draft.area, v.draft.indicator, v.draft.year).second, "each once");
        fuzz::require(v.at.row >= 1 && v.at.row <= table->rows.size(), "its place is in the table");
    }
    return 0;
}
