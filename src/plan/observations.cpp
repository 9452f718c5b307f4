#include "plan/observations.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/translate.h"
#include "base/unicode.h"
#include "plan/measures.h"
#include "plan/names.h"
#include "say.h"
#include "stable_id.h"
#include "typed_value.h"

namespace plan {
namespace {

using base::ErrorKind;
using base::mark;

tl::unexpected<base::Error> refuse(std::string subject, const char* pattern, std::vector<std::string> arguments = {}) {
    return base::fail(ErrorKind::refused, std::move(subject), pattern, std::move(arguments));
}

Observable observable_of(const Indicator& i) {
    const bool per_cent = i.unit.zh == "%";
    return {i.key,
            i.name,
            i.unit,
            i.decimals,
            i.direction,
            false,
            per_cent && i.city_value == CityValue::ratio,
            i.city_value == CityValue::sum && i.decimals == 0};
}

bool is_rank(const CityFigure& figure) {
    return std::any_of(figure.values.begin(), figure.values.end(),
                       [](const CityFigureValue& v) { return v.figure.form == FigureForm::rank; });
}

/// As many decimals as the plan prints for it.
int decimals_of(const CityFigure& figure) {
    int decimals = 0;
    for (const CityFigureValue& v : figure.values) {
        if (!v.figure.value) continue;
        const std::string text = plain_number(*v.figure.value);
        const auto point = text.find('.');
        if (point != std::string::npos) decimals = std::max(decimals, static_cast<int>(text.size() - point - 1));
    }
    return decimals;
}

/// Per cent of a whole, which a rate of growth is not.
bool is_share(const CityFigure& figure) {
    return figure.unit.zh == "%" && figure.name.zh.find("增速") == std::string::npos &&
           figure.name.zh.find("增长") == std::string::npos;
}

/// Things that are counted one by one.
bool is_count(const CityFigure& figure) {
    static constexpr std::string_view k_counted[] = {"家", "个", "件", "人", "项", "名"};
    return is_rank(figure) || (decimals_of(figure) == 0 && std::find(std::begin(k_counted), std::end(k_counted),
                                                                     figure.unit.zh) != std::end(k_counted));
}

Observable observable_of(const Plan& plan, const CityFigure& f) {
    if (const Indicator* same = find_indicator(plan, observed_key(plan, f))) return observable_of(*same);
    return {figure_key(f),
            f.name,
            f.unit,
            decimals_of(f),
            is_rank(f) ? Direction::lower_is_better : Direction::higher_is_better,
            true,
            is_share(f),
            is_count(f)};
}

std::string subject_of(const Plan& plan, const ObservationDraft& draft) {
    const Area* area = find_area(plan, draft.area);
    const auto what = observable(plan, draft.indicator);
    return fmt::format("{} · {} · {}", area != nullptr ? area->name.zh : draft.area,
                       what ? what->name.zh : draft.indicator, draft.year);
}

base::Result<void> check_value(const Observable& what, double value, const std::string& subject) {
    if (!std::isfinite(value)) return refuse(subject, mark("is not a number; enter a number or leave it out"));
    if (what.is_share && value > 100)
        return refuse(subject, mark("a share cannot be over 100 %, {} was given; look at the decimal point"),
                      {plain_number(value)});
    if ((what.is_share || what.is_count) && value < 0)
        return refuse(subject, mark("cannot be negative, {} was given; look at the sign"), {plain_number(value)});
    if (what.is_count && value != std::floor(value))
        return refuse(subject, mark("is counted in whole numbers, {} was given; look at the unit"),
                      {plain_number(value)});
    return {};
}

std::int64_t id_of(const ObservationDraft& d) {
    return stable_id(fmt::format("{}|{}|{}", d.area, d.indicator, d.year));
}

std::string value_text(const Observable& what, double value) {
    const std::string number = plain_number(value);
    return what.unit.zh == "%" ? number + "%" : number;
}

Name observed_summary(const Plan& plan, const std::vector<Observation>& rows) {
    if (rows.size() > 1) {
        std::set<int> years;
        for (const Observation& o : rows) years.insert(o.year);
        const std::string span =
            years.size() == 1 ? std::to_string(*years.begin()) : fmt::format("{}–{}", *years.begin(), *years.rbegin());
        return say("Record {0} values of {1}", rows.size(), span);
    }
    const Observation& o = rows.front();
    const Area& area = *find_area(plan, o.area);
    const Observable what = *observable(plan, o.indicator);
    const Observation* before = find_observation(plan, o.area, o.indicator, o.year);
    if (before != nullptr && before->value != o.value)
        return say("Change {1}, {3}, {4}: {5} → {6}", area.name.zh, in_english(area.name), what.name.zh,
                   in_english(what.name), o.year, value_text(what, before->value), value_text(what, o.value));
    return say("Record {1}, {3}, {4}: {5}", area.name.zh, in_english(area.name), what.name.zh, in_english(what.name),
               o.year, value_text(what, o.value));
}

/// The same but for who entered it when.
bool says_the_same(const Observation& a, const Observation& b) {
    return a.value == b.value && a.state == b.state && a.source == b.source && a.sample == b.sample;
}

/// 0 … 1, the same for the same text.
double share_of(const std::string& text) { return static_cast<double>(stable_id(text) % 1000) / 1000.0; }

/// The way from baseline to target, run unevenly: some areas ahead, some behind.
std::optional<double> sample_value(const Plan& plan, const Target& target, const Indicator& indicator, int year) {
    if (!target.baseline || !target.target) return std::nullopt;
    const std::string who = target.area + "|" + target.indicator;
    if (share_of(fmt::format("{}|{}|left out", who, year)) < 0.06) return std::nullopt;
    const double elapsed = static_cast<double>(year - plan.baseline_year) / (plan.target_year - plan.baseline_year);
    const double drive = 0.45 + 0.8 * share_of(who);
    const double wobble = 0.95 + 0.1 * share_of(fmt::format("{}|{}", who, year));
    const double value = *target.baseline + (*target.target - *target.baseline) * elapsed * drive * wobble;
    const double unit = std::pow(10.0, indicator.decimals);
    return std::round(value * unit) / unit;
}

/// The city's count is the sum of its areas' where all of them have one.
void sum_up_city(const Plan& plan, std::vector<ObservationDraft>& drafts) {
    const auto city =
        std::find_if(plan.areas.begin(), plan.areas.end(), [](const Area& a) { return a.kind == AreaKind::city; });
    if (city == plan.areas.end()) return;
    for (ObservationDraft& of_city : drafts) {
        const Indicator* indicator = find_indicator(plan, of_city.indicator);
        if (of_city.area != city->key || indicator->city_value != CityValue::sum) continue;
        of_city.value = 0;
        for (const ObservationDraft& d : drafts)
            if (d.area != city->key && d.indicator == of_city.indicator && d.year == of_city.year)
                of_city.value += d.value;
    }
}

/// Blanks inside a number that part no thousands: "1 2".
bool is_torn(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] != ' ' || !is_digit(text[i - 1]) || !is_digit(text[i + 1])) continue;
        std::size_t end = i + 1;
        while (end < text.size() && is_digit(text[end])) ++end;
        if (end - i - 1 != 3) return true;
    }
    return false;
}

}  // namespace

