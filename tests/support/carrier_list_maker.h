// Lists of carriers as other people make them, with the truth of what they mean: one table or several, below or beside
// each other; positions in every form, order and system, also with degrees, minutes and seconds in columns of their
// own; amounts in many units, by title, line or cell; columns in any order, one that nobody understands; lines above,
// group rows, sums, notes and empty marks between the rows. Seeded, so that a list can be made again.
#pragma once

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "geo/china_offset.h"
#include "geo/crs.h"
#include "plan/carrier_fields.h"
#include "plan/plan.h"
#include "seeded.h"

namespace support {

struct MadeCarrierList {
    struct Truth {
        std::map<plan::CarrierField, std::string> fields;  ///< canonical
        std::optional<geo::LonLat> position;
    };
    std::vector<std::vector<std::string>> rows;
    std::map<int, Truth> truth;                  ///< by number of the carrier
    std::map<std::string, std::string> answers;  ///< to what only the maker knows
    std::vector<std::string> foreign_words;      ///< of the columns that nobody understands
    std::size_t tables = 1;
    bool beside = false;  ///< each other, and not below

    [[nodiscard]] std::string text() const {
        std::string out;
        for (const auto& row : rows) {
            for (const std::string& cell : row) out += cell + " | ";
            out += "\n";
        }
        return out;
    }
};

class CarrierListMaker {
public:
    CarrierListMaker(const plan::Plan& plan, Seeded& random) : plan_(plan), random_(random) {}

    MadeCarrierList make() {
        made_ = {};
        titles_.clear();
        made_.tables = random_.index(3) == 0 ? 2 + random_.index(2) : 1;
        made_.beside = made_.tables > 1 && random_.index(3) == 0;
        std::vector<std::vector<const plan::Carrier*>> listed(made_.tables);
        for (const plan::Carrier& carrier : plan_.carriers)
            if (random_.index(3) > 0) listed[random_.index(made_.tables)].push_back(&carrier);
        std::size_t tables = 0;
        for (std::vector<const plan::Carrier*>& carriers : listed) {
            if (carriers.empty()) continue;
            listed_ = std::move(carriers);
            make_table(tables++);
        }
        made_.tables = tables;
        return std::move(made_);
    }

private:
    struct Made {
        std::string title;
        std::vector<std::string> cells;
        bool place = false;
        bool names = false;   ///< the rows, by name
        bool amount = false;  ///< sums stand in it
        bool says = true;     ///< more than whose the rows are
    };
    using Rows = std::vector<std::vector<std::string>>;

