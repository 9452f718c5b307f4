// Pictures are read back with libpng: pixels, resolution and texts.
#include "render/png.h"

#include <cstdio>
#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <png.h>

#include "scratch_folder.h"

namespace {

struct Read {
    png_uint_32 width = 0, height = 0, per_metre = 0;
    std::vector<std::uint8_t> rgb;
    std::map<std::string, std::string> text;
};

Read read_png(const std::filesystem::path& file) {
    Read out;
    const std::unique_ptr<FILE, int (*)(FILE*)> in(std::fopen(file.c_str(), "rb"), &std::fclose);
    if (!in) throw std::runtime_error("no file");
    png_structp png = png_create_read_struct(
        PNG_LIBPNG_VER_STRING, nullptr, [](png_structp, png_const_charp why) { throw std::runtime_error(why); },
        nullptr);
    png_infop info = png_create_info_struct(png);
    png_init_io(png, in.get());
    png_read_png(png, info, PNG_TRANSFORM_IDENTITY, nullptr);
    out.width = png_get_image_width(png, info);
    out.height = png_get_image_height(png, info);
    out.per_metre = png_get_pixels_per_meter(png, info);
    EXPECT_EQ(png_get_color_type(png, info), PNG_COLOR_TYPE_RGB);
    png_bytepp rows = png_get_rows(png, info);
    for (png_uint_32 y = 0; y < out.height; ++y) out.rgb.insert(out.rgb.end(), rows[y], rows[y] + out.width * 3);
    png_textp texts = nullptr;
    int count = 0;
    png_get_text(png, info, &texts, &count);
    for (int i = 0; i < count; ++i) out.text[texts[i].key] = texts[i].text;
    png_destroy_read_struct(&png, &info, nullptr);
    return out;
}

}  // namespace

TEST(Png, PixelsResolutionAndTextsComeBack) {
    const support::ScratchFolder folder;
    constexpr int k_width = 37;
    constexpr int k_height = 23;
    std::vector<std::uint8_t> rgba, rgb;
    for (int i = 0; i < k_width * k_height; ++i) {
        for (const int c : {i * 7, i * 13, i * 29}) {
            rgba.push_back(static_cast<std::uint8_t>(c));
            rgb.push_back(static_cast<std::uint8_t>(c));
        }
        rgba.push_back(255);
    }
    ASSERT_TRUE(render::write_png(folder / "图.png", k_width, k_height, rgba, 300,
                                  {{"Title", "杭海廊道"}, {"Software", "Langtu"}}));
    const Read read = read_png(folder / "图.png");
    EXPECT_EQ(read.width, 37U);
    EXPECT_EQ(read.height, 23U);
    EXPECT_EQ(read.per_metre, 11811U);
    EXPECT_EQ(read.rgb, rgb);
    EXPECT_EQ(read.text.at("Title"), "杭海廊道");
    EXPECT_EQ(read.text.at("Software"), "Langtu");
}

TEST(Png, TwoBandsAreOnePicture) {
    const support::ScratchFolder folder;
    constexpr int k_width = 301;
    for (const int height : {1, 2, 127, 128, 129, 400}) {
        std::vector<std::uint8_t> rgba, rgb;
        std::uint32_t noise = 1;
        for (int i = 0; i < k_width * height; ++i) {
            for (int c = 0; c < 3; ++c) {
                noise = noise * 1664525 + 1013904223;  // nothing that could be made smaller
                rgba.push_back(static_cast<std::uint8_t>(noise >> 24));
                rgb.push_back(rgba.back());
            }
            rgba.push_back(255);
        }
        ASSERT_TRUE(render::write_png(folder / "a.png", k_width, height, rgba, 96, {}));
        EXPECT_EQ(read_png(folder / "a.png").rgb, rgb) << height;
    }
}

TEST(Png, AWidePictureIsAskedForInBandsAndIsOne) {
    const support::ScratchFolder folder;
    constexpr int k_width = 70000, k_height = 150;
    std::vector<int> asked;
    std::vector<std::uint8_t> band, rgb;
    const auto rows = [&](int first, int count) -> base::Result<std::span<const std::uint8_t>> {
        asked.push_back(count);
        band.clear();
        for (int y = first; y < first + count; ++y)
            for (int x = 0; x < k_width; ++x)
                for (const int c : {x / 1000 + y, y, x / 5000, 255}) band.push_back(static_cast<std::uint8_t>(c));
        for (std::size_t i = 0; i < band.size(); i += 4) rgb.insert(rgb.end(), &band[i], &band[i] + 3);
        return band;
    };
    const auto bytes = render::png_bytes("wide", k_width, k_height, rows, 96, {});
    ASSERT_TRUE(bytes);
    EXPECT_EQ(asked, (std::vector<int>{64, 64, 22}));
    support::write_bytes(folder / "a.png", {reinterpret_cast<const char*>(bytes->data()), bytes->size()});
    EXPECT_TRUE(read_png(folder / "a.png").rgb == rgb);
    const auto refused =
        render::png_bytes("wide", k_width, k_height,
                          [](int first, int count) -> base::Result<std::span<const std::uint8_t>> {
                              static const std::vector<std::uint8_t> flat(static_cast<std::size_t>(k_width) * 64 * 4);
                              if (first > 0)
                                  return base::fail(base::ErrorKind::refused, "rows", base::mark("out of memory"));
                              return std::span(flat).first(static_cast<std::size_t>(count) * k_width * 4);
                          },
                          96, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().subject, "rows");
}

TEST(Png, WithoutTextsThereAreNone) {
    const support::ScratchFolder folder;
    const std::vector<std::uint8_t> pixel{1, 2, 3, 255};
    ASSERT_TRUE(render::write_png(folder / "a.png", 1, 1, pixel, 96, {}));
    const Read read = read_png(folder / "a.png");
    EXPECT_EQ(read.per_metre, 3780U);
    EXPECT_TRUE(read.text.empty());
}

TEST(Png, AFailureLeavesTheOldPicture) {
    const support::ScratchFolder folder;
    const std::vector<std::uint8_t> pixel{1, 2, 3, 255};
    const auto failed = render::write_png(folder / "none/a.png", 1, 1, pixel, 96, {});
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().kind, base::ErrorKind::io);
    support::write_bytes(folder / "a.png", "old");
    EXPECT_FALSE(render::write_png(folder / "a.png", 0, 0, {}, 96, {}));
    EXPECT_EQ(support::bytes_of(folder / "a.png"), "old");
}
