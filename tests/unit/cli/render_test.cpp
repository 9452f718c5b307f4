// `render` into each kind of picture; the looks are compared in tests/golden.
#include "command_fixture.h"

namespace {

namespace fs = std::filesystem;

class Render : public CommandTest {
protected:
    std::string picture(const std::string& name) { return (folder_ / name).string(); }
    Outcome render(const std::string& name, std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"render", project_, picture(name), "--size", "1200x900"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments);
    }
    std::string rendered(const std::string& name, std::vector<std::string> more = {}) {
        const Outcome outcome = render(name, std::move(more));
        EXPECT_EQ(outcome.err, "");
        return support::bytes_of(picture(name));
    }
};

}  // namespace

TEST_F(Render, TheEndingChoosesTheKind) {
    EXPECT_EQ(rendered("a.png").substr(1, 3), "PNG");
    EXPECT_EQ(rendered("a.PDF").substr(0, 5), "%PDF-");
    const std::string svg = rendered("a.svg");
    EXPECT_EQ(svg.substr(0, 5), "<?xml");
    EXPECT_NE(svg.find("viewBox=\"0 0 1200 900\""), std::string::npos);
    EXPECT_NE(svg.find("width=\"317.5000mm\""), std::string::npos) << "at 96 dpi";
    EXPECT_NE(svg.find("<title>" + plan_.title.zh + "</title>"), std::string::npos);
}

TEST_F(Render, TheSameOptionsHoldForEachKind) {
    const std::string svg = rendered("a.svg", {"--lang", "en", "--dpi", "192", "--title", "Corridor"});
    EXPECT_NE(svg.find("width=\"158.7500mm\""), std::string::npos);
    EXPECT_NE(svg.find(">Corridor</text>"), std::string::npos);
    EXPECT_NE(svg.find("xml:lang=\"en\""), std::string::npos);
    const auto of = [&](const std::string& name) {
        auto told = render(name, {"--json"}).json();
        told.erase("file");
        return told;
    };
    EXPECT_EQ(of("a.pdf"), of("a.png"));
    EXPECT_EQ(of("a.svg"), of("a.png"));
}

TEST_F(Render, ATemplateIsItsPaperAtTheResolutionOfTheForm) {
    const auto sheet = [&](const std::string& name, std::vector<std::string> words) {
        words.insert(words.begin(), {"render", project_, picture(name)});
        EXPECT_EQ(run(words).status, 0);
        return support::bytes_of(picture(name));
    };
    EXPECT_EQ(sheet("a.pdf", {"--template", "A4-portrait"}),
              sheet("b.pdf", {"--paper", "A4-portrait", "--dpi", "300"}));
    EXPECT_EQ(sheet("c.svg", {"--template", "A0"}), sheet("d.svg", {"--paper", "A0", "--dpi", "150"}));
    for (const char* other : {"--paper", "--size", "--dpi"})
        EXPECT_EQ(run({"render", project_, picture("e.pdf"), "--template", "A4", other, "300"}).status, 2) << other;
    EXPECT_EQ(run({"render", project_, picture("e.pdf"), "--template", "B5"}).status, 2);
}

TEST_F(Render, TheFileNamesItsMakerAndItsTitle) {
    const std::vector<std::string> words{"--title", "Corridor", "--maker", "Planning office"};
    EXPECT_NE(rendered("a.svg", words).find("<title>Corridor</title>"), std::string::npos);
    const std::string png = rendered("a.png", words);
    EXPECT_NE(png.find("Corridor"), std::string::npos);
    EXPECT_NE(png.find("Planning office"), std::string::npos);
}

TEST_F(Render, TheSameMapGivesTheSameBytes) {
    EXPECT_EQ(rendered("a.pdf"), rendered("b.pdf"));
    EXPECT_EQ(rendered("a.svg"), rendered("b.svg"));
}

