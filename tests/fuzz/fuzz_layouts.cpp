// How a table was read, as a project keeps it: what is accepted is written again as the same, may be told apart and
// named, and applied to a table it makes no value that the table does not hold.
#include <cmath>

#include "layout_json.h"
#include "sample_plan.h"
#include "tables/layout.h"
#include "tables/sheet_view.h"
#include "target.h"

namespace {

const std::vector<std::vector<std::string>>& rows() {
    static const std::vector<std::vector<std::string>> list{
        {"2023年科技指标", "", "", "", "单位：家"},
        {"地区", "科技型中小企业（百家）2022年", "研发经费占比2023年", "企业数", "排名"},
        {"许村镇", "101", "2.02", "303", "404"},
        {"长安镇（高新区）", "105", "2.06", "307", "408"},
        {"全市", "206", "4.08", "610", "1"}};
    return list;
}

wire::Workbook book() {
    wire::Workbook made;
    made.container = wire::Container::xlsx;
    made.grids.push_back(tables::grid_of(rows()));
    made.grids.back().sheet = "2023年数据";
    return made;
}

/// Ten to a power, or a hundredth of a per cent: a layout may name a unit, never a number.
bool is_scale(double factor) {
    const double power = std::log10(factor);
    return std::abs(power - std::round(power)) < 1e-9;
}

void require_own_numbers(const tables::ImportPreview& preview) {
    for (const tables::ReadValue& value : preview.values) {
        fuzz::require(value.at.row >= 1 && value.at.row <= rows().size(), "its row is in the table");
        const auto& row = rows()[value.at.row - 1];
        fuzz::require(value.at.column >= 1 && value.at.column <= row.size(), "its column is in the table");
        char* end = nullptr;
        const std::string& cell = row[value.at.column - 1];
        const double shown = std::strtod(cell.c_str(), &end);
        fuzz::require(*end == '\0' && !cell.empty(), "a value is a number of the table");
        fuzz::require(is_scale(value.draft.value / shown), "it is scaled by its unit alone");
    }
}

}  // namespace

std::vector<std::string> fuzz::seeds() {
    const plan::Plan plan = support::sample_plan();
    const plan::Index index(plan);
    std::vector<std::string> made{"{}", ""};
    tables::ImportOptions options;
    options.year = 2023;
    options.columns[4].indicator = "tech_firms";
    options.columns[5].leave_out = true;
    options.titles = {{2, 2}};
    options.answers["year:D"] = "2023";
    for (const auto& of : {tables::ImportOptions{}, options}) {
        const auto preview = tables::preview_import(index, book(), of);
        const auto layout = preview ? tables::layout_of(index, *preview, of, "年度", "t.xlsx")
                                    : base::Result<plan::TableLayout>(plan::TableLayout{});
        if (layout) made.push_back(store::layout_to_json(*layout));
    }
    return made;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const plan::Plan plan = support::sample_plan();
    static const plan::Index index(plan);
    auto layout = store::layout_from_json(fuzz::text_of(data, size));
    if (!layout) return 0;
    const std::string written = store::layout_to_json(*layout);
    const auto again = store::layout_from_json(written);
    fuzz::require(again && *again == *layout, "what was written is read as the same");
    fuzz::require(tables::fingerprint(*again) == tables::fingerprint(*layout), "and is known by the same");
    layout->name = "年度";
    const auto read = tables::preview_by_layout(index, book(), *layout, {});
    if (!read) {
        fuzz::require(!read.error().message.empty(), "a refusal says why");
        return 0;
    }
    fuzz::require(!base::to_line(tables::summary_of(*layout, read->differences)).empty(), "what differs is told");
    require_own_numbers(read->preview);
    return 0;
}
