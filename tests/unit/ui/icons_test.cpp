// Every icon has a drawing that can be rasterised, shows something, differs from the others and stays inside its box.
// Leaves a contact sheet in the build folder, for people to look at.
#include "ui/kit/icons.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <set>
#include <string>

#include "kit/icon_texts.h"
#include "kit/rasteriser.h"
#include "kit/svg_drawing.h"
#include "render/png.h"

namespace {

constexpr int k_body_em_px = 14;

ui::Icon icon_at(std::size_t i) { return static_cast<ui::Icon>(i); }

ui::Drawing drawing_of(ui::Icon icon) {
    auto drawing = ui::read_svg(ui::svg(icon));
    EXPECT_TRUE(drawing.has_value()) << (drawing ? "" : base::to_line(drawing.error()));
    return drawing.value_or(ui::Drawing{});
}

/// Icons side by side on white, as rows of rgba.
void write_contact_sheet(int size_px, const std::filesystem::path& file) {
    constexpr int k_columns = 12;
    const int cell = size_px * 2;
    const int rows = (static_cast<int>(ui::k_icon_count) + k_columns - 1) / k_columns;
    const int width = k_columns * cell;
    std::vector<std::uint8_t> rgba(static_cast<std::size_t>(width) * rows * cell * 4, 255);
    ui::Rasteriser rasteriser;
    for (std::size_t i = 0; i < ui::k_icon_count; ++i) {
        const ui::Coverage icon = rasteriser.draw(drawing_of(icon_at(i)), size_px);
        const int left = static_cast<int>(i) % k_columns * cell + size_px / 2;
        const int top = static_cast<int>(i) / k_columns * cell + size_px / 2;
        for (int y = 0; y < size_px; ++y)
            for (int x = 0; x < size_px; ++x)
                for (int channel = 0; channel < 3; ++channel)
                    rgba[(static_cast<std::size_t>(top + y) * width + left + x) * 4 + channel] =
                        static_cast<std::uint8_t>(255 - icon.alpha[static_cast<std::size_t>(y) * size_px + x]);
    }
    const auto written = render::write_png(file, width, rows * cell, rgba, 96, {});
    EXPECT_TRUE(written.has_value());
}

}  // namespace

TEST(Icons, EveryFileIsAnIconAndEveryIconAFile) {
    EXPECT_EQ(ui::icon_texts_count, ui::k_icon_count);
    for (std::size_t i = 0; i < ui::k_icon_count; ++i) EXPECT_FALSE(ui::svg(icon_at(i)).empty()) << i;
}

TEST(Icons, GlyphsArePrivateUseCharactersInOrder) {
    // U+E000 is EE 80 80 in UTF-8; the last two bytes carry six bits each.
    for (std::size_t i = 0; i < ui::k_icon_count; ++i) {
        const std::string expected{'\xEE', static_cast<char>(0x80 + i / 64), static_cast<char>(0x80 + i % 64)};
        EXPECT_EQ(std::string(ui::glyph(icon_at(i))), expected) << i;
    }
}

TEST(Icons, AreVisibleAndDifferentAtEveryScale) {
    ui::Rasteriser rasteriser;
    for (const double scale : {1.0, 1.25, 1.5, 2.0}) {
        const int size_px = static_cast<int>(k_body_em_px * scale);
        std::set<std::vector<std::uint8_t>> seen;
        for (std::size_t i = 0; i < ui::k_icon_count; ++i) {
            const ui::Coverage icon = rasteriser.draw(drawing_of(icon_at(i)), size_px);
            ASSERT_EQ(icon.alpha.size(), static_cast<std::size_t>(size_px) * size_px);
            const auto dark = std::count_if(icon.alpha.begin(), icon.alpha.end(), [](int a) { return a > 100; });
            EXPECT_GE(dark, size_px) << ui::svg(icon_at(i)) << " at " << size_px << " px";
            EXPECT_LT(dark, size_px * size_px * 2 / 3) << ui::svg(icon_at(i));
            EXPECT_TRUE(seen.insert(icon.alpha).second) << ui::svg(icon_at(i)) << " looks like another";
        }
    }
}

TEST(Icons, StayInsideTheirBox) {
    ui::Rasteriser rasteriser;
    constexpr int k_margin_px = 40;
    constexpr int k_box_px = 240;
    constexpr int k_size_px = k_box_px + 2 * k_margin_px;
    for (std::size_t i = 0; i < ui::k_icon_count; ++i) {
        ui::Drawing drawing = drawing_of(icon_at(i));
        drawing.x = drawing.y = -4;  // the same drawing with its surroundings, 10 px to a unit
        drawing.size = 32;
        const ui::Coverage icon = rasteriser.draw(drawing, k_size_px);
        for (int y = 0; y < k_size_px; ++y)
            for (int x = 0; x < k_size_px; ++x) {
                const bool inside =
                    x >= k_margin_px && x < k_margin_px + k_box_px && y >= k_margin_px && y < k_margin_px + k_box_px;
                if (inside) continue;
                ASSERT_EQ(icon.alpha[static_cast<std::size_t>(y) * k_size_px + x], 0)
                    << ui::svg(icon_at(i)) << " is cut off";
            }
    }
}

TEST(Icons, LeaveAContactSheet) {
    const std::filesystem::path folder = std::filesystem::path(LANGTU_BINARY_DIR) / "icons";
    std::filesystem::create_directories(folder);
    for (const int scale : {1, 2, 4}) {
        const auto file = folder / ("contact-sheet-" + std::to_string(scale) + "x.png");
        write_contact_sheet(k_body_em_px * scale, file);
        EXPECT_TRUE(std::filesystem::exists(file));
    }
}
