// The parts of a view that actions name as well: mode, tool, place. Values; any thread.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "geo/geometry.h"

namespace session {

/// The three jobs: each shows the panels that it needs.
enum class Mode { review, progress, edit };
inline constexpr std::array k_modes{Mode::review, Mode::progress, Mode::edit};
std::string_view to_key(Mode mode);
std::optional<Mode> mode_from_key(std::string_view key);

/// What a click on the map does. Dragging pans in every tool.
enum class Tool { select, measure };

/// A position (EPSG:4490) in the middle of the map, at a scale. As an action: looks there at once.
struct LookAt {
    geo::LonLat centre;
    double denominator = 0;  ///< on a screen of 96 logical dpi
    friend bool operator==(const LookAt&, const LookAt&) = default;
};

}  // namespace session
