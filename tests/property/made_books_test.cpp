// Made workbooks in every container: never a wrong value, nothing that must be asked about taken by itself, nothing
// lost without a word; and neither the container nor how it is written, nor the order of sheets, changes a
// value.
#include <cmath>
#include <cstdlib>
#include <gtest/gtest.h>
#include <set>

#include "book_maker.h"
#include "book_of.h"
#include "haining_package.h"
#include "read_workbook.h"
#include "tables/import.h"
#include "tables/sheets.h"
#include "told_of.h"

namespace {

using support::MadeBook;
using support::MadeTable;
using tables::ImportPreview;

unsigned number_in(const char* variable, unsigned otherwise) {
    const char* wanted = std::getenv(variable);
    return wanted == nullptr ? otherwise : static_cast<unsigned>(std::atol(wanted));
}
/// As many as LANGTU_TABLES says, from LANGTU_SEED on.
unsigned made_books() { return number_in("LANGTU_TABLES", 500); }
unsigned first_seed() { return number_in("LANGTU_SEED", 1); }

base::Result<wire::Workbook> read(const std::string& bytes, const std::string& sheet, bool survey) {
    return formats::read_workbook(bytes, {{sheet, survey}, "", "t"});
}

base::Result<ImportPreview> preview_of(const plan::Index& index, const std::string& bytes) {
    const auto survey = read(bytes, "", true);
    if (!survey) return base::pass(survey.error());
    const auto sheet = tables::choose_sheet(index, *survey, {});
    if (!sheet) return base::pass(sheet.error());
    const auto book = read(bytes, *sheet, false);
    if (!book) return base::pass(book.error());
    return tables::preview_import(index, *book, {});
}

MadeTable::Key key_of(const tables::ReadValue& v) { return {v.draft.area, v.draft.indicator, v.draft.year}; }

bool is_near(double a, double b) { return std::abs(a - b) < 1e-9 * (1 + std::abs(b)); }

void expect_no_wrong_value(const MadeBook& made, const ImportPreview& p) {
    for (const tables::ReadValue& read : p.values) {
        const auto at = made.truth.find(key_of(read));
        const bool right = at != made.truth.end() && is_near(at->second.value, read.draft.value);
        ASSERT_TRUE(right) << tables::cell_name(read.at) << " read as " << read.draft.area << " "
                           << read.draft.indicator << " " << read.draft.year << " = " << read.draft.value
                           << (made.withheld.contains(key_of(read)) ? " without a question" : "") << "\n"
                           << made.text << support::told(p);
    }
}

void expect_none_lost(const MadeBook& made, const ImportPreview& p) {
    std::set<MadeTable::Key> read;
    for (const tables::ReadValue& v : p.values) read.insert(key_of(v));
    for (const auto* values : {&made.truth, &made.withheld})
        for (const auto& [key, value] : *values) {
            const tables::CellPlace cell{value.row + 1, value.column + 1};
            ASSERT_TRUE(read.contains(key) || support::is_told_of(p, cell, made.across))
                << tables::cell_name(cell) << " is lost\n"
                << made.text << support::told(p);
        }
}

/// Values by place, and all that is told but notes on the file itself.
std::string all_of(const ImportPreview& p) {
    std::string out;
    for (const tables::ReadValue& v : p.values)
        out += tables::cell_name(v.at) + " " + v.draft.area + " " + v.draft.indicator + " " +
               std::to_string(v.draft.year) + " " + std::to_string(v.draft.value) + "\n";
    ImportPreview without = p;
    without.notes.clear();
    return out + support::told(without);
}

/// What `read` shows of each sheet goes into the cells, as an .ods keeps it.
support::Book with_shown(const std::string& bytes) {
    support::Book book;
    const auto survey = read(bytes, "", true);
    for (const wire::SheetInfo& sheet : survey->sheets)
        book.sheets.push_back(support::book_sheet(read(bytes, sheet.name, false)->grids.at(0), sheet.state));
    return book;
}

/// The sheets the other way round.
support::Book turned_sheets(support::Book book) {
    std::reverse(book.sheets.begin(), book.sheets.end());
    return book;
}

support::XlsxManner other_manner(unsigned seed) {
    support::XlsxManner manner;
    manner.shared_texts = seed % 2 == 0;
    manner.addresses = seed % 3 != 0;
    manner.styles_last = seed % 5 == 0;
    manner.backwards = manner.addresses && seed % 7 == 0;
    manner.strict = seed % 11 == 0;
    manner.far_empty_cell = seed % 4 == 0;
    manner.prefix = seed % 13 == 0 ? "x" : "";
    return manner;
}

/// One of the ways in which the same cells can be kept.
std::pair<std::string, std::string> in_another_way(const MadeBook& made, const std::string& xlsx, unsigned seed) {
    switch (seed % 4) {
        case 0: return {"xls", support::xls_of(made.book)};
        case 1: return {"sheets in another order", support::xlsx_of(turned_sheets(made.book))};
        case 2:
            if (made.shown_by_ods) return {"ods", support::ods_of(with_shown(xlsx))};
            [[fallthrough]];
        default: return {"xlsx, written in another way", support::xlsx_of(made.book, other_manner(seed / 4))};
    }
}

struct Counts {
    std::size_t values = 0, read = 0, withheld = 0, refused = 0;
};

void check_one(const plan::Index& index, unsigned seed, Counts& counts) {
    SCOPED_TRACE("LANGTU_SEED=" + std::to_string(seed));
    const MadeBook made = support::BookMaker(index.plan(), seed).make();
    if (made.truth.empty()) return;
    const std::string xlsx = support::xlsx_of(made.book);
    const auto preview = preview_of(index, xlsx);
    counts.values += made.truth.size();
    counts.withheld += made.withheld.size();
    if (!preview) {
        ASSERT_FALSE(preview.error().message.empty());
        ++counts.refused;
        return;
    }
    ASSERT_EQ(preview->sheet, made.sheet);
    expect_no_wrong_value(made, *preview);
    expect_none_lost(made, *preview);
    counts.read += preview->values.size();
    const auto [what, bytes] = in_another_way(made, xlsx, seed);
    const auto other = preview_of(index, bytes);
    ASSERT_TRUE(other) << what << ": " << base::to_line(other.error());
    ASSERT_EQ(all_of(*other), all_of(*preview)) << what << "\n" << made.text;
}

}  // namespace

TEST(MadeBooks, NoWrongValueAndNoneLostInAnyContainer) {
    const plan::Index index(support::haining_package());
    const unsigned first = first_seed(), count = made_books();
    Counts counts;
    for (unsigned seed = first; seed < first + count && !HasFatalFailure(); ++seed) check_one(index, seed, counts);
    std::printf(
        "%u workbooks from LANGTU_SEED=%u: %zu values, %zu read without a question, %zu withheld, %zu refused\n", count,
        first, counts.values, counts.read, counts.withheld, counts.refused);
    EXPECT_GT(counts.read * 10, counts.values * 7) << "what is plain is read";
}
