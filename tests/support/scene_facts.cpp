#include "scene_facts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <tuple>
#include <vector>

#include "carto/pick.h"
#include "haining_plan.h"
#include "scene_items.h"

namespace support {
namespace {

using scene::Pane;
using scene::Rect;
using scene::Scene;
using scene::Space;
using scene::Vec2;

constexpr std::size_t k_most_lines = 400;  // of one kind: beyond that a crowd is told by its number

std::string to_text(scene::Colour c) {
    return c.a == 255 ? fmt::format("#{:02x}{:02x}{:02x}", c.r, c.g, c.b)
                      : fmt::format("#{:02x}{:02x}{:02x}{:02x}", c.r, c.g, c.b, c.a);
}

const char* to_text(scene::Pattern pattern) {
    constexpr std::array k_names{"solid", "hatch_up", "hatch_down", "dots", "cross"};
    return k_names.at(static_cast<std::size_t>(pattern));
}

const char* to_text(scene::Shape shape) {
    constexpr std::array k_names{"circle", "square", "triangle", "diamond", "star", "hexagon", "pentagon", "box"};
    return k_names.at(static_cast<std::size_t>(shape));
}

const char* to_text(scene::Filling filling) {
    constexpr std::array k_names{"solid", "half", "hollow", "dotted"};
    return k_names.at(static_cast<std::size_t>(filling));
}

/// Where an item lies in the picture.
Vec2 place_of(const Pane& pane, Space space, Vec2 anchor, Vec2 offset) {
    Vec2 at = anchor;
    if (space == Space::map)
        at = scene::to_screen(pane.camera, {pane.scene->origin.x + anchor.x, pane.scene->origin.y + anchor.y});
    return {at.x + offset.x + pane.corner.x, at.y + offset.y + pane.corner.y};
}

Rect placed(const Pane& pane, Rect box) {
    return {box.x + pane.corner.x, box.y + pane.corner.y, box.width, box.height};
}

/// Lines of one kind, or their number alone.
std::string lines_or_count(const std::vector<std::string>& lines, const char* what) {
    if (lines.size() > k_most_lines) return fmt::format("{} {}\n", lines.size(), what);
    std::string out;
    for (const std::string& line : lines) out += line + "\n";
    return out;
}

/// "carrier:9"; what Haining's plan does not have by its id.
std::string name_of(plan::FeatureRef feature) {
    static const plan::Index haining(*haining_plan());
    const std::string key = haining.key_of(feature);
    return fmt::format("{}:{}", plan::to_key(feature.kind), key.empty() && feature ? std::to_string(feature.id) : key);
}

std::string name_facts(const Pane& pane) {
    std::vector<std::string> out;
    int placed_names = 0;
    for (const scene::LabelReport& label : pane.scene->labels) {
        placed_names += label.placed ? 1 : 0;
        out.push_back(fmt::format("name {} \"{}\" {}", name_of(carto::to_feature(label.pick)), label.text,
                                  label.placed ? "placed" : "no room"));
    }
    if (out.empty()) return {};
    return fmt::format("names: {} of {} placed\n", placed_names, out.size()) + lines_or_count(out, "names");
}

std::string text_facts(const Pane& pane) {
    std::vector<std::string> out;
    for (const scene::TextRun& run : texts_of(*pane.scene)) {
        const Vec2 at = place_of(pane, run.space, run.anchor, {run.box.x, run.box.y});
        out.push_back(
            fmt::format("text {} \"{}\"", box_text(Rect{at.x, at.y, run.box.width, run.box.height}), run.text));
    }
    return lines_or_count(out, "texts");
}

std::string symbol_line(const Pane& pane, Space space, const scene::Symbol& s) {
    const Vec2 at = place_of(pane, space, s.anchor, s.offset);
    const Rect box{at.x - s.half_size.x, at.y - s.half_size.y, 2 * s.half_size.x, 2 * s.half_size.y};
    return fmt::format("symbol {} {} {} {} edge {} {:.1f} px", box_text(box), to_text(s.shape), to_text(s.filling),
                       to_text(s.fill), to_text(s.edge), s.edge_px);
}

/// The batches of one primitive, with the drawing that each belongs to.
template <class Function>
void for_each_batch(const Scene& scene, scene::Primitive primitive, Function function) {
    for (const scene::Drawing& drawing : scene.stack) {
        if (!drawing.list) continue;
        for (const scene::Batch& batch : drawing.list->batches)
            if (batch.primitive == primitive) function(drawing, batch);
    }
}

std::string symbol_facts(const Pane& pane) {
    std::vector<std::string> out;
    for_each_batch(*pane.scene, scene::Primitive::symbol, [&](const scene::Drawing& d, const scene::Batch& batch) {
        for (std::uint32_t i = batch.first; i < batch.first + batch.count; ++i)
            out.push_back(symbol_line(pane, batch.space, d.list->symbols[i]));
    });
    return lines_or_count(out, "symbols");
}

double triangle_area(Vec2 a, Vec2 b, Vec2 c) {
    return std::abs((static_cast<double>(b.x) - a.x) * (static_cast<double>(c.y) - a.y) -
                    (static_cast<double>(c.x) - a.x) * (static_cast<double>(b.y) - a.y)) /
           2;
}

double area_of(const scene::DrawList& list, const scene::FillShape& shape) {
    double area = 0;
    const auto corner = [&](std::uint32_t i) { return list.fill_vertices[list.fill_indices[i]].position; };
    for (std::uint32_t i = shape.first_index; i + 2 < shape.first_index + shape.index_count; i += 3)
        area += triangle_area(corner(i), corner(i + 1), corner(i + 2));
    return area;
}

std::string to_text(const scene::FillStyle& style) {
    std::string out = to_text(style.colour);
    if (style.pattern != scene::Pattern::solid)
        out += fmt::format(" {} {}", to_text(style.pattern), to_text(style.pattern_colour));
    return out;
}

/// Areas by style: km² on the map, px² on the screen.
std::string fill_facts(const Scene& scene) {
    std::map<std::tuple<Space, std::string>, double> areas;
    for_each_batch(scene, scene::Primitive::fill, [&](const scene::Drawing& d, const scene::Batch& batch) {
        for (std::uint32_t i = batch.first; i < batch.first + batch.count; ++i)
            areas[{batch.space, to_text((*d.fill_styles)[i])}] += area_of(*d.list, d.list->shapes[i]);
    });
    std::string out;
    for (const auto& [key, area] : areas)
        out += std::get<0>(key) == Space::map ? fmt::format("fill {} {:.1f} km²\n", std::get<1>(key), area / 1e6)
                                              : fmt::format("ground {} {:.0f} px²\n", std::get<1>(key), area);
    return out;
}

/// Lengths by style: km on the map, px on the screen; leader lines have their ends on both.
std::string line_facts(const Scene& scene) {
    std::map<std::tuple<Space, std::string>, double> lengths;
    for_each_batch(scene, scene::Primitive::line, [&](const scene::Drawing& d, const scene::Batch& batch) {
        for (std::uint32_t i = batch.first; i < batch.first + batch.count; ++i) {
            const scene::LineSegment& s = d.list->lines[i];
            std::string style = fmt::format("{} {:.1f} px", to_text(s.colour), s.width_px);
            if (s.dash_px > 0) style += fmt::format(" dashed {:.1f} {:.1f}", s.dash_px, s.gap_px);
            lengths[{batch.space, style}] += std::hypot(s.b.x - s.a.x, s.b.y - s.a.y);
        }
    });
    std::string out;
    for (const auto& [key, length] : lengths)
        out += std::get<0>(key) == Space::map ? fmt::format("line {} {:.1f} km\n", std::get<1>(key), length / 1000)
                                              : fmt::format("stroke {} {:.0f} px\n", std::get<1>(key), length);
    return out;
}

std::string furniture_facts(const Pane& pane) {
    std::string out;
    for (const Rect& box : pane.scene->furniture) out += "furniture " + box_text(placed(pane, box)) + "\n";
    for (const scene::LegendRow& row : pane.scene->legend_rows)
        out += fmt::format("legend row {} {}\n", row.key, box_text(placed(pane, row.box)));
    return out;
}

}  // namespace

std::string box_text(const Rect& box) {
    const auto whole = [](float value) { return static_cast<int>(std::lround(value)); };
    return fmt::format("{},{} {}×{}", whole(box.x), whole(box.y), whole(box.width), whole(box.height));
}

std::string facts_of(const Pane& pane) {
    const scene::Camera& c = pane.camera;
    std::string out = fmt::format("pane {} of {}×{}, 1 px = {:.2f} m, ground {}\n", box_text(pane.clip), c.width_px,
                                  c.height_px, 1 / c.pixels_per_metre, to_text(pane.scene->background));
    out += furniture_facts(pane) + name_facts(pane) + text_facts(pane) + symbol_facts(pane) + fill_facts(*pane.scene) +
           line_facts(*pane.scene);
    for (const scene::ScenePtr& highlight : pane.highlights)
        out += fmt::format("highlight\n{}{}", line_facts(*highlight),
                           symbol_facts({highlight, pane.camera, pane.corner, pane.clip, {}}));
    return out;
}

std::string facts_of(std::span<const Pane> panes) {
    std::string out;
    for (const Pane& pane : panes) out += facts_of(pane);
    return out;
}

}  // namespace support
