#include "deck_chart.h"

#include <fmt/format.h>
#include <pugixml.hpp>
#include <xlsxwriter.h>

#include "deck_shapes.h"
#include "document_day.h"
#include "workbook.h"

namespace exchange::deck {
namespace {

/// B for the first series.
std::string column_of(std::size_t series) { return {static_cast<char>('B' + series)}; }

pugi::xml_node child_with_text(pugi::xml_node parent, const char* name, const std::string& text) {
    pugi::xml_node child = parent.append_child(name);
    child.text().set(clean(text).c_str());
    return child;
}

void add_value(pugi::xml_node parent, const char* name, const std::string& value) {
    parent.append_child(name).append_attribute("val").set_value(value.c_str());
}

/// Names, cached beside where they stand in the workbook.
void add_strings(pugi::xml_node parent, const std::string& range, const std::vector<std::string>& texts) {
    pugi::xml_node reference = parent.append_child("c:strRef");
    child_with_text(reference, "c:f", range);
    pugi::xml_node cache = reference.append_child("c:strCache");
    add_value(cache, "c:ptCount", std::to_string(texts.size()));
    for (std::size_t i = 0; i < texts.size(); ++i) {
        pugi::xml_node point = cache.append_child("c:pt");
        point.append_attribute("idx").set_value(static_cast<unsigned>(i));
        child_with_text(point, "c:v", texts[i]);
    }
}

void add_numbers(pugi::xml_node parent, const std::string& range, const std::string& format,
                 const std::vector<std::optional<double>>& values) {
    pugi::xml_node reference = parent.append_child("c:numRef");
    child_with_text(reference, "c:f", range);
    pugi::xml_node cache = reference.append_child("c:numCache");
    child_with_text(cache, "c:formatCode", format);
    add_value(cache, "c:ptCount", std::to_string(values.size()));
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) continue;
        pugi::xml_node point = cache.append_child("c:pt");
        point.append_attribute("idx").set_value(static_cast<unsigned>(i));
        child_with_text(point, "c:v", fmt::format("{}", *values[i]));
    }
}

void add_series(pugi::xml_node bars, const DeckChart& chart, std::size_t at) {
    const DeckChart::Series& series = chart.series[at];
    const std::string column = column_of(at), last = std::to_string(chart.categories.size() + 1);
    pugi::xml_node node = bars.append_child("c:ser");
    add_value(node, "c:idx", std::to_string(at));
    add_value(node, "c:order", std::to_string(at));
    add_strings(node.append_child("c:tx"), "Sheet1!$" + column + "$1", {series.name});
    node.append_child("c:spPr")
        .append_child("a:solidFill")
        .append_child("a:srgbClr")
        .append_attribute("val")
        .set_value(fmt::format("{:06X}", series.rgb & 0xFFFFFFU).c_str());
    add_value(node, "c:invertIfNegative", "0");
    add_strings(node.append_child("c:cat"), "Sheet1!$A$2:$A$" + last, chart.categories);
    add_numbers(node.append_child("c:val"), fmt::format("Sheet1!${0}$2:${0}${1}", column, last), chart.number_format,
                series.values);
}

void add_text_size(pugi::xml_node parent, const std::string& language, int size) {
    pugi::xml_node text = parent.append_child("c:txPr");
    text.append_child("a:bodyPr");
    text.append_child("a:lstStyle");
    pugi::xml_node paragraph = text.append_child("a:p");
    pugi::xml_node properties = paragraph.append_child("a:pPr").append_child("a:defRPr");
    properties.append_attribute("sz").set_value(size);
    properties.append_child("a:latin").append_attribute("typeface").set_value("Arial");
    properties.append_child("a:ea").append_attribute("typeface").set_value("微软雅黑");
    paragraph.append_child("a:endParaRPr").append_attribute("lang").set_value(language.c_str());
}

void add_axes(pugi::xml_node plot, const DeckChart& chart, const std::string& language) {
    constexpr std::size_t k_few = 8;
    const int size = chart.categories.size() > k_few ? 700 : 900;  // hundredths of a point
    pugi::xml_node category = plot.append_child("c:catAx");
    add_value(category, "c:axId", "111111111");
    add_value(category.append_child("c:scaling"), "c:orientation", "maxMin");
    add_value(category, "c:delete", "0");
    add_value(category, "c:axPos", "l");
    add_value(category, "c:majorTickMark", "none");
    add_value(category, "c:minorTickMark", "none");
    add_value(category, "c:tickLblPos", "low");
    add_text_size(category, language, size);
    add_value(category, "c:crossAx", "222222222");
    add_value(category, "c:tickLblSkip", "1");  // every area is named, however low its bar
    pugi::xml_node value = plot.append_child("c:valAx");
    add_value(value, "c:axId", "222222222");
    add_value(value.append_child("c:scaling"), "c:orientation", "minMax");
    add_value(value, "c:delete", "0");
    add_value(value, "c:axPos", "b");
    pugi::xml_node format = value.append_child("c:numFmt");
    format.append_attribute("formatCode").set_value(chart.number_format.c_str());
    format.append_attribute("sourceLinked").set_value("0");
    add_value(value, "c:majorTickMark", "none");
    add_value(value, "c:minorTickMark", "none");
    add_value(value, "c:tickLblPos", "nextTo");
    add_text_size(value, language, size);
    add_value(value, "c:crossAx", "111111111");
    add_value(value, "c:crosses", "max");
}

