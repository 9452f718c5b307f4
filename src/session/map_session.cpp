#include "session/map_session.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace session {
namespace {

constexpr double k_most_px_per_metre = 2.0;  // beyond this nothing in the data is true any more
constexpr double k_least_share_of_fit = 0.25;
constexpr double k_screen_dpi = 96;

}  // namespace

MapSession::MapSession(carto::MapBuilder builder, std::string project_name)
    : builder_(std::move(builder)), project_name_(std::move(project_name)) {
    options_.furniture = carto::Furniture::window;
    options_.year = builder_.plan().baseline_year;
    if (!builder_.plan().indicators.empty()) options_.indicator = builder_.plan().indicators.front().key;
    choropleth_ = builder_.choropleth(options_);
}

std::optional<geo::Projected> MapSession::pointer_projected() const {
    if (!pointer_) return std::nullopt;
    return builder_.project(*pointer_);
}

std::vector<int> MapSession::years() const { return {plan().baseline_year, plan().target_year}; }

double MapSession::scale_denominator() const {
    const double metres_per_logical_px = options_.pixel_ratio / camera_.pixels_per_metre;
    return metres_per_logical_px * k_screen_dpi / 0.0254;
}

void MapSession::apply(const Action& action) {
    std::visit([this](const auto& a) { perform(a); }, action);
}

void MapSession::perform(const ShowIndicator& a) {
    options_.indicator = a.key;
    options_changed_ = true;
}

void MapSession::perform(const ShowMeasure& a) {
    options_.measure = a.measure;
    options_changed_ = true;
}

void MapSession::perform(const ShowYear& a) {
    options_.year = a.year;
    options_changed_ = true;
}

void MapSession::perform(const UseLanguage& a) {
    options_.language = a.language;
    options_changed_ = true;
}

void MapSession::perform(const UseTheme& a) {
    options_.theme = a.theme;
    options_changed_ = true;
}

void MapSession::perform(const ToggleLayer& a) {
    const auto at = std::find(options_.hidden.begin(), options_.hidden.end(), a.layer);
    if (at == options_.hidden.end())
        options_.hidden.push_back(a.layer);
    else
        options_.hidden.erase(at);
    options_changed_ = true;
}

void MapSession::perform(const PanBy& a) {
    shows_all_ = false;
    camera_.centre.x -= a.dx / camera_.pixels_per_metre;
    camera_.centre.y += a.dy / camera_.pixels_per_metre;
    keep_city_in_view();
    picture_changed_ = true;
}

void MapSession::perform(const ZoomAt& a) {
    const double fit = builder_.fit(options_, camera_.width_px, camera_.height_px).pixels_per_metre;
    shows_all_ = false;
    const geo::Projected fixed = scene::to_map(camera_, a.at);
    camera_.pixels_per_metre = std::clamp(camera_.pixels_per_metre * a.factor, fit * k_least_share_of_fit,
                                          k_most_px_per_metre * options_.pixel_ratio);
    const geo::Projected moved = scene::to_map(camera_, a.at);
    camera_.centre.x += fixed.x - moved.x;
    camera_.centre.y += fixed.y - moved.y;
    keep_city_in_view();
    picture_changed_ = true;
}

void MapSession::perform(const ZoomToFeature& a) {
    const geo::ProjectedExtent extent = builder_.extent_of(a.feature);
    if (extent.empty()) return;
    constexpr double k_least_width_m = 12000;  // around a point: its neighbourhood
    const double width = std::max(extent.width(), k_least_width_m) * 1.25;
    const double height = std::max(extent.height(), k_least_width_m * 0.6) * 1.25;
    shows_all_ = false;
    camera_.centre = {(extent.min_x + extent.max_x) / 2, (extent.min_y + extent.max_y) / 2};
    camera_.pixels_per_metre = std::min(camera_.width_px / width, camera_.height_px / height);
    picture_changed_ = true;
}

void MapSession::perform(const FullExtent&) { fit_pending_ = true; }

void MapSession::perform(const PointAt& a) {
    pointer_ = a.at ? std::optional(builder_.position_at(camera_, *a.at)) : std::nullopt;
    const scene::FeatureId under =
        a.at && scene_ ? builder_.pick(*scene_, camera_, *a.at, options_) : scene::FeatureId{};
    if (under == hovered_) return;
    hovered_ = under;
    hover_ring_.reset();
    picture_changed_ = true;
}

void MapSession::perform(const SelectAt& a) {
    if (scene_) perform(Select{builder_.pick(*scene_, camera_, a.at, options_)});
}

void MapSession::perform(const Select& a) {
    selected_ = a.feature;
    selection_ring_.reset();
    picture_changed_ = true;
}

/// The centre of the view stays within the city's extent: the map cannot be lost.
void MapSession::keep_city_in_view() {
    geo::ProjectedExtent city;
    for (const plan::Unit& unit : plan().units) {
        const geo::ProjectedExtent e = builder_.extent_of({scene::FeatureKind::unit, unit.code});
        city.include({e.min_x, e.min_y});
        city.include({e.max_x, e.max_y});
    }
    if (city.empty()) return;
    const double slack_x = camera_.width_px / camera_.pixels_per_metre * 0.3;
    const double slack_y = camera_.height_px / camera_.pixels_per_metre * 0.3;
    camera_.centre.x = std::clamp(camera_.centre.x, city.min_x - slack_x, city.max_x + slack_x);
    camera_.centre.y = std::clamp(camera_.centre.y, city.min_y - slack_y, city.max_y + slack_y);
}

void MapSession::rebuild() {
    if (options_changed_) choropleth_ = builder_.choropleth(options_);
    scene_ = builder_.build(options_, camera_);
    built_for_ = camera_;
    options_changed_ = false;
    selection_ring_.reset();
    hover_ring_.reset();
    picture_changed_ = true;
}

bool MapSession::update(int width_px, int height_px, float pixel_ratio, bool moving) {
    if (options_.pixel_ratio != pixel_ratio) {
        options_.pixel_ratio = pixel_ratio;
        options_changed_ = true;
    }
    if (camera_.width_px != width_px || camera_.height_px != height_px) {
        fit_pending_ = fit_pending_ || shows_all_;
        camera_.width_px = width_px;
        camera_.height_px = height_px;
    }
    if (fit_pending_) {
        camera_ = builder_.fit(options_, width_px, height_px);
        fit_pending_ = false;
        shows_all_ = true;
    }
    const bool only_moved = scene_ && built_for_.pixels_per_metre == camera_.pixels_per_metre &&
                            built_for_.width_px == camera_.width_px && built_for_.height_px == camera_.height_px;
    if (options_changed_ || !scene_ || (built_for_ != camera_ && !(moving && only_moved))) rebuild();
    if (!selection_ring_ && selected_.kind != scene::FeatureKind::none)
        selection_ring_ = builder_.highlight(*scene_, selected_, options_);
    if (!hover_ring_ && hovered_.kind != scene::FeatureKind::none && hovered_ != selected_)
        hover_ring_ = builder_.highlight(*scene_, hovered_, options_);
    return std::exchange(picture_changed_, false);
}

}  // namespace session
