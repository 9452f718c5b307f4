#include "checked_opening.h"
#include "copy_into.h"
#include "sqlite.h"
#include "store/project_file.h"

namespace store {
namespace {

base::Result<void> copy_pages(sqlite3* from, const std::string& to) {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(to.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, nullptr);
    const Connection copy(opened);
    if (code != SQLITE_OK) return base::pass(sqlite_error(copy.get(), code, to));
    sqlite3_backup* backup = sqlite3_backup_init(copy.get(), "main", from, "main");
    if (backup == nullptr) return base::pass(sqlite_error(copy.get(), sqlite3_errcode(copy.get()), to));
    sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (finished != SQLITE_OK) return base::pass(sqlite_error(copy.get(), finished, to));
    return {};
}

}  // namespace

base::Result<void> copy_into(const std::filesystem::path& from, const FileInMaking& file) {
    if (auto opened = open_project(from); !opened) return base::pass(opened.error());  // only whole projects
    auto copied = read_guarded(from, [&](sqlite3* db, const ProbedFile&) { return copy_pages(db, file.path()); });
    if (!copied) return copied;
    return verify_project(file.path());
}

base::Result<void> copy_project(const std::filesystem::path& from, const std::filesystem::path& to) {
    const auto target = probe_target(to, false);
    if (!target) return base::pass(target.error());
    auto file = FileInMaking::begin(*target);
    if (!file) return base::pass(file.error());
    if (auto copied = copy_into(from, *file); !copied) return copied;
    return file->publish(false);
}

}  // namespace store
