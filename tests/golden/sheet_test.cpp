// Maps as PDF and SVG: rasterised by other programs (poppler, librsvg) they look like the PNG of the same view, their
// text can be found, and their fonts are in them.
#include "sheet/sheet.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <memory>
#include <sstream>

#include "case.h"
#include "exchange/package.h"
#include "gpu/objects.h"
#include "likeness.h"
#include "output_of.h"
#include "platform/offscreen.h"
#include "render/renderer.h"
#include "scene_items.h"
#include "scratch_folder.h"

namespace {

namespace fs = std::filesystem;
using golden::Json;
using scene::ListKind;
using support::output_of;
using support::without_spaces;

class Sheet : public testing::Test {
protected:
    static void SetUpTestSuite() {
        setenv("LANGTU_FORMATS", LANGTU_BINARY_DIR "/bin/langtu-formats", 1);
        auto read = exchange::read_package(fs::path(LANGTU_SOURCE_DIR) / "geodata/haining");
        ASSERT_TRUE(read) << base::to_line(read.error());
        haining_ = std::make_unique<plan::Plan>(std::move(*read));
    }
    static void TearDownTestSuite() { haining_.reset(); }

    static sheet::Page page_of(const Json& c, const picture::Picture& picture) {
        return {picture.panes, picture.width_px, picture.height_px, c.value("dpi", 96), picture.pixel_ratio};
    }
    static picture::Picture draw(const Json& c) { return golden::draw(c, *haining_); }

    fs::path write(const char* name, const base::Result<std::vector<std::byte>>& bytes) {
        if (!bytes) throw std::runtime_error(base::to_line(bytes.error()));
        support::write_bytes(folder_ / name, {reinterpret_cast<const char*>(bytes->data()), bytes->size()});
        return folder_ / name;
    }
    fs::path write_pdf(const sheet::Page& page) { return write("a.pdf", sheet::to_pdf(page, document_)); }
    fs::path write_svg(const sheet::Page& page) { return write("a.svg", sheet::to_svg(page, document_)); }

    /// As poppler and librsvg draw it, in the page's pixels.
    support::Image pdf_image(const sheet::Page& page, int dpi) {
        output_of(fmt::format("pdftoppm -png -singlefile -r {} {} {}", dpi, write_pdf(page).string(),
                              (folder_ / "pdf").string()));
        return support::read_png(folder_ / "pdf.png");
    }
    support::Image svg_image(const sheet::Page& page) {
        output_of(fmt::format("rsvg-convert -w {} -h {} -o {} {}", page.width_px, page.height_px,
                              (folder_ / "svg.png").string(), write_svg(page).string()));
        return support::read_png(folder_ / "svg.png");
    }
    /// The raster may be a pixel larger: a page of vectors has no whole number of them.
    static support::Likeness compare(const picture::Picture& picture, support::Image other) {
        const scene::Rect whole{0, 0, static_cast<float>(picture.width_px), static_cast<float>(picture.height_px)};
        if (other.width >= picture.width_px && other.height >= picture.height_px) other = cut_out(other, whole);
        return likeness(support::from_rgba(picture.width_px, picture.height_px, picture.rgba), other);
    }

    support::ScratchFolder folder_;
    sheet::Document document_{"海宁 廊图 & <Langtu>", "张三", "不作划界依据", "zh-CN"};
    static std::unique_ptr<plan::Plan> haining_;
};

std::unique_ptr<plan::Plan> Sheet::haining_;

class SheetCase : public Sheet, public testing::WithParamInterface<std::string> {};

/// A scene with one of its lists changed by hand.
template <class Change>
scene::ScenePtr changed(const scene::ScenePtr& scene, ListKind kind, Change change) {
    auto out = std::make_shared<scene::Scene>(*scene);
    scene::Drawing& drawing = out->stack[static_cast<std::size_t>(kind)];
    auto list = std::make_shared<scene::DrawList>(*drawing.list);
    change(*list);
    drawing.list = std::move(list);
    return out;
}

constexpr std::uint32_t k_area_colour = 0x20A040;

/// Where a picture shows areas, all of which have one colour.
class Areas {
public:
    explicit Areas(support::Image image) : image_(std::move(image)) {}
    [[nodiscard]] bool at(int x, int y) const {
        const std::size_t i = (static_cast<std::size_t>(y) * image_.width + x) * support::k_channels;
        const auto& p = image_.rgb;
        return (static_cast<std::uint32_t>(p[i]) << 16 | static_cast<std::uint32_t>(p[i + 1]) << 8 | p[i + 2]) ==
               k_area_colour;
    }
    /// And all around, so that it is no edge.
    [[nodiscard]] bool is_inner(int x, int y) const {
        constexpr int k_reach = 2;
        if (x < k_reach || y < k_reach || x + k_reach >= image_.width || y + k_reach >= image_.height) return false;
        for (int dy = -k_reach; dy <= k_reach; ++dy)
            for (int dx = -k_reach; dx <= k_reach; ++dx)
                if (!at(x + dx, y + dy)) return false;
        return true;
    }

private:
    support::Image image_;
};

/// The page as the renderer draws it.
support::Image render_alone(const sheet::Page& page) {
    const auto context = platform::OffscreenContext::create();
    const auto renderer = render::Renderer::create();
    const auto target = gpu::Framebuffer::create(page.width_px, page.height_px);
    if (!context || !renderer || !target) throw std::runtime_error("no OpenGL");
    (*renderer)->draw(page.panes, page.pixel_ratio, *target);
    return support::from_rgba(page.width_px, page.height_px, target->read_pixels());
}

sheet::Page with_scene(sheet::Page page, const scene::ScenePtr& scene) {
    page.panes.front().scene = scene;
    return page;
}

}  // namespace

