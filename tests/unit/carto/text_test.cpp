// Shaping and line breaking: what a name looks like wherever it is written.
#include "carto/text.h"

#include <algorithm>
#include <cctype>
#include <gtest/gtest.h>

#include "fonts.h"
#include "haining_plan.h"

namespace {

using carto::LineLength;
using carto::TextEngine;
using carto::TextStyle;

const TextStyle k_style{12.5F, carto::Weight::regular, 1.8F};

std::vector<std::string> characters(std::string_view text) {
    std::vector<std::string> out;
    for (const char c : text)
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U)
            out.emplace_back(1, c);
        else
            out.back() += c;
    return out;
}

std::string without_spaces(std::string text) {
    std::erase(text, ' ');
    return text;
}

bool one_of(const std::string& character, const std::vector<std::string>& set) {
    return std::find(set.begin(), set.end(), character) != set.end();
}

bool is_word(const std::string& c) {
    return (c.size() == 1 && std::isalnum(static_cast<unsigned char>(c[0])) != 0) || (c.size() == 2 && c != "·");
}

/// Every name that a map of the plan writes.
std::vector<std::string> all_names(const plan::Plan& p) {
    std::vector<std::string> out;
    const auto add = [&](const plan::Name& n) {
        out.push_back(n.zh);
        if (!n.en.empty()) out.push_back(n.en);
    };
    for (const auto& x : p.areas) add(x.name);
    for (const auto& x : p.units) add(x.name);
    for (const auto& x : p.parks) add(x.name);
    for (const auto& x : p.stations) add(x.name);
    for (const auto& x : p.indicators) add(x.name);
    for (const auto& x : p.carriers) add({std::to_string(x.number) + " " + x.name.zh, x.name.en});
    add(p.boundary_note);
    return out;
}

/// The laws of a line break, whatever the text.
void expect_well_broken(TextEngine& engine, const std::string& text, float width, LineLength length) {
    SCOPED_TRACE(text + " at " + std::to_string(width));
    const std::vector<std::string> lines = carto::wrap(engine, text, k_style, width, length);
    std::string joined;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        joined += lines[i];
        ASSERT_FALSE(lines[i].empty());
        const auto now = characters(lines[i]);
        EXPECT_NE(now.front(), " ");
        EXPECT_NE(now.back(), " ");
        if (i == 0) continue;
        const std::string before = characters(lines[i - 1]).back();
        EXPECT_FALSE(
            one_of(now.front(), {"）", "，", "。", "、", "”", "》", "】", "」", "！", "？", "：", "；", ")", ",", "."}))
            << lines[i];
        EXPECT_FALSE(one_of(before, {"（", "“", "《", "【", "「", "("})) << lines[i - 1];
        if (is_word(before) && is_word(now.front())) {  // only where the text has a space
            EXPECT_NE(text.find(before + " " + now.front()), std::string::npos) << lines[i - 1] << "|" << lines[i];
        }
    }
    EXPECT_EQ(without_spaces(joined), without_spaces(text));
}

}  // namespace

TEST(Text, AShapedLineHasAWidthThatGrowsWithTextAndSize) {
    TextEngine engine = make_text_engine();
    const float one = engine.shape("廊", k_style).width;
    EXPECT_GT(one, 0);
    EXPECT_NEAR(engine.shape("廊图", k_style).width, 2 * one, 0.5);
    TextStyle large = k_style;
    large.size_px = 25;
    EXPECT_NEAR(engine.shape("廊", large).width, 2 * one, 0.5);
    EXPECT_EQ(engine.shape("廊图", k_style).glyphs.size(), 2U);
    EXPECT_EQ(engine.shape("", k_style).width, 0);
}

TEST(Text, TheSameLineIsShapedOnce) {
    TextEngine engine = make_text_engine();
    const carto::ShapedText* first = &engine.shape("长安镇", k_style);
    const auto image = engine.image();
    EXPECT_EQ(&engine.shape("长安镇", k_style), first);
    EXPECT_EQ(engine.image(), image);
    TextStyle bold = k_style;
    bold.weight = carto::Weight::bold;
    EXPECT_NE(&engine.shape("长安镇", bold), first);
    EXPECT_NE(engine.image(), image);
}

TEST(Text, GlyphsLieInsideTheAtlas) {
    TextEngine engine = make_text_engine();
    std::vector<carto::ShapedGlyph> glyphs;
    for (const std::string& name : all_names(*support::haining_plan()))
        for (const carto::ShapedGlyph& g : engine.shape(name, k_style).glyphs) glyphs.push_back(g);
    const auto image = engine.image();
    ASSERT_EQ(image->pixels.size(), static_cast<std::size_t>(image->width) * image->height * 2);
    for (const carto::ShapedGlyph& g : glyphs) {
        EXPECT_GE(std::min(g.u, g.v), 0);
        EXPECT_LE(g.u + g.width, image->width);
        EXPECT_LE(g.v + g.height, image->height);
    }
}

