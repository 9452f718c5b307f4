#include "sheet_collector.h"

#include <algorithm>
#include <utility>

#include "base/error_words.h"

namespace formats {
namespace {

using base::ErrorKind;
using base::mark;
using wire::SheetState;

constexpr wire::TableLimits k_limits;

/// At most twenty names, for one sentence.
std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t k_most = 20;
    std::string out;
    for (std::size_t i = 0; i < std::min(names.size(), k_most); ++i) out += (i == 0 ? "" : ", ") + names[i];
    return names.size() > k_most ? out + " …" : out;
}

}  // namespace

void SheetCollector::fail(base::Error error) {
    if (!error_) error_ = std::move(error);
}

bool SheetCollector::is_candidate(const wire::SheetInfo& sheet) const {
    if (sheet.is_chart) return false;
    if (choice_.sheet.empty()) return sheet.state == SheetState::visible;
    return sheet.name == choice_.sheet || std::to_string(sheets_.size()) == choice_.sheet;
}

/// Once one sheet with cells is there, it is enough to know whether another one has any.
std::size_t SheetCollector::rows_wanted() const {
    if (choice_.survey) return k_limits.survey_rows;
    return choice_.sheet.empty() && !with_cells_.empty() ? 1 : 0;
}

GridBuilder* SheetCollector::begin(wire::SheetInfo sheet) {
    if (sheets_.size() >= k_limits.sheets)
        fail(base::make_error(ErrorKind::limit, "", mark("has more than {} sheets; keep what is needed"),
                              {std::to_string(k_limits.sheets)}));
    if (sheet.name.size() > k_limits.name_bytes)
        fail(base::Error{ErrorKind::limit, "", mark("has a sheet with a name that is too long; shorten it")});
    builder_.reset();
    if (error_) return nullptr;
    sheets_.push_back(std::move(sheet));
    if (!is_candidate(sheets_.back())) return nullptr;
    builder_ = std::make_unique<GridBuilder>(sheets_.back().name, rows_wanted(), cells_left_);
    return builder_.get();
}

void SheetCollector::end() {
    if (!builder_) return;
    auto grid = builder_->finish();
    if (!grid) {
        fail(std::move(grid.error()));
        return;
    }
    const bool has_cells = !grid->rows.empty();
    const bool is_second = choice_.sheet.empty() && !choice_.survey && !with_cells_.empty();
    if (has_cells) with_cells_.push_back(grid->sheet);
    if (!choice_.sheet.empty() || choice_.survey || (has_cells && !is_second)) {
        grids_.push_back(std::move(*grid));
        const auto& notes = builder_->notes();
        notes_.insert(notes_.end(), notes.begin(), notes.end());
    }
    builder_.reset();
}

/// A name goes before a number that reads the same.
void SheetCollector::choose() {
    if (choice_.sheet.empty() || choice_.survey || grids_.empty()) return;
    const auto named =
        std::find_if(grids_.begin(), grids_.end(), [&](const wire::Grid& grid) { return grid.sheet == choice_.sheet; });
    wire::Grid chosen = std::move(named != grids_.end() ? *named : grids_.front());
    std::erase_if(notes_, [&](const wire::Note& note) { return note.sheet != chosen.sheet; });
    grids_.clear();
    grids_.push_back(std::move(chosen));
}

std::optional<base::Error> SheetCollector::why_none() const {
    std::vector<std::string> all, visible;
    for (const wire::SheetInfo& sheet : sheets_) {
        all.push_back(sheet.name);
        if (sheet.state == SheetState::visible) visible.push_back(sheet.name);
    }
    if (all.empty()) return base::Error{ErrorKind::refused, "", mark("has no sheet; nothing can be read")};
    if (!choice_.sheet.empty() && grids_.empty())
        return base::make_error(ErrorKind::refused, "", mark("has no sheet {}; it has: {}"),
                                {choice_.sheet, listed(all)});
    if (!choice_.sheet.empty() || choice_.survey) return std::nullopt;
    if (with_cells_.size() > 1)
        return base::make_error(ErrorKind::refused, "",
                                mark("has several sheets that hold something; choose one of them: {}"),
                                {listed(with_cells_)});
    if (with_cells_.empty())
        return base::make_error(ErrorKind::refused, "",
                                mark("has no visible sheet that holds something; choose one of them: {}"),
                                {listed(all)});
    return std::nullopt;
}

base::Result<wire::Workbook> SheetCollector::finish(wire::Container container, std::string encoding) {
    if (error_) return base::pass(*error_);
    choose();
    if (auto none = why_none()) return base::pass(std::move(*none));
    return wire::Workbook{container, std::move(encoding), std::move(sheets_), std::move(grids_), std::move(notes_)};
}

}  // namespace formats
