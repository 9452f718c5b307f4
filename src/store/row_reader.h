// One row of a table, read column by column in the order of the table. The first value that does not fit is remembered
// with its table, row and column; reading goes on harmlessly after it.
// Knows no particular table. One thread per connection.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/result.h"
#include "geo/geometry.h"
#include "geometry_blob.h"
#include "plan/plan.h"
#include "sqlite.h"

namespace store {

inline constexpr std::int64_t k_max_rows = 200'000;  ///< of one table: a plan has hundreds

/// Well-formed UTF-8 (no overlong forms, no surrogates) without NUL.
bool is_text(std::string_view text);

class TableReader {
public:
    TableReader(sqlite3* db, std::string subject) : db_(db), subject_(std::move(subject)) {}

    /// Calls `row(*this)` for every row, ordered by id; the columns are then taken one after another.
    template <class Row>
    void each(const char* table, Row row) {
        Statement statement(db_, std::string("SELECT * FROM ") + table + " ORDER BY id");
        go_through(statement, table, row);
    }
    /// The same for the one row of that id, where there is one.
    template <class Row>
    void one(const char* table, std::int64_t id, Row row) {
        Statement statement(db_, std::string("SELECT * FROM ") + table + " WHERE id = ?");
        statement.bind(1, id);
        go_through(statement, table, row);
    }

    std::string text();  ///< NULL reads as empty
    plan::Name name();   ///< two columns
    std::int64_t integer();
    std::optional<std::int64_t> optional_integer();
    int small_integer();
    double real();
    std::optional<double> optional_real();
    std::optional<geo::LonLat> point();
    geo::LineString line();
    geo::MultiPolygon shape();  ///< NULL reads as empty

    /// The next column into a value, as its type says.
    void take(std::string& value) { value = text(); }
    void take(std::int64_t& value) { value = integer(); }
    void take(int& value) { value = small_integer(); }
    void take(bool& value) { value = integer() != 0; }
    void take(double& value) { value = real(); }
    void take(std::optional<double>& value) { value = optional_real(); }
    void take(std::optional<geo::LonLat>& value) { value = point(); }
    void take(geo::LonLat& value) {
        const auto there = point();
        if (!there) bad(base::mark("no position"));
        value = there.value_or(geo::LonLat{});
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void take(Enum& value) { value = key<Enum>(); }

    template <class Enum>
    Enum key() {
        const std::string word = text();
        const auto value = plan::from_key<Enum>(word);
        if (!value) bad(base::mark("an unknown word"));
        return value.value_or(Enum{});
    }

    /// Says that the value just read does not fit.
    void bad(const char* what);
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }

private:
    template <class Row>
    void go_through(Statement& statement, const char* table, Row row) {
        if (error_) return;
        table_ = table;
        statement_ = &statement;
        for (rows_ = 1; !error_ && statement.step(); ++rows_) {
            column_ = 0;
            if (rows_ > k_max_rows)
                error_ = base::Error{base::ErrorKind::limit, subject_,
                                     "table " + table_ + " has too many rows; restore a backup"};
            else
                row(*this);
        }
        if (!error_ && statement.failed()) error_ = sqlite_error(db_, statement.code(), subject_);
        statement_ = nullptr;
    }
    int next() { return column_++; }
    std::span<const std::uint8_t> blob();

    sqlite3* db_;
    std::string subject_;
    std::string table_;
    Statement* statement_ = nullptr;
    std::int64_t rows_ = 0;
    int column_ = 0;
    std::optional<base::Error> error_;
};

}  // namespace store
