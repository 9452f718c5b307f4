// The grammar of heads: whatever titles, merges and lines above stand over a table, a value that is read is the number
// of its own cell in the column's unit, and a column into whose title a word is written that nobody knows is never
// taken. A line is a row, | ends a cell, ^ is merged with the cell to its left, ' with the one above it.
#include <algorithm>
#include <cmath>

#include "base/unicode.h"
#include "sample_plan.h"
#include "tables/import.h"
#include "tables/sheet_view.h"
#include "target.h"

namespace {

constexpr std::size_t k_most_columns = 40, k_most_rows = 30;
constexpr const char* k_foreign = "钴鎏";

using Rows = std::vector<std::vector<std::string>>;

/// The titles as written, then three rows of areas with a number in every column.
Rows rows_of(std::string_view text) {
    Rows rows(1, {""});
    for (const char c : text) {
        if (c == '\n' && rows.size() < k_most_rows)
            rows.push_back({""});
        else if (c == '|' && rows.back().size() < k_most_columns)
            rows.back().emplace_back();
        else
            rows.back().back() += c;
    }
    std::size_t width = 2;
    for (const auto& row : rows) width = std::max(width, row.size());
    for (const char* area : {"许村镇", "长安镇（高新区）", "全市"}) {
        rows.push_back({area});
        for (std::size_t c = 1; c < width; ++c) rows.back().push_back(std::to_string(rows.size() * 100 + c));
    }
    return rows;
}

/// One range for each run of marks.
wire::Grid grid_of(Rows rows) {
    std::vector<wire::CellRange> merges;
    for (std::uint32_t r = 0; r < rows.size(); ++r)
        for (std::uint32_t c = 0; c < rows[r].size(); ++c) {
            std::uint32_t right = c, below = r;
            while (right + 1 < rows[r].size() && rows[r][right + 1] == "^") rows[r][++right].clear();
            while (below + 1 < rows.size() && c < rows[below + 1].size() && rows[below + 1][c] == "'")
                rows[++below][c].clear();
            if (right > c || below > r) merges.push_back({r, c, below, right});
        }
    wire::Grid grid = tables::grid_of(rows);
    grid.merges = std::move(merges);
    return grid;
}

const tables::Column* column_of(const tables::ImportPreview& preview, std::size_t number) {
    for (const tables::Column& column : preview.columns)
        if (column.at.column == number) return &column;
    return nullptr;
}

bool tells_of_row(const tables::ImportPreview& preview, std::size_t row) {
    const auto stands_there = [row](const tables::CellPlace& at) { return at.row == row; };
    const auto is_row = [row](const auto& told) { return told.row == row; };
    const auto is_cell = [row](const auto& told) { return told.at.row == row; };
    const auto is_name = [&](const auto& told) { return std::any_of(told.at.begin(), told.at.end(), stands_there); };
    return std::any_of(preview.left_out_rows.begin(), preview.left_out_rows.end(), is_row) ||
           std::any_of(preview.columns.begin(), preview.columns.end(), is_cell) ||  // of a table below
           std::any_of(preview.refused.begin(), preview.refused.end(), is_cell) ||
           std::any_of(preview.questions.begin(), preview.questions.end(), is_cell) ||
           std::any_of(preview.unmatched.begin(), preview.unmatched.end(), is_name);
}

bool lies_across(const tables::ImportPreview& preview) {
    return std::any_of(preview.blocks.begin(), preview.blocks.end(), [](const auto& block) { return block.across; });
}

void require_own_numbers(const Rows& rows, const tables::ImportPreview& preview) {
    for (const tables::ReadValue& value : preview.values) {
        fuzz::require(value.at.row >= 1 && value.at.row <= rows.size(), "its row is in the table");
        const auto& row = rows[value.at.row - 1];
        fuzz::require(value.at.column >= 1 && value.at.column <= row.size(), "its column is in the table");
        const tables::Column* column = column_of(preview, value.at.column);
        fuzz::require(column != nullptr || lies_across(preview), "its column is told");
        if (column == nullptr || value.at.row + 3 <= rows.size() || lies_across(preview)) continue;
        fuzz::require(column->outcome == tables::Outcome::taken, "only columns that are taken have values");
        const double shown = std::stod(row[value.at.column - 1]);
        const double right = shown * column->times;
        fuzz::require(std::abs(value.draft.value - right) <= 1e-9 * std::abs(right), "the number of its own cell");
    }
}

}  // namespace

std::vector<std::string> fuzz::seeds() {
    return {"地区|发明专利|^\n'|2022年|2023年排名",
            "2023年各镇（街道）科技指标\n单位：百家|\n镇街|科技型中小企业|研发经费占比（%）",
            "填报单位：|市科技局\n地区|科技型中小企业（家）|^|^\n'|2021年|2022年|同比增长",
            "Town|R&D to GDP 2022|Technology firms 2023|rank",
            "序号|地区|研发 2022年|2023年|其中\n单位||%|‰|",
            "地区|2022-12-31|截至2023年底\n|科技型中小企业|新增",
            "科技型中小企业情况\n地区|2022年|2023年",
            ""};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const plan::Plan plan = support::sample_plan();
    static const plan::Index index(plan);
    const std::string text = base::utf8(base::characters(fuzz::text_of(data, std::min<std::size_t>(size, 4000))));
    Rows rows = rows_of(text);
    const auto preview = tables::preview_import(index, grid_of(rows), {});
    if (!preview) {
        fuzz::require(!preview.error().message.empty(), "a refusal says why");
        return 0;
    }
    require_own_numbers(rows, *preview);
    if (lies_across(*preview)) return 0;
    for (const tables::Column& column : preview->columns) {
        fuzz::require(column.outcome == tables::Outcome::taken || column.reason.has_value(), "why it is not taken");
        if (column.outcome != tables::Outcome::taken || column.use != tables::ColumnUse::observed) continue;
        if (column.at.row == 0 || column.at.row + 3 > rows.size()) continue;
        Rows changed = rows;
        changed[column.at.row - 1][column.at.column - 1] += k_foreign;
        const auto again = tables::preview_import(index, grid_of(changed), {});
        const tables::Column* same = again ? column_of(*again, column.at.column) : nullptr;
        if (same == nullptr || same->outcome != tables::Outcome::taken) return 0;
        fuzz::require(same->title.find(k_foreign) == std::string::npos, "every word is consumed");
        fuzz::require(same->at.row < column.at.row, "a title is not lost in the lines above");
        fuzz::require(tells_of_row(*again, column.at.row), "a row that is no title any more is spoken of");
        return 0;  // one a run: each costs a preview
    }
    return 0;
}
