// A connection to a project of unknown origin: behind the fence, with everything off that could run, load or attach,
// under limits of size. For reading nothing can be written and time is limited; for writing only rows of our tables
// can, and a commit is on the disk when it returns. Knows no schema and no plan. One thread per connection.
#pragma once

#include <chrono>
#include <memory>

#include "base/result.h"
#include "fenced_vfs.h"
#include "safe_file.h"
#include "sqlite.h"

namespace store {

class GuardedConnection {
public:
    static base::Result<GuardedConnection> open(const ProbedFile& file, const std::string& subject);
    /// `alone`: nobody else can have the file, reading included. For network shares, where WAL's shared memory cannot
    /// be.
    static base::Result<GuardedConnection> open_for_writing(const ProbedFile& file, const std::string& subject,
                                                            bool alone);
    /// A project that lies in memory, to be looked at.
    static base::Result<GuardedConnection> open_image(const std::string& pages, const std::string& subject);
    [[nodiscard]] sqlite3* get() const { return db_.get(); }
    /// What stands around the file; none around an image.
    [[nodiscard]] FencedVfs& fence() const { return *fence_; }
    /// The project itself, as SQLite has it open.
    [[nodiscard]] sqlite3_file* file() const;
    /// Pages in the log after the last commit.
    [[nodiscard]] int log_pages() const { return *log_pages_; }
    /// Part of the transaction that is open: page 1 goes into the log with this generation.
    base::Result<void> write_generation(std::uint32_t generation, const std::string& subject) const;
    /// Runs statements of ours that edits may not: part of the transaction that is open.
    base::Result<void> change_schema(const std::string& sql, const std::string& subject) const;
    /// Closes it without touching the file or any name; what stood around it remains, to clear up after it.
    std::unique_ptr<FencedVfs> abandon();

private:
    using Clock = std::chrono::steady_clock;
    GuardedConnection() = default;
    static base::Result<GuardedConnection> connect(const ProbedFile& file, const std::string& subject, int access);
    static base::Result<void> harden(sqlite3* db, const std::string& subject);
    static base::Result<void> make_durable(sqlite3* db, const ProbedFile& file, const std::string& subject, bool alone);
    static int authorize(void*, int action, const char* first, const char* second, const char*, const char*);
    static int authorize_edits(void*, int action, const char* first, const char* second, const char*, const char*);
    static int past_deadline(void* deadline);
    static int note_log_pages(void* pages, sqlite3*, const char*, int count);

    // Members are destroyed from the last to the first: the connection goes before what it uses.
    std::unique_ptr<FencedVfs> fence_;
    std::unique_ptr<Clock::time_point> deadline_;
    std::unique_ptr<int> log_pages_ = std::make_unique<int>(0);
    Connection db_;
};

}  // namespace store
