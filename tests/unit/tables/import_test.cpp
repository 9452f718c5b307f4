// Other people's tables as observations: what is understood, refused and not recognised.
#include "tables/import.h"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "haining_package.h"
#include "plan/index.h"
#include "plan/measures.h"
#include "plan/sample_data.h"

namespace {

using tables::ImportOptions;
using tables::ImportPreview;
using SheetRows = std::vector<std::vector<std::string>>;
using tables::ValueChange;

const plan::Plan& haining() { return support::haining_package(); }

ImportPreview preview(const SheetRows& rows, const ImportOptions& options = {}, const plan::Plan& plan = haining()) {
    auto result = tables::preview_import(plan::Index(plan), rows, options);
    EXPECT_TRUE(result) << base::to_line(result.error());
    return result.value_or(ImportPreview{});
}

std::string refusal(const SheetRows& rows, const ImportOptions& options = {}) {
    const auto result = tables::preview_import(plan::Index(haining()), rows, options);
    return result ? "" : base::to_line(result.error());
}

ImportOptions of_year(int year) {
    ImportOptions options;
    options.year = year;
    return options;
}

/// Why the only cell of a table was refused.
std::string reason_of(const std::string& cell, const std::string& indicator = "R&D占GDP") {
    const ImportPreview p = preview({{"地区", indicator, "发明专利 2023"}, {"许村镇", cell, ""}}, of_year(2023));
    return p.refused.size() == 1 ? base::to_line(p.refused[0].reason) : "";
}

std::string reason_at(const ImportPreview& p, std::size_t column) {
    const auto& reason = p.columns.at(column).reason;
    return reason ? base::to_line(*reason) : "";
}

double value_at(const ImportPreview& p, std::size_t i) { return p.values.at(i).draft.value; }

}  // namespace

TEST(ObservationImport, OneHeaderRowWithYears) {
    const ImportPreview p =
        preview({{"地区", "R&D占GDP 2022", "孵化器（2023年）", "备注"}, {"许村镇", "1.2", "1", "x"}});
    ASSERT_EQ(p.values.size(), 2U);
    EXPECT_EQ(p.values[0].draft.area, "xucun");
    EXPECT_EQ(p.values[0].draft.indicator, "rd_gdp");
    EXPECT_EQ(p.values[0].draft.year, 2022);
    EXPECT_EQ(value_at(p, 0), 1.2);
    EXPECT_EQ(p.values[1].draft.indicator, "incubators");
    EXPECT_EQ(p.values[1].draft.year, 2023);
    EXPECT_TRUE(p.clean());
    EXPECT_EQ(p.columns[3].use, tables::ColumnUse::remark);
}

TEST(ObservationImport, TitlesWithoutAYearNeedOne) {
    SheetRows rows{{"年度统计"}, {}, {"单位", "科技型企业"}, {"许村镇", "120"}};
    const ImportPreview asked = preview(rows);
    ASSERT_EQ(asked.open_questions(), 1);
    EXPECT_EQ(asked.questions.front().id, "year:A");
    EXPECT_TRUE(asked.values.empty());
    ImportOptions answered;
    answered.answers["year:A"] = "2024";
    EXPECT_EQ(preview(rows, answered).values.at(0).draft.year, 2024);
    const ImportPreview p = preview(rows, of_year(2023));
    ASSERT_EQ(p.values.size(), 1U);
    EXPECT_EQ(p.values[0].at, (tables::CellPlace{4, 2}));
    rows[0][0] = "2022年度统计";
    EXPECT_EQ(preview(rows).values.at(0).draft.year, 2022) << "the line above the header says it";
    EXPECT_EQ(preview(rows, of_year(2023)).values.at(0).draft.year, 2023) << "what is chosen goes first";
}

TEST(ObservationImport, YearsAloneNeedAnIndicator) {
    ImportOptions options;
    options.indicator = "incubators";
    const ImportPreview p = preview({{"地区", "2021", "2022年"}, {"许村镇", "0", "1"}}, options);
    ASSERT_EQ(p.values.size(), 2U);
    EXPECT_EQ(p.values[1].draft.year, 2022);
}

