// What another program prints, for tests that let it read what we wrote.
#pragma once

#include <array>
#include <cstdio>
#include <gtest/gtest.h>
#include <string>

#include "base/unicode.h"

namespace support {

/// A test fails where the program does not succeed.
inline std::string output_of(const std::string& command) {
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    std::string out;
    std::array<char, 4096> chunk{};
    while (const std::size_t read = std::fread(chunk.data(), 1, chunk.size(), pipe)) out.append(chunk.data(), read);
    EXPECT_EQ(pclose(pipe), 0) << command << "\n" << out;
    return out;
}

/// Poppler writes spaces of its own kind, and lines as it finds them.
inline std::string without_spaces(const std::string& text) {
    std::u32string out;
    for (const char32_t c : base::characters(text))
        if (c > U' ' && c != U'\u00A0' && c != U'\u3000') out += c;
    return base::utf8(out);
}

}  // namespace support
