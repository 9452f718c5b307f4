#include "corridor_page.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

#include "base/translate.h"
#include "plan/ruler.h"
#include "words.h"

namespace carto {
namespace {

using scene::Rect;

constexpr float k_least_beside_key = 230;  // logical px

std::string title_of(const plan::RailLine& line, const Look& look, const Sink& sink) {
    if (!sink.title.empty()) return sink.title;
    const char* words = base::translate(look.language, base::mark("The corridor along {0}, unrolled"));
    return fmt::format(fmt::runtime(words), in(line.name, look.language));
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

/// "Name (planned)", of the stations that have no place on the line; empty where there is none.
std::string unplaced_stations(const StripContext& c) {
    std::string out;
    for (const plan::StripPlanned& s : c.strip.planned) {
        if (s.chainage_m) continue;
        if (!out.empty()) out += base::translate_in(c.options.language, "between names", ", ");
        out += fmt::format(fmt::runtime(c.say(base::mark("{0} ({1})"))), c.name(s.station->name),
                           c.name(plan::label(s.station->state)));
    }
    return out;
}

/// How far apart the distances from the line are drawn.
const char* spread_sentence(StripSpread spread) {
    switch (spread) {
        case StripSpread::square_root: return base::mark("Distances from the line are drawn by their square root.");
        case StripSpread::true_scale:
            return base::mark("Distances from the line are drawn to scale, enlarged against those along it.");
        case StripSpread::schematic:
            return base::mark("Distances from the line are drawn by class: each row is one class.");
    }
    return "";
}

/// Which carriers are not where they are drawn, or not drawn at all, then how the drawing is read.
std::vector<std::string> notes_of(const StripContext& c) {
    std::vector<std::string> out;
    const auto add = [&](const char* words, const std::string& names) {
        if (!names.empty()) out.push_back(fmt::format(fmt::runtime(c.say(words)), names));
    };
    const Language language = c.options.language;
    add(base::mark("Without a position, not drawn: {0}"),
        numbers_of(c.index, language, [](const plan::Carrier& carrier) { return !carrier.position; }));
    const auto of_quality = [&](plan::PositionQuality quality) {
        return numbers_of(c.index, language, [quality](const plan::Carrier& carrier) {
            return carrier.position && carrier.quality == quality;
        });
    };
    add(base::mark("Position known to the area only: {0}"), of_quality(plan::PositionQuality::area));
    add(base::mark("Position estimated by site: {0}"), of_quality(plan::PositionQuality::site));
    add(base::mark("Stations not in service and without a place on the line: {0}"), unplaced_stations(c));
    if (c.strip.along_others > 0)
        add(base::mark("Carriers along other lines, not drawn: {0}"), std::to_string(c.strip.along_others));
    if (plan::is_crowded(c.strip)) out.push_back(c.say(base::mark("Each dot is a carrier.")));
    out.push_back(c.say(spread_sentence(c.options.spread)));
    add(base::mark("Kilometres: {0}"), c.name(plan::label(c.index.ruler(c.strip.line).kind())));
    out.push_back(c.say(base::mark("A number beside the name of a segment: carriers in its units.")));
    return out;
}

/// What the ribbon shows.
std::string ribbon_sentence(const StripContext& c) {
    if (c.choropleth.indicator == nullptr) return {};
    return fmt::format(fmt::runtime(c.say(base::mark("Ribbon: {0}"))),
                       measure_heading(c.index, *c.choropleth.indicator, c.options));
}

/// Whose data the line and the stations are, and what the drawing is for.
std::vector<std::string> foot_of(const plan::Index& index, Language language) {
    std::vector<std::string> parts = attributions(index.plan());
    parts.emplace_back(base::translate(language, base::mark("Schematic, for internal use")));
    return parts;
}

PageTexts texts_of(const StripContext& c) {
    PageTexts texts{title_of(c.index->rail[c.strip.line], c.options, c.options), c.name(c.index->title),
                    asked_lines(c.options.asked), foot_of(c.index, c.options.language)};
    for (const std::string& note : notes_of(c)) texts.notes.push_back(note);
    if (std::string ribbon = ribbon_sentence(c); !ribbon.empty()) texts.notes.push_back(std::move(ribbon));
    return texts;
}

}  // namespace

CorridorPage::CorridorPage(const StripContext& c, int width, int height)
    : words_(c, texts_of(c), width, height),
      key_(c, page_line_width(c, width)),
      least_beside_key_(c.px(k_least_beside_key)) {}

bool CorridorPage::shows_key() const { return words_.room(key_.height()).height >= least_beside_key_; }

Rect CorridorPage::room() const { return words_.room(shows_key() ? key_.height() : 0); }

void CorridorPage::draw(scene::Builder& builder) const {
    words_.draw(builder);
    const scene::Vec2 notes = words_.notes_corner();
    if (shows_key()) key_.draw(builder, {notes.x, notes.y - words_.gap() - key_.height()});
}

}  // namespace carto
