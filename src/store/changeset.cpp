#include "changeset.h"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>

#include "geometry_blob.h"
#include "records.h"

namespace store {
namespace {

struct FreeMemory {
    void operator()(void* bytes) const { sqlite3_free(bytes); }
};
struct FinishIteration {
    void operator()(sqlite3_changeset_iter* changes) const { sqlite3changeset_finalize(changes); }
};
using Iteration = std::unique_ptr<sqlite3_changeset_iter, FinishIteration>;

/// Takes over memory of SQLite's.
Changeset copy_of(void* bytes, int size) {
    const std::unique_ptr<void, FreeMemory> owner(bytes);
    const auto* first = static_cast<const std::uint8_t*>(bytes);
    return {first, first + size};
}

/// SQLite's functions take pointers that they do not write through.
void* input(const Changeset& changeset) { return const_cast<std::uint8_t*>(changeset.data()); }

Value to_value(sqlite3_value* value, const std::string& column) {
    if (value == nullptr) return {};
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
    switch (sqlite3_value_type(value)) {
        case SQLITE_INTEGER: return static_cast<std::int64_t>(sqlite3_value_int64(value));
        case SQLITE_FLOAT: return sqlite3_value_double(value);
        case SQLITE_TEXT: return std::string(reinterpret_cast<const char*>(sqlite3_value_text(value)), size);
        case SQLITE_BLOB: break;
        default: return {};
    }
    if (column != "geom") return {};
    const auto point = decode_point({static_cast<const std::uint8_t*>(sqlite3_value_blob(value)), size});
    return point ? Value(*point) : Value();
}

sqlite3_value* value_at(sqlite3_changeset_iter* changes, int column, bool after) {
    sqlite3_value* value = nullptr;
    if (after)
        sqlite3changeset_new(changes, column, &value);
    else
        sqlite3changeset_old(changes, column, &value);
    return value;
}

RowChange read_row(sqlite3_changeset_iter* changes, const std::vector<std::string>& names, const char* table,
                   int operation) {
    RowChange row{table, 0, RowChangeKind::update, {}};
    if (operation == SQLITE_INSERT) row.kind = RowChangeKind::insert;
    if (operation == SQLITE_DELETE) row.kind = RowChangeKind::remove;
    const bool has_before = operation != SQLITE_INSERT;
    const bool has_after = operation != SQLITE_DELETE;
    if (sqlite3_value* key = value_at(changes, 0, !has_before)) row.id = sqlite3_value_int64(key);
    for (std::size_t i = 1; i < names.size(); ++i) {  // the first is the id
        const int column = static_cast<int>(i);
        sqlite3_value* before = has_before ? value_at(changes, column, false) : nullptr;
        sqlite3_value* after = has_after ? value_at(changes, column, true) : nullptr;
        if (operation == SQLITE_UPDATE && after == nullptr) continue;  // as it was
        row.columns.push_back({names[i], to_value(before, names[i]), to_value(after, names[i])});
    }
    return row;
}

/// The first conflict ends it: the row is kept for the message.
int note_conflict(void* found, int kind, sqlite3_changeset_iter* changes) {
    auto& conflict = *static_cast<std::optional<ChangesetConflict>*>(found);
    const char* table = "";
    int columns = 0, operation = 0;
    if (kind != SQLITE_CHANGESET_FOREIGN_KEY &&
        sqlite3changeset_op(changes, &table, &columns, &operation, nullptr) == SQLITE_OK) {
        sqlite3_value* key = value_at(changes, 0, operation == SQLITE_INSERT);
        conflict = ChangesetConflict{table, key != nullptr ? sqlite3_value_int64(key) : 0};
    } else {
        conflict = ChangesetConflict{};
    }
    return SQLITE_CHANGESET_ABORT;
}

/// Goes through the bytes of a changeset as SQLite's documentation of its form says.
class ChangesetBytes {
public:
    explicit ChangesetBytes(std::span<const std::uint8_t> bytes) : rest_(bytes) {}