TEST_P(SheetCase, LooksLikeThePng) {
    const Json c = Json::parse(std::ifstream(golden::cases_folder() / GetParam() / "case.json"));
    const picture::Picture picture = draw(c);
    const sheet::Page page = page_of(c, picture);
    const support::Likeness pdf = compare(picture, pdf_image(page, page.dpi));
    EXPECT_TRUE(pdf.acceptable()) << "PDF: " << pdf.sentence();
    const support::Likeness svg = compare(picture, svg_image(page));
    EXPECT_TRUE(svg.acceptable()) << "SVG: " << svg.sentence();
}

TEST_F(Sheet, OutlinesLookLikeTheirTextAndNeedNoFont) {
    const Json c = {{"size", "1200x820"}};
    const picture::Picture picture = draw(c);
    const fs::path file = write("a.svg", sheet::to_svg(page_of(c, picture), document_, sheet::SvgText::outlines));
    std::ostringstream svg;
    svg << std::ifstream(file).rdbuf();
    EXPECT_EQ(svg.str().find("<text"), std::string::npos);
    EXPECT_EQ(svg.str().find("font-family"), std::string::npos);
    EXPECT_NE(svg.str().find("aria-label=\"许村镇"), std::string::npos);
    output_of(fmt::format("rsvg-convert -w 1200 -h 820 -o {} {}", (folder_ / "svg.png").string(), file.string()));
    const support::Likeness drawn = compare(picture, support::read_png(folder_ / "svg.png"));
    EXPECT_TRUE(drawn.acceptable()) << drawn.sentence();
}

INSTANTIATE_TEST_SUITE_P(All, SheetCase,
                         testing::Values("map/overview-zh", "map/overview-en", "map/print-en", "map/dark-zh",
                                         "map/hidpi", "map/core", "states/every-state", "states/half-carriers",
                                         "states/highlighted", "progress/circles-zero", "progress/compare-years",
                                         "progress/wall-pace"),
                         [](const auto& tested) {
                             std::string name = tested.param;
                             for (char& c : name)
                                 if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
                             return name;
                         });

TEST_F(Sheet, AFillThatIsLeftOutIsSeen) {
    const Json c = {{"size", "1200x820"}};
    const picture::Picture picture = draw(c);
    const sheet::Page page = page_of(c, picture);
    ASSERT_TRUE(compare(picture, pdf_image(page, 96)).acceptable());
    ASSERT_TRUE(compare(picture, svg_image(page)).acceptable());
    const auto without = [](scene::DrawList& list) { list.shapes.at(list.shapes.size() / 2).ring_count = 0; };
    const sheet::Page poorer = with_scene(page, changed(picture.scene, ListKind::ground, without));
    EXPECT_FALSE(compare(picture, pdf_image(poorer, 96)).acceptable());
    EXPECT_FALSE(compare(picture, svg_image(poorer)).acceptable());
}

TEST_F(Sheet, AnyNameThatIsLeftOutIsSeen) {
    const Json c = {{"size", "1200x820"}};
    const picture::Picture picture = draw(c);
    const sheet::Page page = page_of(c, picture);
    const std::size_t names = (*picture.scene)[ListKind::names].list->texts.size();
    ASSERT_GT(names, 20U);
    for (std::size_t i = 0; i < names; i += 7) {
        const auto without = [i](scene::DrawList& list) { list.texts.at(i).outline_count = 0; };
        const sheet::Page poorer = with_scene(page, changed(picture.scene, ListKind::names, without));
        const std::string& text = (*picture.scene)[ListKind::names].list->texts[i].text;
        EXPECT_FALSE(compare(picture, pdf_image(poorer, 96)).acceptable()) << text;
        EXPECT_FALSE(compare(picture, svg_image(poorer)).acceptable()) << text;
    }
}

TEST_F(Sheet, EveryTextOfThePdfCanBeFoundAndTheTitleIsReadFirst) {
    const Json c = {{"size", "1600x1000"}};
    const picture::Picture picture = draw(c);
    const std::string found =
        without_spaces(output_of("pdftotext -raw " + write_pdf(page_of(c, picture)).string() + " -"));
    for (const scene::TextRun& run : support::texts_of(*picture.scene))
        EXPECT_NE(found.find(without_spaces(run.text)), std::string::npos) << run.text;
    int placed = 0;
    for (const scene::LabelReport& label : picture.scene->labels) placed += label.placed ? 1 : 0;
    EXPECT_GT(placed, 20);
    const auto& furniture = (*picture.scene)[ListKind::furniture].list->texts;
    const auto& names = (*picture.scene)[ListKind::names].list->texts;
    EXPECT_EQ(found.find(without_spaces(furniture.front().text)), 0U) << found.substr(0, 60);
    EXPECT_GT(found.rfind(without_spaces(names.back().text)), found.find(without_spaces(furniture.back().text)));
}

