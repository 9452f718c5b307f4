// Documents on sheets: what stands where, as boxes.
#include "chart/pages.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>
#include <span>

#include "../carto/fonts.h"
#include "open_sheets.h"
#include "scene_items.h"
#include "set_table.h"

namespace {

using chart::Document;
using chart::Part;
using chart::Sheet;

const std::string k_long_word(400, 'x');

chart::SheetWords words() { return {"页眉", "示例", "{0}/{1}", "表{}", "图{}", "（续）", ""}; }

std::vector<Sheet> set(const Document& document, const chart::SheetWords& around = words()) {
    carto::TextEngine text = make_text_engine(carto::GlyphsAs::outlines);
    return chart::set_pages(text, document, {}, around);
}

std::vector<scene::TextRun> runs_of(const Sheet& sheet) { return support::texts_of(*sheet.panes.front().scene); }

scene::Rect box_of(const scene::TextRun& run) {
    return {run.anchor.x + run.box.x, run.anchor.y + run.box.y, run.box.width, run.box.height};
}

std::string words_of(const std::vector<Sheet>& sheets) {
    std::string out;
    for (const Sheet& sheet : sheets)
        for (const scene::TextRun& run : runs_of(sheet)) out += run.text;
    return out;
}

std::size_t count(const Sheet& sheet, Part part) {
    return static_cast<std::size_t>(std::ranges::count(sheet.parts, part, &chart::PlacedPart::part));
}
std::size_t count(const std::vector<Sheet>& sheets, Part part) {
    std::size_t all = 0;
    for (const Sheet& sheet : sheets) all += count(sheet, part);
    return all;
}

float px(float mm) { return mm / 25.4F * 300; }

chart::Table table_of(int rows, const std::string& text = "长安镇（高新区）") {
    chart::Table table{"进度", {{"镇"}, {"实际值", true}, {"说明"}}, {}, "注"};
    for (int i = 0; i < rows; ++i) table.rows.push_back({{text}, {std::to_string(i * 37)}, {"未录入", true}});
    return table;
}

Document everything() {
    chart::Bars bars{"各镇", "实际", "目标", "基期", {}};
    chart::Years years{
        "历年", "实际值", "匀速", 2020, 2025, {{2021, 3, "3.00"}}, {{2020, 2, "2.00"}}, {{2025, 5, "5.00"}}};
    chart::Table table = table_of(60);
    table.columns[2].title = k_long_word;
    for (int i = 0; i < 40; ++i) {
        table.rows[static_cast<std::size_t>(i)][2].text = std::string(static_cast<std::size_t>(i) * 9, 'w');
        bars.rows.push_back({"镇" + k_long_word.substr(0, static_cast<std::size_t>(i)),
                             i * 2.0,
                             50,
                             10,
                             "12 家 " + k_long_word.substr(0, static_cast<std::size_t>(i)),
                             {}});
    }
    return {chart::Cover{k_long_word, "总结评估", "示例", {{"编制单位", k_long_word}, {"截止日期", "2026-06-30"}}},
            chart::Heading{1, "1  " + k_long_word},
            chart::Paragraph{"评估范围 " + k_long_word},
            chart::Heading{2, "1.1  总表"},
            table,
            bars,
            years,
            chart::Paragraph{k_long_word, true}};
}

}  // namespace

TEST(Pages, NothingLeavesTheMargins) {
    const auto sheets = set(everything());
    EXPECT_GT(sheets.size(), 3U);
    for (const Sheet& sheet : sheets) {
        for (const scene::TextRun& run : runs_of(sheet)) {
            const scene::Rect box = box_of(run);
            EXPECT_GE(box.x, px(25) - 2) << run.text;
            EXPECT_LE(box.right(), px(185) + 2) << run.text;
            EXPECT_GE(box.y, px(14)) << run.text;
            EXPECT_LE(box.bottom(), px(285)) << run.text;
        }
        for (const chart::PlacedPart& part : sheet.parts) {
            if (part.part == Part::head || part.part == Part::foot) continue;
            EXPECT_GE(part.box.y, px(25) - 1);
            EXPECT_LE(part.box.bottom(), px(272) + 1);
        }
    }
}

