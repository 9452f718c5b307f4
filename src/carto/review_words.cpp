#include "carto/review_words.h"

#include <fmt/format.h>

#include "base/translate.h"
#include "plan/known_length.h"
#include "plan/lines.h"
#include "plan/review_index.h"
#include "words.h"

namespace carto {
namespace {

using base::mark;

template <class... Args>
std::string say(Language language, const char* english, const Args&... args) {
    return fmt::format(fmt::runtime(base::translate(language, english)), args...);
}

std::string km_text(double metres, Language language) {
    return metres < 1000 ? length_text(std::round(metres), language)
                         : say(language, mark("{} km"), plan::km_digits(metres));
}

void add(std::string& list, const std::string& word, Language language) {
    if (word.empty()) return;
    if (!list.empty()) list += base::translate_in(language, "between names", ", ");
    list += word;
}

/// Of the line that is chosen.
std::string line_words(const plan::Index& index, const Review& review, Language language) {
    return in(index->rail[*plan::find_line(index.plan(), review.line)].name, language);
}

std::string field_words(const plan::Index& index, const plan::CarrierFilter& filter, plan::FilterField field,
                        Language language) {
    std::string words;
    for (const std::string& key : filter.of(field))
        add(words, in(plan::label_of(index, field, key), language), language);
    if (field != plan::FilterField::within || words.empty()) return words;
    return say(language, mark("{0} within reach"), words);
}

}  // namespace

std::string filter_words(const plan::Index& index, const plan::CarrierFilter& filter, Language language) {
    std::string words;
    for (const plan::FilterField field : plan::k_filter_fields)
        add(words, field_words(index, filter, field, language), language);
    if (!filter.text.empty()) add(words, say(language, mark("“{0}”"), filter.text), language);
    return words;
}

std::string reach_words(const plan::Reach& reach, Language language) {
    const std::string width = km_text(reach.width_m, language);
    const std::string within = reach.of == plan::ReachOf::line ? say(language, mark("within {0} of the line"), width)
                                                               : say(language, mark("within {0} of a station"), width);
    const std::string measured = reach.detour > 1
                                     ? say(language, mark("ways taken as {0:g} times the straight line"), reach.detour)
                                     : say(language, mark("straight line"));
    return say(language, mark("{0} ({1})"), within, measured);
}

std::string review_words(const plan::Index& index, const Review& review, std::size_t passing, Language language) {
    std::string words;
    if (!review.filter.empty())
        words = say(language, mark("Only: {0} · {1}/{2}"), filter_words(index, review.filter, language), passing,
                    index->carriers.size());
    if (!review.area_segments.empty()) {
        std::string segments;
        for (const std::string& key : review.area_segments)
            add(segments, in(plan::label_of(index, plan::FilterField::segment, key), language), language);
        words += (words.empty() ? "" : "\n") + say(language, mark("Areas of: {0}"), segments);
    }
    if (plan::has_several_lines(index.plan()) && plan::find_line(index.plan(), review.line))
        words += (words.empty() ? "" : "\n") +
                 say(language, mark("Measured along {0}"), line_words(index, review, language));
    const bool asks_reach = review.shows_reach || !review.filter.of(plan::FilterField::within).empty();
    if (!asks_reach) return words;
    const std::string reach = say(language, mark("Reach: {0}"), reach_words(review.reach, language));
    return words.empty() ? reach : words + "\n" + reach;
}

std::string scenario_words(const std::string& name, Language language) {
    return say(language, mark("Scenario “{0}”: tried, not the plan"), name);
}

}  // namespace carto
