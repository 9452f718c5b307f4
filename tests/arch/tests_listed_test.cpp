// A file of tests that no program is built from proves nothing, however green the run.
#include <filesystem>
#include <gtest/gtest.h>
#include <set>
#include <sstream>
#include <string>

#include "source_files.h"

namespace fs = std::filesystem;

namespace {

/// The folder of the CMakeLists.txt that a file below tests belongs to.
fs::path folder_of_programs(fs::path file) {
    do file = file.parent_path();
    while (!fs::exists(file / "CMakeLists.txt"));
    return file;
}

std::set<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::set<std::string> words;
    for (std::string word; in >> word;) words.insert(word);
    return words;
}

}  // namespace

TEST(Tests, EveryFileIsBuiltIntoAProgram) {
    int files = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(arch::root() / "tests")) {
        if (!entry.path().filename().string().ends_with("_test.cpp")) continue;
        ++files;
        const fs::path folder = folder_of_programs(entry.path());
        const std::string name = fs::relative(entry.path(), folder).generic_string();
        EXPECT_TRUE(words_of(arch::read_text(folder / "CMakeLists.txt")).contains(name))
            << name << " is not among the sources in " << folder / "CMakeLists.txt";
    }
    EXPECT_GT(files, 50);
}
