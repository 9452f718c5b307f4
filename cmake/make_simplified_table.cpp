// Build tool: Unihan_Variants.txt (standard input) -> C++ source of module base's table of simplified characters
// (standard output). A character that is its own simplified form somewhere (乾, 台, 著) stays: it is no traditional
// one.
#include <algorithm>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

constexpr const char* k_field = "kSimplifiedVariant";

unsigned long code_of(const std::string& word) { return std::stoul(word.substr(2), nullptr, 16); }

}  // namespace

int main() {
    std::string traditional, simplified;
    std::size_t count = 0;
    for (std::string line; std::getline(std::cin, line);) {  // in ascending order
        if (line.rfind("U+", 0) != 0) continue;
        std::istringstream words(line);
        std::string character, field, variant;
        std::vector<unsigned long> variants;
        words >> character >> field;
        if (field != k_field) continue;
        while (words >> variant) variants.push_back(code_of(variant));
        const unsigned long code = code_of(character);
        if (variants.empty() || std::find(variants.begin(), variants.end(), code) != variants.end()) continue;
        traditional += std::to_string(code) + ",";
        simplified += std::to_string(variants.front()) + ",";
        ++count;
    }
    std::cout << "// Generated from Unihan_Variants.txt; do not edit.\n#include \"simplified_table.h\"\n"
                 "namespace base::simplified_table {\nconst std::size_t count = "
              << count << ";\nconst char32_t traditional[] = {" << traditional << "};\nconst char32_t simplified[] = {"
              << simplified << "};\n}  // namespace base::simplified_table\n";
    return count > 0 ? 0 : 1;
}
