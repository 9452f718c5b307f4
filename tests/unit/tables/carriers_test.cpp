// Other people's lists of carriers: what is understood, which carrier a row is, where it lies, what is asked.
#include "tables/carriers.h"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "geo/china_offset.h"
#include "geo/crs.h"
#include "haining_package.h"
#include "plan/find.h"
#include "plan/index.h"

namespace {

using plan::CarrierField;
using tables::CarrierOptions;
using tables::CarrierPreview;
using tables::CarrierRole;
using tables::Outcome;
using tables::RowChange;
using tables::ValueChange;
using SheetRows = std::vector<std::vector<std::string>>;
using Answers = std::map<std::string, std::string>;

const plan::Plan& haining() { return support::haining_package(); }
const plan::Carrier& carrier(int number) { return *plan::Index(haining()).carrier(number); }

CarrierOptions answered(Answers answers) {
    CarrierOptions options;
    options.answers = std::move(answers);
    return options;
}

std::string told(const CarrierPreview& p) {
    std::string out;
    for (const auto& c : p.columns)
        out += fmt::format("{} {} → {} {} {}\n", tables::cell_name(c.at), c.title, tables::to_key(c.role),
                           static_cast<int>(c.outcome), c.reason ? base::to_line(*c.reason) : "");
    for (const auto& q : p.questions) out += fmt::format("? {}: {} [{}]\n", q.id, base::to_line(q.sentence), q.chosen);
    for (const auto& r : p.refused) out += fmt::format("× {}: {}\n", tables::cell_name(r.at), base::to_line(r.reason));
    for (const auto& r : p.left_out_rows) out += fmt::format("- {} {}: {}\n", r.row, r.text, base::to_line(r.reason));
    for (const auto* list : {&p.notes, &p.warnings})
        for (const auto& s : *list) out += base::to_line(s) + "\n";
    return out;
}

CarrierPreview preview(const SheetRows& rows, const CarrierOptions& options = {}, const plan::Plan& plan = haining()) {
    auto result = tables::preview_carriers(plan::Index(plan), rows, options);
    EXPECT_TRUE(result) << base::to_line(result.error());
    return result.value_or(CarrierPreview{});
}

/// The one column of a title, beside a name.
tables::CarrierColumn column(const std::string& title, const std::string& cell = "1") {
    const CarrierPreview p = preview({{"编号", "名称", title}, {"7", "海宁高新区科创中心", cell}});
    return p.columns.size() == 3 ? p.columns[2] : tables::CarrierColumn{};
}

const tables::CarrierCell* cell_of(const CarrierPreview& p, CarrierField field, std::size_t row = 0) {
    if (row >= p.rows.size()) return nullptr;
    const auto& cells = p.rows[row].cells;
    const auto at = std::find_if(cells.begin(), cells.end(), [field](const auto& c) { return c.field == field; });
    return at == cells.end() ? nullptr : &*at;
}

const tables::Question* question(const CarrierPreview& p, const std::string& id) {
    const auto at = std::find_if(p.questions.begin(), p.questions.end(), [&](const auto& q) { return q.id == id; });
    return at == p.questions.end() ? nullptr : &*at;
}

geo::Projected surveyed(geo::LonLat position, const char* system = "EPSG:4549") {
    return geo::CrsTransform::create(system)->forward(position);
}

/// A list of moved carriers: name and two columns of coordinates.
SheetRows placed(const std::string& first, const std::string& second,
                 const std::vector<std::pair<std::string, std::string>>& pairs) {
    SheetRows rows{{"编号", "名称", first, second}};
    int number = 7;
    for (const auto& [a, b] : pairs) {
        rows.push_back({std::to_string(number), carrier(number).name.zh, a, b});
        ++number;
    }
    return rows;
}

const Answers k_known{{"system:C", "cgcs2000"}, {"uncertainty:C", "200"}};

}  // namespace

