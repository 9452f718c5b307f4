// A file of values or of carriers read by the layout that the project remembers for it: what the window and the command
// share. Which layout is used, which ones are offered, and what is different since it was saved. A layout of one kind
// of table is never used for the other. Values, so that a job can return them; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "plan/index.h"
#include "session/table_file.h"
#include "tables/carrier_layout.h"
#include "tables/layout.h"

namespace session {

/// Which layout a table is to be read by.
struct LayoutWish {
    bool automatic = true;  ///< the only one that is equal, if there is one
    std::string name;       ///< this one; empty: as `automatic` says
};

struct UsedLayout {
    plan::TableLayout layout;
    tables::LayoutDifferences differences;
    /// In one sentence.
    [[nodiscard]] tables::Sentence summary() const { return tables::summary_of(layout, differences); }
};

/// One that fits, to be used by its name.
struct OfferedLayout {
    std::string name;
    std::size_t same = 0, of = 0;  ///< titles that both have, and the larger number of titles
    /// In one sentence.
    [[nodiscard]] tables::Sentence summary() const;
};

template <class Preview, class Options>
struct ReadingBy {
    base::Result<Preview> preview;
    Options options;  ///< what it was read by: those given, and what the layout adds
    std::optional<UsedLayout> used;
    std::vector<OfferedLayout> offered;  ///< the best first; none where one is used
};
using TableReading = ReadingBy<tables::ImportPreview, tables::ImportOptions>;
using CarrierReading = ReadingBy<tables::CarrierPreview, tables::CarrierOptions>;

/// As read_table_file(). Where several sheets hold tables, the one that a layout of that sheet's name fits is read.
base::Result<TableFile> read_table_file(const exchange::WorkbookRequest& request, const plan::Index& index,
                                        const tables::ImportOptions& options, const LayoutWish& wish);
base::Result<TableFile> read_table_file(const exchange::WorkbookRequest& request, const plan::Index& index,
                                        const tables::CarrierOptions& options, const LayoutWish& wish);

/// What taking a file in would do, read by the wished layout. Refused where no sheet was chosen, and for a name that is
/// no layout's, that of a layout of the other kind, or one that has no title in common with the table.
base::Result<TableReading> preview_by_layout(const TableFile& table, const plan::Index& index,
                                             const tables::ImportOptions& options, const LayoutWish& wish);
base::Result<CarrierReading> preview_by_layout(const TableFile& table, const plan::Index& index,
                                               const tables::CarrierOptions& options, const LayoutWish& wish);

/// Under which name a layout is remembered, and from which file it was made.
struct LayoutToSave {
    std::string name, file;
    plan::Entry entry;
};

/// One edit of what is taken in and the layout that it was read by.
base::Result<plan::Edit> with_layout(plan::Edit edit, const plan::Index& index, const tables::ImportPreview& preview,
                                     const tables::ImportOptions& options, const LayoutToSave& save);
base::Result<plan::Edit> with_layout(plan::Edit edit, const plan::Index& index, const tables::CarrierPreview& preview,
                                     const tables::CarrierOptions& options, const LayoutToSave& save);

}  // namespace session
