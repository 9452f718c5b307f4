// Which sheets of a workbook are read, by one rule for all containers; and the workbook of what came of them. A reader
// names its sheets in the file's order and fills the grids that it is given. Owned by one thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "grid_builder.h"
#include "wire/grid.h"

namespace formats {

/// What is asked for of a file.
struct SheetChoice {
    std::string sheet;    ///< name, or number from 1
    bool survey = false;  ///< the first rows of every visible sheet
};

class SheetCollector {
public:
    explicit SheetCollector(SheetChoice choice) : choice_(std::move(choice)) {}

    /// The grid of the next sheet; null where it is passed over.
    GridBuilder* begin(wire::SheetInfo sheet);
    /// The last one that was begun is filled.
    void end();
    /// False after an error.
    [[nodiscard]] bool wants_more() const { return !error_; }
    void fail(base::Error error);

    base::Result<wire::Workbook> finish(wire::Container container, std::string encoding = {});

private:
    [[nodiscard]] bool is_candidate(const wire::SheetInfo& sheet) const;
    [[nodiscard]] std::size_t rows_wanted() const;
    [[nodiscard]] std::optional<base::Error> why_none() const;
    void choose();

    SheetChoice choice_;
    std::vector<wire::SheetInfo> sheets_;
    std::unique_ptr<GridBuilder> builder_;
    std::size_t cells_left_ = wire::TableLimits{}.cells;
    std::vector<wire::Grid> grids_;
    std::vector<wire::Note> notes_;
    std::vector<std::string> with_cells_;  ///< names
    std::optional<base::Error> error_;
};

}  // namespace formats