TEST(CarrierTitles, SayWhatAColumnIs) {
    using enum CarrierRole;
    const std::vector<std::pair<std::string, CarrierRole>> titles{{"建筑面积（万平方米）", floor_area},
                                                                  {"总投资(亿元)", investment},
                                                                  {"规划面积\n（亩）", planned_area},
                                                                  {"Floor area (m²)", floor_area},
                                                                  {"责任单位", responsible_body},
                                                                  {"功能定位", function},
                                                                  {"建设阶段", stage},
                                                                  {"经度", longitude},
                                                                  {"纬度（°）", latitude},
                                                                  {"X坐标（m）", x},
                                                                  {"X（北坐标）", northing},
                                                                  {"坐标（经度，纬度）", position},
                                                                  {"lon", longitude},
                                                                  {"floor_area_m2", floor_area},
                                                                  {"名称（英文）", name_en},
                                                                  {"备注", notes},
                                                                  {"开工时间", start},
                                                                  {"位置误差（米）", uncertainty}};
    for (const auto& [title, role] : titles) EXPECT_EQ(column(title).role, role) << title;
}

TEST(CarrierTitles, AWordThatIsOverLeavesTheColumnOutWithIt) {
    for (const auto& [title, word] : std::vector<std::pair<std::string, std::string>>{
             {"已完成投资（万元）", "已完成"}, {"投资排名", "排名"}, {"孵化企业数", "孵化企业数"}, {"原名称", "原"}}) {
        const auto c = column(title);
        EXPECT_EQ(c.outcome, Outcome::left_out) << title;
        ASSERT_TRUE(c.reason) << title;
        EXPECT_NE(base::to_line(*c.reason).find("“" + word), std::string::npos) << base::to_line(*c.reason);
    }
    EXPECT_NE(base::to_line(*column("地址", "文苑路").reason).find("keeps no such thing"), std::string::npos);
    EXPECT_NE(base::to_line(*column("里程").reason).find("worked out"), std::string::npos);
    EXPECT_NE(base::to_line(*column("建筑面积（人）").reason).find("kept in 平方米"), std::string::npos);
}

TEST(CarrierTitles, AKindIsWhatItsWordsAre) {
    EXPECT_EQ(column("类别", "谋划建设类").role, CarrierRole::programme);
    EXPECT_EQ(column("类别", "科技创新园").role, CarrierRole::function);
    EXPECT_EQ(column("类别", "甲").outcome, Outcome::left_out);
}

TEST(CarrierTitles, TwoRowsWithAPositionOverTwoColumns) {
    wire::Grid grid;
    grid.formats.emplace_back();
    const auto add = [&](std::uint32_t row, std::vector<std::string> cells) {
        wire::GridRow made{row, false, {}};
        for (std::uint32_t c = 0; c < cells.size(); ++c) {
            if (cells[c].empty()) continue;
            wire::GridCell cell;
            cell.column = c;
            cell.text = static_cast<wire::TextId>(grid.texts.size());
            grid.texts.push_back(cells[c]);
            made.cells.push_back(cell);
        }
        grid.rows.push_back(std::move(made));
    };
    add(0, {"海宁市创新载体一览表"});
    add(1, {"编号", "名称", "位置（CGCS2000）", "", "建筑面积"});
    add(2, {"", "", "经度", "纬度", "（万平方米）"});
    add(3, {"7", "海宁高新区科创中心", "120.44", "30.43", "3.5"});
    grid.merges = {{0, 0, 0, 4}, {1, 0, 2, 0}, {1, 1, 2, 1}, {1, 2, 1, 3}};
    const auto p = tables::preview_carriers(plan::Index(haining()), grid, answered({{"uncertainty:C", "50"}}));
    ASSERT_TRUE(p);
    ASSERT_EQ(p->rows.size(), 1U) << told(*p);
    EXPECT_TRUE(p->clean()) << told(*p);
    EXPECT_EQ(p->rows[0].after.position, (geo::LonLat{120.44, 30.43}));
    EXPECT_EQ(p->rows[0].after.floor_area_m2, 35000);
}

