#include "carto/options.h"

#include <algorithm>

namespace carto {
namespace {

struct LayerEntry {
    Layer layer;
    std::string_view key;
    plan::Name label;
};

const std::array<LayerEntry, k_layers.size()>& entries() {
    static const std::array<LayerEntry, k_layers.size()> k_entries{
        {{Layer::water, "water", {"水域", "Water"}},
         {Layer::neighbours, "neighbours", {"周边地区", "Neighbours"}},
         {Layer::areas, "areas", {"指标填色", "Indicator fill"}},
         {Layer::segments, "segments", {"廊道分段", "Corridor segments"}},
         {Layer::parks, "parks", {"园区", "Parks"}},
         {Layer::rail, "rail", {"城际轨道", "Rail line"}},
         {Layer::stations, "stations", {"车站", "Stations"}},
         {Layer::carriers, "carriers", {"创新载体", "Carriers"}},
         {Layer::labels, "labels", {"注记", "Labels"}}}};
    return k_entries;
}

}  // namespace

std::string_view to_key(Layer layer) { return entries()[static_cast<std::size_t>(layer)].key; }
plan::Name label(Layer layer) { return entries()[static_cast<std::size_t>(layer)].label; }

std::optional<Layer> layer_from_key(std::string_view key) {
    for (const LayerEntry& e : entries())
        if (e.key == key) return e.layer;
    return std::nullopt;
}

bool MapOptions::shows(Layer layer) const { return std::find(hidden.begin(), hidden.end(), layer) == hidden.end(); }

std::string in(const plan::Name& name, Language language) {
    return language == Language::en && !name.en.empty() ? name.en : name.zh;
}

}  // namespace carto