TEST(ObservationImport, ARowAValue) {
    const ImportPreview p = preview({{"地区", "指标", "年份", "数值", "状态", "来源"},
                                     {"许村镇", "R&D占GDP", "2022年", "1.2%", "快报", "统计局"},
                                     {"全市", "table2.7", "2022", "80", "", ""},
                                     {"许村镇", "不知所云", "2022", "1", "", ""}});
    ASSERT_EQ(p.values.size(), 2U);
    EXPECT_EQ(p.values[0].draft.state, plan::ValueState::preliminary);
    EXPECT_EQ(p.values[0].draft.source, "统计局");
    EXPECT_EQ(p.values[1].draft.area, "city");
    EXPECT_EQ(p.values[1].draft.indicator, "table2.7");
    ASSERT_EQ(p.refused.size(), 1U);
    EXPECT_EQ(p.refused[0].at, (tables::CellPlace{4, 2}));
}

TEST(ObservationImport, NamesAreFoundByWritingThenByOtherNames) {
    const auto area_of = [](const std::string& name) {
        const ImportPreview p = preview({{"地区", "孵化器 2023"}, {name, "1"}, {"许村镇", "1"}});
        return p.values.size() == 2 ? p.values[0].draft.area : std::string();
    };
    EXPECT_EQ(area_of("长安镇（高新区）"), "changan");
    EXPECT_EQ(area_of("长安镇(高新区)"), "changan");
    EXPECT_EQ(area_of(" 长安镇 （ 高新区 ） "), "changan");
    EXPECT_EQ(area_of("长安镇"), "changan");
    EXPECT_EQ(area_of("高新区"), "changan");
    EXPECT_EQ(area_of("黄湾镇"), "huangwan");
    EXPECT_EQ(area_of("“鹃湖国际科技城”"), "juanhu");
    EXPECT_EQ(area_of("合计"), "city");
    EXPECT_EQ(area_of("火星镇"), "");
}

TEST(ObservationImport, ATableOfUnknownNamesCanBeBoundByHand) {
    const SheetRows rows{{"镇街", "孵化器", ""}, {"", "2022", "2023"}, {"许村", "1", "2"}, {"盐官", "3", "4"}};
    const ImportPreview p = preview(rows);
    EXPECT_EQ(p.blocks.at(0).first_row, 3U);
    ASSERT_EQ(p.unmatched.size(), 2U);
    EXPECT_EQ(p.unmatched[1].nearest.at(0), "yanguan");
    ImportOptions options;
    options.bindings = {{"许村", "xucun"}, {"盐官", "yanguan"}};
    EXPECT_EQ(preview(rows, options).values.size(), 4U);
    SheetRows many{{"地区", "孵化器 2022"}};
    for (int i = 0; i < 300; ++i) many.push_back({"地" + std::to_string(i), "1"});
    EXPECT_NE(refusal(many).find("more than 200 names"), std::string::npos);
}

TEST(ObservationImport, WhatALongRowDoesNotSayClearlyIsRefused) {
    const auto refused_at = [](const std::vector<std::string>& row) {
        ImportOptions options;
        options.year = 2023;
        const ImportPreview p =
            preview({{"地区", "指标", "年份", "数值", "状态"}, {"许村镇", "发明专利", "2022", "5", ""}, row}, options);
        EXPECT_EQ(p.values.size(), p.refused.empty() ? 2U : 1U);
        return p.refused.empty() ? 0U : p.refused.at(0).at.column;
    };
    EXPECT_EQ(refused_at({"许村镇", "孵化器", "20225", "3", ""}), 3U);
    EXPECT_EQ(refused_at({"许村镇", "孵化器", "去年", "3", ""}), 3U);
    EXPECT_EQ(refused_at({"许村镇", "孵化器", "2022-2023", "3", ""}), 3U);
    EXPECT_EQ(refused_at({"许村镇", "孵化器", "2022", "3", "大概"}), 5U);
    EXPECT_EQ(refused_at({"", "孵化器", "2022", "3", ""}), 1U) << "a value of nobody is not passed over";
    EXPECT_EQ(refused_at({"许村镇", "孵化器", "２０２２年度", "3", "初步"}), 0U);
    EXPECT_EQ(refused_at({"许村镇", "孵化器", "", "3", "/"}), 0U) << "the year that was chosen";
}