TEST(CarrierList, ARowChangesOnlyWhatItsTableSays) {
    const CarrierPreview p = preview({{"编号", "名称", "建设阶段", "备注"}, {"7", "海宁高新区科创中心", "在建", ""}});
    ASSERT_EQ(p.rows.size(), 1U);
    EXPECT_EQ(p.rows[0].change, RowChange::changed);
    plan::Carrier expected = carrier(7);
    expected.stage = plan::Stage::under_construction;
    EXPECT_EQ(p.rows[0].after, expected);
    EXPECT_EQ(p.absent.size(), 21U) << "named, never deleted";
    const auto edit = tables::edit_of(plan::Index(haining()), p);
    ASSERT_TRUE(edit);
    EXPECT_EQ(edit->carriers.size(), 1U);
    const auto* cell = cell_of(p, CarrierField::stage);
    ASSERT_NE(cell, nullptr);
    EXPECT_EQ(cell->before, "unknown");
    EXPECT_EQ(cell->after, "under_construction");
    EXPECT_EQ(cell->at, (tables::CellPlace{2, 3}));
}

TEST(CarrierList, UnitsAreScaledOrAsked) {
    const SheetRows rows{{"编号", "名称", "建筑面积（万平方米）", "总投资"}, {"7", "海宁高新区科创中心", "19.2", "5"}};
    const CarrierPreview asked = preview(rows);
    ASSERT_NE(question(asked, "unit:D"), nullptr) << told(asked);
    EXPECT_EQ(asked.open_questions(), 1);
    const CarrierPreview p = preview(rows, answered({{"unit:D", "yi_cny"}}));
    EXPECT_TRUE(p.clean()) << told(p);
    EXPECT_EQ(p.rows[0].after.floor_area_m2, 192000);
    EXPECT_EQ(p.rows[0].after.investment_cny, 5e8);
    const CarrierPreview in_cells = preview({{"编号", "名称", "总投资"}, {"7", "海宁高新区科创中心", "3.2亿元"}});
    EXPECT_TRUE(in_cells.clean()) << told(in_cells);
    EXPECT_EQ(in_cells.rows[0].after.investment_cny, 3.2e8);
    const CarrierPreview of_line =
        preview({{"单位：万元"}, {"编号", "名称", "总投资"}, {"7", "海宁高新区科创中心", "50000"}});
    EXPECT_EQ(of_line.rows[0].after.investment_cny, 5e8) << told(of_line);
    EXPECT_EQ(preview({{"编号", "名称", "总投资（亿元）"}, {"7", "海宁高新区科创中心", "约5"}}).refused.size(), 1U);
}

TEST(CarrierList, ASlashEmptiesOnlyWhenAsked) {
    const SheetRows rows{{"编号", "建筑面积（平方米）"}, {"1", "/"}, {"7", "/"}};
    const CarrierPreview open = preview(rows);
    ASSERT_NE(question(open, "clear:B"), nullptr) << told(open);
    EXPECT_EQ(question(open, "clear:B")->at, (tables::CellPlace{2, 2})) << "7 has no floor area to empty";
    EXPECT_FALSE(preview(rows, answered({{"clear:B", "clear"}})).rows[0].after.floor_area_m2);
    EXPECT_EQ(preview(rows, answered({{"clear:B", "keep"}})).count(RowChange::same), 2);
    EXPECT_EQ(preview({{"编号", "功能定位"}, {"1", "/"}}).refused.size(), 1U);
}

