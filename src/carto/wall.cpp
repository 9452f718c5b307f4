#include "carto/wall.h"

#include <algorithm>
#include <cmath>

#include "plan/measures.h"

namespace carto {

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

scene::Pane frame_pane(const Wall& wall) {
    scene::Camera camera;
    camera.width_px = wall.width_px;
    camera.height_px = wall.height_px;
    return scene::pane_at({}, wall.frame, camera);
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
