#include <map>

#include "plan/observations.h"
#include "report_chapter.h"
#include "session/paragraph.h"

namespace handout {
namespace {

using base::mark;
using chart::Cell;
using session::Outcome;

/// Cover, how the evaluation was made, and what it comes to.
class Opening : ReportChapter {
public:
    explicit Opening(ReportDraft& draft) : ReportChapter(draft) {}

    void cover() {
        chart::Cover cover{report_title(index_.plan(), wish_), report_subtitle(index_.plan(), wish_), "", {}};
        if (index_.has_sample()) cover.mark = say(mark("SAMPLE values, not measured: nothing here may be quoted"));
        const auto line = [&](const char* what, const std::string& words) {
            cover.lines.emplace_back(say(what), words);
        };
        line(mark("Period of the plan"), say(mark("{0}–{1} (baseline {2})"), index_->baseline_year + 1,
                                             index_->target_year, index_->baseline_year));
        line(mark("Period that is evaluated"), say(mark("{0}–{1}"), index_->baseline_year + 1, year_));
        if (!wish_.scenario.empty()) line(mark("Scenario"), wish_.scenario);
        line(mark("Made by"), or_unsaid(wish_.maker));
        line(mark("Cut-off date of the data"), or_unsaid(wish_.date));
        document_.emplace_back(std::move(cover));
    }

    void scope() {
        part(mark("How this evaluation was made"));
        section(mark("Scope"));
        tell(scope_words());
        section(mark("Basis of the evaluation"));
        tell(say(mark("The yardstick is the plan itself: baselines of {0} and targets for {1} as {2} states them."),
                 index_->baseline_year, index_->target_year, in(index_->title)));
        for (const plan::TargetSet& set : index_->target_sets)
            tell(say(mark("Revised targets are on record ({0}; source: {1}). They are a second yardstick and change no "
                          "judgement here."),
                     in(set.name), or_unsaid(set.source)));
        section(mark("Sources of the data and cut-off date"));
        tell(say(mark("Cut-off date of the data: {0}."), or_unsaid(wish_.date)) + gap_between() + entered_words());
        add_suppliers();
        section(mark("Words and rates"));
        tell(words_of_results());
        tell(say(
            mark("A rate of completion means two things, which are kept apart here. Meaning 1 is of all "
                 "indicators: those that reached their target ÷ all. Meaning 2 is of one indicator and has two forms: "
                 "actual ÷ target, which flatters where the baseline is high, and (actual − baseline) ÷ "
                 "(target − baseline), the way that was made of the way that was planned.")));
    }

    void overall() {
        part(mark("Overall result"));
        tell(reached_words());
        if (const plan::Area* city = index_.city())
            for (const plan::Indicator& indicator : index_->indicators)
                tell(session::paragraph_of(index_, *city, indicator, year_, wish_.language, {}, wish_.words));
        note(say(
            mark("What the figures cannot say, the appraisal of the work as a whole, is for the maker of the report "
                 "to add here.")));
    }

private:
    /// When a result is called what.
    [[nodiscard]] std::string words_of_results() const {
        const auto word = [&](Outcome outcome) { return in(session::label(outcome, wish_.words)); };
        const std::string judged = say(mark("At the target counts as reached. What has no value is not judged."));
        if (session::is_final(index_, year_))
            return say(mark("A result is called \"{0}\" where the actual value is at the target or better, else "
                            "\"{1}\"."),
                       word(Outcome::reached), word(Outcome::missed)) +
                   gap_between() + judged;
        std::string words =
            say(mark("A result is called \"{0}\" where the actual value is at the target or better before "
                     "the target year."),
                word(Outcome::reached_early));
        if (word(Outcome::faster) == word(Outcome::on_course) && word(Outcome::faster) != word(Outcome::behind))
            words +=
                gap_between() +
                say(mark("Else the way that was made is held against the time that has passed: from {0} of it \"{1}\", "
                         "below that \"{2}\"."),
                    percent(index_->thresholds.on_pace), word(Outcome::on_course), word(Outcome::behind));
        else if (word(Outcome::faster) != word(Outcome::behind))
            words +=
                gap_between() +
                say(mark("Else the way that was made is held against the time that has passed: from {0} of it \"{1}\", "
                         "from {2} \"{3}\", below that \"{4}\"."),
                    percent(index_->thresholds.faster), word(Outcome::faster), percent(index_->thresholds.on_pace),
                    word(Outcome::on_course), word(Outcome::behind));
        else
            words += gap_between() + say(mark("Else it is called \"{0}\"."), word(Outcome::behind));
        return words + gap_between() + judged;
    }

    [[nodiscard]] std::string scope_words() const {
        std::string words =
            say(mark("This evaluation covers {0} areas and {1} as a whole, by {2} indicators, and the {3} "
                     "carriers of innovation of the plan"),
                index_.areas().size(), in(index_->city), index_->indicators.size(), index_->carriers.size());
        if (!index_->rail.empty())
            words += say(mark(" along {0} with {1} stations"), in(index_->rail.front().name), index_->stations.size());
        return words + full_stop();
    }

    [[nodiscard]] std::string entered_words() const {
        const session::EnteredCount count = session::count_entered(index_, year_);
        return say(mark("Of {1} values that the plan asks for, {2} are entered for {0}: {3} preliminary, {4} final, "
                        "{5} SAMPLE; {6} are not entered yet."),
                   year_, count.asked, count.entered(), count.preliminary, count.final_values, count.sample,
                   count.asked - count.entered());
    }

    /// Who supplied how many of the values that the plan asks for.
    void add_suppliers() {
        std::map<std::string, int> suppliers;
        for (const plan::Observation& observed : index_->observations)
            if (observed.year == year_ && plan::target_of(index_, observed.area, observed.indicator))
                ++suppliers[observed.source];
        if (suppliers.empty()) return;
        chart::Table out;
        out.columns = {{say(mark("Supplier of the data"))}, {say(mark("Number of values")), true}};
        for (const auto& [supplier, count] : suppliers)
            out.rows.push_back({entered(supplier), {std::to_string(count)}});
        table(std::move(out), say(mark("Suppliers of the values of {}"), year_));
    }
    [[nodiscard]] static std::string percent(double share) { return fmt::format("{:.0f}%", share * 100); }

    [[nodiscard]] std::string reached_words() const {
        const session::ReachedCount count = session::count_reached(index_, year_);
        const std::string words =
            say(mark("Of {0} indicators of {1} with a target, {2} have an actual value for {3}; {4} of "
                     "them reached the target."),
                count.all, in(index_->city), count.judged, year_, count.reached);
        if (count.all == 0) return words;
        if (count.judged < count.all)
            return words + gap_between() +
                   say(mark("The rate of completion (meaning 1: indicators that reached their target ÷ all indicators) "
                            "cannot be stated: {} have no value yet."),
                       count.all - count.judged);
        return words + gap_between() +
               say(mark("The rate of completion (meaning 1: indicators that reached their target ÷ all indicators) is "
                        "{0} ÷ {1} = {2}."),
                   count.reached, count.all, fmt::format("{:.1f}%", 100.0 * count.reached / count.all));
    }
};

}  // namespace

void add_cover(ReportDraft& draft) { Opening(draft).cover(); }
void add_scope(ReportDraft& draft) { Opening(draft).scope(); }
void add_overall(ReportDraft& draft) { Opening(draft).overall(); }

}  // namespace handout
