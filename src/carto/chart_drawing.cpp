#include "chart_drawing.h"

#include <fmt/format.h>
#include <string>
#include <utility>

#include "page_words.h"
#include "ranking_drawing.h"
#include "words.h"
#include "years_drawing.h"

namespace carto {
namespace {

std::string subtitle_of(const ChartContext& c) {
    const std::string shown =
        c.view.chart == AreaChart::ranking
            ? measure_sentence(c.index, c.options)
            : fmt::format(fmt::runtime(c.say(base::mark("Values over the years ({0})"))), c.name(c.indicator().unit));
    return joined_foot({shown, c.name(c.index->title)}, c.options.language);
}

PageTexts texts_of(const ChartContext& c, const std::string& signs) {
    const std::string& title = c.options.title;
    PageTexts texts{title.empty() ? c.name(c.indicator().name) : title,
                    subtitle_of(c),
                    {},
                    foot_parts(c.index, c.options, {.places = false})};
    if (c.index.has_sample()) texts.notes.emplace_back(c.say(base::mark("SAMPLE values, not measured")));
    texts.notes.push_back(signs);
    return texts;
}

AreaChartPicture drawn(const RankingDrawing& drawing, const ChartContext& c) {
    return {nullptr, drawing.marks(), drawing.plot(), c.options.year, c.options.year, drawing.signs()};
}

AreaChartPicture drawn(const YearsDrawing& drawing, const ChartContext& /*c*/) {
    return {nullptr, drawing.marks(), drawing.plot(), drawing.first_year(), drawing.last_year(), drawing.signs()};
}

/// The signs are told around a chart, so that it is drawn twice to know them: it costs as much as its rows.
template <class Drawing>
base::Result<AreaChartPicture> draw(const ChartContext& c, scene::Rect room, scene::Builder& builder) {
    const bool on_page = c.options.furniture == Furniture::page || c.options.furniture == Furniture::slide;
    if (on_page) {
        const PageWords around(c, texts_of(c, Drawing(c, room).signs()), static_cast<int>(room.width),
                               static_cast<int>(room.height));
        around.draw(builder);
        const int width = static_cast<int>(room.width), height = static_cast<int>(room.height);
        room = around.room();
        if (!Drawing(c, room).fits())
            return base::fail(base::ErrorKind::limit, std::to_string(width) + "x" + std::to_string(height),
                              base::mark("is too small for this chart; choose a larger size"));
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
