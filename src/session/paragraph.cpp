#include "session/paragraph.h"

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
          bullet_(bullet_of(index, area, indicator, year, language, targets)) {}

    std::string write() {
        if (!bullet_.actual) return without_value();
        begin();
        if (year_ > index_->baseline_year && bullet_.baseline)
            add(mark(", against {0} in {1}"), bullet_.baseline_text, index_->baseline_year);
        if (!bullet_.target) return end(mark("; no target is set for {0}"), index_->target_year);
        add(mark("; the target for {0} is {1}"), index_->target_year, bullet_.target_text);
        add_result();
        if (bullet_.reached) return finish();
        add_shares();
        if (year_ < index_->target_year) add(mark("; still needed: {0}"), bullet_.required_text);
        return finish();
    }

private:
    template <class... Args>
    void add(const char* english, const Args&... args) {
        text_ += fmt::format(fmt::runtime(base::translate(language_, english)), args...);
    }
    template <class... Args>
    std::string end(const char* english, const Args&... args) {
        add(english, args...);
        return finish();
    }
    [[nodiscard]] std::string in(const plan::Name& name) const { return carto::in(name, language_); }

    void begin() {
        const plan::Observation* observed = index_.observation(area_.key, indicator_.key, year_);
        if (observed != nullptr && observed->sample) add(mark("SAMPLE values, not measured: "));
        add(mark("By the end of {0}, {1} of {2} was {3}"), year_, in(indicator_.name), in(area_.name),
            bullet_.actual_text);
        if (year_ <= index_->baseline_year) add(mark(" (plan's baseline)"));
        if (!bullet_.source_text.empty()) add(mark(" ({0})"), bullet_.source_text);
    }

    /// In the same words as the tables of an evaluation.
    /// Nothing has been done yet by the baseline year.
    void add_result() {
        if (year_ <= index_->baseline_year) return;
        const Outcome outcome = judge(index_, area_.key, indicator_.key, year_, targets_).outcome;
        add(mark("; result: {0}"), in(label(outcome, words_)));
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

    std::string without_value() {
        add(mark("For {0}, {1} of {2} has no value yet"), year_, in(indicator_.name), in(area_.name));
        if (bullet_.target) add(mark("; the target for {0} is {1}"), index_->target_year, bullet_.target_text);
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
