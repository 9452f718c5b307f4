// Thousands of made tables: never a wrong value, and no column or value lost without a word.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <gtest/gtest.h>

#include "haining_package.h"
#include "table_maker.h"
#include "tables/import.h"

namespace {

using support::MadeTable;
using tables::ImportPreview;

/// How many are made: LANGTU_TABLES in a long run.
unsigned made_tables() {
    const char* wanted = std::getenv("LANGTU_TABLES");
    return wanted == nullptr ? 500U : static_cast<unsigned>(std::atol(wanted));
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

std::string told(const ImportPreview& p) {
    std::string out;
    for (const tables::Column& c : p.columns)
        out += tables::cell_name(c.at) + " " + c.title + " → " + c.indicator + " " + std::to_string(c.year) + " " +
               std::to_string(static_cast<int>(c.outcome)) + " " + (c.reason ? base::to_line(*c.reason) : "") + "\n";
    for (const tables::Question& q : p.questions) out += q.id + ": " + base::to_line(q.sentence) + "\n";
    for (const tables::RefusedCell& r : p.refused)
        out += tables::cell_name(r.at) + ": " + base::to_line(r.reason) + "\n";
    for (const tables::UnmatchedName& n : p.unmatched) out += "unmatched " + n.name + "\n";
    return out;
}

/// Every value that was read is in the table, as it is there.
void expect_no_wrong_value(const MadeTable& table, const ImportPreview& p) {
    for (const tables::ReadValue& read : p.values) {
        const auto at = table.truth.find({read.draft.area, read.draft.indicator, read.draft.year});
        const bool right = at != table.truth.end() && std::abs(at->second - read.draft.value) < 1e-9 * (1 + at->second);
        ASSERT_TRUE(right) << tables::cell_name(read.at) << " read as " << read.draft.area << " "
                           << read.draft.indicator << " " << read.draft.year << " = " << read.draft.value << "\n"
                           << table.text() << told(p);
    }
}

/// Every value of the table was read, or its column or cell is spoken of.
int lost(const MadeTable& table, const ImportPreview& p) {
    const bool asked = p.open_questions() > 0;
    int count = 0;
    for (const auto& [key, value] : table.truth) {
        const auto& [area, indicator, year] = key;
        const bool read =
            std::any_of(p.values.begin(), p.values.end(), [&, a = area, i = indicator, y = year](const auto& v) {
                return v.draft.area == a && v.draft.indicator == i && v.draft.year == y;
            });
        const bool spoken = asked || !p.refused.empty() || !p.unmatched.empty() ||
                            std::any_of(p.columns.begin(), p.columns.end(), [](const tables::Column& c) {
                                return c.outcome != tables::Outcome::taken && c.reason.has_value();
                            });
        if (!read && !spoken) ++count;
    }
    return count;
}

}  // namespace

TEST(MadeTables, NoWrongValueAndNoneLostWithoutAWord) {
    const plan::Plan& plan = support::haining_package();
    const plan::Index index(plan);
    const unsigned count = made_tables();
    std::size_t all = 0, read = 0;
    for (unsigned seed = 1; seed <= count; ++seed) {
        SCOPED_TRACE(seed);
        const MadeTable table = support::TableMaker(plan, seed).make();
        if (table.truth.empty()) continue;
        const auto preview = tables::preview_import(index, grid_of(table), {});
        all += table.truth.size();
        if (!preview) {
            ASSERT_FALSE(preview.error().message.empty());
            continue;
        }
        expect_no_wrong_value(table, *preview);
        if (HasFatalFailure()) return;
        ASSERT_EQ(lost(table, *preview), 0) << table.text() << told(*preview);
        read += preview->values.size();
    }
    RecordProperty("values", std::to_string(all));
    RecordProperty("read", std::to_string(read));
    std::printf("%u tables, %zu values, %zu read without a question\n", count, all, read);
    EXPECT_GT(read * 10, all * 8) << "what is plain is read";
}
