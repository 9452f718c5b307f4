#include "answer.h"

#include <iterator>

#include "standing.h"

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

std::optional<Cells> chosen_cells(const Question& question, const Resolution& resolution, const Stamp& stamp) {
    if (resolution.choose == Choose::theirs) return question.theirs;
    if (resolution.choose == Choose::other) return third_cells(question, resolution.other, stamp);
    return question.mine;
}

}  // namespace

base::Result<std::vector<RowChange>> answer_rows(sqlite3* db, const Question& question, const Resolution& resolution,
                                                 const Stamp& stamp, const std::string& subject) {
    const auto chosen = chosen_cells(question, resolution, stamp);
    std::vector<RowChange> rows{as_row(question.group, question.mine, chosen)};
    auto more = with_targets(db, question.group, chosen, subject);
    if (!more) return base::pass(more.error());
    std::move(more->begin(), more->end(), std::back_inserter(rows));
    return rows;
}

}  // namespace store
