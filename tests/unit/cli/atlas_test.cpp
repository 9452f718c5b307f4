// `atlas`: one document or a folder of pages, and what is refused.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "command_fixture.h"

namespace {

namespace fs = std::filesystem;

class Atlas : public CommandTest {
protected:
    Outcome atlas(const std::string& out, std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"atlas", project_, (folder_ / out).string(), "--lang", "en"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments);
    }
    std::string refused(const std::string& out, const std::vector<std::string>& more, int status) {
        const Outcome outcome = atlas(out, more);
        EXPECT_EQ(outcome.status, status) << outcome.err;
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
        return outcome.err;
    }
    [[nodiscard]] std::vector<std::string> names_in(const std::string& folder) const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder_ / folder)) names.push_back(entry.path().filename());
        std::ranges::sort(names);
        return names;
    }
};

}  // namespace

TEST_F(Atlas, IsOneDocumentWithAPageForEachArea) {
    const Outcome outcome = atlas("图集.pdf", {"--json"});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(support::bytes_of(folder_ / "图集.pdf").substr(0, 5), "%PDF-");
    const auto told = outcome.json();
    EXPECT_EQ(told["file"], (folder_ / "图集.pdf").string());
    EXPECT_EQ(told["bytes"], fs::file_size(folder_ / "图集.pdf"));
    ASSERT_EQ(told["pages"].size(), 4U) << "an index, two towns and a park";
    EXPECT_EQ(told["pages"][0]["name"], "Index of pages");
    const auto& page = told["pages"][2];
    EXPECT_EQ(page["number"], 3);
    EXPECT_EQ(page["name"], "Chang'an");
    EXPECT_LE(page["scale"], told["pages"][0]["scale"]);
    EXPECT_EQ(page["scale"].get<int>() % 1000, 0);
    EXPECT_LT(page["extent"][0], 120.5);
    EXPECT_GT(page["extent"][2], 120.72);
    EXPECT_EQ(page["projected"]["crs"], "EPSG:4549");
    EXPECT_LT(page["projected"]["extent"][1], page["projected"]["extent"][3]);
}

TEST_F(Atlas, IsTheSameBytesEachTime) {
    ASSERT_EQ(atlas("a.pdf").status, 0);
    ASSERT_EQ(atlas("b.pdf").status, 0);
    EXPECT_EQ(support::bytes_of(folder_ / "a.pdf"), support::bytes_of(folder_ / "b.pdf"));
}

TEST_F(Atlas, AFolderHasAFileAPage) {
    const Outcome outcome = atlas("pages", {"--format", "svg", "--json"});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(names_in("pages"),
              (std::vector<std::string>{"01-Index of pages.svg", "02-Xucun.svg", "03-Chang'an.svg", "04-Juanhu.svg"}));
    const auto told = outcome.json();
    EXPECT_EQ(told["folder"], (folder_ / "pages").string());
    EXPECT_EQ(told["pages"][1]["file"], (folder_ / "pages" / "02-Xucun.svg").string());
    EXPECT_EQ(told["pages"][1]["bytes"], fs::file_size(folder_ / "pages" / "02-Xucun.svg"));
}

TEST_F(Atlas, NoFileOfAFolderIsReplacedUnasked) {
    fs::create_directory(folder_ / "pages");
    std::ofstream(folder_ / "pages" / "03-Chang'an.pdf") << "earlier";
    EXPECT_NE(refused("pages", {}, 1).find("--replace"), std::string::npos);
    EXPECT_EQ(names_in("pages").size(), 1U);
    EXPECT_EQ(support::bytes_of(folder_ / "pages" / "03-Chang'an.pdf"), "earlier");
    ASSERT_EQ(atlas("pages", {"--replace"}).status, 0);
    EXPECT_EQ(names_in("pages").size(), 4U);
    EXPECT_EQ(support::bytes_of(folder_ / "pages" / "03-Chang'an.pdf").substr(0, 5), "%PDF-");
}

TEST_F(Atlas, NoFileOfAFolderIsReplacedWhereAnotherCannotBe) {
    fs::create_directories(folder_ / "pages/03-Chang'an.pdf");
    std::ofstream(folder_ / "pages" / "02-Xucun.pdf") << "earlier";
    EXPECT_NE(refused("pages", {"--replace"}, 4).find("03-Chang'an.pdf"), std::string::npos);
    EXPECT_EQ(names_in("pages").size(), 2U);
    EXPECT_EQ(support::bytes_of(folder_ / "pages" / "02-Xucun.pdf"), "earlier");
}

TEST_F(Atlas, WhatIsNoAtlasIsRefusedAndNothingIsWritten) {
    EXPECT_NE(refused("a.png", {}, 1).find("or a folder"), std::string::npos);
    EXPECT_NE(refused("a.pdf", {"--format", "png"}, 2).find("name a folder"), std::string::npos);
    EXPECT_NE(refused("a.pdf", {"--by", "towns"}, 2).find("areas"), std::string::npos);
    EXPECT_NE(refused("a.pdf", {"--bbox", "120.3,30.4,120.5,30.5"}, 2).find("--bbox"), std::string::npos);
    EXPECT_NE(refused("a.pdf", {"--story", "会议"}, 2).find("--by views"), std::string::npos);
    EXPECT_NE(refused("a.pdf", {"--by", "views", "--story", "会议"}, 1).find("会议"), std::string::npos);
    EXPECT_NE(refused("a.pdf", {"--by", "views"}, 1).find("save one first"), std::string::npos);
    EXPECT_NE(refused("a.pdf", {"--scale", "1000"}, 1).find("largest round scale"), std::string::npos);
    EXPECT_NE(refused("a.pdf", {"--paper", "B9"}, 1).find("A4"), std::string::npos);
    std::string title;
    for (int i = 0; i < 150; ++i) title += "长";
    EXPECT_EQ(refused("a.pdf", {"--paper", "report", "--title", title}, 1).find("langtu: --title: "), 0U);
    EXPECT_FALSE(fs::exists(folder_ / "a.pdf"));
    refused("none/pages", {}, 4);
    EXPECT_FALSE(fs::exists(folder_ / "none"));
}

TEST_F(Atlas, ViewsAreOfAStoryOrAllThatAreSaved) {
    ASSERT_EQ(run({"story", "add", project_, "--title", "甲", "--title-en", "First"}).status, 0);
    ASSERT_EQ(run({"story", "add", project_, "--title", "乙", "--title-en", "Second"}).status, 0);
    const auto pages = atlas("a.pdf", {"--by", "views", "--json"}).json()["pages"];
    ASSERT_EQ(pages.size(), 3U);
    EXPECT_EQ(pages[1]["name"], "First");
    EXPECT_EQ(pages[2]["missing"].size(), 0U);
}

TEST_F(Atlas, StationsHaveTheReachThatIsTyped) {
    const auto scale_of = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words{"--by", "stations", "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return atlas("a.pdf", words).json()["pages"][1]["scale"].get<int>();
    };
    EXPECT_LT(scale_of({"--reach", "1km"}), scale_of({}));
    EXPECT_GT(scale_of({"--reach", "4km"}), scale_of({}));
}