    /// Every part is there to its end.
    bool whole() {
        while (good_ && !rest_.empty()) {
            if (rest_.front() == 'T')
                header();
            else
                change();
        }
        return good_;
    }

private:
    static constexpr std::uint64_t k_most_columns = 65'536;

    std::uint8_t byte() {
        const std::uint8_t value = rest_.empty() ? 0 : rest_.front();
        skip(1);
        return value;
    }
    void skip(std::uint64_t count) {
        good_ = good_ && count <= rest_.size();
        rest_ = rest_.subspan(good_ ? static_cast<std::size_t>(count) : rest_.size());
    }
    /// Seven bits a byte, the highest first; the ninth byte has eight.
    std::uint64_t number() {
        constexpr int k_longest = 9;
        std::uint64_t value = 0;
        for (int i = 1; i <= k_longest; ++i) {
            const std::uint8_t part = byte();
            if (i == k_longest) return (value << 8) | part;
            value = (value << 7) | (part & 0x7FU);
            if (part < 0x80) break;
        }
        return value;
    }
    void header() {
        skip(1);
        columns_ = number();
        good_ = good_ && columns_ > 0 && columns_ <= k_most_columns;
        skip(columns_);
        while (good_ && byte() != 0) {
        }
    }
    void change() {
        const std::uint8_t operation = byte();
        skip(1);  // whether it was indirect
        good_ = good_ && (operation == SQLITE_INSERT || operation == SQLITE_UPDATE || operation == SQLITE_DELETE);
        const std::uint64_t values = operation == SQLITE_UPDATE ? 2 * columns_ : columns_;
        for (std::uint64_t i = 0; good_ && i < values; ++i) value();
    }
    void value() {
        const std::uint8_t type = byte();
        if (type == SQLITE_INTEGER || type == SQLITE_FLOAT) skip(sizeof(std::int64_t));
        if (type == SQLITE_TEXT || type == SQLITE_BLOB) skip(number());
        good_ = good_ && type <= SQLITE_NULL;
    }

