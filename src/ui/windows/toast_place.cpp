#include "windows/toast_place.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <imgui.h>
#include <imgui_internal.h>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "carto/layout.h"
#include "carto/options.h"
#include "carto/pick.h"
#include "frame/layout.h"
#include "frame/outbox.h"
#include "plan/plan.h"
#include "scene/scene.h"
#include "session/comparison.h"
#include "ui/frame_input.h"
#include "ui/overlay_state.h"
#include "windows/windows.h"

namespace ui {
namespace {

constexpr float k_margin = 12, k_foot = 34;            // logical px; the foot has the notes below the map
constexpr std::array k_widths{k_toast_width, 280.0F};  // logical px
constexpr int k_steps = 12;                            // from edge to edge of the map

/// What toasts had better not cover, device px of the map.
struct Obstacles {
    std::vector<scene::Rect> cards;      ///< windows over the map
    std::vector<scene::Rect> furniture;  ///< title, legend, scale, arrow
    std::vector<scene::Rect> names;      ///< of areas, carriers, stations; not of what lies around the city
    std::vector<scene::Vec2> places;     ///< carriers, stations and the line
    std::vector<scene::Vec2> selected;
};

scene::Rect on_map(const PanelContext& c, const scene::Rect& box) {
    return {box.x - c.layout.map.x, box.y - c.layout.map.y, box.width, box.height};
}

/// Panels never come to the front; toasts do not stand in their own way, and a tooltip goes at once.
std::vector<scene::Rect> cards_over(const PanelContext& c) {
    constexpr ImGuiWindowFlags k_none =
        ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_ChildWindow | ImGuiWindowFlags_Tooltip;
    std::vector<scene::Rect> out;
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
        const bool card = window->Active && !window->Hidden && (window->Flags & k_none) == 0;
        const std::string_view name = window->Name;
        if (card && !name.starts_with("###toast") && !name.starts_with("Debug"))
            out.push_back(on_map(c, {window->Pos.x, window->Pos.y, window->Size.x, window->Size.y}));
    }
    return out;
}

/// What is taken hold of between two compared maps.
std::optional<scene::Rect> split_line(const PanelContext& c) {
    if (!c.session.comparing() || c.session.comparing()->other_alone) return std::nullopt;
    const float x = carto::split_px(c.session.comparing()->split, c.layout.map.width), half = c.widgets.px(14);
    return scene::Rect{x - half, 0, 2 * half, c.layout.map.height};
}

/// The line in steps short enough that no toast fits between two of them.
void add_line(const PanelContext& c, const geo::LineString& line, std::vector<scene::Vec2>& places) {
    const float step = c.widgets.px(20);
    for (std::size_t i = 1; i < line.size(); ++i) {
        const scene::Vec2 a = c.session.on_screen(line[i - 1]), b = c.session.on_screen(line[i]);
        const float length = std::max(std::abs(b.x - a.x), std::abs(b.y - a.y));
        const int count = std::clamp(static_cast<int>(length / step), 1, 1000);
        for (int k = 0; k < count; ++k) {
            const float share = static_cast<float>(k) / static_cast<float>(count);
            places.push_back({a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share});
        }
    }
}

Obstacles obstacles(const PanelContext& c) {
    Obstacles out;
    out.cards = cards_over(c);
    if (const auto line = split_line(c)) out.cards.push_back(*line);
    if (!c.session.scene()) return out;
    const scene::Scene& scene = *c.session.scene();
    out.furniture = scene.furniture;
    for (const scene::LabelReport& label : scene.labels)
        if (label.placed && carto::to_feature(label.pick).kind != plan::FeatureKind::none)
            out.names.push_back(label.box);
    for (const scene::PickTarget& target : scene.pick_targets) {
        const scene::Vec2 at = c.session.on_screen_of(target);
        (c.session.is_selected(carto::to_feature(target.pick)) ? out.selected : out.places).push_back(at);
    }
    if (c.session.options().shows(carto::Layer::rail))
        for (const plan::RailLine& line : c.session.plan().rail) add_line(c, line.centreline, out.places);
    return out;
}

template <class Things, class Test>
float share_of(const Things& things, float each, float most, Test covered) {
    return std::min(most, each * static_cast<float>(std::count_if(things.begin(), things.end(), covered)));
}

/// The selection counts most, then what is used just now, then the data, then the furniture. Costs of `enough` or more
/// are not told apart: the city's outline is looked at last, for that takes longest.
float cost_of_place(const PanelContext& c, const Obstacles& all, const scene::Rect& window_box, float enough) {
    const scene::Rect box = on_map(c, window_box);
    const auto overlapped = [&](const scene::Rect& other) { return other.overlaps(box); };
    const auto inside = [&](scene::Vec2 at) { return box.grown(c.widgets.px(8)).contains(at); };
    float cost = share_of(all.selected, 100, 100, inside);
    cost += share_of(all.cards, 20, 100, overlapped);
    cost += share_of(all.furniture, 0.5F, 2, overlapped);
    if (cost >= enough) return cost;
    cost += share_of(all.names, 1, 6, overlapped);
    cost += share_of(all.places, 1, 6, inside);
    if (cost >= enough) return cost;
    return cost + (c.session.covers_city(box) ? 2.0F : 0.0F);
}

/// Free strips of title and legend: as wide as they are.
void add_strip(PanelContext& c, float bottom, float room, std::vector<scene::Rect>& places) {
    if (!c.session.scene() || c.session.scene()->grounds.size() != 2) return;  // the strip and the notes
    const scene::Rect& strip = c.session.scene()->grounds.front();
    const float margin = c.widgets.px(k_margin), width = strip.width - margin;
    if (strip.height <= strip.width || width < c.widgets.px(160)) return;
    const float height = height_of_toasts(c, width, room), step = c.widgets.px(28);
    for (float y = bottom - height; y > c.layout.map.y; y -= step)
        places.push_back({c.layout.map.x + strip.x + margin / 2, y, width, height});
}

/// The corners of the map, the middles of its edges, places between them, the same for narrower toasts, then the strip
/// of the legend.
std::vector<scene::Rect> toast_places(PanelContext& c) {
    const scene::Rect& map = c.layout.map;
    const float margin = c.widgets.px(k_margin), foot = c.widgets.px(k_foot), room = map.height - margin - foot;
    std::vector<scene::Rect> out;
    for (const float logical : k_widths) {
        const float width = std::min(c.widgets.px(logical), map.width - 2 * margin);
        const float height = height_of_toasts(c, width, room);
        const float left = map.x + margin, right = map.right() - margin - width;
        const float top = map.y + margin, bottom = std::max(top, map.bottom() - foot - height);
        for (const float x : {right, left, (left + right) / 2})
            for (const float y : {bottom, top}) out.push_back({x, y, width, height});
        for (int i = 0; i <= k_steps; ++i)
            for (int k = 0; k <= k_steps; ++k)
                out.push_back({right + (left - right) * static_cast<float>(i) / k_steps,
                               bottom + (top - bottom) * static_cast<float>(k) / k_steps, width, height});
    }
    add_strip(c, map.bottom() - foot, room, out);
    return out;
}

}  // namespace

scene::Rect place_toasts(PanelContext& c) {
    const bool any = std::any_of(c.input.notices.begin(), c.input.notices.end(),
                                 [&](const Notice& notice) { return notice.until_s > c.input.now_s; });
    if (!any) return {};
    ToastState& state = c.overlays.toasts;
    const std::vector<scene::Rect> places = toast_places(c);
    const Obstacles all = obstacles(c);
    state.place = std::min(state.place, places.size() - 1);
    // they stay where they are unless that has become a worse place
    constexpr float k_any = std::numeric_limits<float>::infinity();
    float least = cost_of_place(c, all, places[state.place], k_any) - (state.count > 0 ? 0.25F : 0.0F);
    for (std::size_t i = 0; i < places.size(); ++i)
        if (const float cost = cost_of_place(c, all, places[i], least); cost < least) {
            least = cost;
            state.place = i;
        }
    return places[state.place];
}

}  // namespace ui
