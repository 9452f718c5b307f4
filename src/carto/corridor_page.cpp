#include "corridor_page.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

#include "base/translate.h"
#include "style.h"
#include "words.h"

namespace carto {
namespace {

using scene::Rect;
using scene::Space;

constexpr float k_margin = 24, k_gap = 14, k_line_gap = 5;  // logical px

std::string title_of(const plan::Index& index, const Look& look, const Sink& sink) {
    if (!sink.title.empty()) return sink.title;
    const char* words = base::translate(look.language, base::mark("The corridor along {0}, unrolled"));
    return fmt::format(fmt::runtime(words), in(index->rail.front().name, look.language));
}

/// "1, 7, 12–15"; how many where that would be long; empty where there is none.
template <class Belongs>
std::string numbers_of(const plan::Index& index, Language language, Belongs belongs) {
    constexpr std::size_t k_most_runs = 24;
    std::vector<std::pair<int, int>> runs;
    int count = 0;
    for (const plan::Carrier& c : index->carriers) {
        if (!belongs(c)) continue;
        ++count;
        if (!runs.empty() && runs.back().second + 1 == c.number)
            runs.back().second = c.number;
        else
            runs.emplace_back(c.number, c.number);
    }
    if (runs.size() > k_most_runs)
        return fmt::format(fmt::runtime(base::translate(language, base::mark("{0} carriers, too many to list"))),
                           count);
    const char* between = base::translate_in(language, "between names", ", ");
    std::string out;
    for (const auto& [first, last] : runs) {
        if (!out.empty()) out += between;
        out += std::to_string(first);
        if (last > first) out += (last == first + 1 ? between : "–") + std::to_string(last);
    }
    return out;
}

/// Which carriers are not where they are drawn, or not drawn at all, then how the drawing is read.
std::vector<std::string> notes_of(const plan::Index& index, const plan::CorridorStrip& strip, const Look& look) {
    const auto say = [&](const char* english) { return std::string(base::translate(look.language, english)); };
    std::vector<std::string> out;
    const auto add = [&](const char* words, const std::string& numbers) {
        if (!numbers.empty()) out.push_back(fmt::format(fmt::runtime(say(words)), numbers));
    };
    add(base::mark("Without a position, not drawn: {0}"),
        numbers_of(index, look.language, [](const plan::Carrier& c) { return !c.position; }));
    const auto of_quality = [&](plan::PositionQuality quality) {
        return numbers_of(index, look.language,
                          [quality](const plan::Carrier& c) { return c.position && c.quality == quality; });
    };
    add(base::mark("Position known to the area only: {0}"), of_quality(plan::PositionQuality::area));
    add(base::mark("Position estimated by site: {0}"), of_quality(plan::PositionQuality::site));
    out.push_back(say(plan::is_crowded(strip)
                          ? base::mark("Each dot is a carrier. Distances from the line are drawn by their square root.")
                          : base::mark("Filled: to be upgraded; hollow: to be built. Distances from the line are drawn "
                                       "by their square root.")));
    out.push_back(say(base::mark("A number beside the name of a segment: carriers in its units.")));
    return out;
}

/// Whose data the line and the stations are, and what the drawing is for.
std::string foot_of(const plan::Index& index, Language language) {
    std::vector<std::string> parts = attributions(index.plan());
    parts.emplace_back(base::translate(language, base::mark("Schematic, for internal use")));
    return joined_foot(parts, language);
}

}  // namespace

CorridorPage::CorridorPage(const plan::Index& index, const plan::CorridorStrip& strip, const Look& look,
                           const Sink& sink, TextEngine& text, int width, int height)
    : ratio_(sink.pixel_ratio), width_(static_cast<float>(width)), height_(static_cast<float>(height)) {
    const Theme& colours = theme(look.theme);
    const float room = width_ - px(2 * k_margin);
    title_.add_wrapped(text, title_of(index, look, sink), {px(20), Weight::bold, 0}, {colours.text}, room);
    subtitle_.add_wrapped(text, in(index->title, look.language), {px(13), Weight::regular, 0}, {colours.text_soft},
                          room);
    for (const std::string& note : notes_of(index, strip, look))
        notes_.add_wrapped(text, note, {px(12.5F), Weight::regular, 0}, {colours.text}, room, LineLength::full);
    notes_.add_wrapped(text, foot_of(index, look.language), {px(11), Weight::regular, 0}, {colours.text_soft}, room,
                       LineLength::full);
}

Rect CorridorPage::room() const {
    const float top = px(k_margin) + title_.height() + px(k_line_gap) + subtitle_.height() + px(k_gap);
    const float bottom = height_ - px(k_margin) - notes_.height() - px(k_gap);
    return {px(k_margin), std::round(top), width_ - px(2 * k_margin), std::max(0.0F, std::round(bottom - top))};
}

void CorridorPage::draw(scene::Builder& builder) const {
    builder.begin(scene::ListKind::furniture);
    title_.draw(builder, Space::screen, {}, {px(k_margin), px(k_margin)}, Align::left);
    subtitle_.draw(builder, Space::screen, {}, {px(k_margin), px(k_margin + k_line_gap) + title_.height()},
                   Align::left);
    notes_.draw(builder, Space::screen, {}, {px(k_margin), height_ - px(k_margin) - notes_.height()}, Align::left);
}

}  // namespace carto
