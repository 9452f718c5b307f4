// Opening a project of arbitrary bytes: it is a project, or refused with a reason; the file is never changed, and
// nothing appears beside it.
#include <algorithm>
#include <filesystem>

#include "sample_plan.h"
#include "scratch_folder.h"
#include "store/project_file.h"
#include "target.h"

std::vector<std::string> fuzz::seeds() {
    const support::ScratchFolder folder;
    const auto made = store::create_project(folder / "a.sqlite", support::sample_plan(), store::Overwrite::no);
    require(made.has_value(), "a project can be made");
    return {support::bytes_of(folder / "a.sqlite")};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const support::ScratchFolder folder;
    const std::string bytes(fuzz::text_of(data, size));
    support::write_bytes(folder / "a.sqlite", bytes);
    const auto project = store::open_project(folder / "a.sqlite");
    if (project)
        fuzz::require(project->plan != nullptr, "an opened project has a plan");
    else
        fuzz::require(!project.error().message.empty(), "a refusal says why");
    (void)store::verify_project(folder / "a.sqlite");
    fuzz::require(support::bytes_of(folder / "a.sqlite") == bytes, "opening changes nothing");
    const std::filesystem::directory_iterator files(folder.path());
    fuzz::require(std::distance(begin(files), end(files)) == 1, "opening leaves nothing beside the file");
    return 0;
}
