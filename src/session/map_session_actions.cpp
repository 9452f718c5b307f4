// What each action does to the session.
#include <algorithm>
#include <utility>

#include "plan/lines.h"
#include "plan/review_index.h"
#include "plan/stories.h"
#include "reduce.h"
#include "session/conclusion.h"
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
    if (layer == carto::Layer::notes)
        for (const plan::Note& n : plan.notes) out.push_back(ref_of(n));
    return out;
}

bool shows(const scene::Camera& camera, const geo::ProjectedExtent& extent) {
    const scene::Rect view{0, 0, static_cast<float>(camera.width_px), static_cast<float>(camera.height_px)};
    return view.contains(scene::to_screen(camera, {extent.min_x, extent.max_y})) &&
           view.contains(scene::to_screen(camera, {extent.max_x, extent.min_y}));
}

}  // namespace

void MapSession::apply(const Action& action) {
    const auto act = [this]<class A>(const A& a) {
        if constexpr (Reducible<A>)
            change(reduce(view_, a, index()));
        else
            perform(a);
    };
    std::visit(act, action);
}

void MapSession::change(ViewState next) {
    const ViewState before = std::exchange(view_, std::move(next));
    if (before.wall != view_.wall) wall_changes();
    if (before.selection != view_.selection) selection_changes();
    if (before.comparing != view_.comparing) {
        divide_maps();
        picture_changed_ = true;
    }
    if (before.look.language != view_.look.language) {
        carrier_table_.reset();
        notes_.reset();
    }
    const auto legend = [](const carto::Look& look) { return std::pair(look.legend_corner, look.legend_folded); };
    // A city that nobody has moved is fitted anew beside the legend.
    if (legend(before.look) != legend(view_.look)) fit_pending_ = fit_pending_ || shows_all_;
    const bool same = before.subject == view_.subject && before.look == view_.look && before.review == view_.review &&
                      before.wall == view_.wall && comparison_of(before) == comparison_of(view_) &&
                      before.tracing == view_.tracing && (!presented_ || before.comparing == view_.comparing);
    if (before.subject.year != view_.subject.year || before.look.language != view_.look.language) segments_.reset();
    if (before.review != view_.review) review_changes(before.review);
    if (!same) options_change();
}

void MapSession::options_change() {
    options_changed_ = true;
    use_slide_words();
    options_ = {view_.subject, view_.look, view_.review, sink_, comparison_of(view_), traced()};
    area_table_.reset();
    results_.reset();
    drawn_corridor_.reset();
    drawn_chart_.reset();
    drawn_bullets_.reset();
}

/// The wall has a camera of its own; where the one map was looked at from is kept.
void MapSession::wall_changes() {
    if (view_.wall) {
        before_wall_ = shows_all_ ? std::nullopt : std::optional(camera());
        wall_.emplace();
    } else {
        wall_.reset();
        navigator_.resize(width_px_, height_px_);
        if (before_wall_) navigator_.jump(*before_wall_);
        shows_all_ = !before_wall_;
    }
    fit_pending_ = view_.wall || shows_all_;
}

/// The rows of a table of carriers stay; what they say of the reach and which of them are shown does not.
void MapSession::review_changes(const carto::Review& before) {
    if (before.line != view_.review.line) return line_changes();
    if (review_) review_->ask(view_.review);
    if (base_review_) base_review_->results.ask(view_.review);
    if (!carrier_table_) return;
    if (before.reach != view_.review.reach)
        use_reach(carrier_table_->table, builder_.review(view_.review.line), view_.review.reach, view_.look.language);
    carrier_table_->arrangement.reset();
}

/// All that is measured is measured anew.
void MapSession::line_changes() {
    review_.reset();
    base_review_.reset();
    carrier_table_.reset();
    strip_ground_.reset();
    corridor_strip_.reset();
    corridor_index_.reset();
    gaps_.reset();
    segments_.reset();
}

/// What lay under a click is kept while one of it is looked at.
void MapSession::selection_changes() {
    rings_changed_ = true;
    if (std::find(identified_.begin(), identified_.end(), selected()) == identified_.end()) identified_.clear();
}

