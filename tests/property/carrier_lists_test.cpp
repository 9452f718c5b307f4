// Hundreds of made lists of carriers: never a wrong value or place, and nothing lost without a word.
#include <cstdlib>
#include <gtest/gtest.h>

#include "carrier_list_maker.h"
#include "geo/geodesy.h"
#include "haining_package.h"
#include "plan/find.h"
#include "plan/index.h"
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
    return out;
}

/// More than who its carriers are.
bool says_something(const MadeCarrierList& made) {
    return std::any_of(made.truth.begin(), made.truth.end(), [](const auto& entry) {
        return !entry.second.fields.empty() || entry.second.position.has_value();
    });
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
    for (unsigned i = 0; i < made_lists(); ++i) {
        const MadeCarrierList made = maker.make();
        tables::CarrierOptions options;
        options.answers = made.answers;
        const auto p = tables::preview_carriers(index, made.rows, options);
        if (!says_something(made)) continue;
        ASSERT_TRUE(p) << base::to_line(p.error()) << "\n" << made.text();
        ASSERT_TRUE(p->clean()) << i << "\n" << made.text() << told(*p);
        ASSERT_EQ(p->rows.size(), made.truth.size()) << made.text() << told(*p);
        for (const tables::CarrierRow& row : p->rows) {
            expect_true(plan, made, row);
            ASSERT_FALSE(testing::Test::HasFatalFailure()) << i << " " << row.name << "\n" << made.text() << told(*p);
        }
        if (made.foreign_word.empty()) continue;
        const auto column = std::find_if(p->columns.begin(), p->columns.end(),
                                         [&](const auto& c) { return c.title == made.foreign_word; });
        ASSERT_NE(column, p->columns.end()) << i << "\n" << made.text() << told(*p);
        ASSERT_EQ(column->outcome, tables::Outcome::left_out) << made.text();
        ASSERT_TRUE(column->reason);
    }
}
