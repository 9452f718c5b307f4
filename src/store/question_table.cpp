#include "question_table.h"

#include <utility>

#include "row_name.h"
#include "row_writer.h"
#include "rows_json.h"
#include "schema.h"

namespace store {
namespace {

bool has_questions(sqlite3* db) {
    return query_integer(db, "PRAGMA user_version").value_or(0) >= version_of("questions");
}

std::optional<Cells> cells_in(const Statement& row, int column) {
    if (row.type(column) == SQLITE_NULL) return std::nullopt;
    return cells_from_json(row.text(column));
}

void bind_cells(Statement& statement, int index, const std::optional<Cells>& cells) {
    if (const auto text = cells_to_json(cells))
        statement.bind(index, std::string_view(*text));
    else
        statement.bind_null(index);
}

}  // namespace

std::string asked_column(const Question& question) {
    if (!question.mine || !question.theirs) return "removed";
    const std::vector<std::string> columns = columns_of(question.group);
    for (const std::string& column : columns)
        if (!(value_in(question.mine, column) == value_in(question.theirs, column))) return column;
    return columns.front();
}

base::Result<std::vector<Question>> open_questions(sqlite3* db, const std::string& subject) {
    std::vector<Question> questions;
    if (!has_questions(db)) return questions;
    Statement rows(db,
                   "SELECT id, row_table, row_id, cells, base, mine, theirs, their_step, author, time, since "
                   "FROM questions WHERE answer IS NULL ORDER BY id");
    while (rows.step())
        questions.push_back({rows.integer(0),
                             {std::string(rows.text(1)), rows.integer(2), std::string(rows.text(3))},
                             cells_in(rows, 4),
                             cells_in(rows, 5),
                             cells_in(rows, 6),
                             std::string(rows.text(7)),
                             std::string(rows.text(8)),
                             std::string(rows.text(9)),
                             std::string(rows.text(10))});
    if (rows.failed()) return base::pass(sqlite_error(db, rows.code(), subject));
    return questions;
}

std::set<CellGroup> groups_in_question(sqlite3* db) {
    std::set<CellGroup> groups;
    Statement rows(db, "SELECT row_table, row_id, cells FROM questions WHERE answer IS NULL");
    while (rows.step()) groups.insert({std::string(rows.text(0)), rows.integer(1), std::string(rows.text(2))});
    return groups;
}

base::Result<void> append_question(sqlite3* db, const Question& question, const std::string& subject) {
    Statement insert(db,
                     "INSERT INTO questions (row_table, row_id, cells, base, mine, theirs, their_step, author, time, "
                     "since) VALUES (?,?,?,?,?,?,?,?,?,?)");
    insert.bind(1, std::string_view(question.group.table));
    insert.bind(2, question.group.id);
    insert.bind(3, std::string_view(question.group.name));
    bind_cells(insert, 4, question.base);
    bind_cells(insert, 5, question.mine);
    bind_cells(insert, 6, question.theirs);
    insert.bind(7, std::string_view(question.their_step));
    insert.bind(8, std::string_view(question.author));
    insert.bind(9, std::string_view(question.time));
    insert.bind(10, std::string_view(question.since));
    return run(db, insert, subject);
}

base::Result<void> close_question(sqlite3* db, std::int64_t id, const std::string& answer, const std::string& step,
                                  const std::string& subject) {
    Statement update(db, "UPDATE questions SET answer = ?, answered_by = ? WHERE id = ?");
    update.bind(1, std::string_view(answer));
    update.bind(2, std::string_view(step));
    update.bind(3, id);
    return run(db, update, subject);
}

base::Result<void> close_questions(sqlite3* db, const std::map<CellGroup, std::string>& answers,
                                   const std::string& step, const std::string& subject) {
    const auto open = open_questions(db, subject);
    if (!open) return base::pass(open.error());
    for (const Question& question : *open)
        if (const auto answer = answers.find(question.group); answer != answers.end())
            if (auto done = close_question(db, question.id, answer->second, step, subject); !done) return done;
    return {};
}

base::Result<void> reopen_questions(sqlite3* db, const std::string& step, const std::string& subject) {
    Statement update(db, "UPDATE questions SET answer = NULL, answered_by = NULL WHERE answered_by = ?");
    update.bind(1, std::string_view(step));
    return run(db, update, subject);
}

Clash clash_of(sqlite3* db, const Question& question) {
    Clash clash;
    clash.table = question.group.table;
    clash.id = question.group.id;
    clash.column = asked_column(question);
    Cells row = read_row(db, clash.table, clash.id);
    if (row.empty()) row = question.mine ? *question.mine : question.theirs ? *question.theirs : Cells{};
    clash.what = name_of_row(db, clash.table, row);
    clash.base = value_in(question.base, clash.column);
    clash.mine = value_in(question.mine, clash.column);
    clash.theirs = value_in(question.theirs, clash.column);
    if (clash.column == "removed" && !has_bin(clash.table)) {
        clash.mine = std::int64_t{question.mine ? 0 : 1};
        clash.theirs = std::int64_t{question.theirs ? 0 : 1};
        clash.base = std::int64_t{question.base ? 0 : 1};
    }
    clash.my_cells = question.mine;
    clash.their_cells = question.theirs;
    clash.author = question.author;
    clash.time = question.time;
    clash.since = question.since;
    clash.question = question.id;
    return clash;
}

}  // namespace store
