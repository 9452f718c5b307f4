#include "report_sections.h"

#include <memory>
#include <utility>

#include "base/translate.h"
#include "report_chapter.h"
#include "report_parts.h"

namespace handout {

using base::mark;

int evaluated_year(const plan::Index& index, int asked) {
    if (asked != 0) return asked;
    const int last = index.years_with_values().back();
    return last > index->baseline_year ? last : index->target_year;
}

plan::PlanPtr as_of_year(const plan::PlanPtr& plan, const EvaluationWish& wish) {
    const int year = evaluated_year(plan::Index(*plan), wish.year);
    auto seen = std::make_shared<plan::Plan>(*plan);
    seen->observations.clear();
    for (const plan::Observation& observed : plan->observations)
        if (observed.year <= year) seen->observations.push_back(observed);
    return seen;
}

std::string report_title(const plan::Plan& plan, const EvaluationWish& wish) {
    return wish.title.empty() ? carto::in(plan.title, wish.language) : wish.title;
}

std::string report_subtitle(const plan::Plan& plan, const EvaluationWish& wish) {
    const plan::Index index(plan);
    const bool over = session::is_final(index, evaluated_year(index, wish.year));
    return base::translate(wish.language,
                           over ? mark("Final evaluation of the plan") : mark("Evaluation of the plan under way"));
}

chart::SheetWords report_words(const plan::Index& index, const EvaluationWish& wish) {
    const auto say = [&](const char* english) -> std::string { return base::translate(wish.language, english); };
    chart::SheetWords words;
    words.header = report_title(index.plan(), wish) + "  ·  " + report_subtitle(index.plan(), wish);
    words.mark = marked_as(index, wish.language);
    words.page = say(mark("Page {0} of {1}"));
    words.table = say(mark("Table {}"));
    words.figure = say(mark("Figure {}"));
    words.continued = say(mark(" (continued)"));
    words.contents = say(mark("Contents"));
    return words;
}

base::Result<chart::Document> report_sections(const plan::ReviewIndex& review, const EvaluationWish& wish,
                                              const MapMaker& make_map, const Progress& progress, ReportPart part) {
    ReportDraft draft{review, wish, evaluated_year(review.index(), wish.year)};
    add_cover(draft);
    if (part == ReportPart::all) add_scope(draft);
    add_overall(draft);
    if (auto added = add_indicators(draft, make_map, progress); !added) return base::pass(added.error());
    if (part == ReportPart::results) return std::move(draft.document);
    for (const auto add : {add_carriers, add_areas, add_gaps, add_proposals, add_annexes}) add(draft);
    return std::move(draft.document);
}

}  // namespace handout
