#include "history_table.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/typed_time.h"
#include "cell_group.h"
#include "rows_json.h"
#include "schema.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;

constexpr std::array<std::pair<StepKind, std::string_view>, 4> k_kinds{
    {{StepKind::edit, "edit"}, {StepKind::import, "import"}, {StepKind::revert, "revert"}, {StepKind::merge, "merge"}}};
constexpr std::array<std::pair<StepState, std::string_view>, 5> k_states{{{StepState::applied, "applied"},
                                                                          {StepState::undone, "undone"},
                                                                          {StepState::left, "left"},
                                                                          {StepState::absorbed, "absorbed"},
                                                                          {StepState::withdrawn, "withdrawn"}}};

template <class Enum, std::size_t n>
Enum from_word(const std::array<std::pair<Enum, std::string_view>, n>& words, std::string_view word) {
    const auto at = std::find_if(words.begin(), words.end(), [&](const auto& pair) { return pair.second == word; });
    return at != words.end() ? at->first : words.front().first;
}

void bind_text_or_null(Statement& statement, int index, const std::string& text) {
    if (text.empty())
        statement.bind_null(index);
    else
        statement.bind(index, std::string_view(text));
}

/// A project of before version 4 says less of its steps.
std::string step_columns(sqlite3* db) {
    const char* columns =
        "SELECT h.n, h.uuid, h.time, h.author, h.reason, h.kind, h.state, h.summary_zh, h.summary_en, "
        "h.changeset, ";
    if (query_integer(db, "PRAGMA user_version").value_or(0) < version_of("step_records"))
        return std::string(columns) + "'', NULL, NULL, 1, NULL, 0, '', NULL, NULL FROM history AS h ";
    return std::string(columns) +
           "r.base, r.reverts, r.again, coalesce(r.sent, 1), r.standing, coalesce(r.merge, 0), coalesce(r.cells, ''), "
           "m.time, m.author FROM history AS h LEFT JOIN step_records AS r ON r.n = h.n "
           "LEFT JOIN merges AS m ON m.id = r.merge ";
}

Changeset blob_of(const Statement& row, int column) {
    const auto bytes = row.blob(column);
    return {bytes.begin(), bytes.end()};
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

/// From the cells that a step wrote down, or the changeset of one of before version 4.
base::Result<std::vector<RowChange>> rows_from_either(sqlite3* db, std::string_view cells, const Changeset& changeset,
                                                      const std::string& subject) {
    if (cells.empty()) return rows_of(db, changeset, subject);
    auto rows = rows_from_json(cells);
    if (!rows) return base::fail(ErrorKind::damaged, subject, mark("its history cannot be read; restore a backup"));
    return std::move(*rows);
}

StepState state_of(std::string_view state, std::string_view standing) {
    const StepState told = from_word(k_states, state);
    if (told != StepState::applied || standing.empty()) return told;
    return from_word(k_states, standing);
}

CarriedStep read_carried(const Statement& row) {
    CarriedStep step;
    step.uuid = row.text(1);
    step.time = row.text(2);
    step.author = row.text(3);
    step.reason = row.text(4);
    step.kind = from_word(k_kinds, row.text(5));
    step.summary = {std::string(row.text(7)), std::string(row.text(8))};
    step.base = split(row.text(10));
    step.reverts = split(row.text(11));
    step.again = split(row.text(12));
    return step;
}

base::Result<HistoryStep> read_step(sqlite3* db, const Statement& row, const std::string& subject) {
    CarriedStep carried = read_carried(row);
    HistoryStep step;
    step.n = row.integer(0);
    step.uuid = std::move(carried.uuid);
    step.time = std::move(carried.time);
    step.author = std::move(carried.author);
    step.reason = std::move(carried.reason);
    step.kind = carried.kind;
    step.state = state_of(row.text(6), row.text(14));
    step.summary = std::move(carried.summary);
    step.base = std::move(carried.base);
    step.reverts = std::move(carried.reverts);
    step.again = std::move(carried.again);
    step.sent = row.integer(13) != 0;
    step.merge = row.integer(15);
    step.brought_at = row.text(17);
    step.brought_by = row.text(18);
    auto rows = rows_from_either(db, row.text(16), blob_of(row, 9), subject);
    if (!rows) return base::pass(rows.error());
    step.rows = changed_only(*rows);
    return step;
}

/// Whether a step can be about a carrier: quick, for long histories. Its cells are text in which ids are whole numbers.
bool may_touch_carrier(const Statement& row, std::int64_t carrier) {
    const std::string_view cells = row.text(16);
    if (cells.empty()) return touches_carrier(row.blob(9), carrier);
    return cells.find(std::to_string(carrier)) != std::string_view::npos;
}

bool is_about_carrier(const HistoryStep& step, std::int64_t carrier) {
    return std::any_of(step.rows.begin(), step.rows.end(), [&](const RowChange& row) {
        if (row.table == "carriers") return row.id == carrier;
        return row.table == "accepted_findings" &&
               std::any_of(row.columns.begin(), row.columns.end(), [&](const ColumnChange& c) {
                   return c.column == "carrier" && (c.before == Value(carrier) || c.after == Value(carrier));
               });
    });
}

base::Result<void> read_marks(sqlite3* db, HistoryStep& step, const std::string& subject) {
    Statement rows(db, "SELECT action, time, author FROM history_marks WHERE n = ? ORDER BY id");
    rows.bind(1, step.n);
    while (rows.step())
        step.marks.push_back({rows.text(0) == "undo", std::string(rows.text(1)), std::string(rows.text(2))});
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    return {};
}

}  // namespace

