#include "expectation.h"

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

#include "comparison.h"
#include "reference.h"

namespace support {
namespace {

namespace fs = std::filesystem;

bool recording() { return std::getenv("LANGTU_RECORD") != nullptr; }

fs::path name_of(const fs::path& file) { return file.lexically_relative(fs::path(LANGTU_SOURCE_DIR) / "tests"); }

/// Where what was made is left for a person to look at; `mark` stands before the extension.
fs::path left_at(const fs::path& file, const char* mark) {
    fs::path out = fs::path(LANGTU_BINARY_DIR) / "expectations" / name_of(file);
    fs::create_directories(out.parent_path());
    return out.replace_extension(mark + file.extension().string());
}

std::string text_of(const fs::path& file) {
    std::ostringstream out;
    out << std::ifstream(file, std::ios::binary).rdbuf();
    return out.str();
}

void write_text(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

/// One line for the list that scripts/record prints; O_APPEND keeps lines of several programs apart.
void note_recorded(const fs::path& file) {
    std::ofstream(fs::path(LANGTU_BINARY_DIR) / "recorded.txt", std::ios::app) << name_of(file).string() + "\n";
    ADD_FAILURE() << "recorded " << name_of(file) << "; look at it, then run scripts/test";
}

/// With few colours where that is the same picture to compare(), else as it is.
void write_expected(const fs::path& file, const Image& image) {
    fs::create_directories(file.parent_path());
    if (!compare(write_small_png(file, image), image).acceptable()) write_png(file, image);
}

}  // namespace

void expect_text(const fs::path& file, const std::string& actual) {
    const std::string expected = text_of(file);
    if (expected == actual) return;
    if (recording()) {
        write_text(file, actual);
        return note_recorded(file);
    }
    if (drawn_elsewhere()) GTEST_SKIP() << "another driver or font: see the test Reference";
    const fs::path made = left_at(file, ".actual");
    write_text(made, actual);
    EXPECT_EQ(expected, actual) << name_of(file) << " differs; what was made: " << made;
}

void expect_picture(const fs::path& file, const Image& actual) {
    const Image expected = read_png(file);
    const Difference difference = compare(expected, actual);
    if (difference.acceptable()) return;
    if (recording()) {
        write_expected(file, actual);
        return note_recorded(file);
    }
    if (drawn_elsewhere()) GTEST_SKIP() << "another driver or font: see the test Reference";
    write_png(left_at(file, ".actual"), actual);
    if (difference.same_size) {
        write_png(left_at(file, ".expected"), expected);
        write_png(left_at(file, ".where"), difference.picture);
    }
    ADD_FAILURE() << name_of(file) << ": " << difference.sentence()
                  << "; expected, actual and where: " << left_at(file, ".where").parent_path();
}

void expect_removed(const fs::path& file) {
    if (!recording()) {
        ADD_FAILURE() << name_of(file) << ": nothing looks at it any more; remove it, or run scripts/record";
        return;
    }
    fs::remove(file);
    note_recorded(file);
}

}  // namespace support
