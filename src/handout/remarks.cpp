#include "handout/remarks.h"

#include <fmt/format.h>

#include "base/kept_text.h"
#include "scene/undrawn.h"

namespace handout {
namespace {

/// Characters of the pages that no font has, each once.
std::u32string undrawn_characters(std::span<const sheet::Page> pages) {
    std::vector<scene::ScenePtr> scenes;
    for (const sheet::Page& page : pages)
        for (const scene::Pane& pane : page.panes) scenes.push_back(pane.scene);
    return scene::undrawn_characters(scenes);
}

}  // namespace

base::Error about(const std::string& name, base::Error error, base::Language language) {
    error.subject = error.subject.empty() ? name : name + base::translate(language, ": ") + error.subject;
    return error;
}

std::vector<std::string> missing_remarks(const std::vector<std::string>& missing, base::Language language) {
    std::vector<std::string> out;
    const char* const words =
        base::translate(language, base::mark("{} is not in the plan any more; the rest is shown"));
    for (const std::string& gone : missing) out.push_back(fmt::format(fmt::runtime(words), gone));
    return out;
}

std::vector<std::string> undrawn_remarks(std::span<const sheet::Page> pages, base::Language language) {
    const std::u32string undrawn = undrawn_characters(pages);
    if (undrawn.empty()) return {};
    const char* const words = base::translate(language, base::mark("The fonts lack {}; boxes stand there"));
    return {fmt::format(fmt::runtime(words), base::code_points_text(undrawn))};
}

}  // namespace handout
