// The sample plan with a branch: a second line from the station in the middle northwards, with a station of its own at
// its end and a carrier beside it. For tests only.
#pragma once

#include "sample_plan.h"

namespace support {

inline constexpr const char* k_branch = "尖山支线";
inline constexpr geo::LonLat k_branch_end{120.5, 30.55};

inline void add_branch(plan::Plan& p) {
    p.rail.push_back(
        {{k_branch, "Jianshan branch"}, {{120.5, 30.45}, {120.5, 30.5}, k_branch_end}, 11.1, "2028-01-01"});
    p.stations.push_back({3, {"东站", "East"}, {120.69, 30.46}, "elevated", "inferred", "", ""});
    p.stations.push_back({4, {"尖山站", "Jianshan"}, k_branch_end, "elevated", "reported", "", ""});
    plan::Carrier beside = p.carriers.front();
    beside.id = beside.number = 3;
    beside.name = {"尖山众创", "Jianshan hub"};
    beside.position = beside.first_position = geo::LonLat{120.51, 30.54};
    p.carriers.push_back(beside);
}

inline plan::Plan plan_with_branch() {
    plan::Plan p = sample_plan();
    add_branch(p);
    return p;
}

}  // namespace support
