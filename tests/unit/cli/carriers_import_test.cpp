// Lists of carriers by the command line: one step, questions that stop it, our own tables that come back as they are.
#include "command_fixture.h"

namespace {

using Json = nlohmann::json;

class CarrierImport : public CommandTest {
protected:
    std::string table(const std::string& name, const std::string& text) const {
        const auto file = folder_ / name;
        support::write_bytes(file, text);
        return file.string();
    }
    Outcome import(const std::string& file, std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"import", project_, file, "--as", "carriers", "--author", "王五"});
        return run(more);
    }
    Json first() { return run({"carriers", project_, "--json"}).json()[0]; }
};

const std::string k_moved = "编号,名称,经度,纬度,建设阶段\n1,科创中心,120.56,30.455,在建\n2,众创空间,,,\n";
const std::vector<std::string> k_answers{"--answer", "system:C=cgcs2000", "--answer", "uncertainty:C=50"};

std::vector<std::string> with(std::vector<std::string> words, const std::vector<std::string>& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

}  // namespace

TEST_F(CarrierImport, AListIsOneStepThatCanBeUndone) {
    const Json before = first();
    const std::string file = table("载体.csv", k_moved);
    const Outcome done = import(file, with(k_answers, {"--json"}));
    ASSERT_EQ(done.status, 0) << done.err;
    const Json document = done.json();
    EXPECT_EQ(document["changed"], 1);
    EXPECT_EQ(document["moved"], 1);
    EXPECT_EQ(document["same"], 1);
    EXPECT_EQ(document["rows"][0]["fields"][0]["field"], "stage");
    EXPECT_EQ(document["rows"][0]["position"]["places"], Json::array({"C2", "D2"}));
    EXPECT_EQ(first()["lon"], 120.56);
    EXPECT_EQ(first()["uncertainty_m"], 50);
    const Json history = run({"history", project_, "--json"}).json();
    ASSERT_EQ(history.size(), 1U);
    EXPECT_EQ(history[0]["reason"], "载体.csv");
    EXPECT_EQ(import(file, {"--json"}).json()["same"], 2) << "what was taken in tells its system";
    EXPECT_EQ(run({"history", project_, "--json"}).json().size(), 1U) << "nothing new is no step";
    ASSERT_EQ(run({"undo", project_}).status, 0);
    EXPECT_EQ(first(), before);
}

TEST_F(CarrierImport, AnOpenQuestionStopsAll) {
    const std::string before = run({"dump", project_, "--history"}).out, file = table("a.csv", k_moved);
    const Outcome open = import(file);
    EXPECT_EQ(open.status, 1);
    EXPECT_NE(open.out.find("--answer system:C="), std::string::npos) << open.out;
    EXPECT_EQ(std::count(open.err.begin(), open.err.end(), '\n'), 1) << open.err;
    EXPECT_EQ(import(file, {"--answer", "system:C=mars"}).status, 1);
    EXPECT_EQ(import(file, {"--answer", "colour:C=red"}).status, 1);
    EXPECT_EQ(import(file, with(k_answers, {"--dry-run"})).status, 0);
    EXPECT_EQ(run({"dump", project_, "--history"}).out, before);
    ASSERT_EQ(import(file, {"--skip-questions"}).status, 0);
    EXPECT_EQ(first()["lon"], 120.55) << "the positions were left out, the stage was not";
}

TEST_F(CarrierImport, ColumnsAreCorrectedByHand) {
    const std::string file = table("a.csv", "编号,名称,经费\n1,科创中心,5\n");
    EXPECT_EQ(import(file, {"--json"}).json()["left_out"][0]["title"], "经费");
    const Json read = import(file, {"--column", "C=investment_cny,unit:亿元", "--json"}).json();
    EXPECT_EQ(read["rows"][0]["fields"][0]["new"], "500000000");
    EXPECT_EQ(import(file, {"--column", "C=colour"}).status, 2);
    EXPECT_EQ(import(file, {"--column", "colour"}).status, 2);
    EXPECT_EQ(import(file, {"--year", "2023"}).status, 2) << "said of values, it would be lost in silence";
}

TEST_F(CarrierImport, OurOwnTablesComeBackAsTheyAre) {
    std::vector<std::string> files;
    for (const char* language : {"zh", "en"})
        for (const char* ending : {"csv", "xlsx"}) {
            files.push_back((folder_ / (std::string(language) + "." + ending)).string());
            ASSERT_EQ(run({"--lang", language, "export", project_, files.back(), "--what", "carriers"}).status, 0);
        }
    files.push_back(table("carriers.csv", run({"carriers", project_, "--csv"}).out));
    for (const std::string& file : files) {
        const Outcome back = import(file, {"--dry-run", "--json"});
        ASSERT_EQ(back.status, 0) << file << "\n" << back.out << back.err;
        EXPECT_EQ(back.json()["same"], 2) << file;
        EXPECT_EQ(back.json()["absent"].size(), 0U) << file;
    }
}

TEST_F(CarrierImport, BothLanguagesSayAll) {
    const std::string file =
        table("a.csv", "编号,名称,总投资,地址,孵化企业\n1,科创中心2,5,文苑路,3\n9,众创空间,/,,\n,合计,5,,\n");
    const Outcome chinese = run({"--lang", "zh", "import", project_, file, "--as", "carriers", "--dry-run"});
    EXPECT_EQ(chinese.status, 1);
    for (const char* english : {"left out", "is no", "which", "the row"})
        EXPECT_EQ(chinese.out.find(english), std::string::npos) << chinese.out;
    const Outcome english = run({"--lang", "en", "import", project_, file, "--as", "carriers", "--dry-run"});
    EXPECT_NE(english.out.find("question"), std::string::npos) << english.out;
}
