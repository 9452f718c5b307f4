// The memory of how tables are read, and words of a bureau's own, on the command line.
#include "command_fixture.h"

namespace {

using Json = nlohmann::json;

class Layouts : public CommandTest {
protected:
    std::string table(const std::string& name, const std::string& text) const {
        const auto file = folder_ / name;
        support::write_bytes(file, text);
        return file.string();
    }
    Outcome import(const std::string& file, std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"import", project_, file, "--author", "王五"});
        return run(more);
    }
    Json history() { return run({"history", project_, "--json"}).json(); }

    const std::string k_then_ = "镇街,研发经费占比 2022,科技企业某数 2022,2022年排名\n许村镇,2.6,120,1\n";
    const std::string k_next_ = "镇街,2023年排名,科技企业某数 2023,研发经费占比 2023\n许村镇,2,130,2.8\n";
    void save() {
        const Outcome saved = import(table("2022.csv", k_then_),
                                     {"--column", "C=indicator:tech_firms", "--save-layout", "年度指标", "--json"});
        ASSERT_EQ(saved.status, 0) << saved.err;
        ASSERT_EQ(saved.json()["new"], 2);
    }
};

}  // namespace

TEST_F(Layouts, AnEqualTableIsReadByItselfAndItIsSaid) {
    save();
    EXPECT_EQ(history().size(), 1U) << "values and layout are one step";
    const std::string file = table("2023.csv", k_next_);
    const Outcome read = import(file, {"--json"});
    ASSERT_EQ(read.status, 0) << read.err << read.out;
    EXPECT_EQ(read.json()["new"], 2);
    const Json used = read.json()["layout"]["used"];
    EXPECT_EQ(used["name"], "年度指标");
    EXPECT_EQ(used["author"], "王五");
    EXPECT_EQ(used["as_then"], 4);
    EXPECT_TRUE(used["new"].empty() && used["gone"].empty() && used["other_unit"].empty());
    const Json value =
        run({"progress", project_, "--area", "xucun", "--indicator", "tech_firms", "--year", "2023", "--json"}).json();
    EXPECT_EQ(value[0]["actual"], 130);
    EXPECT_NE(import(file).out.find("read by the layout “年度指标”"), std::string::npos);
    EXPECT_NE(import(file, {"--lang", "zh"}).out.find("记住的版式“年度指标”"), std::string::npos);
    const Outcome without = import(file, {"--no-layout", "--json"});
    EXPECT_EQ(without.json()["read"], 1);
    EXPECT_EQ(without.json()["layout"]["used"], nullptr);
    ASSERT_EQ(run({"undo", project_, "--steps", "2"}).status, 0);
    EXPECT_TRUE(run({"layouts", "list", project_, "--json"}).json().empty());
}

TEST_F(Layouts, ASimilarTableIsOfferedAndReadByName) {
    save();
    const std::string file =
        table("2023.csv", "镇街,2023年排名,科技企业某数 2023,研发经费占比 2023,新列\n许村镇,2,130,2.8,5\n");
    const Outcome offered = import(file, {"--dry-run", "--json"});
    EXPECT_EQ(offered.json()["layout"]["used"], nullptr);
    ASSERT_EQ(offered.json()["layout"]["offered"].size(), 1U);
    EXPECT_EQ(offered.json()["layout"]["offered"][0]["same"], 4);
    EXPECT_EQ(offered.json()["read"], 1);
    const Outcome named = import(file, {"--layout", "年度指标", "--json"});
    ASSERT_EQ(named.status, 0) << named.err;
    EXPECT_EQ(named.json()["read"], 2);
    EXPECT_EQ(named.json()["layout"]["used"]["new"].size(), 1U);
    EXPECT_EQ(import(file, {"--layout", "没有"}).status, 1);
    EXPECT_EQ(import(file, {"--layout", "年度指标", "--no-layout"}).status, 2);
    const Outcome unlike = import(table("b.csv", "区域,研发 2023\n许村镇,2\n"), {"--layout", "年度指标"});
    EXPECT_EQ(unlike.status, 1);
    EXPECT_EQ(std::count(unlike.err.begin(), unlike.err.end(), '\n'), 1) << unlike.err;
}

