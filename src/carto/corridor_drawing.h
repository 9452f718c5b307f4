// The corridor unrolled: the rail line drawn straight, its stations, and every carrier at its chainage and offset.
//
//   name of a segment  │ next segment
//   north 1 km ────────┼───────────────   offsets are drawn by their square root, so that near the line,
//   ──────●────────────●──────────────●─  where it matters, there is room
//   south 1 km ─────○──────────────────
//        station      station     station
//
// Screen space alone; its scene is shown by screen_pane(). Private to carto.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "carto/options.h"
#include "carto/text.h"
#include "plan/corridor_strip.h"
#include "scene/builder.h"
#include "scene/scene.h"
#include "style.h"

namespace carto {

class CorridorDrawing {
public:
    /// `box`: where it is drawn, device px; `most_rows_of_names`: of stations, below the line. All must outlive it.
    /// Where the box is too low for so many rows and the drawing, some names are left out.
    CorridorDrawing(const plan::CorridorStrip& strip, const Look& look, float pixel_ratio, const scene::Rect& box,
                    std::size_t most_rows_of_names, TextEngine& text);

    /// Every station and segment has its name, every mark its number, and the drawing its height.
    [[nodiscard]] bool fits() const;
    void draw(scene::Builder& builder) const;
    /// Carriers, then stations; a carrier of a crowd, which is a dot without a number, too.
    [[nodiscard]] std::vector<scene::PickTarget> pick_targets() const;

private:
    /// Carriers whose marks touch share one text: "1, 3, 13".
    struct NumberGroup {
        scene::Vec2 at;
        std::string numbers;
    };
    struct Placed {
        scene::Rect box;
        std::string words;
    };
    [[nodiscard]] float px(float logical) const { return logical * ratio_; }
    [[nodiscard]] static float text_px(float pixel_ratio);
    [[nodiscard]] float x(double chainage_m) const;
    [[nodiscard]] float y(double offset_m) const;
    [[nodiscard]] scene::Vec2 place(const plan::StripCarrier& carrier) const;
    [[nodiscard]] std::string_view say(const char* english) const;
    [[nodiscard]] TextStyle style() const { return {text_px(ratio_), Weight::regular, 0}; }
    [[nodiscard]] float line_height() const;
    [[nodiscard]] float width_of(std::string_view text) const { return text_.shape(text, style()).width; }
    void write(scene::Builder& builder, scene::Vec2 corner, std::string_view text, scene::Colour colour) const;
    void draw_segments(scene::Builder& builder) const;
    void place_segment_names();
    void draw_offsets(scene::Builder& builder) const;
    void draw_lines(scene::Builder& builder) const;
    void draw_carriers(scene::Builder& builder) const;
    void draw_stations(scene::Builder& builder) const;
    void place_station_names(std::size_t most_rows);
    void draw_station_names(scene::Builder& builder) const;
    [[nodiscard]] std::vector<NumberGroup> number_groups() const;
    void place_numbers();

    const plan::CorridorStrip& strip_;
    const Look& look_;
    const Theme& theme_;
    float ratio_;
    scene::Rect box_;
    TextEngine& text_;
    float left_ = 0, width_ = 0;  ///< of the axis
    double from_m_ = 0, to_m_ = 1;
    float middle_ = 0, half_ = 0;  ///< y of the line; px of the largest offset
    float names_ = 0;              ///< y of the first row of station names
    std::vector<Placed> segment_names_, numbers_;
    bool all_texts_whole_ = true;  ///< of segments and carriers
    std::size_t rows_of_names_ = 1;
    std::vector<std::size_t> name_rows_;  ///< by station; not below rows_of_names_: its name has found no room
};

}  // namespace carto
