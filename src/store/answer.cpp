#include "answer.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

#include "base/translate.h"
#include "column_form.h"
#include "history_table.h"
#include "row_writer.h"
#include "standing.h"
#include "uuid.h"

namespace store {
namespace {

constexpr std::size_t k_day = 10;  ///< of an ISO time

/// Mine, with the third value in the column that was asked about. A value of the plan is whose who types it.
std::optional<Cells> third_cells(const Question& question, const Value& value, const Stamp& stamp) {
    std::optional<Cells> cells = question.mine;
    const std::string column = asked_column(question);
    if (!cells || !cells->contains(column)) return cells;
    (*cells)[column] = value;
    if (question.group.table == "observations") {
        (*cells)["author"] = stamp.author;
        (*cells)["entered"] = stamp.time.substr(0, k_day);
        (*cells)["source"] = Value();
    }
    return cells;
}

/// Refuses a third value that its column cannot hold, or a text that no field would take.
base::Result<void> check_third(sqlite3* db, const Question& question, const Value& value, const std::string& subject) {
    const std::string column = asked_column(question);
    const auto* text = std::get_if<std::string>(&value);
    if (const auto fault =
            text != nullptr ? base::text_fault(*text, form_of(question.group.table, column)) : std::nullopt)
        return base::fail(base::ErrorKind::refused, fmt::format("{}: {}.{}", subject, question.group.table, column),
                          fault->pattern, {fault->character});
    const auto shapes = read_shapes(db, subject);
    if (!shapes) return base::pass(shapes.error());
    std::vector<RowChange> rows{
        {question.group.table, question.group.id, RowChangeKind::update, {{column, Value(), value}}}};
    if (check_values(*shapes, rows, subject)) return {};
    return base::fail(base::ErrorKind::refused, subject,
                      base::mark("the answer to the question about row {} of {} is no value of the column {}; give "
                                 "another"),
                      {std::to_string(question.group.id), question.group.table, column});
}

std::optional<Cells> chosen_cells(const Question& question, const Resolution& resolution, const Stamp& stamp) {
    if (resolution.choose == Choose::theirs) return question.theirs;
    if (resolution.choose == Choose::other) return third_cells(question, resolution.other, stamp);
    return question.mine;
}

plan::Name answer_summary(std::size_t count) {
    const auto in = [&](base::Language language) {
        const char* text = base::translate_count(language, static_cast<std::ptrdiff_t>(count), "Answer {0} question",
                                                 "Answer {0} questions");
        return fmt::format(fmt::runtime(text), count);
    };
    return {in(base::Language::zh), in(base::Language::en)};
}

const char* word_of(Choose choose) {
    return choose == Choose::mine ? "mine" : choose == Choose::theirs ? "theirs" : "other";
}

bool is_of(const RowChange& row, const std::vector<RowChange>& rows) {
    return std::ranges::any_of(rows,
                               [&](const RowChange& other) { return other.table == row.table && other.id == row.id; });
}

/// Without targets whose set is not there, and will not be: they stand in the history until it is.
std::vector<RowChange> that_can_stand(sqlite3* db, const std::vector<RowChange>& rows) {
    const auto has_set = [&](const RowChange& target) {
        const auto key = std::ranges::find(target.columns, "target_set", &ColumnChange::column);
        if (target.table != "revised_targets" || key == target.columns.end() || key->after == Value()) return true;
        for (const RowChange& row : rows)
            if (row.table == "target_sets" && row.kind != RowChangeKind::remove)
                for (const ColumnChange& column : row.columns)
                    if (column.column == "key" && column.after == key->after) return true;
        Statement set(db, "SELECT id FROM target_sets WHERE key = ?");
        set.bind(1, std::string_view(to_text(key->after)));
        if (!set.step()) return false;
        const auto goes = std::ranges::find_if(
            rows, [&](const RowChange& row) { return row.table == "target_sets" && row.id == set.integer(0); });
        return goes == rows.end() || goes->kind != RowChangeKind::remove;
    };
    std::vector<RowChange> kept;
    std::ranges::copy_if(rows, std::back_inserter(kept), has_set);
    return kept;
}

}  // namespace

base::Result<std::int64_t> write_answers(sqlite3* db, const std::vector<std::pair<Question, Resolution>>& answers,
                                         const std::vector<std::string>& base, const Stamp& stamp,
                                         const std::string& subject) {
    std::vector<RowChange> rows, following;
    std::map<CellGroup, std::string> answered;
    for (const auto& [question, resolution] : answers) {
        if (resolution.choose == Choose::later || !answered.emplace(question.group, word_of(resolution.choose)).second)
            continue;
        if (resolution.choose == Choose::other)
            if (auto fits = check_third(db, question, resolution.other, subject); !fits)
                return base::pass(fits.error());
        const auto chosen = chosen_cells(question, resolution, stamp);
        rows.push_back(as_row(question.group, question.mine, chosen));
        auto more = with_targets(db, question.group, chosen, subject);
        if (!more) return base::pass(more.error());
        std::ranges::move(*more, std::back_inserter(following));
    }
    if (answered.empty()) return 0;
    const std::size_t count = answered.size();
    for (const RowChange& row : following) answered.emplace(CellGroup{row.table, row.id, "row"}, "other");
    std::erase_if(rows, [&](const RowChange& row) { return is_of(row, following); });
    std::ranges::move(following, std::back_inserter(rows));
    CarriedStep step{new_uuid(), stamp.time, stamp.author, stamp.reason, answer_summary(count), row_by_row(rows)};
    step.base = base;
    if (auto written = write_rows(db, that_can_stand(db, step.rows), subject); !written)
        return base::pass(written.error());
    if (auto closed = close_questions(db, answered, step.uuid, subject); !closed) return base::pass(closed.error());
    return append_step(db, {step, 0, false, {}}, subject);
}

}  // namespace store