TEST_F(Layouts, AreListedShownRenamedAndForgotten) {
    save();
    const Json list = run({"layouts", "list", project_, "--json"}).json();
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0]["name"], "年度指标");
    EXPECT_EQ(list[0]["file"], "2022.csv");
    const Json shown = run({"layouts", "show", project_, "年度指标", "--json"}).json();
    ASSERT_EQ(shown["columns"].size(), 4U);
    EXPECT_EQ(shown["columns"][2]["place"], "C");
    EXPECT_EQ(shown["columns"][2]["by_hand"], "indicator:tech_firms");
    EXPECT_EQ(shown["columns"][3]["title"], "Y排名");
    EXPECT_NE(run({"layouts", "show", project_, "年度指标"}).out.find("tech_firms"), std::string::npos);
    ASSERT_EQ(run({"layouts", "rename", project_, "年度指标", "科技指标"}).status, 0);
    EXPECT_EQ(run({"layouts", "show", project_, "年度指标"}).status, 1);
    EXPECT_EQ(run({"layouts", "rename", project_, "科技指标", "科技指标"}).status, 1);
    ASSERT_EQ(run({"layouts", "forget", project_, "科技指标"}).status, 0);
    EXPECT_TRUE(run({"layouts", "list", project_, "--json"}).json().empty());
    ASSERT_EQ(run({"undo", project_}).status, 0);
    EXPECT_EQ(run({"layouts", "list", project_, "--json"}).json()[0]["name"], "科技指标");
    EXPECT_EQ(run({"layouts", "forget", project_, "没有"}).status, 1);
}

TEST_F(Layouts, TheYearIsAskedAgainAndADryRunSavesNothing) {
    const std::string file = table("a.csv", "镇街,研发经费占比\n许村镇,2.6\n");
    const std::string before = run({"dump", project_, "--history"}).out;
    EXPECT_EQ(import(file, {"--answer", "year:A=2022", "--save-layout", "占比", "--dry-run"}).status, 0);
    EXPECT_EQ(run({"dump", project_, "--history"}).out, before);
    ASSERT_EQ(import(file, {"--answer", "year:A=2022", "--save-layout", "占比"}).status, 0);
    const Outcome again = import(file, {"--json"});
    EXPECT_EQ(again.status, 1) << "an open question";
    EXPECT_EQ(again.json()["layout"]["used"]["name"], "占比");
    ASSERT_EQ(again.json()["questions"].size(), 1U);
    EXPECT_EQ(again.json()["questions"][0]["answers"][0]["key"], "2023");
    EXPECT_EQ(import(file, {"--answer", "year:A=2023"}).status, 0);
}

TEST_F(Layouts, ALayoutAloneIsAStepToo) {
    const std::string file = table("2022.csv", k_then_);
    ASSERT_EQ(import(file).status, 0);
    ASSERT_EQ(import(file, {"--save-layout", "年度指标"}).status, 0);
    EXPECT_EQ(history().size(), 2U);
    EXPECT_EQ(import(file, {"--save-layout", "年度指标"}).status, 0);
    EXPECT_EQ(history().size(), 2U) << "nothing is new";
    EXPECT_EQ(import(file, {"--save-layout", " "}).status, 1);
}

