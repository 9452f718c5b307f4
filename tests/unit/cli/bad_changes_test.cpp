// Files of changes that are none, or were cut, mixed up or edited by hand: one sentence that names the file, a status
// other than 0, and nothing is written.
#include <filesystem>
#include <fstream>
#include <functional>

#include "two_copies.h"

namespace {

using Change = std::function<void(Json&)>;

class BadChanges : public TwoCopies {
protected:
    /// A real file of changes: a carrier is added and moved, a value observed and changed.
    void SetUp() override {
        TwoCopies::SetUp();
        add_carrier(a_, "甲");
        move(a_, "3", k_q, "site", "现场");
        observe(a_, {"--value", "5"});
        observe(a_, {"--value", "6"});
        good_ = Json::parse(support::bytes_of(sent(a_)));
        before_ = dump(b_, true);
    }
    std::string write(const std::string& text) {
        const std::string file = (folder_ / "bad.json").string();
        std::ofstream(file) << text;
        return file;
    }
    /// One sentence that begins with the file's name; says it again in Chinese, without writing anything.
    std::string refused(const std::string& file) {
        std::string said;
        for (const char* language : {"zh", "en"})
            for (const char* answer : {"refuse", "mine", "theirs", "later"}) {
                const Outcome outcome = run({"--lang", language, "changes", "apply", b_.path, file, "--on-conflict",
                                             answer, "--author", b_.author});
                EXPECT_NE(outcome.status, 0) << outcome.out << support::bytes_of(file);
                if (outcome.status == 0) return "";
                EXPECT_TRUE(outcome.err.starts_with("langtu: " + file)) << outcome.err;
                EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
                said = outcome.err;
            }
        EXPECT_EQ(lines_apart(dump(b_, true), before_), "");
        return said;
    }
    std::string refused_after(const Change& change) {
        Json file = good_;
        change(file);
        return refused(write(file.dump()));
    }
    static Json& row(Json& file, std::size_t step) { return file["steps"][step]["rows"][0]; }

    Json good_;
    std::string before_;
};

}  // namespace

TEST_F(BadChanges, WhatIsNoFileOfChangesIsRefused) {
    const std::string none = "is not a file of changes";
    EXPECT_NE(refused(write("")).find(none), std::string::npos);
    EXPECT_NE(refused(write("[1, 2]")).find(none), std::string::npos);
    EXPECT_NE(refused(b_.path).find(none), std::string::npos) << "a project";
    EXPECT_NE(refused((folder_ / "no.json").string()).find("cannot be read"), std::string::npos);
    EXPECT_NE(refused(folder_.path().string()).find("cannot be read"), std::string::npos) << "a folder";
    for (const Change& change :
         {Change([](Json& f) { f.erase("steps"); }), Change([](Json& f) { f["steps"] = 5; }),
          Change([](Json& f) { f["version"] = 0; }), Change([](Json& f) { f["version"] = "2"; }),
          Change([](Json& f) { f["knows"] = "x"; }), Change([](Json& f) { f["earlier"] = Json{1}; })})
        EXPECT_NE(refused_after(change).find(none), std::string::npos);
}

TEST_F(BadChanges, AFileThatWasCutOffIsRefusedWhereverItWas) {
    const std::string text = good_.dump();
    for (std::size_t length = 1; length < text.size(); length += text.size() / 8)
        refused(write(text.substr(0, length)));
}

TEST_F(BadChanges, FilesOfAnotherProjectOrANewerVersionAreRefused) {
    EXPECT_NE(refused_after([](Json& f) { f["origin"] = "x"; }).find("are of another project"), std::string::npos);
    EXPECT_NE(refused_after([](Json& f) { f.erase("origin"); }).find("are of another project"), std::string::npos);
    EXPECT_NE(refused_after([](Json& f) { f["version"] = 3; }).find("newer Langtu"), std::string::npos);
}

TEST_F(BadChanges, AFileThatIsFarTooLargeIsRefusedUnread) {
    const std::string file = write("{");
    std::filesystem::resize_file(file, std::uintmax_t{1} << 30);  // sparse
    EXPECT_NE(refused(file).find("64 MB"), std::string::npos);
}