std::optional<Observable> observable(const Plan& plan, std::string_view key) {
    if (const Indicator* indicator = find_indicator(plan, key)) return observable_of(*indicator);
    if (const CityFigure* figure = find_figure(plan, key)) return observable_of(plan, *figure);
    return std::nullopt;
}

base::Result<Observable> resolve_observable(const Plan& plan, std::string_view text) {
    auto indicator = resolve_indicator(plan, text);
    if (indicator) return observable_of(**indicator);
    for (const CityFigure& figure : plan.figures)
        if (figure_key(figure) == text || figure.name.zh == text) return observable_of(plan, figure);
    return base::pass(indicator.error());
}

const Observation* find_observation(const Plan& plan, std::string_view area, std::string_view indicator, int year) {
    const auto found = std::find_if(plan.observations.begin(), plan.observations.end(), [&](const Observation& o) {
        return o.year == year && o.area == area && o.indicator == indicator;
    });
    return found == plan.observations.end() ? nullptr : &*found;
}

bool has_sample(const Plan& plan) {
    return std::any_of(plan.observations.begin(), plan.observations.end(),
                       [](const Observation& o) { return o.sample; });
}

std::vector<int> years_with_values(const Plan& plan) {
    std::set<int> years{plan.baseline_year};
    for (const Observation& o : plan.observations) years.insert(o.year);
    return {years.begin(), years.end()};
}

Coverage coverage(const Plan& plan, std::string_view indicator, int year) {
    Coverage result;
    for (const Area& area : plan.areas) {
        if (area.kind == AreaKind::city) continue;
        ++result.of;
        if (actual(plan, area.key, indicator, year)) ++result.with;
    }
    return result;
}

bool is_missing_mark(std::string_view text) {
    static constexpr std::string_view k_marks[] = {"",   "/",   "-",  "--", "—",    "——", "–",    "...", "…",
                                                   "……", "n/a", "na", "无", "暂无", "缺", "null", "none"};
    // what programs write where a computation has no result
    static constexpr std::string_view k_no_numbers[] = {"nan",   "inf",     "infinity", "∞",      "#n/a",  "#div/0!",
                                                        "#num!", "#value!", "#ref!",    "#name?", "#null!"};
    const std::string folded = base::fold(trimmed(text));
    const bool signed_text = folded.starts_with('-') || folded.starts_with('+');
    const std::string_view without_sign = std::string_view(folded).substr(signed_text ? 1 : 0);
    return std::find(std::begin(k_marks), std::end(k_marks), folded) != std::end(k_marks) ||
           std::find(std::begin(k_no_numbers), std::end(k_no_numbers), without_sign) != std::end(k_no_numbers);
}

