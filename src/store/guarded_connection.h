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
    [[nodiscard]] sqlite3* get() const { return db_.get(); }

private:
    using Clock = std::chrono::steady_clock;
    GuardedConnection() = default;
    static base::Result<GuardedConnection> connect(const ProbedFile& file, const std::string& subject, int access);
    static base::Result<void> harden(sqlite3* db, const std::string& subject);
    static base::Result<void> make_durable(sqlite3* db, const ProbedFile& file, const std::string& subject, bool alone);
    static int authorize(void*, int action, const char* first, const char* second, const char*, const char*);
    static int authorize_edits(void*, int action, const char* first, const char* second, const char*, const char*);
    static int past_deadline(void* deadline);

    // Members are destroyed from the last to the first: the connection goes before what it uses.
    std::unique_ptr<FencedVfs> fence_;
    std::unique_ptr<Clock::time_point> deadline_;
    Connection db_;
};

}  // namespace store
