// The little of SVG that icons use: outlines where they should be, and everything else refused.
#include <cmath>
#include <gtest/gtest.h>
#include <string>

#include "kit/rasteriser.h"
#include "kit/svg_drawing.h"
#include "kit/svg_path.h"

namespace {

std::string framed(const std::string& shapes, const std::string& style = "fill=\"#000\"") {
    return "<?xml version=\"1.0\"?>\n<svg viewBox=\"0 0 24 24\" " + style + ">\n" + shapes + "</svg>";
}

int alpha_at(const std::string& svg, int x, int y) {
    const auto drawing = ui::read_svg(svg);
    if (!drawing) return -1;
    return ui::Rasteriser().draw(*drawing, 24).alpha[static_cast<std::size_t>(y) * 24 + x];
}

}  // namespace

TEST(Svg, FillsARectangleExactly) {
    const std::string svg = framed(R"(<rect x="4" y="6" width="8" height="2"/>)");
    EXPECT_EQ(alpha_at(svg, 4, 6), 255);
    EXPECT_EQ(alpha_at(svg, 11, 7), 255);
    EXPECT_EQ(alpha_at(svg, 12, 7), 0);
    EXPECT_EQ(alpha_at(svg, 4, 5), 0);
    EXPECT_EQ(alpha_at(svg, 4, 8), 0);
}

TEST(Svg, StrokesALineOnBothSides) {
    const std::string svg = framed(R"(<path d="M4 12h16"/>)", R"(fill="none" stroke="#000" stroke-width="2")");
    EXPECT_EQ(alpha_at(svg, 12, 11), 255);
    EXPECT_EQ(alpha_at(svg, 12, 12), 255);
    EXPECT_EQ(alpha_at(svg, 12, 10), 0);
    EXPECT_GT(alpha_at(svg, 3, 12), 0) << "round ends reach beyond the line";
    EXPECT_EQ(alpha_at(svg, 2, 12), 0);
}

TEST(Svg, CrossingShapesDoNotCancelEachOther) {
    const std::string svg = framed(R"(<path d="M4 12h16M12 4v16"/><circle cx="12" cy="12" r="4"/>)",
                                   R"(fill="none" stroke="#000" stroke-width="2")");
    EXPECT_EQ(alpha_at(svg, 12, 12), 255);
    EXPECT_EQ(alpha_at(svg, 15, 12), 255);
}

TEST(Svg, ArcsKeepTheirRadius) {
    for (const bool large : {false, true})
        for (const bool clockwise : {false, true}) {
            ui::Subpath path{{5, 0}, {}, false};
            ui::append_arc(path, {5, 0}, {5, 5}, 0, large, clockwise, {0, 5});
            ASSERT_FALSE(path.segments.empty());
            // One of the two centres, (0, 0) and (5, 5), by the flags
            const bool around_origin = large != clockwise;
            const float centre = around_origin ? 0.0F : 5.0F;
            ui::DrawingPoint from = path.start;
            for (const ui::DrawingSegment& piece : path.segments) {
                const float x = (from.x + 3 * piece.control[0].x + 3 * piece.control[1].x + piece.end.x) / 8;
                const float y = (from.y + 3 * piece.control[0].y + 3 * piece.control[1].y + piece.end.y) / 8;
                EXPECT_NEAR(std::hypot(x - centre, y - centre), 5, 0.01) << large << clockwise;
                from = piece.end;
            }
            EXPECT_EQ(path.segments.size(), large ? 3U : 1U);
            EXPECT_EQ(from.x, 0);
            EXPECT_EQ(from.y, 5);
        }
}

TEST(Svg, RadiiThatAreTooSmallGrow) {
    ui::Subpath path{{0, 0}, {}, false};
    ui::append_arc(path, {0, 0}, {1, 1}, 0, false, true, {10, 0});
    ASSERT_EQ(path.segments.size(), 2U);
    EXPECT_NEAR(path.segments[0].end.x, 5, 0.001);
    EXPECT_NEAR(path.segments[0].end.y, -5, 0.001);
}

TEST(Svg, RelativeAndAbsolutePathsAreTheSame) {
    const auto absolute = ui::read_path_data("M3 4L8 4L8 9C8 10 7 11 6 11Z");
    const auto relative = ui::read_path_data("m3,4h5v5c0 1-1 2-2 2z");
    ASSERT_TRUE(absolute && relative);
    ASSERT_EQ(absolute->size(), 1U);
    ASSERT_EQ((*absolute)[0].segments.size(), (*relative)[0].segments.size());
    for (std::size_t i = 0; i < (*absolute)[0].segments.size(); ++i) {
        EXPECT_EQ((*absolute)[0].segments[i].end.x, (*relative)[0].segments[i].end.x);
        EXPECT_EQ((*absolute)[0].segments[i].end.y, (*relative)[0].segments[i].end.y);
    }
    EXPECT_TRUE((*relative)[0].closed);
}

TEST(Svg, RefusesWhatItDoesNotKnow) {
    EXPECT_FALSE(ui::read_svg(""));
    EXPECT_FALSE(ui::read_svg("<html/>"));
    EXPECT_FALSE(ui::read_svg(framed("")));
    EXPECT_FALSE(ui::read_svg(framed("<text>A</text>")));
    EXPECT_FALSE(ui::read_svg(framed("<g/>")));
    EXPECT_FALSE(ui::read_svg("<svg viewBox=\"0 0 24 12\"><circle cx=\"1\" cy=\"1\" r=\"1\"/></svg>"));
    for (const char* data :
         {"", "3 4", "M", "M3", "M3 4Q1 2 3 4", "L3 4", "M3 4a1 1 0 2 0 1 1", "M3 4z 5 6", "M3 4zL5 6"})
        EXPECT_FALSE(ui::read_path_data(data)) << data;
}