TEST(CarrierList, NamesFindCarriersAndNearOnesAreAsked) {
    const CarrierPreview exact =
        preview({{"载体名称", "建设阶段"}, {"海宁高新区 科创中心", "在建"}, {"艾瑞克众創空間", "已投用"}});
    EXPECT_EQ(exact.count(RowChange::changed), 2) << told(exact);
    EXPECT_EQ(exact.rows[0].after.name.zh, "海宁高新区科创中心") << "a blank is no new name";
    const SheetRows near{{"载体名称", "建设阶段"}, {"高新区科创中心", "在建"}, {"艾瑞克众创空间", "在建"}};
    const CarrierPreview open = preview(near);
    ASSERT_NE(question(open, "who:2"), nullptr) << told(open);
    EXPECT_EQ(open.rows[0].change, RowChange::asked);
    ASSERT_EQ(open.near_names.size(), 1U);
    EXPECT_EQ(open.near_names[0].nearest.front(), 7);
    const CarrierPreview joined = preview(near, answered({{"who:2", "7"}}));
    EXPECT_EQ(joined.rows[0].id, carrier(7).id);
    EXPECT_EQ(joined.rows[0].after.name.zh, "海宁高新区科创中心");
    EXPECT_EQ(preview(near, answered({{"who:2", "leave_out"}})).rows.size(), 1U);
}

TEST(CarrierList, NumberAndNameThatContradictAreAsked) {
    const SheetRows rows{{"编号", "名称", "建设阶段"}, {"7", "艾瑞克众创空间", "在建"}};
    const CarrierPreview open = preview(rows);
    ASSERT_NE(question(open, "who:2"), nullptr) << told(open);
    EXPECT_EQ(preview(rows, answered({{"who:2", "18"}})).rows[0].id, carrier(18).id);
    const CarrierPreview seventh = preview(rows, answered({{"who:2", "7"}}));
    EXPECT_EQ(seventh.rows[0].id, carrier(7).id);
    EXPECT_EQ(seventh.rows[0].after.name, carrier(7).name);
    const SheetRows renamed{{"编号", "名称"}, {"7", "长安数字经济港"}};
    EXPECT_EQ(preview(renamed).open_questions(), 1);
    EXPECT_EQ(preview(renamed, answered({{"who:2", "renamed"}})).rows[0].after.name.zh, "长安数字经济港");
}

TEST(CarrierList, NumbersOfTheRowsAreNoNumbersOfCarriers) {
    const SheetRows rows{{"编号", "名称", "建设阶段"},
                         {"1", "艾瑞克众创空间", "在建"},
                         {"2", "海宁高新区科创中心", "在建"},
                         {"3", "海宁工程大科技园", "在建"}};
    EXPECT_NE(question(preview(rows), "numbers:A"), nullptr);
    const CarrierPreview p = preview(rows, answered({{"numbers:A", "rows"}}));
    EXPECT_TRUE(p.clean()) << told(p);
    EXPECT_EQ(p.rows[0].id, carrier(18).id);
    EXPECT_EQ(p.rows[0].after.number, 18);
    SheetRows ordinals = rows;
    ordinals[0][0] = "序号";
    EXPECT_TRUE(preview(ordinals).clean());
}

TEST(CarrierList, NewCarriersAreWhole) {
    const SheetRows rows{{"名称", "责任单位", "建筑面积（平方米）"},
                         {"海宁高新区科创中心", "长安镇（高新区）", ""},
                         {"丁桥智造港", "丁桥镇", "5000"}};
    const CarrierPreview open = preview(rows);
    EXPECT_EQ(open.open_questions(), 2) << told(open);
    const CarrierPreview p = preview(rows, answered({{"function:new", "science_park"}, {"programme:new", "build"}}));
    EXPECT_TRUE(p.clean()) << told(p);
    EXPECT_EQ(p.count(RowChange::added), 1);
    EXPECT_EQ(p.rows[1].after.number, 23);
    EXPECT_EQ(p.rows[1].after.function, plan::CarrierFunction::science_park);
    EXPECT_FALSE(p.rows[1].after.responsible_area.empty()) << "a body that is an area binds it";
    const auto edit = tables::edit_of(plan::Index(haining()), p);
    ASSERT_TRUE(edit);
    EXPECT_EQ(plan::apply(haining(), *edit).carriers.size(), 23U);
    const CarrierPreview foreign = preview({{"名称", "功能", "类别"}, {"西湖众创空间", "省级众创空间", "谋划建设类"}});
    EXPECT_NE(question(foreign, "all_new"), nullptr) << told(foreign);
}

