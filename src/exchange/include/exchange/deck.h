// A deck of slides for other programs (.pptx): what can be edited there - title, text, legend, table, bar chart - are
// objects of theirs, the map is a picture. Knows no plan. Values; any thread that its pictures can be made on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace exchange {

struct DeckPicture {
    /// Makes the file, a PNG: asked once each time the deck is written, so that one is in memory at a time. Its error
    /// is the deck's.
    std::function<base::Result<std::vector<std::byte>>()> png;
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

/// Writes a .pptx of 16:9, replaced whole, or leaves the file as it is; gives its bytes. Characters that XML cannot
/// hold are left out. Refused without a slide.
base::Result<std::uint64_t> write_pptx(const std::filesystem::path& file, const Deck& deck);

}  // namespace exchange
