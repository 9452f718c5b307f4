// The parts of a deck and what they say of each other. What PowerPoint repairs in decks that other programs open - a
// part without a type, a relation twice, a notes page without a master of its own - is never written.
#include "exchange/deck.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <utility>

#include "base/translate.h"
#include "deck_chart.h"
#include "deck_parts.h"
#include "deck_shapes.h"
#include "zip_writer.h"

namespace exchange {
namespace {

using namespace deck;
using base::mark;

constexpr std::uint32_t k_grey = 0x3A4653;
constexpr const char* k_relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr const char* k_types = "application/vnd.openxmlformats-officedocument.presentationml.";
constexpr const char* k_package = "http://schemas.openxmlformats.org/package/2006/";

/// The relations of one part, with ids in their order.
class Relations {
public:
    std::string add(const std::string& kind, const std::string& target) {
        const std::string type = kind.find(':') == std::string::npos ? k_relations + kind : kind;
        lines_ += fmt::format(R"(<Relationship Id="rId{}" Type="{}" Target="{}"/>)", ++last_, type, target);
        return fmt::format("rId{}", last_);
    }
    [[nodiscard]] std::string part() const {
        return fmt::format(R"({}<Relationships xmlns="{}relationships">{}</Relationships>)", k_declaration, k_package,
                           lines_);
    }

private:
    std::string lines_;
    int last_ = 0;
};

/// A part is words, a workbook, or a picture that is made when its turn comes.
struct Part {
    std::string name;
    std::string content;
    ZipMethod method = ZipMethod::deflated;
    const DeckPicture* picture = nullptr;
};

class Writer {
public:
    explicit Writer(const Deck& deck) : deck_(deck) {}

    /// The first part names the kinds of all others. False when the folder of temporary files has no space.
    bool lay_out() {
        parts_.emplace_back();
        add_fixed_parts();
        for (std::size_t i = 0; i < deck_.slides.size(); ++i)
            if (!add_slide(i)) return false;
        add_presentation();
        add_properties();
        parts_.front() = {"[Content_Types].xml", content_types()};
        return true;
    }

    base::Result<void> write(ZipWriter& archive) const {
        for (const Part& part : parts_) {
            auto added = part.picture != nullptr
                             ? add_made(archive, part)
                             : archive.add(part.name, std::as_bytes(std::span(part.content)), part.method);
            if (!added) return added;
        }
        return archive.finish();
    }

private:
    static base::Result<void> add_made(ZipWriter& archive, const Part& part) {
        const auto png = part.picture->png();
        if (!png) return base::pass(png.error());
        return archive.add(part.name, *png, ZipMethod::stored);
    }

    void add(const std::string& name, std::string content, const std::string& type) {
        overrides_ += fmt::format(R"(<Override PartName="/{}" ContentType="{}"/>)", name, type);
        parts_.push_back({name, std::move(content)});
    }
    void add_relations(const std::string& name, const Relations& relations) {
        parts_.push_back({name, relations.part()});
    }

    void add_fixed_parts() {
        const std::string theme_type = "application/vnd.openxmlformats-officedocument.theme+xml";
        Relations root;
        root.add("officeDocument", "ppt/presentation.xml");
        root.add(std::string(k_package) + "relationships/metadata/core-properties", "docProps/core.xml");
        root.add("extended-properties", "docProps/app.xml");
        add_relations("_rels/.rels", root);
        add("ppt/theme/theme1.xml", theme("Langtu"), theme_type);
        add("ppt/theme/theme2.xml", theme("Langtu notes"), theme_type);
        add("ppt/slideMasters/slideMaster1.xml", slide_master(), std::string(k_types) + "slideMaster+xml");
        Relations master;
        master.add("slideLayout", "../slideLayouts/slideLayout1.xml");
        master.add("theme", "../theme/theme1.xml");
        add_relations("ppt/slideMasters/_rels/slideMaster1.xml.rels", master);
        add("ppt/slideLayouts/slideLayout1.xml", slide_layout(), std::string(k_types) + "slideLayout+xml");
        Relations layout;
        layout.add("slideMaster", "../slideMasters/slideMaster1.xml");
        add_relations("ppt/slideLayouts/_rels/slideLayout1.xml.rels", layout);
        add("ppt/notesMasters/notesMaster1.xml", notes_master(), std::string(k_types) + "notesMaster+xml");
        Relations notes;
        notes.add("theme", "../theme/theme2.xml");
        add_relations("ppt/notesMasters/_rels/notesMaster1.xml.rels", notes);
        add("ppt/presProps.xml", presentation_properties(), std::string(k_types) + "presProps+xml");
        add("ppt/viewProps.xml", view_properties(), std::string(k_types) + "viewProps+xml");
        add("ppt/tableStyles.xml", table_styles(), std::string(k_types) + "tableStyles+xml");
    }

