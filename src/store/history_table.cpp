#include "history_table.h"

#include <algorithm>
#include <array>

#include "base/typed_time.h"
#include "rows_json.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;

constexpr std::array<std::pair<StepKind, std::string_view>, 4> k_kinds{
    {{StepKind::edit, "edit"}, {StepKind::import, "import"}, {StepKind::revert, "revert"}, {StepKind::merge, "merge"}}};
constexpr std::array<std::pair<StepState, std::string_view>, 3> k_states{
    {{StepState::applied, "applied"}, {StepState::undone, "undone"}, {StepState::left, "left"}}};

template <class Enum, std::size_t n>
Enum from_word(const std::array<std::pair<Enum, std::string_view>, n>& words, std::string_view word) {
    const auto at = std::find_if(words.begin(), words.end(), [&](const auto& pair) { return pair.second == word; });
    return at != words.end() ? at->first : words.front().first;
}

base::Result<void> run(sqlite3* db, Statement& statement, const std::string& subject) {
    statement.step();
    if (statement.failed()) return base::pass(sqlite_error(db, statement.code(), subject));
    return {};
}

void bind_text_or_null(Statement& statement, int index, const std::string& text) {
    if (text.empty())
        statement.bind_null(index);
    else
        statement.bind(index, std::string_view(text));
}

constexpr const char* k_step_columns =
    "SELECT n, uuid, time, author, reason, kind, state, summary_zh, summary_en, changeset FROM history ";

Changeset blob_of(const Statement& row, int column) {
    const auto bytes = row.blob(column);
    return {bytes.begin(), bytes.end()};
}

base::Result<HistoryStep> read_step(sqlite3* db, const Statement& row, const std::string& subject) {
    HistoryStep step;
    step.n = row.integer(0);
    step.uuid = row.text(1);
    step.time = row.text(2);
    step.author = row.text(3);
    step.reason = row.text(4);
    step.kind = from_word(k_kinds, row.text(5));
    step.state = from_word(k_states, row.text(6));
    step.summary = {std::string(row.text(7)), std::string(row.text(8))};
    auto rows = rows_of(db, blob_of(row, 9), subject);
    if (!rows) return base::pass(rows.error());
    step.rows = std::move(*rows);
    return step;
}

base::Result<void> read_marks(sqlite3* db, HistoryStep& step, const std::string& subject) {
    Statement rows(db, "SELECT action, time, author FROM history_marks WHERE n = ? ORDER BY id");
    rows.bind(1, step.n);
    while (rows.step())
        step.marks.push_back({rows.text(0) == "undo", std::string(rows.text(1)), std::string(rows.text(2))});
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    return {};
}

std::optional<DoneStep> read_cursor(sqlite3* db, const char* sql) {
    Statement row(db, sql);
    if (!row.step()) return std::nullopt;
    return DoneStep{row.integer(0), {std::string(row.text(1)), std::string(row.text(2))}, {}};
}

}  // namespace

std::string_view to_key(StepKind kind) { return k_kinds[static_cast<std::size_t>(kind)].second; }
std::string_view to_key(StepState state) { return k_states[static_cast<std::size_t>(state)].second; }

bool StepSpan::begins_before(const HistoryStep& step) const {
    const auto time = base::utc_seconds(step.time);
    return step.n > after_n && (!after || !time || *time > *after);
}

bool StepSpan::ends_before(const HistoryStep& step) const {
    const auto time = base::utc_seconds(step.time);
    return step.n > last_n || (last && time && *time > *last);
}

std::int64_t last_step(sqlite3* db) { return query_integer(db, "SELECT max(n) FROM history").value_or(0); }

base::Result<void> leave_undone_steps(sqlite3* db, const std::string& subject) {
    return execute(db, "UPDATE history SET state = 'left' WHERE state = 'undone'", subject);
}

base::Result<std::int64_t> append_step(sqlite3* db, const NewStep& step, const std::string& subject) {
    const std::int64_t n = last_step(db) + 1;
    Statement insert(db, "INSERT INTO history VALUES (?,?,?,?,?,?,?,?,'applied',?)");
    insert.bind(1, n);
    insert.bind(2, std::string_view(step.uuid));
    insert.bind(3, std::string_view(step.time));
    insert.bind(4, std::string_view(step.author));
    bind_text_or_null(insert, 5, step.reason);
    insert.bind(6, to_key(step.kind));
    insert.bind(7, std::string_view(step.summary.zh));
    insert.bind(8, std::string_view(step.summary.en));
    insert.bind(9, std::span<const std::uint8_t>(step.changeset));
    if (auto done = run(db, insert, subject); !done) return base::pass(done.error());
    return n;
}

std::optional<DoneStep> step_to_undo(sqlite3* db) {
    return read_cursor(db,
                       "SELECT n, summary_zh, summary_en FROM history WHERE state = 'applied' ORDER BY n DESC LIMIT 1");
}

std::optional<DoneStep> step_to_redo(sqlite3* db) {
    return read_cursor(db, "SELECT n, summary_zh, summary_en FROM history WHERE state = 'undone' ORDER BY n LIMIT 1");
}

