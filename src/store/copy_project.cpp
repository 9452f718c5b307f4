#include "checked_opening.h"
#include "copy_into.h"
#include "project_image.h"
#include "store/project_file.h"

namespace store {
base::Result<void> copy_into(const std::filesystem::path& from, const FileInMaking& file) {
    if (auto opened = open_project(from); !opened) return base::pass(opened.error());  // only whole projects
    auto pages = read_guarded(from, [&](sqlite3* db, const ProbedFile&) -> base::Result<std::string> {
        return take_image(db, from.string());
    });
    if (!pages) return base::pass(pages.error());
    return write_image(std::move(*pages), file);
}

base::Result<void> copy_project(const std::filesystem::path& from, const std::filesystem::path& to) {
    const auto target = probe_target(to, false);
    if (!target) return base::pass(target.error());
    auto file = FileInMaking::begin(*target);
    if (!file) return base::pass(file.error());
    if (auto copied = copy_into(from, *file); !copied) return copied;
    return file->publish(false);
}

base::Result<void> save_image(const ProjectImage& image, const std::filesystem::path& to) {
    const auto target = probe_target(to, false);
    if (!target) return base::pass(target.error());
    auto file = FileInMaking::begin(*target);
    if (!file) return base::pass(file.error());
    if (auto written = write_image(*image, *file); !written) return written;
    return file->publish(false);
}

}  // namespace store
