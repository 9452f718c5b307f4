// Decks of slides: the rules of their packages, what they say, and texts that others sent.
#include "exchange/deck.h"

#include <cmath>
#include <gtest/gtest.h>
#include <numeric>
#include <span>

#include "deck_check.h"
#include "output_of.h"
#include "scratch_folder.h"
#include "seeded.h"

namespace {

exchange::DeckPicture picture() {
    const std::string bytes = "\x89PNG not looked into";
    exchange::DeckPicture out;
    out.png = [bytes]() -> base::Result<std::vector<std::byte>> {
        const auto raw = std::as_bytes(std::span(bytes));
        return std::vector(raw.begin(), raw.end());
    };
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

/// The file that is written of it.
std::string written(const exchange::Deck& deck) {
    const support::ScratchFolder folder;
    const auto bytes = exchange::write_pptx(folder / "deck.pptx", deck);
    EXPECT_TRUE(bytes) << base::to_line(bytes.error());
    const std::string file = support::bytes_of(folder / "deck.pptx");
    EXPECT_EQ(file.size(), bytes.value_or(0));
    return file;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += line + "\n";
    return out;
}

std::string slide_part(const exchange::Deck& deck, int number) {
    return support::unpacked(written(deck)).parts.at("ppt/slides/slide" + std::to_string(number) + ".xml");
}

std::vector<long> numbers_after(const std::string& xml, const std::string& words) {
    std::vector<long> out;
    for (std::size_t at = xml.find(words); at != std::string::npos; at = xml.find(words, at + 1))
        out.push_back(std::stol(xml.substr(at + words.size())));
    return out;
}

}  // namespace

TEST(Deck, BreaksNoRuleThatPowerPointRepairs) { EXPECT_EQ(joined(support::faults_of_deck(written(deck()))), ""); }

TEST(Deck, SaysWhatTheSlidesSay) {
    const support::Package package = support::unpacked(written(deck()));
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

TEST(Deck, IsTheSameForTheSameSlides) { EXPECT_EQ(written(deck()), written(deck())); }

TEST(Deck, WhereAPictureIsNotMadeTheFileStaysAsItWas) {
    const support::ScratchFolder folder;
    const auto file = folder / "deck.pptx";
    support::write_bytes(file, "earlier");
    exchange::Deck none, made = deck();
    EXPECT_FALSE(exchange::write_pptx(file, none));
    made.slides[1].picture->png = []() -> base::Result<std::vector<std::byte>> {
        return base::fail(base::ErrorKind::refused, "地图", "cannot be drawn");
    };
    const auto refused = exchange::write_pptx(file, made);
    ASSERT_FALSE(refused);
    EXPECT_EQ(base::to_line(refused.error()), "地图: cannot be drawn");
    EXPECT_EQ(support::bytes_of(file), "earlier");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
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
        const std::string bytes = written(made);
        ASSERT_EQ(joined(support::faults_of_deck(bytes)), "");
        ASSERT_EQ(bytes.find("hlinkClick"), std::string::npos) << "what looks like a link is text";
    }
}

TEST(Deck, ALongTextStaysInItsBox) {
    exchange::Deck made = deck();
    exchange::DeckSlide& slide = made.slides[1];
    EXPECT_EQ(numbers_after(slide_part(made, 2), "sz=\"").front(), 2600);
    for (int i = 0; i < 160; ++i) slide.title += "长";
    for (int i = 0; i < 15; ++i)
        slide.table->rows.push_back({"Economic Development Zone (Haichang Subdistrict)", "not entered"});
    const std::string xml = slide_part(made, 2);
    const long size = numbers_after(xml, "sz=\"").front();
    const double point = 12700, height = static_cast<double>(size) / 100 * point;
    EXPECT_LE(std::ceil(166 * height / 11277600) * height * 1.2, 594360) << size;
    const std::vector<long> rows = numbers_after(xml, "<a:tr h=\""), columns = numbers_after(xml, "gridCol w=\"");
    EXPECT_EQ(rows.size(), 18U);
    EXPECT_LE(std::accumulate(rows.begin(), rows.end(), 0L), 2400000) << "half of the slide, beneath the chart";
    EXPECT_GT(columns.front(), 2 * columns.back()) << "a column is as wide as what stands in it";
}

TEST(Deck, WordsAloneAndATableAloneHaveTheWholeSlide) {
    exchange::Deck made = deck();
    exchange::DeckSlide words, table;
    words.title = table.title = "指标";
    for (int i = 0; i < 8; ++i) words.text += "截至2024年底，10 个镇（街道、平台）数据齐全。\n";
    table.table = exchange::DeckTable{{"序号", "指标"}, {{"1", "全社会研发经费支出占地区生产总值比重"}}};
    made.slides = {words, table};
    EXPECT_EQ(numbers_after(slide_part(made, 1), "sz=\"")[1], 1800);
    const std::vector<long> columns = numbers_after(slide_part(made, 2), "gridCol w=\"");
    EXPECT_NEAR(static_cast<double>(std::accumulate(columns.begin(), columns.end(), 0L)), 11277600, 10);
    EXPECT_GT(columns.back(), 4 * columns.front());
}