TEST_F(Layouts, AWordOfTheBureauIsNamedAddedAndRemoved) {
    const std::string file = table("a.csv", "镇街,2023年园区排行,研发 2023,2023年某某企业\n许村镇,9,2.6,120\n");
    const Json before = import(file, {"--dry-run", "--json"}).json();
    EXPECT_EQ(before["columns"][1]["not_understood"], Json::array({"园区排行"}));
    EXPECT_EQ(before["columns"][2]["not_understood"], Json::array());
    ASSERT_EQ(run({"words", "add", project_, "园区排行", "rank"}).status, 0);
    ASSERT_EQ(run({"words", "add", project_, "某某企业", "科技型中小企业"}).status, 0);
    ASSERT_EQ(run({"words", "add", project_, "镇办", "role:area"}).status, 0);
    const Json words = run({"words", "list", project_, "--json"}).json();
    ASSERT_EQ(words.size(), 3U);
    const Json after = import(file, {"--json"}).json();
    EXPECT_EQ(after["new"], 2);
    EXPECT_EQ(after["columns"][1]["not_understood"], Json::array());
    EXPECT_EQ(run({"words", "add", project_, "园区排行", "rank"}).status, 1) << "already";
    EXPECT_EQ(run({"words", "add", project_, "排名", "neutral"}).status, 1) << "the program's own";
    EXPECT_EQ(run({"words", "add", project_, "某词", "dragon"}).status, 1);
    EXPECT_EQ(run({"words", "add", project_, "2023", "rank"}).status, 1);
    ASSERT_EQ(run({"words", "remove", project_, "园区排行"}).status, 0);
    EXPECT_EQ(run({"words", "remove", project_, "园区排行"}).status, 1);
    EXPECT_EQ(run({"words", "list", project_, "--json"}).json().size(), 2U);
    EXPECT_GT(run({"words", "classes", "--json"}).json().size(), 25U);
}

TEST_F(Layouts, AListOfCarriersIsReadByOneOfItsOwn) {
    const std::string then = table("2022.csv", "编号,名称,总投资,经度,纬度\n1,科创中心,3.5,120.56,30.455\n");
    const Outcome saved = import(then, {"--as", "carriers", "--answer", "unit:C=yi_cny", "--answer", "system:D=wgs84",
                                        "--answer", "uncertainty:D=50", "--save-layout", "载体清单", "--json"});
    ASSERT_EQ(saved.status, 0) << saved.err << saved.out;
    EXPECT_EQ(history().size(), 1U) << "carriers and layout are one step";
    const Json listed = run({"layouts", "list", project_, "--json"}).json();
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0]["kind"], "carriers");
    const Json shown = run({"layouts", "show", project_, "载体清单", "--json"}).json();
    EXPECT_EQ(shown["kind"], "carriers");
    EXPECT_EQ(shown["columns"][2]["role"], "investment_cny");
    EXPECT_EQ(shown["columns"][2]["answers"], "unit=yi_cny");
    const std::string next = table("2023.csv", "名称,总投资,纬度,经度,编号\n科创中心,4,30.456,120.57,1\n");
    const Outcome read = import(next, {"--as", "carriers", "--json"});
    ASSERT_EQ(read.status, 0) << read.err << read.out;
    const Json used = read.json()["layout"]["used"];
    EXPECT_EQ(used["name"], "载体清单");
    EXPECT_EQ(used["author"], "王五");
    EXPECT_EQ(used["as_then"], 5);
    EXPECT_EQ(run({"carriers", project_, "--json"}).json()[0]["lon"], 120.57);
    EXPECT_EQ(import(next, {"--as", "carriers", "--no-layout"}).status, 1) << "its questions are open without it";
}

TEST_F(Layouts, OneOfTheOtherKindIsRefusedByName) {
    save();
    const std::string list = table("载体.csv", "编号,名称,建设阶段\n1,科创中心,在建\n");
    const Outcome refused = import(list, {"--as", "carriers", "--layout", "年度指标"});
    EXPECT_EQ(refused.status, 1);
    EXPECT_NE(refused.err.find("is a layout of tables of values"), std::string::npos) << refused.err;
    EXPECT_NE(import(list, {"--as", "carriers", "--save-layout", "年度指标"}).err.find("is the name of a layout"),
              std::string::npos);
    ASSERT_EQ(import(list, {"--as", "carriers", "--save-layout", "载体清单"}).status, 0);
    const Outcome other = import(table("2023.csv", k_next_), {"--layout", "载体清单"});
    EXPECT_NE(other.err.find("is a layout of lists of carriers"), std::string::npos) << other.err;
}
