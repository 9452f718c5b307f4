#include "session/story_words.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "base/translate.h"
#include "session/conclusion.h"
#include "session/saved_view.h"

namespace session {
namespace {

/// Each once, as the layers name them.
std::vector<std::string> sources_of(const plan::Plan& plan, carto::Language language) {
    std::vector<std::string> lines;
    for (const plan::Source& source : plan.sources) {
        const std::string line = source.attribution.empty() ? carto::in(source.source, language) : source.attribution;
        if (!line.empty() && std::ranges::find(lines, line) == lines.end()) lines.push_back(line);
    }
    return lines;
}

}  // namespace

carto::TitlePage opening_page(const plan::Plan& plan, const plan::Story& story, const std::string& date,
                              carto::Language language) {
    carto::TitlePage page{carto::in(story.name, language), carto::in(plan.title, language), {}};
    if (!story.maker.empty()) page.lines.push_back(story.maker);
    if (!date.empty()) page.lines.push_back(date);
    return page;
}

carto::TitlePage closing_page(const plan::Plan& plan, const plan::Story& story, carto::Language language) {
    carto::TitlePage page{base::translate(language, base::mark("Thank you")), carto::in(story.name, language),
                          sources_of(plan, language)};
    if (!story.maker.empty()) page.lines.insert(page.lines.begin(), story.maker);
    page.lines.push_back(carto::in(plan.boundary_note, language));
    return page;
}

std::string slide_conclusion(const plan::SavedView& view, const plan::ReviewIndex& review,
                             const carto::MapOptions& options) {
    std::string text = filled_conclusion(carto::in(view.conclusion, options.language), review, options);
    const std::vector<std::string> missing = missing_from(review.index(), view, options.language);
    if (missing.empty()) return text;
    if (!text.empty() && options.language == carto::Language::en) text += ' ';
    return text + fmt::format(fmt::runtime(base::translate(options.language, base::mark("No longer in the plan: {}."))),
                              fmt::join(missing, options.language == carto::Language::en ? ", " : "、"));
}

}  // namespace session
