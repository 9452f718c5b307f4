// Pictures are most of a repository: what they take together, how large one may be, and that each has its reviewed
// text.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <string>
#include <vector>

#include "source_files.h"

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t k_most_bytes = 6 * 1024 * 1024;
constexpr int k_most_windows = 10;                                // pictures of a whole window
constexpr unsigned k_window_width = 1000, k_window_height = 700;  // px; the smallest that is a whole window

struct Picture {
    std::string path;  ///< from the root
    std::uintmax_t bytes = 0;
    unsigned width = 0, height = 0;
};

/// Width and height stand big-endian in the header of a PNG file.
unsigned read_size(std::ifstream& file) {
    unsigned out = 0;
    for (int i = 0; i < 4; ++i) out = out << 8 | static_cast<unsigned>(file.get());
    return out;
}

/// Those of the tree, the largest first.
std::vector<Picture> pictures() {
    constexpr std::streamoff k_size_at = 16;
    std::vector<Picture> out;
    for (const char* folder : {"assets", "docs", "geodata", "tests"})
        for (const auto& entry : fs::recursive_directory_iterator(arch::root() / folder)) {
            if (entry.path().extension() != ".png") continue;
            std::ifstream file(entry.path(), std::ios::binary);
            file.seekg(k_size_at);
            const unsigned width = read_size(file);
            out.push_back(
                {entry.path().lexically_relative(arch::root()).string(), entry.file_size(), width, read_size(file)});
        }
    std::sort(out.begin(), out.end(), [](const Picture& a, const Picture& b) { return a.bytes > b.bytes; });
    return out;
}

TEST(Pictures, StayWithinSixMebibytes) {
    constexpr std::size_t k_named = 8;
    std::uintmax_t bytes = 0;
    std::string largest;
    const std::vector<Picture> all = pictures();
    for (std::size_t i = 0; i < all.size(); ++i) {
        bytes += all[i].bytes;
        if (i < k_named) largest += "\n  " + std::to_string(all[i].bytes / 1024) + " KiB  " + all[i].path;
    }
    EXPECT_GT(all.size(), 50U);
    EXPECT_LE(bytes, k_most_bytes) << "the pictures of the tree are too large; cut them to what they show, or tell it "
                                      "in the text beside them; the largest:"
                                   << largest;
}

TEST(Pictures, OfWholeWindowsAreFew) {
    std::string windows;
    int count = 0;
    for (const Picture& picture : pictures())
        if (picture.path.starts_with("tests/stories/") && picture.width >= k_window_width &&
            picture.height >= k_window_height) {
            ++count;
            windows += "\n  " + picture.path;
        }
    EXPECT_LE(count, k_most_windows) << "show a part of the window instead:" << windows;
}

TEST(Pictures, OfTheGuidesStandInBoth) {
    const auto text_of = [](const char* guide) {
        std::ifstream file(arch::root() / "docs" / guide, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    const std::string english = text_of("user-guide.md"), chinese = text_of("user-guide.zh.md");
    for (const auto& entry : fs::directory_iterator(arch::root() / "docs/pictures")) {
        const std::string link = "(pictures/" + entry.path().filename().string() + ")";
        EXPECT_NE(english.find(link), std::string::npos) << link;
        EXPECT_NE(chinese.find(link), std::string::npos) << link;
        EXPECT_LE(entry.file_size(), 60U * 1024) << link;
    }
}

}  // namespace
