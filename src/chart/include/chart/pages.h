// A document of running text laid on sheets: every sheet is a scene in screen space, painted as maps are. Nothing
// leaves the margins: texts are wrapped, columns are as wide as their content asks, rows stay whole, a heading stays
// with what it heads. Positions are px of the sheet, y down. One thread at a time, as carto::TextEngine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "carto/text.h"
#include "chart/document.h"
#include "scene/scene.h"

namespace chart {

struct SheetStyle {
    int dpi = 300;
    float width_mm = 210, height_mm = 297, margin_mm = 25;
    float body_pt = 10.5F, table_pt = 9, note_pt = 8;
    std::array<float, 3> heading_pt{16, 13, 11};
    std::string indent;  ///< before the first line of a paragraph: two blanks as wide as Han characters, or nothing
};

/// The words around the text; {} are filled in.
struct SheetWords {
    std::string header;     ///< at the head of every sheet but the cover
    std::string mark;       ///< in red beside it; empty: nothing
    std::string page;       ///< "第 {0} 页 共 {1} 页"
    std::string table;      ///< before the caption of a table: "表 {}"
    std::string figure;     ///< before that of a chart or picture: "图 {}"
    std::string continued;  ///< after the caption of a table on its later sheets
    std::string contents;   ///< heading of the list of headings that follows the cover; empty: there is no list
    std::size_t before = 0, behind = 0;  ///< pages that are counted with these sheets
};

/// What a box of a sheet holds.
enum class Part : std::uint8_t { head, foot, cover, heading, line, caption, titles, row, bar, years, picture };
struct PlacedPart {
    Part part = Part::line;
    scene::Rect box;
    std::size_t block = 0;  ///< of the document; of head and foot 0
};

struct PlacedHeading {
    int level = 1;
    std::string text;
    float y = 0;
};

struct Sheet {
    std::vector<scene::Pane> panes;  ///< its text, then its pictures
    int width_px = 0, height_px = 0;
    std::vector<PlacedHeading> headings;
    std::vector<PlacedPart> parts;
};

/// The same document gives the same sheets.
std::vector<Sheet> set_pages(carto::TextEngine& text, const Document& document, const SheetStyle& style,
                             const SheetWords& words);

}  // namespace chart
