// A deck of slides for other programs (.pptx): what can be edited there - title, text, legend, table, bar chart - are
// objects of theirs, the map is a picture. Knows no plan. Values; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace exchange {

struct DeckPicture {
    std::vector<std::byte> png;
    int width_px = 0, height_px = 0;
    std::string description;  ///< for who cannot see it
};

/// A row of the legend.
struct DeckSwatch {
    std::uint32_t rgb = 0;
    std::string text;
};

struct DeckTable {
    std::vector<std::string> titles;
    std::vector<std::vector<std::string>> rows;
};

/// Bars, one beside the other for each category.
struct DeckChart {
    struct Series {
        std::string name;
        std::uint32_t rgb = 0;
        std::vector<std::optional<double>> values;  ///< as the categories; empty: there is none
    };
    std::string title;
    std::vector<std::string> categories;
    std::vector<Series> series;
    std::string number_format = "General";  ///< as spreadsheets write it
};

struct DeckSlide {
    std::string title;
    std::string text;            ///< beneath the title; a line feed begins a paragraph
    std::string notes;           ///< for the presenter
    bool is_title_page = false;  ///< words alone, in large type
    std::optional<DeckPicture> picture;
    std::vector<DeckSwatch> legend;
    std::optional<DeckTable> table;
    std::optional<DeckChart> chart;
};

struct Deck {
    std::string title, author;
    std::string language = "zh-CN";
    std::string created =
        "1980-01-01T00:00:00Z";  ///< UTC, ISO 8601: of the data, so that the same data give the same bytes
    std::vector<DeckSlide> slides;
};

/// The bytes of a .pptx of 16:9. Characters that XML cannot hold are left out. Refused without a slide.
base::Result<std::string> to_pptx(const Deck& deck);

}  // namespace exchange
