// The indicators of one area against their targets as a chart, drawn like the map for panels, pictures and sheets: what
// is told of each, in numbers and words, and what comes of it. Values; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scene/scene.h"

namespace carto {

struct BulletLine {
    std::string words;
    bool is_soft = true;  ///< in the paler colour; else it stands out
};

/// An indicator: its name and its figure, a bar from 0, lines under it. Numbers in the indicator's unit.
struct BulletRow {
    std::string indicator;  ///< key
    std::string name, figure;
    std::optional<double> baseline, actual, target;  ///< with neither baseline nor target there is no bar
    std::optional<double> expected;                  ///< where a straight way to the target would stand
    double axis_max = 1;                             ///< end of the axis, above 0 and not below any value
    std::vector<BulletLine> lines;

    [[nodiscard]] bool has_bar() const { return baseline || target; }
};

struct BulletChart {
    std::string title;  ///< the area's name
    std::vector<BulletRow> rows;
};

/// Name and figure of an indicator.
struct BulletMark {
    std::string indicator;  ///< key
    scene::Rect box;        ///< device px
    std::string cut;        ///< the figure where it has not enough room
};

struct BulletPicture {
    scene::ScenePtr scene;          ///< nothing of it is in map space: screen_pane() shows it
    std::vector<BulletMark> marks;  ///< what can be pointed at, in the order of the rows
    float height = 0;               ///< of what is drawn, device px; in a window also beyond its room
};

}  // namespace carto
