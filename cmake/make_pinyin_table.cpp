// Build tool: Unihan_Readings.txt (standard input) -> C++ source of module base's table of pinyin readings (standard
// output). Tones go, ü becomes v; dictionaries of modern Mandarin come first, the historical kHanyuPinyin counts only
// for characters that they lack, lest every search find readings that nobody uses.
#include <algorithm>
#include <array>
#include <cstdint>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using Readings = std::vector<std::string>;

// The fields, best first; a later one only adds what the earlier ones lack.
constexpr std::array<std::string_view, 5> k_fields{"kMandarin", "kTGHZ2013", "kXHC1983", "kHanyuPinlu", "kHanyuPinyin"};
constexpr std::size_t k_historical = 4;

// Unihan gives zhǎng first, but in names of places it is cháng, which sorting should follow.
constexpr std::pair<char32_t, std::string_view> k_usual_in_places[] = {{0x957F, "chang"}, {0x9577, "chang"}};

constexpr std::pair<std::string_view, char> k_letters[] = {
    {"ā", 'a'}, {"á", 'a'}, {"ǎ", 'a'}, {"à", 'a'}, {"ē", 'e'}, {"é", 'e'}, {"ě", 'e'}, {"è", 'e'},
    {"ê", 'e'}, {"ī", 'i'}, {"í", 'i'}, {"ǐ", 'i'}, {"ì", 'i'}, {"ō", 'o'}, {"ó", 'o'}, {"ǒ", 'o'},
    {"ò", 'o'}, {"ū", 'u'}, {"ú", 'u'}, {"ǔ", 'u'}, {"ù", 'u'}, {"ü", 'v'}, {"ǖ", 'v'}, {"ǘ", 'v'},
    {"ǚ", 'v'}, {"ǜ", 'v'}, {"ń", 'n'}, {"ň", 'n'}, {"ǹ", 'n'}, {"ḿ", 'm'}, {"ế", 'e'}, {"ề", 'e'}};

/// Letters without tones; combining marks (U+0300 … U+036F) go.
std::string toneless(std::string_view word) {
    std::string out;
    while (!word.empty()) {
        std::size_t used = 1;
        const auto first = static_cast<unsigned char>(word[0]);
        if (first < 0x80) {
            out += word[0];
        } else if ((first == 0xCC || first == 0xCD) && word.size() > 1) {
            used = 2;
        } else {
            for (const auto& [letter, plain] : k_letters)
                if (word.substr(0, letter.size()) == letter) {
                    out += plain;
                    used = letter.size();
                    break;
                }
        }
        word.remove_prefix(used);
    }
    return out;
}

/// The pinyin words of a field: what stands before "(" and after ":", between spaces and commas.
Readings words_of(std::string_view value) {
    Readings words;
    std::string word;
    const auto finish = [&] {
        word = word.substr(0, word.find('('));
        const std::size_t colon = word.rfind(':');
        if (colon != std::string::npos) word.erase(0, colon + 1);
        std::string plain = toneless(word);
        const bool letters = !plain.empty() && plain.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == plain.npos;
        if (letters) words.push_back(std::move(plain));
        word.clear();
    };
    for (const char c : value)
        if (c == ' ' || c == ',')
            finish();
        else
            word += c;
    finish();
    return words;
}

using Fields = std::array<Readings, k_fields.size()>;

Readings merged(char32_t character, const Fields& fields) {
    Readings all;
    for (const auto& [place, usual] : k_usual_in_places)
        if (place == character) all.emplace_back(usual);
    for (std::size_t f = 0; f < fields.size(); ++f) {
        if (f == k_historical && !all.empty()) break;
        for (const std::string& word : fields[f])
            if (std::find(all.begin(), all.end(), word) == all.end()) all.push_back(word);
    }
    return all;
}

std::map<char32_t, Fields> read(std::istream& in) {
    std::map<char32_t, Fields> found;
    for (std::string line; std::getline(in, line);) {
        const std::size_t tab = line.find('\t');
        if (line.rfind("U+", 0) != 0 || tab == std::string::npos) continue;
        const std::size_t next = line.find('\t', tab + 1);
        if (next == std::string::npos) continue;
        const auto field = std::find(k_fields.begin(), k_fields.end(), line.substr(tab + 1, next - tab - 1));
        if (field == k_fields.end()) continue;
        const auto character = static_cast<char32_t>(std::stoul(line.substr(2, tab - 2), nullptr, 16));
        found[character][static_cast<std::size_t>(field - k_fields.begin())] = words_of(line.substr(next + 1));
    }
    return found;
}

/// Characters in ascending order, and for each the number of its set of readings.
void write(std::ostream& out, const std::map<char32_t, Readings>& table) {
    std::map<Readings, std::size_t> numbers;
    std::vector<const Readings*> sets;
    std::string characters;
    std::string numbers_text;
    for (const auto& [character, readings] : table) {
        const auto [at, is_new] = numbers.emplace(readings, sets.size());
        if (is_new) sets.push_back(&at->first);
        characters += std::to_string(static_cast<std::uint32_t>(character)) + ",";
        numbers_text += std::to_string(at->second) + ",";
    }
    out << "// Generated from Unihan_Readings.txt; do not edit.\n#include \"pinyin_table.h\"\n"
           "namespace base::pinyin_table {\nconst std::size_t count = "
        << table.size() << ";\nconst char32_t characters[] = {" << characters << "};\nconst std::uint16_t set_of[] = {"
        << numbers_text << "};\nconst char* const sets[] = {";
    for (const Readings* set : sets) {
        out << '"';
        for (std::size_t i = 0; i < set->size(); ++i) out << (i > 0 ? " " : "") << set->at(i);
        out << "\",";
    }
    out << "};\n}  // namespace base::pinyin_table\n";
}

}  // namespace

int main() {
    std::map<char32_t, Readings> table;
    for (const auto& [character, fields] : read(std::cin)) {
        Readings readings = merged(character, fields);
        if (!readings.empty()) table.emplace(character, std::move(readings));
    }
    constexpr std::size_t k_least = 20000;  // any release of Unihan has twice as many
    if (table.size() < k_least) {
        std::cerr << "Unihan_Readings.txt has hardly any readings; is it the right file?\n";
        return 1;
    }
    write(std::cout, table);
    return std::cout.good() ? 0 : 1;
}