TEST(CarrierList, SumsNotesAndRepeatedTitlesAreNoCarriers) {
    const CarrierPreview p = preview({{"编号", "名称", "总投资（万元）"},
                                      {"7", "海宁高新区科创中心", "100"},
                                      {"编号", "名称", "总投资（万元）"},
                                      {"8", "杭州湾智慧医疗产业园", "100"},
                                      {"", "合计", "200"},
                                      {"注：数据来自各镇", "", ""}});
    EXPECT_EQ(p.rows.size(), 2U) << told(p);
    EXPECT_EQ(p.left_out_rows.size(), 3U) << told(p);
    EXPECT_TRUE(p.clean());
}

TEST(CarrierList, TheSameCarrierTwiceIsRefused) {
    const CarrierPreview p = preview({{"编号", "建设阶段"}, {"7", "在建"}, {"7", "已竣工"}});
    ASSERT_EQ(p.refused.size(), 1U) << told(p);
    EXPECT_NE(base::to_line(p.refused[0].reason).find("row 2"), std::string::npos);
}

TEST(CarrierList, LiesAcross) {
    const CarrierPreview p = preview({{"编号", "7", "8"},
                                      {"名称", "海宁高新区科创中心", "杭州湾智慧医疗产业园"},
                                      {"建设阶段", "在建", "已竣工"},
                                      {"总投资（亿元）", "1", "2"}});
    EXPECT_TRUE(p.blocks.front().across);
    ASSERT_EQ(p.rows.size(), 2U) << told(p);
    EXPECT_EQ(p.rows[1].after.investment_cny, 2e8);
    EXPECT_EQ(cell_of(p, CarrierField::stage, 1)->at, (tables::CellPlace{3, 3}));
}

TEST(CarrierList, AColumnIsCorrectedByHand) {
    CarrierOptions options;
    options.columns[3].role = CarrierRole::investment;
    options.columns[3].unit = "万元";
    const SheetRows rows{{"编号", "名称", "经费"}, {"7", "海宁高新区科创中心", "5"}};
    EXPECT_EQ(preview(rows, options).rows[0].after.investment_cny, 50000);
    options.columns[3] = {};
    options.columns[3].leave_out = true;
    EXPECT_EQ(preview(rows, options).count(RowChange::same), 1);
}

TEST(CarrierPlaces, LongitudeAndLatitudeAskForTheirSystemOnce) {
    const SheetRows rows = placed("经度", "纬度", {{"120.44", "30.43"}, {"120.45", "30.44"}});
    const CarrierPreview open = preview(rows);
    ASSERT_NE(question(open, "system:C"), nullptr) << told(open);
    const CarrierPreview p = preview(rows, answered(k_known));
    EXPECT_TRUE(p.clean()) << told(p);
    EXPECT_EQ(p.moved(), 2);
    const plan::Carrier& after = p.rows[0].after;
    EXPECT_EQ(after.position, (geo::LonLat{120.44, 30.43}));
    EXPECT_EQ(after.quality, plan::PositionQuality::digitised);
    EXPECT_EQ(after.uncertainty_m, 200);
    EXPECT_EQ(after.first_position, carrier(7).first_position);
    EXPECT_GT(p.rows[0].place->moved_m, 100);
    EXPECT_FALSE(p.rows[0].place->unit.empty());
    const CarrierPreview shifted = preview(rows, answered({{"system:C", "gcj02"}, {"uncertainty:C", "200"}}));
    const geo::LonLat expected = geo::wgs84_from_gcj02({120.44, 30.43});
    EXPECT_EQ(shifted.rows[0].after.position, expected);
    const CarrierPreview unknown = preview(rows, answered({{"system:C", "unknown"}, {"uncertainty:C", "10"}}));
    EXPECT_GE(unknown.rows[0].after.uncertainty_m.value_or(0), 500) << "no better than the systems differ";
}

