// The atlas with real fonts and an ImGui context without a window: what was noted can be drawn, and nothing else.
#include "ui/kit/font_atlas.h"

#include <array>
#include <gtest/gtest.h>
#include <imgui.h>
#include <numeric>

#include "platform/fonts.h"
#include "ui/kit/icons.h"

namespace {

struct Context {
    Context() { ImGui::CreateContext(); }
    ~Context() { ImGui::DestroyContext(); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
};

class Atlas : public ::testing::Test {
protected:
    Atlas() {
        const auto found = platform::find_fonts();
        if (!found) throw std::runtime_error(base::to_line(found.error()));
        fonts = std::make_unique<ui::FontAtlas>(found->regular.path, found->regular.face_index, found->bold.path,
                                                found->bold.face_index);
    }

    [[nodiscard]] std::array<ImFont*, 4> all() const {
        return {fonts->small(), fonts->body(), fonts->heading(), fonts->title()};
    }

    /// How much ink the glyph has, 0 for none or an empty one.
    static long ink(const ImFont& font, unsigned code) {
        const ImFontGlyph* glyph = font.FindGlyphNoFallback(static_cast<ImWchar>(code));
        if (glyph == nullptr) return 0;
        const ImFontAtlas& atlas = *font.ContainerAtlas;
        const auto px = [](float share, int size) { return static_cast<int>(share * static_cast<float>(size) + 0.5F); };
        long sum = 0;
        for (int y = px(glyph->V0, atlas.TexHeight); y < px(glyph->V1, atlas.TexHeight); ++y)
            for (int x = px(glyph->U0, atlas.TexWidth); x < px(glyph->U1, atlas.TexWidth); ++x)
                sum += atlas.TexPixelsAlpha8[y * atlas.TexWidth + x];
        return sum;
    }

    Context context;
    std::unique_ptr<ui::FontAtlas> fonts;
};

}  // namespace

TEST_F(Atlas, HasTheTypeScale) {
    for (const float scale : {1.0F, 1.25F, 1.5F, 2.0F}) {
        fonts->set_scale(scale);
        fonts->rebuild();
        EXPECT_FALSE(fonts->stale());
        const std::array<float, 4> em_px{12, 14, 16, 20};
        for (std::size_t i = 0; i < em_px.size(); ++i)
            EXPECT_NEAR(all()[i]->FontSize, em_px[i] * 1.448F * scale, 0.51F);
        EXPECT_EQ(ImGui::GetIO().Fonts->Fonts[0], fonts->body()) << "what widgets use unless told otherwise";
    }
}

TEST_F(Atlas, DrawsWhatWasNotedAndNothingElse) {
    fonts->note("海宁");
    fonts->rebuild();
    for (const ImFont* font : all()) {
        EXPECT_GT(ink(*font, 0x6D77), 0);  // 海
        EXPECT_GT(ink(*font, 'A'), 0);
        EXPECT_EQ(font->FindGlyphNoFallback(0x676D), nullptr);  // 杭
    }
    fonts->note("海宁");
    EXPECT_FALSE(fonts->stale());
    fonts->note("杭");
    EXPECT_TRUE(fonts->stale());
    fonts->rebuild();
    EXPECT_GT(ink(*fonts->body(), 0x676D), 0);
}

TEST_F(Atlas, HasEveryIconInEveryFont) {
    for (const float scale : {1.0F, 1.25F, 1.5F, 2.0F}) {
        fonts->set_scale(scale);
        fonts->rebuild();
        for (const ImFont* font : all())
            for (std::size_t i = 0; i < ui::k_icon_count; ++i) {
                const auto code = static_cast<unsigned>(ui::k_first_icon + i);
                EXPECT_GT(ink(*font, code), 255 * 5) << i;
                const ImFontGlyph* glyph = font->FindGlyphNoFallback(static_cast<ImWchar>(code));
                EXPECT_GE(glyph->Y0, 0);
                EXPECT_LE(glyph->Y1, font->FontSize);
                EXPECT_EQ(glyph->Y1 - glyph->Y0, glyph->AdvanceX) << "as wide as a Chinese character";
            }
    }
}

TEST_F(Atlas, IconsStandInTheMiddleOfTheLine) {
    fonts->note("国");
    fonts->set_scale(2);
    fonts->rebuild();
    for (const ImFont* font : all()) {
        const ImFontGlyph* icon = font->FindGlyphNoFallback(static_cast<ImWchar>(ui::k_first_icon));
        const ImFontGlyph* square = font->FindGlyphNoFallback(0x56FD);
        ASSERT_NE(square, nullptr);
        EXPECT_NEAR((icon->Y0 + icon->Y1) / 2, (square->Y0 + square->Y1) / 2, 0.05F * font->FontSize);
    }
}

TEST_F(Atlas, DrawsCharactersBeyondTheBasicPlane) {
    fonts->rebuild();
    const std::string shown = fonts->to_interface("𠮷野");
    EXPECT_TRUE(fonts->stale());
    fonts->rebuild();
    EXPECT_EQ(fonts->from_interface(shown), "𠮷野");
    EXPECT_EQ(fonts->to_interface(U'𠮷'), 0xA000U);
    EXPECT_FALSE(fonts->stale());
    for (const ImFont* font : all()) {
        EXPECT_GT(ink(*font, 0xA000), 255 * 5);
        const ImFontGlyph* wide = font->FindGlyphNoFallback(0xA000);
        const ImFontGlyph* plain = font->FindGlyphNoFallback(0x91CE);  // 野
        ASSERT_NE(plain, nullptr);
        EXPECT_EQ(wide->AdvanceX, plain->AdvanceX);
        EXPECT_NEAR(wide->Y0, plain->Y0, 1.0F) << "on the same base line";
        EXPECT_NEAR(wide->Y1, plain->Y1, 1.0F);
    }
}

TEST_F(Atlas, WhatNoFontHasShowsTheFallback) {
    const std::string shown = fonts->to_interface("\U0010FFFD");
    fonts->rebuild();
    EXPECT_EQ(fonts->body()->FindGlyphNoFallback(0xA000), nullptr);
    EXPECT_EQ(fonts->body()->FindGlyph(0xA000), fonts->body()->FallbackGlyph);
    EXPECT_EQ(fonts->from_interface(shown), "\U0010FFFD");
}

TEST_F(Atlas, WorksWithoutAnyFontFile) {
    ui::FontAtlas bare("/nonexistent/regular.ttc", 0, "/nonexistent/bold.ttc", 0);
    bare.rebuild();
    bare.to_interface("𠮷");
    bare.rebuild();
    EXPECT_GT(ink(*bare.body(), 'A'), 0);
    EXPECT_GT(ink(*bare.body(), static_cast<unsigned>(ui::k_first_icon)), 0);
}
