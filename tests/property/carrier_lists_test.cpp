// Hundreds of made lists of carriers: never a wrong value or place, and nothing lost without a word.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "carrier_list_maker.h"
#include "geo/geodesy.h"
#include "haining_package.h"
#include "plan/find.h"
#include "plan/index.h"
#include "plan/observations.h"
#include "tables/carriers.h"

namespace {

using support::MadeCarrierList;
using tables::CarrierPreview;

unsigned made_lists() {
    const char* wanted = std::getenv("LANGTU_TABLES");
    return wanted == nullptr ? 500U : static_cast<unsigned>(std::atol(wanted));
}

std::string told(const CarrierPreview& p) {
    std::string out;
    for (const auto& c : p.columns)
        out += fmt::format("{} {} → {} {} {}\n", tables::cell_name(c.at), c.title, tables::to_key(c.role),
                           static_cast<int>(c.outcome), c.reason ? base::to_line(*c.reason) : "");
    for (const auto& q : p.questions) out += fmt::format("? {}: {} [{}]\n", q.id, base::to_line(q.sentence), q.chosen);
    for (const auto& r : p.refused) out += fmt::format("× {}: {}\n", tables::cell_name(r.at), base::to_line(r.reason));
    for (const auto& r : p.left_out_rows) out += fmt::format("- {} {}: {}\n", r.row, r.text, base::to_line(r.reason));
    for (const auto& b : p.blocks)
        out += fmt::format("[{} {}]\n", tables::cell_name(b.first), tables::cell_name(b.last));
    return out;
}

/// What became of each cell that holds something, in one word; empty: nobody says.
class Outcomes {
public:
    explicit Outcomes(const CarrierPreview& p) : p_(p) {
        for (const tables::CarrierRow& row : p.rows) {
            taken_.insert(row.at);
            for (const tables::CarrierCell& cell : row.cells) taken_.insert(cell.at);
            if (row.place) taken_.insert(row.place->at.begin(), row.place->at.end());
            (row.change == tables::RowChange::asked ? asked_rows_ : rows_).insert(row_at(row.at));
        }
        for (const auto& cell : p.refused) refused_.insert(cell.at);
        for (const auto& row : p.left_out_rows) left_out_rows_.insert(row.row);
    }
    [[nodiscard]] std::string of(tables::CellPlace at, const std::string& text) const {
        const bool whole_row = rows_.count(row_at(at)) == 0 && asked_rows_.count(row_at(at)) == 0;
        if (left_out_rows_.count(at.row) > 0 && whole_row) return "left out with its row";
        for (const tables::Block& block : p_.blocks)
            if (at.row >= block.first.row && at.row < block.first_row && at.column >= block.first.column &&
                at.column <= block.last.column)
                return column_at(at) != nullptr ? "title" : "";
        const tables::CarrierColumn* column = column_at(at);
        if (column == nullptr) return "";
        if (column->outcome == tables::Outcome::left_out) return column->reason ? "left out with its column" : "";
        if (column->outcome == tables::Outcome::asked) return "asked";
        if (refused_.count(at) > 0) return taken_.count(at) > 0 && is_changed(at) ? "" : "refused";
        if (taken_.count(at) > 0) return "taken";
        const bool is_mark = text == "不详" || plan::is_missing_mark(text);
        if (is_mark && is_asked("clear:", at)) return "asked";
        if (is_of_place(column->role) && is_mark) return "says nothing of a position";
        if (is_of_place(column->role) && place_is_refused(at)) return "refused with its position";
        if (asked_rows_.count(row_at(at)) > 0) return "asked with its row";
        if (rows_.count(row_at(at)) == 0 && row_is_refused(at)) return "refused with its row";
        const bool says_nothing =
            column->role == tables::CarrierRole::ordinal || column->role == tables::CarrierRole::system;
        return says_nothing && rows_.count(row_at(at)) > 0 ? "taken" : "";
    }

private:
    /// The row of a table: of those beside each other each has its own.
    [[nodiscard]] std::pair<std::size_t, std::size_t> row_at(tables::CellPlace at) const {
        const tables::CarrierColumn* column = column_at(at);
        return {column == nullptr ? 0 : column->block, at.row};
    }
    [[nodiscard]] const tables::CarrierColumn* column_at(tables::CellPlace at) const {
        for (const tables::CarrierColumn& column : p_.columns) {
            const tables::Block& block = p_.blocks[column.block];
            if (column.at.column == at.column && at.row >= block.first.row && at.row <= block.last.row) return &column;
        }
        return nullptr;
    }
    [[nodiscard]] static bool is_of_place(tables::CarrierRole role) {
        return (role >= tables::CarrierRole::longitude && role <= tables::CarrierRole::position);
    }
    [[nodiscard]] bool is_asked(const std::string& kind, tables::CellPlace at) const {
        return std::any_of(p_.questions.begin(), p_.questions.end(), [&](const tables::Question& q) {
            return q.chosen.empty() && q.id.starts_with(kind) && q.at.column == at.column;
        });
    }
    [[nodiscard]] bool row_is_refused(tables::CellPlace at) const {
        return std::any_of(refused_.begin(), refused_.end(),
                           [&](tables::CellPlace cell) { return row_at(cell) == row_at(at); });
    }
    [[nodiscard]] bool place_is_refused(tables::CellPlace at) const {
        return std::any_of(refused_.begin(), refused_.end(), [&](tables::CellPlace cell) {
            const tables::CarrierColumn* column = column_at(cell);
            return cell.row == at.row && column != nullptr && is_of_place(column->role);
        });
    }
    [[nodiscard]] bool is_changed(tables::CellPlace at) const {
        for (const tables::CarrierRow& row : p_.rows)
            for (const tables::CarrierCell& cell : row.cells)
                if (cell.at == at && cell.change != tables::ValueChange::same) return true;
        return false;
    }

