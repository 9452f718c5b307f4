// Golden images: every folder tests/golden/TOPIC/CASE holds case.json (what to draw) and expected.png (looked at by a
// person before it was committed). On failure actual.png and diff.png lie in the build folder golden/TOPIC/CASE.
// LANGTU_RECORD_GOLDEN=1 writes expected.png anew, and a recording run counts as failed: it proves nothing.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/map_arguments.h"
#include "edits.h"
#include "exchange/package.h"
#include "image.h"
#include "picture/picture.h"

namespace {

namespace fs = std::filesystem;

const fs::path k_cases = fs::path(LANGTU_SOURCE_DIR) / "tests/golden";
constexpr int k_threshold = 20;         // of 255
constexpr double k_most_share = 0.001;  // of the pixels

std::vector<std::string> all_cases() {
    std::vector<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(k_cases))
        if (entry.path().filename() == "case.json")
            out.push_back(fs::relative(entry.path().parent_path(), k_cases).string());
    std::sort(out.begin(), out.end());
    return out;
}

/// The options of a case, under the names of the command line.
cli::MapArguments arguments_of(const nlohmann::json& c) {
    cli::MapArguments a;
    a.size = c.value("size", "1000x680");
    a.dpi = c.value("dpi", 96);
    a.bbox = c.value("bbox", "");
    a.area = c.value("area", "");
    a.indicator = c.value("indicator", "");
    a.measure = c.value("measure", a.measure);
    a.method = c.value("method", a.method);
    a.breaks = c.value("breaks", "");
    a.palette = c.value("palette", "");
    a.theme = c.value("theme", a.theme);
    a.title = c.value("title", "");
    a.layers = c.value("layers", "");
    a.targets = c.value("targets", "");
    a.year = c.value("year", 0);
    a.classes = c.value("classes", a.classes);
    a.compare = c.value("compare", "");
    a.wall = c.value("wall", false);
    a.no_furniture = c.value("no_furniture", false);
    return a;
}

/// "opacity": {"areas": 0.5}
void set_opacity(const nlohmann::json& c, carto::MapOptions& options) {
    const auto wish = c.value("opacity", nlohmann::json::object());
    for (const auto& [key, value] : wish.items())
        options.opacity[static_cast<std::size_t>(carto::layer_from_key(key).value())] = value;
}

/// "highlighted_row": a row of the legend by its key, as in carto::to_row_key
void highlight_row(const nlohmann::json& c, carto::MapOptions& options) {
    if (c.contains("highlighted_row")) options.highlighted = carto::from_row_key(c["highlighted_row"]);
}

/// "highlighted": ["carrier 9"]
std::vector<scene::FeatureId> highlighted_of(const nlohmann::json& c) {
    std::vector<scene::FeatureId> out;
    for (const std::string text : c.value("highlighted", nlohmann::json::array())) {
        const std::size_t space = text.find(' ');
        for (const scene::FeatureKind kind : {scene::FeatureKind::unit, scene::FeatureKind::park,
                                              scene::FeatureKind::station, scene::FeatureKind::carrier})
            if (scene::to_key(kind) == text.substr(0, space)) out.push_back({kind, text.substr(space + 1)});
    }
    return out;
}

class Golden : public testing::TestWithParam<std::string> {
protected:
    static void SetUpTestSuite() {
        setenv("LANGTU_FORMATS", LANGTU_BINARY_DIR "/bin/langtu-formats", 1);
        auto read = exchange::read_package(fs::path(LANGTU_SOURCE_DIR) / "geodata/haining");
        ASSERT_TRUE(read) << base::to_line(read.error());
        haining_ = std::make_unique<plan::Plan>(std::move(*read));
    }
    static void TearDownTestSuite() { haining_.reset(); }

    static support::Image draw(const nlohmann::json& c) {
        auto plan = std::make_shared<plan::Plan>(*haining_);
        golden::apply_edit(*plan, c.value("edit", ""));
        const cli::MapArguments arguments = arguments_of(c);
        const auto size = cli::parse_size(arguments.size);
        auto options = cli::resolve_options(arguments, *plan, c.value("lang", "zh") == "en");
        const auto extent = cli::resolve_extent(arguments, *plan);
        EXPECT_TRUE(size && options && extent);
        if (c.value("window", false)) options->furniture = carto::Furniture::window;
        set_opacity(c, *options);
        highlight_row(c, *options);
        const auto highlighted = highlighted_of(c);
        const auto picture = picture::draw_once([&]() -> base::Result<picture::Request> {
            return picture::Request{
                plan, *options, {size->width, size->height, *extent, std::nullopt, highlighted, arguments.wall}};
        });
        EXPECT_TRUE(picture) << base::to_line(picture.error());
        return support::from_rgba(picture->width_px, picture->height_px, picture->rgba);
    }

    static std::unique_ptr<plan::Plan> haining_;
};

std::unique_ptr<plan::Plan> Golden::haining_;

TEST_P(Golden, LooksAsExpected) {
    const fs::path folder = k_cases / GetParam();
    const support::Image actual = draw(nlohmann::json::parse(std::ifstream(folder / "case.json")));
    if (std::getenv("LANGTU_RECORD_GOLDEN") != nullptr) {
        support::write_png(folder / "expected.png", actual);
        FAIL() << "recorded " << folder / "expected.png"
               << "; look at it, then run again without LANGTU_RECORD_GOLDEN";
    }
    const support::Difference difference =
        support::compare(support::read_png(folder / "expected.png"), actual, k_threshold);
    if (difference.share <= k_most_share) return;
    const fs::path out = fs::path(LANGTU_BINARY_DIR) / "golden" / GetParam();
    fs::create_directories(out);
    support::write_png(out / "actual.png", actual);
    if (!difference.picture.rgb.empty()) support::write_png(out / "diff.png", difference.picture);
    ADD_FAILURE() << difference.share * 100 << " % of the pixels differ; see " << out;
}

TEST(GoldenCompare, TellsPicturesApart) {
    support::Image a{64, 64, std::vector<std::uint8_t>(64 * 64 * 3, 200)};
    support::Image b = a;
    EXPECT_EQ(support::compare(a, b, k_threshold).share, 0);
    for (int y = 10; y < 20; ++y)
        for (int x = 10; x < 20; ++x) b.rgb[(static_cast<std::size_t>(y) * 64 + x) * 3] = 90;
    EXPECT_GT(support::compare(a, b, k_threshold).share, k_most_share);
    EXPECT_EQ(support::compare(a, support::Image{}, k_threshold).share, 1);
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
    std::string name = info.param;
    for (char& c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    return name;
}

INSTANTIATE_TEST_SUITE_P(All, Golden, testing::ValuesIn(all_cases()), test_name);

}  // namespace
