#include "import_header.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "base/translate.h"
#include "base/unicode.h"
#include "title.h"

namespace exchange {
namespace {

using base::ErrorKind;
using base::mark;

struct RoleWord {
    std::string_view word;  ///< plan::comparable()
    ColumnRole role;
};
constexpr std::array k_role_words{RoleWord{"地区", ColumnRole::area},
                                  RoleWord{"区域", ColumnRole::area},
                                  RoleWord{"镇街道", ColumnRole::area},
                                  RoleWord{"镇街", ColumnRole::area},
                                  RoleWord{"镇街道平台", ColumnRole::area},
                                  RoleWord{"单位", ColumnRole::area},
                                  RoleWord{"责任单位", ColumnRole::area},
                                  RoleWord{"名称", ColumnRole::area},
                                  RoleWord{"area", ColumnRole::area},
                                  RoleWord{"name", ColumnRole::area},
                                  RoleWord{"指标", ColumnRole::indicator},
                                  RoleWord{"指标名称", ColumnRole::indicator},
                                  RoleWord{"indicator", ColumnRole::indicator},
                                  RoleWord{"年份", ColumnRole::year},
                                  RoleWord{"年度", ColumnRole::year},
                                  RoleWord{"年", ColumnRole::year},
                                  RoleWord{"year", ColumnRole::year},
                                  RoleWord{"数值", ColumnRole::value},
                                  RoleWord{"值", ColumnRole::value},
                                  RoleWord{"实绩", ColumnRole::value},
                                  RoleWord{"value", ColumnRole::value},
                                  RoleWord{"状态", ColumnRole::state},
                                  RoleWord{"state", ColumnRole::state},
                                  RoleWord{"来源", ColumnRole::source},
                                  RoleWord{"数据来源", ColumnRole::source},
                                  RoleWord{"source", ColumnRole::source},
                                  RoleWord{"示例", ColumnRole::sample},
                                  RoleWord{"sample", ColumnRole::sample}};

std::optional<ColumnRole> role_of(const std::string& title) {
    const std::string word = plan::comparable(title);
    for (const RoleWord& known : k_role_words)
        if (known.word == word) return known.role;
    return std::nullopt;
}

bool contains(std::string_view text, std::string_view what) { return text.find(what) != std::string_view::npos; }

class HeaderReader {
public:
    HeaderReader(const plan::Index& index, const SheetRows& rows, const ImportOptions& options,
                 const plan::NameTable& areas, const plan::NameTable& observables)
        : index_(index), rows_(rows), options_(options), areas_(areas), observables_(observables) {}

    base::Result<TableHeader> read() {
        if (rows_.empty())
            return base::fail(ErrorKind::refused, "", mark("holds nothing; choose another sheet or file"), {});
        auto first_area = first_area_cell();
        if (!first_area) first_area = below_title_of_areas();
        if (!first_area)
            return base::fail(ErrorKind::refused, "",
                              mark("names none of the plan's areas; put their names into the first column"), {});
        find_rows(first_area->row);
        TableHeader header{first_data_, header_rows_, {}};
        for (std::size_t column = 0; column < width(); ++column) header.columns.push_back(meaning(column));
        settle_area_column(header, first_area->column);
        if (!holds_values(header))
            return base::fail(
                ErrorKind::refused, "",
                mark("has no column of values: its titles name no indicator with a year; name the year or "
                     "the indicator"),
                {});
        return header;
    }

private:
    struct Cell {
        std::size_t row, column;
    };

