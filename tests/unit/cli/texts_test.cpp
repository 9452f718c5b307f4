// Texts that are not kept: refused on every way in, cleaned on every way out, named by check. What is written is read
// by programs of others.
#include <array>
#include <cstdio>
#include <fstream>

#include "command_fixture.h"
#include "odd_texts.h"
#include "store/changes.h"

namespace {

using Json = nlohmann::json;

/// What a python program prints, which reads the file named by its argument; nothing where there is no python.
std::optional<std::string> by_python(const std::string& program, const std::string& file) {
    const std::string command = "python3 -c '" + program + "' '" + file + "' 2>&1";
    std::FILE* const pipe = ::popen(command.c_str(), "r");
    std::string out;
    std::array<char, 4096> buffer{};
    while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), n);
    const int status = ::pclose(pipe);
    if (WEXITSTATUS(status) == 127) return std::nullopt;
    return WEXITSTATUS(status) == 0 ? out : "failed: " + out;
}

constexpr const char* k_read_workbook =
    "import sys, zipfile, xml.etree.ElementTree as E\n"
    "z = zipfile.ZipFile(sys.argv[1])\n"
    "assert z.testzip() is None\n"
    "[E.fromstring(z.read(n)) for n in z.namelist() if n.endswith((\".xml\", \".rels\"))]\n"
    "print(\"well-formed\")";
constexpr const char* k_read_xml =
    "import sys, xml.etree.ElementTree as E\n"
    "E.parse(sys.argv[1])\n"
    "print(\"well-formed\")";
constexpr const char* k_read_csv =
    "import sys, csv\n"
    "rows = list(csv.reader(open(sys.argv[1], encoding=\"utf-8-sig\", newline=\"\")))\n"
    "assert len({len(r) for r in rows if r}) == 1, [len(r) for r in rows]\n"
    "print(\"well-formed\")";
constexpr const char* k_read_pdf =
    "import sys\n"
    "b = open(sys.argv[1], \"rb\").read()\n"
    "at = int(b.rstrip().split()[-2])\n"
    "assert b.startswith(b\"%PDF\") and b.rstrip().endswith(b\"%%EOF\")\n"
    "assert b[at:at + 4] == b\"xref\" or b\"/XRef\" in b[at:at + 400]\n"
    "print(\"well-formed\")";

/// A project of a version that took any text.
class OldTexts : public CommandTest {
protected:
    void SetUp() override {
        std::size_t carrier = 0;
        for (const support::OddText& odd : support::odd_texts())
            if (!odd.never_kept()) {
                auto row = plan_.carriers[carrier % 2];
                row.id = 100 + static_cast<std::int64_t>(carrier);
                row.number = 100 + static_cast<int>(carrier++);
                row.name.en = odd.text;
                row.name.zh = "载体" + odd.text;
                plan_.carriers.push_back(row);
            }
        plan_.title.en = "Plan \xEF\xBF\xBF of \x1B";
        plan_.title.zh = "规划 \xEF\xBF\xBF";
        CommandTest::SetUp();
    }
    std::string file(const char* name) const { return (folder_ / name).string(); }
};

#define EXPECT_WELL_FORMED(program, path)                             \
    do {                                                              \
        const auto read = by_python(program, path);                   \
        if (!read) GTEST_SKIP() << "python3 is missing";              \
        EXPECT_EQ(*read, "well-formed\n") << (path) << ": " << *read; \
    } while (false)

}  // namespace

TEST_F(OldTexts, OpenAndAreNamedByCheck) {
    const Outcome checked = run({"check", project_, "--json"});
    EXPECT_EQ(checked.status, 0) << checked.err;
    std::string found;
    const Json document = checked.json();
    for (const Json& warning : document["warnings"])
        if (warning["code"] == "text_not_kept") found += warning.dump() + "\n";
    for (const support::OddText& odd : support::odd_texts())
        if (!odd.never_kept()) {
            EXPECT_NE(found.find(odd.character), std::string::npos) << odd.what << "\n" << found;
        }
}

TEST_F(OldTexts, LeaveNoFileThatDoesNotOpen) {
    for (const char* language : {"zh", "en"}) {
        const Outcome book = run({"--lang", language, "export", project_, file("c.xlsx"), "--what", "carriers"});
        ASSERT_EQ(book.status, 0) << book.err;
        EXPECT_NE(book.err.find("langtu check"), std::string::npos) << "says what was left out: " << book.err;
        EXPECT_WELL_FORMED(k_read_workbook, file("c.xlsx"));
        ASSERT_EQ(run({"--lang", language, "export", project_, file("o.xlsx")}).status, 0);
        EXPECT_WELL_FORMED(k_read_workbook, file("o.xlsx"));
        ASSERT_EQ(run({"--lang", language, "export", project_, file("c.csv"), "--what", "carriers"}).status, 0);
        EXPECT_WELL_FORMED(k_read_csv, file("c.csv"));
        std::ofstream(file("printed.csv")) << run({"--lang", language, "carriers", project_, "--csv"}).out;
        EXPECT_WELL_FORMED(k_read_csv, file("printed.csv"));
        for (const char* name : {"m.svg", "m.pdf"}) {
            const Outcome drawn = run({"--lang", language, "render", project_, file(name), "--size", "600x400"});
            ASSERT_EQ(drawn.status, 0) << name << ": " << drawn.err;
            EXPECT_WELL_FORMED(std::string(name).ends_with("svg") ? k_read_xml : k_read_pdf, file(name));
        }
    }
}