TEST(ObservationImport, ALineOfUnitsIsNoRow) {
    EXPECT_TRUE(preview({{"地区", "孵化器 2022"}, {"", "家"}, {"许村镇", "1"}}).clean());
}

TEST(ObservationImport, FiguresOfTheCityGoByKeyOrAnyOfTheirNames) {
    const plan::CityFigure* figure = plan::Index(haining()).figure("table2.7");
    ASSERT_NE(figure, nullptr);
    for (const std::string& title :
         {std::string("table2.7"), figure->name.zh, figure->name.en, figure->name.zh + " (table2.7)",
          figure->name.zh + "（" + figure->unit.zh + "）"}) {
        const ImportPreview wide = preview({{"地区", title + " 2022"}, {"全市", "80"}});
        ASSERT_EQ(wide.values.size(), 1U) << title;
        EXPECT_EQ(wide.values[0].draft.indicator, "table2.7");
        const ImportPreview rows = preview({{"地区", "指标", "年份", "数值"}, {"全市", title, "2022", "80"}});
        ASSERT_EQ(rows.values.size(), 1U) << title;
        EXPECT_EQ(rows.values[0].draft.indicator, "table2.7");
    }
}

TEST(ObservationImport, ABareNumberIsNoIndicatorOfAColumn) {
    const ImportPreview p = preview({{"地区", "1", "孵化器 2022"}, {"许村镇", "7", "3"}}, of_year(2023));
    ASSERT_EQ(p.values.size(), 1U);
    EXPECT_EQ(p.values[0].draft.indicator, "incubators");
}

TEST(ObservationImport, WhatFitsTwoIsAskedAndNeverGuessed) {
    plan::Plan p = haining();
    p.areas.push_back(p.areas.front());
    p.areas.back().key = "second";
    p.indicators.push_back(p.indicators.front());
    p.indicators.back().key = "second";
    const std::string area = p.areas.front().name.zh, indicator = p.indicators.front().name.zh;
    const ImportPreview wide =
        preview({{"地区", indicator + " 2022", "孵化器 2022"}, {area, "7", "3"}, {"盐官镇", "", "3"}}, {}, p);
    EXPECT_EQ(wide.values.size(), 1U);
    ASSERT_EQ(wide.unmatched.size(), 1U);
    EXPECT_EQ(wide.unmatched[0].nearest.at(1), "second") << "those that it fits, before the nearest";
    EXPECT_NE(reason_at(wide, 1).find("more than one"), std::string::npos);
    const ImportPreview rows = preview({{"地区", "指标", "年份", "数值"}, {"盐官镇", indicator, "2022", "3"}}, {}, p);
    ASSERT_EQ(rows.refused.size(), 1U);
    EXPECT_NE(base::to_line(rows.refused[0].reason).find("more than one"), std::string::npos);
}

TEST(ObservationImport, SharesThatAreFractionsAreWarnedOf) {
    EXPECT_TRUE(preview({{"地区", "R&D占GDP 2022"}, {"许村镇", "0.9"}, {"盐官镇", "0.012"}}).warnings.empty());
    const ImportPreview p = preview({{"地区", "R&D占GDP 2022"}, {"许村镇", "0.009"}, {"盐官镇", "0.012"}});
    ASSERT_EQ(p.warnings.size(), 1U);
    EXPECT_NE(base::to_line(p.warnings[0]).find("hundredth"), std::string::npos);
    EXPECT_NE(base::to_line(p.warnings[0], base::Language::zh).find("2.5%"), std::string::npos);
}

TEST(ObservationImport, AnUnknownNameIsShownWithTheNearestAndBoundOnce) {
    const SheetRows rows{{"地区", "孵化器 2023"}, {"许村", "1"}, {"盐官镇", "1"}, {"许村", "2"}};
    const ImportPreview p = preview(rows);
    ASSERT_EQ(p.unmatched.size(), 1U);
    EXPECT_EQ(p.unmatched[0].at, (std::vector<tables::CellPlace>{{2, 1}, {4, 1}}));
    EXPECT_EQ(p.unmatched[0].nearest.at(0), "xucun");
    ImportOptions options;
    options.bindings["许村"] = "xucun";
    const ImportPreview bound = preview({{"地区", "孵化器 2023"}, {"许村", "1"}}, options);
    EXPECT_TRUE(bound.clean());
    const auto edit = tables::edit_of(plan::Index(haining()), bound, options, {"王五", "2026-11-26"});
    ASSERT_TRUE(edit);
    const plan::Plan next = plan::apply(haining(), *edit);
    EXPECT_EQ(plan::actual(plan::Index(next), "xucun", "incubators", 2023), 1);
    EXPECT_TRUE(preview({{"地区", "孵化器 2024"}, {"许村", "1"}}, {}, next).clean()) << "remembered";
}

