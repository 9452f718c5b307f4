// Tables as bureaus make them, with the truth of what they mean: titles over one or two rows, years in the titles or in
// a line above, units in titles, in a row of their own or in a line above, ranks and changes beside the values, lines
// of forms, notes below, tables below and beside each other and tables that lie across. Seeded, so that a table can be
// made again.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "plan/plan.h"
#include "wire/grid.h"

namespace support {

/// A value of a made table, and where it stands: from 0.
struct MadeValue {
    double value = 0;
    std::size_t row = 0, column = 0;
};

/// What one made table holds.
struct MadeTable {
    using Key = std::tuple<std::string, std::string, int>;  ///< area, indicator, year

    std::vector<std::vector<std::string>> rows;
    std::vector<wire::CellRange> merges;
    std::map<Key, MadeValue> truth;
    bool across = false;            ///< its areas stand beside each other
    bool columns_may_move = false;  ///< each title stands for itself
    /// Titles of the columns of other numbers, with the word that must keep them out; empty: any reason.
    std::vector<std::string> foreign_words;
    /// Another table below it, or beside it with an empty column between.
    void join(const MadeTable& other, bool beside) {
        std::size_t width = 0;
        for (const auto& row : rows) width = std::max(width, row.size());
        const std::size_t right = beside && width > 0 ? width + 1 : 0, down = beside ? 0 : rows.size();
        if (rows.size() < down + other.rows.size()) rows.resize(down + other.rows.size());
        for (std::size_t r = 0; r < other.rows.size(); ++r) {
            rows[down + r].resize(std::max(rows[down + r].size(), right + other.rows[r].size()));
            std::copy(other.rows[r].begin(), other.rows[r].end(),
                      rows[down + r].begin() + static_cast<std::ptrdiff_t>(right));
        }
        const auto y = static_cast<std::uint32_t>(down), x = static_cast<std::uint32_t>(right);
        for (const wire::CellRange& m : other.merges)
            merges.push_back({m.first_row + y, m.first_column + x, m.last_row + y, m.last_column + x});
        for (const auto& [key, made] : other.truth)
            truth.insert_or_assign(key, MadeValue{made.value, made.row + down, made.column + right});
    }

    [[nodiscard]] std::string text() const {
        std::string out;
        for (const auto& row : rows) {
            for (const std::string& cell : row) out += cell + " | ";
            out += "\n";
        }
        return out;
    }
};

class TableMaker {
public:
    TableMaker(const plan::Plan& plan, unsigned seed) : plan_(plan), random_(seed) {}

    MadeTable make() {
        made_ = {};
        two_rows_ = chance(50);
        merged_ = chance(50);
        year_in_line_ = !two_rows_ && chance(25);
        choose_areas();
        std::set<std::string> used;
        const bool two = chance(20), beside = chance(40);
        add_block(used);
        if (two) {
            MadeTable first = std::exchange(made_, {});
            if (!beside) add_row({});
            add_block(used);
            first.join(made_, beside);
            made_ = std::move(first);
        }
        if (chance(30)) add_row({pick({"注：数据来源于市统计局。", "资料来源：市科技局", "备注：2024年1月统计"})});
        if (!two && !two_rows_ && !year_in_line_ && !unit_row_ && line_unit_.empty() && chance(15)) turn();
        made_.columns_may_move = !two && !two_rows_ && !made_.across;
        return std::move(made_);
    }

private:
    struct Indicator {
        std::string key;
        std::vector<std::string> names;
        std::string unit;
        bool share;
    };
    /// A column: its titles from above, and its numbers by area.
    struct ColumnMade {
        std::array<std::string, 2> titles;
        std::vector<std::string> cells;
        std::string unit = {};       ///< for a row of units
        std::string indicator = {};  ///< empty: its numbers are no values
        int year = 0;
        std::vector<double> values = {};  ///< by area; NaN: none
    };

