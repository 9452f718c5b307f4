// The memory of how tables of values are read: a layout made from what a user confirmed, known again in next year's
// file by the titles of its columns without their years, and what is different there. The year of a table that names
// none is never remembered. Pure functions; any thread; pointers go into the plan.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "tables/import.h"
#include "wire/grid.h"

namespace tables {

/// What is remembered of a table as it is read now: its columns, what was said of them by hand, answers. It has a name
/// and a file, no day and no author yet. Refused where it has more columns, or a longer title, than can be kept.
base::Result<plan::TableLayout> layout_of(const plan::Index& index, const ImportPreview& preview,
                                          const ImportOptions& options, std::string name, std::string file);

/// What a layout is known by: where its areas stand, how many rows of titles and tables it has, and the titles of its
/// columns without years and units, each once.
std::string fingerprint(const plan::TableLayout& layout);

enum class LayoutFit : std::uint8_t {
    none,
    some,     ///< at least one title is the same
    similar,  ///< at least four of five are
    equal,    ///< the fingerprints are
};

struct FoundLayout {
    const plan::TableLayout* layout = nullptr;
    LayoutFit fit = LayoutFit::none;
    std::size_t same = 0, of = 0;  ///< titles that both have, and the larger number of titles
};

/// How a layout of the plan fits a table that is read as `options` say. One of lists of carriers fits none.
FoundLayout fit_of(const plan::Index& index, const plan::TableLayout& layout, const wire::Grid& grid,
                   const ImportOptions& options);
/// The layouts of the plan that are similar at least: the best first, of two that fit alike the later one.
std::vector<FoundLayout> find_layouts(const plan::Index& index, const wire::Grid& grid, const ImportOptions& options);
/// The one to be taken without a question: the only one whose fingerprint is equal; nullptr: none.
const plan::TableLayout* layout_to_apply(const std::vector<FoundLayout>& found);

/// Whether a sheet has the name of the one that the layout was made from, but for years.
bool names_sheet_of(const plan::Index& index, const plan::TableLayout& layout, std::string_view sheet);

/// The options, with what the layout knows of the columns and of the questions that are asked now, put where they are
/// in this file. What the options say already stays. More questions may be asked then: apply it again.
ImportOptions apply_layout(const plan::Index& index, const plan::TableLayout& layout, const ImportPreview& preview,
                           ImportOptions options);

/// What has become of the columns that a layout remembers.
struct LayoutDifferences {
    std::size_t as_then = 0;
    std::vector<Sentence> added, gone, other_unit;
    std::vector<Sentence> otherwise;  ///< read in another way for another reason, e.g. left out now
    [[nodiscard]] bool none() const { return added.empty() && gone.empty() && other_unit.empty() && otherwise.empty(); }
};

/// Of a table that was read by the layout.
LayoutDifferences differences_from(const plan::Index& index, const plan::TableLayout& layout,
                                   const ImportPreview& preview);
/// "as on 2024-03-02 (name): 5 columns as then, 1 new, 1 gone, unit of 1 differs"
Sentence summary_of(const plan::TableLayout& layout, const LayoutDifferences& differences);

/// A table as it is read by a layout.
template <class Preview, class Options>
struct ReadBy {
    Preview preview;
    Options options;  ///< those that were given, with the layout's
    LayoutDifferences differences;
};
using ReadByLayout = ReadBy<ImportPreview, ImportOptions>;
/// The first sheet of a workbook, read by a layout; refused where the table is.
base::Result<ReadByLayout> preview_by_layout(const plan::Index& index, const wire::Workbook& book,
                                             const plan::TableLayout& layout, const ImportOptions& options);

}  // namespace tables
