#include "deck_shapes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numeric>
#include <sstream>

#include "base/kept_text.h"
#include "base/unicode.h"
#include "deck_parts.h"

namespace exchange::deck {
namespace {

constexpr const char* k_empty_tree =
    R"(<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>)"
    R"(<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>)"
    R"(<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr></p:spTree>)";

std::string transform(const char* name, const Box& box) {
    return fmt::format(R"(<{0}><a:off x="{1}" y="{2}"/><a:ext cx="{3}" cy="{4}"/></{0}>)", name, box.x, box.y,
                       box.width, box.height);
}

std::string rectangle(const Box& box, const std::string& fill) {
    return transform("a:xfrm", box) + R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>)" + fill;
}

std::string solid(std::uint32_t rgb) {
    return fmt::format(R"(<a:solidFill><a:srgbClr val="{:06X}"/></a:solidFill>)", rgb & 0xFFFFFFU);
}

pugi::xml_document part(const char* root) {
    pugi::xml_document document;
    const std::string xml =
        fmt::format(R"(<{0} {1}><p:cSld>{2}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></{0}>)", root,
                    k_namespaces, k_empty_tree);
    document.load_string(xml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
    return document;
}

constexpr double k_emu_per_size = 127;  // an EMU is 1/12,700 of a point, a size counts hundredths of one
constexpr double k_line_height = 1.45;  // of a type size, in the Chinese fonts of other programs

/// Of a line of text, in its type size: Chinese characters and full-width signs are as wide as high.
double width_in_em(const std::string& line) {
    constexpr double k_latin = 0.56;
    double width = 0;
    for (const char32_t c : base::characters(line)) width += c >= 0x2E80 ? 1 : k_latin;
    return width;
}

/// Of a text that is broken to a width in EMU; what is as wide as that fits.
long lines_of(const std::string& text, double width, int size) {
    constexpr double k_slack = 0.01;
    long lines = 0;
    std::istringstream paragraphs(text);
    for (std::string line; std::getline(paragraphs, line);)
        lines += std::max(1L, std::lround(std::ceil(width_in_em(line) * size * k_emu_per_size / width - k_slack)));
    return std::max(1L, lines);
}

/// Margins of a cell at its sides, and above and below.
constexpr long k_cell_side = 45720, k_cell_top = 9144;

/// What no column may be wider than so that all have room: short ones keep what they want.
double widest_of(std::vector<double> wanted, double room) {
    std::ranges::sort(wanted);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const double share = room / static_cast<double>(wanted.size() - i);
        if (wanted[i] > share) return share;
        room -= wanted[i];
    }
    return std::numeric_limits<double>::infinity();
}

/// Of a table: the columns' widths after what stands in them, and the height that its rows then need.
class TableLayout {
public:
    TableLayout(const DeckTable& table, long width, int size) : table_(table), size_(size) {
        std::vector<double> wanted;
        for (std::size_t i = 0; i < table.titles.size(); ++i) wanted.push_back(wanted_width(i));
        const double widest = widest_of(wanted, static_cast<double>(width));
        for (double& each : wanted) each = std::min(each, widest);
        const double stretched = static_cast<double>(width) / std::accumulate(wanted.begin(), wanted.end(), 0.0);
        for (const double each : wanted) widths_.push_back(std::lround(each * stretched));
    }

    [[nodiscard]] const std::vector<long>& widths() const { return widths_; }
    [[nodiscard]] long height_of(const std::vector<std::string>& row) const {
        long lines = 1;
        for (std::size_t i = 0; i < std::min(row.size(), widths_.size()); ++i)
            lines = std::max(lines, lines_of(row[i], static_cast<double>(widths_[i] - 2 * k_cell_side), size_));
        return std::lround(static_cast<double>(lines * size_) * k_emu_per_size * k_line_height) + 2 * k_cell_top;
    }
    [[nodiscard]] long height() const {
        long all = height_of(table_.titles);
        for (const auto& row : table_.rows) all += height_of(row);
        return all;
    }

private:
    /// A title may be broken once, but no short one.
    [[nodiscard]] double wanted_width(std::size_t column) const {
        constexpr double k_short = 4, k_spare = 0.8;  // em
        const double title = width_in_em(table_.titles[column]);
        double em = std::max(title / 2, std::min(title, k_short));
        for (const auto& row : table_.rows)
            if (column < row.size()) em = std::max(em, width_in_em(row[column]));
        return (em + k_spare) * size_ * k_emu_per_size + 2 * k_cell_side;
    }

    const DeckTable& table_;
    int size_;
    std::vector<long> widths_;
};

}  // namespace

int fitting_size(const Box& box, const std::string& text, std::span<const int> sizes) {
    const auto fits = [&](int size) {
        const long lines = lines_of(text, static_cast<double>(box.width), size);
        return static_cast<double>(lines * size) * k_emu_per_size * k_line_height <= static_cast<double>(box.height);
    };
    const auto largest = std::ranges::find_if(sizes, fits);
    return largest == sizes.end() ? sizes.back() : *largest;
}

