// How alike two pictures of one drawing are that different programs rasterised: edges and letters are antialiased
// otherwise, so cells of pixels are compared and not pixels.
#pragma once

#include <string>

#include "image.h"

namespace support {

struct Likeness {
    bool same_size = true;
    double rms = 0;    ///< of the differences of all cells of 4 × 4 px, 0 … 1
    double worst = 0;  ///< of the mean colours of 12 × 12 px, the largest difference of a channel, 0 … 1
    int x = 0, y = 0;  ///< where that is

    [[nodiscard]] bool acceptable() const;
    [[nodiscard]] std::string sentence() const;
};

Likeness likeness(const Image& a, const Image& b);

}  // namespace support
