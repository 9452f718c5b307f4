// What stands around the map: title, legend, index of carriers, scale bar, north arrow, notes. Measured first, so that
// the map can be fitted between and labels kept off; drawn last. Private to carto.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "build_context.h"
#include "window_arrangement.h"

namespace carto {

/// Space that the furniture covers at each edge, device px: the map's subject is fitted between.
struct Insets {
    float left = 0, top = 0, right = 0, bottom = 0;
};

class FurnitureLayout {
public:
    /// `width`, `height`: of the picture in device px. In a window the choice is made so that the city lies free,
    /// unless `known`, made before for the same options and size, is given; where `camera` (null: the fitted one) has
    /// moved the city under the cards, they stand beside the map.
    FurnitureLayout(const plan::Index& index, const Choropleth& choropleth, const MapOptions& options, TextEngine& text,
                    int width, int height, const Outline& city, const std::optional<WindowChoice>& known = {},
                    const scene::Camera* camera = nullptr);
    FurnitureLayout(FurnitureLayout&&) noexcept;
    ~FurnitureLayout();

    [[nodiscard]] const Insets& insets() const;
    /// Of a window; empty for other furniture.
    [[nodiscard]] const std::optional<WindowChoice>& choice() const;
    /// Where an extent is shown: the part of the picture that nothing covers wherever the map is, device px.
    [[nodiscard]] scene::Rect room() const;
    /// Where a page has the corridor unrolled; empty: nowhere.
    [[nodiscard]] const scene::Rect& unrolled_room() const;
    /// Boxes with a ground of their own, which hides the map; the title is in the first, the notes are the last.
    [[nodiscard]] std::vector<scene::Rect> grounds() const;
    /// Boxes that labels keep off. The scale bar's is the largest it can be.
    [[nodiscard]] std::vector<scene::Rect> boxes() const;
    /// The legend's rows that can be pointed at.
    [[nodiscard]] std::vector<scene::LegendRow> legend_rows() const;
    void draw(scene::Builder& builder, const scene::Camera& camera) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Length of a scale bar in metres: the largest of 1, 2, 5 · 10ⁿ that is at most `max_px` wide.
double round_scale_length_m(double pixels_per_metre, double max_px);

}  // namespace carto
