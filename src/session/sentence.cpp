#include "session/sentence.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "carto/options.h"
#include "plan/measures.h"
#include "plan/observations.h"
#include "session/bullets.h"
#include "value_text.h"

namespace session {
namespace {

using base::Language;
using base::mark;

struct Standing {
    const plan::Area* area = nullptr;
    plan::ProgressRow row;
};

/// What the sentences count: areas that have what the leading measure needs.
struct Standings {
    std::vector<Standing> measured;  ///< the best first
    int asked = 0;                   ///< areas with a target
    int reached = 0;
    int on_course = 0;  ///< reached, faster or on pace
    bool sample = false;
};

Standings standings_of(const plan::Index& index, const plan::Indicator& indicator, int year, const std::string& set) {
    Standings s;
    for (const plan::Area* area : index.areas()) {
        plan::ProgressRow row = plan::progress_row(index, area->key, indicator.key, year, set);
        if (!row.basis.target) continue;
        ++s.asked;
        const bool first_year = year <= index->baseline_year;
        const plan::MeasureValue& leading = first_year ? row.attainment : row.pace;
        if (!leading.value && !leading.reached) continue;
        s.reached += leading.reached ? 1 : 0;
        s.on_course += row.class_key == "reached" || row.class_key == "faster" || row.class_key == "on_pace" ? 1 : 0;
        s.sample = s.sample || (row.observation != nullptr && row.observation->sample);
        s.measured.push_back({area, std::move(row)});
    }
    const auto rank = [](const Standing& standing) {
        return standing.row.progress.value.value_or(standing.row.attainment.value.value_or(0));
    };
    const bool first_year = year <= index->baseline_year;
    std::stable_sort(s.measured.begin(), s.measured.end(), [&](const Standing& a, const Standing& b) {
        return first_year ? a.row.attainment.value.value_or(0) > b.row.attainment.value.value_or(0) : rank(a) > rank(b);
    });
    return s;
}

class Writer {
public:
    Writer(const plan::Indicator& indicator, Language language) : indicator_(indicator), language_(language) {}

    template <class... Args>
    void say(const char* english, const Args&... args) {
        if (!text_.empty() && language_ == Language::en) text_ += ' ';
        text_ += fmt::format(fmt::runtime(base::translate(language_, english)), args...);
    }
    [[nodiscard]] std::string name(const plan::Area& area) const { return carto::in(area.name, language_); }
    [[nodiscard]] static std::string per_cent(double share) { return grouped(share * 100, 0) + "%"; }
    /// What is still needed, by the words for a year or those for all that is left; 1: "0.9 points", "2 家".
    void say_need(const Standing& standing, const char* each_year, const char* in_all) {
        Need need = need_of(indicator_, *standing.row.required_yearly.value, standing.row.basis, language_);
        if (is_share(indicator_))
            need.amount = fmt::format(fmt::runtime(base::translate(language_, mark("{} points"))), need.amount);
        const bool is_one_year = standing.row.basis.target_year - standing.row.basis.year <= 1;
        say(need.is_yearly && !is_one_year ? each_year : in_all, name(*standing.area), need.amount,
            standing.row.basis.target_year);
    }
    std::string take() { return std::move(text_); }

private:
    const plan::Indicator& indicator_;
    Language language_;
    std::string text_;
};

/// Who needs help, and how much, unless everybody is there.
void say_who_needs_help(Writer& w, const Standing& last) {
    const plan::MeasureValue& required = last.row.required_yearly;
    if (last.row.pace.reached || !required.value) return;
    w.say_need(last, mark("{0} is furthest behind and needs {1} a year to reach its target."),
               mark("{0} is furthest behind and needs {1} by {2} to reach its target."));
}

void say_start(Writer& w, const Standings& s, const plan::Index& index) {
    const Standing& first = s.measured.front();
    const Standing& last = s.measured.back();
    const auto asked = static_cast<std::size_t>(s.asked);
    if (s.measured.size() == asked)
        w.say(mark("In {0}, the baseline year, all {1} areas with a target have a value."), index->baseline_year,
              asked);
    else
        w.say(mark("In {0}, the baseline year, {1} of {2} areas with a target have a value."), index->baseline_year,
              s.measured.size(), asked);
    if (s.measured.size() == 1) return;
    w.say(mark("{0} is nearest to its target ({1}), {2} furthest from it ({3})."), w.name(*first.area),
          Writer::per_cent(first.row.attainment.value.value_or(0)), w.name(*last.area),
          Writer::per_cent(last.row.attainment.value.value_or(0)));
    if (last.row.required_yearly.value && !last.row.attainment.reached)
        w.say_need(last, mark("{0} needs {1} a year."), mark("{0} needs {1} by {2}."));
}

void say_progress(Writer& w, const Standings& s, int year) {
    if (s.reached == 0)
        w.say(mark("In {0}, {1} of {2} areas with values are on course or better; none is at its target yet."), year,
              s.on_course, s.measured.size());
    else
        w.say(mark("In {0}, {1} of {2} areas with values are on course or better, {3} of them at their target."), year,
              s.on_course, s.measured.size(), s.reached);
    if (const auto without = s.asked - static_cast<int>(s.measured.size()); without > 0)
        w.say(mark("{} with a target cannot be judged: a value or the baseline is missing."), without);
    say_who_needs_help(w, s.measured.back());
}

}  // namespace

AreaCounts area_counts(const plan::Index& index, const std::string& indicator, int year,
                       const std::string& target_set) {
    const plan::Indicator* found = index.indicator(indicator);
    if (found == nullptr) return {};
    const Standings s = standings_of(index, *found, year, target_set);
    return {s.asked, static_cast<int>(s.measured.size()), s.reached, s.on_course, s.sample};
}

std::string sentence_of(const plan::Index& index, const std::string& indicator, int year, Language language,
                        const std::string& target_set) {
    const plan::Indicator* found = index.indicator(indicator);
    if (found == nullptr) return {};
    const Standings s = standings_of(index, *found, year, target_set);
    Writer w(*found, language);
    if (s.sample) w.say(mark("SAMPLE values, not measured:"));
    if (const plan::TargetSet* set = index.target_set(target_set))
        w.say(mark("By the targets “{}”:"), carto::in(set->name, language));
    if (s.asked == 0)
        w.say(mark("No area has a target for this indicator."));
    else if (s.measured.empty())
        w.say(mark("Nothing has been recorded for {0} yet; {1} areas have a target for {2}."), year, s.asked,
              index->target_year);
    else if (year <= index->baseline_year)
        say_start(w, s, index);
    else
        say_progress(w, s, year);
    return w.take();
}

}  // namespace session
