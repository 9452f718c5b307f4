// The XML of what lies on a slide. Positions in EMU (914,400 an inch). Private to exchange.
#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <span>
#include <string>

#include "exchange/deck.h"

namespace exchange::deck {

inline constexpr long k_slide_width = 12192000, k_slide_height = 6858000;

struct Box {
    long x = 0, y = 0, width = 0, height = 0;
};

struct TextLook {
    int size = 1600;  ///< hundredths of a point
    bool bold = false;
    std::uint32_t rgb = 0x1C2530;
};

/// The largest of the sizes, the first of which is the largest, at which a text stays in its box; else the last. Other
/// programs make a text smaller only once somebody edits it.
int fitting_size(const Box& box, const std::string& text, std::span<const int> sizes);

/// Adds shapes to a slide's tree, each with an id of its own.
class Shapes {
public:
    /// `language`: of the runs, "zh-CN".
    Shapes(pugi::xml_node tree, std::string language) : tree_(tree), language_(std::move(language)) {}

    void title(const Box& box, const std::string& text, const TextLook& look);
    void text(const Box& box, const std::string& name, const std::string& text, const TextLook& look);
    void picture(const Box& box, const std::string& relation, const std::string& description);
    /// Swatches and their texts as one group, from the upper edge of the box.
    void legend(const Box& box, const std::vector<DeckSwatch>& rows);
    void table(const Box& box, const DeckTable& table);
    void chart(const Box& box, const std::string& relation, const std::string& description);
    /// Of a notes page: the picture of its slide, and the words.
    void notes(const std::string& text);

private:
    pugi::xml_node add(pugi::xml_node parent, const std::string& xml);
    pugi::xml_node add_shape(pugi::xml_node parent, const std::string& name, const std::string& properties,
                             const std::string& placeholder);
    void add_paragraphs(pugi::xml_node body, const std::string& text, const TextLook& look);
    void add_run(pugi::xml_node paragraph, const std::string& text, const TextLook& look);
    void add_cell(pugi::xml_node row, const std::string& text, const TextLook& look, std::uint32_t ground);
    void add_swatch(pugi::xml_node group, const Box& box, std::uint32_t rgb);
    int next_id() { return ++last_id_; }

    pugi::xml_node tree_;
    std::string language_;
    int last_id_ = 1;  ///< that of the tree
};

/// A whole part as text; a control character or what XML cannot hold is left out of texts before they come here.
std::string to_text(const pugi::xml_document& document);
/// What XML can hold of a text.
std::string clean(const std::string& text);
/// Parts of a slide and of a notes page, with an empty tree.
pugi::xml_document empty_slide();
pugi::xml_document empty_notes();
pugi::xml_node tree_of(const pugi::xml_document& document);

}  // namespace exchange::deck
