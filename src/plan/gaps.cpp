#include "plan/gaps.h"

#include <algorithm>
#include <cmath>

#include "plan/names.h"
#include "plan/reach.h"
#include "plan/reach_report.h"

namespace plan {
namespace {

/// A stretch of the line, chainages in metres.
struct Stretch {
    double from_m = 0, to_m = 0;
};

class Finder {
public:
    Finder(const ReviewIndex& review, std::span<const GapRule> rules) : review_(review), index_(review.index()) {
        for (const GapRule& rule : rules)
            if (!rule.off) find(rule);
        for (Gap& gap : gaps_)
            for (const GapRemark& remark : index_->gap_remarks)
                if (remark.gap == gap.key) gap.remark = &remark;
    }
    std::vector<Gap> take() { return std::move(gaps_); }

private:
    void find(const GapRule& rule) {
        switch (rule.kind) {
            case GapKind::station: return find_stations(rule);
            case GapKind::stretch: return find_stretches(rule);
            case GapKind::target: return find_targets(rule);
            case GapKind::unit: return find_units(rule);
            case GapKind::segment: return find_segment(rule);
        }
    }

    Gap& add(const GapRule& rule, const std::string& place) {
        Gap gap;
        gap.key = rule.key + "/" + place;
        gap.rule = &rule;
        return gaps_.emplace_back(std::move(gap));
    }
    void judge(Gap& gap, int possible) {
        gap.possible = possible;
        gap.certain = possible == 0;
    }
    [[nodiscard]] static bool serves(const GapRule& rule, const Carrier& carrier) {
        const bool function = rule.functions.empty() || std::find(rule.functions.begin(), rule.functions.end(),
                                                                  carrier.function) != rule.functions.end();
        return function && (!rule.programme || *rule.programme == carrier.programme);
    }

    /// One without a position may lie where its responsible area is.
    [[nodiscard]] bool may_lie_in(const CarrierPlace& place, const Unit& unit) const {
        if (place.facts) return membership(place, unit) != Membership::outside;
        return plan::may_lie_in(index_.plan(), *place.carrier, unit);
    }

    void find_stations(const GapRule& rule) {
        for (std::size_t at = 0; at < index_->stations.size(); ++at) {
            const Station& station = index_->stations[at];
            int drawn = 0, possible = 0;
            for (const CarrierPlace& place : review_.places()) {
                if (place.facts && place.station_m[at] <= rule.length_m) ++drawn;
                if (membership(place, at, rule.length_m) != Membership::outside) ++possible;
            }
            if (drawn > 0) continue;
            Gap& gap = add(rule, std::to_string(station.order));
            gap.feature = ref_of(station);
            if (const Unit* unit = index_.unit(station.unit)) gap.segment = index_.segment(unit->segment);
            judge(gap, possible);
        }
    }

    [[nodiscard]] static bool lies_along(const CarrierPlace& place, std::size_t line) {
        return place.facts && place.facts->on_rail && place.facts->on_rail->line == line;
    }

    /// What no carrier beside the line stands at, `spread` of its doubt added to either side of each.
    [[nodiscard]] std::vector<Stretch> free_stretches(std::size_t line, double length_m, bool with_doubt) const {
        std::vector<Stretch> taken;
        for (const CarrierPlace& place : review_.places()) {
            if (!lies_along(place, line)) continue;
            const double doubt = with_doubt ? place.doubt_m : 0;
            if (place.facts->on_rail->offset_m - doubt > k_beside_line_m) continue;
            taken.push_back({place.facts->on_rail->chainage_m - doubt, place.facts->on_rail->chainage_m + doubt});
        }
        std::sort(taken.begin(), taken.end(), [](const Stretch& a, const Stretch& b) { return a.from_m < b.from_m; });
        std::vector<Stretch> out;
        double free_from = 0;
        for (const Stretch& t : taken) {
            if (t.from_m > free_from) out.push_back({free_from, std::min(t.from_m, length_m)});
            free_from = std::max(free_from, t.to_m);
        }
        if (free_from < length_m) out.push_back({free_from, length_m});
        return out;
    }
    [[nodiscard]] double length_in_service_m(std::size_t line) const {
        double length = 0;
        for (const Lines::StationOn& on : review_.corridor().lines().stations(line))
            length = std::max(length, on.chainage_m);
        return length;
    }

