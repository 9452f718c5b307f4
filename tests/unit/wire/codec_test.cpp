// The protocol between langtu-formats and Langtu: what goes in comes out, and no bytes whatever do harm.
#include "wire/codec.h"

#include <gtest/gtest.h>
#include <limits>
#include <random>

namespace {

using wire::Decoder;

wire::Layer sample() {
    wire::Layer layer{"街道",
                      "EPSG:4490",
                      {{"名称", wire::FieldType::text}, {"n", wire::FieldType::integer}, {"x", wire::FieldType::real}},
                      {}};
    layer.features.push_back({{std::string("长安镇"), std::int64_t{-7}, 0.1}, wire::Position{120.5, 30.25}});
    layer.features.push_back({{{}, {}, {}}, {}});
    layer.features.push_back({{std::string(), std::int64_t{1} << 62, -0.0}, wire::Points{{{1, 2}, {3, 4}}}});
    layer.features.push_back({{std::string("a"), {}, 1e300}, wire::Lines{{{1, 2}, {3, 4}}, {}}});
    layer.features.push_back(
        {{std::string("b"), {}, {}},
         wire::Polygons{{{{0, 0}, {9, 0}, {9, 9}, {0, 0}}, {{{1, 1}, {2, 2}, {2, 1}, {1, 1}}}}, {}}});
    return layer;
}

base::Result<wire::Layer> decode(std::string_view bytes, std::size_t piece, wire::Limits limits = {}) {
    Decoder decoder(1, limits);
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        if (auto fed = decoder.feed(bytes.substr(at, piece)); !fed) return base::pass(fed.error());
    if (!decoder.finished()) return base::fail(base::ErrorKind::refused, "", "truncated");
    return decoder.take().front();
}

std::string random_bytes(std::mt19937& random, std::size_t size) {
    std::string bytes(size, '\0');
    for (char& c : bytes) c = static_cast<char>(random() & 0xFFU);
    return bytes;
}

}  // namespace

TEST(Codec, RoundTripInPiecesOfAnySize) {
    const std::string bytes = wire::encode(sample());
    for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, std::size_t{64}, bytes.size()}) {
        const auto layer = decode(bytes, piece);
        ASSERT_TRUE(layer) << layer.error().message;
        EXPECT_EQ(*layer, sample()) << "pieces of " << piece;
    }
}

TEST(Codec, EveryTruncationIsUnfinishedNeverALayer) {
    const std::string bytes = wire::encode(sample());
    for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(decode(bytes.substr(0, size), 4096)) << size;
}

TEST(Codec, WhatIsNotFiniteIsMissing) {
    for (const double no_value : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                                  -std::numeric_limits<double>::infinity()}) {
        wire::Layer layer{"x", "", {{"x", wire::FieldType::real}}, {}};
        layer.features.push_back({{no_value}, {}});
        const auto decoded = decode(wire::encode(layer), 4096);
        ASSERT_TRUE(decoded);
        EXPECT_TRUE(std::holds_alternative<std::monostate>(decoded->features.at(0).values.at(0)));
    }
}

TEST(Codec, LayersFollowEachOther) {
    wire::Layer other{"b", "", {}, {}};
    const std::string bytes = wire::encode(sample()) + wire::encode(other);
    Decoder decoder(2);
    for (const char c : bytes) {
        EXPECT_FALSE(decoder.finished());
        ASSERT_TRUE(decoder.feed({&c, 1}));
    }
    ASSERT_TRUE(decoder.finished());
    EXPECT_EQ(decoder.take(), (std::vector<wire::Layer>{sample(), other}));
}

TEST(Codec, BytesAfterTheEndAreRefused) { EXPECT_FALSE(decode(wire::encode(sample()) + "x", 4096)); }

TEST(Codec, WrongCountAtTheEndIsRefused) {
    std::string bytes;
    wire::append_header(bytes, sample());
    wire::append_end(bytes, 1);
    EXPECT_FALSE(decode(bytes, 4096));
}

TEST(Codec, StaysFailedAfterAnError) {
    Decoder decoder;
    EXPECT_FALSE(decoder.feed("nonsense"));
    EXPECT_FALSE(decoder.feed(wire::encode(sample())));
    EXPECT_FALSE(decoder.finished());
}

TEST(Codec, AHugeLengthIsALimitNotAnAllocation) {
    const auto layer = decode(std::string("LTW1H\xFF\xFF\xFF\xFF", 9), 4096);
    ASSERT_FALSE(layer);
    EXPECT_EQ(layer.error().kind, base::ErrorKind::limit);
}

TEST(Codec, LimitsAreKept) {
    const std::string bytes = wire::encode(sample());
    for (const wire::Limits& limits : {wire::Limits{4, 1000, 1000, 1000}, wire::Limits{5, 2, 1000, 1000},
                                       wire::Limits{5, 3, 8, 1000}, wire::Limits{5, 3, 9, 20}}) {
        const auto layer = decode(bytes, 4096, limits);
        ASSERT_FALSE(layer);
        EXPECT_EQ(layer.error().kind, base::ErrorKind::limit) << layer.error().message;
    }
    EXPECT_TRUE(decode(bytes, 4096, {5, 3, 9, 1000}));
}

TEST(CodecFuzz, RandomBytesNeverCrash) {
    const unsigned seed = 20210628;
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    for (int i = 0; i < 20'000; ++i) {
        std::string bytes = random_bytes(random, random() % 200);
        if (i % 2 == 0) bytes.insert(0, "LTW1");
        EXPECT_FALSE(decode(bytes, 1 + random() % 64)) << i;
    }
}

TEST(CodecFuzz, MutantsAreDecodedOrRefused) {
    const unsigned seed = 46380;
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const std::string good = wire::encode(sample());
    int decoded = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string bytes = good;
        for (auto changes = 1 + random() % 3; changes > 0; --changes)
            bytes[random() % bytes.size()] = static_cast<char>(random() & 0xFFU);
        if (random() % 4 == 0) bytes.erase(random() % bytes.size(), random() % 16);
        const auto layer = decode(bytes, 1 + random() % 512);
        if (!layer) continue;
        ++decoded;
        const auto again = decode(wire::encode(*layer), 4096);
        ASSERT_TRUE(again);
        EXPECT_EQ(wire::encode(*again), wire::encode(*layer));
    }
    EXPECT_GT(decoded, 0);
}