TEST_F(Sheet, ThePdfIsSoundAndHoldsItsFonts) {
    const Json c = {{"size", "1200x820"}, {"lang", "en"}};
    const fs::path file = write_pdf(page_of(c, draw(c)));
    const std::string check = output_of("qpdf --check " + file.string());
    EXPECT_NE(check.find("No syntax or stream encoding errors"), std::string::npos) << check;
    EXPECT_EQ(check.find("WARNING"), std::string::npos) << check;
    std::istringstream fonts(output_of("pdffonts " + file.string()));
    int rows = 0;
    for (std::string line; std::getline(fonts, line);) {
        if (line.find("+Noto") == std::string::npos) continue;
        ++rows;
        EXPECT_NE(line.find("yes yes yes"), std::string::npos) << line;
    }
    EXPECT_EQ(rows, 2) << fonts.str();
    const std::string images = output_of("pdfimages -list " + file.string());
    EXPECT_EQ(std::count(images.begin(), images.end(), '\n'), 2) << "all is vectors: " << images;
    const std::string info = output_of("pdfinfo " + file.string());
    EXPECT_NE(info.find("海宁 廊图 & <Langtu>"), std::string::npos) << info;
    EXPECT_EQ(info.find("CreationDate"), std::string::npos) << "the time of writing would change the bytes";
    const std::string bytes = output_of("qpdf --qdf --object-streams=disable " + file.string() + " -");
    EXPECT_NE(bytes.find("/Lang (zh-CN)"), std::string::npos);
    EXPECT_NE(bytes.find("/DisplayDocTitle true"), std::string::npos);
}

TEST_F(Sheet, NoSeamShowsBetweenAreasOfOneColour) {
    const Json c = {{"size", "1200x820"}, {"layers", "areas"}, {"no_furniture", true}};
    const picture::Picture picture = draw(c);
    auto plain = std::make_shared<scene::Scene>(*picture.scene);
    plain->background = scene::rgb(0xFFFFFF);
    scene::Drawing ground = plain->stack.front();
    auto list = std::make_shared<scene::DrawList>(*ground.list);
    std::erase_if(list->batches, [](const scene::Batch& b) { return b.primitive != scene::Primitive::fill; });
    ground.fill_styles = std::make_shared<const scene::FillStyles>(
        ground.fill_styles->size(), scene::FillStyle{scene::rgb(k_area_colour), scene::Pattern::solid, {}});
    ground.list = std::move(list);
    plain->stack = {ground};
    const sheet::Page page = with_scene(page_of(c, picture), plain);
    const Areas drawn(render_alone(page));
    for (const int dpi : {75, 96, 150, 300}) {
        const support::Image pdf = pdf_image(page, dpi);
        const Areas areas(pdf);
        int inside = 0, seams = 0;
        for (int y = 0; y < pdf.height; ++y)
            for (int x = 0; x < pdf.width; ++x) {
                if (!drawn.is_inner(x * 96 / dpi, y * 96 / dpi)) continue;
                ++inside;
                seams += areas.at(x, y) ? 0 : 1;
            }
        EXPECT_GT(inside, pdf.width * pdf.height / 10) << dpi;
        EXPECT_EQ(seams, 0) << dpi;
    }
}

TEST_F(Sheet, TheSameMapGivesTheSameBytes) {
    const Json c = {{"size", "1200x820"}};
    const sheet::Page first = page_of(c, draw(c)), second = page_of(c, draw(c));
    EXPECT_EQ(*sheet::to_pdf(first, document_), *sheet::to_pdf(second, document_));
    EXPECT_EQ(*sheet::to_svg(first, document_), *sheet::to_svg(second, document_));
}

TEST_F(Sheet, TheSvgIsWellFormedAndItsTextsAreText) {
    const Json c = {{"size", "1200x820"}};
    const picture::Picture picture = draw(c);
    const fs::path file = write_svg(page_of(c, picture));
    const std::string script =
        "import sys, xml.etree.ElementTree as e\\n"
        "r = e.parse(sys.argv[1]).getroot()\\n"
        "print(r.find(\\\"{*}title\\\").text)\\n"
        "for t in r.iter(\\\"{http://www.w3.org/2000/svg}text\\\"): print(t.text)";
    const std::string found = output_of("printf \"" + script + "\" | python3 - " + file.string());
    EXPECT_EQ(found.find("海宁 廊图 & <Langtu>\n"), 0U) << found.substr(0, 300);
    for (const scene::TextRun& run : support::texts_of(*picture.scene))
        EXPECT_NE(found.find("\n" + run.text + "\n"), std::string::npos) << run.text;
}
