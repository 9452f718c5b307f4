// Tables as people leave them: a row of units, rows without a name, a cell that strayed. Nothing of them is lost
// without a word.
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "haining_package.h"
#include "plan/index.h"
#include "tables/import.h"

namespace {

using tables::ImportPreview;
using SheetRows = std::vector<std::vector<std::string>>;

ImportPreview preview(const SheetRows& rows) {
    auto result = tables::preview_import(plan::Index(support::haining_package()), rows, {});
    EXPECT_TRUE(result) << base::to_line(result.error());
    return result.value_or(ImportPreview{});
}

/// Where and why the only cell was refused.
std::string refusal_in(const ImportPreview& p) {
    if (p.refused.size() != 1) return std::to_string(p.refused.size()) + " cells are refused";
    return cell_name(p.refused[0].at) + " " + base::to_line(p.refused[0].reason);
}

}  // namespace

TEST(UntidyTable, ARowOfUnitsUnderItsTitlesIsNoTableOfItsOwn) {
    for (const char* areas : {"地区", "镇街"}) {
        const ImportPreview p =
            preview({{areas, "2024年发明专利"}, {"单位", "件"}, {"许村镇", "150"}, {"斜桥镇", "160"}});
        EXPECT_EQ(p.values.size(), 2U) << areas;
        EXPECT_EQ(p.blocks.size(), 1U) << areas;
    }
    const ImportPreview beside = preview({{"地区", "2024年发明专利", "", "地区", "2024年发明专利"},
                                          {"单位", "件", "", "单位", "百件"},
                                          {"许村镇", "150", "", "斜桥镇", "2"}});
    ASSERT_EQ(beside.values.size(), 2U);
    EXPECT_EQ(beside.values[1].draft.value, 200);
}

TEST(UntidyTable, TitlesWithoutRowsOfDataAreSaid) {
    const ImportPreview p = preview({{"地区", "2023年发明专利"}, {"单位", "2024年发明专利"}, {"许村镇", "150"}});
    EXPECT_EQ(p.values.size(), 1U);
    EXPECT_EQ(refusal_in(p).substr(0, 3), "B1 ") << refusal_in(p);
}
