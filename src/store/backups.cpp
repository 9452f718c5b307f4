#include "store/backups.h"

#include <algorithm>
#include <fmt/format.h>
#include <unistd.h>

#include "base/error_words.h"
#include "base/places.h"
#include "base/typed_time.h"
#include "copy_into.h"
#include "keep_image.h"
#include "project_image.h"
#include "project_lock.h"
#include "store/project.h"
#include "store/project_file.h"

namespace store {
namespace {

namespace fs = std::filesystem;
using base::ErrorKind;
using base::mark;

constexpr std::string_view k_damaged = "-damaged";
constexpr std::string_view k_kept = "-kept";  // of a project whose file went away, or before it is brought up to date

std::string now(const BackupOptions& options) {
    return options.utc_now ? options.utc_now() : base::utc_text(base::system_clock_now());
}

/// The project's absolute path, told apart from others of the same name.
std::string mark_of(const fs::path& project) {
    std::uint64_t sum = 14695981039346656037ULL;  // FNV-1a, the same in every version
    for (const char c : project.string()) sum = (sum ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return fmt::format("{:016x}", sum);
}

/// Where backups of a project may be, the first choice first.
std::vector<fs::path> folders_of(const fs::path& project, const BackupOptions& options) {
    std::error_code error;
    const fs::path absolute = fs::weakly_canonical(fs::absolute(project, error), error);
    std::vector<fs::path> folders{absolute.string() + ".backups"};
    const fs::path state = options.state_folder.empty() ? base::user_state_folder() : options.state_folder;
    if (!state.empty()) folders.push_back(state / "backups" / (absolute.filename().string() + "-" + mark_of(absolute)));
    return folders;
}

/// The first folder that is there and can be written, or can be made.
base::Result<fs::path> folder_for(const fs::path& project, const BackupOptions& options) {
    for (const fs::path& folder : folders_of(project, options)) {
        std::error_code error;
        fs::create_directories(folder, error);
        if (fs::is_directory(folder, error) && ::access(folder.c_str(), W_OK | X_OK) == 0) return folder;
    }
    return base::fail(ErrorKind::io, project.string(),
                      mark("no folder for its backups can be made; check the permissions of its folder"));
}

/// "2026-11-25T14:05:09Z" <-> "20261125T140509Z", as it stands in names of files.
std::string compact(std::string time) {
    std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
    return time;
}

std::string spread(const std::string& t) {
    return fmt::format("{}-{}-{}T{}:{}:{}Z", t.substr(0, 4), t.substr(4, 2), t.substr(6, 2), t.substr(9, 2),
                       t.substr(11, 2), t.substr(13, 2));
}

/// The backup that a file's name "STEM-TIME[-N][-damaged|-kept].EXT" tells of; nothing for other files.
std::optional<Backup> recognise(const fs::path& file, const fs::path& project) {
    constexpr std::size_t k_time = 16;
    const std::string name = file.stem().string(), stem = project.stem().string() + "-";
    if (!name.starts_with(stem) || file.extension() != project.extension()) return std::nullopt;
    const std::string rest = name.substr(stem.size());
    if (rest.size() < k_time || rest[8] != 'T' || rest[15] != 'Z') return std::nullopt;
    const std::string time = spread(rest.substr(0, k_time));
    if (!base::utc_seconds(time)) return std::nullopt;
    return Backup{file, time, !rest.ends_with(k_damaged)};
}

/// A name in the folder that nothing has.
fs::path free_name(const fs::path& folder, const fs::path& project, const std::string& time, std::string_view suffix) {
    std::error_code error;
    for (int n = 1;; ++n) {
        const std::string number = n > 1 ? fmt::format("-{}", n) : "";
        fs::path file = folder / fmt::format("{}-{}{}{}{}", project.stem().string(), compact(time), number, suffix,
                                             project.extension().string());
        if (!fs::exists(fs::symlink_status(file, error))) return file;
    }
}

/// Removes the oldest beyond `keep`, but none that was made for want of the project. What cannot be removed now is
/// tried again with the next backup.
void remove_oldest(const fs::path& project, const BackupOptions& options) {
    int kept = 0;
    for (const Backup& backup : list_backups(project, options))
        if (backup.whole && !backup.file.stem().string().ends_with(k_kept) && ++kept > std::max(options.keep, 1)) {
            std::error_code ignored;
            fs::remove(backup.file, ignored);
        }
}

bool is_due(const Backup& latest, const BackupOptions& options) {
    const auto here = base::utc_seconds(now(options)), then = base::utc_seconds(latest.time);
    return !here || !then || *here < *then || *here - *then >= options.at_least_between;
}

bool holds_the_same(const fs::path& project, const fs::path& backup) {
    const auto is = open_project(project), was = open_project(backup);
    return is && was && is->info.history_length == was->info.history_length && *is->plan == *was->plan;
}

/// A project that cannot be opened, moved aside as it is, its log with it.
base::Result<fs::path> put_damaged_aside(const fs::path& project, const BackupOptions& options) {
    const auto folder = folder_for(project, options);
    if (!folder) return base::pass(folder.error());
    const fs::path aside = free_name(*folder, project, now(options), k_damaged);
    for (const char* suffix : {"-wal", ""}) {
        std::error_code error;
        const fs::path from = project.string() + suffix, to = aside.string() + suffix;
        if (!fs::exists(from, error)) continue;
        fs::copy_file(from, to, error);
        if (error)
            return base::fail(ErrorKind::io, project.string(), mark("cannot be put aside ({}); free some space"),
                              {base::system_reason(error.value())});
    }
    return aside;
}

/// Whole: as a backup, with nothing left in its log. Damaged: as it is.
base::Result<fs::path> put_aside(const fs::path& project, const BackupOptions& options) {
    // First only looking: opening for editing would throw a log away that cannot be read.
    const auto looked_at = open_project(project);
    if (!looked_at && looked_at.error().kind == ErrorKind::damaged) return put_damaged_aside(project, options);
    if (auto opened = Project::open(project, {"-", options.utc_now, {}}); !opened) return base::pass(opened.error());
    return back_up(project, {options.keep + 1, options.at_least_between, options.state_folder, options.utc_now});
}

/// The log of the former project must not be taken for one of the new one.
base::Result<void> remove_log(const fs::path& project, bool put_aside_too) {
    const std::string log = project.string() + "-wal";
    std::error_code error;
    if (!fs::exists(log, error)) return {};
    if (!put_aside_too && fs::file_size(log, error) > 0)
        return base::fail(ErrorKind::locked, project.string(),
                          mark("another program has it open; close that program and try again"));
    if (fs::remove(log, error)) return {};
    return base::fail(ErrorKind::io, project.string(), mark("cannot be replaced ({}); check the permissions"),
                      {base::system_reason(error.value())});
}

}  // namespace

std::vector<Backup> list_backups(const fs::path& project, const BackupOptions& options) {
    std::vector<Backup> backups;
    for (const fs::path& folder : folders_of(project, options)) {
        std::error_code error;
        for (fs::directory_iterator file(folder, error), end; !error && file != end; file.increment(error))
            if (file->is_regular_file(error))
                if (auto backup = recognise(file->path(), project)) backups.push_back(std::move(*backup));
    }
    std::ranges::sort(
        backups, [](const Backup& a, const Backup& b) { return a.time != b.time ? a.time > b.time : a.file > b.file; });
    return backups;
}

base::Result<fs::path> back_up(const fs::path& project, const BackupOptions& options) {
    const auto folder = folder_for(project, options);
    if (!folder) return base::pass(folder.error());
    const fs::path file = free_name(*folder, project, now(options), "");
    if (auto copied = copy_project(project, file); !copied) return base::pass(copied.error());
    remove_oldest(project, options);
    return file;
}

base::Result<fs::path> keep_image(const std::string& pages, const fs::path& project, const KeepOptions& how) {
    std::error_code error;
    const fs::path absolute = fs::weakly_canonical(fs::absolute(project, error), error);
    BackupOptions state;
    state.state_folder = how.state_folder;
    base::Error last;
    for (const fs::path& folder : folders_of(project, state)) {
        const bool beside = folder.parent_path() == absolute.parent_path();
        if (beside && !how.beside) continue;
        fs::create_directories(folder, error);
        auto file = FileInMaking::begin(free_name(folder, project, how.time, k_kept).string());
        auto written = file ? write_image(pages, *file) : base::pass(file.error());
        if (written) written = file->publish(false);
        if (written) return file->target();
        last = written.error();
    }
    return base::pass(last);
}

base::Result<std::optional<fs::path>> back_up_if_due(const fs::path& project, const BackupOptions& options) {
    for (const Backup& latest : list_backups(project, options)) {
        if (!latest.whole) continue;
        if (!is_due(latest, options) || holds_the_same(project, latest.file)) return std::nullopt;
        break;
    }
    auto made = back_up(project, options);
    if (!made) return base::pass(made.error());
    return std::optional(std::move(*made));
}

base::Result<fs::path> restore_backup(const fs::path& backup, const fs::path& project, const BackupOptions& options) {
    if (auto whole = verify_project(backup); !whole) return base::pass(whole.error());
    std::error_code error;
    fs::path aside;
    if (fs::exists(project, error)) {
        auto put = put_aside(project, options);
        if (!put) return put;
        aside = std::move(*put);
    }
    const fs::path absolute = fs::weakly_canonical(fs::absolute(project, error), error);
    const auto lock = ProjectLock::take(absolute.string(), this_process("-", now(options)),
                                        std::chrono::milliseconds(0), options.state_folder);
    if (!lock) return base::pass(lock.error());
    auto file = FileInMaking::begin(absolute.string());
    if (!file) return base::pass(file.error());
    if (auto copied = copy_into(backup, *file); !copied) return base::pass(copied.error());
    const bool was_damaged = aside.stem().string().ends_with(k_damaged);
    if (auto removed = remove_log(absolute, was_damaged); !removed) return base::pass(removed.error());
    if (auto published = file->publish(true); !published) return base::pass(published.error());
    return aside;
}

}  // namespace store