    const CarrierPreview& p_;
    std::set<tables::CellPlace> taken_, refused_;
    std::set<std::pair<std::size_t, std::size_t>> rows_, asked_rows_;
    std::set<std::size_t> left_out_rows_;
};

/// Every text of the sheet has one outcome.
void expect_outcomes(const MadeCarrierList& made, const CarrierPreview& p, std::map<std::string, std::size_t>& counts) {
    const Outcomes outcomes(p);
    for (std::size_t row = 0; row < made.rows.size(); ++row)
        for (std::size_t column = 0; column < made.rows[row].size(); ++column) {
            if (made.rows[row][column].empty()) continue;
            const tables::CellPlace at{row + 1, column + 1};
            const std::string outcome = outcomes.of(at, made.rows[row][column]);
            ASSERT_FALSE(outcome.empty())
                << "nobody says what became of " << tables::cell_name(at) << " " << made.rows[row][column];
            ++counts[outcome];
        }
}

/// As the list says it, and as the plan has it where the list says nothing.
void expect_true(const plan::Plan& plan, const MadeCarrierList& made, const tables::CarrierRow& row) {
    const plan::Carrier& before = *plan::find_carrier(plan, row.id);
    const auto at = made.truth.find(before.number);
    ASSERT_NE(at, made.truth.end()) << row.name;
    const auto& [fields, position] = at->second;
    for (const plan::FieldDefinition& d : plan::carrier_fields()) {
        const bool follows = d.field == plan::CarrierField::quality || d.field == plan::CarrierField::uncertainty_m ||
                             d.field == plan::CarrierField::position_basis_zh ||
                             d.field == plan::CarrierField::position_basis_en;
        if (follows && position) continue;  // the position that they speak of is another one
        const auto said = fields.find(d.field);
        const std::string read = plan::read_field(row.after, d.field);
        if (said == fields.end()) {
            ASSERT_EQ(read, plan::read_field(before, d.field)) << d.key;
        } else if (d.form == plan::FieldForm::number) {
            ASSERT_NEAR(std::stod(read), std::stod(said->second), 1e-9 * std::stod(said->second)) << d.key;
        } else {
            ASSERT_EQ(read, said->second) << d.key;
        }
    }
    if (position)
        ASSERT_LT(geo::distance_m(*position, row.after.position.value_or(geo::LonLat{})), 0.5);
    else
        ASSERT_EQ(row.after.position, before.position);
}

}  // namespace

