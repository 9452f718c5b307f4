// Maps as PDF and SVG: rasterised by other programs (poppler, mupdf, librsvg) they look like the PNG of the same view,
// their text can be found, and their fonts are in them.
#include "sheet/sheet.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <memory>
#include <sstream>

#include "case.h"
#include "exchange/package.h"
#include "geo/geodesy.h"
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
    support::Image mupdf_image(const sheet::Page& page, int dpi) {
        output_of(fmt::format("mutool draw -q -N -r {} -o {} {}", dpi, (folder_ / "mupdf.png").string(),
                              write_pdf(page).string()));
        return support::read_png(folder_ / "mupdf.png");
    }
    support::Image svg_image(const sheet::Page& page, int dpi) {
        output_of(fmt::format("rsvg-convert -w {} -h {} -o {} {}", page.width_px * dpi / page.dpi,
                              page.height_px * dpi / page.dpi, (folder_ / "svg.png").string(),
                              write_svg(page).string()));
        return support::read_png(folder_ / "svg.png");
    }
    support::Image svg_image(const sheet::Page& page) { return svg_image(page, page.dpi); }
    /// The raster may be a pixel larger: a page of vectors has no whole number of them.
    static support::Likeness compare(const picture::Picture& picture, support::Image other) {
        const scene::Rect whole{0, 0, static_cast<float>(picture.width_px), static_cast<float>(picture.height_px)};
        if (other.width >= picture.width_px && other.height >= picture.height_px) other = cut_out(other, whole);
        return likeness(support::from_rgba(picture.width_px, picture.height_px, picture.rgba), other);
    }

    support::ScratchFolder folder_;
    sheet::Fonts fonts_;
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
    /// Renderers round colours, and edges of areas that lie over each other, by what nobody sees.
    [[nodiscard]] bool at(int x, int y) const {
        constexpr int k_unseen = 3;  // of 255
        const std::size_t i = (static_cast<std::size_t>(y) * image_.width + x) * support::k_channels;
        for (int channel = 0; channel < support::k_channels; ++channel) {
            const int wanted = static_cast<int>(k_area_colour >> (16 - 8 * channel) & 0xFFU);
            if (std::abs(image_.rgb[i + channel] - wanted) > k_unseen) return false;
        }
        return true;
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

/// Each pixel the mean of a square of them: antialiasing differs between renderers, what is drawn does not.
std::vector<double> reduced(const support::Image& image, int columns, int rows, int side) {
    std::vector<double> out(static_cast<std::size_t>(columns) * rows * support::k_channels);
    for (int y = 0; y < rows * side; ++y)
        for (int x = 0; x < columns * side; ++x)
            for (int i = 0; i < support::k_channels; ++i)
                out[(static_cast<std::size_t>(y / side) * columns + x / side) * support::k_channels + i] +=
                    image.rgb[(static_cast<std::size_t>(y) * image.width + x) * support::k_channels + i];
    for (double& value : out) value /= 255.0 * side * side;
    return out;
}

/// Root of the mean square of what two pictures differ in, 0 … 1, at an eighth of their size. A page of vectors has no
/// whole number of pixels, so one may be a pixel larger.
double difference(const support::Image& a, const support::Image& b) {
    constexpr int k_side = 8;
    const int columns = std::min(a.width, b.width) / k_side, rows = std::min(a.height, b.height) / k_side;
    const std::vector<double> one = reduced(a, columns, rows, k_side), other = reduced(b, columns, rows, k_side);
    double sum = 0;
    for (std::size_t i = 0; i < one.size(); ++i) sum += (one[i] - other[i]) * (one[i] - other[i]);
    return std::sqrt(sum / static_cast<double>(one.size()));
}

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

/// The areas of a map alone, all in one colour on white: what shows between them is a seam.
sheet::Page of_one_colour(const picture::Picture& picture, sheet::Page page) {
    auto plain = std::make_shared<scene::Scene>(*picture.scene);
    plain->background = scene::rgb(0xFFFFFF);
    scene::Drawing ground = plain->stack.front();
    auto list = std::make_shared<scene::DrawList>(*ground.list);
    std::erase_if(list->batches, [](const scene::Batch& b) { return b.primitive != scene::Primitive::fill; });
    ground.fill_styles = std::make_shared<const scene::FillStyles>(
        ground.fill_styles->size(), scene::FillStyle{scene::rgb(k_area_colour), scene::Pattern::solid, {}});
    ground.list = std::move(list);
    plain->stack = {ground};
    return with_scene(std::move(page), plain);
}

/// `drawn`: the same page at 96 dpi by our own renderer, which has no seams.
void expect_no_seam(const support::Image& image, const Areas& drawn, int dpi, const char* renderer) {
    const Areas areas(image);
    int inside = 0, seams = 0;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            if (!drawn.is_inner(x * 96 / dpi, y * 96 / dpi)) continue;
            ++inside;
            seams += areas.at(x, y) ? 0 : 1;
        }
    EXPECT_GT(inside, image.width * image.height / 10) << renderer << " " << dpi;
    EXPECT_EQ(seams, 0) << renderer << " " << dpi;
}