TEST(Pages, NothingLiesOverSomethingElse) {
    for (const Sheet& sheet : set(everything()))
        for (std::size_t i = 0; i < sheet.parts.size(); ++i)
            for (std::size_t j = i + 1; j < sheet.parts.size(); ++j) {
                const scene::Rect &a = sheet.parts[i].box, &b = sheet.parts[j].box;
                EXPECT_FALSE(a.grown(-1).overlaps(b)) << a.y << " " << b.y;
            }
}

TEST(Pages, ATableHasItsTitlesOnEverySheetAndItsRowsWhole) {
    const auto sheets = set({table_of(150)});
    ASSERT_GT(sheets.size(), 2U);
    for (const Sheet& sheet : sheets) {
        EXPECT_EQ(count(sheet, Part::titles), 1U);
        EXPECT_EQ(count(sheet, Part::caption), 1U);
        EXPECT_GT(count(sheet, Part::row), 0U);
    }
    EXPECT_EQ(count(sheets, Part::row), 150U);
    const std::string all = words_of(sheets);
    EXPECT_NE(all.find("表1  进度（续）"), std::string::npos);
    EXPECT_EQ(all.find("表2"), std::string::npos) << "it is one table";
}

TEST(Pages, NeitherARowNorTheNoteOfATableStandsAloneAtItsEnd) {
    for (int rows = 30; rows < 90; ++rows) {
        chart::Table table = table_of(rows);
        table.note = "未填报：尚无人填报该数。";
        const auto sheets = set({table});
        if (sheets.size() < 2) continue;
        EXPECT_GE(count(sheets.back(), Part::row), 2U) << rows;
    }
}

TEST(Pages, ARowIsNotSplitUnlessNoSheetHoldsIt) {
    chart::Table table = table_of(30);
    for (auto& row : table.rows) row[2].text = std::string(600, 'w');  // some lines each
    EXPECT_EQ(count(set({table}), Part::row), 30U);
    std::string longest;
    for (int i = 0; i < 4000; ++i) longest += "鹃";
    table.rows = {{{"一"}, {"1"}, {longest}}, {{"二"}, {"2"}, {"末"}}};
    const auto sheets = set({table});
    EXPECT_GT(count(sheets, Part::row), 2U);
    std::size_t found = 0;
    const std::string all = words_of(sheets), one = "鹃";
    for (auto at = all.find(one); at != std::string::npos; at = all.find(one, at + one.size())) ++found;
    EXPECT_EQ(found, 4000U) << "nothing of it is lost";
}

TEST(Pages, AHeadingStaysWithWhatItHeads) {
    for (int lines = 0; lines < 45; ++lines) {
        Document document;
        for (int i = 0; i < lines; ++i) document.emplace_back(chart::Paragraph{"一行"});
        document.emplace_back(chart::Heading{2, "标题"});
        document.emplace_back(table_of(3));
        for (const Sheet& sheet : set(document)) {
            const auto head = std::ranges::find(sheet.parts, Part::heading, &chart::PlacedPart::part);
            if (head == sheet.parts.end()) continue;
            EXPECT_TRUE(std::any_of(head, sheet.parts.end(), [](const auto& part) { return part.part == Part::row; }))
                << lines;
        }
    }
}

TEST(Pages, NumbersEndAtOneEdge) {
    const auto sheets = set({table_of(9)});
    std::set<int> edges;
    for (const scene::TextRun& run : runs_of(sheets.front()))
        if (run.text.find_first_not_of("0123456789") == std::string::npos)
            edges.insert(static_cast<int>(box_of(run).right() + 0.5F));
    ASSERT_FALSE(edges.empty());
    EXPECT_LE(*edges.rbegin() - *edges.begin(), 2);
}

