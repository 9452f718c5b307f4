// Calls that are wrong are refused in sentences of ours, in the user's language.
#include "command_fixture.h"

namespace {

using Usage = CommandTest;

struct WrongCall {
    std::vector<std::string> arguments;
    std::string en, zh;
};

std::vector<WrongCall> wrong_calls(const std::string& p) {
    return {{{"info"}, "PROJECT: is required; see langtu info --help", "PROJECT：缺少此项；用法见 langtu info --help"},
            {{"carrier", "move", p, "1", "--quality", "site"},
             "--to: is required; see langtu carrier move --help",
             "--to：缺少此项；用法见 langtu carrier move --help"},
            {{"changes"},
             "langtu changes: needs one of export, apply, questions, answer; see langtu changes --help",
             "langtu changes：后面须接 export, apply, questions, answer 之一；用法见 langtu changes --help"},
            {{"info", p, "--no-such"},
             "--no-such: was not expected; see langtu info --help",
             "--no-such：不认识这个参数；用法见 langtu info --help"},
            {{"info", p, "a", "b"},
             "a b: were not expected; see langtu info --help",
             "a b：不认识这个参数；用法见 langtu info --help"},
            {{"undo", p, "--steps", "-1"},
             "--steps: “-1” is not a number from 1 to 1000000; see langtu undo --help",
             "--steps：“-1”不是 1 到 1000000 之间的数；用法见 langtu undo --help"},
            {{"revert", p, "x"},
             "N: “x” is not a number from 1 to 1000000; see langtu revert --help",
             "N：“x”不是 1 到 1000000 之间的数；用法见 langtu revert --help"},
            {{"progress", p, "--year", "soon"},
             "--year: “soon” is not a number; enter a number, see langtu progress --help",
             "--year：“soon”不是数；请输入数，用法见 langtu progress --help"},
            {{"carrier", "move", p, "1", "--to", "120.4,30.4", "--quality", "good"},
             "--quality: “good” is none of surveyed, address, digitised, site, area; see langtu carrier move --help",
             "--quality：“good”不是 surveyed, address, digitised, site, area 之一；用法见 langtu carrier move --help"},
            {{"history", p, "--by"},
             "--by: needs a value; see langtu history --help",
             "--by：须给出值；用法见 langtu history --help"},
            {{"history", p, "--by", "a", "--by", "b"},
             "--by: was given several times; give it once, see langtu history --help",
             "--by：给出了多次；只给一次，用法见 langtu history --help"},
            {{"areas", p, "--json", "--csv"},
             "--json: does not go with --csv; see langtu areas --help",
             "--json：不能与 --csv 同时使用；用法见 langtu areas --help"},
            {{"areas", p, "--json=perhaps"},
             "--json: takes no value; see langtu areas --help",
             "--json：不带值；用法见 langtu areas --help"},
            {{"new", ""},
             "PROJECT: is empty; give it a value, see langtu new --help",
             "PROJECT：为空；须给出值，用法见 langtu new --help"},
            {{""},
             "PROJECT: is empty; give it a value, see langtu open --help",
             "PROJECT：为空；须给出值，用法见 langtu open --help"},
            {{"import", p, "", "--dry-run"},
             "FILE: is empty; give it a value, see langtu import --help",
             "FILE：为空；须给出值，用法见 langtu import --help"},
            {{"new", "p", "--from", ""},
             "--from: is empty; give it a value, see langtu new --help",
             "--from：为空；须给出值，用法见 langtu new --help"},
            {{"inof"},
             "inof: no such command or file; nearest command: info",
             "inof：没有这个命令或文件；最接近的命令：info"}};
}

TEST_F(Usage, WrongCallsAreRefusedInTheUsersLanguage) {
    for (const WrongCall& call : wrong_calls(project_))
        for (const bool english : {true, false}) {
            std::vector<std::string> arguments = call.arguments;
            arguments.insert(arguments.begin(), {"--lang", english ? "en" : "zh"});
            const Outcome outcome = run(arguments);
            EXPECT_EQ(outcome.status, 2);
            EXPECT_EQ(outcome.err, "langtu: " + (english ? call.en : call.zh) + "\n");
        }
}

TEST_F(Usage, TheLanguageItselfIsOneOfTwo) {
    EXPECT_EQ(run({"--lang", "fr", "info", project_}).err,
              "langtu: --lang: “fr” is none of zh, en; see langtu info --help\n");
}

}  // namespace