TEST(CarrierPlaces, TheSystemMayBeSaid) {
    const auto asks = [](const SheetRows& rows) {
        return question(preview(rows, answered({{"uncertainty:C", "200"}})), "system:C") != nullptr;
    };
    EXPECT_FALSE(asks(placed("经度（CGCS2000）", "纬度（CGCS2000）", {{"120.44", "30.43"}})));
    EXPECT_FALSE(asks(placed("高德经度", "高德纬度", {{"120.44", "30.43"}})));
    SheetRows line = placed("经度", "纬度", {{"120.44", "30.43"}});
    line.insert(line.begin(), {"坐标系：WGS84"});
    EXPECT_FALSE(asks(line));
    SheetRows own = placed("经度", "纬度", {{"120.44", "30.43"}});
    own[0].push_back("坐标系");
    own[1].push_back("百度");
    EXPECT_FALSE(asks(own));
    EXPECT_EQ(preview(own, answered({{"uncertainty:C", "200"}})).rows[0].after.position,
              geo::wgs84_from_bd09({120.44, 30.43}));
    own[1].back() = "西安80";
    EXPECT_NE(told(preview(own)).find("Xian 80"), std::string::npos);
    own[1].back() = "本地坐标系";
    EXPECT_NE(told(preview(own)).find("no reference system that is known"), std::string::npos);
}

TEST(CarrierPlaces, WhereThePointsLieDecidesWhichNumberIsEast) {
    const geo::LonLat there{120.44, 30.43};
    const geo::Projected p = surveyed(there);
    const std::string east = fmt::format("{:.2f}", p.x), north = fmt::format("{:.2f}", p.y);
    const Answers answers{{"system:C", "zone40"}, {"uncertainty:C", "10"}};
    for (const auto& [a, b] : {std::pair(north, east), {east, north}}) {
        const CarrierPreview read = preview(placed("X坐标", "Y坐标", {{a, b}}), answered(answers));
        EXPECT_TRUE(read.clean()) << told(read);
        ASSERT_TRUE(read.rows[0].after.position);
        EXPECT_NEAR(read.rows[0].after.position->lon, there.lon, 1e-6);
        EXPECT_NEAR(read.rows[0].after.position->lat, there.lat, 1e-6);
        EXPECT_NE(told(read).find("by where the points lie"), std::string::npos);
    }
    const CarrierPreview zoned = preview(placed("纵坐标", "横坐标", {{north, "40" + east}}), answered(answers));
    EXPECT_NE(question(zoned, "system:D"), nullptr) << "easting first: " << told(zoned);
    const CarrierPreview exchanged = preview(placed("经度", "纬度", {{"30.43", "120.44"}}), answered(k_known));
    ASSERT_NE(question(exchanged, "order:C"), nullptr) << told(exchanged);
    const CarrierPreview nowhere = preview(placed("X", "Y", {{"45.1", "45.2"}}), answered(k_known));
    EXPECT_NE(question(nowhere, "order:C"), nullptr) << "neither order lies in the city: " << told(nowhere);
}

