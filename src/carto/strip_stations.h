// Stations of the unrolled corridor: their signs on the line and their names in rows below the field. Private to carto.
#pragma once

#include <string>
#include <vector>

#include "strip_context.h"

namespace carto {

/// Which row the name of each station goes into. Needs the axis' scale across and nothing of its height.
class StationNames {
public:
    /// `right`: where names must end, device px.
    StationNames(const StripContext& context, std::size_t most_rows, float right);
    [[nodiscard]] std::size_t rows() const { return rows_; }
    /// Every station that is shown has its name.
    [[nodiscard]] bool all_placed() const { return all_placed_; }
    /// `top`: of the first row.
    void draw(const StripContext& context, scene::Builder& builder, float top) const;

private:
    struct Placed {
        float at = 0, left = 0;  ///< x of the station and of its name
        std::size_t row = 0;
        std::string name;
        bool in_service = true;
    };
    std::vector<Placed> placed_;
    std::size_t rows_ = 1;
    bool all_placed_ = true;
};

/// A station below the ground is filled, one above it hollow; one that is not in service a small ring.
scene::Symbol strip_station_symbol(const plan::Station& station, const Theme& theme, float ratio);
scene::Symbol planned_station_symbol(const Theme& theme, float ratio);
void draw_station_signs(const StripContext& context, scene::Builder& builder);
/// Radius of a sign with its edge, logical px.
inline constexpr float k_strip_station = 5;

}  // namespace carto
