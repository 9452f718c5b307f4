#include "start_project.h"

#include <fstream>
#include <span>
#include <string>
#include <system_error>

#include "base/atomic_file.h"
#include "base/places.h"
#include "exchange/package.h"
#include "store/project_file.h"

namespace app {
namespace {

namespace fs = std::filesystem;

fs::path last_project_note() {
    const fs::path folder = base::user_state_folder();
    return folder.empty() ? fs::path() : folder / "last-project";
}

std::optional<fs::path> last_project() {
    std::ifstream note(last_project_note());
    std::string line;
    std::error_code error;
    if (!std::getline(note, line) || !fs::is_regular_file(line, error)) return std::nullopt;
    return fs::path(line);
}

base::Result<fs::path> built_in_copy() {
    const fs::path folder = base::user_data_folder();
    if (folder.empty())
        return base::fail(base::ErrorKind::io, "HOME",
                          "is not set, so there is no folder for the project; set it or "
                          "name a project file");
    fs::path copy = folder / "haining.sqlite";
    std::error_code error;
    if (fs::exists(copy, error)) return copy;
    fs::create_directories(folder, error);
    if (error) return base::fail(base::ErrorKind::io, folder.string(), "cannot be made; choose another XDG_DATA_HOME");
    const auto plan = exchange::read_package(built_in_package());
    if (!plan) return base::pass(plan.error());
    if (auto made = store::create_project(copy, *plan, store::Overwrite::no); !made) return base::pass(made.error());
    return copy;
}

}  // namespace

fs::path built_in_package() {
    const fs::path installed = base::program_folder() / "../share/langtu/geodata/haining";
    std::error_code error;
    return fs::exists(installed, error) ? installed.lexically_normal() : fs::path(LANGTU_GEODATA_DIR) / "haining";
}

base::Result<fs::path> start_project(const std::optional<fs::path>& named) {
    if (named) return *named;
    if (auto last = last_project()) return *last;
    return built_in_copy();
}

void remember_project(const fs::path& project) {
    const fs::path note = last_project_note();
    if (note.empty()) return;
    std::error_code error;
    fs::create_directories(note.parent_path(), error);
    const std::string line = fs::absolute(project).string() + "\n";
    (void)base::write_file_atomically(note, std::as_bytes(std::span(line)));
}

}  // namespace app