TEST(CarrierPlaces, OneColumnHoldsBothInAnyForm) {
    for (const char* text : {"120.44,30.43",
                             "120.44 30.43",
                             "30.43, 120.44",
                             "120°26′24″E 30°25′48″N",
                             "N30°25.8′ E120°26.4′",
                             "POINT(120.44 30.43)",
                             "经度120.44，纬度30.43。",
                             "120,44 30,43",
                             "geo:30.43,120.44",
                             "WGS84: 120.44, 30.43",
                             "POINT Z (120.44 30.43 5)",
                             "[120.44,30.43]",
                             "120:26:24, 30:25:48",
                             "东经120°26′24″，北纬30°25′48″",
                             "120度26分24秒 30度25分48秒",
                             "https://www.openstreetmap.org/?mlat=30.43&mlon=120.44",
                             "https://maps.google.com/?q=30.43,120.44",
                             "１２０．４４，３０．４３",
                             "(120.44, 30.43)",
                             "E120.44 N30.43",
                             "120.44/30.43",
                             "120.44；30.43",
                             "lat 30.43 lon 120.44"}) {
        const CarrierPreview p =
            preview({{"编号", "坐标"}, {"7", text}}, answered({{"system:B", "cgcs2000"}, {"uncertainty:B", "200"}}));
        ASSERT_EQ(p.rows.size(), 1U) << text;
        ASSERT_TRUE(p.clean()) << text << "\n" << told(p);
        EXPECT_NEAR(p.rows[0].after.position->lon, 120.44, 1e-9) << text;
        EXPECT_NEAR(p.rows[0].after.position->lat, 30.43, 1e-9) << text;
    }
    const CarrierPreview minutes = preview({{"编号", "坐标"}, {"7", "120 26 24 30 25 48"}});
    EXPECT_NE(question(minutes, "minutes:B"), nullptr) << told(minutes);
    const CarrierPreview address = preview({{"编号", "位置"}, {"7", "长安镇文苑路"}});
    EXPECT_NE(told(address).find("holds no coordinates"), std::string::npos) << told(address);
}

TEST(CarrierPlaces, WhatCannotBeIsRefusedWithItsPlace) {
    const auto refusal = [](const std::string& a, const std::string& b) {
        const CarrierPreview p = preview(placed("经度", "纬度", {{a, b}, {"120.45", "30.44"}}), answered(k_known));
        return p.refused.size() == 1 ? tables::cell_name(p.refused[0].at) + " " + base::to_line(p.refused[0].reason)
                                     : told(p);
    };
    EXPECT_NE(refusal("12.044", "30.43").find("perhaps 120.44, 30.43 is meant"), std::string::npos)
        << refusal("12.044", "30.43");
    EXPECT_NE(refusal("0", "0").find("outside the city"), std::string::npos) << refusal("0", "0");
    EXPECT_NE(refusal("120.44", "").find("other half"), std::string::npos);
    EXPECT_NE(refusal("东经一百二十度", "30.43").find("no position"), std::string::npos);
    EXPECT_NE(refusal("/", "/").find("does not take a position away"), std::string::npos);
    const CarrierPreview zone = preview(placed("东坐标", "北坐标", {{"39565266.66", "3377955.65"}}),
                                        answered({{"system:C", "zone40"}, {"uncertainty:C", "10"}}));
    EXPECT_NE(told(zone).find("zone 39"), std::string::npos) << told(zone);
}

TEST(CarrierPlaces, AreLookedAtWithTheOthers) {
    const CarrierPreview p = preview(
        placed("经度", "纬度", {{"120.44", "30.43"}, {"120.44", "30.43"}, {"120.9", "30.6"}}), answered(k_known));
    ASSERT_EQ(p.rows.size(), 3U) << told(p);
    const auto has = [&](std::size_t row, std::string_view code) {
        const auto& findings = p.rows[row].place->findings;
        return std::any_of(findings.begin(), findings.end(), [&](const auto& f) { return f.code == code; });
    };
    EXPECT_TRUE(has(0, plan::k_carriers_on_same_spot));
    EXPECT_TRUE(has(2, plan::k_carrier_outside_city));
    EXPECT_GT(p.rows[2].place->outside_m, 0);
    EXPECT_TRUE(has(2, plan::k_carrier_moved_far));
    EXPECT_NE(told(p).find("row 4"), std::string::npos) << told(p);
}

