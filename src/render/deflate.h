// Pixels as the zlib stream of a PNG, band by band, each worked out in two halves at once. Private to render.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace render {

class RowDeflater {
public:
    /// Of a picture of `height` rows.
    RowDeflater(int width, int height) : width_(width), left_(height) {}

    /// The next `count` rows: RGB, each but the first of the picture less the row above (filter "up"). `rgba`: width *
    /// count * 4 bytes. False where zlib has no memory for its own; throws std::bad_alloc where there is none for the
    /// rows.
    [[nodiscard]] bool add(std::span<const std::uint8_t> rgba, int count);
    /// The whole stream, when all rows were added.
    [[nodiscard]] std::vector<std::uint8_t> take();

private:
    int width_, left_;
    std::vector<std::uint8_t> out_{0x78, 0x01};  ///< zlib, window of 32 KiB, quickest level
    unsigned long sum_ = 1;                      ///< Adler-32 of the rows so far
    std::vector<std::uint8_t> above_;            ///< the last row of the band before
};

}  // namespace render
