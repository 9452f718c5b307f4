// Finds fonts that can write Chinese and Latin, by fontconfig. No state; any thread.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace platform {

/// A face in a font file (an index inside collections such as .ttc).
struct FontFile {
    std::filesystem::path path;
    int face_index = 0;
};

struct FontPair {
    FontFile regular;
    FontFile bold;  ///< the regular one where no bold is installed
};

/// Simplified Chinese faces that have both 圳 and A. LANGTU_FONT names one font file to use instead.
/// Refused when none is installed: the message names the package.
base::Result<FontPair> find_fonts();

}  // namespace platform
