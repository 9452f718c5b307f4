// What has become of the place of a project that is open: whether its names still mean the file that was opened, and
// whether that file still holds what this program left in it. Other programs rename, replace, overwrite and link files
// at any moment. Owned by whoever has the connection; one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <sqlite3.h>
#include <string>

#include "base/result.h"
#include "file_place.h"

namespace store {

class ProjectPlace {
public:
    /// `given` as the user names it, `resolved` without symbolic links: both must go on meaning the same file.
    static base::Result<ProjectPlace> hold(std::string given, std::string resolved);

    /// Both names mean the file that was opened.
    [[nodiscard]] bool is_named() const;
    [[nodiscard]] bool has_second_name() const { return held_.state().file.names > 1; }
    /// The file holds what was noted last. What cannot be read is not judged.
    [[nodiscard]] bool is_as_left(sqlite3_file* file);
    /// Whether that was content of this sum.
    [[nodiscard]] bool left(std::uint64_t sum) const { return sum == sum_; }
    /// Notes what the file holds: what is in it now, or, better, what is known to have been written.
    void note(sqlite3_file* file, std::optional<std::uint64_t> sum = {});
    /// The generation that was noted.
    [[nodiscard]] std::uint32_t generation() const { return generation_; }
    /// The name of the file now; empty where it has none.
    [[nodiscard]] std::string where() const { return held_.where(); }
    /// The folder of the name is on the disk that the file is on, and not just an empty place where that was mounted.
    [[nodiscard]] bool has_its_folder() const;

    /// The file is written to only between these two, and only while nobody else has.
    void begin_writing() { writing_ = Writing::asked; }
    void end_writing() { writing_ = Writing::no; }
    [[nodiscard]] bool may_write(sqlite3_file* file);
    /// Somebody else wrote to it, so that nothing was written since begin_writing().
    [[nodiscard]] bool was_refused() const { return writing_ == Writing::refused; }

private:
    enum class Writing { no, asked, granted, refused };
    ProjectPlace(std::string given, std::string resolved, HeldFile held)
        : given_(std::move(given)),
          resolved_(std::move(resolved)),
          on_network_(is_on_network(resolved_)),
          held_(std::move(held)) {}

    std::string given_, resolved_;
    bool on_network_;  ///< times are another machine's
    HeldFile held_;
    FileState state_;  ///< when it was last found to hold what was left
    std::int64_t state_at_ns_ = 0;
    std::uint64_t sum_ = 0;
    std::uint32_t generation_ = 0;
    Writing writing_ = Writing::no;
    sqlite3_int64 size_ = 0;  ///< when writing was granted
};

/// The generation that an open file has now; nothing where it is no project any more.
std::optional<std::uint32_t> generation_of(sqlite3_file* file);

}  // namespace store