std::optional<StepKind> kind_from(std::string_view word) {
    const auto at = std::find_if(k_kinds.begin(), k_kinds.end(), [&](const auto& pair) { return pair.second == word; });
    return at != k_kinds.end() ? std::optional(at->first) : std::nullopt;
}

std::string_view to_key(StepKind kind) { return k_kinds[static_cast<std::size_t>(kind)].second; }
std::string_view to_key(StepState state) { return k_states[static_cast<std::size_t>(state)].second; }

bool StepSpan::begins_before(std::int64_t n, const std::string& at) const {
    const auto time = base::utc_seconds(at);
    return n > after_n && (!after || !time || *time > *after);
}

bool StepSpan::ends_before(std::int64_t n, const std::string& at) const {
    const auto time = base::utc_seconds(at);
    return n > last_n || (last && time && *time > *last);
}

std::int64_t last_step(sqlite3* db) { return query_integer(db, "SELECT max(n) FROM history").value_or(0); }

StepWriter::StepWriter(sqlite3* db, std::string subject)
    : db_(db),
      subject_(std::move(subject)),
      last_(last_step(db)),
      history_(db, "INSERT INTO history VALUES (?,?,?,?,?,?,?,?,'applied',x'')"),
      record_(db, "INSERT INTO step_records VALUES (?,?,?,?,?,?,?,?,?)") {}

base::Result<void> StepWriter::write_history(std::int64_t n, const CarriedStep& step) {
    history_.reset();
    history_.bind(1, n);
    history_.bind(2, std::string_view(step.uuid));
    history_.bind(3, std::string_view(step.time));
    history_.bind(4, std::string_view(step.author));
    bind_text_or_null(history_, 5, step.reason);
    history_.bind(6, to_key(step.kind));
    history_.bind(7, std::string_view(step.summary.zh));
    history_.bind(8, std::string_view(step.summary.en));
    return run(db_, history_, subject_);
}

base::Result<void> StepWriter::write_record(std::int64_t n, const NewStep& step) {
    record_.reset();
    record_.bind(1, n);
    record_.bind(2, std::string_view(joined(step.carried.base)));
    bind_text_or_null(record_, 3, joined(step.carried.reverts));
    bind_text_or_null(record_, 4, joined(step.carried.again));
    record_.bind(5, std::int64_t{step.merge > 0 ? 1 : 0});  // what came from others they have
    bind_text_or_null(record_, 6, step.absorbed ? std::string(to_key(StepState::absorbed)) : std::string());
    bind_text_or_null(record_, 7, step.moves);
    if (step.merge > 0)
        record_.bind(8, step.merge);
    else
        record_.bind_null(8);
    record_.bind(9, std::string_view(rows_to_json(step.carried.rows)));
    return run(db_, record_, subject_);
}

base::Result<std::int64_t> StepWriter::append(const NewStep& step) {
    const std::int64_t n = last_ + 1;
    if (auto done = write_history(n, step.carried); !done) return base::pass(done.error());
    if (auto done = write_record(n, step); !done) return base::pass(done.error());
    for (const auto& [uuids, withdrawn] :
         {std::pair{&step.carried.reverts, true}, std::pair{&step.carried.again, false}})
        if (auto done = set_withdrawn(db_, *uuids, withdrawn, subject_); !done) return base::pass(done.error());
    return last_ = n;
}

base::Result<std::int64_t> append_step(sqlite3* db, const NewStep& step, const std::string& subject) {
    return StepWriter(db, subject).append(step);
}

base::Result<void> set_withdrawn(sqlite3* db, const std::vector<std::string>& uuids, bool withdrawn,
                                 const std::string& subject) {
    for (const std::string& uuid : uuids) {
        Statement update(db, "UPDATE step_records SET standing = ? WHERE n = (SELECT n FROM history WHERE uuid = ?)");
        bind_text_or_null(update, 1, withdrawn ? std::string(to_key(StepState::withdrawn)) : std::string());
        update.bind(2, std::string_view(uuid));
        if (auto done = run(db, update, subject); !done) return done;
    }
    return {};
}

