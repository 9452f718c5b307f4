// Golden cases: every folder tests/golden/TOPIC/CASE holds case.json (what to draw), expected.txt (what the map holds,
// reviewed as text) and, where looks matter, expected.png (the part that shows the case's one property). How they are
// compared and recorded: tests/support/expectation.h.
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>

#include "case.h"
#include "exchange/package.h"
#include "expectation.h"
#include "reference.h"
#include "scene_facts.h"

namespace {

namespace fs = std::filesystem;

class Golden : public testing::TestWithParam<std::string> {
protected:
    static void SetUpTestSuite() {
        setenv("LANGTU_FORMATS", LANGTU_BINARY_DIR "/bin/langtu-formats", 1);
        auto read = exchange::read_package(fs::path(LANGTU_SOURCE_DIR) / "geodata/haining");
        ASSERT_TRUE(read) << base::to_line(read.error());
        haining_ = std::make_unique<plan::Plan>(std::move(*read));
    }
    static void TearDownTestSuite() { haining_.reset(); }

    static std::unique_ptr<plan::Plan> haining_;
};

std::unique_ptr<plan::Plan> Golden::haining_;

TEST_P(Golden, HoldsAndLooksAsExpected) {
    const fs::path folder = golden::cases_folder() / GetParam();
    const golden::Json c = golden::Json::parse(std::ifstream(folder / "case.json"));
    const picture::Picture drawn = golden::draw(c, *haining_);
    const scene::Rect part = golden::part_of(c, *haining_, drawn);
    support::expect_text(folder / "expected.txt",
                         fmt::format("picture {}\n", support::box_text(part)) + support::facts_of(drawn.panes));
    if (part.width == 0) {
        if (fs::exists(folder / "expected.png")) support::expect_removed(folder / "expected.png");
        return;
    }
    support::expect_picture(folder / "expected.png",
                            cut_out(support::from_rgba(drawn.width_px, drawn.height_px, drawn.rgba), part));
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
    std::string name = info.param;
    for (char& c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    return name;
}

INSTANTIATE_TEST_SUITE_P(All, Golden, testing::ValuesIn(golden::all_cases()), test_name);

/// The one message where a driver or a font of another version is at work: pictures are then not compared.
TEST(Reference, IsDrawnAsWhereThePicturesWereRecorded) {
    const fs::path folder = support::reference_folder();
    if (support::drawn_elsewhere() && std::getenv("LANGTU_RECORD") == nullptr) {
        std::ifstream recorded(folder / "environment.txt");
        FAIL() << "This machine draws otherwise than the one that recorded the pictures, so they are not compared.\n"
                  "Recorded with\n"
               << recorded.rdbuf() << "here\n"
               << support::drawing_environment()
               << "Install the versions of Debian 12, or record the pictures here: scripts/record";
    }
    support::expect_picture(folder / "picture.png", support::draw_reference());
    if (std::getenv("LANGTU_RECORD") != nullptr)
        support::expect_text(folder / "environment.txt", support::drawing_environment());
}

}  // namespace