TEST(Pages, AreNumberedAndListed) {
    chart::SheetWords around = words();
    around.contents = "目录";
    const Document document{chart::Cover{"规划", "评估", "", {}},
                            chart::Heading{1, "1  概况"},
                            chart::Paragraph{"甲"},
                            chart::Heading{2, "1.1  范围"},
                            chart::Paragraph{"乙"},
                            chart::Heading{1, "2  评价"},
                            chart::Paragraph{"丙"}};
    const auto sheets = set(document, around);
    ASSERT_EQ(sheets.size(), 4U);
    EXPECT_EQ(count(sheets.front(), Part::foot), 0U) << "not on the cover";
    EXPECT_EQ(runs_of(sheets.back()).back().text, "4/4");
    EXPECT_EQ(sheets[2].headings.size(), 2U);
    std::vector<std::string> listed;
    for (const scene::TextRun& run : runs_of(sheets[1])) listed.push_back(run.text);
    const std::vector<std::string> entries{"目录", "1  概况", "3", "1.1  范围", "3", "2  评价", "4"};
    ASSERT_GE(listed.size(), entries.size());
    EXPECT_TRUE(std::equal(entries.begin(), entries.end(), listed.begin()));
}

TEST(Pages, ABarIsAsLongAsItsValueAndTheTargetStandsWhereItIs) {
    const chart::Bars bars{
        "各镇",
        "",
        "",
        "",
        {{"甲", 20, 40, {}, "20", scene::rgb(0x112233)}, {"乙", 40, {}, {}, "40", scene::rgb(0x112233)}}};
    const auto sheets = set({bars});
    const scene::Scene& scene = *sheets.front().panes.front().scene;
    const auto styles = support::fills_of(scene);
    std::vector<float> widths;
    for (const scene::Drawing& drawing : scene.stack) {
        if (!drawing.list) continue;
        for (std::size_t i = 0; i < drawing.list->shapes.size(); ++i) {
            if (styles[i].colour != scene::rgb(0x112233)) continue;
            const scene::Ring& ring = drawing.list->rings[drawing.list->shapes[i].first_ring];
            const auto points = std::span(drawing.list->ring_points).subspan(ring.first, ring.count);
            const auto [low, high] = std::ranges::minmax_element(points, {}, &scene::Vec2::x);
            widths.push_back(high->x - low->x);
        }
    }
    ASSERT_EQ(widths.size(), 2U);
    EXPECT_NEAR(widths[1], 2 * widths[0], 1);
}

TEST(Pages, AreTheSameEveryTime) {
    const auto one = set(everything()), other = set(everything());
    ASSERT_EQ(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i)
        EXPECT_TRUE(*(*one[i].panes.front().scene)[scene::ListKind::furniture].list ==
                    *(*other[i].panes.front().scene)[scene::ListKind::furniture].list)
            << i;
}

TEST(ColumnWidths, FillTheRoomAndGiveEachItsLeast) {
    const std::vector<chart::ColumnNeed> needs{{40, 60, {100, 20}}, {80, 90, {600, 90}}, {50, 50, {50, 50}}};
    for (const float room : {900.0F, 400.0F, 120.0F}) {
        const auto widths = chart::column_widths(needs, room);
        float sum = 0;
        for (const float width : widths) sum += width;
        EXPECT_NEAR(sum, room, 0.1F);
        if (room < 170) continue;
        for (std::size_t i = 0; i < needs.size(); ++i) EXPECT_GE(widths[i], needs[i].word - 0.01F);
    }
}

TEST(ColumnWidths, GoWhereTheTableGetsLowerByThem) {
    const std::vector<chart::ColumnNeed> needs{{20, 20, {30, 200, 200, 200}}, {20, 20, {60, 20, 20, 20}}};
    const auto widths = chart::column_widths(needs, 240);
    EXPECT_GE(widths[0], 200) << "three rows of one line, for a title of three";
    EXPECT_GE(widths[1], 20);
}
