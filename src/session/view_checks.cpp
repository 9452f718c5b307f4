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
               fmt::format("{}", fmt::join(missing, ", ")));
}

}  // namespace

std::vector<plan::Finding> check_views(const plan::Index& index) {
    std::vector<plan::Finding> findings;
    for (const plan::SavedView& view : index->views) {
        if (view.removed) continue;
        const std::vector<std::string> missing = missing_from(index, view);
        if (missing.empty()) continue;
        findings.push_back({plan::Severity::warning,
                            k_view_of_what_is_gone,
                            "view " + view.title.zh,
                            {sentence(base::Language::zh, missing), sentence(base::Language::en, missing)}});
    }
    return findings;
}

}  // namespace session
