// Thousands of made tables: never a wrong value, and no column or value lost without a word.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <gtest/gtest.h>
#include <optional>
#include <set>

#include "haining_package.h"
#include "table_maker.h"
#include "tables/import.h"
#include "told_of.h"

namespace {

using support::MadeTable;
using tables::ImportPreview;

/// How many are made: LANGTU_TABLES in a long run.
unsigned made_tables() {
    const char* wanted = std::getenv("LANGTU_TABLES");
    return wanted == nullptr ? 500U : static_cast<unsigned>(std::atol(wanted));
}

/// A failure names the seed of its table: LANGTU_SEED makes that one first.
unsigned first_seed() {
    const char* wanted = std::getenv("LANGTU_SEED");
    return wanted == nullptr ? 1U : static_cast<unsigned>(std::atol(wanted));
}

wire::Grid grid_of(const MadeTable& table) {
    wire::Grid grid;
    grid.formats.emplace_back();
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        wire::GridRow row{static_cast<std::uint32_t>(r), false, {}};
        for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
            if (table.rows[r][c].empty()) continue;
            wire::GridCell cell;
            cell.column = static_cast<std::uint32_t>(c);
            cell.text = static_cast<wire::TextId>(grid.texts.size());
            grid.texts.push_back(table.rows[r][c]);
            row.cells.push_back(cell);
        }
        if (!row.cells.empty()) grid.rows.push_back(std::move(row));
    }
    grid.merges = table.merges;
    return grid;
}

/// Every value that was read is in the table, as it is there.
void expect_no_wrong_value(const MadeTable& table, const ImportPreview& p) {
    for (const tables::ReadValue& read : p.values) {
        const auto at = table.truth.find({read.draft.area, read.draft.indicator, read.draft.year});
        const bool right =
            at != table.truth.end() && std::abs(at->second.value - read.draft.value) < 1e-9 * (1 + at->second.value);
        ASSERT_TRUE(right) << tables::cell_name(read.at) << " read as " << read.draft.area << " "
                           << read.draft.indicator << " " << read.draft.year << " = " << read.draft.value << "\n"
                           << table.text() << support::told(p);
    }
}

bool is_read(const ImportPreview& p, const MadeTable::Key& key) {
    return std::any_of(p.values.begin(), p.values.end(), [&](const tables::ReadValue& v) {
        return MadeTable::Key{v.draft.area, v.draft.indicator, v.draft.year} == key;
    });
}

/// Every value of the table was read, or its cell, row or column is spoken of.
void expect_none_lost(const MadeTable& table, const ImportPreview& p) {
    for (const auto& [key, made] : table.truth) {
        const tables::CellPlace cell{made.row + 1, made.column + 1};
        ASSERT_TRUE(is_read(p, key) || support::is_told_of(p, cell, table.across))
            << tables::cell_name(cell) << " is lost\n"
            << table.text() << support::told(p);
    }
}

/// A column with a word that makes it another thing is left out or asked about, and says why.
void expect_foreign_left_out(const MadeTable& table, const ImportPreview& p) {
    for (const std::string& word : table.foreign_words) {
        const bool told = std::any_of(p.columns.begin(), p.columns.end(), [&](const tables::Column& c) {
            return c.title.find(word) != std::string::npos && c.outcome != tables::Outcome::taken && c.reason;
        });
        ASSERT_TRUE(told) << word << "\n" << table.text() << support::told(p);
    }
}

/// The same with two of its columns of values exchanged; nothing where it has not two, or their order means something.
std::optional<MadeTable> with_columns_exchanged(MadeTable table) {
    std::set<std::size_t> columns;
    for (const auto& [key, value] : table.truth) columns.insert(value.column);
    if (!table.columns_may_move || columns.size() < 2) return std::nullopt;
    const std::size_t a = *columns.begin(), b = *columns.rbegin();
    for (auto& row : table.rows) {
        row.resize(std::max(row.size(), b + 1));
        std::swap(row[a], row[b]);
    }
    return table;
}

std::multiset<std::string> values_of(const ImportPreview& p) {
    std::multiset<std::string> out;
    for (const tables::ReadValue& v : p.values)
        out.insert(v.draft.area + " " + v.draft.indicator + " " + std::to_string(v.draft.year) + " " +
                   std::to_string(v.draft.value));
    return out;
}

}  // namespace

TEST(MadeTables, NoWrongValueAndNoneLostWithoutAWord) {
    const plan::Plan& plan = support::haining_package();
    const plan::Index index(plan);
    const unsigned first = first_seed(), count = made_tables();
    std::size_t all = 0, read = 0, refused = 0;
    for (unsigned seed = first; seed < first + count; ++seed) {
        SCOPED_TRACE("LANGTU_SEED=" + std::to_string(seed));
        const MadeTable table = support::TableMaker(plan, seed).make();
        if (table.truth.empty()) continue;
        const auto preview = tables::preview_import(index, grid_of(table), {});
        all += table.truth.size();
        if (!preview) {
            ASSERT_FALSE(preview.error().message.empty());
            ++refused;
            continue;
        }
        expect_no_wrong_value(table, *preview);
        expect_none_lost(table, *preview);
        expect_foreign_left_out(table, *preview);
        if (HasFatalFailure()) return;
        read += preview->values.size();
        if (const auto moved = with_columns_exchanged(table)) {
            const auto other = tables::preview_import(index, grid_of(*moved), {});
            ASSERT_TRUE(other);
            ASSERT_EQ(values_of(*other), values_of(*preview)) << "the order of columns\n" << table.text();
        }
    }
    std::printf("%u tables from LANGTU_SEED=%u, %zu values: %zu read without a question, %zu tables refused\n", count,
                first, all, read, refused);
    EXPECT_GT(read * 10, all * 8) << "what is plain is read";
}
