// The tables of the dock: content, order, filter, copy.
#include "session/tables.h"

#include <gtest/gtest.h>

#include "haining_plan.h"
#include "plan/review_index.h"
#include "sample_plan.h"

namespace {

using base::Language;
using session::Table;

const session::Cell& cell(const Table& table, std::size_t row, std::string_view key) {
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (table.columns[c].key == key) return table.rows.at(row).cells.at(c);
    throw std::runtime_error("no column " + std::string(key));
}

std::string text(const Table& table, std::size_t row, std::string_view key) { return cell(table, row, key).text; }

void expect_well_formed(const Table& table) {
    for (const session::Row& row : table.rows) {
        ASSERT_EQ(row.cells.size(), table.columns.size());
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            EXPECT_FALSE(row.cells[c].text.empty()) << table.columns[c].key;
            if (!table.columns[c].numeric) continue;
            EXPECT_NE(row.cells[c].missing, row.cells[c].number.has_value());
        }
    }
    for (const session::Column& column : table.columns) EXPECT_FALSE(column.title.empty()) << column.key;
}

Table carriers_of(const plan::Plan& plan, Language language) {
    const plan::Index index(plan);
    return session::carrier_table(plan::ReviewIndex(index), {}, language);
}

/// A table of one text and one numeric column; an empty number is missing.
Table small(const std::vector<std::pair<std::string, std::optional<double>>>& rows) {
    Table table{{{"name", "Name", false}, {"value", "Value", true}}, {}};
    for (const auto& [name, value] : rows)
        table.rows.push_back({{}, {{name, {}, name.empty()}, {value ? "x" : "none", value, !value}}});
    return table;
}

using Rows = std::vector<std::size_t>;

}  // namespace

TEST(AreaTable, HasEveryAreaButTheCity) {
    const plan::Plan& p = *support::haining_plan();
    for (const Language language : {Language::zh, Language::en}) {
        carto::MapOptions options;
        options.language = language;
        const Table table = session::area_table(plan::Index(p), options);
        expect_well_formed(table);
        EXPECT_EQ(table.rows.size(), 13U);
        EXPECT_EQ(table.columns.size(), 8U + 6U);
    }
}

TEST(AreaTable, OfChanganSaysWhatThePlanSays) {
    carto::MapOptions options;
    const Table table = session::area_table(plan::Index(*support::haining_plan()), options);
    EXPECT_EQ(text(table, 1, "area"), "长安镇（高新区）");
    EXPECT_EQ(table.rows[1].feature, plan::unit_ref("330481103"));
    EXPECT_EQ(text(table, 1, "segment"), "西段");
    const double baseline = *cell(table, 1, "baseline").number;
    const double target = *cell(table, 1, "target").number;
    EXPECT_NEAR(*cell(table, 1, "measure").number, baseline / target, 1e-12);
    EXPECT_EQ(text(table, 1, "measure"), "74");
    EXPECT_NEAR(*cell(table, 1, "gap").number, target - baseline, 1e-12);
    EXPECT_NEAR(*cell(table, 1, "required_yearly").number, (target - baseline) / 5, 1e-12);
    EXPECT_EQ(text(table, 1, "class"), "▼ 过半");
    EXPECT_EQ(cell(table, 1, "attainment.rd_gdp").number, cell(table, 1, "measure").number);
    EXPECT_EQ(table.rows[12].feature, plan::park_ref("P1"));
}

TEST(AreaTable, SaysWhatIsMissing) {
    const Table table = session::area_table(plan::Index(support::sample_plan()), {});
    EXPECT_EQ(text(table, 1, "baseline"), "无基期值");
    EXPECT_EQ(text(table, 1, "target"), "4.0");
    EXPECT_EQ(text(table, 1, "gap"), "无基期值");
    EXPECT_EQ(text(table, 1, "class"), "无基期值");
    EXPECT_EQ(text(table, 2, "baseline"), "不适用");
    EXPECT_TRUE(cell(table, 2, "measure").missing);
    EXPECT_EQ(text(table, 0, "attainment.tech_firms"), "0");  // a real zero
    EXPECT_EQ(cell(table, 0, "attainment.tech_firms").number, 0);
    EXPECT_EQ(text(table, 1, "segment"), "不在廊道");
    carto::MapOptions later;
    later.year = 2025;
    EXPECT_EQ(text(session::area_table(plan::Index(support::sample_plan()), later), 0, "measure"), "无实际值");
}

TEST(AreaTable, NamesYearsAndUnits) {
    carto::MapOptions options;
    EXPECT_EQ(session::area_table(plan::Index(support::sample_plan()), options).columns[4].title,
              "目标完成率 2020 (%)");
    EXPECT_EQ(session::area_table(plan::Index(support::sample_plan()), options).columns[6].title,
              "与目标差距 (百分点)");
    options.indicator = "tech_firms";
    EXPECT_EQ(session::area_table(plan::Index(support::sample_plan()), options).columns[6].title, "与目标差距 (家)");
    options.indicator = "rd_gdp";
    options.measure = plan::Measure::target;
    EXPECT_EQ(session::area_table(plan::Index(support::sample_plan()), options).columns[4].title, "目标值 2025 (%)");
}

TEST(AreaTable, OfAPlanWithoutIndicatorsIsEmpty) {
    plan::Plan p = support::sample_plan();
    p.indicators.clear();
    EXPECT_TRUE(session::area_table(plan::Index(p), {}).rows.empty());
}