    bool chance(int percent) { return static_cast<int>(random_() % 100) < percent; }
    std::string pick(const std::vector<std::string>& list) { return list[random_() % list.size()]; }
    void add_row(std::vector<std::string> row) { made_.rows.push_back(std::move(row)); }

    static const std::vector<Indicator>& indicators() {
        static const std::vector<Indicator> list{
            {"rd_gdp", {"全社会R&D经费支出占GDP比重", "R&D占GDP", "全社会 R&D 经费支出占 GDP 比重"}, "%", true},
            {"hightech_va", {"高新技术产业增加值占规上工业增加值比重", "高新占比"}, "%", true},
            {"incubators", {"拥有嘉兴市级以上孵化器", "孵化器"}, "家", false},
            {"tech_firms",
             {"拥有科技型企业（含高企和省科小）", "科技型企业", "科技型企业（含高企和省科小）"},
             "家",
             false},
            {"invention_patents", {"发明专利", "Invention patents"}, "件", false}};
        return list;
    }
    void choose_areas() {
        areas_.clear();
        for (const plan::Area& area : plan_.areas)
            if (area.kind != plan::AreaKind::city && areas_.size() < 3 + random_() % 9) areas_.push_back(&area);
        year_ = 2021 + static_cast<int>(random_() % 4);
    }
    std::string area_name(const plan::Area& area) {
        const std::string& full = area.name.zh;
        if (chance(70)) return full;
        if (chance(50)) return " " + full + "　";
        std::string spaced;
        for (std::size_t i = 0; i < full.size(); i += 3) spaced += full.substr(i, 3) + (i == 0 ? " " : "");
        return spaced;
    }
    std::string year_title(int year) {
        const std::string y = std::to_string(year);
        return pick({y, y + "年", y + "年度", y + "年末", y + "年12月", y + "-12-31", "截至" + y + "年底"});
    }
    std::string number(const Indicator& indicator, double& value, int power, bool grouped) {
        if (indicator.share) {
            value = static_cast<double>(random_() % 9000 + 100) / 100;
            char buffer[32];
            std::snprintf(buffer, sizeof buffer, "%.2f", value);
            return chance(20) ? std::string(buffer) + "%" : buffer;
        }
        const auto whole = static_cast<long>(random_() % 5000 + 1);
        value = static_cast<double>(whole);
        for (int i = 0; i < power; ++i) value *= 10;
        std::string text = std::to_string(whole);
        if (grouped && whole >= 1000) text.insert(text.size() - 3, ",");
        return text;
    }
    std::string title_of(const Indicator& indicator, const std::string& year, const std::string& unit) {
        const std::string name = pick(indicator.names);
        const std::string bracketed = unit.empty() ? "" : "（" + unit + "）";
        if (year.empty()) return name + bracketed;
        return chance(50) ? year + name + bracketed : name + bracketed + " " + year;
    }

