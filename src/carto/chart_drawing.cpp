#include "chart_drawing.h"

#include <fmt/format.h>
#include <string>
#include <utility>

#include "chart_key.h"
#include "page_words.h"
#include "ranking_drawing.h"
#include "words.h"
#include "years_drawing.h"

namespace carto {
namespace {

std::string subtitle_of(const ChartContext& c) {
    const bool is_ranking = c.view.chart == AreaChart::ranking;
    std::string shown = is_ranking ? measure_sentence(c.index, c.options) : c.say(base::mark("Values over the years"));
    const std::string unit = is_ranking ? measure_unit(c.indicator(), c.options) : c.name(c.indicator().unit);
    // a sentence that tells a measure may end with brackets of its own
    const char* with_unit = is_ranking ? base::mark("{0}, in {1}") : base::mark("{0} ({1})");
    if (!unit.empty()) shown = fmt::format(fmt::runtime(c.say(with_unit)), shown, unit);
    return joined_foot({shown, c.name(c.index->title)}, c.options.language);
}

PageTexts texts_of(const ChartContext& c, const std::string& signs) {
    const std::string& title = c.options.title;
    PageTexts texts{title.empty() ? c.name(c.indicator().name) : title,
                    subtitle_of(c),
                    {},
                    foot_parts(c.index, c.options, {.places = false})};
    if (c.index.has_sample()) texts.notes.emplace_back(c.say(base::mark("SAMPLE values, not measured")));
    if (!signs.empty()) texts.notes.push_back(signs);
    return texts;
}

AreaChartPicture drawn(const RankingDrawing& drawing, const ChartContext& c) {
    return {nullptr, drawing.marks(), drawing.plot(), c.options.year, c.options.year, drawing.signs()};
}

AreaChartPicture drawn(const YearsDrawing& drawing, const ChartContext& /*c*/) {
    return {nullptr, drawing.marks(), drawing.plot(), drawing.first_year(), drawing.last_year(), drawing.signs()};
}

/// A low page has no key of colours. The signs are told around a chart, so that it is drawn twice to know them: it
/// costs as much as its rows.
template <class Drawing>
base::Result<AreaChartPicture> draw(const ChartContext& c, scene::Rect room, scene::Builder& builder) {
    if (is_on_page(c.options)) {
        const int width = static_cast<int>(room.width), height = static_cast<int>(room.height);
        const PageWords around(c, texts_of(c, Drawing(c, room).signs()), width, height);
        around.draw(builder);
        const ChartKey key(c, page_line_width(c, width));
        room = around.room(key.height());
        const bool has_key = key.height() > 0 && Drawing(c, room).fits();
        if (!has_key) room = around.room();
        if (!Drawing(c, room).fits()) return refuse_small_page(width, height);
        const scene::Vec2 notes = around.notes_corner();
        if (has_key) key.draw(builder, {notes.x, notes.y - around.gap() - key.height()});
    }
    const Drawing drawing(c, room);
    drawing.draw(builder);
    return drawn(drawing, c);
}

}  // namespace

base::Result<AreaChartPicture> draw_area_chart(const ChartContext& context, int width_px, int height_px,
                                               scene::Builder& builder) {
    const scene::Rect room{0, 0, static_cast<float>(width_px), static_cast<float>(height_px)};
    if (context.view.chart == AreaChart::years) return draw<YearsDrawing>(context, room, builder);
    return draw<RankingDrawing>(context, room, builder);
}

}  // namespace carto
