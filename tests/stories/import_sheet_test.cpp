// An import on its own sheet: a clerk's work by mouse and by keyboard alone, this year, next year, and with carriers.
#include <fstream>
#include <optional>

#include "progress_story.h"
#include "workbook_writer.h"

namespace stories {
namespace {

namespace fs = std::filesystem;

class ImportSheetStory : public ProgressStory {
protected:
    fs::path write_table(const std::string& name, const std::string& text) {
        std::ofstream(folder() / name, std::ios::binary) << text;
        return folder() / name;
    }
    /// Patents, and their ranks with a word that the program knows.
    fs::path ranked(const std::string& year, const std::string& value) {
        return write_table(year + "年科技.csv",
                           "地区,发明专利" + year + "年,发明专利" + year + "年排名\n许村镇," + value + ",9\n");
    }
    [[nodiscard]] std::optional<double> patents(int year) {
        const plan::Observation* observed = stored("xucun", "invention_patents", year);
        return observed != nullptr ? std::optional(observed->value) : std::nullopt;
    }
};

TEST_F(ImportSheetStory, AColumnIsCorrectedOnTheSheetAndTakenBack) {
    Stage& s = begin_with("");
    unlock();
    s.drop(ranked("2023", "150"));
    ASSERT_TRUE(s.has("import/chip/C"));
    s.facts("ranked", "overlay_import");
    s.shot("chips", "import/grid");
    s.click("import/chip/C");
    s.rest();
    s.click("import/column/year");
    s.click("import/column/year/2022");
    s.click("import/column/use");
    s.click("import/column/use/13");
    s.key(Key::escape);
    EXPECT_FALSE(s.has("import/column/use"));
    EXPECT_TRUE(s.has("import/go/C2")) << "the ranks are taken for values of 2022, as they were said to be";
    s.click("import/source");
    s.type("统计局");
    s.key(Key::tab);  // Escape would take it back
    s.key(Key::z, k_ctrl);
    s.key(Key::z, k_ctrl);
    EXPECT_FALSE(s.has("import/go/C2")) << "taken back";
    s.key(Key::y, k_ctrl);
    s.key(Key::y, k_ctrl);
    EXPECT_TRUE(s.has("import/go/C2"));
    s.click("import/take");
    EXPECT_EQ(patents(2022), 9);
    EXPECT_EQ(patents(2023), 150);
    EXPECT_EQ(stored("xucun", "invention_patents", 2023)->source, "统计局") << "what was typed is no decision";
    EXPECT_EQ(state()["last_step"], 1) << "one step, with the layout";
}

TEST_F(ImportSheetStory, ByKeyboardAlone) {
    Stage& s = begin_with("");
    unlock();
    s.drop(write_table("t.csv", "地区,发明专利,高企排名\n许村镇,150,1\n某镇,80,2\n"));
    EXPECT_TRUE(s.has("import/answer/strip/year:A"));
    EXPECT_EQ(state()["focus"], "import/grid") << "the arrows move on the sheet from the start";
    s.key(Key::digit_1);
    EXPECT_FALSE(s.has("import/answer/strip/year:A")) << "the digit answered";
    s.key(Key::f8);
    s.key(Key::right);
    s.key(Key::enter);
    ASSERT_TRUE(s.has("import/column/use")) << "the column of the cell that the keyboard is at";
    s.key(Key::escape);
    ASSERT_TRUE(s.has("import/take"));
    EXPECT_EQ(state()["focus"], "import/grid");
    s.key(Key::x);
    EXPECT_FALSE(s.has("import/take")) << "the only column of values is left out";
    s.key(Key::x);
    EXPECT_TRUE(s.has("import/take")) << "and in again";
    s.key(Key::enter, k_ctrl);
    EXPECT_EQ(state()["last_step"], 1);
    EXPECT_FALSE(s.has("import/grid"));
}

TEST_F(ImportSheetStory, NextYearTakesTwoActions) {
    Stage& s = begin_with("");
    unlock();
    s.drop(ranked("2023", "150"));
    s.click("import/chip/C");
    s.rest();
    s.click("import/column/use");
    s.click("import/column/use/12");
    s.key(Key::escape);
    s.key(Key::enter, k_ctrl);
    ASSERT_EQ(state()["last_step"], 1);
    s.drop(ranked("2024", "160"));
    ASSERT_TRUE(s.has("import/layout")) << "it is read as last year's was, and says so";
    s.facts("as_then", "overlay_import");
    s.key(Key::enter, k_ctrl);
    EXPECT_EQ(patents(2024), 160);
    EXPECT_EQ(state()["last_step"], 2);
}

TEST_F(ImportSheetStory, ALargeTableIsUnderstoodInTheBackground) {
    Stage& s = begin_with("");
    unlock();
    std::string text = "地区,发明专利,备注\n许村镇,150,a\n";
    for (int i = 0; i < 6000; ++i) text += "小计,1,b\n";
    s.drop(write_table("t.csv", text));
    ASSERT_TRUE(s.has("import/answer/strip/year:A"));
    s.click("import/year");
    s.click("import/year/2023");
    for (int i = 0; i < 100 && !s.has("import/go/B2"); ++i) s.rest();
    ASSERT_TRUE(s.has("import/go/B2")) << "the year was looked at";
    s.key(Key::enter, k_ctrl);
    EXPECT_EQ(patents(2023), 150);
}

TEST_F(ImportSheetStory, AUnitIsDecidedWhenItIsTyped) {
    Stage& s = begin_with("");
    unlock();
    s.drop(ranked("2023", "1.5"));
    s.click("import/chip/B");
    s.rest();
    s.click("import/column/unit");
    s.type("百件");
    s.click_at({4, 740});
    s.rest();
    s.key(Key::enter, k_ctrl);
    EXPECT_EQ(patents(2023), 150) << "the card was left by a click beside it";
}

TEST_F(ImportSheetStory, SeveralHeadsAreChosenByDraggingAndSaidToBeOneThing) {
    Stage& s = begin_with("");
    unlock();
    s.drop(write_table("t.csv", "地区,甲2021年,甲2022年,甲2023年\n许村镇,110,120,130\n"));
    ASSERT_TRUE(s.has("import/chip/B"));
    const float way = s.middle("import/chip/D").x - s.middle("import/chip/B").x;
    s.drag("import/chip/B", way, 0);
    s.rest();
    ASSERT_TRUE(s.has("import/column/indicator")) << "letting go opens the card of all three";
    s.facts("several", "popup");
    s.click("import/column/indicator");
    s.click("import/column/indicator/invention_patents");
    s.key(Key::escape);
    s.key(Key::enter, k_ctrl);
    EXPECT_EQ(patents(2021), 110);
    EXPECT_EQ(patents(2022), 120) << "each keeps its own year";
    EXPECT_EQ(patents(2023), 130);
}

TEST_F(ImportSheetStory, SeveralColumnsAndRowsAreLeftOutByKeyboard) {
    Stage& s = begin_with("");
    unlock();
    s.drop(write_table("t.csv",
                       "地区,发明专利2021年,发明专利2022年,发明专利2023年\n许村镇,110,120,130\n"
                       "斜桥镇,210,220,230\n"));
    s.click("import/cell/B2");
    s.key(Key::right, {false, true});
    s.key(Key::x);
    EXPECT_FALSE(s.has("import/go/B2"));
    EXPECT_FALSE(s.has("import/go/C2"));
    EXPECT_TRUE(s.has("import/go/D2"));
    s.key(Key::z, k_ctrl);
    EXPECT_TRUE(s.has("import/go/C2")) << "one decision, taken back at once";
    s.key(Key::down, {false, true});
    s.key(Key::f10, {false, true});
    s.rest();
    s.click("import/row/leave_out");
    EXPECT_FALSE(s.has("import/take")) << "both rows";
}

TEST_F(ImportSheetStory, AnUnknownWordIsExplainedAndRemembered) {
    Stage& s = begin_with("");
    unlock();
    s.drop(write_table("2022.csv", "地区,发明专利2022年（口径甲）\n许村镇,140\n"));
    EXPECT_FALSE(s.has("import/take"));
    s.click("import/chip/B");
    s.rest();
    ASSERT_TRUE(s.has("import/column/word/口径甲"));
    s.click("import/column/word/口径甲");
    s.click("import/column/word/口径甲/value");
    s.key(Key::escape);
    s.key(Key::enter, k_ctrl);
    ASSERT_EQ(patents(2022), 140);
    EXPECT_EQ(state()["last_step"], 1) << "values and word are one step";
    const auto opened = store::open_project(project());
    ASSERT_TRUE(opened);
    ASSERT_EQ(opened->plan->table_words.size(), 1U);
    EXPECT_EQ(opened->plan->table_words.front().meaning, "value");
    s.drop(write_table("2023.csv", "地区,口径甲发明专利2023年\n许村镇,150\n"));
    s.key(Key::enter, k_ctrl);
    EXPECT_EQ(patents(2023), 150) << "nobody is asked again";
}

TEST_F(ImportSheetStory, HiddenColumnsAreHintedAtAndOpen) {
    Stage& s = begin_with("");
    unlock();
    support::Book book{{support::BookSheet{}}};
    support::BookSheet& sheet = book.sheets.front();
    sheet.cells = {support::text_cell(0, 0, "地区"),
                   support::text_cell(0, 1, "发明专利2022年"),
                   support::text_cell(0, 2, "发明专利2023年"),
                   support::text_cell(1, 0, "许村镇"),
                   support::number_cell(1, 1, 140),
                   support::number_cell(1, 2, 150)};
    sheet.hidden_columns = {1};
    s.drop(write_table("t.xlsx", support::xlsx_of(book)));
    EXPECT_FALSE(s.has("import/chip/B")) << "a strip says nothing";
    const float folded = s.box("import/grid/column/B").width;
    s.click("import/grid/column/B");
    EXPECT_TRUE(s.has("import/chip/B"));
    EXPECT_GT(s.box("import/grid/column/B").width, 3 * folded);
    s.key(Key::h);
    EXPECT_FALSE(s.has("import/chip/B"));
    s.click("import/hidden");
    EXPECT_TRUE(s.has("import/chip/B"));
}

TEST_F(ImportSheetStory, AFileThatIsWrittenAnewIsReadAgain) {
    Stage& s = begin_with("");
    unlock();
    s.drop(ranked("2023", "150"));
    s.click("import/chip/C");
    s.rest();
    s.click("import/column/year");
    s.click("import/column/year/2022");
    s.click("import/column/use");
    s.click("import/column/use/13");
    s.key(Key::escape);
    EXPECT_FALSE(s.has("import/read_again"));
    ranked("2023", "1600");
    s.wait(1.5);
    ASSERT_TRUE(s.has("import/read_again"));
    s.facts("written_anew", "overlay_import");
    s.key(Key::r, k_ctrl);
    s.rest();
    EXPECT_FALSE(s.has("import/read_again"));
    EXPECT_TRUE(s.has("import/go/C2")) << "what was decided stays";
    write_table("2023年科技.csv", "地区,名次,发明专利2023年\n许村镇,9,1600\n");
    s.wait(1.5);
    s.key(Key::r, k_ctrl);
    s.rest();
    EXPECT_FALSE(s.has("import/go/B2")) << "column C was meant, and holds something else now";
    s.key(Key::enter, k_ctrl);
    EXPECT_EQ(patents(2023), 1600);
    EXPECT_EQ(patents(2022), std::nullopt);
}

TEST_F(ImportSheetStory, AFileWithOtherTitlesIsReadAnewByItsLayout) {
    Stage& s = begin_with("");
    unlock();
    s.drop(write_table("2023.csv", "地区,发明专利2023年,科企2023年\n许村镇,150,35\n"));
    s.click("import/chip/C");
    s.rest();
    s.click("import/column/indicator");
    s.click("import/column/indicator/tech_firms");
    s.key(Key::escape);
    s.key(Key::enter, k_ctrl);
    ASSERT_EQ(state()["last_step"], 1);
    s.drop(write_table("2024.csv", "地区,发明专利2024年,科企2024年\n许村镇,160,40\n"));
    ASSERT_TRUE(s.has("import/layout"));
    s.click("import/cell/B2");
    s.key(Key::x);
    ASSERT_FALSE(s.has("import/go/B2"));
    write_table("2024.csv", "地区,科企2024年,发明专利2024年\n许村镇,40,160\n");
    s.wait(1.5);
    s.key(Key::r, k_ctrl);
    for (int i = 0; i < 100 && !s.has("import/go/C2"); ++i) s.rest();
    s.key(Key::enter, k_ctrl);
    EXPECT_EQ(patents(2024), 160) << "the layout found the columns by their titles";
    ASSERT_NE(stored("xucun", "tech_firms", 2024), nullptr);
    EXPECT_EQ(stored("xucun", "tech_firms", 2024)->value, 40);
}

TEST_F(ImportSheetStory, RowsOfATableThatLiesAcrossAreItsColumns) {
    Stage& s = begin_with("");
    unlock();
    s.drop(write_table("t.csv", "指标,许村镇,斜桥镇\n发明专利2023年,150,80\n甲2022年,140,70\n"));
    s.click("import/grid/row/3");
    s.rest();
    ASSERT_TRUE(s.has("import/column/indicator")) << "a row says what a column says elsewhere";
    s.click("import/column/indicator");
    s.click("import/column/indicator/invention_patents");
    s.key(Key::escape);
    s.key(Key::enter, k_ctrl);
    EXPECT_EQ(patents(2022), 140);
}

TEST_F(ImportSheetStory, TheNamesOfTheAreasCannotBeLeftOut) {
    Stage& s = begin_with("");
    unlock();
    s.drop(write_table("t.csv", "地区,发明专利2023年\n许村镇,150\n"));
    s.click("import/cell/A2");
    s.key(Key::x);
    s.key(Key::z, k_ctrl);
    EXPECT_TRUE(s.has("import/go/B2")) << "nothing was decided, so nothing is taken back";
    s.key(Key::right);
    s.key(Key::left, {false, true});
    s.key(Key::x);
    EXPECT_FALSE(s.has("import/go/B2")) << "the values beside them can";
}

TEST_F(ImportSheetStory, ARowIsLeftOutByItsNumber) {
    Stage& s = begin_with("");
    unlock();
    s.drop(write_table("t.csv", "地区,发明专利2023年\n许村镇,150\n斜桥镇,80\n"));
    s.click("import/grid/row/3");
    s.rest();
    s.click("import/row/leave_out");
    s.click("import/take");
    EXPECT_EQ(patents(2023), 150);
    EXPECT_EQ(stored("xieqiao", "invention_patents", 2023), nullptr);
}

TEST_F(ImportSheetStory, AListOfCarriersIsKnownByWhatItHolds) {
    Stage& s = begin_with("");
    unlock();
    const std::string name = plan().carriers.front().name.zh;
    s.drop(write_table("载体.csv", "编号,载体名称,建筑面积（平方米）,联系电话\n1," + name + ",50000,0573\n"));
    ASSERT_TRUE(s.has("import/chip/C"));
    EXPECT_FALSE(s.has("import/year")) << "a list of carriers has none";
    s.facts("carriers", "overlay_import");
    s.key(Key::f10, {false, true});
    EXPECT_EQ(s.count("context/"), 0) << "the menu of a place on the map stays closed";
    s.key(Key::f8);
    s.click("import/part/9");
    s.key(Key::enter, k_ctrl);
    EXPECT_EQ(state()["last_step"], 1);
    const auto opened = store::open_project(project());
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->plan->carriers.front().floor_area_m2, 50000);
    s.key(Key::z, k_ctrl);
    const auto undone = store::open_project(project());
    ASSERT_TRUE(undone);
    EXPECT_EQ(undone->plan->carriers.front().floor_area_m2, plan().carriers.front().floor_area_m2);
}

TEST_F(ImportSheetStory, NextYearsListOfCarriersTakesTwoActions) {
    Stage& s = begin_with("");
    unlock();
    const std::string name = plan().carriers.front().name.zh;
    const auto list = [&](const std::string& year, const std::string& money) {
        return write_table(year + "年载体.csv", "编号,载体名称,总投资\n1," + name + "," + money + "\n");
    };
    s.drop(list("2023", "3"));
    ASSERT_TRUE(s.has("import/answer/strip/unit:C"));
    s.key(Key::digit_3);
    s.key(Key::enter, k_ctrl);
    ASSERT_EQ(state()["last_step"], 1);
    s.drop(list("2024", "4"));
    ASSERT_TRUE(s.has("import/layout")) << "it is read as last year's was, and says so";
    EXPECT_FALSE(s.has("import/answer/strip/unit:C"));
    s.facts("carriers_as_then", "overlay_import");
    s.key(Key::enter, k_ctrl);
    EXPECT_EQ(state()["last_step"], 2);
    const auto opened = store::open_project(project());
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->plan->carriers.front().investment_cny, 4e8);
}

