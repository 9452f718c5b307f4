#include "chart_key.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace carto {
namespace {

constexpr float k_row = 19, k_swatch = 22, k_high = 10, k_gap = 6, k_between = 14, k_edge = 1;  // logical px

}  // namespace

ChartKey::ChartKey(const ChartContext& context, float width)
    : c_(context), lines_(width, context.px(k_row), context.px(k_between)) {
    const Choropleth& map = c_.choropleth;
    const bool has_classes =
        std::ranges::any_of(map.areas, [](const AreaValue& area) { return area.class_index.has_value(); });
    if (c_.view.chart != AreaChart::ranking || !has_classes) return;
    add({}, heading());
    const auto& classes = map.classification.classes;
    for (std::size_t i = classes.size(); i-- > 0;) {  // as in a legend
        std::string words = classes[i].mark.empty() ? "" : classes[i].mark + " ";
        words += c_.name(classes[i].label);
        if (const std::string meaning = c_.name(classes[i].words); !meaning.empty()) words += " " + meaning;
        add(map.colours[i], std::move(words));
    }
}

/// Counts have the colours of their pace.
std::string ChartKey::heading() const {
    if (c_.choropleth.circles)
        return fmt::format(fmt::runtime(c_.say(base::mark("Colour: pace of {}"))), c_.options.year);
    return fmt::format(fmt::runtime(c_.say(base::mark("Colour: {}"))), c_.name(plan::label(c_.options.measure)));
}

void ChartKey::add(std::optional<scene::Colour> colour, std::string words) {
    const float width = (colour ? c_.px(k_swatch + k_gap) : 0) + c_.width_of(words);
    entries_.push_back({colour, lines_.place(width), std::move(words)});
}

float ChartKey::height() const { return lines_.height(); }

void ChartKey::draw(scene::Builder& builder, scene::Vec2 corner) const {
    builder.begin(scene::ListKind::furniture);
    const float edge = std::max(1.0F, std::round(c_.px(k_edge)));
    for (const Entry& entry : entries_) {
        scene::Vec2 at{std::round(corner.x + entry.at.x), std::round(corner.y + entry.at.y)};
        const float top = at.y + std::round((c_.px(k_row) - c_.row_height()) / 2);
        if (entry.colour) {
            const float high = std::round(c_.px(k_high));
            const scene::Rect swatch{at.x, std::round(top + c_.text_middle() - high / 2), std::round(c_.px(k_swatch)),
                                     high};
            builder.rect(swatch, plain_fill(c_.theme.text_soft));
            builder.rect(swatch.grown(-edge), plain_fill(*entry.colour));
            at.x += c_.px(k_swatch + k_gap);
        }
        c_.write(builder, {at.x, top}, entry.words, c_.theme.text);
    }
}

}  // namespace carto
