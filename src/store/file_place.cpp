#include "file_place.h"

#include <algorithm>
#include <array>
#include <sys/stat.h>
#include <sys/vfs.h>

namespace store {

std::optional<FileState> state_of(const std::string& path) {
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0) return std::nullopt;
    constexpr std::int64_t k_ns_per_s = 1'000'000'000;
    return FileState{{info.st_dev, info.st_ino, info.st_nlink},
                     info.st_size,
                     info.st_mtim.tv_sec * k_ns_per_s + info.st_mtim.tv_nsec};
}

std::optional<FileIdentity> identify(const std::string& path) {
    const auto state = state_of(path);
    return state ? std::optional(state->file) : std::nullopt;
}

bool is_network_file_system(std::uint32_t type) {
    constexpr std::array<std::uint32_t, 8> k_types{0x6969,     0xFF534D42, 0xFE534D42, 0x517B,
                                                   0x01021997, 0x00C36400, 0x5346414F, 0x65735546};
    return std::find(k_types.begin(), k_types.end(), type) != k_types.end();
}

bool is_on_network(const std::string& path) {
    struct statfs info {};
    return ::statfs(path.c_str(), &info) == 0 && is_network_file_system(static_cast<std::uint32_t>(info.f_type));
}

}  // namespace store
