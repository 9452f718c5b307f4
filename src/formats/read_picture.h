// Reads a scanned picture with GDAL and sends its pixels. Private to formats.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "base/result.h"

namespace formats {

/// PNG or JPEG; a picture longer than wire::k_longest_side is sent smaller.
base::Result<void> read_picture(const std::filesystem::path& file, const std::function<bool(std::string_view)>& write);

}  // namespace formats
