// The checks that a project passes before its rows are used, on a connection that is open already: known schema, whole
// pages, references. Shared by opening for reading and for editing. One thread per connection.
#pragma once

#include <filesystem>
#include <sqlite3.h>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "file_place.h"
#include "guarded_connection.h"
#include "safe_file.h"
#include "store/project_file.h"

namespace store {

/// Hands a guarded connection for reading, and the probed file, to `read`. A project that nobody had open is read
/// without shared memory: when it turns out that somebody began to write meanwhile, it is read again.
template <class Read>
auto read_guarded(const std::filesystem::path& path, const Read& read)
    -> decltype(read(std::declval<sqlite3*>(), std::declval<const ProbedFile&>())) {
    constexpr int k_most_tries = 5;
    const std::string subject = path.string();
    for (int attempt = 1;; ++attempt) {
        const auto before = state_of(subject);
        const auto file = probe(path);
        if (!file) return base::pass(file.error());
        const auto connection = GuardedConnection::open(*file, subject);
        if (!connection) return base::pass(connection.error());
        auto result = read(connection->get(), *file);
        const bool log_came = !file->has_foreign_wal && state_of(file->path + "-wal");
        const bool undisturbed = file->has_wal || (before == state_of(subject) && !log_came);
        if (undisturbed || attempt == k_most_tries) return result;
    }
}

/// What a -journal beside the project means: nothing (with a notice), or a refusal. It is never read.
base::Result<std::vector<base::Error>> consider_journal(const ProbedFile& file, const std::string& subject);
/// `integrity`: quick_check or integrity_check, as a PRAGMA. Nothing of the file may run before this has answered.
/// Gives the version of its schema, as the log, too, has it: the header may be older.
base::Result<int> check_all(sqlite3* db, const char* integrity, const std::string& subject);
ProjectInfo describe(sqlite3* db, const plan::Plan& plan, int schema_version);

}  // namespace store