void MapSession::perform(const UseFurniture& a) {
    sink_.furniture = a.furniture;
    fit_pending_ = fit_pending_ || shows_all_;
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
    for (plan::FeatureRef feature : view_.selection) extent.unite(builder_.extent_of(feature));
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
    view_.marked = a.position;
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

void MapSession::perform(const OpenView& a) {
    const plan::SavedView* saved = plan::find_view(plan(), a.view);
    if (saved == nullptr) return;
    ViewState next = opened_view(*saved, view_, index());
    next.opened = a.view;
    const bool to_wall = next.wall;
    change(std::move(next));
    if (to_wall) return;
    open_pending_ = a;
    look_pending_.reset();
    fit_pending_ = false;
}

void MapSession::look_as_opened() {
    const auto opening = std::exchange(open_pending_, std::nullopt);
    const plan::SavedView* saved = opening ? plan::find_view(plan(), opening->view) : nullptr;
    if (saved == nullptr || view_.wall) return;
    const std::optional<SeenGround> seen = seen_of(*saved);
    scene::Camera to = fitted();
    if (seen) {
        const geo::Projected centre = builder_.project(seen->centre);
        const double east = seen->width_m / 2, north = seen->height_m / 2;
        to = builder_.frame(options_, camera().width_px, camera().height_px,
                            {centre.x - east, centre.y - north, centre.x + east, centre.y + north});
    }
    shows_all_ = !seen;
    opened_ = Opened{seen, to};
    if (opening->transition == plan::Transition::flight)
        navigator_.fly_to(to, opening->seconds);
    else
        navigator_.jump(to);
}

std::optional<SeenGround> MapSession::seen() const {
    if (shows_all_ || view_.wall) return std::nullopt;
    const scene::Camera& goal = navigator_.goal();
    if (opened_ && opened_->camera == goal) return opened_->seen;
    const scene::Vec2 middle{room_.x + room_.width / 2, room_.y + room_.height / 2};
    return SeenGround{builder_.position_at(goal, middle), room_.width / goal.pixels_per_metre,
                      room_.height / goal.pixels_per_metre};
}

bool MapSession::opened_view_changed() const {
    const plan::SavedView* saved = plan::find_view(plan(), view_.opened);
    if (saved == nullptr) return false;
    plan::SavedView now = saved_view(view_, seen(), index());
    plan::SavedView before = saved_view(opened_view(*saved, view_, index()), seen_of(*saved), index());
    return now != before;
}

plan::SavedView MapSession::to_save() const {
    plan::SavedView view = saved_view(view_, seen(), index());
    view.title = usual_title(view_, index());
    return view;
}

void MapSession::was_saved_as(std::int64_t view) {
    const plan::SavedView* saved = plan::find_view(plan(), view);
    if (saved == nullptr) return;
    view_.opened = view;
    opened_ = Opened{seen_of(*saved), navigator_.goal()};
}

const std::string& MapSession::conclusion_today(const plan::SavedView& view) const {
    const carto::Language language = options_.language;
    if (conclusion_ && conclusion_->of == view && conclusion_->language == language) return conclusion_->text;
    const carto::MapOptions shown = shown_by(view, index(), language);
    const std::string& words = carto::in(view.conclusion, language);
    const auto say = [&](const plan::ReviewIndex& review) { return filled_conclusion(words, review, shown); };
    // the builder keeps the review of one line: that of the map
    const bool same_line = shown.line == view_.review.line;
    std::string text = same_line ? say(builder_.review(shown.line))
                                 : say(plan::ReviewIndex(index(), plan::find_line(plan(), shown.line)));
    conclusion_ = Conclusion{view, language, std::move(text)};
    return conclusion_->text;
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
    const carto::MapFrame* map = layout_.at(a.at);
    if (map == nullptr || ground_at(a.at) != nullptr) return;
    const std::vector<plan::FeatureRef> under = builder_.identify(*map->scene, camera(), local(a.at), map->options);
    if (under.empty() && a.joining != Joining::replace) return;
    identified_ = under;
    rings_changed_ = true;
    apply(Select{under.empty() ? plan::FeatureRef{} : under.front(), a.joining});
    identified_ = under;
}

void MapSession::perform(const AddMeasurePoint& a) {
    if (view_.measuring.closed) view_.measuring = {};
    geo::LonLat at = position_at(a.at);
    if (const plan::Station* station = index().station(a.on)) at = station->position;
    if (const plan::Carrier* carrier = index().carrier(a.on)) at = carrier->position.value_or(at);
    view_.measuring.points.push_back({at, a.on});
}

}  // namespace session
