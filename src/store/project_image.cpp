#include "project_image.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "sqlite.h"
#include "store/project_file.h"
#include "write_ahead_log.h"

namespace store {
namespace {

/// Takes bytes piece by piece; all pieces but the last are a multiple of 32 bytes long. Four sums side by side, since
/// each step of one waits for the step before.
class Sum {
public:
    void add(const char* bytes, std::size_t count) {
        size_ += count;
        std::size_t at = 0;
        for (; at + k_stride <= count; at += k_stride) add_stride(bytes + at);
        if (at == count) return;
        std::array<char, k_stride> rest{};
        std::memcpy(rest.data(), bytes + at, count - at);
        add_stride(rest.data());
    }
    [[nodiscard]] std::uint64_t value() const {
        std::uint64_t sum = size_;
        for (const std::uint64_t lane : lanes_) sum = step(sum, lane);
        return sum;
    }

private:
    static constexpr std::size_t k_lanes = 4, k_stride = 8 * k_lanes;
    static std::uint64_t step(std::uint64_t sum, std::uint64_t word) {
        sum = (sum ^ word) * 0x9E3779B97F4A7C15ULL;
        return sum ^ (sum >> 29U);
    }
    void add_stride(const char* bytes) {
        std::array<std::uint64_t, k_lanes> words{};
        std::memcpy(words.data(), bytes, k_stride);
        for (std::size_t i = 0; i < k_lanes; ++i) lanes_[i] = step(lanes_[i], words[i]);
    }

    std::array<std::uint64_t, k_lanes> lanes_{0xCBF29CE484222325ULL, 1, 2, 3};
    std::uint64_t size_ = 0;
};

void set_u32(std::string& bytes, std::size_t at, std::uint32_t value) {
    for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(value >> (24 - 8 * i));
}

}  // namespace

base::Result<std::string> take_image(sqlite3* db, const std::string& subject) {
    sqlite3_int64 size = 0;
    unsigned char* pages = sqlite3_serialize(db, "main", &size, 0);
    if (pages == nullptr) {
        const int code = sqlite3_errcode(db);
        const bool said = code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW;
        return base::pass(sqlite_error(db, said ? code : SQLITE_NOMEM, subject));
    }
    std::string image(reinterpret_cast<const char*>(pages), static_cast<std::size_t>(size));
    sqlite3_free(pages);
    return image;
}

base::Result<void> write_image(std::string pages, const FileInMaking& file) {
    constexpr std::size_t k_versions_at = 18, k_generation_at = 40, k_header = 100;
    if (pages.size() >= k_header) {
        pages[k_versions_at] = pages[k_versions_at + 1] = 2;  // WAL, like every project
        set_u32(pages, k_generation_at, new_generation());
    }
    if (auto filled = file.fill(pages); !filled) return filled;
    return verify_project(file.path());
}

std::uint64_t sum_of(const std::string& pages) {
    Sum sum;
    sum.add(pages.data(), pages.size());
    return sum.value();
}

std::optional<std::uint64_t> sum_of(sqlite3_file* file) {
    sqlite3_int64 size = 0;
    if (file->pMethods->xFileSize(file, &size) != SQLITE_OK) return std::nullopt;
    std::array<char, 65536> piece{};
    Sum sum;
    for (sqlite3_int64 at = 0; at < size; at += static_cast<sqlite3_int64>(piece.size())) {
        const auto count = static_cast<int>(std::min<sqlite3_int64>(piece.size(), size - at));
        const int code = file->pMethods->xRead(file, piece.data(), count, at);
        if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return std::nullopt;
        sum.add(piece.data(), static_cast<std::size_t>(count));
    }
    return sum.value();
}

}  // namespace store
