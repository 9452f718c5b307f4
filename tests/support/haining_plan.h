// The plan of the built-in Haining package, read once a process, and builders of its maps.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>

#include "exchange/package.h"
#include "picture/picture.h"
#include "plan/plan.h"
#include "plan/sample_data.h"

namespace support {

inline const plan::PlanPtr& haining_plan() {
    static const plan::PlanPtr plan = [] {
        const std::filesystem::path formats = std::filesystem::path(LANGTU_BINARY_DIR) / "bin" / "langtu-formats";
        auto read = exchange::read_package(std::filesystem::path(LANGTU_SOURCE_DIR) / "geodata" / "haining",
                                           {formats, std::chrono::seconds(60)});
        if (!read) throw std::runtime_error(base::to_line(read.error()));
        return std::make_shared<const plan::Plan>(std::move(*read));
    }();
    return plan;
}

/// Haining with carriers 1 … `count`.
inline plan::PlanPtr plan_with_carriers(int count) {
    return std::make_shared<const plan::Plan>(plan::with_carriers(*haining_plan(), count));
}

inline carto::MapBuilder builder_of(plan::PlanPtr plan) {
    auto builder = picture::make_map_builder(std::move(plan));
    if (!builder) throw std::runtime_error(base::to_line(builder.error()));
    return std::move(*builder);
}

}  // namespace support
