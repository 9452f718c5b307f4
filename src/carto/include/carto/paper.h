// Sheets of paper that a map is drawn on, by name. Values; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace carto {

/// A sheet, landscape unless its name says otherwise.
struct Paper {
    double width_mm = 0, height_mm = 0;
    float type = 1;  ///< how large text and symbols are beside those of a sheet that is read at arm's length
};

/// A4, A3, A2, A1, A0; the figure of a report, 15 cm wide; a slide, 16:9. "-portrait" after any of them turns it.
std::optional<Paper> paper_from_key(std::string_view key);

/// A sheet as a scale names it, "A3"; where it has no name of its own, its size.
std::string paper_words(std::string_view key);

/// The px per inch that it is drawn with: 300 for what is read at arm's length; 150 for a poster, which is as fine from
/// three steps away and takes a quarter of the memory.
int usual_dpi(const Paper& paper);

/// Whole px of a length at a resolution.
int px_of(double mm, int dpi);

}  // namespace carto
