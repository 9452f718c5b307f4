// A scanned picture laid under the map as something to trace: which file, where it lies by clicked pairs of places, how
// strongly it shows. It is part of how a project is looked at and of no export. Values and pure functions; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/affine.h"

namespace session {

inline constexpr std::size_t k_most_pairs = 6;

/// A place of the picture and where that is.
struct PicturePair {
    geo::PicturePoint on_picture;
    geo::LonLat at;  ///< EPSG:4490
    friend bool operator==(const PicturePair&, const PicturePair&) = default;
};

struct Tracing {
    std::string file;
    std::vector<PicturePair> laid;   ///< two, where it lies until there are two pairs; empty: not yet
    std::vector<PicturePair> pairs;  ///< as clicked, at most k_most_pairs
    float opacity = 0.5F;
    bool shown = true;
    friend bool operator==(const Tracing&, const Tracing&) = default;
};

/// One JSON object, and back; nothing where the text is none or names no file.
std::string to_json(const Tracing& tracing);
std::optional<Tracing> tracing_from_json(std::string_view text);

/// Where the picture lies, and how well its pairs agree with that.
struct PlacedPicture {
    geo::Affine to_map;               ///< pixels to metres of the display CRS
    std::vector<double> residuals_m;  ///< of the pairs
    double overall_m = 0;             ///< root of the mean square
    bool fits = true;  ///< false: the pairs lie on one line or coincide and say nothing; it lies as it was laid
};

}  // namespace session
