// Changes of rows as values: what a step of the history did, and what is carried to a colleague's copy in a file of
// changes (JSON, described in docs/project-file.md). A file of changes is not trusted: only known tables and columns
// are taken, and values are checked like those of a project. Pure but for reading and writing that file. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
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

/// guard: nothing is changed; the step relies on the cells being as they are, so a removal elsewhere is a clash.
enum class RowChangeKind { insert, update, remove, guard };

struct RowChange {
    std::string table;
    std::int64_t id = 0;
    RowChangeKind kind = RowChangeKind::update;
    std::vector<ColumnChange> columns;  ///< all of them for insert and remove, else those of the groups it touches
    friend bool operator==(const RowChange&, const RowChange&) = default;
};

/// What a step of the history was.
enum class StepKind { edit, import, revert, merge };

/// One step as it travels. What it builds on and takes back is named by UUIDs, since numbers differ from copy to copy.
struct CarriedStep {
    std::string uuid, time, author, reason;
    plan::Name summary;
    std::vector<RowChange> rows;  ///< with the cells of a group that it left as they were
    StepKind kind = StepKind::edit;
    std::vector<std::string> base = {};     ///< the steps that it was made upon, with all that those build on
    std::vector<std::string> reverts = {};  ///< steps that it takes back
    std::vector<std::string> again = {};    ///< steps taken back before, which it takes again
};

/// A step before the first one of a file of changes, by its sender's number: from where to ask anew after a gap.
struct EarlierStep {
    std::int64_t n = 0;
    std::string uuid;
};

struct ChangesFile {
    std::string origin;  ///< of the project: only copies of the same one can be merged
    std::vector<CarriedStep> steps;
    std::vector<std::string> knows =
        {};  ///< the sender's last steps: with all that those build on, what the sender has
    std::vector<EarlierStep> earlier = {};  ///< the latest before the first step, in the sender's order
    int version = 2;
    std::string source = {};  ///< where it was read, for messages
};

base::Result<void> write_changes(const std::filesystem::path& path, const ChangesFile& changes);
base::Result<ChangesFile> read_changes_file(const std::filesystem::path& path);

/// The values of cells that are merged together, by column.
using Cells = std::map<std::string, Value>;

/// A group of cells that two planners changed without knowing of each other, to different contents.
struct Clash {
    std::string table;
    std::int64_t id = 0;
    std::string
        column;       ///< the first that differs, the leading one before others; "removed" where one side took it out
    plan::Name what;  ///< the row it is about
    Value base, mine, theirs;                    ///< of that column
    std::optional<Cells> my_cells, their_cells;  ///< of the whole group; nothing where the row is not there
    std::string author, time;                    ///< whose theirs is, and when it was made (UTC, ISO 8601)
    std::string since;                           ///< when it came here; empty while it is only looked at
    std::int64_t question = 0;                   ///< number of the open question; 0 while it is only looked at
};

/// A step of a file that would come.
struct IncomingStep {
    std::string time, author, reason;
    plan::Name summary;
    std::vector<RowChange> rows;  ///< what it changed
};

/// A step that was taken back here and stays so, though it came again.
struct TakenBack {
    std::int64_t n = 0;  ///< here; 0: none, it came with an undone merge
    plan::Name summary;
    std::string author, time;             ///< whose it is, and when it was made
    std::string taken_by, taken_back_at;  ///< empty where the record does not say
};

/// What was decided without asking: two answers to one clash, or a number that two new carriers had.
struct Settled {
    std::string table;
    std::int64_t id = 0;
    std::string column;
    plan::Name what;
    Value before, after;         ///< here
    std::string author;          ///< of the answer that holds; empty for a number
    bool answered_here = false;  ///< it overrules an answer that was given here, and not just what was here
};

struct MergePreview {
    int new_steps = 0;  ///< of the file; the others are here already
    int known_steps = 0;
    int rows = 0;            ///< that change without a question
    int unseen_by_them = 0;  ///< steps in effect here that the sender did not have; 0 as well where nobody can tell
    bool brings_something = false;  ///< else all of it is here already, and merging it is refused
    std::vector<IncomingStep> incoming;
    std::vector<RowChange> changes;  ///< of the rows that change without a question, as they are here and will be
    std::vector<Clash> clashes;
    std::vector<TakenBack> taken_back;
    std::vector<Settled> settled;     ///< answers that overrule what is here
    std::vector<Settled> renumbered;  ///< carriers whose number another one had first
};

enum class Choose { mine, theirs, other, later };
struct Resolution {
    Choose choose = Choose::mine;
    Value other;  ///< for Choose::other: of the column that the clash names
};

/// How far a long merge is, 0 … 1; answers false to end it with nothing changed.
using MergeProgress = std::function<bool(float)>;

/// For the record and the window: "120.55000000, 30.45200000", "12000.5", "—" for NULL.
std::string to_text(const Value& value);

}  // namespace store
