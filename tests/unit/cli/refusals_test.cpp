// Every refusal that a command can reach is a sentence of one language: Chinese without Latin words but names, English
// without Chinese but what was quoted.
#include <algorithm>
#include <fstream>
#include <regex>
#include <set>

#include "base/unicode.h"
#include "command_fixture.h"
#include "plan/carrier_fields.h"

namespace {

struct Call {
    std::vector<std::string> arguments;
    std::string input = {};
};

/// Words that are the same in both languages: programs, formats, systems, commands, and the values that options take.
const std::set<std::string> k_names{
    "langtu",  "epsg",      "json",    "csv",     "xlsx",    "png",      "pdf",     "svg",       "proj", "gcj",
    "bd",      "wgs",       "cgcs",    "utf",     "lon",     "lat",      "west",    "south",     "east", "north",
    "crs",     "field",     "value",   "stage",   "undo",    "redo",     "set",     "move",      "add",  "remove",
    "restore", "list",      "observe", "carrier", "targets", "names",    "target",  "area",      "site", "new",
    "project", "operating", "true",    "anyway",  "history", "surveyed", "address", "digitised", "xian", "beijing"};

/// Without what stands between quotation marks: it is quoted as it is.
std::string without_quoted(std::string text) {
    for (std::size_t from = 0; (from = text.find("“", from)) != std::string::npos;) {
        const std::size_t to = text.find("”", from);
        text.erase(from, to == std::string::npos ? to : to + std::string("”").size() - from);
    }
    return text;
}

std::vector<std::string> latin_words(const std::string& text) {
    std::vector<std::string> words;
    const std::regex word("[A-Za-z][A-Za-z_]+");
    for (std::sregex_iterator at(text.begin(), text.end(), word), end; at != end; ++at) {
        std::string found = at->str();
        std::transform(found.begin(), found.end(), found.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        words.push_back(std::move(found));
    }
    return words;
}

bool is_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

bool has_han(const std::string& text) {
    const std::u32string all = base::characters(text);
    return std::any_of(all.begin(), all.end(), is_han);
}

/// Without options, and without lists of the words that an option takes.
std::string without_values(const std::string& text) {
    const std::string plain = std::regex_replace(text, std::regex("--[a-z-]+"), "");
    return std::regex_replace(plain, std::regex("[a-z_0-9.]+(, [a-z_0-9.]+)+"), "");
}

class Refusals : public CommandTest {
protected:
    void SetUp() override {
        CommandTest::SetUp();
        std::ofstream(text_) << "a text\n";
        std::ofstream(project_in_text_) << "not a project";
        ASSERT_EQ(
            run({"carrier", "move", project_, "1", "--to", "120.41,30.45", "--quality", "site", "--quiet"}).status, 0);
        ASSERT_EQ(
            run({"carrier", "move", project_, "1", "--to", "120.42,30.45", "--quality", "site", "--quiet"}).status, 0);
    }

    /// Whatever stands in the call or names a thing of the plan may be quoted.
    std::set<std::string> quoted(const Call& call) const {
        std::set<std::string> words = k_names;
        std::string all = call.input;
        for (const std::string& argument : call.arguments) all += " " + argument;
        for (const plan::Area& area : plan_.areas) all += " " + area.key;
        for (const plan::Indicator& indicator : plan_.indicators) all += " " + indicator.key;
        for (const plan::FieldDefinition& field : plan::carrier_fields()) all += " " + std::string(field.key);
        for (const std::string& word : latin_words(all)) words.insert(word);
        return words;
    }

    std::vector<Call> calls() const;
    std::string at(const char* name) const { return (folder_ / name).string(); }

    std::string text_ = at("text.txt"), project_in_text_ = at("text.langtu");
};

std::vector<Call> Refusals::calls() const {
    const std::string& p = project_;
    const std::string none = at("none.langtu");
    const auto move = [&](const char* to, const char* crs = "") {
        Call call{{"carrier", "move", p, "1", "--to", to, "--quality", "site"}};
        if (*crs != '\0') call.arguments.insert(call.arguments.end(), {"--crs", crs});
        return call;
    };
    const auto set = [&](const char* what) { return Call{{"carrier", "set", p, "1", what}}; };
    const auto render = [&](const char* option, const char* value) {
        return Call{{"render", p, at("a.svg"), option, value}};
    };
    const auto edit = [&](const char* line) { return Call{{"edit", p}, std::string(line) + "\n"}; };
    const auto observe = [&](const char* area, const char* what, const char* year, const char* value) {
        return Call{{"observe", p, "--area", area, "--indicator", what, "--year", year, "--value", value}};
    };
    std::vector<Call> all{
        {{"new", p}},
        {{"new", at("no/such/x.langtu")}},
        {{"new", "/proc/x.langtu"}},
        {{"new", at((std::string(250, 'x') + ".langtu").c_str())}},
        {{"info", none}},
        {{"info", project_in_text_}},
        {{"info", folder_.path().string()}},
        {{"check", none}},
        {{"areas", none}},
        {{"carriers", none}},
        {{"progress", p, "--indicator", "zzz"}},
        {{"progress", p, "--area", "zzz"}},
        {{"progress", p, "--year", "1900"}},
        {{"progress", p, "--targets", "zzz"}},
        {{"render", p, at("a.gif")}},
        {{"render", p, at("no/a.svg")}},
        render("--size", "1x1"),
        render("--size", "x"),
        render("--bbox", "1,2"),
        render("--bbox", "30.4,120.3,30.5,120.7"),
        render("--bbox", "2,48,3,49"),
        render("--bbox", "120.7,30.4,120.3,30.5"),
        render("--bbox", "-720,30,720,31"),
        render("--bbox", "a,b"),
        render("--area", "zzz"),
        render("--indicator", "zzz"),
        render("--measure", "zzz"),
        render("--method", "manual"),
        render("--palette", "zzz"),
        render("--theme", "zzz"),
        render("--layers", "zzz"),
        render("--targets", "zzz"),
        render("--compare", "zzz"),
        render("--year", "1900"),
        render("--title", "A\x01"),
        render("--breaks", "x"),
        render("--method", "zzz"),
        {{"carrier", "move", p, "zzz", "--to", "120.5,30.45", "--quality", "site"}},
        move("0,0"),
        move("12.041,30.45"),
        move("x"),
        move("120 33 30 27"),
        move("1200.5,30.45"),
        move("3370686.24 39553784.55", "EPSG:4549"),
        move("120.5,30.45", "EPSG:0"),
        move("3370686.24 553784.55", "EPSG:2437"),
        move("GCJ-02 120.5,30.45", "EPSG:4490"),
        move("120.5 30.45", "EPSG:4549"),
        set("zzz=1"),
        set("stage"),
        set("number=0"),
        set("number=2"),
        set("name_zh="),
        set("function=zzz"),
        set("stage=zzz"),
        set("floor_area_m2=x"),
        set("start=x"),
        set("quality=none"),
        set("responsible_area=zzz"),
        set("name_en=A\x02"),
        set("name_en=A\u202E"),
        set("name_en=\u3164"),
        {{"carrier", "remove", p, "zzz"}},
        {{"carrier", "restore", p, "1"}},
        {{"carrier", "add", p, "--name", "\x03"}},
        {{"carrier", "restore", p, "1"}},
        {{"carrier", "restore", p, "zzz"}},
        {{"new", ""}},
        {{"note", "set", p, "99", "x"}},
        {{"note", "add", p, " ", "--at", "120.5,30.45"}},
        {{"note", "remove", p, "99"}},
        {{"note", "move", p, "99", "--to", "120.5,30.45"}},
        {{"note", "add", p, "x", "--at", "0,0"}},
        edit("x"),
        edit(R"({"edit":"zzz"})"),
        edit(R"({"edit":"carrier.move","carrier":1})"),
        edit(R"({"edit":"carrier.move","carrier":1,"lon":120.5,"lat":30.45,"reson":"x"})"),
        edit(R"({"edit":"carrier.move","carrier":1,"lon":120.5,"lat":30.45,"quality":"good"})"),
        edit(R"({"edit":"carrier.move","carrier":1,"at":"120.5, 30.45","lon":120.5})"),
        edit(R"({"edit":"carrier.move","carrier":1,"at":"120.5, 30.45","anyway":"yes"})"),
        edit(R"({"edit":"carrier.set","carrier":1,"fields":5})"),
        edit(R"({"edit":"carrier.set","carrier":1,"fields":{"zzz":1}})"),
        edit(R"({"edit":"carrier.add","name":""})"),
        edit(R"({"edit":"redo"})"),
        edit(R"({"edit":"observe"})"),
        {{"redo", p}},
        {{"undo", p, "--steps", "9"}},
        {{"redo", p, "--steps", "9"}},
        {{"revert", p, "99"}},
        {{"history", p, "--since", "zzz"}},
        {{"history", p, "--since", "99"}},
        {{"history", p, "--since", "2", "--until", "1"}},
        {{"history", p, "--carrier", "zzz"}},
        {{"history", p, "--table", at("h.txt")}},
        {{"history", none}},
        {{"changes", "export", p, at("c.json"), "--since", "2"}},
        {{"changes", "export", p, at("no/c.json")}},
        {{"changes", "apply", p, at("none.json")}},
        {{"changes", "apply", p, text_}},
        observe("zzz", "tech_firms", "2023", "1"),
        observe("changan", "zzz", "2023", "1"),
        observe("changan", "tech_firms", "1900", "1"),
        observe("changan", "tech_firms", "2023", "x"),
        observe("changan", "tech_firms", "2023", "/"),
        observe("changan", "tech_firms", "2020", "1"),
        {{"observe", p}},
        {{"observe", p, "--area", "changan", "--indicator", "tech_firms", "--year", "2023", "--remove"}},
        {{"targets", "remove", p, "zzz"}},
        {{"targets", "add", p, text_}},
        {{"thresholds", p, "--behind", "2"}},
        {{"names", "bind", p, "甲", "zzz"}},
        {{"names", "bind", p, "许村镇", "changan"}},
        {{"names", "unbind", p, "高新片区"}},
        {{"import", p, none, "--as", "observations"}},
        {{"import", p, none, "--as", "carriers"}},
        {{"import", p, text_, "--as", "carriers"}},
        {{"import", p, text_, "--as", "carriers", "--year", "2023"}},
        {{"import", p, text_, "--as", "carriers", "--column", "C=colour"}},
        {{"export", p, at("e.txt")}},
        {{"export", p, at("no/e.csv")}},
        {{"export", p, at("e.csv"), "--year", "99999"}},
        {{"export", p, at("e.csv"), "--since", "1"}},
        {{"classify", none, "--field", "x"}},
        {{"repair", none, at("r.langtu")}},
        {{"repair", text_, at("r.langtu")}},
        {{"backup", none, at("b.langtu")}},
        {{"backup", p, p}},
        {{"dump", none}},
        {{"bench", none}},
        {{"zzz"}},
        {{"info"}}};
    return all;
}

}  // namespace

TEST_F(Refusals, AreSentencesOfOneLanguage) {
    for (const Call& call : calls()) {
        std::string shown;
        for (const std::string& argument : call.arguments) shown += argument + " ";
        shown += call.input;
        for (const bool english : {true, false}) {
            std::vector<std::string> arguments = call.arguments;
            arguments.insert(arguments.begin(), {"--lang", english ? "en" : "zh"});
            const Outcome outcome = run(arguments, call.input);
            EXPECT_NE(outcome.status, 0) << shown;
            EXPECT_NE(outcome.err, "") << shown;
            std::string said = without_quoted(outcome.err);
            for (const std::string& argument : call.arguments)  // what was given is quoted as it is
                for (std::size_t at = 0; argument.size() > 4 && (at = said.find(argument, at)) != std::string::npos;)
                    said.erase(at, argument.size());
            if (english) {
                for (const plan::Area& area : plan_.areas)
                    for (std::size_t at = 0; (at = said.find(area.name.zh, at)) != std::string::npos;)
                        said.erase(at, area.name.zh.size());
                EXPECT_FALSE(has_han(said)) << shown << "\n" << outcome.err;
                continue;
            }
            EXPECT_TRUE(has_han(said)) << shown << "\n" << outcome.err;
            const std::set<std::string> allowed = quoted(call);
            for (const std::string& word : latin_words(without_values(said)))
                EXPECT_TRUE(allowed.contains(word)) << word << " in: " << outcome.err << " of: " << shown;
        }
    }
}