TEST(CarrierLists, AreReadAsTheyAreMeant) {
    support::Seeded random("lists of carriers");
    const plan::Plan& plan = support::haining_package();
    const plan::Index index(plan);
    support::CarrierListMaker maker(plan, random);
    std::map<std::string, std::size_t> counts;
    for (unsigned i = 0; i < made_lists(); ++i) {
        const MadeCarrierList made = maker.make();
        if (made.tables == 0) continue;
        tables::CarrierOptions options;
        options.answers = made.answers;
        const auto p = tables::preview_carriers(index, made.rows, options);
        ASSERT_TRUE(p) << base::to_line(p.error()) << "\n" << made.text();
        ASSERT_TRUE(p->clean()) << i << "\n" << made.text() << told(*p);
        ASSERT_EQ(p->blocks.size(), made.tables) << i << "\n" << made.text() << told(*p);
        ASSERT_EQ(p->rows.size(), made.truth.size()) << i << "\n" << made.text() << told(*p);
        for (const tables::CarrierRow& row : p->rows) {
            expect_true(plan, made, row);
            ASSERT_FALSE(testing::Test::HasFatalFailure()) << i << " " << row.name << "\n" << made.text() << told(*p);
        }
        expect_outcomes(made, *p, counts);
        ASSERT_FALSE(testing::Test::HasFatalFailure()) << i << "\n" << made.text() << told(*p);
        ++counts[made.tables == 1 ? "lists of one table"
                 : made.beside    ? "lists of tables beside"
                                  : "lists of tables below"];
        const auto foreign = std::count_if(p->columns.begin(), p->columns.end(), [&](const auto& c) {
            return std::find(made.foreign_words.begin(), made.foreign_words.end(), c.title) !=
                       made.foreign_words.end() &&
                   c.outcome == tables::Outcome::left_out && c.reason;
        });
        ASSERT_EQ(foreign, std::ssize(made.foreign_words)) << i << "\n" << made.text() << told(*p);
    }
    for (const auto& [what, count] : counts) std::printf("  %s: %zu\n", what.c_str(), count);
}

/// Words put anywhere, numbers for texts and texts for numbers: nothing is taken in silence, and nothing lost.
TEST(CarrierLists, WhatIsSpoiltIsSaid) {
    support::Seeded random("spoilt lists of carriers");
    const plan::Plan& plan = support::haining_package();
    const plan::Index index(plan);
    support::CarrierListMaker maker(plan, random);
    std::map<std::string, std::size_t> counts;
    const std::vector<std::string> words{"约100", "abc", "1,08",   "-5", "某园", "#N/A",
                                         "☃",     "120", "12.5亩", "/",  "不详", "备用"};
    for (unsigned i = 0; i < made_lists(); ++i) {
        MadeCarrierList made = maker.make();
        if (made.tables == 0) continue;
        for (std::size_t n = 1 + random.index(4); n > 0; --n) {
            std::vector<std::string>& row = made.rows[random.index(made.rows.size())];
            if (!row.empty()) row[random.index(row.size())] = words[random.index(words.size())];
        }
        tables::CarrierOptions options;
        if (random.index(2) == 0) options.answers = made.answers;
        const auto p = tables::preview_carriers(index, made.rows, options);
        if (!p) continue;  // said in one sentence
        expect_outcomes(made, *p, counts);
        ASSERT_FALSE(testing::Test::HasFatalFailure()) << i << "\n" << made.text() << told(*p);
    }
    for (const auto& [what, count] : counts) std::printf("  %s: %zu\n", what.c_str(), count);
}
