#include "page_file.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <sqlite3.h>
#include <sys/stat.h>

#include "safe_file.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;

constexpr std::size_t k_file_header = 100;
constexpr sqlite3_int64 k_largest = k_most_bytes_read;

Bytes bytes_of(const std::string& text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

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

bool is_ordinary(const std::string& path, sqlite3_int64& size) {
    struct stat info {};
    if (lstat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return false;
    size = info.st_size;
    return true;
}

}  // namespace

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
    take_log(log);
    const std::size_t whole = file_.size() / page_size_;
    page_count_ = std::max(page_count_, static_cast<std::uint32_t>(whole));
}

Bytes PageFile::page(std::uint32_t number) const {
    if (const auto found = logged_.find(number); found != logged_.end()) return bytes_of(found->second);
    if (number == 0 || number > file_.size() / page_size_) return {};
    return bytes_of(file_).subspan((number - std::size_t{1}) * page_size_, page_size_);
}

/// A log of another file, laid over this one, would make a mixture of both.
void PageFile::take_log(const std::string& log) {
    const ReadLog read = read_log(bytes_of(log));
    log_state_ = read.state;
    if (read.state == LogState::none || read.page_size == 0) return;
    if (file_.size() < read.page_size) page_size_ = read.page_size;
    if (read.page_size != page_size_) {
        log_state_ = LogState::damaged;
        return;
    }
    const bool has_header = file_.size() >= k_file_header && file_.starts_with("SQLite format 3");
    log_is_foreign_ = has_header && !belongs_to(read, generation_of(bytes_of(file_)));
    if (log_is_foreign_) return;
    for (const LoggedPage& page : read.pages) {
        page_count_ = std::max(page_count_, page.number);
        logged_[page.number].assign(page.content.begin(), page.content.end());
    }
}

}  // namespace store
