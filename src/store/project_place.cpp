#include "project_place.h"

#include <array>
#include <cstring>
#include <ctime>

#include "project_image.h"
#include "write_ahead_log.h"

namespace store {
namespace {

/// Times of files are kept in steps of up to two seconds: within them a second change cannot be told from the first. A
/// disk of this machine whose time is no multiple of 10 ms keeps it as finely as the kernel's clock ticks, which is at
/// least 100 times a second.
std::int64_t step_of_times_ns(const FileState& state, bool on_network) {
    constexpr std::int64_t k_coarse = 3'000'000'000, k_tick = 10'000'000;
    return !on_network && state.changed_ns % k_tick != 0 ? 2 * k_tick : k_coarse;
}

std::int64_t now_ns() {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * 1'000'000'000 + now.tv_nsec;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

}  // namespace

std::optional<std::uint32_t> generation_of(sqlite3_file* file) {
    std::array<std::uint8_t, 100> header{};
    if (file->pMethods->xRead(file, header.data(), static_cast<int>(header.size()), 0) != SQLITE_OK ||
        std::memcmp(header.data(), "SQLite format 3", 16) != 0)
        return std::nullopt;
    return generation_of(Bytes(header));
}

base::Result<ProjectPlace> ProjectPlace::hold(std::string given, std::string resolved) {
    auto held = HeldFile::hold(resolved);
    if (!held)
        return base::fail(base::ErrorKind::io, given, base::mark("cannot be read; check the disk and the permissions"));
    return ProjectPlace(std::move(given), std::move(resolved), std::move(*held));
}

bool ProjectPlace::is_named() const {
    const FileIdentity file = held_.state().file;
    return identify(resolved_) == file && identify(given_) == file;
}

bool ProjectPlace::has_its_folder() const {
    const auto folder = identify(folder_of(resolved_));
    return folder && folder->device == held_.state().file.device;
}

bool ProjectPlace::is_as_left(sqlite3_file* file) {
    const FileState state = held_.state();
    const std::int64_t age_ns = state_at_ns_ - state.changed_ns;
    const bool trusted = age_ns > step_of_times_ns(state, on_network_) && state.changed_ns > 0;
    if (trusted && state == state_) return true;
    const std::int64_t at_ns = now_ns();
    const auto sum = sum_of(file);
    if (sum && *sum != sum_) return false;
    state_ = state;
    state_at_ns_ = at_ns;
    return true;
}

void ProjectPlace::note(sqlite3_file* file, std::optional<std::uint64_t> sum) {
    state_at_ns_ = 0;  // looked at again before it is trusted
    sum_ = sum ? *sum : sum_of(file).value_or(0);
    generation_ = store::generation_of(file).value_or(0);
}

/// Looks at the content before the first write; then at the size alone, since whoever overwrites a file cuts it first.
bool ProjectPlace::may_write(sqlite3_file* file) {
    if (writing_ == Writing::asked) {
        writing_ = is_as_left(file) ? Writing::granted : Writing::refused;
        if (file->pMethods->xFileSize(file, &size_) != SQLITE_OK) size_ = 0;
    }
    sqlite3_int64 size = 0;
    if (writing_ == Writing::granted && (file->pMethods->xFileSize(file, &size) != SQLITE_OK || size < size_))
        writing_ = Writing::refused;
    return writing_ == Writing::granted;
}

}  // namespace store
