#include "bullets_page.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <string>

#include "bullets_drawing.h"
#include "page_words.h"
#include "words.h"

namespace carto {
namespace {

/// What is drawn, and nothing else.
std::string signs_of(const Lettering& c, const plan::Index& index, const BulletChart& chart) {
    const auto any = [&](std::optional<double> BulletRow::*mark) {
        return std::ranges::any_of(chart.rows,
                                   [&](const BulletRow& row) { return row.has_bar() && (row.*mark).has_value(); });
    };
    std::string text;
    const auto add = [&](const char* english, int year) {
        text += (text.empty() ? "" : c.say("; ")) + fmt::format(fmt::runtime(c.say(english)), year);
    };
    if (any(&BulletRow::actual)) add(base::mark("coloured bar: value of {0}"), c.options.year);
    if (any(&BulletRow::baseline)) add(base::mark("grey bar: baseline of {0}"), index->baseline_year);
    if (any(&BulletRow::target)) add(base::mark("line: target for {0}"), index->target_year);
    if (any(&BulletRow::expected)) add(base::mark("triangle: expected by then"), c.options.year);
    return text;
}

PageTexts texts_of(const Lettering& c, const plan::Index& index, const BulletChart& chart) {
    std::vector<std::string> subtitle{
        fmt::format(fmt::runtime(c.say(base::mark("Progress {0} → {1}"))), index->baseline_year, index->target_year)};
    if (c.options.year > index->baseline_year)
        subtitle.push_back(fmt::format(fmt::runtime(c.say(base::mark("as of {0}"))), c.options.year));
    if (const std::string targets = targets_sentence(index, c.options); !targets.empty()) subtitle.push_back(targets);
    subtitle.push_back(c.name(index->title));
    PageTexts texts{c.options.title.empty() ? chart.title : c.options.title,
                    joined_foot(subtitle, c.options.language),
                    {},
                    foot_parts(index, c.options, {.values = FootOf::Values::all_indicators, .places = false})};
    if (index.has_sample()) texts.notes.emplace_back(c.say(base::mark("SAMPLE values, not measured")));
    if (std::string signs = signs_of(c, index, chart); !signs.empty()) texts.notes.push_back(std::move(signs));
    return texts;
}

}  // namespace

base::Result<BulletPicture> draw_bullet_chart(const Lettering& c, const plan::Index& index, const BulletChart& chart,
                                              int width_px, int height_px, scene::Builder& builder) {
    scene::Rect room{0, 0, static_cast<float>(width_px), static_cast<float>(height_px)};
    const bool on_page = is_on_page(c.options);
    if (on_page) {
        const PageWords around(c, texts_of(c, index, chart), width_px, height_px);
        around.draw(builder);
        room = around.room();
    }
    const BulletsDrawing drawing(c, chart, room);
    if (on_page && !drawing.fits()) return refuse_small_page(width_px, height_px);
    drawing.draw(builder);
    return BulletPicture{nullptr, drawing.marks(), drawing.height()};
}

}  // namespace carto