    /// A power of ten over the indicator's unit, and how that is written.
    std::pair<int, std::string> unit_of(const Indicator& indicator) {
        if (!line_unit_.empty()) return {line_power_, ""};
        const int power = !indicator.share && chance(20) ? 1 + static_cast<int>(random_() % 4) : 0;
        if (power > 0) return {power, scaled(power, indicator.unit)};
        return {0, chance(40) ? indicator.unit : ""};
    }
    static std::string scaled(int power, const std::string& unit) {
        constexpr std::array k_scales{"", "十", "百", "千", "万"};
        return k_scales.at(static_cast<std::size_t>(power)) + unit;
    }
    void add_value_column(std::vector<ColumnMade>& columns, const Indicator& indicator, int year) {
        const auto [power, unit] = unit_of(indicator);
        const std::string named = year_in_line_ ? "" : year_title(year);
        const std::string titled = unit_row_ ? "" : unit;
        ColumnMade column;
        column.unit = unit;
        column.indicator = indicator.key;
        column.year = year;
        if (two_rows_)
            column.titles = {title_of(indicator, "", titled), named};
        else
            column.titles = {"", title_of(indicator, named, titled)};
        const bool grouped = chance(30);
        for (std::size_t i = 0; i < areas_.size(); ++i) {
            double value = std::numeric_limits<double>::quiet_NaN();
            column.cells.push_back(chance(10) ? pick({"", "/", "—", "-", "…"})
                                              : number(indicator, value, power, grouped));
            column.values.push_back(value);
        }
        columns.push_back(std::move(column));
    }
    /// Numbers that are no value of the indicator: its rank, its change, a word that nobody knows.
    void add_foreign_column(std::vector<ColumnMade>& columns, const Indicator& indicator, int year) {
        const std::string y = std::to_string(year) + "年";
        const std::vector<std::string> tails{"排名",   "位次",       "同比增长", "比上年增减", "计划",     "1-9月",
                                             "上半年", "占全市比重", "新增",     "完成率",     "目标任务", "高价值",
                                             "有效",   "授权",       "外观设计", "PCT",        "规上",     "民营"};
        const std::string tail = pick(tails);
        ColumnMade column;
        const std::string name = pick(indicator.names);
        if (two_rows_)
            column.titles = {name, tail == "1-9月" ? y + tail : tail};
        else
            column.titles = {"", chance(50) ? y + name + tail : name + y + tail};
        for (std::size_t i = 0; i < areas_.size(); ++i) column.cells.push_back(std::to_string(random_() % 100 + 1));
        made_.foreign_words.push_back(tail);
        columns.push_back(std::move(column));
    }
    void add_columns(std::vector<ColumnMade>& columns, std::set<std::string>& used) {
        const std::size_t wanted = line_unit_.empty() ? 1 + random_() % 3 : 1;
        for (std::size_t i = 0; i < wanted; ++i) {
            const Indicator& indicator =
                line_unit_.empty() ? indicators()[random_() % indicators().size()] : *line_indicator_;
            if (!used.insert(indicator.key).second) continue;
            const int years = year_in_line_ ? 1 : 1 + static_cast<int>(random_() % 2);
            for (int y = 0; y < years; ++y) add_value_column(columns, indicator, year_ + y > 2025 ? year_ : year_ + y);
            if (chance(40)) add_foreign_column(columns, indicator, year_);
        }
    }

