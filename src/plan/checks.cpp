#include "plan/checks.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "base/translate.h"
#include "geo/locate.h"
#include "plan/display_crs.h"
#include "plan/index.h"
#include "plan/lines.h"
#include "say.h"
#include "text_checks.h"

namespace plan {
namespace {

constexpr double k_station_tolerance_m = 50;  ///< how far a station may lie off the drawn line

/// Collects findings; one place that knows how a finding is put together.
class Findings {
public:
    void error(std::string code, std::string where, Name message) {
        list_.push_back({Severity::error, std::move(code), std::move(where), std::move(message)});
    }
    void warn(std::string code, std::string where, Name message) {
        list_.push_back({Severity::warning, std::move(code), std::move(where), std::move(message)});
    }
    void add(Finding finding) { list_.push_back(std::move(finding)); }
    std::vector<Finding> take() {
        std::stable_sort(list_.begin(), list_.end(),
                         [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
        return std::move(list_);
    }

private:
    std::vector<Finding> list_;
};

std::string number(double value) { return fmt::format("{:.10g}", value); }

/// A sum over the areas; nothing when an area has no value, since a part of a sum proves nothing.
struct Sum {
    double value = 0;
    bool complete = true;
    void add(const std::optional<double>& part) {
        value += part.value_or(0);
        complete = complete && part.has_value();
    }
};

void check_sum(Findings& findings, const Indicator& indicator, const char* what, const char* message, const Sum& sum,
               const std::optional<double>& city) {
    if (!city) return;
    const double tolerance = 0.5 * std::pow(10.0, -indicator.decimals);
    const bool differs = sum.complete ? std::abs(sum.value - *city) > tolerance : sum.value > *city + tolerance;
    if (!differs) return;
    findings.warn("sum_differs", fmt::format("indicator {}, {}", indicator.key, what),
                  say(message, indicator.name.zh, number(sum.value), number(*city)));
}

void check_sums(const Index& index, Findings& findings) {
    const Area* city = index.city();
    if (city == nullptr) return;
    for (const Indicator& indicator : index->indicators) {
        const Target* total = index.target(city->key, indicator.key);
        if (indicator.city_value != CityValue::sum || total == nullptr) continue;
        Sum baselines, targets;
        for (const Target& target : index->targets) {
            if (target.indicator != indicator.key || target.area == city->key) continue;
            baselines.add(target.baseline);
            targets.add(target.target);
        }
        check_sum(findings, indicator, "baselines",
                  base::mark("the areas' baselines add up to {1}, the city's row says {2}"), baselines,
                  total->baseline);
        check_sum(findings, indicator, "targets",
                  base::mark("the areas' targets add up to {1}, the city's row says {2}"), targets, total->target);
    }
}

void check_targets(const Index& index, Findings& findings) {
    for (const Target& target : index->targets) {
        const Indicator* indicator = index.indicator(target.indicator);
        if (indicator == nullptr || !target.baseline || !target.target) continue;
        const double growth = *target.target - *target.baseline;
        if (indicator->direction == Direction::higher_is_better ? growth >= 0 : growth <= 0) continue;
        findings.warn(
            "target_below_baseline", fmt::format("area {}, indicator {}", target.area, target.indicator),
            say("the target {0} is worse than the baseline {1}", number(*target.target), number(*target.baseline)));
    }
}

/// Carrier by carrier; what several share is told at the first of them, and again only with one that it did not name.
void check_carriers(const Plan& plan, Findings& findings) {
    const CarrierChecks checks(plan);
    std::set<std::pair<std::string, std::int64_t>> told;
    for (const Carrier& carrier : plan.carriers)
        for (Finding& finding : checks.check(carrier)) {
            const std::size_t before = told.size();
            for (const std::int64_t id : finding.carriers) told.emplace(finding.code, id);
            if (finding.carriers.size() < 2 || told.size() > before) findings.add(std::move(finding));
        }
}

/// Along one line.
void check_order(std::span<const Lines::StationOn> stations, Findings& findings) {
    std::optional<double> before;
    for (const auto& [station, chainage_m] : stations) {
        if (before && chainage_m <= *before)
            findings.error("station_order", fmt::format("station {}", station->order),
                           say("its chainage is not above that of the station before it", station->name.zh));
        before = chainage_m;
    }
}

void check_stations(const Plan& plan, Findings& findings) {
    const Lines lines(plan);
    for (const Station& station : plan.stations) {
        const auto at = lines.along(station.position);
        if (at && at->offset_m > k_station_tolerance_m)
            findings.warn("station_off_line", fmt::format("station {}", station.order),
                          say("it lies {1:.0f} m off the line", station.name.zh, at->offset_m));
    }
    for (std::size_t line = 0; line < lines.size(); ++line) check_order(lines.stations(line), findings);
}

bool ring_closed(const geo::Ring& ring) { return ring.size() >= 4 && ring.front() == ring.back(); }

bool rings_closed(const geo::MultiPolygon& shape) {
    return std::all_of(shape.begin(), shape.end(), [](const geo::Polygon& polygon) {
        return ring_closed(polygon.outer) && std::all_of(polygon.holes.begin(), polygon.holes.end(), ring_closed);
    });
}

void check_shapes(const Plan& plan, Findings& findings) {
    for (const Unit& unit : plan.units) {
        const std::string at = fmt::format("unit {}", unit.code);
        if (unit.shape.empty()) findings.error("unit_without_shape", at, say("it has no shape", unit.name.zh));
        if (!rings_closed(unit.shape))
            findings.error("ring_not_closed", at, say("a ring of it is not closed", unit.name.zh));
    }
    for (const Park& park : plan.parks)
        if (!rings_closed(park.shape))
            findings.error("ring_not_closed", fmt::format("park {}", park.key),
                           say("a ring of it is not closed", park.name.zh));
}

/// Values of such an area can be drawn nowhere, and no carrier lies in it.
void check_areas(const Plan& plan, Findings& findings) {
    for (const Area& area : plan.areas)
        if (area.kind != AreaKind::city && area.units.empty())
            findings.error("area_without_units", fmt::format("area {}", area.key),
                           say("no unit belongs to it; restore a backup in which it has some", area.name.zh));
}

void check_label_points(const Plan& plan, Findings& findings) {
    for (const Unit& unit : plan.units) {
        if (unit.shape.empty() || geo::contains(unit.shape, unit.label_point)) continue;
        findings.warn("label_outside_unit", fmt::format("unit {}", unit.code),
                      say("its label point lies outside it", unit.name.zh));
    }
}

}  // namespace

std::vector<Finding> check(const Plan& plan) {
    const Index index(plan);
    Findings findings;
    if (const auto fits = check_display_crs(plan); !fits) {
        const auto in = [&](base::Language language) { return base::to_line(fits.error(), language); };
        findings.error("display_crs_unfit", "plan", {in(base::Language::zh), in(base::Language::en)});
    }
    check_shapes(plan, findings);
    check_areas(plan, findings);
    check_label_points(plan, findings);
    check_sums(index, findings);
    check_targets(index, findings);
    check_carriers(plan, findings);
    check_stations(plan, findings);
    for (Finding& finding : check_texts(plan)) findings.add(std::move(finding));
    return findings.take();
}

}  // namespace plan