TEST_F(OldTexts, LeaveNoHandOutThatDoesNotOpen) {
    ASSERT_EQ(run({"story", "add", project_, "--title", "甲", "--conclusion", "{sentence}"}).status, 0);
    const std::vector<std::pair<std::vector<std::string>, std::string>> hand_outs{
        {{"story", "export"}, "s.pdf"}, {{"story", "export"}, "s.pptx"}, {{"atlas"}, "a.pdf"},
        {{"report"}, "r.pdf"},          {{"report"}, "r.xlsx"},          {{"report"}, "r.pptx"}};
    for (const auto& [command, name] : hand_outs) {
        std::vector<std::string> words = command;
        words.insert(words.end(), {project_, file(name.c_str()), "--lang", "en"});
        const Outcome written = run(words);
        ASSERT_EQ(written.status, 0) << name << ": " << written.err;
        EXPECT_WELL_FORMED(name.ends_with("pdf") ? k_read_pdf : k_read_workbook, file(name.c_str()));
    }
}

TEST_F(CommandTest, NoTextThatIsNotKeptComesIn) {
    for (const support::OddText& odd : support::odd_texts()) {
        if (odd.text.find('\0') != std::string::npos) continue;  // no argument can hold it
        if (odd.what == std::string_view("only what cannot be seen")) continue;
        const std::string t = odd.text;
        const std::vector<std::vector<std::string>> ways{
            {"carrier", "set", project_, "1", "name_en=" + t},
            {"carrier", "move", project_, "1", "--to", "120.41,30.45", "--quality", "site", "--source", t},
            {"carrier", "move", project_, "1", "--to", "120.41,30.45", "--quality", "site", "--reason", t},
            {"carrier", "move", project_, "1", "--to", "120.41,30.45", "--quality", "site", "--author", t},
            {"observe", project_, "--area", "changan", "--indicator", "tech_firms", "--year", "2023", "--value", "2",
             "--source", t},
            {"render", project_, (folder_ / "a.svg").string(), "--title", t}};
        for (const auto& way : ways) {
            const Outcome outcome = run(way);
            EXPECT_NE(outcome.status, 0) << odd.what << " by " << way[0] << " " << way[1];
            EXPECT_NE(outcome.err.find(odd.character), std::string::npos) << odd.what << ": " << outcome.err;
        }
    }
    EXPECT_EQ(run({"info", project_, "--json"}).json()["history_length"], 0);
}

TEST_F(CommandTest, NoTextThatIsNotKeptComesInWithAStreamOrAFile) {
    const Json edit{{"edit", "carrier.set"},
                    {"carrier", 1},
                    {"fields",
                     {{"name_en",
                       "A\xEF\xBF\xBF"
                       "B"}}}};
    const Outcome streamed = run({"edit", project_}, edit.dump() + "\n");
    EXPECT_NE(streamed.err.find("U+FFFF"), std::string::npos) << streamed.err;
    EXPECT_EQ(run({"edit", project_}, R"({"edit":"carrier.set","carrier":1,"fields":{"name_en":"\ud800"}})"
                                      "\n")
                  .status,
              1);
    ASSERT_EQ(run({"carrier", "set", project_, "1", "name_en=Fine"}).status, 0);
    const std::string file = (folder_ / "c.json").string();
    ASSERT_EQ(run({"changes", "export", project_, file}).status, 0);
    std::stringstream text;
    text << std::ifstream(file).rdbuf();
    std::string changed = text.str();
    for (std::size_t at = 0; (at = changed.find("Fine", at)) != std::string::npos;) changed.replace(at, 4, "A\u202EB");
    std::ofstream(file) << changed;
    const Outcome merged = run({"changes", "apply", project_, file});
    EXPECT_EQ(merged.status, 1);
    EXPECT_NE(merged.err.find("U+202E"), std::string::npos) << merged.err;
}

TEST_F(CommandTest, NoPrintedTableHoldsAFormula) {
    const std::vector<std::string> formulas{
        "=HYPERLINK(\"http://127.0.0.1:9\",\"x\")", "+1+1", "-1", "@SUM(A1)", "＝1", "＋1"};
    for (const std::string& formula : formulas) {
        ASSERT_EQ(run({"carrier", "set", project_, "1", "name_en=" + formula}).status, 0) << formula;
        const std::string printed = run({"--lang", "en", "carriers", project_, "--csv"}).out;
        std::string cell = "'" + formula;
        for (std::size_t at = 0; (at = cell.find('"', at)) != std::string::npos; at += 2) cell.insert(at, "\"");
        EXPECT_NE(printed.find(cell), std::string::npos) << printed;
        EXPECT_EQ(printed.find("," + formula.substr(0, 2)), std::string::npos) << printed;
    }
    const std::string numbers = run({"areas", project_, "--csv"}).out;
    EXPECT_EQ(numbers.find(",'"), std::string::npos) << "numbers stay as they are: " << numbers;
}
