#include "session/paragraph.h"

#include <cctype>
#include <cmath>
#include <fmt/format.h>
#include <vector>

#include "carto/options.h"
#include "plan/measures.h"
#include "session/bullets.h"
#include "value_text.h"

namespace session {
namespace {

using base::Language;
using base::mark;

class Sentence {
public:
    Sentence(const plan::Index& index, const plan::Area& area, const plan::Indicator& indicator, int year,
             Language language, const std::string& targets, ResultWords words)
        : index_(index),
          area_(area),
          indicator_(indicator),
          year_(year),
          language_(language),
          targets_(targets),
          words_(words),
          bullet_(bullet_of(index, area, indicator, year, language, targets)) {
        if (&area == index.city()) remarks_ = city_remarks(index, indicator.key, language);
    }

    std::string write() {
        if (!bullet_.actual) return without_value();
        begin();
        if (year_ > index_->baseline_year) add_baseline();
        if (!bullet_.target) return end(mark("; no target is set for {0}"), index_->target_year);
        add_target();
        add_result();
        if (bullet_.reached) return finish();
        add_shares();
        if (year_ < index_->target_year) add_need();
        return finish();
    }

private:
    template <class... Args>
    void add(const char* english, const Args&... args) {
        text_ += told(english, args...);
    }
    template <class... Args>
    [[nodiscard]] std::string told(const char* english, const Args&... args) const {
        return fmt::format(fmt::runtime(base::translate(language_, english)), args...);
    }
    template <class... Args>
    std::string end(const char* english, const Args&... args) {
        add(english, args...);
        return finish();
    }
    [[nodiscard]] std::string in(const plan::Name& name) const { return carto::in(name, language_); }

    /// Inside a sentence: English has a small letter there, unless it begins a word like "R&D".
    [[nodiscard]] std::string within(std::string words) const {
        const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
        if (language_ == Language::en && words.size() > 1 && is_small(words[1]))
            words[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(words[0])));
        return words;
    }
    [[nodiscard]] std::string indicator() const { return within(in(indicator_.name)); }
    [[nodiscard]] std::string area() const {
        const bool is_city = area_.kind == plan::AreaKind::city;
        return is_city ? base::translate(language_, mark("the whole city")) : in(area_.name);
    }
    /// In a Chinese sentence the unit follows without a space; in English a unit that names the indicator says it
    /// twice.
    [[nodiscard]] std::string number(std::string text) const {
        if (language_ == Language::zh) {
            std::erase(text, ' ');
            return text;
        }
        const std::string unit = unit_text(indicator_, language_), named = " " + indicator() + " ";
        const bool is_named = !unit.empty() && named.find(" " + unit + " ") != std::string::npos;
        return is_named ? text.substr(0, text.find(' ')) : text;
    }

    /// The sentence begins with the word SAMPLE, so a source that is no more than that is left out.
    [[nodiscard]] static std::string source_of_sample(const plan::Observation& observed) {
        return observed.source.find("SAMPLE") == std::string::npos ? observed.source : std::string();
    }

    void begin() {
        const plan::Observation* observed = index_.observation(area_.key, indicator_.key, year_);
        const bool is_sample = observed != nullptr && observed->sample;
        if (is_sample) add(mark("(SAMPLE values, not measured) "));
        // a Chinese name that says what one has needs no verb more
        const bool has_verb = language_ == Language::zh && in(indicator_.name).starts_with("拥有");
        add(has_verb ? mark("By the end of {0}, {1} in {2}: {3}") : mark("By the end of {0}, {1} in {2} stood at {3}"),
            year_, indicator(), area(), number(bullet_.actual_text));
        if (year_ <= index_->baseline_year)
            add(remarks_.preliminary_baseline ? mark(" (plan's baseline, prelim.)") : mark(" (plan's baseline)"));
        const std::string source = is_sample ? source_of_sample(*observed) : bullet_.source_text;
        if (!source.empty()) add(mark(" ({0})"), source);
    }

    void add_baseline() {
        if (!bullet_.baseline) return;
        add(mark(", against {0} in {1}"), number(bullet_.baseline_text), index_->baseline_year);
        if (remarks_.preliminary_baseline) add(mark(" (prelim.)"));
    }

