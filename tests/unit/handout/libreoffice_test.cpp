// What another program makes of decks and workbooks: nothing leaves its slide, and numbers are numbers.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <regex>

#include "exchange/deck.h"
#include "haining_plan.h"
#include "handout/report_book.h"
#include "handout/report_deck.h"
#include "handout/story_deck.h"
#include "output_of.h"
#include "plan/stories.h"
#include "scratch_folder.h"

namespace {

class LibreOffice : public testing::Test {
protected:
    void SetUp() override {
        if (std::system("command -v soffice >/dev/null 2>&1") != 0)
            GTEST_SKIP() << "SKIPPED: what LibreOffice makes of a deck and a workbook, for it is not installed";
    }

    /// With a profile of its own, so that no other instance is asked.
    void convert(const std::string& file, const std::string& filter) {
        support::output_of(fmt::format(
            "soffice -env:UserInstallation=file://{0}/profile --headless --convert-to '{1}' --outdir {0} {2}",
            folder_.path().string(), filter, (folder_ / file).string()));
    }

    /// Words that stick out of their page, of a deck as LibreOffice prints it.
    std::string sticking_out(const exchange::Deck& deck) {
        support::write_bytes(folder_ / "deck.pptx", *exchange::to_pptx(deck));
        convert("deck.pptx", "pdf");
        const std::string boxes = support::output_of("pdftotext -bbox " + (folder_ / "deck.pdf").string() + " -");
        static const std::regex page(R"re(<page width="([\d.]+)" height="([\d.]+)")re");
        static const std::regex word(
            R"re(<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>)re");
        std::istringstream lines(boxes);
        std::string out;
        double width = 0, height = 0;
        for (std::string line; std::getline(lines, line);) {
            std::smatch found;
            if (std::regex_search(line, found, page)) {
                ++pages_;
                width = std::stod(found[1]);
                height = std::stod(found[2]);
            } else if (std::regex_search(line, found, word)) {
                ++words_;
                if (std::stod(found[1]) < 0 || std::stod(found[2]) < 0 || std::stod(found[3]) > width ||
                    std::stod(found[4]) > height)
                    out += fmt::format("slide {}: {}\n", pages_, found[5].str());
            }
        }
        return out;
    }

    support::ScratchFolder folder_;
    std::size_t pages_ = 0, words_ = 0;
};

}  // namespace

TEST_F(LibreOffice, LeavesEveryWordOfAStoryOnItsSlide) {
    std::vector<std::string> missing;
    handout::DeckWish wish;
    wish.picture_width_px = 480;
    const plan::PlanPtr& plan = support::haining_plan();
    const auto deck = handout::story_deck(plan, *plan::usual_story(*plan), wish, missing);
    ASSERT_TRUE(deck) << base::to_line(deck.error());
    EXPECT_EQ(sticking_out(*deck), "");
    EXPECT_EQ(pages_, deck->slides.size());
    EXPECT_GT(words_, 500U);
}

TEST_F(LibreOffice, LeavesEveryWordOfAnEvaluationOnItsSlide) {
    handout::EvaluationWish wish;
    wish.language = carto::Language::en;  // its names are longer
    const auto deck = handout::report_deck(support::haining_plan(), wish);
    ASSERT_TRUE(deck) << base::to_line(deck.error());
    EXPECT_EQ(sticking_out(*deck), "");
    EXPECT_EQ(pages_, deck->slides.size());
    EXPECT_GT(words_, 500U);
}

TEST_F(LibreOffice, ReadsTheNumbersOfTheWorkbookBack) {
    const plan::Index index(*support::haining_plan());
    const exchange::Book book = handout::report_book(plan::ReviewIndex(index), {}, {});
    ASSERT_TRUE(exchange::write_book(folder_ / "book.xlsx", book));
    convert("book.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1");
    std::size_t numbers = 0;
    for (const exchange::BookSheet& sheet : book.sheets) {
        const std::string text = support::bytes_of(folder_ / ("book-" + sheet.table.name + ".csv"));
        ASSERT_FALSE(text.empty()) << sheet.table.name;
        if (sheet.groups.empty()) continue;
        for (const auto& row : sheet.table.rows) {
            const auto* value = std::get_if<double>(&row[1]);
            if (value == nullptr) continue;
            ++numbers;
            const std::string line = fmt::format("\n{},{},", std::get<std::string>(row[0]), *value);
            EXPECT_NE(text.find(line), std::string::npos) << sheet.table.name << line;
        }
    }
    EXPECT_GT(numbers, 60U);
}