    [[nodiscard]] std::size_t width() const {
        std::size_t most = 0;
        for (const auto& row : rows_) most = std::max(most, row.size());
        return most;
    }
    [[nodiscard]] std::string cell(std::size_t row, std::size_t column) const {
        return row < rows_.size() && column < rows_[row].size() ? rows_[row][column] : std::string();
    }
    /// Key of the one that a title means; empty: none, or more than one.
    [[nodiscard]] std::string indicator_in(std::string_view title) const {
        return observable_in(observables_, title).key;
    }
    /// In one of the first columns, since others may name areas as well.
    [[nodiscard]] std::optional<Cell> first_area_cell() const {
        constexpr std::size_t k_columns = 4;
        for (std::size_t row = 0; row < rows_.size(); ++row)
            for (std::size_t column = 0; column < std::min(rows_[row].size(), k_columns); ++column)
                if (areas_.find(rows_[row][column]).kind == plan::Meaning::Kind::one) return Cell{row, column};
        return std::nullopt;
    }
    /// Where no name is known yet: they can be bound if the title of their column says what they are.
    [[nodiscard]] std::optional<Cell> below_title_of_areas() const {
        for (std::size_t title = 0; title < rows_.size(); ++title)
            for (std::size_t column = 0; column < rows_[title].size(); ++column) {
                if (role_of(rows_[title][column]) != ColumnRole::area) continue;
                for (std::size_t row = title + 1; row < rows_.size(); ++row)
                    if (!cell(row, column).empty()) return Cell{row, column};
            }
        return std::nullopt;
    }
    /// How many cells of a row are titles.
    [[nodiscard]] int titles_in(std::size_t row) const {
        int titles = 0;
        for (const std::string& text : rows_[row])
            if (!text.empty() && (role_of(text) || !indicator_in(text).empty() || year_in(base::fold(text)))) ++titles;
        return titles;
    }
    /// The header is the last rows above the data that hold titles.
    void find_rows(std::size_t first_area) {
        first_data_ = first_area;
        for (std::size_t row = first_area; row-- > 0;)
            if (titles_in(row) > 0) {
                first_data_ = row + 1;
                break;
            }
        const std::size_t above = first_data_;
        header_rows_ = options_.header_rows;
        if (header_rows_ == 0) {
            header_rows_ = above > 0 ? 1 : 0;
            // A title over the whole table is one cell; a header row has several, or names an indicator.
            if (above > 1 && titles_in(above - 2) > 0 && is_header_row(above - 2)) header_rows_ = 2;
        }
        header_rows_ = std::min(header_rows_, static_cast<int>(above));
    }
    [[nodiscard]] bool is_header_row(std::size_t row) const {
        const auto filled =
            std::count_if(rows_[row].begin(), rows_[row].end(), [](const auto& t) { return !t.empty(); });
        return filled > 1 || std::any_of(rows_[row].begin(), rows_[row].end(),
                                         [&](const std::string& t) { return !indicator_in(t).empty(); });
    }
    /// Of the upper header row: a merged cell holds its text at its left and nothing in the rest.
    [[nodiscard]] std::string upper(std::size_t column) const {
        const std::size_t row = first_data_ - 2;
        for (std::size_t at = column + 1; at-- > 0;)
            if (const std::string text = cell(row, at); !text.empty())
                return at == column || !role_of(text) ? text : "";
        return {};
    }
    /// Of a line above the header, such as "2023年度科技指标"; 0: none says one.
    /// Nor does a line that says several: "(2021-2025) … of 2023".
    [[nodiscard]] int title_year() const {
        std::set<int> years;
        for (std::size_t row = 0; row + static_cast<std::size_t>(header_rows_) < first_data_; ++row)
            for (const std::string& text : rows_[row])
                for (const int year : years_in(base::fold(text))) years.insert(year);
        return years.size() == 1 ? *years.begin() : 0;
    }
    [[nodiscard]] ColumnMeaning meaning(std::size_t column) const {
        if (header_rows_ == 0) return {};
        const std::string low = cell(first_data_ - 1, column);
        const std::string high = header_rows_ > 1 ? upper(column) : std::string();
        ColumnMeaning m;
        m.title = high.empty() || high == low ? low : low.empty() ? high : high + " " + low;
        if (m.title.empty()) return m;
        if (const auto role = role_of(low.empty() ? high : low);
            role && (high.empty() || low.empty() || role_of(high))) {
            m.role = *role;
            return m;
        }
        m.indicator = indicator_in(m.title);
        if (m.indicator.empty()) m.indicator = indicator_in(high);
        if (m.indicator.empty()) m.indicator = indicator_in(low);
        const std::string folded = base::fold(m.title);
        const auto year = year_in(folded);
        if (m.indicator.empty() && year) m.indicator = options_.indicator;
        if (m.indicator.empty()) return m;
        m.year = year.value_or(options_.year.value_or(title_year()));
        const bool target = contains(folded, "目标") || contains(folded, "target");
        const bool baseline =
            contains(folded, "基期") || contains(folded, "baseline") || m.year == index_->baseline_year;
        m.role = target ? ColumnRole::target : baseline ? ColumnRole::baseline : ColumnRole::observed;
        if (m.role == ColumnRole::observed && m.year == 0) m.role = ColumnRole::ignored;
        return m;
    }
    void settle_area_column(TableHeader& header, std::size_t found) const {
        for (ColumnMeaning& m : header.columns)
            if (m.role == ColumnRole::area) m.role = ColumnRole::ignored;
        header.columns[found].role = ColumnRole::area;
    }
    [[nodiscard]] static bool holds_values(const TableHeader& header) {
        const auto has = [&](ColumnRole role) {
            return std::any_of(header.columns.begin(), header.columns.end(),
                               [&](const ColumnMeaning& m) { return m.role == role; });
        };
        return has(ColumnRole::observed) || (has(ColumnRole::value) && has(ColumnRole::indicator));
    }

    const plan::Index& index_;
    const SheetRows& rows_;
    const ImportOptions& options_;
    const plan::NameTable& areas_;
    const plan::NameTable& observables_;
    std::size_t first_data_ = 0;
    int header_rows_ = 0;
};

}  // namespace

base::Result<TableHeader> read_header(const plan::Index& index, const SheetRows& rows, const ImportOptions& options,
                                      const plan::NameTable& areas, const plan::NameTable& observables) {
    return HeaderReader(index, rows, options, areas, observables).read();
}

}  // namespace exchange