base::Result<std::optional<double>> read_value(const Observable& what, std::string_view text) {
    if (is_missing_mark(text)) return std::optional<double>();
    std::string folded = base::fold(trimmed(text));
    const bool negative = folded.starts_with('-');
    const std::string unit = base::fold(what.unit.zh);
    const TypedUnit own[] = {{unit}};
    const TypedUnit any[] = {{"%"}, {"家"}, {"件"}, {"个"}};  // of a number of which nothing is known
    const std::string_view typed = std::string_view(folded).substr(negative ? 1 : 0);
    const auto amount = what.key.empty() ? typed_amount(typed, any) : typed_amount(typed, own);
    if (!amount || is_torn(folded))
        return refuse(trimmed(text), mark("is not a number; enter a number, or / where there is no value"));
    return std::optional(negative ? -*amount : *amount);
}

base::Result<void> check_observation(const Plan& plan, const ObservationDraft& draft) {
    const Area* area = find_area(plan, draft.area);
    if (area == nullptr) return base::pass(resolve_area(plan, draft.area).error());
    const auto what = resolve_observable(plan, draft.indicator);
    if (!what) return base::pass(what.error());
    const std::string subject = subject_of(plan, draft);
    if (what->city_only && area->kind != AreaKind::city)
        return refuse(subject, mark("belongs to the city as a whole; record it for the city"));
    if (draft.year == plan.baseline_year)
        return refuse(subject, mark("is the plan's own value, which stands; record later years"));
    if (draft.year < plan.baseline_year || draft.year > plan.target_year)
        return refuse(subject, mark("the year lies outside the plan; choose {} to {}"),
                      {std::to_string(plan.baseline_year + 1), std::to_string(plan.target_year)});
    if (!is_clean_text(draft.source, false))
        return refuse(subject, mark("the source holds characters that cannot be kept; remove them"));
    return check_value(*what, draft.value, subject);
}

base::Result<Edit> observe(const Plan& plan, std::span<const ObservationDraft> drafts, const Entry& entry) {
    Edit edit;
    for (const ObservationDraft& d : drafts) {
        if (auto ok = check_observation(plan, d); !ok) return base::pass(ok.error());
        ObservationDraft kept = d;
        kept.indicator = observable(plan, d.indicator)->key;
        Observation row{id_of(kept),       d.area,     kept.indicator, d.year,  d.value, d.state,
                        trimmed(d.source), entry.date, entry.author,   d.sample};
        const Observation* before = find_observation(plan, d.area, kept.indicator, d.year);
        if (before != nullptr && says_the_same(*before, row)) continue;
        edit.observations.put.push_back(std::move(row));
    }
    if (!edit.empty()) edit.summary = observed_summary(plan, edit.observations.put);
    return edit;
}

base::Result<Edit> remove_observations(const Plan& plan, std::span<const std::int64_t> ids) {
    Edit edit;
    const Observation* last = nullptr;
    for (const Observation& o : plan.observations) {
        if (std::find(ids.begin(), ids.end(), o.id) == ids.end()) continue;
        edit.observations.remove.push_back(o.id);
        last = &o;
    }
    if (last != nullptr && edit.observations.remove.size() == 1) {
        const Name area = find_area(plan, last->area)->name;
        const auto what = observable(plan, last->indicator);
        const Name name = what ? what->name : Name{last->indicator, last->indicator};
        edit.summary =
            say("Remove the value of {1}, {3}, {4}", area.zh, in_english(area), name.zh, in_english(name), last->year);
    } else if (!edit.empty()) {
        edit.summary = say("Remove {} values", edit.observations.remove.size());
    }
    return edit;
}

std::vector<ObservationDraft> sample_observations(const Plan& plan) {
    std::vector<ObservationDraft> drafts;
    for (int year = plan.baseline_year + 1; year < plan.target_year; ++year)
        for (const Target& target : plan.targets) {
            const Indicator* indicator = find_indicator(plan, target.indicator);
            if (indicator == nullptr || find_area(plan, target.area) == nullptr) continue;
            const auto value = sample_value(plan, target, *indicator, year);
            if (!value) continue;
            const bool latest = year + 1 == plan.target_year;
            drafts.push_back({target.area, target.indicator, year, *value,
                              latest ? ValueState::preliminary : ValueState::final_value, "示例 SAMPLE", true});
        }
    sum_up_city(plan, drafts);
    std::erase_if(drafts, [&](const ObservationDraft& d) {  // what was measured stands
        const Observation* known = find_observation(plan, d.area, d.indicator, d.year);
        return known != nullptr && !known->sample;
    });
    return drafts;
}