std::string clean(const std::string& text) {
    std::size_t left_out = 0;
    std::string kept = base::cleaned_text(text, base::TextForm::lines, left_out);
    std::ranges::replace(kept, '\t', ' ');
    return kept;
}

std::string to_text(const pugi::xml_document& document) {
    std::ostringstream out;
    out << k_declaration;
    document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return out.str();
}

pugi::xml_document empty_slide() { return part("p:sld"); }
pugi::xml_document empty_notes() { return part("p:notes"); }
pugi::xml_node tree_of(const pugi::xml_document& document) {
    return document.document_element().child("p:cSld").child("p:spTree");
}

pugi::xml_node Shapes::add(pugi::xml_node parent, const std::string& xml) {
    parent.append_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_fragment | pugi::parse_ws_pcdata);
    return parent.last_child();
}

pugi::xml_node Shapes::add_shape(pugi::xml_node parent, const std::string& name, const std::string& properties,
                                 const std::string& placeholder) {
    return add(parent, fmt::format(R"(<p:sp><p:nvSpPr><p:cNvPr id="{}" name="{}"/><p:cNvSpPr{}<p:nvPr>{}</p:nvPr>)"
                                   R"(</p:nvSpPr><p:spPr>{}</p:spPr></p:sp>)",
                                   next_id(), name,
                                   placeholder.empty() ? R"( txBox="1"/>)" : R"(><a:spLocks noGrp="1"/></p:cNvSpPr>)",
                                   placeholder, properties));
}

/// A Chinese deck names its font on every run: Windows alone falls back to the theme's.
void Shapes::add_run(pugi::xml_node paragraph, const std::string& text, const TextLook& look) {
    const pugi::xml_node run =
        add(paragraph, fmt::format(R"(<a:r><a:rPr lang="{}" sz="{}" b="{}">{}<a:latin typeface="Arial"/>)"
                                   R"(<a:ea typeface="微软雅黑"/></a:rPr><a:t></a:t></a:r>)",
                                   language_, look.size, look.bold ? 1 : 0, solid(look.rgb)));
    run.child("a:t").text().set(text.c_str());
}

void Shapes::add_paragraphs(pugi::xml_node body, const std::string& text, const TextLook& look) {
    std::istringstream lines(clean(text));
    bool any = false;
    for (std::string line; std::getline(lines, line); any = true) {
        const pugi::xml_node paragraph = add(body, "<a:p/>");
        if (!line.empty()) add_run(paragraph, line, look);
    }
    if (!any) add(body, fmt::format(R"(<a:p><a:endParaRPr lang="{}" sz="{}"/></a:p>)", language_, look.size));
}

void Shapes::title(const Box& box, const std::string& text, const TextLook& look) {
    pugi::xml_node shape = add_shape(tree_, "Title", rectangle(box, ""), R"(<p:ph type="title"/>)");
    const pugi::xml_node body = add(
        shape,
        R"(<p:txBody><a:bodyPr lIns="0" rIns="0" anchor="ctr"><a:normAutofit/></a:bodyPr><a:lstStyle/></p:txBody>)");
    add_paragraphs(body, text, look);
}

void Shapes::text(const Box& box, const std::string& name, const std::string& text, const TextLook& look) {
    pugi::xml_node shape = add_shape(tree_, name, rectangle(box, "<a:noFill/>"), "");
    const pugi::xml_node body = add(
        shape,
        R"(<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:normAutofit/></a:bodyPr><a:lstStyle/></p:txBody>)");
    add_paragraphs(body, text, look);
}

void Shapes::picture(const Box& box, const std::string& relation, const std::string& description) {
    const pugi::xml_node picture =
        add(tree_, fmt::format(R"(<p:pic><p:nvPicPr><p:cNvPr id="{}" name="Map"/><p:cNvPicPr>)"
                               R"(<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>)"
                               R"(<p:blipFill><a:blip r:embed="{}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>)"
                               R"(<p:spPr>{}</p:spPr></p:pic>)",
                               next_id(), relation, rectangle(box, "")));
    picture.child("p:nvPicPr").child("p:cNvPr").append_attribute("descr").set_value(clean(description).c_str());
}

void Shapes::add_swatch(pugi::xml_node group, const Box& box, std::uint32_t rgb) {
    pugi::xml_node shape =
        add(group, fmt::format(R"(<p:sp><p:nvSpPr><p:cNvPr id="{}" name="Swatch"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>)"
                               R"(<p:spPr>{}<a:ln w="6350">{}</a:ln></p:spPr></p:sp>)",
                               next_id(), rectangle(box, solid(rgb)), solid(0x7A8590)));
    add(shape, R"(<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody>)");
}

