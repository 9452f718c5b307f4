// A picture on its way from langtu-formats: width, height, then four bytes a pixel. Knows no file. Any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace wire {

/// Four bytes a pixel (red, green, blue, alpha), rows from the top.
struct Picture {
    std::uint32_t width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};

/// A longer side than this is never sent; the helper makes larger pictures smaller.
inline constexpr std::uint32_t k_longest_side = 4096;

bool send(const Picture& picture, const std::function<bool(std::string_view)>& write);

/// What send() wrote, piece by piece, from a process that is not trusted.
class PictureDecoder {
public:
    base::Result<void> feed(std::string_view bytes);
    [[nodiscard]] bool finished() const;
    [[nodiscard]] Picture take() { return std::move(picture_); }

private:
    base::Result<void> begin();
    std::string head_;
    bool begun_ = false;
    std::size_t size_ = 0;  ///< of the pixels, bytes
    Picture picture_;
};

}  // namespace wire