    std::span<const std::uint8_t> rest_;
    std::uint64_t columns_ = 0;
    bool good_ = true;
};

/// SQLite reads on for ever in a torn changeset where the name of a table has no end.
int torn_or_ok(std::span<const std::uint8_t> changeset) {
    return ChangesetBytes(changeset).whole() ? SQLITE_OK : SQLITE_CORRUPT;
}

}  // namespace

void ChangeRecorder::Delete::operator()(sqlite3_session* session) const { sqlite3session_delete(session); }

base::Result<ChangeRecorder> ChangeRecorder::begin(sqlite3* db, const std::string& subject) {
    ChangeRecorder recorder;
    sqlite3_session* session = nullptr;
    int code = sqlite3session_create(db, "main", &session);
    recorder.session_.reset(session);
    for (const char* table : k_recorded_tables)
        if (code == SQLITE_OK) code = sqlite3session_attach(session, table);
    if (code != SQLITE_OK) return base::pass(sqlite_error(db, code, subject));
    return recorder;
}

base::Result<Changeset> ChangeRecorder::take(const std::string& subject) {
    int size = 0;
    void* bytes = nullptr;
    const int code = sqlite3session_changeset(session_.get(), &size, &bytes);
    Changeset changeset = copy_of(bytes, size);
    if (code != SQLITE_OK) return base::pass(sqlite_error(nullptr, code, subject));
    return changeset;
}

base::Result<Changeset> inverted(const Changeset& changeset, const std::string& subject) {
    if (changeset.empty()) return changeset;
    int size = 0;
    void* bytes = nullptr;
    int code = torn_or_ok(changeset);
    if (code == SQLITE_OK)
        code = sqlite3changeset_invert(static_cast<int>(changeset.size()), changeset.data(), &size, &bytes);
    Changeset inverse = copy_of(bytes, size);
    if (code != SQLITE_OK) return base::pass(sqlite_error(nullptr, code, subject));
    return inverse;
}

base::Result<std::optional<ChangesetConflict>> apply_changeset(sqlite3* db, const Changeset& changeset,
                                                               const std::string& subject) {
    std::optional<ChangesetConflict> conflict;
    if (changeset.empty()) return conflict;
    int code = torn_or_ok(changeset);
    if (code == SQLITE_OK)
        code = sqlite3changeset_apply(db, static_cast<int>(changeset.size()), input(changeset), nullptr, &note_conflict,
                                      &conflict);
    if (conflict) return conflict;
    if (code != SQLITE_OK) return base::pass(sqlite_error(db, code, subject));
    return std::optional<ChangesetConflict>{};
}

base::Result<std::vector<RowChange>> rows_of(sqlite3* db, const Changeset& changeset, const std::string& subject) {
    std::vector<RowChange> rows;
    if (changeset.empty()) return rows;
    std::map<std::string, std::vector<std::string>> names;
    sqlite3_changeset_iter* opened = nullptr;
    int code = torn_or_ok(changeset);
    if (code == SQLITE_OK) code = sqlite3changeset_start(&opened, static_cast<int>(changeset.size()), input(changeset));
    const Iteration changes(opened);
    while (code == SQLITE_OK && (code = sqlite3changeset_next(opened)) == SQLITE_ROW) {
        const char* table = "";
        int columns = 0, operation = 0;
        code = sqlite3changeset_op(opened, &table, &columns, &operation, nullptr);
        if (code != SQLITE_OK) break;
        std::vector<std::string>& known = names[table];
        if (known.empty()) known = column_names(db, table);
        if (known.size() != static_cast<std::size_t>(columns)) {
            code = SQLITE_CORRUPT;
            break;
        }
        rows.push_back(read_row(opened, known, table, operation));
    }
    if (code != SQLITE_OK && code != SQLITE_DONE) return base::pass(sqlite_error(nullptr, code, subject));
    const auto place = [](const RowChange& row) {
        return std::tuple(std::find(k_recorded_tables.begin(), k_recorded_tables.end(), row.table), row.id);
    };
    std::sort(rows.begin(), rows.end(), [&](const RowChange& a, const RowChange& b) { return place(a) < place(b); });
    return rows;
}

bool touches_carrier(std::span<const std::uint8_t> changeset, std::int64_t carrier) {
    constexpr int k_carrier_column = 2;  // of accepted_findings
    sqlite3_changeset_iter* opened = nullptr;
    auto* bytes = const_cast<std::uint8_t*>(changeset.data());
    if (changeset.empty() || torn_or_ok(changeset) != SQLITE_OK ||
        sqlite3changeset_start(&opened, static_cast<int>(changeset.size()), bytes) != SQLITE_OK)
        return false;
    const Iteration changes(opened);
    while (sqlite3changeset_next(opened) == SQLITE_ROW) {
        const char* table = "";
        int columns = 0, operation = 0;
        sqlite3changeset_op(opened, &table, &columns, &operation, nullptr);
        const bool is_carrier = std::string_view(table) == "carriers";
        if (!is_carrier && std::string_view(table) != "accepted_findings") continue;
        const int column = is_carrier ? 0 : k_carrier_column;
        sqlite3_value* id = value_at(opened, column, operation == SQLITE_INSERT);
        if (id != nullptr && sqlite3_value_int64(id) == carrier) return true;
    }
    return false;
}

std::vector<std::string> column_names(sqlite3* db, const std::string& table) {
    std::vector<std::string> names;
    if (std::find(k_recorded_tables.begin(), k_recorded_tables.end(), table) == k_recorded_tables.end()) return names;
    const Statement statement(db, "SELECT * FROM " + table + " LIMIT 0");
    for (int i = 0; i < statement.column_count(); ++i) names.push_back(statement.column_name(i));
    return names;
}

}  // namespace store
