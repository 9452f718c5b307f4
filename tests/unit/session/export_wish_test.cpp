// What an export remembers, proposes and refuses.
#include "session/export_wish.h"

#include <fstream>
#include <gtest/gtest.h>

#include "base/places.h"
#include "scratch_folder.h"

namespace {

using session::ExportField;
using session::ExportFormat;
using session::ExportProblem;
using session::ExportWhat;
using session::ExportWish;

ExportWish wish_in(const std::filesystem::path& folder) {
    ExportWish wish;
    wish.folder = folder.string();
    wish.name = "图.pdf";
    return wish;
}

std::string field_of(const std::optional<ExportProblem>& problem) {
    return problem ? std::string(session::to_key(problem->field)) : "";
}

std::string fields_of(const std::vector<ExportProblem>& problems) {
    std::string out;
    for (const ExportProblem& problem : problems) out += (out.empty() ? "" : " ") + std::string(to_key(problem.field));
    return out;
}

}  // namespace

TEST(ExportWish, KeepsWhatHoldsForTheProjectAndNotWhatIsOfOneSheet) {
    ExportWish wish;
    wish.what = ExportWhat::report;
    wish.by = session::AtlasBy::stations;
    wish.story = 7;
    wish.year = 2024;
    wish.words = session::ResultWords::progress;
    wish.paper = "A0";
    wish.beside = carto::Beside::ranking;
    wish.view_format = ExportFormat::svg;
    wish.story_format = ExportFormat::pptx;
    wish.report_format = ExportFormat::pdf;
    wish.language = carto::Language::en;
    wish.maker = "规划院";
    wish.stamp = carto::Stamp::none;
    wish.folder = "/图";
    ExportWish meant = wish;
    meant.title = "一张图";
    meant.scale = "200000";
    meant.date = "2026-11-28";
    meant.approval = "浙嘉S(2026)1号";
    meant.name = "图.pdf";
    meant.replaces = true;
    EXPECT_EQ(session::export_wish_from_json(session::to_json(meant)), wish);
    EXPECT_EQ(session::remembered(meant), wish);
}

TEST(ExportWish, ReadsNothingThatMakesNoSense) {
    EXPECT_FALSE(session::export_wish_from_json("[]"));
    EXPECT_FALSE(session::export_wish_from_json("{"));
    EXPECT_EQ(
        session::export_wish_from_json(
            R"({"what":"poster","by":"towns","paper":"A9","view_format":"pptx","story_format":"svg","report_format":"png",
        "stamp":"secret","language":"fr","maker":7,"folder":null})"),
        ExportWish{});
}

TEST(ExportWish, AsksForWhatItsFileHas) {
    ExportWish wish;
    EXPECT_TRUE(wish.has(ExportField::paper));
    EXPECT_TRUE(wish.has(ExportField::approval));
    wish.what = ExportWhat::story;
    EXPECT_FALSE(wish.has(ExportField::paper));
    EXPECT_TRUE(wish.has(ExportField::stamp));
    wish.use_format(ExportFormat::pptx);
    EXPECT_FALSE(wish.has(ExportField::stamp)) << "a deck has no foot";
    EXPECT_FALSE(wish.has(ExportField::by));
    wish.what = ExportWhat::atlas;
    for (const ExportField field : {ExportField::by, ExportField::paper, ExportField::scale, ExportField::stamp})
        EXPECT_TRUE(wish.has(field)) << session::to_key(field);
    wish.use_format(ExportFormat::svg);
    EXPECT_EQ(wish.format(), ExportFormat::pdf) << "a file of several pages";
    wish.what = ExportWhat::report;
    EXPECT_EQ(wish.format(), ExportFormat::xlsx);
    wish.use_format(ExportFormat::pdf);
    EXPECT_EQ(wish.format(), ExportFormat::pdf);
    EXPECT_TRUE(wish.has(ExportField::maker));
    EXPECT_FALSE(wish.has(ExportField::title));
}

TEST(ExportWish, EveryPaperOfTheListIsOne) {
    for (const std::string_view paper : session::export_papers()) {
        const plan::Name label = session::paper_label(paper);
        EXPECT_FALSE(label.zh.empty()) << paper;
        EXPECT_NE(label.en, paper);
    }
}

