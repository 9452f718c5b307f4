#include "base/places.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <pwd.h>
#include <string>
#include <string_view>
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

/// Where the desktop has said nothing.
const char* english_name(const std::string& which) {
    return which == "DESKTOP" ? "Desktop" : which == "DOCUMENTS" ? "Documents" : "Downloads";
}

}  // namespace

fs::path user_data_folder() { return xdg_folder("XDG_DATA_HOME", ".local/share"); }
fs::path user_state_folder() { return xdg_folder("XDG_STATE_HOME", ".local/state"); }
fs::path user_config_folder() { return xdg_folder("XDG_CONFIG_HOME", ".config"); }

fs::path home_folder() {
    const char* home = std::getenv("HOME");
    return home == nullptr ? fs::path() : fs::path(home);
}

fs::path typed_path(std::string text) {
    if (text.size() > 1 && text.front() == text.back() && (text.front() == '"' || text.front() == '\''))
        text = text.substr(1, text.size() - 2);
    constexpr std::string_view k_scheme = "file://";
    if (text.starts_with(k_scheme)) text.erase(0, k_scheme.size());
    if (text == "~" || text.starts_with("~/")) text = home_folder().string() + text.substr(1);
    return text;
}

fs::path desktop_folder(const std::string& which) {
    const char* config = std::getenv("XDG_CONFIG_HOME");
    const fs::path home = home_folder();
    std::ifstream file((config != nullptr && *config == '/' ? fs::path(config) : home / ".config") / "user-dirs.dirs");
    const std::string start = "XDG_" + which + "_DIR=\"";
    fs::path folder = home / english_name(which);
    for (std::string line; std::getline(file, line);) {
        const std::size_t end = line.rfind('"');
        if (!line.starts_with(start) || end < start.size()) continue;
        const std::string value = line.substr(start.size(), end - start.size());
        const std::string of_home = "$HOME/";
        folder = value.starts_with(of_home) ? home / value.substr(of_home.size()) : fs::path(value);
    }
    std::error_code error;
    return folder.is_absolute() && fs::is_directory(folder, error) ? folder : fs::path();
}

std::vector<fs::path> mounted_media() {
    std::vector<fs::path> found;
    const char* user = std::getenv("USER");
    if (user == nullptr || *user == '\0') return found;
    for (const char* parent : {"/media", "/run/media"}) {
        std::error_code error;
        for (fs::directory_iterator at(fs::path(parent) / user, error), end; !error && at != end; at.increment(error))
            if (std::error_code unreadable; at->is_directory(unreadable)) found.push_back(at->path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

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
