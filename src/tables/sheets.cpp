#include "tables/sheets.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <tuple>
#include <utility>

namespace tables {
namespace {

using base::ErrorKind;
using base::mark;
using wire::SheetState;

std::string joined(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, "、")); }

/// A visible sheet that holds a table, and what its preview says.
struct Fitting {
    const wire::Grid* grid;
    ImportPreview preview;
};

/// Something could be taken from it, or is asked about.
bool holds_a_table(const ImportPreview& preview) {
    return !preview.values.empty() || preview.open_questions() > 0 || !preview.unmatched.empty();
}

/// The first sheet that holds every value of the others, as our own export writes them twice; null: they differ.
const wire::Grid* sheet_of_all(const std::vector<Fitting>& sheets) {
    using Key = std::tuple<std::string, std::string, int>;
    std::map<Key, double> all;
    for (const Fitting& sheet : sheets) {
        if (!sheet.grid->complete || !sheet.preview.clean()) return nullptr;
        for (const ReadValue& read : sheet.preview.values) {
            const auto [at, is_new] =
                all.emplace(Key(read.draft.area, read.draft.indicator, read.draft.year), read.draft.value);
            if (at->second != read.draft.value) return nullptr;
        }
    }
    for (const Fitting& sheet : sheets)
        if (sheet.preview.values.size() == all.size()) return sheet.grid;
    return nullptr;
}

std::vector<std::string> hidden_sheets(const wire::Workbook& book) {
    std::vector<std::string> names;
    for (const wire::SheetInfo& sheet : book.sheets)
        if (sheet.state != SheetState::visible) names.push_back(sheet.name);
    return names;
}

}  // namespace

base::Result<std::string> choose_sheet(const plan::Index& index, const wire::Workbook& survey,
                                       const ImportOptions& options) {
    std::vector<std::string> fitting, filled;
    std::vector<Fitting> sheets;
    for (const wire::Grid& grid : survey.grids) {
        if (grid.rows.empty()) continue;
        filled.push_back(grid.sheet);
        auto preview = preview_import(index, grid, options);
        if (!preview || !holds_a_table(*preview)) continue;
        fitting.push_back(grid.sheet);
        sheets.push_back({&grid, std::move(*preview)});
    }
    if (fitting.size() == 1) return std::move(fitting.front());
    if (const wire::Grid* whole = sheets.empty() ? nullptr : sheet_of_all(sheets)) return whole->sheet;
    if (fitting.empty() && filled.size() == 1) return std::move(filled.front());  // its own reason is told
    if (fitting.size() > 1)
        return base::fail(ErrorKind::refused, "",
                          mark("has several sheets that hold a table: {}; name one with --sheet"), {joined(fitting)});
    const std::vector<std::string> hidden = hidden_sheets(survey);
    if (filled.empty() && !hidden.empty())
        return base::fail(ErrorKind::refused, "",
                          mark("holds nothing that is visible; hidden sheets: {}; name one with --sheet"),
                          {joined(hidden)});
    if (filled.empty())
        return base::fail(ErrorKind::refused, "", mark("holds nothing; choose another sheet or file"), {});
    return base::fail(ErrorKind::refused, "",
                      mark("has no sheet that holds a table of this plan's areas: {}; name one with --sheet"),
                      {joined(filled)});
}

std::vector<Sentence> notes_on(const wire::Workbook& book, const std::string& sheet) {
    std::vector<Sentence> notes;
    std::vector<std::string> others;
    for (const wire::SheetInfo& other : book.sheets)
        if (other.state == SheetState::visible && other.name != sheet) others.push_back(other.name);
    if (!others.empty())
        notes.push_back(base::make_error(ErrorKind::refused, "", mark("sheet “{}” was read; not read: {}"),
                                         {sheet, joined(others)}));
    if (const std::vector<std::string> hidden = hidden_sheets(book); !hidden.empty())
        notes.push_back(
            base::make_error(ErrorKind::refused, "", mark("hidden sheets, not read: {}"), {joined(hidden)}));
    return notes;
}

}  // namespace tables