void add_title(pugi::xml_node chart, const std::string& title, const std::string& language) {
    pugi::xml_node rich = chart.append_child("c:title").append_child("c:tx").append_child("c:rich");
    rich.append_child("a:bodyPr");
    rich.append_child("a:lstStyle");
    pugi::xml_node run = rich.append_child("a:p").append_child("a:r");
    pugi::xml_node properties = run.append_child("a:rPr");
    properties.append_attribute("lang").set_value(language.c_str());
    properties.append_attribute("sz").set_value(1100);
    properties.append_child("a:latin").append_attribute("typeface").set_value("Arial");
    properties.append_child("a:ea").append_attribute("typeface").set_value("微软雅黑");
    child_with_text(run, "a:t", title);
    add_value(chart.child("c:title"), "c:overlay", "0");
}

}  // namespace

std::string chart_part(const DeckChart& chart, const std::string& language) {
    pugi::xml_document document;
    pugi::xml_node space = document.append_child("c:chartSpace");
    space.append_attribute("xmlns:c").set_value("http://schemas.openxmlformats.org/drawingml/2006/chart");
    space.append_attribute("xmlns:a").set_value("http://schemas.openxmlformats.org/drawingml/2006/main");
    space.append_attribute("xmlns:r").set_value("http://schemas.openxmlformats.org/officeDocument/2006/relationships");
    add_value(space, "c:roundedCorners", "0");
    pugi::xml_node node = space.append_child("c:chart");
    if (!chart.title.empty()) add_title(node, chart.title, language);
    add_value(node, "c:autoTitleDeleted", chart.title.empty() ? "1" : "0");
    pugi::xml_node plot = node.append_child("c:plotArea");
    plot.append_child("c:layout");
    pugi::xml_node bars = plot.append_child("c:barChart");
    add_value(bars, "c:barDir", "bar");
    add_value(bars, "c:grouping", "clustered");
    add_value(bars, "c:varyColors", "0");
    for (std::size_t i = 0; i < chart.series.size(); ++i) add_series(bars, chart, i);
    add_value(bars, "c:gapWidth", "60");
    add_value(bars, "c:axId", "111111111");
    add_value(bars, "c:axId", "222222222");
    add_axes(plot, chart, language);
    if (chart.series.size() > 1) {
        pugi::xml_node legend = node.append_child("c:legend");
        add_value(legend, "c:legendPos", "b");
        add_value(legend, "c:overlay", "0");
        add_text_size(legend, language, 900);
    }
    add_value(node, "c:plotVisOnly", "1");
    add_value(node, "c:dispBlanksAs", "gap");
    pugi::xml_node external = space.append_child("c:externalData");
    external.append_attribute("r:id").set_value("rId1");
    add_value(external, "c:autoUpdate", "0");
    return to_text(document);
}

std::optional<std::string> chart_workbook(const DeckChart& chart, const std::string& created) {
    return workbook_bytes([&](lxw_workbook* book) {
        lxw_doc_properties properties{};
        properties.created = day_as_time(created);
        workbook_set_properties(book, &properties);
        lxw_worksheet* sheet = workbook_add_worksheet(book, "Sheet1");
        for (std::size_t s = 0; s < chart.series.size(); ++s) {
            const auto column = static_cast<lxw_col_t>(s + 1);
            worksheet_write_string(sheet, 0, column, clean(chart.series[s].name).c_str(), nullptr);
            for (std::size_t i = 0; i < chart.series[s].values.size(); ++i)
                if (const auto& value = chart.series[s].values[i])
                    worksheet_write_number(sheet, static_cast<lxw_row_t>(i + 1), column, *value, nullptr);
        }
        for (std::size_t i = 0; i < chart.categories.size(); ++i)
            worksheet_write_string(sheet, static_cast<lxw_row_t>(i + 1), 0, clean(chart.categories[i]).c_str(),
                                   nullptr);
    });
}

}  // namespace exchange::deck
