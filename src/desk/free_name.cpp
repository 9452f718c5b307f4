#include "free_name.h"

#include <fmt/format.h>

namespace desk {

std::filesystem::path free_name(const std::filesystem::path& folder, const std::string& stem,
                                const std::string& extension) {
    std::filesystem::path path = folder / (stem + extension);
    std::error_code error;
    for (int n = 2; std::filesystem::exists(path, error); ++n)
        path = folder / fmt::format("{} ({}){}", stem, n, extension);
    return path;
}

}  // namespace desk
