#include "carto/layout.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "carto/map_builder.h"
#include "plan/measures.h"

namespace carto {
namespace {

constexpr scene::Colour k_line = scene::rgb(0x26241F), k_line_edge = scene::rgb(0xFFFFFF);

scene::Rect whole(const Layout& layout) {
    return {0, 0, static_cast<float>(layout.width_px), static_cast<float>(layout.height_px)};
}

MapFrame whole_frame(const Layout& layout, const MapOptions& options) {
    return {options, whole(layout), whole(layout), nullptr, {}};
}

scene::Pane plain_pane(const Layout& layout, const scene::Rect& box, scene::Colour colour) {
    auto ink = std::make_shared<scene::Scene>();
    ink->background = colour;
    scene::Pane pane = screen_pane(std::move(ink), layout.width_px, layout.height_px);
    pane.clip = box;
    return pane;
}

/// Dark, with a light edge at both sides: it is seen on every map.
void add_line(std::vector<scene::Pane>& panes, const Layout& layout) {
    const std::vector<scene::Rect> parts = line_parts(layout);
    for (const scene::Rect& part : parts) {
        const float edge = std::round(part.width / 2);
        panes.push_back(plain_pane(layout, {part.x - edge, part.y, part.width + 2 * edge, part.height}, k_line_edge));
    }
    for (const scene::Rect& part : parts) panes.push_back(plain_pane(layout, part, k_line));
}

std::vector<scene::Rect> cards_at(const Layout& layout, float x) {
    std::vector<scene::Rect> out;
    for (const MapFrame& map : layout.maps)
        if (map.scene)
            for (const scene::Rect& box : map.scene->furniture)
                if (x >= box.x && x < box.right()) out.push_back(box);
    std::ranges::sort(out, {}, &scene::Rect::y);
    return out;
}

}  // namespace

const MapFrame* Layout::at(scene::Vec2 at) const {
    const MapFrame* found = nullptr;
    for (const MapFrame& map : maps) {
        if (ground && map.box.contains(at)) return &map;
        if (ground || !map.painted()) continue;
        found = &map;
        if (at.x < map.clip.right()) break;
    }
    return found;
}

Layout one_map(const MapOptions& options, int width_px, int height_px) {
    Layout out;
    out.width_px = width_px;
    out.height_px = height_px;
    out.maps.push_back(whole_frame(out, options));
    return out;
}

Layout two_maps(const MapOptions& options, int width_px, int height_px) {
    const bool left = Shown{options.measure, options.year} == options.compared->left;
    Layout out = one_map(options, width_px, height_px);
    out.maps.insert(left ? out.maps.end() : out.maps.begin(), whole_frame(out, other_side(options)));
    out.main = left ? 0 : 1;
    return out;
}

void divide(Layout& two, float x, float line_px) {
    for (MapFrame& map : two.maps) map.clip = whole(two);
    two.maps[0].clip.width = x;
    two.maps[1].clip.x = x;
    two.maps[1].clip.width -= x;
    two.line = {x - std::round(line_px / 2), 0, std::round(line_px), static_cast<float>(two.height_px)};
}

std::vector<scene::Rect> line_parts(const Layout& layout) {
    std::vector<scene::Rect> out;
    if (!layout.line) return out;
    const scene::Rect& line = *layout.line;
    float from = line.y;
    for (const scene::Rect& card : cards_at(layout, line.x + std::round(line.width / 2))) {
        if (card.y > from) out.push_back({line.x, from, line.width, card.y - from});
        from = std::max(from, card.bottom());
    }
    if (from < line.bottom()) out.push_back({line.x, from, line.width, line.bottom() - from});
    return out;
}

void show_only(Layout& layout, std::size_t map) {
    for (MapFrame& each : layout.maps) each.clip = {};
    layout.maps[map].clip = layout.maps[map].box;
    layout.line.reset();
}

float split_px(double share, float width) { return std::round(static_cast<float>(share) * width); }

void build_scenes(Layout& layout, MapBuilder& builder, const scene::Camera& camera) {
    for (MapFrame& map : layout.maps) map.scene = builder.build(map.options, camera);
}

void make_rings(Layout& layout, MapBuilder& builder, std::span<const plan::FeatureRef> features) {
    for (MapFrame& map : layout.maps) {
        map.rings.clear();
        for (const plan::FeatureRef feature : features)
            map.rings.push_back(builder.highlight(*map.scene, feature, map.options));
    }
}

scene::Pane screen_pane(scene::ScenePtr scene, int width_px, int height_px) {
    const scene::Camera camera{{width_px / 2.0, -height_px / 2.0}, 1, width_px, height_px};
    return scene::pane_at({}, std::move(scene), camera);
}

std::vector<scene::Pane> panes(const Layout& layout, const scene::Camera& camera) {
    std::vector<scene::Pane> out;
    if (layout.ground) out.push_back(screen_pane(layout.ground, layout.width_px, layout.height_px));
    for (const MapFrame& map : layout.maps) {
        if (!map.painted()) continue;
        scene::Pane pane = scene::pane_at({map.box.x, map.box.y}, map.scene, camera);
        pane.clip = map.clip;
        pane.highlights = map.rings;
        out.push_back(std::move(pane));
    }
    add_line(out, layout);
    return out;
}

MapOptions cell_options(const MapOptions& options, const std::string& indicator) {
    MapOptions cell = options;
    cell.indicator = indicator;
    cell.furniture = Furniture::cell;
    cell.compared.reset();
    if (!plan::is_ratio(cell.measure)) cell.measure = plan::Measure::attainment;
    if (cell.method != plan::Method::manual || cell.measure != options.measure) cell.method = plan::Method::semantic;
    for (const Layer layer : {Layer::neighbours, Layer::segments, Layer::stations, Layer::carriers, Layer::notes})
        if (cell.shows(layer)) cell.hidden.push_back(layer);
    return cell;
}

std::vector<scene::Rect> cell_boxes(std::size_t count, const scene::Rect& room, const CellShape& shape) {
    struct Grid {
        std::size_t columns = 1, rows = 1;
        float width = 0, height = 0;
    } best;
    float largest = -1;
    for (std::size_t columns = 1; columns <= count; ++columns) {
        const std::size_t rows = (count + columns - 1) / columns;
        const float width =
            std::floor((room.width - shape.gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
        const float height =
            std::floor((room.height - shape.gap * static_cast<float>(rows - 1)) / static_cast<float>(rows));
        const float map_width = std::min(width, (height - shape.title) * shape.aspect);
        if (map_width <= largest) continue;
        largest = map_width;
        best = {columns, rows, std::max(width, 1.0F), std::max(height, 1.0F)};
    }
    std::vector<scene::Rect> boxes;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t column = i % best.columns, row = i / best.columns;
        boxes.push_back({room.x + static_cast<float>(column) * (best.width + shape.gap),
                         room.y + static_cast<float>(row) * (best.height + shape.gap), best.width, best.height});
    }
    return boxes;
}

}  // namespace carto
