#include "page_file.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <sqlite3.h>
#include <sys/stat.h>
#include <vector>

namespace store {
namespace {

using base::ErrorKind;
using base::mark;

constexpr std::size_t k_file_header = 100, k_log_header = 32, k_frame_header = 24;
constexpr sqlite3_int64 k_largest = sqlite3_int64{1} << 30;

Bytes bytes_of(const std::string& text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

bool is_page_size(std::size_t size) { return size >= 512 && size <= 65536 && (size & (size - 1)) == 0; }

/// Whether the bytes look like a page of a tree of just this size: cells are packed from the end of a page on.
bool is_b_tree_page(Bytes page, std::size_t at) {
    const std::uint8_t kind = page[at];
    const std::size_t header = kind == 2 || kind == 5 ? 12 : 8;
    if (kind != 2 && kind != 5 && kind != 10 && kind != 13) return false;
    const std::size_t cells = read_u16(page, at + 3);
    if (at + header + 2 * cells > page.size()) return false;
    std::size_t last = 0;
    for (std::size_t i = 0; i < cells; ++i) last = std::max<std::size_t>(last, read_u16(page, at + header + 2 * i));
    return last < page.size() && last >= page.size() / 2;
}

/// The size at which most bytes lie in what looks like pages of a tree.
std::size_t likely_page_size(Bytes file) {
    std::size_t best = 4096, most = 0;
    for (std::size_t size = 512; size <= 65536; size *= 2) {
        std::size_t covered = 0;
        for (std::size_t at = 0; at + size <= file.size(); at += size)
            if (is_b_tree_page(file.subspan(at, size), at == 0 ? k_file_header : 0)) covered += size;
        if (covered > most) {
            most = covered;
            best = size;
        }
    }
    return best;
}

/// Reads through SQLite's own VFS, which keeps the locks that this process may hold on the file.
std::optional<std::string> read_whole(const std::string& path, int kind) {
    sqlite3_vfs* vfs = sqlite3_vfs_find(nullptr);
    std::vector<std::max_align_t> room(static_cast<std::size_t>(vfs->szOsFile) / sizeof(std::max_align_t) + 1);
    auto* file = reinterpret_cast<sqlite3_file*>(room.data());
    const std::string name = path + std::string(2, '\0');
    if (vfs->xOpen(vfs, name.c_str(), file, SQLITE_OPEN_READONLY | kind, nullptr) != SQLITE_OK) return std::nullopt;
    sqlite3_int64 size = 0;
    std::optional<std::string> bytes;
    if (file->pMethods->xFileSize(file, &size) == SQLITE_OK && size >= 0 && size <= k_largest) {
        bytes.emplace(static_cast<std::size_t>(size), '\0');
        // A part that the disk cannot give stays zero and is found missing like any other damage.
        constexpr sqlite3_int64 k_piece = 4096;
        for (sqlite3_int64 at = 0; at < size; at += k_piece)
            file->pMethods->xRead(file, bytes->data() + at, static_cast<int>(std::min(k_piece, size - at)), at);
    }
    file->pMethods->xClose(file);
    return bytes;
}

bool is_ordinary(const std::string& path, sqlite3_int64& size) {
    struct stat info {};
    if (lstat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return false;
    size = info.st_size;
    return true;
}

/// The checksum of the log: over pairs of words, in the order of bytes that its header names.
struct LogSum {
    bool big_endian = false;
    std::uint32_t a = 0, b = 0;

    void add(Bytes bytes) {
        for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
            a += word(bytes, at) + b;
            b += word(bytes, at + 4) + a;
        }
    }
    [[nodiscard]] bool is(Bytes bytes, std::size_t at) const {
        return read_u32(bytes, at) == a && read_u32(bytes, at + 4) == b;
    }

private:
    [[nodiscard]] std::uint32_t word(Bytes bytes, std::size_t at) const {
        const std::uint32_t value = read_u32(bytes, at);
        return big_endian ? value : __builtin_bswap32(value);
    }
};

}  // namespace

std::uint32_t read_u16(Bytes bytes, std::size_t at) { return (std::uint32_t{bytes[at]} << 8) | bytes[at + 1]; }

std::uint32_t read_u32(Bytes bytes, std::size_t at) { return (read_u16(bytes, at) << 16) | read_u16(bytes, at + 2); }

base::Result<PageFile> PageFile::load(const std::filesystem::path& path) {
    const std::string subject = path.string();
    std::error_code error;
    if (!std::filesystem::exists(std::filesystem::symlink_status(path, error)))
        return base::fail(ErrorKind::refused, subject, mark("no such file; check the name"));
    const std::string absolute = std::filesystem::absolute(path, error).string();
    sqlite3_int64 size = 0;
    if (!is_ordinary(absolute, size))
        return base::fail(ErrorKind::damaged, subject, mark("is no ordinary file; choose another file"));
    if (size > k_largest)
        return base::fail(ErrorKind::limit, subject,
                          mark("is larger than 1 GiB, too large to repair; restore a backup"));
    auto file = read_whole(absolute, SQLITE_OPEN_MAIN_DB);
    if (!file) return base::fail(ErrorKind::io, subject, mark("cannot be read; check the disk and the permissions"));
    std::optional<std::string> log;
    if (is_ordinary(absolute + "-wal", size)) log = read_whole(absolute + "-wal", SQLITE_OPEN_WAL);
    return PageFile(std::move(*file), log.value_or(std::string()));
}

PageFile::PageFile(std::string file, const std::string& log) : file_(std::move(file)) {
    page_size_ = likely_page_size(bytes_of(file_));
    read_log(log);
    const std::size_t whole = file_.size() / page_size_;
    page_count_ = std::max(page_count_, static_cast<std::uint32_t>(whole));
}

Bytes PageFile::page(std::uint32_t number) const {
    if (const auto found = logged_.find(number); found != logged_.end()) return bytes_of(found->second);
    if (number == 0 || number > file_.size() / page_size_) return {};
    return bytes_of(file_).subspan((number - std::size_t{1}) * page_size_, page_size_);
}

/// Takes the frames of each commit as SQLite does: while salts and running checksums agree.
void PageFile::read_log(const std::string& log) {
    const Bytes bytes = bytes_of(log);
    if (bytes.empty()) return;
    log_state_ = LogState::damaged;
    if (bytes.size() < k_log_header || (read_u32(bytes, 0) & ~1U) != 0x377F0682U) return;
    const std::size_t size = read_u32(bytes, 8);
    LogSum sum{(bytes[3] & 1) != 0};
    sum.add(bytes.first(24));
    if (!is_page_size(size) || !sum.is(bytes, 24)) return;
    if (file_.size() < size) page_size_ = size;
    if (size != page_size_) return;
    log_state_ = LogState::whole;
    std::unordered_map<std::uint32_t, std::string> pending;
    for (std::size_t at = k_log_header; at + k_frame_header + size <= bytes.size(); at += k_frame_header + size) {
        const std::uint32_t number = read_u32(bytes, at), commit = read_u32(bytes, at + 4);
        if (read_u32(bytes, at + 8) != read_u32(bytes, 16) || read_u32(bytes, at + 12) != read_u32(bytes, 20)) return;
        sum.add(bytes.subspan(at, 8));
        sum.add(bytes.subspan(at + k_frame_header, size));
        if (!sum.is(bytes, at + 16) || number == 0) {
            log_state_ = LogState::damaged;
            return;
        }
        pending[number] = log.substr(at + k_frame_header, size);
        if (commit == 0) continue;
        for (auto& [page, content] : pending) {
            page_count_ = std::max(page_count_, page);
            logged_[page] = std::move(content);
        }
        pending.clear();
    }
}

}  // namespace store
