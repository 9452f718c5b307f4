#include "words.h"

#include <fmt/format.h>
#include <set>

namespace carto {
namespace {

struct Sentence {
    plan::Measure measure;
    const char* zh;
    const char* en;
};

// {0}: year shown, {1}: baseline year, {2}: target year
constexpr Sentence k_sentences[] = {
    {plan::Measure::value, "指标值：{0}年", "Value in {0}"},
    {plan::Measure::target, "目标值：{2}年", "Target for {2}"},
    {plan::Measure::attainment, "完成率：{0}年值占{2}年目标的比例",
     "Attainment: value of {0} as a share of the {2} target"},
    {plan::Measure::progress, "进度：{1}年以来已走完到{2}年目标的比例，截至{0}年",
     "Progress: share of the way from {1} to the {2} target, by {0}"},
    {plan::Measure::pace, "进度节奏：{0}年进度与时间进度之比", "Pace: progress by {0} over time elapsed"},
    {plan::Measure::gap, "差距：{2}年目标减{0}年值", "Gap: target of {2} minus value of {0}"},
    {plan::Measure::expected, "按时间进度的预期值：{0}年", "Value expected by {0} on a straight path"},
    {plan::Measure::required_yearly, "剩余年均需增：{0}年至{2}年", "Yearly growth required from {0} to {2}"}};

std::string baseline_note(const plan::Plan& plan, const MapOptions& options) {
    const bool baseline = options.year == plan.baseline_year && options.measure != plan::Measure::target;
    if (!baseline) return {};
    return options.language == Language::en ? fmt::format(" (plan's baseline; no later values yet)")
                                            : fmt::format("（规划基期值，尚无其后实绩）");
}

}  // namespace

std::string measure_sentence(const plan::Plan& plan, const MapOptions& options) {
    for (const Sentence& s : k_sentences)
        if (s.measure == options.measure)
            return fmt::format(fmt::runtime(options.language == Language::en ? s.en : s.zh), options.year,
                               plan.baseline_year, plan.target_year) +
                   baseline_note(plan, options);
    return {};
}

std::string legend_heading(const plan::Plan& plan, const plan::Indicator& indicator, const MapOptions& options) {
    const bool en = options.language == Language::en;
    const std::string unit = plan::is_ratio(options.measure) ? "%" : in(indicator.unit, options.language);
    const std::string measure = in(plan::label(options.measure), options.language);
    const bool against_target = options.measure == plan::Measure::attainment || options.measure == plan::Measure::gap;
    if (against_target)  // both years, lest the year of the value be taken for that of the target
        return en ? fmt::format("{}: {} against {} ({})", measure, options.year, plan.target_year, unit)
                  : fmt::format("{}（{}年值对{}年目标，{}）", measure, options.year, plan.target_year, unit);
    const int year = options.measure == plan::Measure::target ? plan.target_year : options.year;
    return en ? fmt::format("{} {} ({}), areas", measure, year, unit)
              : fmt::format("{}年{}（{}）· 地区数", year, measure, unit);
}

std::string foot_text(const plan::Plan& plan, const MapOptions& options) {
    const bool en = options.language == Language::en;
    std::string out;
    const auto add = [&](const std::string& part) {
        if (!part.empty()) out += (out.empty() ? "" : en ? "  |  " : "　|　") + part;
    };
    std::set<std::string> attributions;
    for (const plan::Source& s : plan.sources)
        if (!s.attribution.empty() && attributions.insert(s.attribution).second) add(s.attribution);
    add(in(plan.boundary_note, options.language));
    add(en ? fmt::format("Data: plan's values of {} and targets for {}", plan.baseline_year, plan.target_year)
           : fmt::format("数据：规划{}年基期值与{}年目标", plan.baseline_year, plan.target_year));
    add(plan.display_crs == "EPSG:4549" ? "CGCS2000 / 3° GK 120°E (EPSG:4549)" : plan.display_crs);
    add(en ? "Schematic, for internal use" : "示意图，内部使用");
    return out;
}

std::string length_text(double metres, Language language) {
    if (metres >= 1000) return fmt::format("{:g} {}", metres / 1000, language == Language::en ? "km" : "千米");
    return fmt::format("{:g} {}", metres, language == Language::en ? "m" : "米");
}

std::string segment_text(const plan::Segment& segment, Language language) {
    return language == Language::en ? "Corridor: " + in(segment.name, language) : "廊道" + in(segment.name, language);
}

}  // namespace carto
