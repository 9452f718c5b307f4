// The file of a project that is open for editing: its lock, its connection, its place, and what it holds, kept in
// memory. Before anything is written it is looked at; when its place means something else meanwhile, the log is brought
// into the file that is still open, nothing is written to what was put there, and the project can still be read and
// copied from memory. Knows no plan and no history. Owned by Project; one thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "guarded_connection.h"
#include "project_lock.h"
#include "project_place.h"
#include "store/project.h"

namespace store {

/// What was found where the project is.
enum class Found {
    as_left,
    second_name,    ///< a hard link: two names would have two logs
    brought_in,     ///< another program has brought the log into it, or more: it must be read again
    somebody_elses  ///< moved, deleted, replaced or overwritten
};

class OpenFile {
public:
    OpenFile(std::filesystem::path path, EditOptions options);
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    /// Takes the lock and connects.
    base::Result<void> open();
    /// From memory to the file, where that is in its place again and holds what was left in it.
    base::Result<void> come_back();
    [[nodiscard]] sqlite3* db() const { return connection_->get(); }
    /// False where not even what is in memory can be read, for want of memory.
    [[nodiscard]] bool is_readable() const { return connection_.has_value(); }
    [[nodiscard]] const std::vector<base::Error>& notices() const { return notices_; }
    /// Why the project is in memory only; empty while the file is open.
    [[nodiscard]] const std::optional<base::Error>& away() const { return away_; }
    /// The last state that was on the disk.
    [[nodiscard]] ProjectImage image() {
        image_is_shared_ = true;
        return image_;
    }

    [[nodiscard]] Found look();
    /// Keeps a file of an earlier version beside it as it is, then brings its schema to the present one, in one
    /// transaction. A notice says so.
    base::Result<void> migrate(int version);
    /// What must be so before a transaction begins.
    base::Result<void> prepare();
    /// Ties the log to the file, as part of the transaction that begins it.
    base::Result<void> tie();
    /// After a commit: the image follows it.
    void keep();
    /// After a long log: brings it into the file.
    void checkpoint_if_long();
    /// For a file with a second name: brings everything into it, so that both names show it.
    void bring_in() { (void)checkpoint(SQLITE_CHECKPOINT_TRUNCATE); }
    /// The place is somebody else's: saves what was acknowledged, clears up, goes on in memory. Says where it is.
    base::Error leave();
    /// Closes the connection and opens the file again; where that fails, goes on in memory.
    base::Result<void> reopen();
    void go_on_in_memory(base::Error why);
    /// The name by which others are told who edits.
    void set_author(const std::string& author) {
        options_.author = author;
        if (lock_) lock_->rename_holder(author);
    }
    /// Brings everything into the one file and gives the lock back.
    base::Result<void> close();

private:
    base::Result<void> connect();
    base::Result<void> set_foreign_log_aside(const std::string& resolved);
    base::Result<void> in_transaction(const std::function<base::Result<void>()>& write);
    base::Result<void> draw_generation();
    bool checkpoint(int mode);
    base::Result<void> take_whole_image();
    [[nodiscard]] bool has_log() const;
    [[nodiscard]] bool is_tied_to_log(std::uint32_t generation) const;
    base::Error rescue(std::string& saved_in);

    std::filesystem::path path_;
    std::string subject_;
    EditOptions options_;
    std::string resolved_;
    std::optional<ProjectLock> lock_;
    std::optional<ProjectPlace> place_;
    std::optional<GuardedConnection> connection_;  // goes before what it asks
    std::vector<base::Error> notices_;
    std::optional<base::Error> away_;
    std::shared_ptr<std::string> image_;
    bool image_is_behind_ = false;  ///< for want of memory
    bool image_is_shared_ = false;  ///< handed out: somebody may read it, on whatever thread
    bool image_is_exact_ = false;   ///< down to the counters of page 1, so that the file will hold just this
    bool tied_ = false;             ///< the log says whose it is
    bool has_pages_in_log_ = false;
    bool edited_ = false;  ///< something was acknowledged that may be in the log only
};

/// The system's clock, as the history writes it.
std::string system_utc_now();

}  // namespace store
