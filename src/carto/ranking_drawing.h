// The ranking: a row for every area, with a bar from nothing to its value of the measure that the map shows, in the
// colour of its class, and marks for what it is read against. What has no value comes last and says why. Private to
// carto.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart_context.h"
#include "scene/builder.h"

namespace carto {

class RankingDrawing {
public:
    /// `room`: device px. Rows of a page share its height, those of a window go on below it. What the context points
    /// at must outlive it.
    RankingDrawing(const ChartContext& context, const scene::Rect& room);
    /// Every row has the height of its text.
    [[nodiscard]] bool fits() const;
    void draw(scene::Builder& builder) const;
    [[nodiscard]] std::vector<AreaMark> marks() const;
    [[nodiscard]] scene::Rect plot() const;
    [[nodiscard]] std::string signs() const;

private:
    struct Rank {
        const AreaValue* shown = nullptr;
        std::optional<double> line;      ///< where the target is reached, in the measure's unit
        std::optional<double> expected;  ///< where it should stand by then
        [[nodiscard]] const std::optional<double>& value() const { return shown->value.value; }
    };
    [[nodiscard]] Rank rank_of(const AreaValue& shown) const;
    void order();
    void measure_across();
    [[nodiscard]] scene::Rect row(std::size_t i) const;
    [[nodiscard]] float x(double value) const;
    [[nodiscard]] float words_top(const scene::Rect& row) const;
    void draw_bar(scene::Builder& builder, const Rank& rank, const scene::Rect& row) const;
    void draw_words(scene::Builder& builder, const Rank& rank, const scene::Rect& row) const;
    [[nodiscard]] bool any(std::optional<double> Rank::*mark) const;

    const ChartContext& c_;
    scene::Rect room_;
    std::vector<Rank> ranks_;
    float pitch_ = 0, name_width_ = 0, value_width_ = 0;
    float left_ = 0, width_ = 1;  ///< of the bars
    double least_ = 0, most_ = 0;
};

}  // namespace carto
