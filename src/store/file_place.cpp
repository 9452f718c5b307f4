#include "file_place.h"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <utility>

namespace store {
namespace {

std::int64_t in_ns(const timespec& time) {
    constexpr std::int64_t k_ns_per_s = 1'000'000'000;
    return time.tv_sec * k_ns_per_s + time.tv_nsec;
}

FileState state_from(const struct stat& info) {
    return {{info.st_dev, info.st_ino, info.st_nlink}, info.st_size, in_ns(info.st_mtim), in_ns(info.st_ctim)};
}

}  // namespace

std::optional<FileState> state_of(const std::string& path) {
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0) return std::nullopt;
    return state_from(info);
}

std::optional<FileIdentity> identify(const std::string& path) {
    const auto state = state_of(path);
    return state ? std::optional(state->file) : std::nullopt;
}

std::optional<HeldFile> HeldFile::hold(const std::string& path) {
    const int file = ::open(path.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0) return std::nullopt;
    return HeldFile(file);
}

HeldFile::HeldFile(HeldFile&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

HeldFile& HeldFile::operator=(HeldFile&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
}

HeldFile::~HeldFile() {
    if (file_ >= 0) ::close(file_);
}

FileState HeldFile::state() const {
    struct stat info {};
    return ::fstat(file_, &info) == 0 ? state_from(info) : FileState{};
}

std::string HeldFile::where() const { return name_of_open(file_); }

std::string name_of_open(int file) {
    std::array<char, 4096> name{};
    const auto size = ::readlink(fmt::format("/proc/self/fd/{}", file).c_str(), name.data(), name.size());
    if (size <= 0) return {};
    std::string path(name.data(), static_cast<std::size_t>(size));
    struct stat info {};
    // The system adds words of its own to a name that is gone, and the name may mean another file by now.
    if (::fstat(file, &info) != 0 || identify(path) != state_from(info).file) return {};
    return path;
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
