#include "answer.h"

#include <fmt/format.h>
#include <iterator>

#include "base/translate.h"
#include "column_form.h"
#include "row_writer.h"
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

}  // namespace

plan::Name answer_summary(std::size_t count) {
    const auto in = [&](base::Language language) {
        const char* text = base::translate_count(language, static_cast<std::ptrdiff_t>(count), "Answer {0} question",
                                                 "Answer {0} questions");
        return fmt::format(fmt::runtime(text), count);
    };
    return {in(base::Language::zh), in(base::Language::en)};
}

base::Result<std::vector<RowChange>> answer_rows(sqlite3* db, const Question& question, const Resolution& resolution,
                                                 const Stamp& stamp, const std::string& subject) {
    if (resolution.choose == Choose::other)
        if (auto fits = check_third(db, question, resolution.other, subject); !fits) return base::pass(fits.error());
    const auto chosen = chosen_cells(question, resolution, stamp);
    std::vector<RowChange> rows{as_row(question.group, question.mine, chosen)};
    auto more = with_targets(db, question.group, chosen, subject);
    if (!more) return base::pass(more.error());
    std::move(more->begin(), more->end(), std::back_inserter(rows));
    return rows;
}

}  // namespace store