TEST_F(Render, AChartTakesNoOptionOfAMap) {
    for (const char* what : {"ranking", "years", "strip"})
        for (const std::vector<std::string>& more :
             {std::vector<std::string>{"--wall"}, {"--beside", "table"}, {"--scale", "100000"}, {"--ruler"}}) {
            std::vector<std::string> words{"--what", what};
            words.insert(words.end(), more.begin(), more.end());
            const Outcome refused = render("a.svg", words);
            EXPECT_EQ(refused.status, 2) << what << " " << more.front();
            EXPECT_NE(refused.err.find(more.front()), std::string::npos) << refused.err;
        }
    EXPECT_FALSE(fs::exists(picture("a.svg")));
}

TEST_F(Render, BulletsAreOfAnAreaAndElseOfTheCity) {
    EXPECT_NE(rendered("a.svg", {"--what", "bullets"}).find("全市"), std::string::npos);
    EXPECT_NE(rendered("a.svg", {"--what", "bullets", "--area", "xucun"}).find("许村镇"), std::string::npos);
    EXPECT_EQ(render("a.svg", {"--what", "bullets", "--wall"}).status, 2);
    EXPECT_EQ(render("b.svg", {"--what", "bullets", "--area", "nowhere"}).status, 1);
    EXPECT_FALSE(fs::exists(picture("b.svg")));
}

TEST_F(Render, TheWallHasNothingBesideIt) {
    const Outcome refused = render("a.svg", {"--wall", "--beside", "table"});
    EXPECT_EQ(refused.status, 2);
    EXPECT_NE(refused.err.find("--beside"), std::string::npos) << refused.err;
    EXPECT_FALSE(fs::exists(picture("a.svg")));
}

TEST_F(Render, APaperThatIsTooSmallIsNamedInMillimetresWithItsRemedy) {
    const Outcome bare = render("a.svg", {"--paper", "report", "--beside", "none", "--title", std::string(180, 'W')});
    EXPECT_EQ(bare.status, 1);
    EXPECT_NE(bare.err.find("150 × 110 mm"), std::string::npos) << bare.err;
    EXPECT_NE(bare.err.find("larger paper"), std::string::npos) << bare.err;
    const Outcome strip = render("a.svg", {"--paper", "report", "--beside", "strip"});
    EXPECT_EQ(strip.status, 1);
    EXPECT_NE(strip.err.find("less beside it"), std::string::npos) << strip.err;
}

TEST_F(Render, AnotherEndingIsRefusedInOneSentence) {
    for (const std::string name : {"a.jpg", "a", "pdf", "a.pdf.txt"}) {
        const Outcome refused = render(name);
        EXPECT_EQ(refused.status, 1);
        EXPECT_EQ(refused.err, "langtu: " + picture(name) +
                                   ": is not a picture that can be written; choose a name that ends in .png, .pdf or "
                                   ".svg\n");
        EXPECT_FALSE(fs::exists(picture(name)));
    }
}

TEST_F(Render, AScaleThatTheProjectionDoesNotHoldNamesOneThatFits) {
    const auto at = [&](const char* name, const std::string& scale) {
        return run({"render", project_, picture(name), "--paper", "A3", "--scale", scale, "--lang", "en"});
    };
    for (const char* name : {"a.pdf", "a.png", "a.svg"}) {
        const Outcome refused = at(name, "100000000");
        EXPECT_EQ(refused.status, 1);
        EXPECT_NE(refused.err.find("1:4000000 is the smallest round scale"), std::string::npos) << refused.err;
        EXPECT_FALSE(fs::exists(picture(name)));
    }
    EXPECT_EQ(at("a.pdf", "4000000").status, 0);
    for (const std::string scale : {"0", "-5", "nan", "inf", "1e9", "99"}) EXPECT_EQ(at("b.pdf", scale).status, 2);
}

TEST_F(Render, AResolutionThatIsTooFineForThePaperNamesTheFinest) {
    const Outcome refused =
        run({"render", project_, picture("a.pdf"), "--paper", "A0", "--dpi", "1200", "--lang", "en"});
    EXPECT_EQ(refused.status, 6);
    EXPECT_EQ(refused.err,
              "langtu: --paper A0 --dpi 1200: is more than 16384 pixels a side; choose at most --dpi 350\n");
    EXPECT_EQ(run({"render", project_, picture("a.svg"), "--paper", "A0", "--dpi", "350"}).status, 0);
}