base::Result<void> mark_sent(sqlite3* db, std::int64_t last_n, const std::string& subject) {
    Statement update(db, "UPDATE step_records SET sent = 1 WHERE sent = 0 AND n <= ?");
    update.bind(1, last_n);
    return run(db, update, subject);
}

std::vector<std::string> heads(sqlite3* db) {
    std::set<std::string> heads;
    Statement rows(
        db,
        "SELECT h.uuid, r.base FROM history AS h JOIN step_records AS r ON r.n = h.n WHERE h.state = 'applied' "
        "ORDER BY h.n");
    while (rows.step()) {
        for (const std::string& base : split(rows.text(1))) heads.erase(base);
        heads.emplace(rows.text(0));
    }
    return {heads.begin(), heads.end()};
}

std::int64_t number_of_step(sqlite3* db, const std::string& uuid) {
    Statement row(db, "SELECT n FROM history WHERE uuid = ?");
    row.bind(1, std::string_view(uuid));
    return row.step() ? row.integer(0) : 0;
}

std::vector<std::string> steps_that_revert(sqlite3* db, const std::string& uuid) {
    std::vector<std::string> uuids;
    Statement rows(db,
                   "SELECT h.uuid FROM history AS h JOIN step_records AS r ON r.n = h.n WHERE r.reverts = ? AND "
                   "h.state = 'applied' AND r.standing IS NULL ORDER BY h.n");
    rows.bind(1, std::string_view(uuid));
    while (rows.step()) uuids.emplace_back(rows.text(0));
    return uuids;
}

base::Result<void> set_reason(sqlite3* db, std::int64_t n, const std::string& reason, const std::string& subject) {
    Statement update(db, "UPDATE history SET reason = ? WHERE n = ? AND reason IS NULL");
    bind_text_or_null(update, 1, reason);
    update.bind(2, n);
    return run(db, update, subject);
}

base::Result<HistoryStep> select_step(sqlite3* db, std::int64_t n, const std::string& subject) {
    Statement row(db, step_columns(db) + "WHERE h.n = ?");
    row.bind(1, n);
    if (row.step()) return read_step(db, row, subject);
    if (row.failed()) return base::pass(sqlite_error(db, row.code(), subject));
    return base::fail(ErrorKind::refused, subject, mark("has no step {} in its history; look at the history"),
                      {std::to_string(n)});
}

base::Result<std::vector<HistoryStep>> select_steps(sqlite3* db, const HistoryQuery& query,
                                                    const std::string& subject) {
    std::vector<HistoryStep> steps;
    Statement rows(db,
                   step_columns(db) + "WHERE (?1 = 0 OR h.n < ?1) AND (?2 = '' OR h.author = ?2) ORDER BY h.n DESC");
    rows.bind(1, query.before);
    rows.bind(2, std::string_view(query.author));
    while (static_cast<int>(steps.size()) < query.most && rows.step()) {
        if (query.carrier && !may_touch_carrier(rows, *query.carrier)) continue;
        auto step = read_step(db, rows, subject);
        if (!step) return base::pass(step.error());
        if (query.carrier && !is_about_carrier(*step, *query.carrier)) continue;
        if (!query.span.begins_before(step->n, step->time) || query.span.ends_before(step->n, step->time)) continue;
        if (auto marked = read_marks(db, *step, subject); !marked) return base::pass(marked.error());
        steps.push_back(std::move(*step));
    }
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    return steps;
}

namespace {

/// Whether both change a cell of one group, or one of them the whole row.
bool meet(const RowChange& a, const RowChange& b) {
    if (a.table != b.table || a.id != b.id) return false;
    if (a.kind != RowChangeKind::update || b.kind != RowChangeKind::update) return true;
    return std::ranges::any_of(a.columns, [&](const ColumnChange& mine) {
        return std::ranges::any_of(b.columns, [&](const ColumnChange& theirs) {
            return group_name(a.table, mine.column) == group_name(b.table, theirs.column);
        });
    });
}

}  // namespace

base::Result<std::optional<HistoryStep>> later_step(sqlite3* db, std::int64_t n, const RowChange& changed,
                                                    const std::string& subject) {
    Statement rows(db, step_columns(db) + "WHERE h.n > ? AND h.state = 'applied' ORDER BY h.n DESC");
    rows.bind(1, n);
    while (rows.step()) {
        auto step = read_step(db, rows, subject);
        if (!step) return base::pass(step.error());
        for (const RowChange& row : step->rows)
            if (meet(row, changed)) return std::optional(std::move(*step));
    }
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    return std::optional<HistoryStep>();
}

