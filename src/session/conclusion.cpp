#include "session/conclusion.h"

#include <algorithm>
#include <optional>

#include "base/translate.h"
#include "plan/gap_rules.h"
#include "plan/measures.h"
#include "plan/reach_report.h"
#include "session/bullets.h"
#include "session/gap_words.h"
#include "session/reach_text.h"
#include "session/review_results.h"
#include "session/sentence.h"

namespace session {
namespace {

class Fields {
public:
    Fields(const plan::ReviewIndex& review, const carto::MapOptions& asked)
        : review_(review), index_(review.index()), options_(carto::resolved(review.index(), asked)) {}

    /// Nothing for a name that is none.
    std::optional<std::string> value(std::string_view name) {
        if (auto words = of_map(name)) return words;
        if (auto words = of_areas(name)) return words;
        if (auto words = of_city(name)) return words;
        return of_corridor(name);
    }
    [[nodiscard]] bool used_samples() const { return used_samples_; }

private:
    [[nodiscard]] std::string in(const plan::Name& name) const { return carto::in(name, options_.language); }

    std::optional<std::string> of_map(std::string_view name) const {
        const plan::Indicator* indicator = index_.indicator(options_.indicator);
        if (name == "indicator") return indicator != nullptr ? in(indicator->name) : std::string("–");
        if (name == "measure") return in(plan::label(options_.measure));
        if (name == "year") return std::to_string(options_.year);
        if (name == "target_year") return std::to_string(index_->target_year);
        return std::nullopt;
    }

    std::optional<std::string> of_areas(std::string_view name) {
        const bool known = name == "areas" || name == "areas_with_data" || name == "on_course" || name == "reached";
        if (!known && name != "sentence") return std::nullopt;
        const AreaCounts counts = area_counts(index_, options_.indicator, options_.year, options_.target_set);
        if (name == "sentence")  // says by itself what is made up
            return sentence_of(index_, options_.indicator, options_.year, options_.language, options_.target_set);
        used_samples_ = used_samples_ || counts.sample;
        return std::to_string(name == "areas"             ? counts.asked
                              : name == "areas_with_data" ? counts.with_data
                              : name == "on_course"       ? counts.on_course
                                                          : counts.reached);
    }

    std::optional<std::string> of_city(std::string_view name) {
        if (name != "value" && name != "target" && name != "attainment") return std::nullopt;
        const auto city = std::ranges::find(index_->areas, plan::AreaKind::city, &plan::Area::kind);
        const plan::Indicator* indicator = index_.indicator(options_.indicator);
        if (city == index_->areas.end() || indicator == nullptr) return "–";
        const Bullet bullet =
            bullet_of(index_, *city, *indicator, options_.year, options_.language, options_.target_set);
        const plan::Observation* observed = index_.observation(city->key, indicator->key, options_.year);
        used_samples_ = used_samples_ || (name != "target" && observed != nullptr && observed->sample);
        return name == "value" ? bullet.actual_text : name == "target" ? bullet.target_text : bullet.attainment_text;
    }

    std::optional<std::string> of_corridor(std::string_view name) const {
        const ReviewResults results(review_, options_);
        if (name == "carriers") return std::to_string(results.passing());
        if (name == "stations") return std::to_string(review_.corridor().stations().size());
        if (name == "in_reach") return reach_text(results.counts().within, options_.language);
        if (name != "gaps") return std::nullopt;
        return std::to_string(
            std::ranges::count_if(FoundGaps(review_).gaps(), [](const plan::Gap& gap) { return !gap.acknowledged(); }));
    }

    const plan::ReviewIndex& review_;
    const plan::Index& index_;
    carto::MapOptions options_;
    bool used_samples_ = false;
};

}  // namespace

std::string filled_conclusion(const std::string& text, const plan::ReviewIndex& review,
                              const carto::MapOptions& options) {
    Fields fields(review, options);
    std::string filled;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find('{', at);
        filled += text.substr(at, open - at);
        if (open == std::string::npos) break;
        if (text.compare(open, 2, "{{") == 0) {
            filled += '{';
            at = open + 2;
            continue;
        }
        const std::size_t close = std::min(text.find('}', open), text.size());
        const auto value = fields.value(std::string_view(text).substr(open + 1, close - open - 1));
        filled += value ? *value : text.substr(open, close - open + 1);
        at = close + 1;
    }
    if (fields.used_samples())
        filled += " " + std::string(base::translate(options.language, base::mark("(SAMPLE values, not measured)")));
    return filled;
}

}  // namespace session
