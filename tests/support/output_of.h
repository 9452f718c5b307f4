// What another program says of a file that we wrote. For tests only.
#pragma once

#include <array>
#include <cstdio>
#include <gtest/gtest.h>
#include <string>

namespace support {

/// What a program prints; a test fails where it does not succeed.
inline std::string output_of(const std::string& command) {
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    std::string out;
    std::array<char, 4096> chunk{};
    while (const std::size_t read = std::fread(chunk.data(), 1, chunk.size(), pipe)) out.append(chunk.data(), read);
    EXPECT_EQ(pclose(pipe), 0) << command << "\n" << out;
    return out;
}

}  // namespace support
