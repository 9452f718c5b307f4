#include "session/merge_words.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "session/history_rows.h"

namespace session {
namespace {

using base::mark;
using base::translate;

const std::string& in(const plan::Name& name, base::Language language) {
    return language == base::Language::en && !name.en.empty() ? name.en : name.zh;
}

std::string text_of(const store::RowChange& row, std::string_view column) {
    for (const store::ColumnChange& change : row.columns)
        if (change.column == column && change.after != store::Value()) return store::to_text(change.after);
    return {};
}

/// A carrier that is not in the plan yet.
std::string new_carrier(const store::RowChange& row, base::Language language) {
    const std::string english = text_of(row, "name_en");
    const bool in_english = language == base::Language::en && !english.empty();
    return fmt::format("{} {}", text_of(row, "number"), in_english ? english : text_of(row, "name_zh"));
}

/// Whether a row stays, where that is asked; with the value that it would keep.
std::string stays_words(const plan::Index& index, const store::Clash& clash, const store::Value& value,
                        base::Language language) {
    if (value == store::Value(std::int64_t{1})) return translate(language, mark("taken out"));
    const std::optional<store::Cells>& cells = clash.mine == value ? clash.my_cells : clash.their_cells;
    const auto kept = cells ? cells->find("value") : store::Cells::const_iterator();
    if (!cells || kept == cells->end()) return translate(language, mark("kept"));
    return fmt::format(fmt::runtime(translate(language, mark("kept: {0}"))),
                       value_words(index, clash.table, "value", kept->second, language));
}

}  // namespace

std::vector<Contribution> contributions(const std::vector<store::IncomingStep>& steps) {
    std::map<std::string, Contribution> by_author;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        Contribution& one = by_author[steps[i].author];
        if (one.steps.empty() || steps[i].time < one.first) one.first = steps[i].time;
        one.last = std::max(one.last, steps[i].time);
        one.steps.push_back(i);
    }
    std::vector<Contribution> all;
    for (auto& [author, one] : by_author) {
        one.author = author;
        all.push_back(std::move(one));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.steps.size() > b.steps.size(); });
    return all;
}

std::string incoming_subject(const plan::Index& index, const store::RowChange& row, base::Language language) {
    const bool is_new = row.table == "carriers" && index.carrier_by_id(row.id) == nullptr;
    return is_new ? new_carrier(row, language) : subject_words(index, row, language);
}

std::string change_words(const plan::Index& index, const store::RowChange& row, base::Language language) {
    if (row.kind == store::RowChangeKind::remove) return translate(language, mark("taken out"));
    std::string words;
    for (const store::ColumnChange& column : row.columns) {
        const std::string name = column_words(row.table, column.column, language);
        if (name.empty() || column.before == column.after) continue;
        const auto value = [&](const store::Value& v) {
            return value_words(index, row.table, column.column, v, language);
        };
        if (!words.empty()) words += language == base::Language::zh ? "；" : "; ";
        words += row.kind == store::RowChangeKind::insert
                     ? fmt::format("{}: {}", name, value(column.after))
                     : fmt::format("{}: {} → {}", name, value(column.before), value(column.after));
    }
    return words;
}

std::string question_words(const store::Clash& clash, base::Language language) {
    const std::string column = column_words(clash.table, clash.column, language);
    const std::string what = in(clash.what, language);
    if (clash.column == "removed" || column.empty())
        return what + ": " + translate(language, mark("kept or taken out"));
    return what + ": " + column;
}

std::string answer_words(const plan::Index& index, const store::Clash& clash, const store::Value& value,
                         base::Language language) {
    if (clash.column == "removed") return stays_words(index, clash, value, language);
    return value_words(index, clash.table, clash.column, value, language);
}

bool takes_third_value(const store::Clash& clash) {
    return clash.column != "removed" && clash.my_cells && clash.their_cells;
}

bool asks_the_same(const store::Clash& a, const store::Clash& b) {
    return a.table == b.table && a.id == b.id && a.column == b.column && a.author == b.author && a.time == b.time &&
           a.mine == b.mine && a.theirs == b.theirs && a.question == b.question;
}

}  // namespace session