void Shapes::legend(const Box& box, const std::vector<DeckSwatch>& rows) {
    constexpr long k_most_row = 300000, k_swatch_width = 300000, k_gap = 91440;
    const long row = std::min(k_most_row, box.height / std::max<long>(1, std::ssize(rows)));
    const Box all{box.x, box.y, box.width, row * std::ssize(rows)};
    const pugi::xml_node group = add(
        tree_, fmt::format(R"(<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{0}" name="Legend"/><p:cNvGrpSpPr/><p:nvPr/>)"
                           R"(</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{1}" y="{2}"/><a:ext cx="{3}" cy="{4}"/>)"
                           R"(<a:chOff x="{1}" y="{2}"/><a:chExt cx="{3}" cy="{4}"/></a:xfrm></p:grpSpPr></p:grpSp>)",
                           next_id(), all.x, all.y, all.width, all.height));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const long y = box.y + row * static_cast<long>(i);
        add_swatch(group, {box.x, y + row / 6, k_swatch_width, row * 2 / 3}, rows[i].rgb);
        const Box text_box{box.x + k_swatch_width + k_gap, y, box.width - k_swatch_width - k_gap, row};
        pugi::xml_node shape = add_shape(group, "Class", rectangle(text_box, "<a:noFill/>"), "");
        const pugi::xml_node body = add(
            shape,
            R"(<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/></p:txBody>)");
        add_paragraphs(body, rows[i].text, {1100, false, 0x1C2530});
    }
}

void Shapes::add_cell(pugi::xml_node row, const std::string& text, const TextLook& look, std::uint32_t ground) {
    const pugi::xml_node cell =
        add(row, fmt::format(R"(<a:tc><a:txBody><a:bodyPr/><a:lstStyle/></a:txBody>)"
                             R"(<a:tcPr marL="{0}" marR="{0}" marT="{1}" marB="{1}" anchor="ctr">{2}</a:tcPr></a:tc>)",
                             k_cell_side, k_cell_top, solid(ground)));
    add_paragraphs(cell.child("a:txBody"), text, look);
}

void Shapes::table(const Box& box, const DeckTable& table) {
    constexpr std::array k_sizes{1400, 1200, 1100, 1000, 900, 800, 700, 600};
    const auto fits = [&](int size) { return TableLayout(table, box.width, size).height() <= box.height; };
    const auto largest = std::ranges::find_if(k_sizes, fits);
    const int size = largest == k_sizes.end() ? k_sizes.back() : *largest;
    const TableLayout layout(table, box.width, size);
    const pugi::xml_node frame = add(
        tree_,
        fmt::format(
            R"(<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{}" name="Table"/><p:cNvGraphicFramePr>)"
            R"(<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{}<a:graphic>)"
            R"(<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>)"
            R"(<a:tblPr firstRow="1" bandRow="1"/><a:tblGrid/></a:tbl></a:graphicData></a:graphic></p:graphicFrame>)",
            next_id(), transform("p:xfrm", {box.x, box.y, box.width, layout.height()})));
    pugi::xml_node grid = frame.child("a:graphic").child("a:graphicData").child("a:tbl").child("a:tblGrid");
    for (const long width : layout.widths()) add(grid, fmt::format(R"(<a:gridCol w="{}"/>)", width));
    pugi::xml_node body = grid.parent();
    const auto add_row = [&](const std::vector<std::string>& cells, const TextLook& look, std::uint32_t ground) {
        pugi::xml_node row = add(body, fmt::format(R"(<a:tr h="{}"/>)", layout.height_of(cells)));
        for (std::size_t i = 0; i < table.titles.size(); ++i)
            add_cell(row, i < cells.size() ? cells[i] : std::string(), look, ground);
    };
    add_row(table.titles, {size, true, 0xFFFFFF}, 0x3A4653);
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        add_row(table.rows[r], {size, false, 0x1C2530}, r % 2 == 0 ? 0xFFFFFF : 0xEEF1F4);
}

void Shapes::chart(const Box& box, const std::string& relation, const std::string& description) {
    const pugi::xml_node frame =
        add(tree_,
            fmt::format(R"(<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{}" name="Chart"/><p:cNvGraphicFramePr/>)"
                        R"(<p:nvPr/></p:nvGraphicFramePr>{}<a:graphic><a:graphicData )"
                        R"(uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart )"
                        R"(xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{}"/>)"
                        R"(</a:graphicData></a:graphic></p:graphicFrame>)",
                        next_id(), transform("p:xfrm", box), relation));
    frame.child("p:nvGraphicFramePr").child("p:cNvPr").append_attribute("descr").set_value(clean(description).c_str());
}

void Shapes::notes(const std::string& text) {
    add(tree_,
        fmt::format(
            R"(<p:sp><p:nvSpPr><p:cNvPr id="{}" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" )"
            R"(noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>)",
            next_id()));
    pugi::xml_node shape = add_shape(tree_, "Notes", "", R"(<p:ph type="body" idx="1"/>)");
    const pugi::xml_node body = add(shape, R"(<p:txBody><a:bodyPr/><a:lstStyle/></p:txBody>)");
    add_paragraphs(body, text, {1200, false, 0x1C2530});
}

}  // namespace exchange::deck