TEST(Text, CharactersWithoutAGlyphAreCounted) {
    TextEngine engine = make_text_engine();
    EXPECT_EQ(engine.shape("海宁\U0010FFFDA\U0010FFFC", k_style).missing_glyphs, 2);
    for (const std::string& name : all_names(*support::haining_plan()))
        EXPECT_EQ(engine.shape(name, k_style).missing_glyphs, 0) << name;
}

TEST(Text, AFileThatIsNoFontIsNamed) {
    const auto engine = TextEngine::create({"/dev/null", 0}, {"/dev/null", 0});
    ASSERT_FALSE(engine);
    EXPECT_EQ(engine.error().subject, "/dev/null");
}

TEST(Wrap, EveryNameOfThePlanBreaksByTheRules) {
    TextEngine engine = make_text_engine();
    for (const std::string& name : all_names(*support::haining_plan()))
        for (float width = 60; width <= 340; width += 7)
            for (const LineLength length : {LineLength::even, LineLength::full})
                expect_well_broken(engine, name, width, length);
}

TEST(Wrap, PunctuationStaysWithItsText) {
    TextEngine engine = make_text_engine();
    for (const char* text : {"关于《杭海城际铁路创新廊道规划》的说明（初稿）", "真的吗？是的！确实如此：一、二；三。",
                             "【附注】“青创之城”（平台）、「海宁」", "Zhèjiāng Hǎiníng (Cháng'ān) Café, München",
                             "A·B创新·中心（一期），二期"})
        for (float width = 40; width <= 300; width += 3)
            for (const LineLength length : {LineLength::even, LineLength::full})
                expect_well_broken(engine, text, width, length);
}

TEST(Wrap, LinesAreNoWiderThanAskedUnlessAWordIs) {
    TextEngine engine = make_text_engine();
    for (const std::string& name : all_names(*support::haining_plan()))
        for (const float width : {110.0F, 126.0F, 130.0F, 150.0F})
            for (const std::string& line : carto::wrap(engine, name, k_style, width)) {
                const bool word = line.find(' ') == std::string::npos && static_cast<unsigned char>(line[0]) < 0x80;
                if (!word) {
                    EXPECT_LE(engine.shape(line, k_style).width, width + 1) << line;
                }
            }
}

TEST(Wrap, NoSingleCharacterIsLeftOver) {
    TextEngine engine = make_text_engine();
    const std::string han = "海宁市杭海城际铁路创新廊道建设规划概念图";  // 20 characters
    for (std::size_t count = 3; count <= 20; ++count) {
        const std::string text = han.substr(0, count * 3);
        for (const float width : {100.0F, 110.0F, 126.0F, 130.0F, 150.0F}) {
            const auto lines = carto::wrap(engine, text, k_style, width);
            std::vector<std::size_t> lengths;
            for (const std::string& line : lines) lengths.push_back(characters(line).size());
            const auto [least, most] = std::minmax_element(lengths.begin(), lengths.end());
            if (lines.size() > 1) {
                EXPECT_GE(*least, 2U) << text << " at " << width;
            }
            EXPECT_LE(*most - *least, 2U) << text << " at " << width;
        }
    }
    for (const std::string& name : all_names(*support::haining_plan()))
        for (const float width : {110.0F, 126.0F, 130.0F, 150.0F, 180.0F}) {
            const auto lines = carto::wrap(engine, name, k_style, width);
            if (lines.size() > 1) {
                EXPECT_GE(characters(lines.back()).size(), 2U) << name << " at " << width;
            }
        }
}

TEST(Wrap, AsFewLinesAsFullOnes) {
    TextEngine engine = make_text_engine();
    for (const std::string& name : all_names(*support::haining_plan()))
        for (const float width : {110.0F, 150.0F, 300.0F})
            EXPECT_EQ(carto::wrap(engine, name, k_style, width, LineLength::even).size(),
                      carto::wrap(engine, name, k_style, width, LineLength::full).size())
                << name;
}

TEST(Wrap, BreaksBeforeABracketAndBetweenWhatIsListed) {
    TextEngine engine = make_text_engine();
    const auto wide_as = [&](std::string_view text) { return engine.shape(text, k_style).width + 2; };
    EXPECT_EQ(
        wrap(engine, "Economic Development Zone (Haichang Subdistrict)", k_style, wide_as("Economic Development Z")),
        (std::vector<std::string>{"Economic", "Development Zone", "(Haichang Subdistrict)"}));
    const std::string listed = "长安镇（高新区）、盐官镇、尖山新区（黄湾镇）";
    for (const auto* width : {"长安镇（高新区）、盐官镇、尖山", "长安镇（高新区）、盐官镇、尖山新区"})
        EXPECT_TRUE(wrap(engine, listed, k_style, wide_as(width)).front().ends_with("、")) << width;
}
