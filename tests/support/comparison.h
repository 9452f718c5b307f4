// Compares a picture with the one that is expected, as an eye would: by the worst place, so that a small thing that is
// gone from a large picture is seen, and by the share of the whole.
#pragma once

#include <string>

#include "image.h"

namespace support {

/// Where the most pixels differ: a window of k_window_px × k_window_px and how many of it do.
struct WorstPlace {
    int x = 0, y = 0;
    int differing = 0;
};

struct Difference {
    bool same_size = true;
    double share = 0;  ///< of all pixels that an eye would tell apart
    WorstPlace worst;
    Image picture;  ///< these pixels in red over the pale expected picture, the worst place framed

    [[nodiscard]] bool acceptable() const;
    /// "of 12 × 12 pixels at 40, 96 differ 34 (at most 20)"; what to say where it is not acceptable.
    [[nodiscard]] std::string sentence() const;
};

/// A pixel differs when the mean of its 3 × 3 neighbourhood does by more than 12 of 255 in a channel: the noise of a
/// reduced palette is no difference; a digit that is gone, a moved label or another colour is.
Difference compare(const Image& expected, const Image& actual);

}  // namespace support
