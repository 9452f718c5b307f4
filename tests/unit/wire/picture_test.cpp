// Pixels on their way from langtu-formats: what goes in comes out, and nothing else is believed.
#include "wire/picture.h"

#include <gtest/gtest.h>

namespace {

std::string sent(const wire::Picture& picture) {
    std::string bytes;
    EXPECT_TRUE(wire::send(picture, [&](std::string_view piece) {
        bytes += piece;
        return true;
    }));
    return bytes;
}

wire::Picture sample() { return {2, 1, {1, 2, 3, 255, 200, 201, 202, 0}}; }

}  // namespace

TEST(WirePicture, ComesOutAsItWentInWhateverThePieces) {
    const std::string bytes = sent(sample());
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        wire::PictureDecoder decoder;
        for (std::size_t at = 0; at < bytes.size(); at += piece) {
            EXPECT_FALSE(decoder.finished());
            ASSERT_TRUE(decoder.feed(std::string_view(bytes).substr(at, piece)));
        }
        ASSERT_TRUE(decoder.finished());
        const wire::Picture read = decoder.take();
        EXPECT_EQ(read.width, 2U);
        EXPECT_EQ(read.height, 1U);
        EXPECT_EQ(read.rgba, sample().rgba);
    }
}

TEST(WirePicture, OtherBytesAreRefused) {
    const std::string bytes = sent(sample());
    const auto refused = [](const std::string& text) { return !wire::PictureDecoder().feed(text); };
    EXPECT_TRUE(refused(bytes + "x")) << "more than was promised";
    EXPECT_TRUE(refused("LGPIC2" + bytes.substr(6)));
    EXPECT_TRUE(refused("LGPIC1" + std::string(8, '\0'))) << "no pixels";
    EXPECT_TRUE(refused("LGPIC1" + std::string(8, '\x7F'))) << "more than is ever sent";
    wire::PictureDecoder half;
    ASSERT_TRUE(half.feed(bytes.substr(0, bytes.size() - 1)));
    EXPECT_FALSE(half.finished());
}
