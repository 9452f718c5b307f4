// A table of other people's as observations: what its columns mean, whose rows they are, and what taking it in would
// change. The header may have one or two rows with merged cells (indicator over year, as in the plan's Annex 1); or a
// row holds one value (area, indicator, year, value). Nothing is guessed in silence: what was understood, refused and
// not recognised is all in the preview. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "plan/index.h"
#include "plan/observations.h"
#include "plan/plan.h"

namespace exchange {

using SheetRows = std::vector<std::vector<std::string>>;

struct ImportOptions {
    int header_rows = 0;                                     ///< 1 or 2; 0: found
    std::optional<int> year;                                 ///< for columns that name none
    std::string indicator;                                   ///< key, for columns that name none
    plan::ValueState state = plan::ValueState::final_value;  ///< for values that say none
    std::string source;                                      ///< likewise
    std::map<std::string, std::string> bindings;  ///< names as the table writes them to keys of areas, bound by hand
    friend bool operator==(const ImportOptions&, const ImportOptions&) = default;
};

/// As spreadsheets count, from 1.
struct CellPlace {
    std::size_t row = 0, column = 0;
    friend auto operator<=>(const CellPlace&, const CellPlace&) = default;
};

enum class ColumnRole { ignored, area, indicator, year, value, state, source, sample, observed, baseline, target };

struct ColumnMeaning {
    std::string title;  ///< both header rows
    ColumnRole role = ColumnRole::ignored;
    std::string indicator;  ///< key of the Observable; for observed, baseline and target
    int year = 0;           ///< likewise
};

enum class ValueChange { added, changed, same };

struct ReadValue {
    plan::ObservationDraft draft;
    CellPlace at;
    ValueChange change = ValueChange::added;
    std::optional<double> before;  ///< of what is changed
};

struct RefusedCell {
    CellPlace at;
    base::Error reason;
};

/// A name that is no area's; bound once by hand, it is remembered.
struct UnmatchedName {
    std::string name;
    std::vector<std::size_t> rows;     ///< from 1
    std::vector<std::string> nearest;  ///< keys of the areas with the nearest names, nearest first
};

struct ImportPreview {
    int header_rows = 1;
    std::vector<ColumnMeaning> columns;
    std::vector<ReadValue> values;
    std::vector<RefusedCell> refused;
    std::vector<UnmatchedName> unmatched;
    std::vector<plan::Name> warnings;  ///< e.g. sums that do not agree with the city's row
    int by_alias = 0;                  ///< rows whose area was found by another name
    [[nodiscard]] int count(ValueChange change) const;
    /// Nothing was refused and every name is known.
    [[nodiscard]] bool clean() const { return refused.empty() && unmatched.empty(); }
    /// What would be written: new and changed values.
    [[nodiscard]] std::vector<plan::ObservationDraft> drafts() const;
};

/// Refused where no column names areas, or none holds values.
base::Result<ImportPreview> preview_import(const plan::Index& index, const SheetRows& rows,
                                           const ImportOptions& options);

/// One Edit of the new and changed values and the bound names.
base::Result<plan::Edit> edit_of(const plan::Index& index, const ImportPreview& preview, const ImportOptions& options,
                                 const plan::Entry& entry);

}  // namespace exchange
