#include "built_in_package.h"

#include <system_error>

#include "base/places.h"

namespace app {

std::filesystem::path built_in_package() {
    const std::filesystem::path installed = base::program_folder() / "../share/langtu/geodata/haining";
    std::error_code error;
    return std::filesystem::exists(installed, error) ? installed.lexically_normal()
                                                     : std::filesystem::path(LANGTU_GEODATA_DIR) / "haining";
}

}  // namespace app