namespace {

/// What an old merge brought, oldest first, each upon the one before.
base::Result<void> read_old_merge(sqlite3* db, RecordedStep& merge, std::vector<RecordedStep>& steps,
                                  const std::string& subject) {
    Statement rows(db,
                   "SELECT uuid, time, author, reason, summary_zh, summary_en, changed_rows FROM merged_changes "
                   "WHERE n = ? ORDER BY id");
    rows.bind(1, merge.n);
    while (rows.step()) {
        RecordedStep step;
        step.n = merge.n;
        step.in_effect = merge.in_effect;
        step.of_old_merge = true;
        step.carried.uuid = rows.text(0);
        step.carried.time = rows.text(1);
        step.carried.author = rows.text(2);
        step.carried.reason = rows.text(3);
        step.carried.summary = {std::string(rows.text(4)), std::string(rows.text(5))};
        step.carried.base = std::exchange(merge.carried.base, {step.carried.uuid});
        step.cells = rows.text(6);
        steps.push_back(std::move(step));
    }
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    merge.changeset.clear();  // what it did here is what those did
    return {};
}

/// Steps of before version 4 build on the one in effect before them.
void give_base(std::vector<RecordedStep>& steps, int version) {
    if (version >= version_of("step_records")) return;
    std::vector<std::string> last;
    for (RecordedStep& step : steps) {
        step.carried.base = last;
        if (step.in_effect) last = {step.carried.uuid};
    }
}

}  // namespace

base::Result<std::vector<RecordedStep>> read_record(sqlite3* db, const std::string& subject) {
    std::vector<RecordedStep> steps;
    Statement rows(db, step_columns(db) + "ORDER BY h.n");
    while (rows.step()) {
        RecordedStep step;
        step.n = rows.integer(0);
        step.carried = read_carried(rows);
        step.in_effect = rows.text(6) == to_key(StepState::applied);
        step.sent = rows.integer(13) != 0;
        step.withdrawn = rows.text(14) == to_key(StepState::withdrawn);
        step.cells = rows.text(16);
        step.changeset = blob_of(rows, 9);
        if (step.carried.kind == StepKind::merge && step.cells.empty())
            if (auto read = read_old_merge(db, step, steps, subject); !read) return base::pass(read.error());
        steps.push_back(std::move(step));
    }
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    give_base(steps, static_cast<int>(query_integer(db, "PRAGMA user_version").value_or(0)));
    return steps;
}

base::Result<std::vector<RowChange>> rows_in(sqlite3* db, const RecordedStep& step, const std::string& subject) {
    auto rows = rows_from_either(db, step.cells, step.changeset, subject);
    if (rows && step.of_old_merge) return row_by_row(*rows);
    return rows;
}

base::Result<std::int64_t> append_merge(sqlite3* db, const std::string& time, const std::string& author,
                                        const std::vector<RowChange>& changed, const std::string& subject) {
    const std::int64_t number = query_integer(db, "SELECT max(id) FROM merges").value_or(0) + 1;
    Statement insert(db, "INSERT INTO merges VALUES (?,?,?,?)");
    insert.bind(1, number);
    insert.bind(2, std::string_view(time));
    insert.bind(3, std::string_view(author));
    insert.bind(4, std::string_view(rows_to_json(changed)));
    if (auto done = run(db, insert, subject); !done) return base::pass(done.error());
    return number;
}

base::Result<std::vector<RowChange>> changed_by_merge(sqlite3* db, std::int64_t merge, const std::string& subject) {
    Statement row(db, "SELECT changed_rows FROM merges WHERE id = ?");
    row.bind(1, merge);
    if (row.step()) return rows_from_either(db, row.text(0), {}, subject);
    if (row.failed()) return base::pass(sqlite_error(db, row.code(), subject));
    return base::fail(ErrorKind::refused, subject, mark("has no merge {} in its history; look at the history"),
                      {std::to_string(merge)});
}

std::vector<std::string> uuids_of_merge(sqlite3* db, std::int64_t merge) {
    std::vector<std::string> uuids;
    Statement rows(db,
                   "SELECT h.uuid FROM history AS h JOIN step_records AS r ON r.n = h.n WHERE r.merge = ? AND "
                   "h.state = 'applied' AND (r.standing IS NULL OR r.standing <> 'withdrawn') ORDER BY h.n");
    rows.bind(1, merge);
    while (rows.step()) uuids.emplace_back(rows.text(0));
    return uuids;
}

std::string origin_of(sqlite3* db) { return query_text(db, "SELECT origin FROM project").value_or(""); }

}  // namespace store
