#include "indicator_names.h"

#include <cctype>
#include <fmt/format.h>

#include "area_names.h"
#include "base/unicode.h"

namespace exchange {
namespace {

void erase_all(std::string& text, std::string_view what) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what)) text.erase(at, what.size());
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

IndicatorNames::IndicatorNames(const plan::Index& index) {
    for (const plan::Indicator& i : index->indicators) {
        add(i.key, i.key);
        for (const plan::Name* name : {&i.name, &i.short_name}) add_name(*name, i.unit, i.key);
    }
    for (const plan::CityFigure& f : index->figures)
        if (f.table == "table2") add_figure(f, index.observed_key(f));
    for (const plan::CityFigure& f : index->figures) add_figure(f, index.observed_key(f));
}

std::string IndicatorNames::find(std::string_view title) const {
    if (const auto at = keys_.find(comparable(title)); at != keys_.end()) return at->second;
    std::string word = base::fold(title);
    if (const auto year = year_in(word)) erase_all(word, std::to_string(*year));
    word = comparable(word);
    if (const auto at = keys_.find(word); at != keys_.end()) return at->second;
    for (const std::string_view filler :
         {"年度", "年", "实绩", "实际", "完成", "基期", "目标", "值", "baseline", "target", "actual", "value"})
        erase_all(word, filler);
    const auto at = keys_.find(word);
    return at == keys_.end() ? std::string() : at->second;
}

std::string IndicatorNames::written(const plan::CityFigure& figure, const std::string& name) {
    return fmt::format("{} ({})", name, plan::figure_key(figure));
}

void IndicatorNames::add(const std::string& name, const std::string& key) {
    if (const std::string word = comparable(name); !word.empty()) keys_.emplace(word, key);
}

void IndicatorNames::add_name(const plan::Name& name, const plan::Name& unit, const std::string& key) {
    add(name.zh, key);
    add(name.en, key);
    add(name.zh + unit.zh, key);
    add(name.en + unit.en, key);
}

void IndicatorNames::add_figure(const plan::CityFigure& figure, const std::string& key) {
    add(plan::figure_key(figure), key);
    add_name(figure.name, figure.unit, key);
    for (const std::string& name : {figure.name.zh, figure.name.en}) add(written(figure, name), key);
}

}  // namespace exchange
