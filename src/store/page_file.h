// The pages of a database that may be damaged, as bytes: the file, and over it what a whole write-ahead log has
// committed. Nothing in it is trusted, nothing is changed; SQLite never opens it. Knows no table and no row.
// Owned by whoever salvages; constant once made, so any thread may read it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>

#include "base/result.h"
#include "write_ahead_log.h"

namespace store {

class PageFile {
public:
    /// Reads the file and the -wal beside it. Refuses what is no ordinary file, and more than 1 GiB.
    static base::Result<PageFile> load(const std::filesystem::path& path);
    PageFile(std::string file, const std::string& log);

    /// Found by trying, since the header may be what is damaged.
    [[nodiscard]] std::size_t page_size() const { return page_size_; }
    [[nodiscard]] std::uint32_t page_count() const { return page_count_; }
    /// Of all bytes, the log's included.
    [[nodiscard]] std::size_t size() const { return file_.size() + logged_.size() * page_size_; }
    /// Pages count from 1. Empty where there is none, or not all of it.
    [[nodiscard]] Bytes page(std::uint32_t number) const;
    [[nodiscard]] LogState log_state() const { return log_state_; }
    /// It belongs to another file, so nothing of it was taken.
    [[nodiscard]] bool log_is_foreign() const { return log_is_foreign_; }

private:
    void take_log(const std::string& log);

    std::string file_;
    std::size_t page_size_ = 0;
    std::uint32_t page_count_ = 0;
    std::unordered_map<std::uint32_t, std::string> logged_;  ///< newest committed content, by page
    LogState log_state_ = LogState::none;
    bool log_is_foreign_ = false;
};

}  // namespace store
