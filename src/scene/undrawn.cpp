#include "scene/undrawn.h"

#include <algorithm>

#include "base/unicode.h"

namespace scene {
namespace {

void add_undrawn(const DrawList& list, std::u32string& out) {
    constexpr std::uint32_t k_no_glyph = 0;
    for (const TextRun& run : list.texts)
        for (std::uint32_t i = 0; i < run.outline_count; ++i) {
            const RunGlyph& glyph = list.run_glyphs[run.first_outline + i];
            if (glyph.id == k_no_glyph && glyph.cluster < run.text.size())
                out += base::characters(std::string_view(run.text).substr(glyph.cluster)).front();
        }
}

}  // namespace

std::u32string undrawn_characters(std::span<const ScenePtr> scenes) {
    std::u32string out;
    for (const ScenePtr& scene : scenes)
        if (scene != nullptr)
            for (const Drawing& drawing : scene->stack)
                if (drawing.list != nullptr) add_undrawn(*drawing.list, out);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace scene
