// The plan of the built-in Haining package, read once a process; no picture of it.
#pragma once

#include <filesystem>
#include <stdexcept>

#include "exchange/package.h"
#include "plan/plan.h"

namespace support {

inline exchange::FormatsProgram formats_program() {
    return {std::filesystem::path(LANGTU_BINARY_DIR) / "bin" / "langtu-formats", std::chrono::seconds(60)};
}

inline const plan::Plan& haining_package() {
    static const plan::Plan plan = [] {
        auto read =
            exchange::read_package(std::filesystem::path(LANGTU_SOURCE_DIR) / "geodata" / "haining", formats_program());
        if (!read) throw std::runtime_error(base::to_line(read.error()));
        return std::move(*read);
    }();
    return plan;
}

}  // namespace support
