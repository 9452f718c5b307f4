// The open project as it is looked at: the plan (immutable), how it is shown, what is pointed at and selected, and the
// scene made of these. Panels read it as const and push actions; the owner applies them at the end of a frame.
// Knows no widgets and no OpenGL, so every behaviour of the window can be tested without one. Main thread.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "carto/map_builder.h"
#include "carto/options.h"
#include "plan/plan.h"
#include "scene/scene.h"

namespace session {

/// What a panel or the map asks for.
struct ShowIndicator {
    std::string key;
};
struct ShowMeasure {
    plan::Measure measure;
};
struct ShowYear {
    int year;
};
struct UseLanguage {
    carto::Language language;
};
struct UseTheme {
    carto::ThemeName theme;
};
struct ToggleLayer {
    carto::Layer layer;
};
/// Moves the map by device px, as the pointer drags it.
struct PanBy {
    float dx = 0, dy = 0;
};
/// Zooms by a factor (above 1: in), keeping the place under `at` (device px) where it is.
struct ZoomAt {
    double factor = 1;
    scene::Vec2 at;
};
struct ZoomToFeature {
    scene::FeatureId feature;
};
struct FullExtent {};
/// The pointer rests on a place of the map, or left it.
struct PointAt {
    std::optional<scene::Vec2> at;
};
struct SelectAt {
    scene::Vec2 at;
};
struct Select {
    scene::FeatureId feature;
};
using Action = std::variant<ShowIndicator, ShowMeasure, ShowYear, UseLanguage, UseTheme, ToggleLayer, PanBy, ZoomAt,
                            ZoomToFeature, FullExtent, PointAt, SelectAt, Select>;

class MapSession {
public:
    MapSession(carto::MapBuilder builder, std::string project_name);

    [[nodiscard]] const plan::Plan& plan() const { return builder_.plan(); }
    [[nodiscard]] const std::string& project_name() const { return project_name_; }
    [[nodiscard]] const carto::MapOptions& options() const { return options_; }
    [[nodiscard]] const carto::Choropleth& choropleth() const { return choropleth_; }
    [[nodiscard]] const scene::Camera& camera() const { return camera_; }
    [[nodiscard]] const scene::ScenePtr& scene() const { return scene_; }
    /// Rings of what is selected and pointed at, over the scene; null: none.
    [[nodiscard]] const scene::ScenePtr& selection_ring() const { return selection_ring_; }
    [[nodiscard]] const scene::ScenePtr& hover_ring() const { return hover_ring_; }
    [[nodiscard]] const scene::FeatureId& selected() const { return selected_; }
    [[nodiscard]] const scene::FeatureId& hovered() const { return hovered_; }
    /// Position under the pointer, EPSG:4490; empty when it is not on the map.
    [[nodiscard]] std::optional<geo::LonLat> pointer() const { return pointer_; }
    [[nodiscard]] std::optional<geo::Projected> pointer_projected() const;
    /// Years that the plan has values for.
    [[nodiscard]] std::vector<int> years() const;
    /// Denominator of the map's scale on a screen of 96 logical dpi.
    [[nodiscard]] double scale_denominator() const;

    void apply(const Action& action);

    /// Fits the scene to the view's size and to what the actions changed; call once a frame. While `moving` (a drag is
    /// under way) a scene that only lies elsewhere is kept, so that names stand still. True: the picture changed.
    bool update(int width_px, int height_px, float pixel_ratio, bool moving);

private:
    void perform(const ShowIndicator& a);
    void perform(const ShowMeasure& a);
    void perform(const ShowYear& a);
    void perform(const UseLanguage& a);
    void perform(const UseTheme& a);
    void perform(const ToggleLayer& a);
    void perform(const PanBy& a);
    void perform(const ZoomAt& a);
    void perform(const ZoomToFeature& a);
    void perform(const FullExtent& a);
    void perform(const PointAt& a);
    void perform(const SelectAt& a);
    void perform(const Select& a);
    void keep_city_in_view();
    void rebuild();

    carto::MapBuilder builder_;
    std::string project_name_;
    carto::MapOptions options_;
    carto::Choropleth choropleth_;
    scene::Camera camera_;
    scene::FeatureId selected_, hovered_;
    std::optional<geo::LonLat> pointer_;

    scene::ScenePtr scene_, selection_ring_, hover_ring_;
    scene::Camera built_for_;
    bool fit_pending_ = true;  ///< the next update fits the city
    bool shows_all_ = true;    ///< untouched since it was fitted: a new size fits it again
    bool options_changed_ = true, picture_changed_ = true;
};

}  // namespace session
