#include <gtest/gtest.h>

#include "svg_canvas.h"

TEST(Svg, TextIsEscapedAndWhatXmlCannotHoldGoes) {
    EXPECT_EQ(sheet::escaped("a<b & \"鹃湖\"\x01\n>"), "a&lt;b &amp; &quot;鹃湖&quot;&gt;");
}

TEST(Svg, ColoursHaveTheirOpacity) {
    sheet::SvgCanvas canvas;
    sheet::Path path;
    const std::vector<scene::Vec2> corners{{0, 0}, {1.5F, 0}, {0, 2.25F}};
    path.add_ring(corners);
    canvas.fill(path, scene::rgb(0x0A0B0C, 51));
    EXPECT_EQ(canvas.elements(),
              "<path fill=\"#0a0b0c\" fill-opacity=\"0.2\" fill-rule=\"evenodd\" d=\"M0 0L1.5 0L0 2.25Z\"/>\n");
}

TEST(Svg, APatternIsDefinedOnce) {
    sheet::SvgCanvas canvas;
    sheet::Path path;
    const std::vector<scene::Vec2> corners{{0, 0}, {9, 0}, {0, 9}};
    path.add_ring(corners);
    const sheet::Texture texture{scene::Pattern::hatch_up, scene::rgb(0x808080), {}, 1};
    canvas.fill(path, texture);
    canvas.fill(path, texture);
    EXPECT_EQ(canvas.definitions().find("<pattern"), canvas.definitions().rfind("<pattern"));
    EXPECT_NE(canvas.definitions().find("rotate(45)"), std::string::npos);
}

TEST(Svg, AFontThatIsNotThereIsSaid) {
    sheet::SvgCanvas canvas;
    scene::TextRun run;
    run.text = "海宁";
    const scene::FontFace face{"/dev/null", 0};
    const sheet::PlacedText text{run, {}, face, {}};
    canvas.texts({&text, 1});
    ASSERT_TRUE(canvas.error());
    EXPECT_EQ(canvas.error()->subject, "/dev/null");
}
