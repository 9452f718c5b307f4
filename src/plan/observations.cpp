#include "plan/observations.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/error_words.h"
#include "base/kept_text.h"
#include "base/simplified.h"
#include "base/translate.h"
#include "base/unicode.h"
#include "plan/find.h"
#include "plan/measures.h"
#include "plan/name_table.h"
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

Observable observable_of(const Index& index, const CityFigure& f) {
    if (const Indicator* same = index.indicator(index.observed_key(f))) return observable_of(*same);
    return {figure_key(f),
            f.name,
            f.unit,
            decimals_of(f),
            is_rank(f) ? Direction::lower_is_better : Direction::higher_is_better,
            true,
            is_share(f),
            is_count(f)};
}

std::string subject_of(const Index& index, const ObservationDraft& draft) {
    const Area* area = index.area(draft.area);
    const auto what = observable(index, draft.indicator);
    const Name where = area != nullptr ? area->name : Name{draft.area, draft.area};
    const Name of = what ? what->name : Name{draft.indicator, draft.indicator};
    return base::name_argument(fmt::format("{} · {} · {}", where.zh, of.zh, draft.year),
                               fmt::format("{} · {} · {}", in_english(where), in_english(of), draft.year));
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

Name observed_summary(const Index& index, const std::vector<Observation>& rows) {
    if (rows.size() > 1) {
        std::set<int> years;
        for (const Observation& o : rows) years.insert(o.year);
        const std::string span =
            years.size() == 1 ? std::to_string(*years.begin()) : fmt::format("{}–{}", *years.begin(), *years.rbegin());
        return say("Record {0} values of {1}", rows.size(), span);
    }
    const Observation& o = rows.front();
    const Area& area = *index.area(o.area);
    const Observable what = *observable(index, o.indicator);
    const Observation* before = index.observation(o.area, o.indicator, o.year);
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

std::optional<Observable> observable(const Index& index, std::string_view key) {
    if (const Indicator* indicator = index.indicator(key)) return observable_of(*indicator);
    if (const CityFigure* figure = index.figure(key)) return observable_of(index, *figure);
    return std::nullopt;
}

base::Result<Observable> resolve_observable(const Index& index, std::string_view text) {
    if (auto known = observable(index, text)) return *std::move(known);
    const auto key = observable_names(index).resolve(text, mark("indicator"));
    if (!key) return base::pass(key.error());
    return *observable(index, *key);
}

Coverage coverage(const Index& index, std::string_view indicator, int year) {
    Coverage result;
    for (const Area* area : index.areas()) {
        ++result.of;
        if (actual(index, area->key, indicator, year)) ++result.with;
    }
    return result;
}

bool is_missing_mark(std::string_view text) {
    static constexpr std::string_view k_marks[] = {"",   "/",   "-",  "--", "—",    "——", "–",    "...", "…",
                                                   "……", "n/a", "na", "无", "暂无", "缺", "null", "none"};
    // what programs write where a computation has no result
    static constexpr std::string_view k_no_numbers[] = {"nan",   "inf",     "infinity", "∞",      "#n/a",  "#div/0!",
                                                        "#num!", "#value!", "#ref!",    "#name?", "#null!"};
    const std::string folded = base::fold(base::trimmed(text));
    const bool signed_text = folded.starts_with('-') || folded.starts_with('+');
    const std::string_view without_sign = std::string_view(folded).substr(signed_text ? 1 : 0);
    return std::find(std::begin(k_marks), std::end(k_marks), folded) != std::end(k_marks) ||
           std::find(std::begin(k_no_numbers), std::end(k_no_numbers), without_sign) != std::end(k_no_numbers);
}

base::Result<std::optional<double>> read_value(const Observable& what, std::string_view text) {
    if (is_missing_mark(text)) return std::optional<double>();
    std::string folded = base::fold(base::trimmed(text));
    const bool negative = folded.starts_with('-');
    const std::string unit = base::fold(what.unit.zh);
    const TypedUnit own[] = {{unit}};
    const TypedUnit any[] = {{"%"}, {"家"}, {"件"}, {"个"}};  // of a number of which nothing is known
    const std::string_view typed = std::string_view(folded).substr(negative ? 1 : 0);
    const auto amount = what.key.empty() ? typed_amount(typed, any) : typed_amount(typed, own);
    if (!amount || is_torn(folded))
        return refuse(base::trimmed(text), mark("is not a number; enter a number, or / where there is no value"));
    return std::optional(negative ? -*amount : *amount);
}

base::Result<void> check_observation(const Index& index, const ObservationDraft& draft) {
    const Area* area = index.area(draft.area);
    if (area == nullptr) return base::pass(resolve_area(index.plan(), draft.area).error());
    const auto what = resolve_observable(index, draft.indicator);
    if (!what) return base::pass(what.error());
    const std::string subject = subject_of(index, draft);
    if (what->city_only && area->kind != AreaKind::city)
        return refuse(subject, mark("belongs to the city as a whole; record it for the city"));
    if (draft.year == index->baseline_year)
        return refuse(subject, mark("is the plan's own value, which stands; record later years"));
    if (draft.year < index->baseline_year || draft.year > index->target_year)
        return refuse(subject, mark("the year lies outside the plan; choose {} to {}"),
                      {std::to_string(index->baseline_year + 1), std::to_string(index->target_year)});
    if (auto kept = check_line(subject, draft.source); !kept) return kept;
    return check_value(*what, draft.value, subject);
}

base::Result<Edit> observe(const Index& index, std::span<const ObservationDraft> drafts, const Entry& entry) {
    Edit edit;
    for (const ObservationDraft& d : drafts) {
        if (auto ok = check_observation(index, d); !ok) return base::pass(ok.error());
        ObservationDraft kept = d;
        kept.indicator = observable(index, d.indicator)->key;
        Observation row{id_of(kept), d.area,       kept.indicator, d.year, d.value, d.state, base::trimmed(d.source),
                        entry.date,  entry.author, d.sample};
        const Observation* before = index.observation(d.area, kept.indicator, d.year);
        if (before != nullptr && says_the_same(*before, row)) continue;
        edit.observations.put.push_back(std::move(row));
    }
    if (!edit.empty()) edit.summary = observed_summary(index, edit.observations.put);
    return edit;
}

base::Result<Edit> remove_observations(const Index& index, std::span<const std::int64_t> ids) {
    Edit edit;
    const Observation* last = nullptr;
    for (const Observation& o : index->observations) {
        if (std::find(ids.begin(), ids.end(), o.id) == ids.end()) continue;
        edit.observations.remove.push_back(o.id);
        last = &o;
    }
    if (last != nullptr && edit.observations.remove.size() == 1) {
        const Name area = index.area(last->area)->name;
        const auto what = observable(index, last->indicator);
        const Name name = what ? what->name : Name{last->indicator, last->indicator};
        edit.summary =
            say("Remove the value of {1}, {3}, {4}", area.zh, in_english(area), name.zh, in_english(name), last->year);
    } else if (!edit.empty()) {
        edit.summary = say("Remove {} values", edit.observations.remove.size());
    }
    return edit;
}

base::Result<Edit> remove_samples(const Plan& plan) {
    Edit edit;
    for (const Observation& o : plan.observations)
        if (o.sample) edit.observations.remove.push_back(o.id);
    if (!edit.empty()) edit.summary = say("Remove the {} sample values", edit.observations.remove.size());
    return edit;
}

namespace {

/// Bound names of one form are one name.
std::string alias_form(const std::string& alias) { return comparable(base::simplified(alias)); }

}  // namespace

base::Result<void> check_alias(const Plan& plan, const std::string& alias, const std::string& area) {
    if (comparable(alias).empty()) return refuse(alias, mark("cannot be a name; give the name as the table writes it"));
    if (auto kept = check_line(alias, alias); !kept) return kept;
    Plan unbound = plan;
    unbound.area_aliases = {};
    const Meaning meant = area_names(unbound).find(alias);
    if (meant.kind != Meaning::Kind::one || meant.key == area) return {};
    const Name& name = find_by_key(plan.areas, meant.key)->name;
    return base::fail(base::ErrorKind::refused, alias, mark("is a name of {} in the plan itself; bind another name"),
                      {base::name_argument(name.zh, name.en)});
}

base::Result<Edit> bind_alias(const Plan& plan, const std::string& alias, const std::string& area) {
    const std::string name = base::trimmed(alias);
    const auto found = resolve_area(plan, area);
    if (!found) return base::pass(found.error());
    if (auto free = check_alias(plan, name, (*found)->key); !free) return base::pass(free.error());
    Edit edit;
    const AreaAlias row{stable_id("alias|" + name), name, (*found)->key};
    if (std::find(plan.area_aliases.begin(), plan.area_aliases.end(), row) != plan.area_aliases.end()) return edit;
    for (const AreaAlias& old : plan.area_aliases)
        if (old.id != row.id && alias_form(old.alias) == alias_form(name)) edit.area_aliases.remove.push_back(old.id);
    edit.area_aliases.put.push_back(row);
    edit.summary = say("Take “{0}” for {2}", name, (*found)->name.zh, in_english((*found)->name));
    return edit;
}

base::Result<Edit> unbind_alias(const Plan& plan, const std::string& alias) {
    Edit edit;
    for (const AreaAlias& row : plan.area_aliases) {
        if (alias_form(row.alias) != alias_form(alias)) continue;
        edit.area_aliases.remove.push_back(row.id);
        edit.summary = say("No longer take “{0}” for an area", row.alias);
    }
    if (edit.empty()) return refuse(alias, mark("is no bound name; langtu names list shows them"));
    return edit;
}

base::Result<Edit> put_target_set(const Index& index, TargetSet set, std::vector<RevisedTarget> targets) {
    if (set.key.empty() || base::trimmed(set.name.zh).empty())
        return refuse(set.key, mark("a set of targets needs a name"));
    if (base::trimmed(set.source).empty())
        return refuse(set.name.zh, mark("a set of targets needs its source; say which document it stands in"));
    if (targets.empty()) return refuse(set.name.zh, mark("holds no target; give at least one"));
    for (const std::string* text : {&set.key, &set.name.zh, &set.name.en, &set.source})
        if (auto kept = check_line(set.key, *text); !kept) return base::pass(kept.error());
    Edit edit;
    set.id = stable_id("set|" + set.key);
    for (const RevisedTarget& old : index->revised_targets)
        if (old.set == set.key) edit.revised_targets.remove.push_back(old.id);
    for (RevisedTarget& target : targets) {
        ObservationDraft like;
        like.area = target.area;
        like.indicator = target.indicator;
        like.year = index->target_year;
        like.value = target.target;
        if (auto ok = check_observation(index, like); !ok) return base::pass(ok.error());
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

base::Result<Edit> remove_target_set(const Index& index, const std::string& key) {
    const TargetSet* set = index.target_set(key);
    if (set == nullptr) return refuse(key, mark("no such set of targets; langtu targets list shows them"));
    Edit edit;
    edit.target_sets.remove.push_back(set->id);
    for (const RevisedTarget& target : index->revised_targets)
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
    if (!is_usual && base::trimmed(source).empty())
        return refuse("", mark("custom thresholds need a source; say where they come from"));
    if (auto kept = check_line("", source); !kept) return base::pass(kept.error());
    Edit edit;
    if (thresholds == plan.thresholds) return edit;
    edit.thresholds = thresholds;
    edit.summary = say("Set the thresholds of pace: {0}, {1}, {2} %", behind * 100, on_pace * 100, faster * 100);
    return edit;
}

}  // namespace plan
