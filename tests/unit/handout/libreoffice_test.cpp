// What another program makes of decks and workbooks: nothing leaves its slide, and numbers are numbers.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sstream>

#include "exchange/deck.h"
#include "haining_plan.h"
#include "handout/report_book.h"
#include "handout/report_deck.h"
#include "handout/story_deck.h"
#include "output_of.h"
#include "plan/stories.h"
#include "scratch_folder.h"

namespace {

/// What must be read: of a table its first column, and its last row.
std::vector<std::string> texts_of(const exchange::DeckSlide& slide) {
    std::vector<std::string> out{slide.title};
    if (!slide.table) return out;
    for (const auto& row : slide.table->rows) out.push_back(row.front());
    out.insert(out.end(), slide.table->rows.back().begin(), slide.table->rows.back().end());
    return out;
}

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

    /// The words of each slide as LibreOffice prints it: what lies beyond the slide is not among them.
    std::vector<std::string> printed(const exchange::Deck& deck) {
        EXPECT_TRUE(exchange::write_pptx(folder_ / "deck.pptx", deck));
        convert("deck.pptx", "pdf");
        std::vector<std::string> slides;
        std::istringstream text(support::output_of("pdftotext " + (folder_ / "deck.pdf").string() + " -"));
        for (std::string slide; std::getline(text, slide, '\f');) slides.push_back(support::without_spaces(slide));
        return slides;
    }

    /// Words that are in the deck and not on their slide.
    std::string left_out(const exchange::Deck& deck) {
        const std::vector<std::string> slides = printed(deck);
        EXPECT_EQ(slides.size(), deck.slides.size());
        std::string out;
        for (std::size_t i = 0; i < std::min(slides.size(), deck.slides.size()); ++i)
            for (const std::string& text : texts_of(deck.slides[i])) {
                std::istringstream words(text);
                for (std::string word; words >> word; ++words_)
                    if (slides[i].find(support::without_spaces(word)) == std::string::npos)
                        out += fmt::format("slide {}: {}\n", i + 1, word);
            }
        return out;
    }

    support::ScratchFolder folder_;
    std::size_t words_ = 0;
};

}  // namespace

TEST_F(LibreOffice, LeavesEveryWordOfAStoryOnItsSlide) {
    std::vector<std::string> missing;
    handout::DeckWish wish;
    wish.picture_width_px = 480;
    const plan::PlanPtr& plan = support::haining_plan();
    const auto deck = handout::story_deck(plan, *plan::usual_story(*plan), wish, missing);
    ASSERT_TRUE(deck) << base::to_line(deck.error());
    EXPECT_EQ(left_out(*deck), "");
    EXPECT_GT(words_, 100U);
}

TEST_F(LibreOffice, LeavesEveryWordOfAnEvaluationOnItsSlide) {
    handout::EvaluationWish wish;
    wish.language = carto::Language::en;  // its names are longer
    const auto deck = handout::report_deck(support::haining_plan(), wish);
    ASSERT_TRUE(deck) << base::to_line(deck.error());
    EXPECT_EQ(left_out(*deck), "");
    EXPECT_GT(words_, 100U);
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
