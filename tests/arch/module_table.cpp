#include "module_table.h"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <sstream>
#include <string_view>
#include <vector>

#include "source_files.h"

namespace arch {
namespace {

std::set<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::set<std::string> words;
    for (std::string word; in >> word;) words.insert(word);
    return words;
}

std::vector<std::string> cells_of(const std::string& row) {
    std::vector<std::string> cells;
    std::istringstream in(row.substr(1));
    for (std::string cell; std::getline(in, cell, '|');) cells.push_back(trimmed(cell));
    return cells;
}

std::set<std::string> split_libraries(const std::string& cell) {
    std::set<std::string> names;
    std::istringstream in(cell);
    for (std::string name; std::getline(in, name, ',');)
        if (!trimmed(name).empty()) names.insert(trimmed(name));
    return names;
}

/// The modules among the words of a CMake call; langtu_settings is none.
std::set<std::string> linked_modules(const std::string& call) {
    std::set<std::string> modules;
    static const std::regex word(R"(\blangtu_([a-z]+)\b)");
    for (std::sregex_iterator it(call.begin(), call.end(), word), end; it != end; ++it)
        if ((*it)[1] != "settings") modules.insert((*it)[1]);
    return modules;
}

/// "langtu_module(NAME USES a b LIBS …": the name first, then what it uses.
void add_library(Modules& modules, const std::string& arguments, int level) {
    std::istringstream in(arguments);
    std::string name;
    in >> name;
    Module& module = modules[name];
    module.level = level;
    bool in_uses = false;
    for (std::string word; in >> word;) {
        if (word == "USES" || word == "LIBS")
            in_uses = word == "USES";
        else if (in_uses)
            module.uses.insert(word);
    }
}

/// "target_link_libraries(langtu PRIVATE langtu_base …" of one of the two programs.
void add_program(Modules& modules, const std::string& arguments) {
    const std::string target = arguments.substr(0, arguments.find_first_of(" \n"));
    if (target != "langtu" && target != "langtu-formats") return;
    modules[target == "langtu" ? "app" : "formats"].uses.merge(linked_modules(arguments));
}

/// Whether `from` reaches `to` by a way longer than one step.
bool implied(const Modules& modules, const std::string& from, const std::string& to) {
    const auto& uses = modules.at(from).uses;
    return std::any_of(uses.begin(), uses.end(), [&](const std::string& between) {
        return between != to && modules.contains(between) &&
               (modules.at(between).uses.contains(to) || implied(modules, between, to));
    });
}

}  // namespace

Modules documented_modules() {
    Modules modules;
    static const std::regex row(R"(^\| *[0-9]+ *\|.*)");
    for (const std::string& line : lines_of(read_text(root() / "docs/architecture.md"))) {
        if (!std::regex_match(line, row)) continue;
        const auto cells = cells_of(line);
        if (cells.size() < 5 || !std::filesystem::exists(root() / "src" / cells[1])) continue;
        modules[cells[1]] = {std::stoi(cells[0]), words_of(cells[3]), split_libraries(cells[4])};
    }
    return modules;
}

Modules built_modules() {
    const std::string text = read_text(root() / "src/CMakeLists.txt");
    Modules modules;
    static const std::regex item(
        R"(# level ([0-9]+)|langtu_module\(([^)]*)\)|target_link_libraries\(([^)]*)\)|foreach\(used IN ITEMS ([^)]*)\))");
    int level = 0;
    for (std::sregex_iterator it(text.begin(), text.end(), item), end; it != end; ++it) {
        const std::smatch& match = *it;
        if (match[1].matched) level = std::stoi(match[1]);
        if (match[2].matched) add_library(modules, match[2], level);
        if (match[3].matched) add_program(modules, match[3]);
        if (match[4].matched) modules["app"].uses.merge(words_of(match[4]));  // the program links them in a loop
    }
    return modules;
}

std::string diagram(const Modules& modules) {
    std::map<int, std::set<std::string>> levels;
    for (const auto& [name, module] : modules) levels[module.level].insert(name);
    std::ostringstream out;
    out << "flowchart TB\n";
    for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
        out << "  subgraph level" << level->first << "[level " << level->first << "]\n    direction LR\n";
        for (const std::string& name : level->second) out << "    " << name << "\n";
        out << "  end\n";
    }
    for (const auto& [name, module] : modules)
        for (const std::string& used : module.uses)
            if (!implied(modules, name, used)) out << "  " << name << " --> " << used << "\n";
    return out.str();
}

std::string documented_diagram() {
    const std::string text = read_text(root() / "docs/architecture.md");
    constexpr std::string_view k_open = "```mermaid\n";
    const std::size_t open = text.find(k_open);
    if (open == std::string::npos) return {};
    const std::size_t begin = open + k_open.size();
    return text.substr(begin, text.find("```", begin) - begin);
}

std::string joined(const std::set<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

}  // namespace arch