    void add_lines() {
        if (chance(20)) add_row({"填报单位：", "市科技局"});
        if (year_in_line_)
            add_row({pick({std::to_string(year_) + "年各镇（街道）科技创新主要指标",
                           "海宁市" + std::to_string(year_) + "年度科技指标统计表"})});
        else if (chance(40))
            add_row({pick({"各镇（街道）科技创新指标情况表", "附表", "科技创新主要指标"})});
        if (chance(20)) add_row({"联系电话：0573-87222021", "打印时间：2026-01-05"});
        if (!line_unit_.empty()) add_row({pick({"单位：", "计量单位：", "单位:"}) + line_unit_});
        if (chance(20)) add_row({});
    }
    void add_block(std::set<std::string>& used) {
        std::vector<ColumnMade> columns;
        choose_unit(used);
        add_columns(columns, used);
        if (columns.empty()) return;
        add_lines();
        const bool ordinal = chance(30), remark = chance(20);
        const std::size_t lead = ordinal ? 2 : 1;
        add_titles(columns, ordinal, remark);
        for (std::size_t i = 0; i < areas_.size(); ++i) {
            std::vector<std::string> row;
            if (ordinal) row.push_back(std::to_string(i + 1));
            row.push_back(area_name(*areas_[i]));
            for (const ColumnMade& column : columns) {
                if (i < column.values.size() && std::isfinite(column.values[i]))
                    made_.truth[{areas_[i]->key, column.indicator, column.year}] = {column.values[i], made_.rows.size(),
                                                                                    row.size()};
                row.push_back(column.cells[i]);
            }
            if (remark) row.push_back(chance(30) ? "见说明" : "");
            add_row(std::move(row));
        }
        if (chance(20)) {
            std::vector<std::string> row(lead + columns.size());
            row[lead - 1] = pick({"小计", "镇小计", "西部"});
            for (std::size_t i = lead; i < row.size(); ++i) row[i] = std::to_string(random_() % 9000);
            add_row(std::move(row));
        }
    }
    void add_titles(const std::vector<ColumnMade>& columns, bool ordinal, bool remark) {
        const auto number = static_cast<std::uint32_t>(made_.rows.size());
        std::vector<std::string> upper, lower;
        if (ordinal) {
            upper.emplace_back(two_rows_ ? "序号" : "");
            lower.emplace_back(two_rows_ ? "" : "序号");
        }
        const std::string area = pick({"地区", "镇（街道）", "镇街", "区域", "单位"});
        upper.push_back(two_rows_ ? area : "");
        lower.push_back(two_rows_ ? "" : area);
        std::string last;
        auto from = static_cast<std::uint32_t>(upper.size());
        const auto close = [&](std::uint32_t end) {
            if (two_rows_ && merged_ && end > from + 1) made_.merges.push_back({number, from, number, end - 1});
        };
        for (const ColumnMade& column : columns) {
            const bool same = two_rows_ && indicator_of(column.titles[0]) == last && !last.empty();
            const auto at = static_cast<std::uint32_t>(upper.size());
            if (!same) {
                close(at);
                from = at;
            }
            upper.push_back(same ? "" : column.titles[0]);
            lower.push_back(column.titles[1]);
            last = indicator_of(column.titles[0]);
        }
        close(static_cast<std::uint32_t>(upper.size()));
        if (remark) {
            upper.emplace_back(two_rows_ ? "备注" : "");
            lower.emplace_back(two_rows_ ? "" : "备注");
        }
        if (two_rows_ && chance(50)) merge_down(number, upper, lower);
        if (two_rows_) add_row(std::move(upper));
        add_row(std::move(lower));
        if (!unit_row_) return;
        std::vector<std::string> units(ordinal ? 2 : 1);
        for (const ColumnMade& column : columns) units.push_back(column.unit);
        add_row(std::move(units));
    }
    /// Titles with nothing below them go over both rows.
    void merge_down(std::uint32_t row, const std::vector<std::string>& upper, const std::vector<std::string>& lower) {
        for (std::uint32_t c = 0; c < upper.size(); ++c)
            if (!upper[c].empty() && lower[c].empty()) made_.merges.push_back({row, c, row + 1, c});
    }
    /// For one indicator whose unit stands in a line above, or for a row of units under the titles.
    void choose_unit(const std::set<std::string>& used) {
        line_unit_.clear();
        unit_row_ = chance(12);
        line_indicator_ = &indicators()[random_() % indicators().size()];
        if (unit_row_ || line_indicator_->share || used.contains(line_indicator_->key) || !chance(25)) return;
        line_power_ = static_cast<int>(random_() % 5);
        line_unit_ = scaled(line_power_, line_indicator_->unit);
    }
    /// Columns of one indicator and unit stand under one upper title.
    static std::string indicator_of(const std::string& title) { return title; }

    void turn() {
        std::size_t width = 0;
        for (const auto& row : made_.rows) width = std::max(width, row.size());
        std::vector<std::vector<std::string>> turned(width, std::vector<std::string>(made_.rows.size()));
        for (std::size_t r = 0; r < made_.rows.size(); ++r)
            for (std::size_t c = 0; c < made_.rows[r].size(); ++c) turned[c][r] = made_.rows[r][c];
        made_.rows = std::move(turned);
        made_.merges.clear();
        made_.across = true;
        for (auto& [key, value] : made_.truth) std::swap(value.row, value.column);
    }

    const plan::Plan& plan_;
    std::mt19937 random_;
    MadeTable made_;
    std::vector<const plan::Area*> areas_;
    int year_ = 2023;
    bool two_rows_ = false, merged_ = false, year_in_line_ = false, unit_row_ = false;
    const Indicator* line_indicator_ = nullptr;
    std::string line_unit_;  ///< that a line above names; empty: none does
    int line_power_ = 0;
};

}  // namespace support
