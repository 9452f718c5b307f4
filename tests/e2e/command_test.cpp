// The program as a command, without a display: exit status, one line of error, and what it must not touch.
#include <algorithm>
#include <gtest/gtest.h>

#include "desktop.h"

namespace {

using e2e::Outcome;

class Command : public testing::Test {
protected:
    Outcome langtu(std::vector<std::string> arguments, e2e::Environment more = {}) const {
        e2e::Environment environment{{"DISPLAY", ""},
                                     {"WAYLAND_DISPLAY", ""},
                                     {"LANG", "C.UTF-8"},
                                     {"XDG_CONFIG_HOME", (folder_ / "config").string()},
                                     {"XDG_DATA_HOME", (folder_ / "data").string()},
                                     {"XDG_STATE_HOME", (folder_ / "state").string()}};
        for (const auto& [name, value] : more) environment[name] = value;
        arguments.insert(arguments.begin(), e2e::langtu().string());
        return e2e::run(arguments, environment);
    }
    void make_project() { ASSERT_EQ(langtu({"new", project_, "--quiet"}).status, 0); }
    static void expect_refusal(const Outcome& outcome, int status) {
        EXPECT_EQ(outcome.status, status) << outcome.err;
        EXPECT_TRUE(outcome.err.starts_with("langtu: ")) << outcome.err;
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
        EXPECT_EQ(outcome.out, "");
    }

    support::ScratchFolder folder_;
    std::string project_ = (folder_ / "海宁.sqlite").string();
    std::string picture_ = (folder_ / "图.png").string();
};

}  // namespace

TEST_F(Command, NewThenRenderMakesAPicture) {
    const Outcome made = langtu({"new", project_});
    EXPECT_EQ(made.status, 0) << made.err;
    EXPECT_EQ(made.err, "langtu: made " + project_ + "\n");
    const Outcome drawn = langtu({"render", project_, picture_, "--size", "800x600"});
    EXPECT_EQ(drawn.status, 0) << drawn.err;
    EXPECT_EQ(drawn.out + drawn.err, "");
    const std::string bytes = support::bytes_of(picture_);
    EXPECT_TRUE(bytes.starts_with("\x89PNG\r\n\x1a\n"));
    EXPECT_GT(bytes.size(), 20000U);
}

TEST_F(Command, RenderTellsInJsonWhatItDrew) {
    make_project();
    const Outcome drawn = langtu({"render", project_, picture_, "--json", "--indicator", "tech_firms"});
    ASSERT_EQ(drawn.status, 0) << drawn.err;
    const e2e::Json document = e2e::Json::parse(drawn.out);
    EXPECT_EQ(document["width"], 1920);
    EXPECT_EQ(document["indicator"], "tech_firms");
    EXPECT_EQ(document["unlocated_carriers"], e2e::Json::array()) << "all 22 have at least an area";
    EXPECT_GT(document["labels"]["placed"], 30);
}

TEST_F(Command, WrongCallsAreUsageErrorsInOneLine) {
    make_project();
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{"rendre"},
                                               {"render"},
                                               {"render", project_},
                                               {"new"},
                                               {"--lang", "fr"},
                                               {"--no-such-option"},
                                               {"render", project_, picture_, "--no-such-option"},
                                               {"render", project_, picture_, "--size", "12"},
                                               {"render", project_, picture_, "--size", "12xz"},
                                               {"render", project_, picture_, "--dpi", "7"},
                                               {"render", project_, picture_, "--bbox", "1,2,3"},
                                               {"render", project_, picture_, "--method", "manual"},
                                               {"render", project_, picture_, "--breaks", "1,x"},
                                               {"render", project_, picture_, "--classes", "99"}}) {
        SCOPED_TRACE(arguments.back());
        expect_refusal(langtu(arguments), 2);
    }
    EXPECT_FALSE(std::filesystem::exists(picture_));
}

TEST_F(Command, WhatCannotBeIsRefused) {
    make_project();
    expect_refusal(langtu({"render", project_, (folder_ / "map.bmp").string()}), 1);
    expect_refusal(langtu({"render", project_, picture_, "--indicator", "nonsense"}), 1);
    expect_refusal(langtu({"render", project_, picture_, "--measure", "nonsense"}), 1);
    expect_refusal(langtu({"render", project_, picture_, "--layers", "nonsense"}), 1);
    expect_refusal(langtu({"render", project_, picture_, "--area", "nonsense"}), 1);
    expect_refusal(langtu({"render", project_, picture_, "--year", "1999"}), 1);
    expect_refusal(langtu({"new", project_}), 1);
    expect_refusal(langtu({"render", project_, picture_, "--size", "99999x100"}), 6);
    expect_refusal(langtu({"render", project_, (folder_ / "absent/map.png").string()}), 4);
    expect_refusal(langtu({"render", project_, "/proc/map.png"}), 4);
    support::write_bytes(folder_ / "noise.sqlite", std::string(4096, 'x'));
    EXPECT_NE(langtu({"render", (folder_ / "noise.sqlite").string(), picture_}).status, 0);
    EXPECT_FALSE(std::filesystem::exists(picture_));
}

TEST_F(Command, WithoutADisplayTheWindowIsRefusedInOneLine) {
    const Outcome outcome = langtu({});
    expect_refusal(outcome, 1);
    EXPECT_NE(outcome.err.find("no display"), std::string::npos) << outcome.err;
    expect_refusal(langtu({}, {{"DISPLAY", ":9999"}}), 1);
    make_project();
    const Outcome presented = langtu({"present", project_}, {{"DISPLAY", ""}});
    expect_refusal(presented, 1);
    EXPECT_NE(presented.err.find("story export"), std::string::npos) << presented.err;
}

TEST_F(Command, AMissingFontIsNamed) {
    make_project();
    const e2e::Environment font{{"LANGTU_FONT", "/no/such/font.ttf"}};
    const Outcome drawn = langtu({"render", project_, picture_}, font);
    expect_refusal(drawn, 1);
    EXPECT_NE(drawn.err.find("/no/such/font.ttf"), std::string::npos);
    if (!e2e::installed("Xvfb")) GTEST_SKIP() << "SKIPPED: the window with a missing font, for Xvfb is not installed";
    const e2e::Display display(1366, 768);
    const Outcome opened = langtu({}, {{"LANGTU_FONT", "/no/such/font.ttf"}, {"DISPLAY", display.name()}});
    expect_refusal(opened, 1);
    EXPECT_NE(opened.err.find("/no/such/font.ttf"), std::string::npos);
}

TEST_F(Command, RenderAsksNoNetworkAndStartsNoReader) {
    if (!e2e::installed("strace")) GTEST_SKIP() << "SKIPPED: strace is not installed";
    make_project();
    const std::string log = (folder_ / "trace").string();
    const Outcome drawn = e2e::run({"strace", "-f", "-qq", "-e", "trace=connect,execve,sendto", "-o", log,
                                    e2e::langtu().string(), "render", project_, picture_, "--size", "400x300"},
                                   {{"DISPLAY", ""}});
    if (drawn.err.find("PTRACE") != std::string::npos) GTEST_SKIP() << "SKIPPED: strace may not trace here";
    ASSERT_EQ(drawn.status, 0) << drawn.err;
    const std::string trace = support::bytes_of(log);
    EXPECT_NE(trace.find("execve("), std::string::npos) << "nothing was traced";
    EXPECT_EQ(trace.find("AF_INET"), std::string::npos) << trace;
    EXPECT_EQ(trace.find("langtu-formats"), std::string::npos) << trace;
}