    /// Words on the left, what the map says on the right.
    bool add_slide(std::size_t at) {
        const DeckSlide& slide = deck_.slides[at];
        const std::size_t number = at + 1;
        Relations relations;
        relations.add("slideLayout", "../slideLayouts/slideLayout1.xml");
        pugi::xml_document document = empty_slide();
        Shapes shapes(tree_of(document), deck_.language);
        if (slide.is_title_page && is_short(slide))
            add_title_page(slide, shapes);
        else if (!add_contents(slide, number, shapes, relations))
            return false;
        relations.add("notesSlide", fmt::format("../notesSlides/notesSlide{}.xml", number));
        add(fmt::format("ppt/slides/slide{}.xml", number), to_text(document), std::string(k_types) + "slide+xml");
        add_relations(fmt::format("ppt/slides/_rels/slide{}.xml.rels", number), relations);
        add_notes(slide, number);
        return true;
    }

    /// A list of sources has no room beneath a large title.
    static bool is_short(const DeckSlide& slide) {
        constexpr std::ptrdiff_t k_most_lines = 8;
        return std::ranges::count(slide.text, '\n') < k_most_lines;
    }

    static void add_title_page(const DeckSlide& slide, Shapes& shapes) {
        constexpr std::array k_titles{4000, 3600, 3200, 2800, 2400};
        constexpr std::array k_texts{1800, 1600, 1400};
        const Box title{914400, 2011680, 10363200, 1188720}, text{914400, 3383280, 10363200, 2560320};
        shapes.title(title, slide.title, {fitting_size(title, slide.title, k_titles), true});
        shapes.text(text, "Text", slide.text, {fitting_size(text, slide.text, k_texts), false, k_grey});
    }

    static void add_words(const DeckSlide& slide, const Box& box, Shapes& shapes) {
        constexpr std::array k_sizes{1800, 1600, 1400, 1200, 1100, 1000, 900, 800};
        shapes.text(box, "Text", slide.text, {fitting_size(box, slide.text, k_sizes), false, k_grey});
    }

    bool add_contents(const DeckSlide& slide, std::size_t number, Shapes& shapes, Relations& relations) {
        constexpr long k_left = 457200, k_top = 1645920, k_bottom = 6583680, k_width = k_slide_width - 2 * k_left;
        constexpr std::array k_titles{2600, 2200, 1800, 1600, 1400, 1200, 1000, 900};
        constexpr std::array k_texts{1500, 1300, 1200, 1100, 1000, 900, 800, 700, 600};
        const Box title{k_left, 228600, k_width, 594360}, text{k_left, 868680, k_width, 685800};
        shapes.title(title, slide.title, {fitting_size(title, slide.title, k_titles), true});
        if (!slide.picture && !slide.table && !slide.chart) {
            add_words(slide, {text.x, text.y, k_width, k_bottom - text.y}, shapes);
            return true;
        }
        shapes.text(text, "Conclusion", slide.text, {fitting_size(text, slide.text, k_texts), false, k_grey});
        return add_objects(slide, {k_left, k_top, k_width, k_bottom - k_top}, number, shapes, relations);
    }

