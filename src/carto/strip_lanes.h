// The lanes below the station names of the unrolled corridor: parks as bars along the line, and the shown measure of
// the units that the line passes through. Private to carto.
#pragma once

#include <string>
#include <vector>

#include "strip_context.h"

namespace carto {

/// Rows of bars with the names of the parks, or thin ones without.
struct ParkRows {
    std::size_t most = 0;
    bool named = true;
};

/// Parks, each in the first row where its bar and its name have room. Needs the axis' scale across alone.
class ParkLanes {
public:
    /// `right`: where names must end, device px. What has no room is left out.
    ParkLanes(const StripContext& context, const ParkRows& rows, float right);
    [[nodiscard]] float height(const StripContext& context) const;
    /// Every park on the part that is shown has a bar with its name.
    [[nodiscard]] bool all_placed() const { return all_placed_; }
    void draw(const StripContext& context, scene::Builder& builder, float top, float left) const;

private:
    struct Bar {
        const plan::StripPark* park = nullptr;
        StripContext::Span at;
        std::size_t row = 0;
        float name_left = 0;
        std::string name;
        bool inside = false;
    };
    static void place_name(const StripContext& context, Bar& bar, float right);
    [[nodiscard]] float row_height(const StripContext& context) const;
    void draw_bar(const StripContext& context, scene::Builder& builder, const Bar& bar, float top) const;

    std::vector<Bar> bars_;
    bool named_;
    std::size_t rows_ = 0;
    bool all_placed_ = true;
};

/// The ribbon in the classes and colours of the map; the name of a unit where it fits.
void draw_ribbon(const StripContext& context, scene::Builder& builder, const scene::Rect& row, float left);

}  // namespace carto
