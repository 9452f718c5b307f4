// The comparison itself: whatever is erased from a picture that was looked at is seen to be gone. The pictures are
// those of the golden cases and of the stories, the things are the texts and symbols that their facts list.
#include "comparison.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <optional>
#include <regex>
#include <string>
#include <vector>

#include "image.h"

namespace {

namespace fs = std::filesystem;
using scene::Rect;
using support::Image;

const fs::path k_tests = fs::path(LANGTU_SOURCE_DIR) / "tests";

/// A line of a file of facts: "text 14,20 56×20 "88 %"", "symbol …", "furniture …".
struct Fact {
    std::string kind;
    Rect box;  ///< in the picture
    std::string words;
};

struct LookedAt {
    std::string name;
    Image picture;
    std::vector<Fact> facts;  ///< those that lie in the picture
};

Rect box_of(const std::smatch& m, std::size_t first) {
    return {std::stof(m[first]), std::stof(m[first + 1]), std::stof(m[first + 2]), std::stof(m[first + 3])};
}

std::optional<Fact> read_fact(const std::string& line) {
    static const std::regex k_line(R"re(^ *(text|symbol|furniture) (-?\d+),(-?\d+) (\d+)×(\d+)(?: "(.*)")?.*$)re");
    std::smatch m;
    if (!std::regex_match(line, m, k_line)) return std::nullopt;
    return Fact{m[1], box_of(m, 2), m[6]};
}

/// Where the boxes of the following lines are counted from, in the picture: the corner of a case's part
/// ("picture 14,402 240×198"), or of a window in a whole one ("window left 0,48 264×696"; a map's is "canvas").
class Origin {
public:
    void read(const std::string& line) {
        static const std::regex k_part(R"(^picture (-?\d+),(-?\d+) .*$)");
        static const std::regex k_window(R"(^window (\S+) (-?\d+),(-?\d+) .*$)");
        std::smatch m;
        if (std::regex_match(line, m, k_part)) at_ = {-std::stof(m[1]), -std::stof(m[2])};
        if (std::regex_match(line, m, k_window)) {
            at_ = {std::stof(m[2]), std::stof(m[3])};
            if (m[1] == "canvas") canvas_ = at_;
        }
        if (line.starts_with("above all windows")) at_ = {};
        if (line.starts_with("pane ") && canvas_) at_ = *canvas_;
    }
    [[nodiscard]] scene::Vec2 at() const { return at_; }

private:
    scene::Vec2 at_;
    std::optional<scene::Vec2> canvas_;
};

bool lies_in(const Rect& box, const Image& picture) {
    return box.x >= 0 && box.y >= 0 && box.right() <= static_cast<float>(picture.width) &&
           box.bottom() <= static_cast<float>(picture.height) && box.width > 0;
}

LookedAt look_at(const fs::path& picture) {
    LookedAt out{picture.lexically_relative(k_tests).string(), support::read_png(picture), {}};
    std::ifstream file(fs::path(picture).replace_extension(".txt"));
    Origin origin;
    for (std::string line; std::getline(file, line);) {
        origin.read(line);
        std::optional<Fact> fact = read_fact(line);
        if (!fact) continue;
        fact->box.x += origin.at().x;
        fact->box.y += origin.at().y;
        if (lies_in(fact->box, out.picture)) out.facts.push_back(*fact);
    }
    return out;
}

/// The pictures whose facts tell where what lies: of cases, of whole windows and of single windows.
std::vector<fs::path> pictures_with_facts() {
    std::vector<fs::path> out;
    for (const char* folder : {"golden", "stories/expected"})
        for (const auto& entry : fs::recursive_directory_iterator(k_tests / folder))
            if (entry.path().extension() == ".png" && fs::exists(fs::path(entry.path()).replace_extension(".txt")))
                out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

std::uint8_t* pixel(Image& image, int x, int y) {
    return &image.rgb[(static_cast<std::size_t>(y) * image.width + x) * support::k_channels];
}

/// Each row of `box` takes the colour left of it: what stood there is gone, the ground goes on.
void erase(Image& image, const Rect& box) {
    const int left = std::max(static_cast<int>(box.x), 0), right = std::min(static_cast<int>(box.right()), image.width);
    const int top = std::max(static_cast<int>(box.y), 0),
              bottom = std::min(static_cast<int>(box.bottom()), image.height);
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x)
            std::memcpy(pixel(image, x, y), pixel(image, std::max(left - 1, 0), y), support::k_channels);
}

/// Moves what lies in `box` to the right.
void shift(Image& image, const Rect& box, int by) {
    const Image piece = support::cut_out(image, box);
    erase(image, box);
    for (int y = 0; y < piece.height; ++y)
        for (int x = 0; x < piece.width; ++x) {
            const int to = static_cast<int>(box.x) + x + by;
            if (to < image.width)
                std::memcpy(pixel(image, to, static_cast<int>(box.y) + y),
                            &piece.rgb[(static_cast<std::size_t>(y) * piece.width + x) * support::k_channels],
                            support::k_channels);
        }
}

/// The part of a text that its last digit takes, by the widths of characters: a Han character is twice a digit.
std::optional<Rect> last_digit(const Fact& text) {
    float total = 0, begin = -1, end = 0;
    for (std::size_t i = 0; i < text.words.size(); ++i) {
        const auto c = static_cast<unsigned char>(text.words[i]);
        if ((c & 0xC0U) == 0x80U) continue;
        const float width = c >= 0xE0 ? 2.0F : c == ' ' ? 0.5F : c == '.' || c == ',' ? 0.5F : c == '%' ? 1.6F : 1.0F;
        if (std::isdigit(c) != 0) begin = total, end = total + width;
        total += width;
    }
    if (begin < 0) return std::nullopt;
    const float unit = text.box.width / total;
    return Rect{text.box.x + begin * unit, text.box.y, (end - begin) * unit, text.box.height};
}

/// Whether `change` of a picture is seen; compared around the place alone, for speed.
template <class Change>
bool is_seen(const LookedAt& looked_at, const Rect& box, Change change) {
    Image changed = looked_at.picture;
    change(changed);
    const Rect around = box.grown(24);
    return !support::compare(support::cut_out(looked_at.picture, around), support::cut_out(changed, around))
                .acceptable();
}

bool erasure_is_seen(const LookedAt& looked_at, const Rect& box) {
    return is_seen(looked_at, box, [&](Image& image) { erase(image, box); });
}

const Fact& fact_of(const LookedAt& looked_at, const std::string& kind, const std::string& pattern) {
    const std::regex words(pattern);
    const auto at = std::find_if(looked_at.facts.begin(), looked_at.facts.end(), [&](const Fact& fact) {
        return fact.kind == kind && std::regex_match(fact.words, words);
    });
    if (at == looked_at.facts.end()) throw std::runtime_error(looked_at.name + " shows no " + kind + " " + pattern);
    return *at;
}

LookedAt overview() { return look_at(k_tests / "golden/map/overview-zh/expected.png"); }

TEST(Comparison, TellsPicturesApart) {
    Image a{64, 64, std::vector<std::uint8_t>(64 * 64 * 3, 200)};
    Image b = a;
    EXPECT_TRUE(support::compare(a, b).acceptable());
    EXPECT_FALSE(support::compare(a, Image{}).acceptable());
    EXPECT_FALSE(support::compare(Image{}, Image{}).acceptable()) << "no expected picture is no match";
    for (int y = 10; y < 13; ++y)
        for (int x = 10; x < 13; ++x) pixel(b, x, y)[0] = 0;
    const support::Difference difference = support::compare(a, b);
    EXPECT_FALSE(difference.acceptable());
    EXPECT_GT(difference.worst.differing, 20);
    EXPECT_NEAR(difference.worst.x + 6, 11, 6);
    EXPECT_NEAR(difference.worst.y + 6, 11, 6);
}

TEST(Comparison, ALargePictureForgivesNoMoreThanASmallOne) {
    Image large{2000, 1500, std::vector<std::uint8_t>(2000 * 1500 * 3, 255)};
    Image changed = large;
    for (int y = 700; y < 709; ++y) pixel(changed, 900, y)[0] = pixel(changed, 901, y)[0] = 0;
    const support::Difference difference = support::compare(large, changed);
    EXPECT_LT(difference.share, 0.0001);
    EXPECT_FALSE(difference.acceptable()) << "a stroke of a digit";
}

TEST(Comparison, SeesThatASymbolIsGone) {
    const LookedAt map = overview();
    int count = 0;
    for (const Fact& fact : map.facts) {
        if (fact.kind != "symbol") continue;
        ++count;
        EXPECT_TRUE(erasure_is_seen(map, fact.box.grown(2))) << "at " << fact.box.x << ", " << fact.box.y;
    }
    EXPECT_GT(count, 40) << "carriers, stations and their keys";
}

TEST(Comparison, SeesThatADigitOfAValueIsGone) {
    const LookedAt map = overview();
    int count = 0;
    for (const Fact& fact : map.facts) {
        if (fact.kind != "text" || !std::regex_match(fact.words, std::regex(R"(.*\d+ ?%)"))) continue;
        ++count;
        EXPECT_TRUE(erasure_is_seen(map, *last_digit(fact))) << fact.words;
    }
    EXPECT_GT(count, 5) << "the values of the areas";
}

TEST(Comparison, SeesThatAStationsNameIsGone) {
    const LookedAt map = overview();
    EXPECT_TRUE(erasure_is_seen(map, fact_of(map, "text", "盐官").box));
}

TEST(Comparison, SeesThatACountOfTheLegendIsGone) {
    const LookedAt legend = look_at(k_tests / "golden/measure/progress/expected.png");
    int count = 0;
    for (const Fact& fact : legend.facts) {
        if (fact.kind != "text" || !std::regex_match(fact.words, std::regex(R"(\d+)"))) continue;
        ++count;
        EXPECT_TRUE(erasure_is_seen(legend, fact.box)) << fact.words;
    }
    EXPECT_GT(count, 1);
}

TEST(Comparison, SeesThatAButtonsLabelIsGone) {
    const LookedAt window = look_at(k_tests /
                                    "stories/expected/ProgressStory.ATableIsDroppedLookedAtTakenInAndUndone/"
                                    "preview.png");
    EXPECT_TRUE(erasure_is_seen(window, fact_of(window, "text", ".*解锁.*").box));
}

TEST(Comparison, SeesThatTheScaleBarIsGone) {
    const LookedAt map = overview();
    const Rect zero = fact_of(map, "text", "0").box;
    const auto bar = std::find_if(map.facts.begin(), map.facts.end(), [&](const Fact& fact) {
        return fact.kind == "furniture" && fact.box.contains({zero.x + zero.width / 2, zero.y + zero.height / 2});
    });
    ASSERT_NE(bar, map.facts.end());
    const Rect below{bar->box.x, zero.bottom(), bar->box.width, bar->box.bottom() - zero.bottom()};
    EXPECT_TRUE(erasure_is_seen(map, below)) << "the bar without its numbers";
}

TEST(Comparison, SeesThatALabelIsMovedBySixPixels) {
    const LookedAt map = overview();
    const Rect box = fact_of(map, "text", "盐官").box.grown(1);
    EXPECT_TRUE(is_seen(map, box, [&](Image& image) { shift(image, box, 6); }));
}

TEST(Comparison, SeesEveryTextThatIsGoneFromAnyPicture) {
    int count = 0;
    for (const fs::path& file : pictures_with_facts()) {
        const LookedAt looked_at = look_at(file);
        for (const Fact& fact : looked_at.facts) {
            if (fact.kind != "text" || fact.words.find_first_not_of(" ·.,-–—、") == std::string::npos) continue;
            ++count;
            EXPECT_TRUE(erasure_is_seen(looked_at, fact.box))
                << looked_at.name << ": \"" << fact.words << "\" at " << fact.box.x << ", " << fact.box.y;
        }
    }
    EXPECT_GT(count, 500);
}

}  // namespace