TEST(ObservationImport, WhatNobodySeesInANameIsLeftOutAndCounted) {
    const ImportPreview p = preview({{"地区", "孵化器 2023"},
                                     {"\u200B许村镇\uFEFF", "1"},
                                     {"盐官镇\u202E", "1"},
                                     {"\x01长安镇", "1"},
                                     {"斜桥镇\u2028", "1"},
                                     {"马桥街道", "1"}});
    EXPECT_EQ(p.values.size() + p.unmatched.size(), 5U);
    for (const tables::UnmatchedName& unknown : p.unmatched)
        EXPECT_EQ(unknown.name.find_first_of("\x01\xE2"), std::string::npos) << unknown.name;
    const auto counted = std::find_if(p.notes.begin(), p.notes.end(), [](const base::Error& note) {
        return base::to_line(note).find("left out of 4 of its names") != std::string::npos;
    });
    EXPECT_NE(counted, p.notes.end());
    EXPECT_EQ(preview({{"地区", "孵化器 2023"}, {"许村镇", "1"}}).notes.size(), 0U);
}

TEST(ObservationImport, EveryKindOfWrongCellSaysWhy) {
    EXPECT_NE(reason_of("abc").find("not a number"), std::string::npos);
    EXPECT_NE(reason_of("约1.5").find("not a number"), std::string::npos);
    EXPECT_NE(reason_of("150").find("over 100"), std::string::npos);
    EXPECT_NE(reason_of("-1").find("negative"), std::string::npos);
    EXPECT_NE(reason_of("1.5", "孵化器").find("whole numbers"), std::string::npos);
    EXPECT_NE(
        reason_at(preview({{"地区", "孵化器 2031", "孵化器 2023"}, {"许村镇", "1", ""}}), 1).find("outside the plan"),
        std::string::npos);
    EXPECT_NE(reason_of("1.00", "R&D占GDP 2020").find("the plan says 0.86"), std::string::npos);
    EXPECT_NE(reason_of("3", "R&D占GDP 2025年目标").find("the plan says 2"), std::string::npos);
    EXPECT_EQ(reason_of("2.00", "R&D占GDP 2025年目标"), "");
    for (const char* missing : {"", "/", "—", "－", "-", "N/A"}) {
        const ImportPreview p = preview({{"地区", "R&D占GDP"}, {"许村镇", missing}, {"盐官镇", "1"}}, of_year(2023));
        EXPECT_EQ(p.values.size(), 1U) << missing;
        EXPECT_TRUE(p.clean()) << missing;
    }
}

TEST(ObservationImport, ThePlansOwnColumnsAreComparedAndNeverTaken) {
    const ImportPreview p = preview({{"地区", "R&D占GDP 2020年基期", "R&D占GDP 2023", "R&D占GDP 2025年目标"},
                                     {"许村镇", "0.86", "1.3", "2.00"},
                                     {"盐官镇", "9.99", "1.3", ""}});
    EXPECT_EQ(p.values.size(), 2U);
    ASSERT_EQ(p.refused.size(), 1U);
    EXPECT_EQ(p.refused[0].at, (tables::CellPlace{3, 2}));
}

TEST(ObservationImport, TwoValuesForOneThingAreAQuestion) {
    const ImportPreview p = preview({{"地区", "孵化器 2023"}, {"许村镇", "1"}, {"许村镇", "1"}, {"许村镇", "2"}});
    EXPECT_EQ(p.values.size(), 1U);
    ASSERT_EQ(p.refused.size(), 1U);
    EXPECT_EQ(p.refused[0].at.row, 4U);
}