    void make_table(std::size_t n) {
        columns_.clear();
        unit_line_.clear();
        add_names();
        add_fields();
        if (random_.index(4) > 0) add_positions();
        const bool says_something = std::any_of(columns_.begin(), columns_.end(), [](const Made& c) { return c.says; });
        if (!says_something) add_words("建设阶段", plan::CarrierField::stage);
        if (random_.index(2) == 0) add_foreign();
        for (std::size_t i = columns_.size(); i > 1; --i) std::swap(columns_[i - 1], columns_[random_.index(i)]);
        const bool beside = n > 0 && made_.beside;
        const std::size_t top = beside ? title_row_ : made_.rows.size();
        const std::size_t left = beside ? width_ + 1 : 0;
        Rows rows;
        if (!beside) rows = lines(n);
        if (!beside) title_row_ = top + rows.size();
        const Rows table = table_rows();
        rows.insert(rows.end(), table.begin(), table.end());
        put(rows, top, left);
        note_answers(n, left);
        width_ = (beside ? width_ + 1 : 0) + columns_.size();
    }
    /// Lines above; a unit that a column needs is among them.
    Rows lines(std::size_t n) {
        Rows lines;
        if (random_.index(3) == 0) lines.push_back({pick({"海宁市创新载体一览表", "附表 孵化器清单"})});
        if (!unit_line_.empty()) lines.push_back({unit_line_});
        std::vector<std::string> titles;
        for (const Made& column : columns_) titles.push_back(column.title);
        const bool goes_on = titles == titles_;  // the same titles without a line between go on with the table above
        if (n > 0 && lines.empty() && (goes_on || random_.index(2) == 0)) lines.push_back({"二、其他载体情况表"});
        titles_ = std::move(titles);
        return lines;
    }
    [[nodiscard]] std::string name_of_column(std::size_t n, std::size_t column) const {
        std::string letter(1, static_cast<char>('A' + column % 26));
        if (column >= 26) letter.insert(0, 1, static_cast<char>('A' + column / 26 - 1));
        return n == 0 ? letter : letter + std::to_string(title_row_ + 1);
    }
    void note_answers(std::size_t n, std::size_t left) {
        for (std::size_t i = 0; i < columns_.size() && placed_; ++i)
            if (columns_[i].place) {
                const std::string name = name_of_column(n, left + i);
                if (!system_.empty()) made_.answers["system:" + name] = system_;
                made_.answers["uncertainty:" + name] = "50";
            }
        placed_ = false;
        system_.clear();
    }
    void put(const Rows& rows, std::size_t top, std::size_t left) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (made_.rows.size() <= top + i) made_.rows.emplace_back();
            std::vector<std::string>& row = made_.rows[top + i];
            if (left > 0) row.resize(left);
            row.insert(row.end(), rows[i].begin(), rows[i].end());
        }
    }
    /// With group rows and sums between them, and a note below.
    Rows table_rows() {
        Rows rows(1);
        for (const Made& column : columns_) rows[0].push_back(column.title);
        const bool named = std::any_of(columns_.begin(), columns_.end(), [](const Made& c) { return c.names; });
        const bool may_group = named && !made_.beside;
        const bool grouped = may_group && random_.index(3) == 0, summed = may_group && random_.index(3) == 0;
        for (std::size_t i = 0; i < listed_.size(); ++i) {
            if (grouped && random_.index(3) == 0) rows.push_back(group_row());
            std::vector<std::string> row;
            for (const Made& column : columns_) row.push_back(column.cells[i]);
            rows.push_back(std::move(row));
        }
        if (summed) rows.push_back(sum_row());
        if (!made_.beside && random_.index(4) == 0)
            rows.push_back({pick({"注：数据截至年末", "备注：投资为计划数", "* 含在建"})});
        return rows;
    }
    std::vector<std::string> group_row() {
        std::vector<std::string> row(columns_.size());
        const auto name = std::find_if(columns_.begin(), columns_.end(), [](const Made& c) { return c.names; });
        const std::size_t at = name == columns_.end() ? 0 : static_cast<std::size_t>(name - columns_.begin());
        row[at] = pick({"孵化器", "众创空间", "一、众创空间", "（二）孵化器（3家）", "长安镇"});
        return row;
    }
    std::vector<std::string> sum_row() {
        std::vector<std::string> row(columns_.size());
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (columns_[i].names) row[i] = pick({"合计", "小计", "总计"});
            if (columns_[i].amount) row[i] = "12345";
        }
        return row;
    }

    std::string pick(const std::vector<std::string>& list) { return list[random_.index(list.size())]; }
    MadeCarrierList::Truth& truth_of(const plan::Carrier& carrier) { return made_.truth[carrier.number]; }

    void add_names() {
        for (const plan::Carrier* carrier : listed_) truth_of(*carrier);
        const bool numbered = random_.index(2) == 0, named = !numbered || random_.index(3) > 0;
        if (numbered) {
            Made column{pick({"编号", "载体编号", "No.", "规划编号"}), {}, false, false, false, false};
            for (const plan::Carrier* carrier : listed_)
                column.cells.push_back(std::to_string(carrier->number) + (random_.index(4) == 0 ? "号" : ""));
            columns_.push_back(std::move(column));
        } else if (random_.index(2) == 0) {
            Made column{"序号", {}, false, false, false, false};
            for (std::size_t i = 0; i < listed_.size(); ++i) column.cells.push_back(std::to_string(i + 1));
            columns_.push_back(std::move(column));
        }
        if (!named) return;
        Made column{pick({"名称", "载体名称", "项目名称", "创新载体"}), {}, false, true, false, false};
        for (const plan::Carrier* carrier : listed_)
            column.cells.push_back(random_.index(5) == 0 ? " " + carrier->name.zh + "　" : carrier->name.zh);
        columns_.push_back(std::move(column));
    }

    struct Unit {
        const char* written;
        double times;
    };
    struct Amount {
        std::vector<std::string> titles;
        plan::CarrierField field;
        std::vector<Unit> units;
    };
    /// Its unit stands in the title, in the line above or in each cell.
    void add_amounts(const Amount& amount) {
        Made column;
        const std::string title = pick(amount.titles);
        const Unit& unit = amount.units[random_.index(amount.units.size())];
        const std::size_t where = random_.index(made_.beside || !unit_line_.empty() ? 3 : 4);
        const bool in_cells = where == 2, above = where == 3;
        column.title =
            in_cells || above ? title : title + (where == 0 ? "（" : "(") + unit.written + (where == 0 ? "）" : ")");
        column.amount = !in_cells;  // a sum without a unit would be asked about
        if (above) unit_line_ = std::string("单位：") + unit.written;
        for (const plan::Carrier* carrier : listed_) {
            if (random_.index(4) == 0) {
                const bool has = !plan::read_field(*carrier, amount.field).empty();
                column.cells.emplace_back(has || random_.index(2) == 0 ? "" : pick({"/", "—", "待定"}));
                continue;
            }
            const auto hundredths = static_cast<long>(random_.index(900000) + 100);
            column.cells.push_back(
                fmt::format("{}.{:02}{}", hundredths / 100, hundredths % 100, in_cells ? unit.written : ""));
            truth_of(*carrier).fields[amount.field] =
                fmt::format("{}", static_cast<double>(hundredths) * unit.times / 100);
        }
        columns_.push_back(std::move(column));
    }
    void add_words(const std::string& title, plan::CarrierField field) {
        Made column{title, {}};
        const std::vector<plan::Choice> choices = plan::choices(plan_, field);
        for (const plan::Carrier* carrier : listed_) {
            const plan::Choice& choice = choices[1 + random_.index(choices.size() - 1)];
            column.cells.push_back(random_.index(2) == 0 ? choice.name.zh : choice.name.en);
            truth_of(*carrier).fields[field] = choice.key;
        }
        columns_.push_back(std::move(column));
    }
    void add_fields() {
        using enum plan::CarrierField;
        constexpr double k_mu = 2000.0 / 3;
        const std::vector<Amount> amounts{
            {{"建筑面积", "总建筑面积", "Floor area"},
             floor_area_m2,
             {{"㎡", 1},
              {"平方米", 1},
              {"万平方米", 10000},
              {"万㎡", 10000},
              {"m2", 1},
              {"亩", k_mu},
              {"公顷", 10000}}},
            {{"总投资", "计划总投资", "投资额"},
             investment_cny,
             {{"元", 1}, {"万元", 1e4}, {"亿元", 1e8}, {"千元", 1e3}}},
            {{"规划面积", "用地面积"}, planned_area_mu, {{"亩", 1}, {"公顷", 15}, {"平方米", 1 / k_mu}}}};
        for (const Amount& amount : amounts)
            if (random_.index(2) == 0) add_amounts(amount);
        if (random_.index(2) == 0) add_words(pick({"建设阶段", "阶段", "Stage"}), stage);
        if (random_.index(2) == 0) add_words(pick({"功能定位", "载体类型", "类型"}), function);
        if (random_.index(2) == 0) add_words(pick({"建设类别", "类别"}), programme);
    }

    struct System {
        const char* key;
        const char* title;
        const char* epsg;  ///< of metres; empty: degrees
    };
    static geo::LonLat shifted(const System& system, geo::LonLat p) {
        if (std::string(system.key) == "gcj02") return geo::gcj02_from_wgs84(p);
        return std::string(system.key) == "bd09" ? geo::bd09_from_wgs84(p) : p;
    }
    static std::string sexagesimal(double degrees) {
        const auto hundredths = static_cast<long>(degrees * 360000 + 0.5);
        return fmt::format("{}°{:02}′{:02}.{:02}″", hundredths / 360000, hundredths / 6000 % 60, hundredths / 100 % 60,
                           hundredths % 100);
    }
    /// East, or longitude, and north of a position.
    std::pair<std::string, std::string> written(const System& system, geo::LonLat p, bool marks, bool zone) {
        if (*system.epsg == '\0') {
            const geo::LonLat there = shifted(system, p);
            if (marks) return {sexagesimal(there.lon), sexagesimal(there.lat)};
            return {fmt::format("{:.7f}", there.lon), fmt::format("{:.7f}", there.lat)};
        }
        const geo::Projected there = geo::CrsTransform::create(system.epsg)->forward(p);
        return {fmt::format("{}{:.3f}", zone ? std::string(system.key).substr(4) : "", there.x),
                fmt::format("{:.3f}", there.y)};
    }
    void add_positions() {
        const std::vector<System> systems{{"cgcs2000", "CGCS2000", ""},
                                          {"wgs84", "WGS84", ""},
                                          {"gcj02", "高德坐标", ""},
                                          {"bd09", "百度坐标", ""},
                                          {"zone40", "EPSG:4549", "EPSG:4549"},
                                          {"zone39", "EPSG:4548", "EPSG:4548"},
                                          {"zone41", "EPSG:4550", "EPSG:4550"}};
        const System& system = systems[random_.index(systems.size())];
        const bool metres = *system.epsg != '\0', marks = random_.index(3) == 0, zone = random_.index(3) == 0;
        if (!metres && marks && random_.index(2) == 0) return add_angles(system);
        const bool in_one = random_.index(3) == 0, north_first = random_.index(2) == 0,
                   in_title = random_.index(2) == 0;
        const std::string said = in_title ? fmt::format("（{}）", system.title) : "";
        Made first{in_one ? "坐标" + said : title(metres, north_first) + said, {}, true};
        Made second{title(metres, !north_first) + said, {}, true};
        for (const plan::Carrier* carrier : listed_) {
            const geo::LonLat at = carrier->position.value_or(geo::LonLat{120.6, 30.5});
            const geo::LonLat p{at.lon + random_.real(-0.01, 0.01), at.lat + random_.real(-0.01, 0.01)};
            auto [a, b] = written(system, p, marks, zone);
            if (north_first) std::swap(a, b);
            truth_of(*carrier).position = p;
            first.cells.push_back(in_one ? a + pick({", ", " ", "；"}) + b : a);
            second.cells.push_back(b);
        }
        columns_.push_back(std::move(first));
        if (!in_one) columns_.push_back(std::move(second));
        if (!in_title) system_ = system.key;
        placed_ = true;
    }
    /// Degrees, minutes and seconds in columns of their own.
    void add_angles(const System& system) {
        const std::size_t form = random_.index(3);
        const std::vector<std::vector<std::string>> titles{
            {"经度度", "经度分", "经度秒", "纬度度", "纬度分", "纬度秒"},
            {"东经（°）", "东经（′）", "东经（″）", "北纬（°）", "北纬（′）", "北纬（″）"},
            {"Longitude deg", "Longitude min", "Longitude sec", "Latitude deg", "Latitude min", "Latitude sec"}};
        std::vector<Made> parts;
        for (const std::string& title : titles[form]) parts.push_back({title, {}, title == titles[form][0]});
        for (const plan::Carrier* carrier : listed_) {
            const geo::LonLat at = carrier->position.value_or(geo::LonLat{120.6, 30.5});
            const geo::LonLat p{at.lon + random_.real(-0.01, 0.01), at.lat + random_.real(-0.01, 0.01)};
            truth_of(*carrier).position = p;
            const geo::LonLat there = shifted(system, p);
            for (std::size_t half = 0; half < 2; ++half) {
                const auto hundredths = static_cast<long>((half == 0 ? there.lon : there.lat) * 360000 + 0.5);
                parts[3 * half].cells.push_back(std::to_string(hundredths / 360000));
                parts[3 * half + 1].cells.push_back(std::to_string(hundredths / 6000 % 60));
                parts[3 * half + 2].cells.push_back(fmt::format("{}.{:02}", hundredths / 100 % 60, hundredths % 100));
            }
        }
        for (Made& part : parts) columns_.push_back(std::move(part));
        system_ = system.key;
        placed_ = true;
    }
    /// X and Y say nothing of which is east.
    std::string title(bool metres, bool north) {
        if (!metres) return north ? pick({"纬度", "latitude", "北纬"}) : pick({"经度", "Longitude", "东经"});
        letters_ = columns_.size() % 2 == 0;
        if (letters_) return north ? "X坐标" : "Y坐标";
        return north ? pick({"北坐标", "纵坐标", "northing"}) : pick({"东坐标", "横坐标", "easting"});
    }

    void add_foreign() {
        made_.foreign_words.push_back(pick({"孵化企业数", "容积率", "已完成投资", "排名", "法人"}));
        Made column{made_.foreign_words.back(), {}, false, false, false, false};
        for (std::size_t i = 0; i < listed_.size(); ++i) column.cells.push_back(std::to_string(random_.index(90)));
        columns_.push_back(std::move(column));
    }

    const plan::Plan& plan_;
    Seeded& random_;
    MadeCarrierList made_;
    std::vector<const plan::Carrier*> listed_;
    std::vector<Made> columns_;
    std::vector<std::string> titles_;  ///< of the table before
    std::string system_, unit_line_;
    std::size_t title_row_ = 0, width_ = 0;  ///< of the table before
    bool placed_ = false, letters_ = false;
};

}  // namespace support