    void find_stretches(const GapRule& rule) {
        for (std::size_t line = 0; line < index_->rail.size(); ++line)
            if (review_.corridor().measures_along(line)) find_stretches(rule, line);
    }
    /// The first line needs no name in a key: most plans have no other.
    [[nodiscard]] std::string key_of(std::size_t line, const Stretch& s) const {
        return (line == 0 ? std::string() : index_->rail[line].name.zh + "/") +
               std::to_string(std::lround(s.from_m / 100)) + "-" + std::to_string(std::lround(s.to_m / 100));
    }
    void find_stretches(const GapRule& rule, std::size_t line) {
        const double length = length_in_service_m(line);
        const std::vector<Stretch> certain = free_stretches(line, length, true);
        for (const Stretch& s : free_stretches(line, length, false)) {
            if (s.to_m - s.from_m <= rule.length_m) continue;
            Gap& gap = add(rule, key_of(line, s));
            gap.line = line;
            gap.from_m = s.from_m;
            gap.to_m = s.to_m;
            for (const Stretch& c : certain) {
                const double from = std::max(c.from_m, s.from_m), to = std::min(c.to_m, s.to_m);
                if (to - from <= gap.sure_to_m - gap.sure_from_m) continue;
                gap.sure_from_m = from;
                gap.sure_to_m = to;
            }
            gap.certain = gap.sure_to_m - gap.sure_from_m > rule.length_m;
            gap.possible = carriers_that_may_stand(line, s);
        }
    }
    [[nodiscard]] int carriers_that_may_stand(std::size_t line, const Stretch& s) const {
        return static_cast<int>(std::count_if(review_.places().begin(), review_.places().end(), [&](const auto& p) {
            if (!lies_along(p, line) || p.facts->on_rail->offset_m - p.doubt_m > k_beside_line_m) return false;
            const double at = p.facts->on_rail->chainage_m;
            return at + p.doubt_m > s.from_m && at - p.doubt_m < s.to_m;
        }));
    }

    /// An area's own: what lies in its units, or is its own to bring about.
    [[nodiscard]] bool is_of(const CarrierPlace& place, const Area& area) const {
        if (place.carrier->responsible_area == area.key) return true;
        const Unit* unit = place.facts ? place.facts->unit : nullptr;
        return unit != nullptr && std::find(area.units.begin(), area.units.end(), unit->code) != area.units.end();
    }

    void find_targets(const GapRule& rule) {
        for (const Area* area : index_.areas()) {
            const Target* target = index_.target(area->key, rule.indicator);
            if (target == nullptr || !target->target || !(*target->target > 0)) continue;
            int own = 0, possible = 0;
            for (const CarrierPlace& place : review_.places()) {
                if (!serves(rule, *place.carrier)) continue;
                if (is_of(place, *area))
                    ++own;
                else if (may_be_of(place, *area))
                    ++possible;
            }
            if (own > 0) continue;
            Gap& gap = add(rule, area->key);
            gap.area = area;
            gap.feature = Index::feature_of(*area);
            gap.target = *target->target;
            judge(gap, possible);
        }
    }
    [[nodiscard]] bool may_be_of(const CarrierPlace& place, const Area& area) const {
        return std::any_of(area.units.begin(), area.units.end(), [&](const std::string& code) {
            const Unit* unit = index_.unit(code);
            return unit != nullptr && may_lie_in(place, *unit);
        });
    }

    void find_units(const GapRule& rule) {
        for (const Unit& unit : index_->units) {
            if (unit.segment.empty()) continue;
            int possible = 0;
            bool drawn = false;
            for (const CarrierPlace& place : review_.places()) {
                drawn = drawn || (place.facts && place.facts->unit == &unit);
                if (may_lie_in(place, unit)) ++possible;
            }
            if (drawn) continue;
            Gap& gap = add(rule, unit.code);
            gap.feature = ref_of(unit);
            gap.segment = index_.segment(unit.segment);
            judge(gap, possible);
        }
    }

    void find_segment(const GapRule& rule) {
        const Segment* segment = index_.segment(rule.segment);
        if (segment == nullptr) return;
        int drawn = 0, possible = 0;
        for (const CarrierPlace& place : review_.places()) {
            if (!serves(rule, *place.carrier)) continue;
            if (place.segment == segment)
                ++drawn;
            else if (may_lie_in_segment(place, *segment))
                ++possible;
        }
        if (drawn > 0) return;
        Gap& gap = add(rule, segment->key);
        gap.segment = segment;
        judge(gap, possible);
    }
    [[nodiscard]] bool may_lie_in_segment(const CarrierPlace& place, const Segment& segment) const {
        return std::any_of(index_->units.begin(), index_->units.end(),
                           [&](const Unit& unit) { return unit.segment == segment.key && may_lie_in(place, unit); });
    }

    static constexpr double k_beside_line_m = 3000;  ///< farther off, a carrier is not at the line

    const ReviewIndex& review_;
    const Index& index_;
    std::vector<Gap> gaps_;
};

}  // namespace

std::vector<Gap> find_gaps(const ReviewIndex& review, std::span<const GapRule> rules) {
    return Finder(review, rules).take();
}

}  // namespace plan