    /// The map with its legend on the left, what has numbers on the right; what stands alone has all the room.
    bool add_objects(const DeckSlide& slide, const Box& room, std::size_t number, Shapes& shapes,
                     Relations& relations) {
        constexpr long k_gap = 182880, k_map = 6492240, k_map_and_legend = 7040880;
        const bool has_side = slide.table || slide.chart;
        long left = 0;
        if (slide.picture) {
            left = !has_side ? room.width : slide.legend.empty() ? k_map : k_map_and_legend;
            add_map(slide, {room.x, room.y, left, room.height}, number, shapes, relations);
            left += k_gap;
        }
        const Box side{room.x + left, room.y, room.width - left, room.height};
        const long half = (room.height - k_gap) / 2;
        const bool both = slide.table && slide.chart;
        if (slide.chart &&
            !add_chart(*slide.chart, {side.x, side.y, side.width, both ? half : side.height}, shapes, relations))
            return false;
        if (slide.table) shapes.table(both ? Box{side.x, side.y + half + k_gap, side.width, half} : side, *slide.table);
        return true;
    }

    void add_map(const DeckSlide& slide, Box room, std::size_t number, Shapes& shapes, Relations& relations) {
        constexpr long k_legend = 2103120, k_gap = 182880;
        if (!slide.legend.empty()) {
            shapes.legend({room.x, room.y, k_legend, room.height}, slide.legend);
            room.x += k_legend + k_gap;
            room.width -= k_legend + k_gap;
        }
        add_picture(*slide.picture, room, number, shapes, relations);
    }

    void add_picture(const DeckPicture& picture, const Box& room, std::size_t number, Shapes& shapes,
                     Relations& relations) {
        const double scale = std::min(static_cast<double>(room.width) / picture.width_px,
                                      static_cast<double>(room.height) / picture.height_px);
        const long width = std::lround(picture.width_px * scale), height = std::lround(picture.height_px * scale);
        const std::string name = fmt::format("map{}.png", number);
        const std::string id = relations.add("image", "../media/" + name);
        shapes.picture({room.x + (room.width - width) / 2, room.y + (room.height - height) / 2, width, height}, id,
                       picture.description);
        parts_.push_back({"ppt/media/" + name, {}, ZipMethod::stored, &picture});
        has_pictures_ = true;
    }

    bool add_chart(const DeckChart& chart, const Box& box, Shapes& shapes, Relations& relations) {
        auto workbook = chart_workbook(chart, deck_.created);
        if (!workbook) return false;
        const int number = ++charts_;
        const std::string id = relations.add("chart", fmt::format("../charts/chart{}.xml", number));
        shapes.chart(box, id, chart.title);
        add(fmt::format("ppt/charts/chart{}.xml", number), chart_part(chart, deck_.language),
            "application/vnd.openxmlformats-officedocument.drawingml.chart+xml");
        Relations own;
        own.add("package", fmt::format("../embeddings/workbook{}.xlsx", number));
        add_relations(fmt::format("ppt/charts/_rels/chart{}.xml.rels", number), own);
        parts_.push_back(
            {fmt::format("ppt/embeddings/workbook{}.xlsx", number), *std::move(workbook), ZipMethod::stored});
        return true;
    }

    void add_notes(const DeckSlide& slide, std::size_t number) {
        pugi::xml_document document = empty_notes();
        Shapes(tree_of(document), deck_.language).notes(slide.notes);
        add(fmt::format("ppt/notesSlides/notesSlide{}.xml", number), to_text(document),
            std::string(k_types) + "notesSlide+xml");
        Relations relations;
        relations.add("notesMaster", "../notesMasters/notesMaster1.xml");
        relations.add("slide", fmt::format("../slides/slide{}.xml", number));
        add_relations(fmt::format("ppt/notesSlides/_rels/notesSlide{}.xml.rels", number), relations);
    }

