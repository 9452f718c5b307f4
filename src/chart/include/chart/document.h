// A document of running text as values: headings, paragraphs, tables, charts and pictures in their order. It says what
// is told; chart/pages.h lays it on sheets. Values; any thread.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "scene/scene.h"

namespace chart {

/// The first sheet, alone on it.
struct Cover {
    std::string title, subtitle;
    std::string mark;                                        ///< what a reader must not miss, in red; empty: nothing
    std::vector<std::pair<std::string, std::string>> lines;  ///< what is told of the document: name, words
};

struct Heading {
    int level = 1;  ///< 1: a part of the document, on a sheet of its own; 2, 3: below it
    std::string text;
    bool on_new_sheet = false;  ///< as a part is
};

struct Paragraph {
    std::string text;
    bool note = false;  ///< smaller and paler: what explains and does not tell
};

struct Cell {
    std::string text;
    bool lacking = false;                    ///< the text says why there is no value
    std::optional<scene::Colour> mark = {};  ///< a dot before the text
};

struct Column {
    std::string title;
    bool numbers = false;  ///< aligned to the right, never broken where that can be avoided
};

/// A row is not split, unless no sheet can hold it; the titles are repeated on every sheet.
struct Table {
    std::string caption;  ///< numbered; empty: the table has none
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;  ///< a cell a column
    std::string note;                     ///< beneath it
};

/// A row of bars: what is reached as a bar from zero, the target as an upright stroke, the baseline as a small diamond.
struct Bar {
    std::string name;
    std::optional<double> actual, target, baseline;  ///< in one unit, not negative
    std::string text;                                ///< the actual value, or why there is none
    scene::Colour colour;
};
struct Bars {
    std::string caption;
    std::string actual_words, target_words, baseline_words;  ///< of the key
    std::vector<Bar> rows;
    std::string classes_words = {};                                   ///< what the colours say, before `classes`
    std::vector<std::pair<std::string, scene::Colour>> classes = {};  ///< of the key; empty: the colours say nothing
};

/// A value over the years, with the way from the baseline to the target as a dashed line.
struct YearPoint {
    int year = 0;
    double value = 0;
    std::string text;
};
struct Years {
    std::string caption;
    std::string values_words, target_words;  ///< of the key
    int first = 0, last = 0;                 ///< ends of the axis
    std::vector<YearPoint> values;           ///< by year; a year without a value is a gap
    std::optional<YearPoint> baseline, target;
};

/// A drawing of its own, in px of the sheets' resolution.
struct Picture {
    std::string caption;
    std::vector<scene::Pane> panes;
    int width_px = 0, height_px = 0;
};

using Block = std::variant<Cover, Heading, Paragraph, Table, Bars, Years, Picture>;
using Document = std::vector<Block>;

}  // namespace chart
