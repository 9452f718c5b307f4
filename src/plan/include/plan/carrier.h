// A carrier of innovation: what it is, where it lies and how well that is known. Positions are EPSG:4490.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "geo/geometry.h"
#include "plan/name.h"

namespace plan {

/// How a carrier's position is known, best first.
enum class PositionQuality { surveyed, address, digitised, site, area, none };

/// Annex 2's function of a carrier; decides its symbol.
enum class CarrierFunction {
    science_park,          ///< 科技创新园
    platform,              ///< 高端科创平台
    national_incubator,    ///< 国家级科技企业孵化器
    provincial_incubator,  ///< 省级科技企业孵化器
    provincial_space,      ///< 省级众创空间
    city_space,            ///< 嘉兴市级众创空间
};
/// In the order of the plan.
inline constexpr std::array k_carrier_functions{
    CarrierFunction::science_park,         CarrierFunction::platform,         CarrierFunction::national_incubator,
    CarrierFunction::provincial_incubator, CarrierFunction::provincial_space, CarrierFunction::city_space};

enum class Programme {
    build,    ///< 谋划建设类
    upgrade,  ///< 拓展提升类
};

/// How far a carrier has come.
enum class Stage { unknown, planned, under_construction, completed, operating };

struct Carrier {
    int number = 0;  ///< 1 … 22, as in Annex 2
    Name name;
    std::string responsible_body;  ///< as the plan writes it
    std::string responsible_area;  ///< key of the Area bound to it; empty where the body is a company
    CarrierFunction function = CarrierFunction::platform;
    Programme programme = Programme::build;
    Name task;  ///< what it is to do, a sentence or two of our own with the plan's figures
    std::optional<double> floor_area_m2;
    std::optional<double> investment_cny;
    std::optional<double> planned_area_mu;
    std::optional<geo::LonLat> position;  ///< empty: unlocated
    PositionQuality quality = PositionQuality::none;
    std::optional<double> uncertainty_m;
    Name position_basis;  ///< why the point is there
    Stage stage = Stage::unknown;
    std::string start = {};                          ///< of the work: YYYY, YYYY-MM or YYYY-MM-DD; empty: not known
    std::string completion = {};                     ///< likewise
    std::string notes = {};                          ///< of the planners, in their words
    std::string photo_links = {};                    ///< addresses of photographs, one a line
    std::optional<geo::LonLat> first_position = {};  ///< where the project put it first; empty: unlocated then
    bool removed = false;                            ///< in the bin
    /// Identity in the project file, which stays when the number changes. 0: not in a file yet.
    std::int64_t id = 0;
    friend bool operator==(const Carrier&, const Carrier&) = default;
};

/// Stable keys, as written in packages, project files and JSON.
std::string_view to_key(PositionQuality value);
std::string_view to_key(CarrierFunction value);
std::string_view to_key(Programme value);
std::string_view to_key(Stage value);

/// The words of the plan for them.
Name label(PositionQuality value);
Name label(CarrierFunction value);
Name label(Programme value);
Name label(Stage value);

}  // namespace plan
