#include "merge.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/error_words.h"
#include "changeset.h"
#include "geometry_blob.h"
#include "history_table.h"
#include "plan/names.h"
#include "records.h"
#include "store/record_words.h"

namespace store {
namespace {

using base::ErrorKind;
using base::mark;

void bind(Statement& statement, int index, const Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return statement.bind(index, *integer);
    if (const auto* real = std::get_if<double>(&value)) return statement.bind(index, *real);
    if (const auto* text = std::get_if<std::string>(&value)) return statement.bind(index, std::string_view(*text));
    if (const auto* point = std::get_if<geo::LonLat>(&value))
        return statement.bind(index, std::span<const std::uint8_t>(encode(*point)));
    statement.bind_null(index);
}

Value value_of(const Statement& row, int column, const std::string& name) {
    switch (row.type(column)) {
        case SQLITE_INTEGER: return row.integer(column);
        case SQLITE_FLOAT: return row.real(column);
        case SQLITE_TEXT: return std::string(row.text(column));
        case SQLITE_BLOB: break;
        default: return {};
    }
    const auto point = name == "geom" ? decode_point(row.blob(column)) : std::nullopt;
    return point ? Value(*point) : Value();
}

/// A row as it is here; empty: it is not.
std::map<std::string, Value> read_values(sqlite3* db, const std::string& table, std::int64_t id) {
    std::map<std::string, Value> values;
    Statement row(db, "SELECT * FROM " + table + " WHERE id = ?");
    row.bind(1, id);
    if (!row.step()) return values;
    for (int i = 0; i < row.column_count(); ++i) values[row.column_name(i)] = value_of(row, i, row.column_name(i));
    return values;
}

bool number_is_taken(sqlite3* db, const Value& number, std::int64_t by_another_than) {
    Statement row(db, "SELECT 1 FROM carriers WHERE number = ? AND id <> ?");
    bind(row, 1, number);
    row.bind(2, by_another_than);
    return row.step();
}

/// What the row of a table with this key is called; the key itself where there is no such row.
plan::Name name_in(sqlite3* db, const std::string& table, const std::string& column, const std::string& key) {
    Statement row(db, fmt::format("SELECT {0}_zh, coalesce({0}_en, {0}_zh) FROM {1} WHERE key = ?", column, table));
    row.bind(1, std::string_view(key));
    if (!row.step()) return {key, key};
    return {std::string(row.text(0)), std::string(row.text(1))};
}

bool holds(const std::vector<Value>& values, const Value& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

base::Result<Merge> Merge::compare(sqlite3* db, const ChangesFile& changes, const std::string& subject) {
    if (changes.origin != origin_of(db))
        return base::fail(ErrorKind::refused, subject,
                          mark("the changes are of another project; ask for those of a copy of this one"));
    const auto known = known_uuids(db, subject);
    if (!known) return base::pass(known.error());
    Merge merge(db, subject);
    for (const CarriedStep& step : changes.steps) {
        if (known->contains(step.uuid)) {
            ++merge.preview_.known_steps;
            continue;
        }
        ++merge.preview_.new_steps;
        merge.steps_.push_back(step);
        for (const RowChange& row : step.rows) merge.fold(row);
    }
    for (const auto& [key, row] : merge.rows_) merge.judge(key, row);
    merge.preview_.rows = static_cast<int>(merge.inserts_.size() + merge.updates_.size() + merge.removals_.size());
    return merge;
}

void Merge::fold(const RowChange& change) {
    Row& row = rows_[{change.table, change.id}];
    row.inserted = row.inserted || change.kind == RowChangeKind::insert;
    row.removed = change.kind == RowChangeKind::remove;
    for (const ColumnChange& column : change.columns) {
        Column& folded = row.columns[column.column];
        folded.befores.push_back(column.before);
        folded.after = column.after;
    }
}

void Merge::judge(const Key& key, const Row& row) {
    const Values here = read_values(db_, key.first, key.second);
    const bool is_carrier = key.first == "carriers";
    if (row.removed) {  // a carrier is never thrown away by somebody else: it goes to the bin
        if (!here.empty() && is_carrier) updates_[key]["removed"] = std::int64_t{1};
        if (!here.empty() && !is_carrier) removals_.push_back(key);
    } else if (here.empty()) {
        if (row.inserted) judge_insert(key, row);
        if (!row.inserted) ++preview_.missing_rows;
    } else {
        judge_columns(key, row, here);
    }
    if (is_carrier) judge_number(key);
}

void Merge::judge_insert(const Key& key, const Row& row) {
    Values values;
    for (const auto& [name, column] : row.columns) values[name] = column.after;
    if (key.first == "accepted_findings" && !std::holds_alternative<std::int64_t>(values["carrier"])) return;
    inserts_[key] = std::move(values);
}

void Merge::judge_columns(const Key& key, const Row& row, const Values& here) {
    const auto clashes = [&](const std::string& name, const Column& column) {
        const Value& mine = here.at(name);
        return !(mine == column.after) && !holds(column.befores, mine);
    };
    /// The leader of its group, where there is one and the two changed it differently.
    const auto clashing_leader = [&](const std::string& name) {
        const auto leader = row.columns.find(std::string(leader_of(group_of(key.first, name))));
        return leader != row.columns.end() && clashes(leader->first, leader->second) ? leader->first : std::string();
    };
    for (const auto& [name, column] : row.columns) {
        if (!here.contains(name)) continue;
        const Value& mine = here.at(name);
        const std::string leader = clashing_leader(name);
        if (!leader.empty() && leader != name)
            their_followers_[key][name] = column.after;  // goes with the answer for the leader
        else if (clashes(name, column))
            clash(key, name, column.befores.front(), mine, column.after);
        else if (!(mine == column.after))
            updates_[key][name] = column.after;
    }
}

/// A number that somebody else has here already is a question too.
void Merge::judge_number(const Key& key) {
    for (auto* values : {&inserts_, &updates_}) {
        const auto row = values->find(key);
        if (row == values->end() || !row->second.contains("number")) continue;
        const Value theirs = row->second["number"];
        if (!number_is_taken(db_, theirs, key.second)) continue;
        const Values here = read_values(db_, key.first, key.second);
        const Value mine = here.contains("number") ? here.at("number") : Value();
        row->second.erase("number");
        clash(key, "number", {}, mine, theirs);
    }
}

plan::Name Merge::name_of(const Key& key) const {
    Values values = read_values(db_, key.first, key.second);
    if (const auto inserted = inserts_.find(key); values.empty() && inserted != inserts_.end())
        values = inserted->second;
    const auto text = [&](const char* column) {
        const auto at = values.find(column);
        return at != values.end() && at->second != Value() ? to_text(at->second) : std::string();
    };
    if (values.contains("name_zh")) return {text("name_zh"), text("name_en")};
    const auto columns = columns_that_name(key.first);
    if (columns.empty()) return plan::term(title_of_row(key.first));
    plan::Name name;
    for (const std::string_view column : columns) {
        const std::string value = text(std::string(column).c_str());
        const plan::Name part = column == "area"        ? name_in(db_, "areas", "name", value)
                                : column == "indicator" ? name_in(db_, "indicators", "short_name", value)
                                                        : plan::Name{value, value};
        const char* between = name.zh.empty() ? "" : " · ";
        name = {name.zh + between + part.zh, name.en + between + part.en};
    }
    return name;
}

void Merge::clash(const Key& key, const std::string& column, Value base, Value mine, Value theirs) {
    preview_.clashes.push_back(
        {key.first, key.second, column, name_of(key), std::move(base), std::move(mine), std::move(theirs)});
}

base::Result<void> Merge::write(const std::vector<Resolution>& resolutions) {
    if (resolutions.size() != preview_.clashes.size())
        return base::fail(
            ErrorKind::locked, subject_,
            base::mark_count(std::ssize(preview_.clashes), "{} value was changed on both sides; choose one of both",
                             "{} values were changed on both sides; choose one of both for each"),
            {std::to_string(preview_.clashes.size())});
    for (std::size_t i = 0; i < resolutions.size(); ++i) settle(preview_.clashes[i], resolutions[i]);
    for (const char* table : k_recorded_tables)
        for (const auto& [key, values] : inserts_)
            if (key.first == table)
                if (auto done = insert_row(key, values); !done) return done;
    for (const auto& [key, values] : updates_)
        if (auto done = update_row(key, values); !done) return done;
    for (const Key& key : removals_) {
        Statement remove(db_, fmt::format("DELETE FROM {} WHERE id = ?", key.first));
        remove.bind(1, key.second);
        remove.step();
        if (remove.failed()) return base::pass(sqlite_error(db_, remove.code(), subject_));
    }
    return {};
}

void Merge::settle(const Clash& clash, const Resolution& resolution) {
    const Key key{clash.table, clash.id};
    Values& row = inserts_.contains(key) ? inserts_[key] : updates_[key];
    Value chosen = resolution.choose == Choose::theirs  ? clash.theirs
                   : resolution.choose == Choose::other ? resolution.other
                                                        : clash.mine;
    if (clash.column == "number" && (chosen == Value() || number_is_taken(db_, chosen, clash.id)))
        chosen = query_integer(db_, "SELECT max(number) + 1 FROM carriers").value_or(1);
    settle_followers(key, group_of(clash.table, clash.column), resolution.choose, row);
    if (!(chosen == clash.mine)) row[clash.column] = chosen;
    note_answer(key, clash.column, clash.mine, clash.theirs, chosen);
}

/// What describes a position goes with the point that was chosen, the day of a layout with how it reads; a third point
/// keeps my words.
void Merge::settle_followers(const Key& key, Group group, Choose choose, Values& row) {
    const Values here = read_values(db_, key.first, key.second);
    for (const auto& [column, theirs] : their_followers_[key]) {
        if (group_of(key.first, column) != group) continue;
        const Value& mine = here.at(column);
        const Value& chosen = choose == Choose::theirs ? theirs : mine;
        if (!(chosen == mine)) row[column] = chosen;
        note_answer(key, column, mine, theirs, chosen);
    }
}

/// For others who have their value, or mine, the answer is a change of it.
void Merge::note_answer(const Key& key, const std::string& column, const Value& mine, const Value& theirs,
                        const Value& chosen) {
    for (const Value* before : {&theirs, &mine}) {
        if (*before == chosen) continue;
        answers_.push_back({key.first, key.second, RowChangeKind::update, {{column, *before, chosen}}});
    }
}

base::Result<void> Merge::insert_row(const Key& key, const Values& values) {
    if (key.first == "accepted_findings") {
        const Value& carrier = values.at("carrier");
        if (read_values(db_, "carriers", std::get<std::int64_t>(carrier)).empty()) return {};
    }
    std::string columns = "id", marks = "?";
    for (const auto& [name, value] : values) {
        columns += fmt::format(", \"{}\"", name);
        marks += ",?";
    }
    // Columns that a file of an older version does not have are as the table's defaults say.
    Statement insert(db_, fmt::format("INSERT INTO {} ({}) VALUES ({})", key.first, columns, marks));
    insert.bind(1, key.second);
    int index = 1;
    for (const auto& [name, value] : values) bind(insert, ++index, value);
    insert.step();
    if (insert.failed()) return base::pass(refusal(insert.code()));
    return {};
}

base::Result<void> Merge::update_row(const Key& key, const Values& values) {
    for (const auto& [name, value] : values) {
        Statement update(db_, fmt::format("UPDATE {} SET \"{}\" = ? WHERE id = ?", key.first, name));
        bind(update, 1, value);
        update.bind(2, key.second);
        update.step();
        if (update.failed()) return base::pass(refusal(update.code()));
    }
    return {};
}

base::Error Merge::refusal(int code) const {
    if ((code & 0xff) != SQLITE_CONSTRAINT) return sqlite_error(db_, code, subject_);
    return base::make_error(ErrorKind::refused, subject_,
                            mark("the changes hold a value that a project cannot ({}); ask for them again"),
                            {quotable(sqlite3_errmsg(db_))});
}

}  // namespace store
