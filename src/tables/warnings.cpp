#include "warnings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "plan/measures.h"
#include "plan/names.h"
#include "plan/observations.h"
#include "tables/sheet_view.h"

namespace tables {
namespace {

using base::mark;

class Warner {
public:
    Warner(const plan::Index& index, ImportPreview& preview) : index_(index), preview_(preview) {
        for (const ReadValue& read : preview.values)
            values_[{read.draft.area, read.draft.indicator, read.draft.year}] = read.draft.value;
    }

    void run() {
        check_sums();
        check_factors();
        check_counting();
        check_falls();
    }

private:
    using Key = std::tuple<std::string, std::string, int>;

    void warn(const plan::Name& name, const char* pattern, std::vector<std::string> more) {
        more.insert(more.begin(), plan::names_argument({name}));
        preview_.warnings.push_back(base::make_error(base::ErrorKind::refused, "", pattern, std::move(more)));
    }
    [[nodiscard]] std::optional<double> value_of(const std::string& area, const std::string& indicator,
                                                 int year) const {
        const auto at = values_.find({area, indicator, year});
        return at != values_.end() ? std::optional(at->second) : plan::actual(index_, area, indicator, year);
    }

    /// A sum that leaves an area out proves nothing.
    void check_sums() {
        const plan::Area* city = index_.city();
        if (city == nullptr) return;
        std::set<std::pair<std::string, int>> asked;
        for (const ReadValue& read : preview_.values) asked.emplace(read.draft.indicator, read.draft.year);
        for (const auto& [indicator, year] : asked) {
            const plan::Indicator* counted = index_.indicator(indicator);
            if (counted != nullptr && counted->city_value == plan::CityValue::sum) check_sum(*counted, year, *city);
        }
    }
    void check_sum(const plan::Indicator& indicator, int year, const plan::Area& city) {
        double sum = 0;
        for (const plan::Area* area : index_.areas()) {
            const plan::Target* asked = index_.target(area->key, indicator.key);
            const auto value = value_of(area->key, indicator.key, year);
            if (!value && asked != nullptr && (asked->baseline || asked->target)) return;
            sum += value.value_or(0);
        }
        const auto whole = value_of(city.key, indicator.key, year);
        if (!whole || std::abs(sum - *whole) < 0.5) return;
        warn(indicator.name, mark("{0}, {1}: the areas add up to {2}, the city's row says {3}"),
             {std::to_string(year), number_shown(sum), number_shown(*whole)});
    }

    /// What is known of an area and indicator: last year's value, else the plan's.
    [[nodiscard]] std::optional<double> known(const plan::ObservationDraft& draft) const {
        for (int year = draft.year - 1; year > index_->baseline_year; --year)
            if (const auto* before = index_.observation(draft.area, draft.indicator, year)) return before->value;
        const plan::Basis basis = plan::basis_of(index_, draft.area, draft.indicator, index_->baseline_year);
        return basis.baseline ? basis.baseline : basis.target;
    }
    /// Of one column: whether most of its values are about a power of ten times what is known.
    void check_factors() {
        struct Column {
            std::map<int, int> powers;
            int compared = 0, tiny = 0;  ///< less than a twentieth
        };
        std::map<std::pair<std::string, int>, Column> columns;
        for (const ReadValue& read : preview_.values) {
            const auto before = known(read.draft);
            if (!before || *before <= 0 || read.draft.value <= 0) continue;
            Column& column = columns[{read.draft.indicator, read.draft.year}];
            ++column.compared;
            column.tiny += read.draft.value < *before / 20 ? 1 : 0;
            ++column.powers[static_cast<int>(std::lround(std::log10(read.draft.value / *before)))];
        }
        for (const auto& [key, column] : columns) {
            if (plan::observable(index_, key.first)->is_share && column.tiny == column.compared) {
                warn_of_fractions(key.first);
                continue;
            }
            for (const auto& [power, count] : column.powers) {
                const bool odd = power != 0 && power >= -4 && power <= 4 && count * 2 > column.compared;
                if (odd) warn_of_factor(key.first, key.second, power);
            }
        }
    }
    void warn_of_fractions(const std::string& indicator) {
        warn(
            plan::observable(index_, indicator)->name,
            mark(
                "{0}: about a hundredth of the plan's values; where cells are formatted as per cent, write 2.5 and not "
                "2.5%"),
            {});
    }
    void warn_of_factor(const std::string& indicator, int year, int power) {
        const auto what = plan::observable(index_, indicator);
        warn(what->name,
             power > 0 ? mark("{0}, {1}: about {2} times what is known; check the unit")
                       : mark("{0}, {1}: about a part in {2} of what is known; check the unit"),
             {std::to_string(year), number_shown(std::pow(10.0, std::abs(power)))});
    }

    /// 1, 2, 3 … without a gap are ranks or ordinals.
    void check_counting() {
        std::map<std::pair<std::string, int>, std::vector<double>> columns;
        for (const ReadValue& read : preview_.values)
            columns[{read.draft.indicator, read.draft.year}].push_back(read.draft.value);
        for (auto& [key, values] : columns) {
            constexpr std::size_t k_least = 4;
            if (values.size() < k_least) continue;
            std::sort(values.begin(), values.end());
            bool counts = true;
            for (std::size_t i = 0; i < values.size(); ++i) counts = counts && values[i] == static_cast<double>(i + 1);
            if (counts)
                warn(plan::observable(index_, key.first)->name, mark("{0}, {1}: the values are 1, 2, 3 …, like ranks"),
                     {std::to_string(key.second)});
        }
    }

    /// What is counted as there is grows as a rule.
    void check_falls() {
        std::map<std::pair<std::string, int>, int> falls;
        for (const ReadValue& read : preview_.values) {
            const plan::Indicator* indicator = index_.indicator(read.draft.indicator);
            if (indicator == nullptr || indicator->city_value != plan::CityValue::sum) continue;
            const auto before = value_of(read.draft.area, read.draft.indicator, read.draft.year - 1);
            if (before && read.draft.value < *before) ++falls[{indicator->key, read.draft.year}];
        }
        for (const auto& [key, count] : falls)
            warn(index_.indicator(key.first)->name, mark("{0}, {1}: lower than the year before in {2} areas"),
                 {std::to_string(key.second), std::to_string(count)});
    }

    const plan::Index& index_;
    ImportPreview& preview_;
    std::map<Key, double> values_;
};

}  // namespace

void add_warnings(const plan::Index& index, ImportPreview& preview) { Warner(index, preview).run(); }

}  // namespace tables