base::Result<void> mark_step(sqlite3* db, std::int64_t n, const StepMark& mark, const std::string& subject) {
    Statement move(db, "UPDATE history SET state = ? WHERE n = ?");
    move.bind(1, to_key(mark.undo ? StepState::undone : StepState::applied));
    move.bind(2, n);
    if (auto done = run(db, move, subject); !done) return done;
    Statement insert(db, "INSERT INTO history_marks (n, action, time, author) VALUES (?,?,?,?)");
    insert.bind(1, n);
    insert.bind(2, std::string_view(mark.undo ? "undo" : "redo"));
    insert.bind(3, std::string_view(mark.time));
    insert.bind(4, std::string_view(mark.author));
    return run(db, insert, subject);
}

base::Result<void> set_reason(sqlite3* db, std::int64_t n, const std::string& reason, const std::string& subject) {
    Statement update(db, "UPDATE history SET reason = ? WHERE n = ? AND reason IS NULL");
    bind_text_or_null(update, 1, reason);
    update.bind(2, n);
    return run(db, update, subject);
}

base::Result<Changeset> changeset_of(sqlite3* db, std::int64_t n, const std::string& subject) {
    Statement row(db, "SELECT changeset FROM history WHERE n = ?");
    row.bind(1, n);
    if (row.step()) return blob_of(row, 0);
    if (row.failed()) return base::pass(sqlite_error(db, row.code(), subject));
    return base::fail(ErrorKind::refused, subject, mark("has no step {} in its history; look at the history"),
                      {std::to_string(n)});
}

base::Result<std::vector<HistoryStep>> select_steps(sqlite3* db, const HistoryQuery& query,
                                                    const std::string& subject) {
    std::vector<HistoryStep> steps;
    Statement rows(
        db, std::string(k_step_columns) + "WHERE (?1 = 0 OR n < ?1) AND (?2 = '' OR author = ?2) ORDER BY n DESC");
    rows.bind(1, query.before);
    rows.bind(2, std::string_view(query.author));
    while (static_cast<int>(steps.size()) < query.most && rows.step()) {
        if (query.carrier && !touches_carrier(rows.blob(9), *query.carrier)) continue;
        auto step = read_step(db, rows, subject);
        if (!step) return base::pass(step.error());
        if (!query.span.begins_before(*step) || query.span.ends_before(*step)) continue;
        if (auto marked = read_marks(db, *step, subject); !marked) return base::pass(marked.error());
        steps.push_back(std::move(*step));
    }
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    return steps;
}

base::Result<std::vector<HistoryStep>> select_applied(sqlite3* db, const StepSpan& span, const std::string& subject) {
    std::vector<HistoryStep> steps;
    Statement rows(db, std::string(k_step_columns) + "WHERE state = 'applied' AND n > ?1 AND n <= ?2 ORDER BY n");
    rows.bind(1, span.after_n);
    rows.bind(2, span.last_n);
    while (rows.step()) {
        auto step = read_step(db, rows, subject);
        if (!step) return base::pass(step.error());
        if (steps.empty() && !span.begins_before(*step)) continue;
        steps.push_back(std::move(*step));
    }
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    while (!steps.empty() && span.ends_before(steps.back())) steps.pop_back();
    return steps;
}

base::Result<void> append_merged(sqlite3* db, std::int64_t n, const CarriedStep& step, const std::string& subject) {
    Statement insert(db,
                     "INSERT INTO merged_changes (uuid, n, time, author, reason, summary_zh, summary_en, changed_rows) "
                     "VALUES (?,?,?,?,?,?,?,?)");
    insert.bind(1, std::string_view(step.uuid));
    insert.bind(2, n);
    insert.bind(3, std::string_view(step.time));
    insert.bind(4, std::string_view(step.author));
    bind_text_or_null(insert, 5, step.reason);
    insert.bind(6, std::string_view(step.summary.zh));
    insert.bind(7, std::string_view(step.summary.en));
    insert.bind(8, std::string_view(rows_to_json(step.rows)));
    return run(db, insert, subject);
}

base::Result<std::vector<CarriedStep>> merged_by(sqlite3* db, std::int64_t n, const std::string& subject) {
    std::vector<CarriedStep> steps;
    Statement rows(db,
                   "SELECT uuid, time, author, reason, summary_zh, summary_en, changed_rows FROM merged_changes "
                   "WHERE n = ? ORDER BY id");
    rows.bind(1, n);
    while (rows.step()) {
        auto changes = rows_from_json(rows.text(6));
        if (!changes)
            return base::fail(ErrorKind::damaged, subject, mark("its history cannot be read; restore a backup"));
        steps.push_back({std::string(rows.text(0)),
                         std::string(rows.text(1)),
                         std::string(rows.text(2)),
                         std::string(rows.text(3)),
                         {std::string(rows.text(4)), std::string(rows.text(5))},
                         std::move(*changes)});
    }
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    return steps;
}

base::Result<std::set<std::string>> known_uuids(sqlite3* db, const std::string& subject) {
    std::set<std::string> uuids;
    Statement rows(db,
                   "SELECT uuid FROM history WHERE state = 'applied' UNION SELECT m.uuid FROM merged_changes AS m "
                   "JOIN history AS h ON h.n = m.n WHERE h.state = 'applied'");
    while (rows.step()) uuids.emplace(rows.text(0));
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    return uuids;
}

std::string origin_of(sqlite3* db) { return query_text(db, "SELECT origin FROM project").value_or(""); }

}  // namespace store