TEST(CarrierTable, HasTheFactsOfTheInspector) {
    const Table table = carriers_of(*support::haining_plan(), Language::zh);
    expect_well_formed(table);
    expect_well_formed(carriers_of(*support::haining_plan(), Language::en));
    ASSERT_EQ(table.rows.size(), 22U);
    EXPECT_EQ(table.rows[16].feature, plan::carrier_ref(17));
    EXPECT_EQ(text(table, 16, "body"), "斜桥镇");
    EXPECT_EQ(text(table, 16, "unit"), "斜桥镇");
    EXPECT_EQ(text(table, 16, "chainage"), "≈K34+800");
    EXPECT_EQ(text(table, 16, "offset"), "≈0.2 千米 可能在北侧");
    EXPECT_EQ(text(table, 16, "station"), "斜桥");
    EXPECT_EQ(text(table, 16, "station_distance"), "≈0.8 千米");
    EXPECT_EQ(text(table, 16, "within"), "可能");
    EXPECT_EQ(text(table, 16, "uncertainty"), "±4 千米");
    EXPECT_NEAR(*cell(table, 16, "chainage").number, 34812, 0.5);
}

TEST(CarrierTable, SaysOfAnUnlocatedCarrierThatItIs) {
    const Table table = carriers_of(support::sample_plan(), Language::zh);
    const std::string unlocated = plan::label(plan::PositionQuality::none).zh;
    for (const char* key : {"unit", "segment", "chainage", "offset", "station", "station_distance", "uncertainty"}) {
        EXPECT_EQ(text(table, 1, key), unlocated) << key;
        EXPECT_TRUE(cell(table, 1, key).missing) << key;
        EXPECT_FALSE(cell(table, 1, key).number) << key;
    }
    plan::Plan bare = support::sample_plan();
    bare.rail.clear();
    bare.stations.clear();
    bare.units.clear();
    const Table without = carriers_of(bare, Language::zh);
    expect_well_formed(without);
    EXPECT_EQ(text(without, 0, "chainage"), "无线路");
    EXPECT_EQ(text(without, 0, "unit"), "市域之外");
}

TEST(Arrange, SortsNumbersWithTheMissingLastInBothDirections) {
    const Table table = small({{"a", 10}, {"b", {}}, {"c", 9}, {"d", -1}, {"e", {}}, {"f", 9}});
    EXPECT_EQ(session::arrange(table, {"value", true, ""}), (Rows{3, 2, 5, 0, 1, 4}));
    EXPECT_EQ(session::arrange(table, {"value", false, ""}), (Rows{0, 2, 5, 3, 1, 4}));
    EXPECT_EQ(session::arrange(table, {"", true, ""}), (Rows{0, 1, 2, 3, 4, 5}));
    EXPECT_EQ(session::arrange(table, {"nonsense", false, ""}), (Rows{0, 1, 2, 3, 4, 5}));
}

TEST(Arrange, SortsChineseByPinyinBehindLatin) {
    // syllable by syllable, so xi an before xian; 长 as in names of places
    const Table table =
        small({{"周王庙", 1}, {"先", 1}, {"西安", 1}, {"长安", 1}, {"", 1}, {"Zeta", 1}, {"alpha", 1}, {"许村", 1}});
    EXPECT_EQ(session::arrange(table, {"name", true, ""}), (Rows{6, 5, 3, 2, 1, 7, 0, 4}));
    EXPECT_EQ(session::arrange(table, {"name", false, ""}), (Rows{0, 7, 1, 2, 3, 5, 6, 4}));
}

TEST(Arrange, FiltersByWordsInAnyCell) {
    const Table table = small({{"长安 Town", 1}, {"许村 TOWN", {}}, {"ＡＢＣ（高新区）", 1}});
    const auto filtered = [&](const char* filter) { return session::arrange(table, {"", true, filter}); };
    EXPECT_EQ(filtered("town"), (Rows{0, 1}));
    EXPECT_EQ(filtered("ｔｏｗｎ"), (Rows{0, 1}));
    EXPECT_EQ(filtered("town none"), (Rows{1}));
    EXPECT_EQ(filtered("NONE　许"), (Rows{1}));
    EXPECT_EQ(filtered("abc"), (Rows{2}));
    EXPECT_EQ(filtered("(高新区)"), (Rows{2}));
    EXPECT_EQ(filtered("townnone"), (Rows{}));  // cells do not run together
    EXPECT_EQ(filtered("  "), (Rows{0, 1, 2}));
}

TEST(AsText, IsTabSeparatedInTheOrderAsked) {
    const Table table = small({{"a\tb\nc", 1}, {"d", {}}});
    EXPECT_EQ(session::as_text(table, {1, 0}, {"value", "nonsense", "name"}), "Value\tName\nnone\td\nx\ta b c\n");
    EXPECT_EQ(session::as_html("a <b>\tR&D\n1\t2\n"),
              "<meta charset=\"utf-8\"><table><tr><td>a &lt;b&gt;</td><td>R&amp;D</td></tr>"
              "<tr><td>1</td><td>2</td></tr></table>");
    EXPECT_EQ(session::as_html("=1+1\t-0.5%\t-cmd\t-\n"),
              "<meta charset=\"utf-8\"><table><tr><td>'=1+1</td><td>-0.5%</td><td>'-cmd</td><td>-</td></tr></table>");
    EXPECT_EQ(session::as_text(table, {}, {"name"}), "Name\n");
    EXPECT_EQ(session::as_text(table, {0}, {}), "");
}
