#include "base/places.h"

#include <cstdlib>
#include <string>
#include <system_error>

namespace base {
namespace {

namespace fs = std::filesystem;

fs::path xdg_folder(const char* variable, const char* below_home) {
    const char* set = std::getenv(variable);
    if (set != nullptr && *set == '/') return fs::path(set) / "langtu";  // the standard wants an absolute path
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home == '\0') return {};
    return fs::path(home) / below_home / "langtu";
}

}  // namespace

fs::path user_data_folder() { return xdg_folder("XDG_DATA_HOME", ".local/share"); }
fs::path user_state_folder() { return xdg_folder("XDG_STATE_HOME", ".local/state"); }
fs::path user_config_folder() { return xdg_folder("XDG_CONFIG_HOME", ".config"); }

fs::path program_folder() {
    std::error_code error;
    return fs::read_symlink("/proc/self/exe", error).parent_path();
}

}  // namespace base
