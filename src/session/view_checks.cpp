#include "session/view_checks.h"

#include <fmt/ranges.h>
#include <string>

#include "base/translate.h"
#include "say.h"
#include "session/saved_view.h"

namespace session {
namespace {

std::string sentence(base::Language language, const std::vector<std::string>& missing) {
    return say(language, base::mark("speaks of what is gone ({0}) and shows the rest; save the view anew or remove it"),
               fmt::format("{}", fmt::join(missing, base::translate(language, ", "))));
}

}  // namespace

std::vector<plan::Finding> check_views(const plan::Index& index) {
    std::vector<plan::Finding> findings;
    for (const plan::SavedView& view : index->views) {
        if (view.removed) continue;
        const auto told = [&](base::Language language) {
            return sentence(language, missing_from(index, view, language));
        };
        if (missing_from(index, view, base::Language::zh).empty()) continue;
        findings.push_back({plan::Severity::warning,
                            k_view_of_what_is_gone,
                            "view " + view.title.zh,
                            {told(base::Language::zh), told(base::Language::en)}});
    }
    return findings;
}

}  // namespace session