TEST(ObservationImport, TheDifferenceIsTold) {
    const plan::Plan now =
        plan::apply(haining(), *tables::edit_of(plan::Index(haining()),
                                                preview({{"地区", "孵化器 2023"}, {"许村镇", "1"}, {"盐官镇", "1"}}),
                                                {}, {"王五", "2026-11-26"}));
    const ImportPreview p =
        preview({{"地区", "孵化器 2023"}, {"许村镇", "2"}, {"盐官镇", "1"}, {"斜桥镇", "3"}}, {}, now);
    EXPECT_EQ(p.count(ValueChange::changed), 1);
    EXPECT_EQ(p.count(ValueChange::same), 1);
    EXPECT_EQ(p.count(ValueChange::added), 1);
    EXPECT_EQ(p.values[0].before, 1);
    EXPECT_EQ(p.drafts().size(), 2U);
}

TEST(ObservationImport, SumsAreHeldAgainstTheCitysRow) {
    SheetRows rows{{"地区", "孵化器 2023"}};
    for (const plan::Area& area : haining().areas) {
        const plan::Target* asked = plan::Index(haining()).target(area.key, "incubators");
        if (area.kind != plan::AreaKind::city && asked != nullptr && (asked->baseline || asked->target))
            rows.push_back({area.name.zh, "1"});
    }
    const std::string right = std::to_string(rows.size() - 1);
    rows.push_back({"全市", right});
    EXPECT_TRUE(preview(rows).warnings.empty());
    rows.back()[1] = "99";
    ASSERT_EQ(preview(rows).warnings.size(), 1U);
    EXPECT_NE(base::to_line(preview(rows).warnings[0]).find("add up to " + right), std::string::npos);
    rows[1][1] = "/";
    EXPECT_TRUE(preview(rows).warnings.empty()) << "a part proves nothing";
}

TEST(ObservationImport, WhatIsNoSuchTableIsRefused) {
    EXPECT_NE(refusal({}).find("holds nothing"), std::string::npos);
    EXPECT_NE(refusal({{"a", "b"}, {"c", "d"}}).find("none of the plan's areas"), std::string::npos);
    EXPECT_NE(refusal({{"地区", "人口"}, {"许村镇", "5"}}).find("no column of values"), std::string::npos);
    EXPECT_NE(refusal({{"许村镇", "5"}}).find("no column of values"), std::string::npos);
}

TEST(ObservationImport, WhatWasMeasuredNeverBecomesASample) {
    plan::Plan p = haining();
    const std::vector<plan::ObservationDraft> real{{"xucun", "rd_gdp", 2022, 1.9, {}, "统计局", false}};
    p = plan::with_sample_observations(
        plan::apply(std::move(p), *plan::observe(plan::Index(p), real, {"李工", "2026-11-26"})));
    const ImportPreview edited = preview(
        {{"示例 SAMPLE", "", ""}, {"地区", "R&D占GDP 2022", "R&D占GDP 2023"}, {"许村镇", "1.95", "1.6"}}, {}, p);
    ASSERT_EQ(edited.values.size(), 2U);
    EXPECT_FALSE(edited.values[0].draft.sample);
    EXPECT_TRUE(edited.values[1].draft.sample) << "a sample that was changed is one still";
    EXPECT_FALSE(edited.warnings.empty()) << "and that is said";
    const double made_up = plan::Index(p).observation("xucun", "rd_gdp", 2023)->value;
    const ImportPreview measured = preview({{"地区", "R&D占GDP 2023"}, {"许村镇", fmt::format("{}", made_up)}}, {}, p);
    ASSERT_EQ(measured.count(ValueChange::changed), 1) << "the same number, but measured";
    EXPECT_FALSE(measured.drafts().front().sample);
}

TEST(ObservationImport, ALineThatSaysSeveralYearsSaysNone) {
    const ImportPreview several =
        preview({{"科技指标（2021-2025年）2023年实绩", ""}, {"地区", "R&D占GDP"}, {"许村镇", "1.3"}});
    EXPECT_TRUE(several.values.empty());
    EXPECT_EQ(several.open_questions(), 1);
    const ImportPreview one = preview({{"2023年度科技指标", ""}, {"地区", "R&D占GDP"}, {"许村镇", "1.3"}});
    ASSERT_EQ(one.values.size(), 1U);
    EXPECT_EQ(one.values[0].draft.year, 2023);
}

