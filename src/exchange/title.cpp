#include "title.h"

#include <cctype>
#include <string>

#include "base/unicode.h"

namespace exchange {
namespace {

void erase_all(std::string& text, std::string_view what) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what)) text.erase(at, what.size());
}

/// Without the words that say which of its values a column holds.
std::string bare(std::string word) {
    for (const std::string_view filler :
         {"年度", "年", "实绩", "实际", "完成", "基期", "目标", "值", "baseline", "target", "actual", "value"})
        erase_all(word, filler);
    return word;
}

std::string trimmed(const std::string& word) {
    const auto first = word.find_first_not_of(' ');
    return first == std::string::npos ? "" : word.substr(first, word.find_last_not_of(' ') - first + 1);
}

plan::Meaning named(const plan::NameTable& observables, std::string_view text) {
    return plan::number_in(text) ? plan::Meaning() : observables.find(text);
}

}  // namespace

std::vector<int> years_in(std::string_view folded) {
    constexpr std::size_t k_digits = 4;
    std::vector<int> years;
    for (std::size_t from = 0; from < folded.size();) {
        std::size_t to = from;
        while (to < folded.size() && std::isdigit(static_cast<unsigned char>(folded[to])) != 0) ++to;
        const int year = to - from == k_digits ? std::stoi(std::string(folded.substr(from, k_digits))) : 0;
        if (year >= 1900 && year < 2200) years.push_back(year);
        from = to + 1;
    }
    return years;
}

std::optional<int> year_in(std::string_view folded) {
    const std::vector<int> years = years_in(folded);
    return years.empty() ? std::nullopt : std::optional(years.front());
}

plan::Meaning observable_in(const plan::NameTable& observables, std::string_view title) {
    std::string word = base::fold(title);
    if (const auto year = year_in(word)) erase_all(word, std::to_string(*year));
    for (const std::string& text :
         {std::string(title), trimmed(word), trimmed(bare(word)), bare(plan::comparable(word))})
        if (auto meaning = named(observables, text); meaning.kind != plan::Meaning::Kind::none) return meaning;
    return {};
}

}  // namespace exchange