TEST_F(Render, APngIsDrawnInTilesWhereOpenGlCannotDrawItWhole) {
    const auto sized = [&](const std::string& size) {
        return run({"render", project_, picture("a.png"), "--size", size, "--no-furniture", "--lang", "en"});
    };
    EXPECT_EQ(sized("65536x40").err, "langtu: --size 65536x40: is out of range; choose 16 to 65535 pixels a side\n");
    EXPECT_EQ(sized("65535x65535").err,
              "langtu: --size 65535x65535: is more than 2500 million pixels; choose a smaller size\n");
    EXPECT_EQ(run({"render", project_, picture("a.png"), "--size", "65535x65535", "--lang", "zh"}).err,
              "langtu: --size 65535x65535：超过 25 亿像素；请选较小的尺寸\n");
    ASSERT_EQ(sized("20001x700").status, 0);
    EXPECT_EQ(support::bytes_of(picture("a.png")).substr(16, 8), std::string("\0\0\x4e\x21\0\0\x02\xbc", 8));
}

TEST_F(Render, APictureThatTitleAndLegendFillIsRefused) {
    const auto sized = [&](const std::string& size, std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"render", project_, picture("a.png"), "--size", size, "--lang", "en"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments);
    };
    const Outcome refused = sized("60x40");
    EXPECT_EQ(refused.status, 1);
    EXPECT_EQ(refused.err, "langtu: 60x40: has no room for a map beside title and legend; choose a larger size\n");
    EXPECT_FALSE(fs::exists(picture("a.png")));
    EXPECT_EQ(sized("60x40", {"--no-furniture"}).status, 0);
}

TEST_F(Render, AWordThatNoSheetHoldsIsRefusedByItsOption) {
    std::string longest;
    for (int i = 0; i < 2000; ++i) longest += "长";
    for (const std::string option : {"--title", "--maker", "--approval"})
        for (const std::string& text : {longest, std::string("a\x01z"), std::string("a\xEF\xBF\xBEz")}) {
            const Outcome refused = render("a.pdf", {option, text});
            EXPECT_EQ(refused.status, 2) << option;
            EXPECT_EQ(refused.err.find("langtu: " + option + ": "), 0U) << refused.err;
            EXPECT_EQ(std::count(refused.err.begin(), refused.err.end(), '\n'), 1) << refused.err;
        }
    EXPECT_FALSE(fs::exists(picture("a.pdf")));
}

TEST_F(Render, WhatCannotBeWrittenLeavesNothingBehind) {
    for (const std::string name : {"none/a.pdf", "none/a.svg"}) {
        EXPECT_EQ(render(name).status, 4);
        EXPECT_FALSE(fs::exists(folder_ / "none"));
    }
    const std::string before = rendered("a.pdf");
    EXPECT_EQ(render("a.pdf", {"--indicator", "unknown"}).status, 1);
    EXPECT_EQ(support::bytes_of(picture("a.pdf")), before);
}

TEST_F(Render, AnExtentIsFourNumbersInOrder) {
    const std::pair<const char*, const char*> refused[] = {{"30.4,120.3,30.5,120.7", "latitudes before longitudes"},
                                                           {"120.7,30.4,120.3,30.5", "perhaps 120.3,30.4,120.7,30.5"},
                                                           {"120.3,30.5,120.7,30.4", "perhaps 120.3,30.4,120.7,30.5"},
                                                           {"120.3,30.4,120.3,30.5", "the same"},
                                                           {"120.3,30.4,120.7", "is no extent"},
                                                           {"nan,30.4,120.7,30.5", "not a number"},
                                                           {"1e999,30.4,120.7,30.5", "not a number"},
                                                           {"-720,30.4,720,30.5", "beyond the earth"},
                                                           {"2,48,3,49", "nothing of the plan"}};
    for (const auto& [extent, said] : refused)
        for (const char* name : {"a.svg", "a.png"}) {
            const Outcome outcome = render(name, {"--bbox", extent});
            EXPECT_EQ(outcome.status, 2) << extent;
            EXPECT_NE(outcome.err.find(said), std::string::npos) << extent << ": " << outcome.err;
        }
    EXPECT_EQ(render("a.svg", {"--bbox", "120.3,30.4,120.7,30.5"}).status, 0);
}
