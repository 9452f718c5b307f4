// Which indicator or figure of the city a title in somebody's table means, by any of its names, with or without unit,
// whatever the width, brackets and quotation marks. Private to exchange; one import's, any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/index.h"
#include "plan/plan.h"

namespace exchange {

/// Every four digits, no more in a row, that are a year; of a folded text.
std::vector<int> years_in(std::string_view folded);
/// The first four digits, no more in a row, that are a year; of a folded text.
std::optional<int> year_in(std::string_view folded);

class IndicatorNames {
public:
    /// Where two have a name in common, an indicator goes before a figure, and Table 2 before the others.
    explicit IndicatorNames(const plan::Index& index);
    /// Key of the plan::Observable that a title means, which may hold a year and words such as 基期 or target; empty:
    /// none has the name.
    [[nodiscard]] std::string find(std::string_view title) const;
    /// How to write one so that find() knows it again.
    [[nodiscard]] static std::string written(const plan::CityFigure& figure, const std::string& name);

private:
    void add(const std::string& name, const std::string& key);
    void add_name(const plan::Name& name, const plan::Name& unit, const std::string& key);
    void add_figure(const plan::CityFigure& figure, const std::string& key);

    std::map<std::string, std::string> keys_;  ///< by comparable() name
};

}  // namespace exchange