TEST(ExportWish, ReadsScalesAsPeopleWriteThem) {
    ExportWish wish;
    const auto read = [&](const char* text) {
        wish.scale = text;
        return session::scale_of(wish);
    };
    EXPECT_EQ(read(""), 0);
    EXPECT_EQ(read("200000"), 200000);
    EXPECT_EQ(read("1:200,000"), 200000);
    EXPECT_EQ(read("１ ： ５００００"), 50000) << "as a Chinese keyboard writes it";
    for (const char* bad : {"0", "1e5", "-5", "nan", "1e99", "1:", "abc", "50", "2000000000"})
        EXPECT_FALSE(read(bad)) << bad;
}

TEST(ExportWish, SaysWhichFieldIsWrong) {
    const support::ScratchFolder folder;
    const ExportWish good = wish_in(folder.path());
    EXPECT_EQ(fields_of(session::text_problems(good)), "");
    const auto changed = [&](auto change) {
        ExportWish wish = good;
        change(wish);
        return fields_of(session::text_problems(wish));
    };
    EXPECT_EQ(changed([](ExportWish& w) { w.scale = "few"; }), "scale");
    for (const char* day : {"2026-13-01", "2026-02-30", "28.11.2026", "today"})
        EXPECT_EQ(changed([&](ExportWish& w) { w.date = day; }), "date") << day;
    EXPECT_EQ(changed([](ExportWish& w) { w.date = "2026-02-28"; }), "");
    EXPECT_EQ(changed([](ExportWish& w) { w.title = std::string(2000, 'a'); }), "title");
    EXPECT_EQ(changed([](ExportWish& w) { w.maker = "a\x01"; }), "maker");
    EXPECT_EQ(changed([](ExportWish& w) { w.name = "图.png"; }), "name");
    EXPECT_EQ(changed([](ExportWish& w) { w.name = "图.PDF"; }), "");
    EXPECT_EQ(changed([](ExportWish& w) { w.name = ""; }), "name");
    EXPECT_EQ(changed([](ExportWish& w) { w.name = ".pdf"; }), "name");
    EXPECT_EQ(changed([](ExportWish& w) {
                  w.what = ExportWhat::report;
                  w.name = "表.xlsx";
                  w.scale = "few";
              }),
              "")
        << "a report has no scale";
    EXPECT_EQ(changed([](ExportWish& w) {
                  w.scale = "few";
                  w.date = "today";
                  w.name = "";
              }),
              "scale date name")
        << "all at once, each under its field";
}

TEST(ExportWish, TakesAFolderAsPeopleTypeIt) {
    ExportWish wish;
    wish.name = "a.pdf";
    wish.folder = "~/maps";
    EXPECT_EQ(wish.file(), base::home_folder() / "maps" / "a.pdf");
    wish.folder = "'/srv/our maps'";
    EXPECT_EQ(wish.file(), "/srv/our maps/a.pdf");
}

TEST(ExportWish, SaysWhyAFileCannotBeWritten) {
    const support::ScratchFolder folder;
    ExportWish wish = wish_in(folder.path());
    EXPECT_EQ(field_of(session::writing_problem(wish)), "");
    std::ofstream(folder / "图.pdf") << "earlier";
    EXPECT_EQ(field_of(session::writing_problem(wish)), "name");
    wish.replaces = true;
    EXPECT_EQ(field_of(session::writing_problem(wish)), "");
    std::filesystem::create_directory(folder / "dir.pdf");
    wish.name = "dir.pdf";
    EXPECT_EQ(field_of(session::writing_problem(wish)), "name") << "a folder is not replaced";
    wish.folder = (folder / "gone").string();
    EXPECT_EQ(field_of(session::writing_problem(wish)), "folder");
}

TEST(ExportWish, AsksAboutAnApprovalWhereOthersMaySeeTheMap) {
    ExportWish wish;
    EXPECT_FALSE(session::asks_about_approval(wish));
    wish.stamp = carto::Stamp::schematic;
    EXPECT_TRUE(session::asks_about_approval(wish));
    wish.approval = "浙嘉S(2026)1号";
    EXPECT_FALSE(session::asks_about_approval(wish));
    wish.approval.clear();
    wish.what = ExportWhat::report;
    EXPECT_FALSE(session::asks_about_approval(wish)) << "its maps say that they are for internal use";
}

TEST(ExportWish, ANameFollowsItsFormat) {
    EXPECT_EQ(session::name_with_ending("图.pdf", ExportFormat::png), "图.png");
    EXPECT_EQ(session::name_with_ending("图.v2", ExportFormat::png), "图.v2");
}
