// What the chapters of the evaluation have in common: the draft that they are written into, in words of the report's
// language. Private to handout.
#pragma once

#include <fmt/format.h>
#include <string>
#include <utility>

#include "base/translate.h"
#include "carto/options.h"
#include "chart/document.h"
#include "handout/report_pages.h"
#include "plan/review_index.h"
#include "report_sections.h"
#include "session/evaluation.h"

namespace handout {

/// What is written so far, and of what.
struct ReportDraft {
    const plan::ReviewIndex& review;
    const EvaluationWish& wish;
    int year = 0;  ///< that is judged
    chart::Document document = {};
    int part = 0, section = 0, annexes = 0;  ///< numbers of the last ones
};

class ReportChapter {
protected:
    explicit ReportChapter(ReportDraft& draft)
        : review_(draft.review),
          index_(draft.review.index()),
          wish_(draft.wish),
          year_(draft.year),
          draft_(draft),
          document_(draft.document) {}

    // Words.
    [[nodiscard]] std::string in(const plan::Name& name) const { return carto::in(name, wish_.language); }
    [[nodiscard]] std::string say(const char* english) const { return base::translate(wish_.language, english); }
    template <class... Args>
    [[nodiscard]] std::string say(const char* english, const Args&... args) const {
        return fmt::format(fmt::runtime(say(english)), args...);
    }
    [[nodiscard]] std::string or_unsaid(const std::string& words) const {
        return words.empty() ? say(base::mark("not filled in")) : words;
    }
    /// What is entered, or a cell that says that nothing is.
    [[nodiscard]] chart::Cell entered(const std::string& words) const {
        return words.empty() ? chart::Cell{say(base::mark("not entered")), true} : chart::Cell{words};
    }
    /// Between two sentences.
    [[nodiscard]] std::string gap_between() const { return wish_.language == carto::Language::en ? " " : ""; }
    [[nodiscard]] std::string full_stop() const { return wish_.language == carto::Language::zh ? "。" : "."; }

    // Blocks.
    void part(const char* english) {
        draft_.section = 0;
        document_.push_back(chart::Heading{1, fmt::format("{}  {}", ++draft_.part, say(english))});
    }
    void section(const std::string& title, bool on_new_sheet = false) {
        document_.push_back(
            chart::Heading{2, fmt::format("{}.{}  {}", draft_.part, ++draft_.section, title), on_new_sheet});
    }
    void section(const char* english) { section(say(english)); }
    void annex(const char* english) {
        document_.push_back(chart::Heading{1, say(base::mark("Annex {}"), ++draft_.annexes) + "  " + say(english)});
    }
    void tell(std::string text) { document_.push_back(chart::Paragraph{std::move(text)}); }
    void note(std::string text) { document_.push_back(chart::Paragraph{std::move(text), true}); }
    void table(chart::Table table, std::string caption, std::string under = {}) {
        table.caption = std::move(caption);
        table.note = std::move(under);
        document_.push_back(std::move(table));
    }
    [[nodiscard]] std::string says_nothing() const {
        return say(base::mark("Not entered: nobody has entered the figure; it is not zero."));
    }

    [[nodiscard]] session::Outcome reached_outcome() const {
        return session::is_final(index_, year_) ? session::Outcome::reached : session::Outcome::reached_early;
    }

    const plan::ReviewIndex& review_;
    const plan::Index& index_;
    const EvaluationWish& wish_;
    int year_;
    ReportDraft& draft_;
    chart::Document& document_;
};

// The chapters, in their order.
void add_cover(ReportDraft& draft);
void add_scope(ReportDraft& draft);
void add_overall(ReportDraft& draft);
/// `progress` is asked before each map.
base::Result<void> add_indicators(ReportDraft& draft, const MapMaker& make_map, const Progress& progress);
void add_carriers(ReportDraft& draft);
void add_areas(ReportDraft& draft);
void add_gaps(ReportDraft& draft);
void add_proposals(ReportDraft& draft);
void add_annexes(ReportDraft& draft);

}  // namespace handout