Plan with_sample_observations(Plan plan) {
    const auto edit =
        observe(plan, sample_observations(plan), {"示例 SAMPLE", fmt::format("{}-12-31", plan.target_year)});
    return edit ? apply(std::move(plan), *edit) : plan;
}

base::Result<Edit> remove_samples(const Plan& plan) {
    Edit edit;
    for (const Observation& o : plan.observations)
        if (o.sample) edit.observations.remove.push_back(o.id);
    if (!edit.empty()) edit.summary = say("Remove the {} sample values", edit.observations.remove.size());
    return edit;
}

base::Result<Edit> bind_alias(const Plan& plan, const std::string& alias, const std::string& area) {
    const std::string name = trimmed(alias);
    const auto found = resolve_area(plan, area);
    if (!found) return base::pass(found.error());
    if (name.empty() || !is_clean_text(name, false))
        return refuse(name, mark("cannot be a name; give the name as the table writes it"));
    Edit edit;
    const AreaAlias row{stable_id("alias|" + name), name, (*found)->key};
    if (std::find(plan.area_aliases.begin(), plan.area_aliases.end(), row) != plan.area_aliases.end()) return edit;
    edit.area_aliases.put.push_back(row);
    edit.summary = say("Take “{0}” for {2}", name, (*found)->name.zh, in_english((*found)->name));
    return edit;
}

base::Result<Edit> put_target_set(const Plan& plan, TargetSet set, std::vector<RevisedTarget> targets) {
    if (set.key.empty() || trimmed(set.name.zh).empty()) return refuse(set.key, mark("a set of targets needs a name"));
    if (trimmed(set.source).empty())
        return refuse(set.name.zh, mark("a set of targets needs its source; say which document it stands in"));
    if (targets.empty()) return refuse(set.name.zh, mark("holds no target; give at least one"));
    Edit edit;
    set.id = stable_id("set|" + set.key);
    for (const RevisedTarget& old : plan.revised_targets)
        if (old.set == set.key) edit.revised_targets.remove.push_back(old.id);
    for (RevisedTarget& target : targets) {
        ObservationDraft like;
        like.area = target.area;
        like.indicator = target.indicator;
        like.year = plan.target_year;
        like.value = target.target;
        if (auto ok = check_observation(plan, like); !ok) return base::pass(ok.error());
        target.set = set.key;
        target.id = stable_id(fmt::format("{}|{}|{}", set.key, target.area, target.indicator));
        std::erase(edit.revised_targets.remove, target.id);
        const auto same = [&](const RevisedTarget& other) { return &other != &target && other.id == target.id; };
        if (std::any_of(targets.begin(), targets.end(), same))
            return refuse(target.area + " " + target.indicator, mark("is given twice in the set; give it once"));
    }
    edit.summary = say("Record the targets “{0}” ({2})", set.name.zh, in_english(set.name), targets.size());
    edit.target_sets.put.push_back(std::move(set));
    edit.revised_targets.put = std::move(targets);
    return edit;
}

base::Result<Edit> remove_target_set(const Plan& plan, const std::string& key) {
    const TargetSet* set = find_target_set(plan, key);
    if (set == nullptr) return refuse(key, mark("no such set of targets; langtu targets list shows them"));
    Edit edit;
    edit.target_sets.remove.push_back(set->id);
    for (const RevisedTarget& target : plan.revised_targets)
        if (target.set == key) edit.revised_targets.remove.push_back(target.id);
    edit.summary = say("Remove the targets “{1}”", set->name.zh, in_english(set->name));
    return edit;
}

base::Result<Edit> set_thresholds(const Plan& plan, const ClassThresholds& thresholds) {
    const auto& [behind, on_pace, faster, source] = thresholds;
    if (!(behind > 0 && behind < on_pace && on_pace < faster && faster < 10))
        return refuse("", mark("the thresholds must rise: far behind, behind, on pace, faster"));
    const ClassThresholds usual;
    const bool is_usual = behind == usual.behind && on_pace == usual.on_pace && faster == usual.faster;
    if (!is_usual && trimmed(source).empty())
        return refuse("", mark("custom thresholds need a source; say where they come from"));
    Edit edit;
    if (thresholds == plan.thresholds) return edit;
    edit.thresholds = thresholds;
    edit.summary = say("Set the thresholds of pace: {0}, {1}, {2} %", behind * 100, on_pace * 100, faster * 100);
    return edit;
}

}  // namespace plan