    void add_target() {
        if (const plan::TargetSet* set = index_.target_set(targets_))
            add(mark("; the target for {0}, revised by {2}, is {1}"), index_->target_year, number(bullet_.target_text),
                in(set->name));
        else
            add(mark("; the target for {0} is {1}"), index_->target_year, number(bullet_.target_text));
        if (!remarks_.revised_target.empty() && targets_.empty())
            add(mark(" (revised: {})"), number(remarks_.revised_target) + (is_share(indicator_) ? "%" : ""));
    }

    /// In the same words as the tables of an evaluation.
    /// Nothing has been done yet by the baseline year.
    void add_result() {
        if (year_ <= index_->baseline_year) return;
        const Outcome outcome = judge(index_, area_.key, indicator_.key, year_, targets_).outcome;
        add(mark("; result: {0}"), within(in(label(outcome, words_))));
    }

    /// Of the target, and of the way from the baseline to it: two numbers that are called by one name elsewhere.
    void add_shares() {
        const auto share = [&](plan::Measure measure) {
            return plan::measure(index_, area_.key, indicator_.key, year_, measure, targets_).value;
        };
        if (const auto attainment = share(plan::Measure::attainment))
            add(mark("; {0} of the target value"), share_text(*attainment));
        const auto progress = share(plan::Measure::progress);
        if (!progress || year_ <= index_->baseline_year) return;
        add(*progress < 0 ? mark(", away from the target by {0} of the way that was planned")
                          : mark(", {0} of the way that was planned"),
            share_text(std::abs(*progress)));
    }

    /// Enough to get there; of whole things no more than is so is called a round number.
    void add_need() {
        const plan::Basis basis = plan::basis_of(index_, area_.key, indicator_.key, year_, targets_);
        const auto required = plan::measure(basis, plan::Measure::required_yearly).value;
        if (!required) return;
        const Need need = need_of(indicator_, std::abs(*required), basis, language_);
        std::string amount = number(is_share(indicator_) ? told(mark("{} points"), need.amount) : need.amount);
        if (need.is_rounded) amount = told(mark("about {}"), amount);
        const bool grows = *required > 0;
        const char* words = grows ? mark("; still needed each year until {0}: {1} more")
                                  : mark("; still needed each year until {0}: {1} less");
        if (index_->target_year - year_ == 1)
            words = grows ? mark("; still needed in {0}: {1} more") : mark("; still needed in {0}: {1} less");
        else if (!need.is_yearly)
            words = grows ? mark("; still needed by {0}: {1} more") : mark("; still needed by {0}: {1} less");
        add(words, index_->target_year, amount);
    }

    std::string without_value() {
        if (!bullet_.target && !bullet_.baseline)
            return end(mark("The plan sets no target for {0} in {1}"), indicator(), area());
        add(mark("For {0}, {1} in {2} has no value yet"), year_, indicator(), area());
        if (bullet_.baseline)
            add(mark("; the figure for {1} is {0}"), number(bullet_.baseline_text), index_->baseline_year);
        if (bullet_.baseline && remarks_.preliminary_baseline) add(mark(" (prelim.)"));
        if (!bullet_.target) return end(mark("; no target is set for {0}"), index_->target_year);
        add_target();
        return finish();
    }

    std::string finish() {
        text_ += language_ == Language::zh ? "。" : ".";
        return std::move(text_);
    }

    const plan::Index& index_;
    const plan::Area& area_;
    const plan::Indicator& indicator_;
    int year_;
    Language language_;
    const std::string& targets_;
    ResultWords words_;
    Bullet bullet_;
    CityRemarks remarks_;  ///< none of another area
    std::string text_;
};

}  // namespace

std::string paragraph_of(const plan::Index& index, const plan::Area& area, const plan::Indicator& indicator, int year,
                         Language language, const std::string& target_set, ResultWords words) {
    return Sentence(index, area, indicator, year, language, target_set, words).write();
}

std::string paragraph_of(const plan::Index& index, const plan::Area& area, int year, Language language,
                         const std::string& target_set, ResultWords words) {
    std::string text;
    for (const plan::Indicator& indicator : index->indicators) {
        if (!text.empty() && language == Language::en) text += ' ';
        text += paragraph_of(index, area, indicator, year, language, target_set, words);
    }
    return text;
}

}  // namespace session
