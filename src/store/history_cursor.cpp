#include "history_cursor.h"

namespace store {
namespace {

std::optional<CursorStep> read_cursor(sqlite3* db, const std::string& sql) {
    Statement row(db, sql);
    if (!row.step()) return std::nullopt;
    return CursorStep{row.integer(0),           std::string(row.text(1)),
                      std::string(row.text(2)), {std::string(row.text(3)), std::string(row.text(4))},
                      row.integer(5) != 0,      row.integer(6) != 0};
}

constexpr const char* k_cursor_columns = "SELECT h.n, h.uuid, h.author, h.summary_zh, h.summary_en, r.sent, ";
/// Made here and in effect, and no move of the cursor.
constexpr const char* k_can_be_undone =
    "FROM history AS h JOIN step_records AS r ON r.n = h.n WHERE h.state = 'applied' AND r.standing IS NULL AND "
    "r.merge IS NULL AND r.moves IS NULL AND h.kind <> 'merge' ";
/// A move of the cursor after which nothing else was done. The last that was is looked for from the end, where it
/// mostly is: each edit asks.
constexpr const char* k_moved_back =
    "FROM history AS h JOIN step_records AS r ON r.n = h.n WHERE h.state = 'applied' AND r.standing IS NULL AND "
    "r.merge IS NULL AND r.moves = 'undo' AND h.n > coalesce((SELECT l.n FROM history AS l JOIN step_records AS s ON "
    "s.n = l.n WHERE l.state = 'applied' AND s.merge IS NULL AND s.moves IS NULL ORDER BY l.n DESC LIMIT 1), 0) ";
constexpr const char* k_undone = "FROM history AS h JOIN step_records AS r ON r.n = h.n WHERE h.state = 'undone' ";

int count(sqlite3* db, const char* which) {
    return static_cast<int>(query_integer(db, std::string("SELECT count(*) ") + which).value_or(0));
}

}  // namespace

std::optional<CursorStep> step_to_undo(sqlite3* db) {
    return read_cursor(db, std::string(k_cursor_columns) + "0 " + k_can_be_undone + "ORDER BY h.n DESC LIMIT 1");
}

std::optional<CursorStep> step_to_redo(sqlite3* db) {
    // It is called after what it undid.
    const std::string columns =
        "SELECT h.n, h.uuid, h.author, coalesce((SELECT x.summary_zh FROM history AS x WHERE x.uuid = r.reverts), "
        "h.summary_zh), coalesce((SELECT x.summary_en FROM history AS x WHERE x.uuid = r.reverts), h.summary_en), "
        "r.sent, 1 ";
    if (auto moved = read_cursor(db, columns + k_moved_back + "ORDER BY h.n DESC LIMIT 1")) return moved;
    return read_cursor(db, std::string(k_cursor_columns) + "0 " + k_undone + "ORDER BY h.n LIMIT 1");
}

int count_steps_to_undo(sqlite3* db) { return count(db, k_can_be_undone); }
int count_steps_to_redo(sqlite3* db) { return count(db, k_moved_back) + count(db, k_undone); }

base::Result<void> leave_step(sqlite3* db, std::int64_t n, const std::string& subject) {
    Statement update(db, "UPDATE history SET state = 'left' WHERE n = ?");
    update.bind(1, n);
    return run(db, update, subject);
}

bool has_merged_after(sqlite3* db, std::int64_t n) {
    Statement row(
        db,
        "SELECT 1 FROM step_records AS r JOIN history AS h ON h.n = r.n WHERE r.n > ? AND r.merge IS NOT NULL "
        "AND h.state = 'applied'");
    row.bind(1, n);
    return row.step();
}

base::Result<void> leave_undone_beyond_moves(sqlite3* db, const std::string& subject) {
    return execute(
        db,
        "UPDATE history SET state = 'left' WHERE state = 'undone' AND EXISTS (SELECT 1 FROM history AS h JOIN "
        "step_records AS r ON r.n = h.n WHERE r.moves = 'undo' AND r.sent = 0 AND h.state = 'applied')",
        subject);
}

base::Result<void> bring_back_step(sqlite3* db, std::int64_t n, const std::string& subject) {
    Statement update(db, "UPDATE history SET state = 'applied' WHERE n = ?");
    update.bind(1, n);
    return run(db, update, subject);
}

std::optional<StepMark> last_mark(sqlite3* db, std::int64_t n) {
    Statement row(db, "SELECT action, time, author FROM history_marks WHERE n = ? ORDER BY id DESC LIMIT 1");
    row.bind(1, n);
    if (!row.step()) return std::nullopt;
    return StepMark{row.text(0) == "undo", std::string(row.text(1)), std::string(row.text(2))};
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

base::Result<void> leave_undone_steps(sqlite3* db, const std::string& subject) {
    return execute(db, "UPDATE history SET state = 'left' WHERE state = 'undone'", subject);
}

}  // namespace store
