// Changes of rows as values: what a step of the history did, and what is carried to a colleague's copy in a file of
// changes (JSON, described in docs/project-file.md). A file of changes is not trusted: only known tables and columns
// are taken, and values are checked like those of a project. Pure but for reading and writing that file. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "geo/geometry.h"
#include "plan/plan.h"

namespace store {

/// A value of a column: NULL, a number, a text, a position (column geom).
using Value = std::variant<std::monostate, std::int64_t, double, std::string, geo::LonLat>;

struct ColumnChange {
    std::string column;
    Value before, after;
    friend bool operator==(const ColumnChange&, const ColumnChange&) = default;
};

enum class RowChangeKind { insert, update, remove };

struct RowChange {
    std::string table;  ///< carriers, accepted_findings
    std::int64_t id = 0;
    RowChangeKind kind = RowChangeKind::update;
    std::vector<ColumnChange> columns;  ///< all of them for insert and remove, else those that differ
    friend bool operator==(const RowChange&, const RowChange&) = default;
};

/// One step as it travels.
struct CarriedStep {
    std::string uuid, time, author, reason;
    plan::Name summary;
    std::vector<RowChange> rows;
};

struct ChangesFile {
    std::string origin;  ///< of the project: only copies of the same one can be merged
    std::vector<CarriedStep> steps;
};

base::Result<void> write_changes(const std::filesystem::path& path, const ChangesFile& changes);
base::Result<ChangesFile> read_changes_file(const std::filesystem::path& path);

/// One value that both sides changed, to different ones.
struct Clash {
    std::string table;
    std::int64_t id = 0;
    std::string column;
    plan::Name what;  ///< the carrier it is about
    Value base, mine, theirs;
};

struct MergePreview {
    int new_steps = 0;  ///< of the file; the others are here already
    int known_steps = 0;
    int rows = 0;          ///< that change without a question
    int missing_rows = 0;  ///< changes of what this copy does not have any more; left out
    std::vector<Clash> clashes;
};

enum class Choose { mine, theirs, other };
struct Resolution {
    Choose choose = Choose::mine;
    Value other;  ///< for Choose::other
};

/// For the record and the window: "120.55000000, 30.45200000", "12000.5", "—" for NULL.
std::string to_text(const Value& value);

}  // namespace store