TEST_F(ImportSheetStory, BothSetsOfAnswersStayWhereTheKindIsSwitched) {
    Stage& s = begin_with("");
    unlock();
    const std::string name = plan().carriers.front().name.zh;
    s.drop(write_table("t.csv", "编号,载体名称,总投资\n1," + name + ",3\n"));
    ASSERT_TRUE(s.has("import/answer/strip/unit:C"));
    s.key(Key::digit_3);
    ASSERT_TRUE(s.has("import/take"));
    const auto hold = [&](const char* kind) {
        s.click("import/kind");
        s.click(std::string("import/kind/") + kind);
    };
    hold("values");
    EXPECT_FALSE(s.has("import/take"));
    s.click("import/year");
    s.click("import/year/2023");
    hold("carriers");
    EXPECT_FALSE(s.has("import/answer/strip/unit:C")) << "it is answered";
    EXPECT_TRUE(s.has("import/take"));
    hold("values");
    s.key(Key::escape);
    ASSERT_TRUE(s.has("import/discard")) << "the year that was said would be lost";
    s.key(Key::escape);
    hold("carriers");
    s.key(Key::z, k_ctrl);
    EXPECT_TRUE(s.has("import/answer/strip/unit:C")) << "and it can be taken back";
    s.key(Key::y, k_ctrl);
    s.key(Key::enter, k_ctrl);
    EXPECT_EQ(state()["last_step"], 1);
}

TEST_F(ImportSheetStory, ALargeListOfCarriersIsUnderstoodInTheBackground) {
    Stage& s = begin_with("");
    unlock();
    const std::string name = plan().carriers.front().name.zh;
    std::string text = "编号,载体名称,总投资,备注,地址\n1," + name + ",3,a,b\n";
    for (int i = 0; i < 3000; ++i) text += ",小计,1,b,c\n";
    s.drop(write_table("t.csv", text));
    ASSERT_TRUE(s.has("import/answer/strip/unit:C"));
    s.key(Key::digit_3);
    for (int i = 0; i < 200 && s.has("import/answer/strip/unit:C"); ++i) s.rest();
    ASSERT_TRUE(s.has("import/take")) << "the answer was looked at";
    s.key(Key::enter, k_ctrl);
    EXPECT_EQ(state()["last_step"], 1);
}

}  // namespace
}  // namespace stories
