// What stands around the map: title, legend, index of carriers, scale bar, north arrow, notes. Measured first, so that
// the map can be fitted between and labels kept off; drawn last. Private to carto.
#pragma once

#include <memory>
#include <vector>

#include "build_context.h"

namespace carto {

/// Space that the furniture covers at each edge, device px: the map's subject is fitted between.
struct Insets {
    float left = 0, top = 0, right = 0, bottom = 0;
};

class FurnitureLayout {
public:
    /// `width`, `height`: of the picture in device px.
    FurnitureLayout(const plan::Plan& plan, const Choropleth& choropleth, const MapOptions& options, TextEngine& text,
                    int width, int height);
    FurnitureLayout(FurnitureLayout&&) noexcept;
    ~FurnitureLayout();

    [[nodiscard]] const Insets& insets() const;
    /// Boxes that labels keep off. The scale bar's is the largest it can be.
    [[nodiscard]] std::vector<scene::Rect> boxes() const;
    void draw(scene::Builder& builder, const scene::Camera& camera) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Length of a scale bar in metres: the largest of 1, 2, 5 · 10ⁿ that is at most `max_px` wide.
double round_scale_length_m(double pixels_per_metre, double max_px);

}  // namespace carto
