// What a plan holds, found by key or identity in constant time; made once for a plan and kept beside it. Whoever only
// looks things up takes an Index and not a Plan. A plan that is still being read or edited has none: see find.h.
// Points into the plan, which must outlive it. Immutable; any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "plan/feature_ref.h"
#include "plan/plan.h"

namespace plan {

class Ruler;

class Index {
public:
    explicit Index(const Plan& plan);
    /// The same of the plan after a change: what is known of rows that it shares with the one before is kept.
    Index(const Plan& plan, const Index& before);

    [[nodiscard]] const Plan& plan() const { return *plan_; }
    const Plan* operator->() const { return plan_; }
    /// What chainages of a line are shown by; of the first, unless its place in Plan::rail is given.
    [[nodiscard]] const Ruler& ruler(std::size_t line = 0) const;

    // By key. Null where there is none; of two with one key the first.
    [[nodiscard]] const Unit* unit(std::string_view code) const;
    [[nodiscard]] const Area* area(std::string_view key) const;
    [[nodiscard]] const Park* park(std::string_view key) const;
    [[nodiscard]] const Segment* segment(std::string_view key) const;
    [[nodiscard]] const Indicator* indicator(std::string_view key) const;
    [[nodiscard]] const TargetSet* target_set(std::string_view key) const;
    /// By figure_key().
    [[nodiscard]] const CityFigure* figure(std::string_view key) const;
    [[nodiscard]] const Station* station(int order) const;
    /// One in use, by its number.
    [[nodiscard]] const Carrier* carrier(int number) const;
    /// By identity, the bin included.
    [[nodiscard]] const Carrier* carrier_by_id(std::int64_t id) const;

    // Values; null where nothing is recorded.
    [[nodiscard]] const Target* target(std::string_view area, std::string_view indicator) const;
    [[nodiscard]] const RevisedTarget* revised_target(std::string_view set, std::string_view area,
                                                      std::string_view indicator) const;
    [[nodiscard]] const Observation* observation(std::string_view area, std::string_view indicator, int year) const;

    /// Whether anything observed is made up; then whatever shows values says SAMPLE.
    [[nodiscard]] bool has_sample() const { return values_->has_sample; }
    /// The baseline year and every year in which something was observed, ascending.
    [[nodiscard]] const std::vector<int>& years_with_values() const { return values_->years; }
    /// The key that what is recorded of a row of the city's tables is kept under: its indicator's where the two are the
    /// same quantity (their names agree but for a 的), so that the city never has two values for one quantity; else
    /// figure_key().
    [[nodiscard]] const std::string& observed_key(const CityFigure& figure) const;

    // Areas.
    /// The rows of the plan but for the city's own, in the plan's order.
    [[nodiscard]] std::span<const Area* const> areas() const { return areas_without_city_; }
    /// The city's own row; null: the plan has none.
    [[nodiscard]] const Area* city() const { return city_; }
    /// The row whose one unit it is.
    [[nodiscard]] const Area* area_of_unit(std::string_view code) const;
    /// The row of a unit or of a park.
    [[nodiscard]] const Area* area_of(FeatureRef feature) const;
    /// What an area is drawn as; none for the city.
    [[nodiscard]] static FeatureRef feature_of(const Area& area);

    // Features.
    [[nodiscard]] bool has(FeatureRef feature) const;
    [[nodiscard]] const Unit* unit(FeatureRef feature) const;
    [[nodiscard]] const Park* park(FeatureRef feature) const;
    [[nodiscard]] const Station* station(FeatureRef feature) const;
    /// One in use.
    [[nodiscard]] const Carrier* carrier(FeatureRef feature) const;
    [[nodiscard]] const Note* note(FeatureRef feature) const;
    /// Code, key, order, number or id, as people and files name it; empty for what the plan does not have.
    [[nodiscard]] std::string key_of(FeatureRef feature) const;
    /// The feature that is so named; none where there is none.
    [[nodiscard]] FeatureRef feature(FeatureKind kind, std::string_view key) const;

private:
    template <class Row>
    using ByKey = std::unordered_map<std::string_view, const Row*>;

    /// What is recorded by area, indicator and a third: a year, a set of targets.
    struct Values {
        explicit Values(const Plan& plan);
        /// A small number for a key that values are recorded under; 0: none are.
        [[nodiscard]] std::uint64_t ordinal(std::string_view key) const;
        std::uint64_t intern(std::string_view key);

        std::unordered_map<std::string_view, std::uint64_t> ordinals;
        std::unordered_map<std::uint64_t, const Target*> targets;
        std::unordered_map<std::uint64_t, const RevisedTarget*> revised;
        std::unordered_map<std::uint64_t, const Observation*> observations;
        std::vector<int> years;
        bool has_sample = false;
    };

    /// A ruler for each line; one where there is none.
    using Rulers = std::vector<Ruler>;
    Index(const Plan& plan, std::shared_ptr<const Values> values, std::shared_ptr<const Rulers> rulers);
    void add_figures();
    void add_features();
    void add_areas();

    const Plan* plan_;
    std::shared_ptr<const Values> values_;
    std::shared_ptr<const Rulers> rulers_;
    ByKey<Unit> units_;
    ByKey<Area> areas_, areas_by_unit_, areas_by_park_;
    ByKey<Park> parks_;
    ByKey<Segment> segments_;
    ByKey<Indicator> indicators_;
    ByKey<TargetSet> target_sets_;
    std::unordered_map<std::string, const CityFigure*> figures_;
    std::unordered_map<const CityFigure*, std::string> observed_keys_;
    std::unordered_map<int, const Carrier*> carriers_by_number_;
    std::unordered_map<int, const Station*> stations_;
    std::unordered_map<std::int64_t, const Carrier*> carriers_by_id_;
    std::unordered_map<std::int64_t, const Note*> notes_by_id_;
    std::unordered_map<std::int64_t, const Unit*> units_by_id_;
    std::unordered_map<std::int64_t, const Park*> parks_by_id_;
    std::vector<const Area*> areas_without_city_;
    const Area* city_ = nullptr;
};

}  // namespace plan
