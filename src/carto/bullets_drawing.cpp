#include "bullets_drawing.h"

#include <algorithm>
#include <cmath>

#include "chart_marks.h"

namespace carto {
namespace {

using scene::Rect;

// logical px
constexpr float k_head = 30, k_over_bar = 3, k_bar = 12, k_under_bar = 7, k_under = 10, k_gap = 8, k_between = 40,
                k_two_columns = 900, k_least_column = 260, k_most_air = 72;
constexpr float k_least_figure = 0.35F;  // of the width, that it keeps beside a long name

}  // namespace

BulletsDrawing::BulletsDrawing(const Lettering& lettering, const BulletChart& chart, const Rect& room)
    : c_(lettering), chart_(chart), room_(room) {
    const auto fit = [&](float column) { return static_cast<std::size_t>(std::max(room.width / c_.px(column), 1.0F)); };
    const std::size_t most = std::min(fit(k_least_column), std::max<std::size_t>(chart.rows.size(), 1));
    std::size_t columns = !in_window() && room.width >= c_.px(k_two_columns) ? 2 : 1;
    arrange(columns);
    while (!in_window() && !fits() && columns < most) arrange(++columns);
    if (!in_window()) share_height();
}

/// One column below the other row by row, then the next one.
void BulletsDrawing::arrange(std::size_t columns) {
    blocks_.clear();
    const std::size_t rows = (chart_.rows.size() + columns - 1) / columns;
    const float between = c_.px(k_between);
    const float width =
        std::floor((room_.width - between * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    float y = room_.y;
    for (std::size_t i = 0; i < chart_.rows.size(); ++i) {
        if (i % rows == 0) y = room_.y;
        Block next = block(chart_.rows[i], width);
        next.box.x = std::round(room_.x + static_cast<float>(i / rows) * (width + between));
        next.box.y = y;
        y = next.box.bottom();
        blocks_.push_back(std::move(next));
    }
}

BulletsDrawing::Block BulletsDrawing::block(const BulletRow& row, float width) const {
    Block out{&row, {0, 0, width, std::round(c_.px(k_head))}, row.name, row.figure, {}};
    cut_head(out);
    for (const BulletLine& line : row.lines)
        for (std::string& part : wrap(c_.text, line.words, c_.style(), width, LineLength::full))
            out.lines.push_back({std::move(part), line.is_soft ? c_.theme.text_soft : c_.theme.text});
    if (!row.has_bar()) return out;
    out.box.height = bar_of(out).bottom() + std::round(c_.px(k_under_bar)) +
                     c_.row_height() * static_cast<float>(out.lines.size()) + std::round(c_.px(k_under));
    return out;
}

/// The figure keeps a part of the width, the name has what it leaves.
void BulletsDrawing::cut_head(Block& b) const {
    const float width = b.box.width, gap = c_.px(k_gap);
    b.figure = c_.fitted(b.figure, std::max(width - c_.width_of(b.name) - gap, width * k_least_figure));
    b.name = c_.fitted(b.name, width - (b.figure.empty() ? 0 : c_.width_of(b.figure) + gap));
}

/// What a page leaves below its columns goes between their rows.
void BulletsDrawing::share_height() {
    const auto at_top = [&](const Block& b) { return b.box.y <= room_.y; };
    std::size_t rows = 0;
    while (rows < blocks_.size() && (rows == 0 || !at_top(blocks_[rows]))) ++rows;
    if (rows < 2 || !fits()) return;
    const float air = std::floor(std::min((room_.height - height()) / static_cast<float>(rows - 1), c_.px(k_most_air)));
    for (std::size_t i = 0; i < blocks_.size(); ++i) blocks_[i].box.y += air * static_cast<float>(i % rows);
}

float BulletsDrawing::height() const {
    float bottom = room_.y;
    for (const Block& b : blocks_) bottom = std::max(bottom, b.box.bottom());
    return bottom - room_.y;
}

Rect BulletsDrawing::bar_of(const Block& b) const {
    return {b.box.x, b.box.y + std::round(c_.px(k_head)) + std::round(c_.px(k_over_bar)), b.box.width,
            std::round(c_.px(k_bar))};
}

/// Ground to the axis' end, a paler bar to the baseline, a thin one to the value, marks for what it is read against.
void BulletsDrawing::draw_bar(scene::Builder& builder, const Block& b) const {
    const BulletRow& row = *b.row;
    const Rect ground = bar_of(b);
    const float edge = mark_edge(c_);
    const auto x = [&](double value) {
        return ground.x + ground.width * static_cast<float>(std::clamp(value / row.axis_max, 0.0, 1.0));
    };
    const auto bar = [&](double value, float inset, scene::Colour colour) {
        const Rect box{ground.x, ground.y + inset, std::round(x(value)) - ground.x, ground.height - 2 * inset};
        if (box.width > 0) builder.rect(box, plain_fill(colour));
    };
    constexpr double k_pale = 0.55;
    builder.begin(scene::ListKind::ground);
    builder.rect(ground, bar_ground(c_.theme));
    if (row.baseline) bar(*row.baseline, 2 * edge, mix(c_.theme.card, c_.theme.text_soft, k_pale));
    if (row.actual) bar(*row.actual, 4 * edge, c_.theme.accent);
    if (row.target) draw_target_line(c_, builder, x(*row.target), ground);
    if (row.expected) draw_expected_mark(c_, builder, x(*row.expected), ground);
}

void BulletsDrawing::draw_words(scene::Builder& builder, const Block& b) const {
    const float line = c_.row_height(), top = b.box.y + std::round((std::round(c_.px(k_head)) - line) / 2);
    builder.begin(scene::ListKind::names);
    c_.write(builder, {b.box.x, top}, b.name, c_.theme.text);
    c_.write(builder, {std::round(b.box.right() - c_.width_of(b.figure)), top}, b.figure, c_.theme.text_soft);
    float y = bar_of(b).bottom() + std::round(c_.px(k_under_bar));
    for (const Line& words : b.lines) {
        c_.write(builder, {b.box.x, y}, words.words, words.colour);
        y += line;
    }
}

void BulletsDrawing::draw(scene::Builder& builder) const {
    for (const Block& b : blocks_) {
        if (b.row->has_bar()) draw_bar(builder, b);
        draw_words(builder, b);
    }
}

std::vector<BulletMark> BulletsDrawing::marks() const {
    std::vector<BulletMark> out;
    for (const Block& b : blocks_) {
        const std::string& whole = b.row->figure;
        out.push_back({b.row->indicator,
                       {b.box.x, b.box.y, b.box.width, std::round(c_.px(k_head))},
                       b.figure == whole ? std::string() : whole});
    }
    return out;
}

}  // namespace carto