TEST_F(BadChanges, AStepThatCannotBeReadIsNamedByItsPlace) {
    for (const Change& change :
         {Change([](Json& f) { row(f, 1)["table"] = "history"; }),
          Change([](Json& f) { row(f, 1)["table"] = "sqlite_schema"; }),
          Change([](Json& f) { row(f, 1)["table"] = "carriers; DROP TABLE carriers"; }), Change([](Json& f) {
              row(f, 1)["columns"]["colour"] = {nullptr, "red"};
          }),
          Change([](Json& f) {
              row(f, 1)["columns"]["id"] = {1, 2};
          }),
          Change([](Json& f) { row(f, 1)["columns"]["notes"] = {nullptr}; }), Change([](Json& f) {
              row(f, 1)["columns"]["notes"] = {nullptr, {{"lon", 1}, {"lat", 2}}};
          }),
          Change([](Json& f) { row(f, 1)["change"] = "replace"; }), Change([](Json& f) { row(f, 1)["id"] = 0; }),
          Change([](Json& f) { row(f, 1)["id"] = -7; }), Change([](Json& f) { row(f, 1)["id"] = 1e300; }),
          Change([](Json& f) { row(f, 1).erase("columns"); }), Change([](Json& f) { f["steps"][1]["uuid"] = ""; }),
          Change([](Json& f) { f["steps"][1]["uuid"] = "a b"; }), Change([](Json& f) { f["steps"][1]["author"] = 5; }),
          Change([](Json& f) { f["steps"][1]["kind"] = "magic"; }),
          Change([](Json& f) { f["steps"][1]["base"] = {5}; }), Change([](Json& f) { f["steps"][1]["reverts"] = "x"; }),
          Change([](Json& f) { f["steps"][1] = nullptr; })})
        EXPECT_NE(refused_after(change).find("step 2 of the file cannot be read"), std::string::npos);
}

TEST_F(BadChanges, ValuesThatAColumnCannotHoldAreRefusedWithTheRow) {
    const auto id = row(good_, 3)["id"].dump();
    for (const Change& change : {Change([](Json& f) { row(f, 3)["columns"]["value"][1] = "many"; }),
                                 Change([](Json& f) { row(f, 3)["columns"]["state"][1] = 5; }),
                                 Change([](Json& f) { row(f, 3)["columns"]["value"][1] = nullptr; }),
                                 Change([](Json& f) { row(f, 3)["columns"]["value"][0] = "x"; })})
        EXPECT_NE(refused_after(change).find("row " + id + " of observations holds a value"), std::string::npos);
    EXPECT_NE(refused_after([](Json& f) {
                  row(f, 3)["columns"]["state"][1] = "perhaps";
              }).find("row " + id + " of observations would break a rule"),
              std::string::npos);
    good_["steps"].erase(3);                                                      // which says all of its row again
    refused_after([](Json& f) { row(f, 2)["columns"]["area"][1] = "nowhere"; });  // refers to nothing
    refused_after([](Json& f) { row(f, 2)["columns"].erase("year"); });           // a new row without it
    refused_after([](Json& f) { row(f, 0)["columns"]["stage"][1] = "begun"; });   // no word of it
    refused_after([](Json& f) { row(f, 0)["columns"]["name_zh"][1] = "a\u0001"; });
    refused_after([](Json& f) { f["steps"][0]["author"] = "a\u0001"; });
}

TEST_F(BadChanges, StepsThatDoNotFitTogetherAreRefused) {
    EXPECT_NE(refused_after([](Json& f) { f["steps"].push_back(f["steps"][1]); }).find("holds one step twice"),
              std::string::npos);
    EXPECT_NE(refused_after([](Json& f) {
                  auto& rows = f["steps"][1]["rows"];
                  rows.push_back(Json(rows[0]));
              }).find("twice"),
              std::string::npos);
    EXPECT_NE(refused_after([](Json& f) { f["steps"][1]["base"] = {"gone"}; }).find("goes on from changes"),
              std::string::npos);
    EXPECT_NE(refused_after([](Json& f) { f["steps"].erase(0); }).find("goes on from"), std::string::npos);
    EXPECT_NE(
        refused_after([](Json& f) { std::swap(f["steps"][1], f["steps"][2]); }).find("before one that it builds on"),
        std::string::npos);
    EXPECT_NE(refused_after([](Json& f) {
                  f["steps"][1]["base"] = {f["steps"][1]["uuid"]};
              }).find("before one that it builds on"),
              std::string::npos);
    refused_after([](Json& f) { row(f, 1)["id"] = 4711; });  // a change of a row that never was
}
