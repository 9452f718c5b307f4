// Lists of carriers as other people make them, with the truth of what they mean: positions in every form, order and
// system, amounts in many units, columns in any order, one that nobody understands. Seeded, so that a list can be made
// again.
#pragma once

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
    std::string foreign_word;                    ///< of the column that nobody understands; empty: there is none

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
        columns_.clear();
        listed_.clear();
        for (const plan::Carrier& carrier : plan_.carriers)
            if (random_.index(3) > 0) listed_.push_back(&carrier);
        add_names();
        add_fields();
        if (random_.index(4) > 0) add_positions();
        if (random_.index(2) == 0) add_foreign();
        for (std::size_t i = columns_.size(); i > 1; --i) std::swap(columns_[i - 1], columns_[random_.index(i)]);
        write();
        return std::move(made_);
    }

private:
    struct Made {
        std::string title;
        std::vector<std::string> cells;
        bool place = false;
    };

    std::string pick(const std::vector<std::string>& list) { return list[random_.index(list.size())]; }
    MadeCarrierList::Truth& truth_of(const plan::Carrier& carrier) { return made_.truth[carrier.number]; }

    void add_names() {
        for (const plan::Carrier* carrier : listed_) truth_of(*carrier);
        const bool numbered = random_.index(2) == 0, named = !numbered || random_.index(3) > 0;
        if (numbered) {
            Made column{pick({"编号", "载体编号", "No.", "规划编号"}), {}};
            for (const plan::Carrier* carrier : listed_)
                column.cells.push_back(std::to_string(carrier->number) + (random_.index(4) == 0 ? "号" : ""));
            columns_.push_back(std::move(column));
        } else if (random_.index(2) == 0) {
            Made column{"序号", {}};
            for (std::size_t i = 0; i < listed_.size(); ++i) column.cells.push_back(std::to_string(i + 1));
            columns_.push_back(std::move(column));
        }
        if (!named) return;
        Made column{pick({"名称", "载体名称", "项目名称", "创新载体"}), {}};
        for (const plan::Carrier* carrier : listed_)
            column.cells.push_back(random_.index(5) == 0 ? " " + carrier->name.zh + "　" : carrier->name.zh);
        columns_.push_back(std::move(column));
    }

    struct Scaled {
        const char* title;
        plan::CarrierField field;
        double times;
    };
    void add_amounts(const Scaled& unit) {
        Made column{unit.title, {}};
        for (const plan::Carrier* carrier : listed_) {
            if (random_.index(4) == 0) {
                column.cells.emplace_back();
                continue;
            }
            const auto hundredths = static_cast<long>(random_.index(900000) + 100);
            column.cells.push_back(fmt::format("{}.{:02}", hundredths / 100, hundredths % 100));
            truth_of(*carrier).fields[unit.field] =
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
        const std::vector<Scaled> floor{{"建筑面积（㎡）", floor_area_m2, 1},
                                        {"总建筑面积(万平方米)", floor_area_m2, 10000},
                                        {"Floor area (m2)", floor_area_m2, 1}};
        const std::vector<Scaled> money{{"总投资（亿元）", investment_cny, 1e8},
                                        {"计划总投资\n（万元）", investment_cny, 1e4},
                                        {"投资额（元）", investment_cny, 1}};
        const std::vector<Scaled> land{{"规划面积（亩）", planned_area_mu, 1}, {"用地面积/公顷", planned_area_mu, 15}};
        if (random_.index(2) == 0) add_amounts(floor[random_.index(floor.size())]);
        if (random_.index(2) == 0) add_amounts(money[random_.index(money.size())]);
        if (random_.index(2) == 0) add_amounts(land[random_.index(land.size())]);
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
    /// X and Y say nothing of which is east.
    std::string title(bool metres, bool north) {
        if (!metres) return north ? pick({"纬度", "latitude", "北纬"}) : pick({"经度", "Longitude", "东经"});
        letters_ = columns_.size() % 2 == 0;
        if (letters_) return north ? "X坐标" : "Y坐标";
        return north ? pick({"北坐标", "纵坐标", "northing"}) : pick({"东坐标", "横坐标", "easting"});
    }

    void add_foreign() {
        made_.foreign_word = pick({"孵化企业数", "容积率", "已完成投资", "排名", "法人"});
        Made column{made_.foreign_word, {}};
        for (std::size_t i = 0; i < listed_.size(); ++i) column.cells.push_back(std::to_string(random_.index(90)));
        columns_.push_back(std::move(column));
    }

    void write() {
        if (random_.index(3) == 0) made_.rows.push_back({"海宁市创新载体一览表"});
        std::vector<std::string> titles;
        for (const Made& column : columns_) titles.push_back(column.title);
        made_.rows.push_back(std::move(titles));
        for (std::size_t i = 0; i < listed_.size(); ++i) {
            std::vector<std::string> row;
            for (const Made& column : columns_) row.push_back(column.cells[i]);
            made_.rows.push_back(std::move(row));
        }
        for (std::size_t i = 0; i < columns_.size() && placed_; ++i)
            if (columns_[i].place) {
                const char letter = static_cast<char>('A' + i);
                if (!system_.empty()) made_.answers[fmt::format("system:{}", letter)] = system_;
                made_.answers[fmt::format("uncertainty:{}", letter)] = "50";
            }
        placed_ = false;
        system_.clear();
    }

    const plan::Plan& plan_;
    Seeded& random_;
    MadeCarrierList made_;
    std::vector<const plan::Carrier*> listed_;
    std::vector<Made> columns_;
    std::string system_;
    bool placed_ = false, letters_ = false;
};

}  // namespace support
