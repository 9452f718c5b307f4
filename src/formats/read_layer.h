// One layer of a foreign file to wire frames. Believes no success that an error came with: the first GDAL failure,
// anywhere on the way, is the failure of the whole.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace formats {

struct ReadRequest {
    std::filesystem::path file;
    std::string driver;    ///< empty: by extension
    std::string layer;     ///< empty: the only one
    std::string encoding;  ///< of a Shapefile's texts; empty: as the file says
};

/// Takes the next bytes of the stream; false when they cannot be written.
using Sink = std::function<bool(std::string_view)>;

base::Result<void> read_layer(const ReadRequest& request, const Sink& sink);

}  // namespace formats
