// Names for files that are written beside the project without a question. Private to desk.
#pragma once

#include <filesystem>
#include <string>

namespace desk {

/// "STEM.EXT", or the first of "STEM (2).EXT" … that no file has.
std::filesystem::path free_name(const std::filesystem::path& folder, const std::string& stem,
                                const std::string& extension);

}  // namespace desk
