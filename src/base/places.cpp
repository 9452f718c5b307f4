#include "base/places.h"

#include <array>
#include <cstdlib>
#include <pwd.h>
#include <string>
#include <system_error>
#include <unistd.h>

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

std::string user_name() {
    std::array<char, 4096> room{};
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwuid_r(::getuid(), &entry, room.data(), room.size(), &found) != 0 || found == nullptr) return "?";
    const std::string full = found->pw_gecos != nullptr ? found->pw_gecos : "";
    const std::string name = full.substr(0, full.find(','));
    return name.empty() ? found->pw_name : name;
}

}  // namespace base
