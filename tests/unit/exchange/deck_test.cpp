// Decks of slides: the rules of their packages, what they say, and texts that others sent.
#include "exchange/deck.h"

#include <gtest/gtest.h>

#include "deck_check.h"
#include "seeded.h"

namespace {

exchange::DeckPicture picture() {
    const std::string bytes = "\x89PNG not looked into";
    exchange::DeckPicture out;
    for (const char c : bytes) out.png.push_back(static_cast<std::byte>(c));
    out.width_px = 2560;
    out.height_px = 1440;
    out.description = "海宁各镇 <研发投入>";
    return out;
}

exchange::Deck deck() {
    exchange::Deck out;
    out.title = "海宁 & 杭州";
    out.author = "科技局";
    out.created = "2026-11-30T00:00:00Z";
    exchange::DeckSlide opening;
    opening.title = "一条线，三个段";
    opening.text = "制图：科技局\n2026-11-30";
    opening.is_title_page = true;
    exchange::DeckSlide map;
    map.title = "研发投入强度";
    map.text = "2025年目标 3.6%";
    map.notes = "先讲西段\n再讲东段";
    map.picture = picture();
    map.legend = {{0x1565C0, "0.9 – 1.0"}, {0xFF0000, "＜ 0.9"}};
    map.table = exchange::DeckTable{{"镇", "值"}, {{"许村镇", "3.1"}, {"长安镇", "/"}}};
    map.chart = exchange::DeckChart{
        "各镇", {"许村镇", "长安镇"}, {{"2020", 0x1565C0, {3.1, std::nullopt}}, {"2025", 0x2E7D32, {3.6, 4.0}}}, "0.0"};
    exchange::DeckSlide plain;
    plain.title = "𠮷鹃";
    out.slides = {opening, map, plain};
    return out;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += line + "\n";
    return out;
}

}  // namespace

TEST(Deck, BreaksNoRuleThatPowerPointRepairs) {
    const auto bytes = exchange::to_pptx(deck());
    ASSERT_TRUE(bytes);
    EXPECT_EQ(joined(support::faults_of_deck(*bytes)), "");
}

TEST(Deck, SaysWhatTheSlidesSay) {
    const support::Package package = support::unpacked(*exchange::to_pptx(deck()));
    EXPECT_EQ(support::texts_of(package, "ppt/slides/slide1.xml"), "一条线，三个段 制图：科技局 2026-11-30");
    const std::string map = support::texts_of(package, "ppt/slides/slide2.xml");
    for (const char* words : {"研发投入强度", "2025年目标 3.6%", "0.9 – 1.0", "＜ 0.9", "许村镇", "/"})
        EXPECT_NE(map.find(words), std::string::npos) << words;
    EXPECT_EQ(support::texts_of(package, "ppt/notesSlides/notesSlide2.xml"), "先讲西段 再讲东段");
    EXPECT_EQ(support::texts_of(package, "ppt/slides/slide3.xml"), "𠮷鹃");
    EXPECT_NE(package.parts.at("ppt/slides/slide2.xml").find("descr=\"海宁各镇 &lt;研发投入"), std::string::npos);
    EXPECT_NE(package.parts.at("ppt/charts/chart1.xml").find("<c:v>4</c:v>"), std::string::npos);
    EXPECT_TRUE(package.parts.at("ppt/embeddings/workbook1.xlsx").starts_with("PK"));
    EXPECT_NE(package.parts.at("docProps/core.xml").find("海宁 &amp; 杭州"), std::string::npos);
}

TEST(Deck, IsTheSameForTheSameSlides) {
    EXPECT_EQ(*exchange::to_pptx(deck()), *exchange::to_pptx(deck()));
    exchange::Deck none;
    EXPECT_FALSE(exchange::to_pptx(none));
}

TEST(Deck, NoTextOfOthersBreaksIt) {
    support::Seeded random(5);
    const std::vector<std::string> pieces{"<a:t>", "</p:sld>",    "&",  "\"",   "\x01", "\xEF\xBF\xBE",
                                          "\xFF",  "]]>",         "\n", "=1+1", "鹃",   "javascript:alert(1)",
                                          "\t",    "\xED\xA0\x80"};
    for (int i = 0; i < 60; ++i) {
        const auto any = [&] {
            std::string text;
            for (std::size_t n = random.index(12); n > 0; --n) text += pieces[random.index(pieces.size())];
            return text;
        };
        exchange::Deck made = deck();
        made.title = any();
        for (exchange::DeckSlide& slide : made.slides) {
            slide.title = any();
            slide.text = any();
            slide.notes = any();
            if (slide.picture) slide.picture->description = any();
            if (slide.table) slide.table->rows[0][0] = any();
            if (slide.chart) slide.chart->categories[0] = slide.chart->series[0].name = any();
            for (exchange::DeckSwatch& swatch : slide.legend) swatch.text = any();
        }
        const auto bytes = exchange::to_pptx(made);
        ASSERT_TRUE(bytes);
        ASSERT_EQ(joined(support::faults_of_deck(*bytes)), "");
    }
}