TEST(CarrierPlaces, QualityIsWhatTheTableSays) {
    SheetRows rows = placed("经度（CGCS2000）", "纬度（CGCS2000）", {{"120.44", "30.43"}});
    rows[0].insert(rows[0].end(), {"位置精度", "位置误差（米）", "坐标来源"});
    rows[1].insert(rows[1].end(), {"按地址", "300", "高新区管委会"});
    const CarrierPreview p = preview(rows);
    EXPECT_TRUE(p.clean()) << told(p);
    EXPECT_EQ(p.rows[0].after.quality, plan::PositionQuality::address);
    EXPECT_EQ(p.rows[0].after.uncertainty_m, 300);
    EXPECT_EQ(p.rows[0].after.position_basis.zh, "高新区管委会");
}

TEST(CarrierPlaces, WhatIsNotStatedChangesNothing) {
    const CarrierPreview p = preview(
        {{"编号", "位置精度", "位置误差（米）", "经度", "纬度"}, {"7", "未定位", "未说明", "未定位", "未定位"}});
    EXPECT_TRUE(p.clean()) << told(p);
    EXPECT_EQ(p.count(RowChange::same), 1);
}

TEST(CarrierPlaces, APositionThatWasRoundedIsTheSame) {
    plan::Plan moved = haining();
    moved.carriers.edit()[6].position = geo::LonLat{120.44000042, 30.43000038};
    const auto change = [&](const std::string& lon) {
        const SheetRows rows{{"编号", "经度（CGCS2000）", "纬度（CGCS2000）"}, {"7", lon, "30.430000"}};
        const CarrierPreview p = preview(rows, answered({{"uncertainty:B", "50"}}), moved);
        return p.rows.empty() ? RowChange::asked : p.rows[0].change;
    };
    EXPECT_EQ(change("120.440000"), RowChange::same);
    EXPECT_EQ(change("120.440020"), RowChange::changed);
}

TEST(CarrierPlaces, PositionsOfThePlanTellTheirSystem) {
    SheetRows rows{{"编号", "lon", "lat"}};
    for (const plan::Carrier& c : haining().carriers)
        rows.push_back(
            {std::to_string(c.number), fmt::format("{}", c.position->lon), fmt::format("{}", c.position->lat)});
    const CarrierPreview p = preview(rows);
    EXPECT_TRUE(p.clean()) << told(p);
    EXPECT_EQ(p.count(RowChange::same), 22) << told(p);
}

TEST(CarrierList, WhatIsNoListIsRefusedInOneSentence) {
    const auto refusal = [](const SheetRows& rows) {
        const auto p = tables::preview_carriers(plan::Index(haining()), rows, {});
        return p ? "" : base::to_line(p.error());
    };
    EXPECT_NE(refusal({}).find("holds nothing"), std::string::npos);
    EXPECT_NE(refusal({{"地区", "发明专利 2023年"}, {"许村镇", "150"}}).find("names carriers"), std::string::npos);
    EXPECT_NE(refusal({{"编号"}, {"7"}}).find("names carriers"), std::string::npos);
    EXPECT_NE(refusal(SheetRows(21'000, {"编号", "名称"})).find("20000 rows"), std::string::npos);
    EXPECT_EQ(preview({{"编号", "名称"}}).rows.size(), 0U) << "only a head";
}

TEST(CarrierList, QuestionsThatAreSkippedLeaveOutWhatTheyHoldUp) {
    CarrierOptions options;
    options.skip_questions = true;
    SheetRows rows = placed("经度", "纬度", {{"120.44", "30.43"}});
    rows[0].emplace_back("建设阶段");
    rows[1].emplace_back("在建");
    rows.push_back({"", "高新区科创中心", "", "", "在建"});
    const CarrierPreview p = preview(rows, options);
    EXPECT_TRUE(p.clean()) << told(p);
    ASSERT_EQ(p.rows.size(), 1U) << told(p);
    EXPECT_EQ(p.rows[0].after.position, carrier(7).position);
    EXPECT_EQ(p.rows[0].after.stage, plan::Stage::under_construction);
    EXPECT_EQ(p.columns[2].outcome, Outcome::left_out);
    EXPECT_EQ(p.left_out_rows.size(), 1U);
}