TEST(ObservationImport, AMisspeltTitleIsSaid) {
    const ImportPreview p =
        preview({{"地区", "R&D占GDP 2023", "RD占GDP比例 2023", "备注"}, {"许村镇", "1.3", "2", "无"}});
    EXPECT_EQ(p.columns[2].outcome, tables::Outcome::left_out);
    EXPECT_NE(reason_at(p, 2).find("比例"), std::string::npos);
}

TEST(ObservationImport, ANewSourceMakesTheSameNumberFinal) {
    plan::Plan p = haining();
    const std::vector<plan::ObservationDraft> early{
        {"xucun", "rd_gdp", 2023, 1.3, plan::ValueState::preliminary, "快报", false}};
    p = plan::apply(std::move(p), *plan::observe(plan::Index(p), early, {"李工", "2026-11-26"}));
    const SheetRows rows{{"地区", "R&D占GDP 2023"}, {"许村镇", "1.3"}};
    EXPECT_EQ(preview(rows, {}, p).count(ValueChange::same), 1) << "a table that says nothing changes nothing";
    ImportOptions yearbook;
    yearbook.source = "年报";
    const ImportPreview final_value = preview(rows, yearbook, p);
    ASSERT_EQ(final_value.count(ValueChange::changed), 1);
    EXPECT_EQ(final_value.drafts().front().state, plan::ValueState::final_value);
}

TEST(ObservationImport, AUnitAboveTheTableIsAskedAboutWhereItIsOfAnotherWord) {
    const SheetRows rows{{"单位：百件"}, {"地区", "2023年发明专利", "2023年科技型企业"}, {"许村镇", "1.5", "90"}};
    const ImportPreview p = preview(rows);
    ASSERT_EQ(p.values.size(), 1U);
    EXPECT_EQ(value_at(p, 0), 150);
    ASSERT_EQ(p.open_questions(), 1);
    EXPECT_EQ(p.questions.front().id, "unit:C");
    ImportOptions options;
    options.answers["unit:C"] = "家";
    EXPECT_EQ(value_at(preview(rows, options), 1), 90);
    options.answers["unit:C"] = "百件";
    EXPECT_EQ(value_at(preview(rows, options), 1), 9000);
}

TEST(ObservationImport, LinesAndRowsThatAreNoDataAreKnownByTheirFirstWords) {
    for (const char* line : {"填报单位：市科技局2022年", "联系电话：2022", "打印时间：2022-01-05", "制表人：2022",
                             "填报日期：2022年", "审核：2022年"}) {
        const ImportPreview p = preview({{line}, {"地区", "发明专利"}, {"许村镇", "15"}});
        EXPECT_TRUE(p.values.empty() && p.open_questions() == 1) << line << ": its year is no table's";
    }
    const auto left_out = [](const char* name) {
        const ImportPreview p = preview({{"地区", "发明专利2023年"}, {"许村镇", "15"}, {name, "16"}});
        return p.left_out_rows.size() == 1 && p.values.size() == 1 && p.unmatched.empty()
                   ? base::to_line(p.left_out_rows[0].reason)
                   : "";
    };
    for (const char* note : {"注：快报", "备注：快报", "说明：快报", "资料来源：统计局", "数据来源：统计局"})
        EXPECT_EQ(left_out(note), "is a note") << note;
    for (const char* sum : {"小计", "镇小计", "西部", "其中", "平均", "全省", "嘉兴市"})
        EXPECT_EQ(left_out(sum), "sums up or compares others; it is no area") << sum;
    for (const char* other : {"某某有限公司", "浙大研究院", "某某孵化器", "某某产业园"})
        EXPECT_EQ(left_out(other), "is no area, but an enterprise or an institution") << other;
    for (const char* title : {"所在镇街", "所属地区", "协作地区", "对口地区", "注册地", "所在地"})
        EXPECT_EQ(preview({{"地区", title, "发明专利2023年"}, {"许村镇", "长安镇（高新区）", "15"}}).values.size(), 1U)
            << title;
}

