#include "wall_frame.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/translate.h"
#include "plan/observations.h"
#include "words.h"

namespace carto {
namespace {

using scene::Rect;
using scene::Space;

// logical px
constexpr float k_margin = 14, k_padding = 8, k_row = 20, k_swatch = 30, k_swatch_height = 13, k_gap = 18;
constexpr float k_text = 12.5F, k_foot = 11, k_title = 18, k_conclusion = 14;

}  // namespace

float WallFrame::px(float logical) const { return std::round(logical * options_.pixel_ratio); }

WallFrame::WallFrame(const plan::Index& index, const MapOptions& options, const Sink& sink,
                     const std::vector<Choropleth>& cells, TextEngine& text, int width, int height)
    : options_(options),
      theme_(theme(options.theme)),
      text_(text),
      width_(static_cast<float>(width)),
      height_(static_cast<float>(height)) {
    y_ = px(k_padding);
    add_stamp(index);
    add_head(sink);
    add_heading(index, options);
    add_classes(cells);
    add_foot(index, options);
    strip_y_ = height_ - std::ceil(foot_y_ + foot_.height() + px(k_padding));
    for (scene::LegendRow& row : rows_) row.box.y += strip_y_;
}

Rect WallFrame::room() const { return {0, head_height_, width_, std::max(1.0F, strip_y_ - gap() - head_height_)}; }

void WallFrame::add_head(const Sink& sink) {
    const bool has_both = !sink.title.empty() && !sink.part.empty();
    const std::string title = sink.title + (has_both ? " · " : "") + sink.part;
    const bool is_one_of_several = !sink.sheet.page.empty();
    if (title.empty() || (sink.furniture != Furniture::slide && !is_one_of_several)) return;
    const float most = width_ - px(2 * k_margin);
    head_.add_wrapped(text_, title, {px(k_title), Weight::bold, 0}, {theme_.text}, most);
    if (!sink.conclusion.empty())
        head_.add_wrapped(text_, sink.conclusion, {px(k_conclusion), Weight::regular, 0}, {theme_.text}, most);
    head_height_ = std::ceil(head_.height() + px(2 * k_padding));
}

void WallFrame::add_stamp(const plan::Index& index) {
    if (!index.has_sample()) return;
    const std::string words = std::string(base::translate(Language::zh, base::mark("SAMPLE"))) + " SAMPLE";
    stamp_.add(text_, words, {px(16), Weight::bold, 0}, {theme_.stamp});
}

void WallFrame::add_heading(const plan::Index& index, const MapOptions& cell) {
    const float stamp = stamp_.empty() ? 0 : stamp_.width() + px(3 * k_margin);
    std::string words = measure_sentence(index, cell);
    if (const std::string targets = targets_sentence(index, cell); !targets.empty()) words += "  ·  " + targets;
    heading_.add_wrapped(text_, words, {px(13), Weight::bold, 0}, {theme_.text}, width_ - px(2 * k_margin) - stamp,
                         LineLength::full);
    y_ += std::ceil(heading_.height()) + px(4);
    x_ = px(k_margin);
}

/// Beside each other, in as many rows as it takes.
void WallFrame::add_entry(const scene::FillStyle& fill, std::string_view mark, std::string_view words,
                          const LegendKey& key) {
    Entry entry;
    entry.fill = fill;
    entry.words.add(text_, words, {px(k_text), Weight::regular, 0}, {theme_.text});
    if (!mark.empty())
        entry.mark.add(text_, mark, {px(10), Weight::regular, 0},
                       {is_dark(fill.colour) ? scene::rgb(0xFFFFFF) : scene::rgb(0x26241F)});
    const float width = px(k_swatch + 6) + entry.words.width();
    if (x_ > px(k_margin) && x_ + width > width_ - px(k_margin)) {
        x_ = px(k_margin);
        y_ += px(k_row);
    }
    entry.swatch = {std::round(x_), y_ + px((k_row - k_swatch_height) / 2), px(k_swatch), px(k_swatch_height)};
    rows_.push_back({{std::round(x_), y_, width, px(k_row)}, to_row_key(key)});
    x_ += width + px(k_gap);
    entries_.push_back(std::move(entry));
}

/// Of the classes, which all cells share, the highest first; then the missing states that occur in any cell.
void WallFrame::add_classes(const std::vector<Choropleth>& cells) {
    if (cells.empty()) return;
    const auto& classes = cells.front().classification.classes;
    for (std::size_t i = classes.size(); i-- > 0;) {
        std::string label = in(classes[i].label, options_.language);
        if (const std::string words = in(classes[i].words, options_.language); !words.empty()) label += " " + words;
        add_entry({cells.front().colours[i], scene::Pattern::solid, {}}, classes[i].mark, label,
                  {i, plan::Missing::none});
    }
    for (std::size_t r = 1; r < cells.front().classification.missing.size(); ++r) {
        const auto occurs = [r](const Choropleth& map) { return map.classification.missing[r] > 0; };
        if (std::none_of(cells.begin(), cells.end(), occurs)) continue;
        const auto reason = static_cast<plan::Missing>(r);
        add_entry(missing_fill(reason, options_.theme), {}, in(plan::label(reason), options_.language),
                  {std::nullopt, reason});
    }
    y_ += px(k_row);
}

void WallFrame::add_foot(const plan::Index& index, const MapOptions& cell) {
    const TextStyle style{px(k_foot), Weight::regular, 0};
    if (!cell.sheet.page.empty()) page_.add(text_, cell.sheet.page, {px(k_foot), Weight::bold, 0}, {theme_.text_soft});
    const float most = width_ - px(2 * k_margin) - (page_.empty() ? 0 : page_.width() + px(k_margin));
    const std::string words =
        fitted_foot(foot_parts(index, cell, {FootOf::Values::all_indicators}), cell.language,
                    [&](const std::string& line) { return text_.shape(line, style).width <= most; });
    foot_y_ = y_ + px(4);
    foot_.add(text_, words, style, {theme_.text_soft});
}

void WallFrame::draw(scene::Builder& builder) const {
    builder.rect({0, strip_y_, width_, height_ - strip_y_}, {theme_.card, scene::Pattern::solid, {}});
    for (const Entry& e : entries_) {
        Rect at = e.swatch;
        at.y += strip_y_;
        builder.rect(at.grown(px(1)), {theme_.card_edge, scene::Pattern::solid, {}});
        builder.rect(at, e.fill);
    }
    for (const Entry& e : entries_) {
        const float middle = strip_y_ + e.swatch.y + e.swatch.height / 2;
        e.words.draw(builder, Space::screen, {}, {e.swatch.right() + px(6), middle - e.words.height() / 2},
                     Align::left);
        if (e.mark.empty()) continue;
        e.mark.draw(builder, Space::screen, {},
                    {e.swatch.x + (e.swatch.width - e.mark.width()) / 2, middle - e.mark.height() / 2}, Align::left);
    }
    if (!head_.empty()) {
        builder.rect({0, 0, width_, head_height_}, {theme_.card, scene::Pattern::solid, {}});
        head_.draw(builder, Space::screen, {}, {px(k_margin), px(k_padding)}, Align::left);
    }
    heading_.draw(builder, Space::screen, {}, {px(k_margin), strip_y_ + px(k_padding)}, Align::left);
    foot_.draw(builder, Space::screen, {}, {px(k_margin), strip_y_ + foot_y_}, Align::left);
    page_.draw(builder, Space::screen, {}, {width_ - px(k_margin) - page_.width(), strip_y_ + foot_y_}, Align::left);
    if (stamp_.empty()) return;
    // behind the heading: notices of a window pass over the other corner
    const Rect box{std::round(px(k_margin + k_gap) + heading_.width()), strip_y_ + px(4), stamp_.width() + px(10),
                   stamp_.height() + px(4)};
    builder.rect(box, {theme_.stamp, scene::Pattern::solid, {}});
    builder.rect(box.grown(-px(2)), {theme_.card, scene::Pattern::solid, {}});
    stamp_.draw(builder, Space::screen, {}, {box.x + px(5), box.y + px(2)}, Align::left);
}

}  // namespace carto
