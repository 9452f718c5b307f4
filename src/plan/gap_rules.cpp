#include "plan/gap_rules.h"

#include <algorithm>
#include <cmath>

#include "base/kept_text.h"
#include "base/translate.h"
#include "plan/find.h"
#include "plan/names.h"
#include "say.h"
#include "stable_id.h"
#include "typed_value.h"

namespace plan {
namespace {

using base::ErrorKind;
using base::mark;

tl::unexpected<base::Error> refuse(std::string_view subject, const char* pattern,
                                   std::vector<std::string> arguments = {}) {
    return base::fail(ErrorKind::refused, std::string(subject), pattern, std::move(arguments));
}

GapRule usual(const char* key, GapKind kind, double length_m, const char* reason) {
    GapRule rule;
    rule.id = gap_rule_id(key);
    rule.key = key;
    rule.kind = kind;
    rule.length_m = length_m;
    rule.reason = term(reason);
    rule.source = term("Usual rule of Langtu");
    return rule;
}

const GapRule* find_rule(const std::vector<GapRule>& rules, std::string_view key) {
    const auto at = std::ranges::find(rules, key, &GapRule::key);
    return at == rules.end() ? nullptr : &*at;
}

bool is_usual(std::string_view key) { return find_rule(usual_gap_rules(), key) != nullptr; }

bool needs_length(GapKind kind) { return kind == GapKind::station || kind == GapKind::stretch; }

bool is_key(std::string_view key) {
    constexpr std::size_t k_longest = 60;
    return !key.empty() && key.size() <= k_longest && std::ranges::all_of(key, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

base::Result<void> check_words(const GapRule& rule) {
    for (const Name* name : {&rule.reason, &rule.source})
        for (const std::string* text : {&name->zh, &name->en})
            if (auto kept = check_line(rule.key, *text); !kept) return kept;
    if (rule.reason.zh.empty()) return refuse(rule.key, mark("a rule needs its reason; say why such a gap matters"));
    if (rule.source.zh.empty()) return refuse(rule.key, mark("a rule needs its source; say where that is said"));
    return {};
}

base::Result<void> check_target(const Plan& plan, const GapRule& rule) {
    if (find_by_key(plan.indicators, rule.indicator) == nullptr)
        return refuse(rule.indicator, mark("is no indicator of the plan; use the key of one"));
    if (rule.functions.empty()) return refuse(rule.key, mark("names no function; name those that serve the indicator"));
    return {};
}

base::Result<void> check_segment(const Plan& plan, const GapRule& rule) {
    if (find_by_key(plan.segments, rule.segment) == nullptr)
        return refuse(rule.segment, mark("is no segment of the corridor; use the key of one"));
    if (rule.functions.empty() && !rule.programme)
        return refuse(rule.key, mark("names neither a function nor a programme; name what the segment should have"));
    return {};
}

Name summary_of(const char* english, const GapRule& rule) {
    return say(english, rule.reason.zh, in_english(rule.reason));
}

Edit put(GapRule rule, Name summary) {
    Edit edit;
    edit.gap_rules.put.push_back(std::move(rule));
    edit.summary = std::move(summary);
    return edit;
}

}  // namespace

std::int64_t gap_rule_id(std::string_view key) { return stable_id("gap rule|" + std::string(key)); }

std::vector<GapRule> usual_gap_rules() {
    return {
        usual("station", GapKind::station, 3000, mark("A station serves innovation by the carriers around it")),
        usual("stretch", GapKind::stretch, 5000, mark("A corridor is joined up where its carriers are not far apart")),
        usual("unit", GapKind::unit, 0, mark("Every unit of the corridor has a part in it"))};
}

std::vector<GapRule> all_gap_rules(const Plan& plan) {
    std::vector<GapRule> rules = plan.gap_rules;
    for (GapRule& rule : usual_gap_rules())
        if (find_rule(plan.gap_rules, rule.key) == nullptr) rules.push_back(std::move(rule));
    std::ranges::sort(
        rules, [](const GapRule& a, const GapRule& b) { return a.kind != b.kind ? a.kind < b.kind : a.key < b.key; });
    return rules;
}

std::vector<GapRule> gap_rules_in_effect(const Plan& plan) {
    std::vector<GapRule> rules = all_gap_rules(plan);
    std::erase_if(rules, [](const GapRule& rule) { return rule.off; });
    return rules;
}

base::Result<GapRule> resolve_gap_rule(const Plan& plan, std::string_view key) {
    const std::vector<GapRule> rules = all_gap_rules(plan);
    if (const GapRule* rule = find_rule(rules, base::trimmed(key))) return *rule;
    std::string keys;
    for (const GapRule& rule : rules) keys += (keys.empty() ? "" : ", ") + rule.key;
    return refuse(key, mark("is no rule of gaps; use one of: {}"), {keys});
}

base::Result<void> check_gap_rule(const Plan& plan, const GapRule& rule) {
    if (!is_key(rule.key))
        return refuse(rule.key, mark("is no key of a rule; use small letters, digits and underscores"));
    if (auto words = check_words(rule); !words) return words;
    if (needs_length(rule.kind) && !(rule.length_m > 0 && rule.length_m <= k_longest_gap_rule_m))
        return refuse(rule.key, mark("the length of a rule lies between 0 and 100 km; enter such a length in metres"));
    if (rule.kind == GapKind::target) return check_target(plan, rule);
    if (rule.kind == GapKind::segment) return check_segment(plan, rule);
    return {};
}

base::Result<Edit> put_gap_rule(const Plan& plan, GapRule rule) {
    if (auto can = check_gap_rule(plan, rule); !can) return base::pass(can.error());
    rule.id = gap_rule_id(rule.key);
    const std::vector<GapRule> rules = all_gap_rules(plan);
    const GapRule* before = find_rule(rules, rule.key);
    if (before != nullptr && before->kind != rule.kind)
        return refuse(rule.key, mark("is the key of a rule of another kind; choose another key"));
    if (before != nullptr && *before == rule) return Edit{};
    Name summary =
        summary_of(before != nullptr ? mark("Change the rule of gaps: {1}") : mark("Add a rule of gaps: {1}"), rule);
    return put(std::move(rule), std::move(summary));
}

base::Result<Edit> switch_gap_rule(const Plan& plan, std::string_view key, bool off) {
    auto rule = resolve_gap_rule(plan, key);
    if (!rule) return base::pass(rule.error());
    if (rule->off == off) return Edit{};
    rule->off = off;
    Name summary =
        summary_of(off ? mark("Switch the rule of gaps off: {1}") : mark("Switch the rule of gaps on: {1}"), *rule);
    return put(*std::move(rule), std::move(summary));
}

base::Result<Edit> usual_gap_rule_again(const Plan& plan, std::string_view key) {
    const auto rule = resolve_gap_rule(plan, key);
    if (!rule) return base::pass(rule.error());
    if (!is_usual(rule->key))
        return refuse(rule->key, mark("has no usual form; switch the rule off, or undo what was changed"));
    Edit edit;
    if (find_rule(plan.gap_rules, rule->key) == nullptr) return edit;
    edit.gap_rules.remove.push_back(gap_rule_id(rule->key));
    edit.summary = summary_of(mark("Back to the usual rule of gaps: {1}"), *rule);
    return edit;
}

}  // namespace plan