TEST(ObservationImport, UnitsOfEveryDimensionAndScaleAreKnown) {
    const std::vector<std::pair<const char*, double>> k_counts{
        {"件", 15}, {"个", 15}, {"十件", 150}, {"百件", 1500}, {"千件", 15000}, {"万件", 150000}, {"项", 15}};
    for (const auto& [unit, value] : k_counts) {
        const ImportPreview p = preview({{"地区", std::string("发明专利2023年（") + unit + "）"}, {"许村镇", "15"}});
        ASSERT_EQ(p.values.size(), 1U) << unit;
        EXPECT_EQ(value_at(p, 0), value) << unit;
    }
    for (const char* unit : {"人", "人年", "位", "万元", "美元", "亩", "公里", "吨", "天"}) {
        const ImportPreview p =
            preview({{"地区", std::string("发明专利2023年（") + unit + "）", "孵化器2023年"}, {"许村镇", "15", "1"}});
        EXPECT_EQ(p.values.size(), 1U) << unit;
        const std::string reason = reason_at(p, 1);
        EXPECT_NE(reason.find(std::string("is in ") + unit), std::string::npos) << reason;
    }
    EXPECT_EQ(value_at(preview({{"地区", "R&D占GDP2023年（‰）"}, {"许村镇", "15"}}), 0), 1.5);
}

// Bureaus write both in one line; the unit was lost with the form line, and 15 hundreds were taken for 15.
TEST(ObservationImport, AUnitBehindTheNameOfABureauCounts) {
    for (const std::vector<std::string>& line :
         std::vector<std::vector<std::string>>{{"填报单位：市科技局　　单位：百件"},
                                               {"填报单位：市科技局", "单位：百件"},
                                               {"填报单位：", "市科技局", "单位：", "百件"},
                                               {"2023年科技指标（单位：百件）"},
                                               {"联系电话：0573-87222021 计量单位：百件 打印时间：2026-01-05"}}) {
        const ImportPreview p = preview({line, {"地区", "发明专利2023年"}, {"许村镇", "15"}});
        ASSERT_EQ(p.values.size(), 1U) << line[0];
        EXPECT_EQ(value_at(p, 0), 1500) << line[0];
    }
    for (const char* line : {"填报单位：家庭办", "责任单位：市科技局", "填报单位：市科技局 单位：家庭办"})
        EXPECT_EQ(value_at(preview({{line}, {"地区", "发明专利2023年"}, {"许村镇", "15"}}), 0), 15) << line;
}

TEST(ObservationImport, TablesBesideEachOtherMayBeginInOtherRows) {
    const ImportPreview p = preview({{"科技指标", "", "", "镇街", "孵化器 2022年"},
                                     {"地区", "发明专利 2023年", "", "许村镇", "2"},
                                     {"许村镇", "150", "", "长安镇（高新区）", "3"},
                                     {"长安镇（高新区）", "800", "", "盐官镇", "4"},
                                     {"注：快报", "", "", "", ""}});
    EXPECT_TRUE(p.clean());
    ASSERT_EQ(p.values.size(), 5U);
    EXPECT_EQ(p.blocks.size(), 2U);
    double sum = 0;
    for (const tables::ReadValue& v : p.values) sum += v.draft.value;
    EXPECT_EQ(sum, 959);
}

TEST(ObservationImport, AUnitOverTheTableBesideIsAskedAbout) {
    const ImportPreview p = preview({{"单位：百件", "", "", "", ""},
                                     {"地区", "发明专利 2023年", "", "地区", "发明专利 2022年"},
                                     {"许村镇", "15", "", "许村镇", "14"}});
    ASSERT_EQ(p.values.size(), 1U);
    EXPECT_EQ(value_at(p, 0), 1500);
    EXPECT_EQ(p.open_questions(), 1);
    EXPECT_EQ(p.questions.front().id, "unit:E");
}

TEST(ObservationImport, AWordInLatinLettersUnderAnIndicatorIsNoTranslation) {
    const ImportPreview p =
        preview({{"地区", "发明专利", ""}, {"", "PCT", "2023年"}, {"许村镇", "1", "150"}}, of_year(2023));
    ASSERT_EQ(p.values.size(), 1U);
    EXPECT_EQ(value_at(p, 0), 150);
    EXPECT_NE(reason_at(p, 1).find("PCT"), std::string::npos);
    const ImportPreview translated =
        preview({{"地区", "2023年发明专利"}, {"Area", "Granted so far"}, {"许村镇", "150"}});
    ASSERT_EQ(translated.values.size(), 1U);
}
