// What each action does to the session.
#include <algorithm>
#include <utility>

#include "session/map_session.h"

namespace session {
namespace {

constexpr double k_most_px_per_metre = 2.0;  // beyond this nothing in the data is true any more
constexpr double k_least_share_of_fit = 0.25;
constexpr double k_point_width_m = 12000;  // round a point: its neighbourhood
constexpr double k_place_width_m = 3000;   // round a position that was typed
constexpr float k_view_margin_px = 48;     // logical: closer to the border is out of view

/// The features of a layer; empty for layers that cover the whole map.
std::vector<plan::FeatureRef> features_of(const plan::Plan& plan, carto::Layer layer) {
    std::vector<plan::FeatureRef> out;
    if (layer == carto::Layer::carriers)
        for (const plan::Carrier& c : plan.carriers) out.push_back(ref_of(c));
    if (layer == carto::Layer::stations || layer == carto::Layer::rail || layer == carto::Layer::segments)
        for (const plan::Station& s : plan.stations) out.push_back(ref_of(s));
    if (layer == carto::Layer::parks)
        for (const plan::Park& p : plan.parks) out.push_back(ref_of(p));
    return out;
}

bool shows(const scene::Camera& camera, const geo::ProjectedExtent& extent) {
    const scene::Rect view{0, 0, static_cast<float>(camera.width_px), static_cast<float>(camera.height_px)};
    return view.contains(scene::to_screen(camera, {extent.min_x, extent.max_y})) &&
           view.contains(scene::to_screen(camera, {extent.max_x, extent.min_y}));
}

}  // namespace

void MapSession::apply(const Action& action) {
    std::visit([this](const auto& a) { perform(a); }, action);
}

void MapSession::options_change() {
    options_changed_ = true;
    options_.compared.reset();
    if (comparing_) options_.compared = carto::compare({options_.measure, options_.year}, comparing_->other);
    if (comparing_) options_.compared->side_by_side = !comparing_->passing;
    area_table_.reset();
    results_.reset();
}

void MapSession::perform(const UseMode& a) {
    if (a.mode == mode_) return;
    hidden_by_mode_[static_cast<std::size_t>(mode_)] = options_.hidden;
    mode_ = a.mode;
    if (mode_ != Mode::progress) {
        perform(CompareWith{});
        perform(ShowWall{false});
    }
    options_.hidden = hidden_by_mode_[static_cast<std::size_t>(mode_)];
    options_change();
}

void MapSession::perform(const ShowIndicator& a) {
    options_.indicator = a.key;
    options_.highlighted.reset();
    options_change();
}

/// The other map goes along, unless the two would no longer be of one kind.
void MapSession::perform(const ShowMeasure& a) {
    if (comparing_ && comparing_->other.measure == options_.measure)
        comparing_->other.measure = a.measure;
    else
        comparing_.reset();
    options_.measure = a.measure;
    options_.highlighted.reset();
    options_change();
}

void MapSession::perform(const ShowYear& a) {
    options_.year = a.year;
    const bool targets = comparing_ && comparing_->other.measure != options_.measure;
    if (targets) comparing_->other.year = a.year;
    if (comparing_ && comparing_->other == carto::Shown{options_.measure, options_.year}) comparing_.reset();
    options_.highlighted.reset();
    options_change();
}

void MapSession::perform(const UseTargets& a) {
    options_.target_set = index().target_set(a.set) != nullptr ? a.set : std::string();
    options_change();
}

void MapSession::perform(const HighlightClass& a) {
    options_.highlighted = a.row;
    options_change();
}

void MapSession::perform(const UseClasses& a) {
    options_.method = a.method;
    options_.classes = std::clamp(a.classes, 1, plan::k_max_classes);
    options_.breaks = a.breaks;
    options_.palette = a.palette;
    options_.highlighted.reset();
    options_change();
}

void MapSession::perform(const CompareWith& a) {
    if (!a.other && !comparing_) return;
    if (a.other) {
        perform(ShowWall{false});
        comparing_ = Comparing{*a.other};
    } else {
        comparing_.reset();
    }
    options_change();
}

void MapSession::perform(const MoveSplit& a) {
    if (!comparing_) return;
    comparing_->split = std::clamp(a.share, 0.0, 1.0);
    picture_changed_ = true;
}

void MapSession::perform(const Flip& a) {
    if (wall_ || (!a.on && !comparing_)) return;
    if (!comparing_) {
        const auto usual = usual_comparison(index(), options_);
        if (!usual) return;
        comparing_ = Comparing{*usual};
        comparing_->passing = true;
        options_change();
    }
    comparing_->other_alone = a.on;
    picture_changed_ = true;
    if (a.on || !comparing_->passing) return;
    comparing_.reset();
    options_change();
}

void MapSession::perform(const ShowWall& a) {
    if (a.on == wall_.has_value() || (a.on && plan().indicators.empty())) return;
    if (a.on) {
        perform(UseMode{Mode::progress});
        comparing_.reset();
        tool_ = Tool::select;
        measuring_ = {};
        before_wall_ = shows_all_ ? std::nullopt : std::optional(camera());
        wall_.emplace();
    } else {
        wall_.reset();
        navigator_.resize(width_px_, height_px_);
        if (before_wall_) navigator_.jump(*before_wall_);
        shows_all_ = !before_wall_;
    }
    fit_pending_ = a.on || shows_all_;
    options_change();
}

void MapSession::perform(const UseLanguage& a) {
    options_.language = a.language;
    carrier_table_.reset();
    options_change();
}

void MapSession::perform(const UseTheme& a) {
    options_.theme = a.theme;
    options_change();
}

void MapSession::perform(const UseFurniture& a) {
    options_.furniture = a.furniture;
    fit_pending_ = fit_pending_ || shows_all_;
    options_change();
}

/// A city that nobody has moved is fitted anew beside it.
void MapSession::perform(const UseLegend& a) {
    options_.legend_corner = a.corner;
    options_.legend_folded = a.folded;
    fit_pending_ = fit_pending_ || shows_all_;
    options_change();
}

void MapSession::perform(const ToggleLayer& a) {
    const auto at = std::find(options_.hidden.begin(), options_.hidden.end(), a.layer);
    if (at == options_.hidden.end())
        options_.hidden.push_back(a.layer);
    else
        options_.hidden.erase(at);
    options_change();
}

void MapSession::perform(const HideLayers& a) {
    options_.hidden = a.layers;
    options_change();
}

void MapSession::perform(const SetOpacity& a) {
    options_.opacity[static_cast<std::size_t>(a.layer)] = std::clamp(a.opacity, 0.0F, 1.0F);
    options_change();
}

void MapSession::perform(const PanBy& a) {
    shows_all_ = false;
    navigator_.drag(a.dx, a.dy);
}

void MapSession::perform(const StepBy& a) {
    shows_all_ = false;
    navigator_.pan(a.dx, a.dy);
}

void MapSession::set_limits() {
    const double fit = fitted().pixels_per_metre;
    navigator_.set_scale_limits(fit * k_least_share_of_fit, k_most_px_per_metre * options_.pixel_ratio);
}

void MapSession::perform(const ZoomAt& a) {
    shows_all_ = false;
    set_limits();
    navigator_.zoom_at(a.factor, local(a.at));
}

void MapSession::show(const geo::ProjectedExtent& extent) {
    shows_all_ = false;
    set_limits();
    const scene::Camera framed = builder_.frame(options_, camera().width_px, camera().height_px, extent);
    navigator_.look_at(framed.centre, framed.pixels_per_metre);
}

void MapSession::show_round(const geo::ProjectedExtent& extent, double least_width_m) {
    if (extent.empty()) return;
    const double width = std::max(extent.width(), least_width_m) * 1.25;
    const double height = std::max(extent.height(), least_width_m * 0.6) * 1.25;
    const double x = (extent.min_x + extent.max_x) / 2, y = (extent.min_y + extent.max_y) / 2;
    const geo::ProjectedExtent round{x - width / 2, y - height / 2, x + width / 2, y + height / 2};
    const scene::Camera framed = builder_.frame(options_, camera().width_px, camera().height_px, round);
    const scene::Camera whole = fitted();
    // what the whole city shows as well is not shown smaller than with it
    if (framed.pixels_per_metre < whole.pixels_per_metre && shows(whole, extent)) return perform(FullExtent{});
    show(round);
}

void MapSession::perform(const ZoomToBox& a) {
    geo::ProjectedExtent extent;
    const scene::Vec2 corner = local({a.box.x, a.box.y});
    extent.include(scene::to_map(camera(), corner));
    extent.include(scene::to_map(camera(), {corner.x + a.box.width, corner.y + a.box.height}));
    show(extent);
}

void MapSession::perform(const ZoomToFeature& a) { show_round(builder_.extent_of(a.feature), k_point_width_m); }

void MapSession::perform(const ZoomToSelection&) {
    geo::ProjectedExtent extent;
    for (plan::FeatureRef feature : selection_) extent.unite(builder_.extent_of(feature));
    show_round(extent, k_point_width_m);
}

void MapSession::perform(const ZoomToLayer& a) {
    geo::ProjectedExtent extent;
    for (plan::FeatureRef feature : features_of(plan(), a.layer)) extent.unite(builder_.extent_of(feature));
    if (extent.empty()) return perform(FullExtent{});
    show_round(extent, k_point_width_m);
}

void MapSession::perform(const FullExtent&) {
    shows_all_ = true;
    navigator_.glide_to(fitted());
}

void MapSession::perform(const PreviousView&) {
    shows_all_ = false;
    navigator_.previous();
}

void MapSession::perform(const NextView&) {
    shows_all_ = false;
    navigator_.next();
}

void MapSession::perform(const GoTo& a) {
    marked_ = a.position;
    geo::ProjectedExtent extent;
    extent.include(builder_.project(a.position));
    show_round(extent, k_place_width_m);
}

void MapSession::perform(const BringIntoView& a) {
    const scene::Rect room = clear_room();
    const float margin = std::min(k_view_margin_px * options_.pixel_ratio, std::min(room.width, room.height) / 4);
    if (room.grown(-margin).contains(on_screen(a.position))) return;
    shows_all_ = false;
    const geo::Projected centre = builder_.project(a.position);
    const double scale = navigator_.goal().pixels_per_metre;
    const double right = room.x + room.width / 2 - static_cast<float>(camera().width_px) / 2;
    const double down = room.y + room.height / 2 - static_cast<float>(camera().height_px) / 2;
    navigator_.look_at({centre.x - right / scale, centre.y + down / scale}, scale);
}

void MapSession::perform(const UseScale& a) {
    if (a.denominator <= 0) return;
    shows_all_ = false;
    set_limits();
    const scene::Camera& goal = navigator_.goal();
    navigator_.look_at(goal.centre, options_.pixel_ratio * k_screen_dpi / 0.0254 / a.denominator);
}

void MapSession::perform(const LookAt& a) {
    if (a.denominator <= 0) return;
    look_pending_ = a;
    shows_all_ = fit_pending_ = false;
}

void MapSession::hover(plan::FeatureRef feature) {
    if (feature == hovered_) return;
    hovered_ = feature;
    rings_changed_ = true;
}

void MapSession::perform(const PointAt& a) {
    pointer_ = a.at;
    if (a.at)
        hover_under_pointer();
    else
        hover({});
}

void MapSession::hover_under_pointer() {
    if (pointer_) hover(feature_at(*pointer_));
}

void MapSession::perform(const PointAtFeature& a) { hover(a.feature); }

void MapSession::perform(const SelectAt& a) {
    const MapPart* part = parts_.at(a.at, comparing_);
    if (part == nullptr || ground_at(a.at) != nullptr) return;
    identified_ = builder_.identify(*part->scene, camera(), local(a.at), part->options);
    const std::vector<plan::FeatureRef> under = identified_;
    if (under.empty()) {
        if (a.joining == Joining::replace) perform(Select{});
        return;
    }
    perform(Select{under.front(), a.joining});
    identified_ = under;
}

void MapSession::perform(const Select& a) {
    rings_changed_ = true;
    // what lay under a click is kept while one of it is looked at
    if (std::find(identified_.begin(), identified_.end(), a.feature) == identified_.end()) identified_.clear();
    if (a.joining == Joining::replace) selection_.clear();
    if (a.feature.kind == plan::FeatureKind::none) return;
    const auto at = std::find(selection_.begin(), selection_.end(), a.feature);
    const bool was_selected = at != selection_.end();
    if (was_selected) selection_.erase(at);
    if (!(was_selected && a.joining == Joining::toggle)) selection_.push_back(a.feature);
}

void MapSession::perform(const UseTool& a) {
    if (a.tool == Tool::measure) perform(ShowWall{false});
    tool_ = a.tool;
    measuring_ = {};
}

void MapSession::perform(const AddMeasurePoint& a) {
    if (measuring_.closed) measuring_ = {};
    measuring_.points.push_back(position_at(a.at));
}

void MapSession::perform(const TakeMeasurePointBack&) {
    if (measuring_.closed)
        measuring_.closed = false;
    else if (!measuring_.points.empty())
        measuring_.points.pop_back();
}

void MapSession::perform(const CloseMeasure&) { measuring_.closed = measuring_.points.size() >= 3; }

void MapSession::perform(const PeelOff&) {
    if (!measuring_.points.empty())
        perform(TakeMeasurePointBack{});
    else if (tool_ != Tool::select)
        tool_ = Tool::select;
    else if (marked_)
        marked_.reset();
    else if (options_.highlighted)
        perform(HighlightClass{});
    else if (!selection_.empty())
        perform(Select{});
    else if (comparing_)
        perform(CompareWith{});
    else
        perform(ShowWall{false});
}

}  // namespace session