    void add_presentation() {
        Relations relations;
        const std::string master = relations.add("slideMaster", "slideMasters/slideMaster1.xml");
        const std::string notes = relations.add("notesMaster", "notesMasters/notesMaster1.xml");
        std::string slides;
        for (std::size_t i = 0; i < deck_.slides.size(); ++i) {
            const std::string id = relations.add("slide", fmt::format("slides/slide{}.xml", i + 1));
            slides += fmt::format(R"(<p:sldId id="{}" r:id="{}"/>)", 256 + i, id);
        }
        relations.add("presProps", "presProps.xml");
        relations.add("viewProps", "viewProps.xml");
        relations.add("theme", "theme/theme1.xml");
        relations.add("tableStyles", "tableStyles.xml");
        add("ppt/presentation.xml",
            fmt::format(R"({}<p:presentation {} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" )"
                        R"(r:id="{}"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="{}"/>)"
                        R"(</p:notesMasterIdLst><p:sldIdLst>{}</p:sldIdLst><p:sldSz cx="{}" cy="{}"/>)"
                        R"(<p:notesSz cx="6858000" cy="9144000"/></p:presentation>)",
                        k_declaration, k_namespaces, master, notes, slides, k_slide_width, k_slide_height),
            std::string(k_types) + "presentation.main+xml");
        add_relations("ppt/_rels/presentation.xml.rels", relations);
    }

    void add_properties() {
        pugi::xml_document document;
        pugi::xml_node core = document.append_child("cp:coreProperties");
        const std::string metadata = std::string(k_package) + "metadata/core-properties";
        core.append_attribute("xmlns:cp").set_value(metadata.c_str());
        core.append_attribute("xmlns:dc").set_value("http://purl.org/dc/elements/1.1/");
        core.append_attribute("xmlns:dcterms").set_value("http://purl.org/dc/terms/");
        core.append_attribute("xmlns:xsi").set_value("http://www.w3.org/2001/XMLSchema-instance");
        core.append_child("dc:title").text().set(clean(deck_.title).c_str());
        core.append_child("dc:creator").text().set(clean(deck_.author).c_str());
        for (const char* name : {"dcterms:created", "dcterms:modified"}) {
            pugi::xml_node time = core.append_child(name);
            time.append_attribute("xsi:type").set_value("dcterms:W3CDTF");
            time.text().set(deck_.created.c_str());
        }
        add("docProps/core.xml", to_text(document), "application/vnd.openxmlformats-package.core-properties+xml");
        add("docProps/app.xml",
            fmt::format(
                R"({}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">)"
                R"(<Application>Langtu</Application><Slides>{}</Slides></Properties>)",
                k_declaration, deck_.slides.size()),
            "application/vnd.openxmlformats-officedocument.extended-properties+xml");
    }

    [[nodiscard]] std::string content_types() const {
        std::string defaults =
            R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
            R"(<Default Extension="xml" ContentType="application/xml"/>)";
        if (has_pictures_) defaults += R"(<Default Extension="png" ContentType="image/png"/>)";
        if (charts_ > 0)
            defaults += R"(<Default Extension="xlsx" )"
                        R"(ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>)";
        return fmt::format(R"({}<Types xmlns="{}content-types">{}{}</Types>)", k_declaration, k_package, defaults,
                           overrides_);
    }

    const Deck& deck_;
    std::vector<Part> parts_;
    std::string overrides_;
    int charts_ = 0;
    bool has_pictures_ = false;
};

}  // namespace

base::Result<std::uint64_t> write_pptx(const std::filesystem::path& file, const Deck& deck) {
    if (deck.slides.empty())
        return base::fail(base::ErrorKind::refused, deck.title, mark("has no slide; add one before it is written"));
    Writer writer(deck);
    if (!writer.lay_out())
        return base::fail(base::ErrorKind::io, "PPTX",
                          mark("cannot be made; check the space for temporary files and the memory"));
    std::uint64_t bytes = 0;
    const auto written = base::write_file_atomically(file, [&](const base::Append& append) -> base::Result<void> {
        ZipWriter archive(file.string(), append);
        auto whole = writer.write(archive);
        bytes = archive.bytes();
        return whole;
    });
    if (!written) return base::pass(written.error());
    return bytes;
}

}  // namespace exchange
