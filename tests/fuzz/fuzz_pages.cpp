// The reader of a damaged project's pages: no bytes do harm, no row is longer than the file allows, and every leaf that
// a tree names has been read.
#include "sample_plan.h"
#include "scratch_folder.h"
#include "store/project_file.h"
#include "table_pages.h"
#include "target.h"

std::vector<std::string> fuzz::seeds() {
    const support::ScratchFolder folder;
    const auto made = store::create_project(folder / "a.langtu", support::sample_plan(), store::Overwrite::no);
    require(made.has_value(), "a project can be made");
    const std::string project = support::bytes_of(folder / "a.langtu");
    // Whole projects are long; their first pages and single leaves are where most of the decisions are.
    return {project, project.substr(0, 16384), project.substr(0, 512), project.substr(4096, 4096)};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(fuzz::text_of(data, size));
    (void)store::decode_record({data, size});
    // The same bytes as a file, and as a file with its write-ahead log.
    for (const std::size_t cut : {bytes.size(), bytes.size() / 2}) {
        const store::PageFile pages(bytes.substr(0, cut), bytes.substr(cut));
        const store::Leaves leaves = store::read_leaves(pages);
        (void)store::free_pages(pages);
        for (std::uint32_t root = 0; root <= std::min<std::uint32_t>(pages.page_count(), 8) + 1; ++root)
            for (const std::uint32_t page : store::walk_tree(pages, leaves, root).leaves)
                fuzz::require(leaves.contains(page), "a leaf of a tree is a leaf of the file");
    }
    return 0;
}