TEST_F(Sheet, NoSeamShowsBetweenAreasOfOneColour) {
    const Json c = {{"size", "1200x820"}, {"layers", "areas"}, {"no_furniture", true}};
    const picture::Picture picture = draw(c);
    const sheet::Page page = of_one_colour(picture, page_of(c, picture));
    const Areas drawn(render_alone(page));
    for (const int dpi : {75, 96, 150, 300}) {
        expect_no_seam(pdf_image(page, dpi), drawn, dpi, "poppler");
        expect_no_seam(mupdf_image(page, dpi), drawn, dpi, "mupdf");
        if (dpi >= 96)  // below, a pixel is wider than the stroke that closes the seam
            expect_no_seam(svg_image(page, dpi), drawn, dpi, "librsvg");
    }
}

TEST_F(Sheet, ASheetAt300DpiLooksAlikeInEveryRenderer) {
    const Json c = {{"size", "2400x1640"}, {"dpi", 300}};
    const picture::Picture picture = draw(c);
    const sheet::Page page = page_of(c, picture);
    const support::Image ours = support::from_rgba(picture.width_px, picture.height_px, picture.rgba);
    constexpr double k_most = 0.03;
    EXPECT_LT(difference(ours, pdf_image(page, 300)), k_most) << "poppler";
    EXPECT_LT(difference(ours, mupdf_image(page, 300)), k_most) << "mupdf";
    EXPECT_LT(difference(ours, svg_image(page, 300)), k_most) << "librsvg";
    const sheet::Pixels own = *sheet::to_pixels(page, page.width_px, fonts_);
    EXPECT_LT(difference(ours, support::from_rgba(own.width_px, own.height_px, own.rgba)), k_most) << "cairo";
    EXPECT_GT(difference(ours, pdf_image(of_one_colour(picture, page), 300)), k_most) << "what is missing is seen";
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

TEST_F(Sheet, ADistanceOnThePageIsThatOnTheGround) {
    const Json c = {{"size", "2400x1640"}, {"dpi", 300}, {"lang", "en"}};
    const picture::Picture picture = draw(c);
    sheet::Page page = page_of(c, picture);
    page.registration = sheet::Registration{
        {0, 0, static_cast<float>(page.width_px), static_cast<float>(page.height_px)}, *picture.corners, 4549};
    const std::string file = write_pdf(page).string();
    const Json info = Json::parse(output_of("gdalinfo -json --config GDAL_PDF_DPI 300 " + file));
    EXPECT_NE(info["coordinateSystem"]["wkt"].get<std::string>().find("4549"), std::string::npos);
    const std::vector<double> transform = info["geoTransform"];
    ASSERT_EQ(transform.size(), 6U);
    // the middle of the page, from left to right, as GDAL has it in metres and as the globe has it
    const double metres = transform[1] * info["size"][0].get<double>();
    const auto middle = [](const geo::LonLat& a, const geo::LonLat& b) {
        return geo::LonLat{(a.lon + b.lon) / 2, (a.lat + b.lat) / 2};
    };
    const auto& corners = *picture.corners;  // lower left, upper left, upper right, lower right
    const double ground = geo::distance_m(middle(corners[0], corners[1]), middle(corners[2], corners[3]));
    EXPECT_NEAR(metres / ground, 1, 0.001);
    const double denominator = ground / (page.width_px * 0.0254 / page.dpi);
    EXPECT_NEAR(denominator / (page.dpi / 0.0254 / picture.camera.pixels_per_metre), 1, 0.001);
}
