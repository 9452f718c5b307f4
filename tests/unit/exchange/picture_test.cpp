// Scanned pictures through langtu-formats: what is read, and what is refused in one sentence.
#include <gtest/gtest.h>

#include "exchange/picture_file.h"
#include "package_copy.h"

namespace {

/// Bytes written as hexadecimal digits.
std::string bytes_of_hex(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    return bytes;
}

/// A red and a blue pixel.
constexpr std::string_view k_colour =
    "89504e470d0a1a0a0000000d49484452000000020000000108020000007b40e8dd0000000d4944415478da63f8cf0004ff01070001ff3d7d8c"
    "490000000049454e44ae426082";
/// Two pixels by a palette of (10, 20, 30) and (40, 50, 60), the second first.
constexpr std::string_view k_palette =
    "89504e470d0a1a0a0000000d4948445200000002000000010803000000c3fc8fb800000006504c54450a141e28323cd51bb4e90000000b4944"
    "415478da63606400000005000242c2449f0000000049454e44ae426082";
/// Eight by eight pixels, red at the left and blue at the right.
constexpr std::string_view k_jpeg =
    "ffd8ffe000104a46494600010100000100010000ffdb0043000302020302020303030304030304050805050404050a070706080c0a0c0c0b0a"
    "0b0b0d0e12100d0e110e0b0b1016101113141515150c0f171816141812141514ffdb00430103040405040509050509140d0b0d141414141414"
    "1414141414141414141414141414141414141414141414141414141414141414141414141414141414141414ffc00011080008000803011100"
    "021101031101ffc40014000100000000000000000000000000000008ffc400161000030000000000000000000000000000000743ffc4001501"
    "010100000000000000000000000000000708ffc4001811000301010000000000000000000000000043810708ffda000c03010002110311003f"
    "001b33243873b3a9476eea87ffd9";

class PictureFile : public testing::Test {
protected:
    base::Result<wire::Picture> read(const std::string& name, const std::string& bytes) {
        return exchange::read_picture(built_formats(), folder_.write(name, bytes));
    }
    TemporaryFolder folder_;
};

}  // namespace

TEST_F(PictureFile, ColoursAndPalettesComeAsFourBytesAPixel) {
    const auto colour = read("a.png", bytes_of_hex(k_colour));
    ASSERT_TRUE(colour) << base::to_line(colour.error());
    EXPECT_EQ(colour->rgba, (std::vector<std::uint8_t>{255, 0, 0, 255, 0, 0, 255, 255}));
    const auto palette = read("b.png", bytes_of_hex(k_palette));
    ASSERT_TRUE(palette) << base::to_line(palette.error());
    EXPECT_EQ(palette->rgba, (std::vector<std::uint8_t>{40, 50, 60, 255, 10, 20, 30, 255}));
}

TEST_F(PictureFile, AJpegIsReadWhateverItsName) {
    const auto jpeg = read("scan.dat", bytes_of_hex(k_jpeg));
    ASSERT_TRUE(jpeg) << base::to_line(jpeg.error());
    EXPECT_EQ(jpeg->width, 8U);
    EXPECT_GT(jpeg->rgba[0], 200) << "red";
    EXPECT_GT(jpeg->rgba[4 * 7 + 2], 200) << "blue";
}

TEST_F(PictureFile, WhatIsNoPictureIsRefusedInOneSentence) {
    const std::string cut = bytes_of_hex(k_colour).substr(0, 50);
    for (const auto& [name, bytes] : {std::pair<std::string, std::string>{"text.png", "not a picture"},
                                      {"empty.png", ""},
                                      {"cut.png", cut},
                                      {"page.pdf", "%PDF-1.4 and no page"}}) {
        const auto read_now = read(name, bytes);
        ASSERT_FALSE(read_now) << name;
        EXPECT_TRUE(read_now.error().subject.ends_with(name)) << read_now.error().subject;
        EXPECT_NE(read_now.error().message.find("choose"), std::string::npos) << base::to_line(read_now.error());
    }
    const auto missing = exchange::read_picture(built_formats(), "/nowhere/a.png");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, base::ErrorKind::io);
}
