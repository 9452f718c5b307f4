#include "session/map_session.h"

#include <algorithm>
#include <map>
#include <utility>

#include "kept.h"
#include "plan/observations.h"
#include "plan/stories.h"
#include "session/bullet_chart.h"
#include "session/gap_words.h"
#include "session/review_tables.h"

namespace session {
namespace {

constexpr std::size_t k_most_rings = 100;  // drawing more rings than can be told apart helps nobody

/// Whether the line and what lies along it, carriers apart, is the same without a look at it.
bool shares_ground(const plan::Plan& a, const plan::Plan& b) {
    return a.rail.shares(b.rail) && a.stations.shares(b.stations) && a.planned_stations.shares(b.planned_stations) &&
           a.parks.shares(b.parks) && a.units.shares(b.units);
}

}  // namespace

MapSession::MapSession(carto::MapBuilder builder, std::string project_name)
    : builder_(std::move(builder)), project_name_(std::move(project_name)) {
    view_ = first_view(builder_.index());
    sink_.furniture = carto::Furniture::window;
    options_change();
    choropleth_ = builder_.choropleth(options_);
    geo::ProjectedExtent city;
    for (const plan::Unit& unit : plan().units) city.unite(builder_.extent_of(ref_of(unit)));
    navigator_.set_bounds(city);
}

void MapSession::use_plan(plan::PlanPtr plan, std::optional<Trying> trying) {
    const std::optional<Trying> before = std::exchange(trying_, std::move(trying));
    sink_.scenario = trying_ ? trying_->name : std::string();
    if (base_review_ && trying_)
        base_review_ = std::make_unique<BaseReview>(*trying_->base, std::move(*base_review_), view_.review);
    else
        base_review_.reset();
    const bool same_ground = shares_ground(this->plan(), *plan);
    builder_.use_plan(std::move(plan));
    view_.review.line = line_to_choose(this->plan(), view_.review.line);
    const auto is_gone = [this](plan::FeatureRef feature) { return !index().has(feature); };
    if (is_gone(hovered_)) hovered_ = {};
    std::erase_if(view_.selection, is_gone);
    std::erase_if(identified_, is_gone);
    if (plan::find_view(this->plan(), view_.opened) == nullptr) view_.opened = 0;
    if (index().target_set(view_.subject.target_set) == nullptr) view_.subject.target_set.clear();
    area_table_.reset();
    carrier_table_.reset();
    search_index_.reset();
    if (!same_ground) strip_ground_.reset();
    corridor_strip_.reset();
    drawn_corridor_.reset();
    drawn_chart_.reset();
    drawn_bullets_.reset();
    corridor_index_.reset();
    review_.reset();
    gaps_.reset();
    segments_.reset();
    notes_.reset();
    findings_.reset();
    conclusion_.reset();
    options_change();
}

ViewState MapSession::view() const {
    ViewState view = view_;
    view.place = place();
    return view;
}

ViewState MapSession::kept_view() const { return presented_ ? presented_->view : view(); }

void MapSession::use_view(ViewState view) {
    view = fitting(std::move(view), index());
    const std::optional<LookAt> place = std::exchange(view.place, std::nullopt);
    change(std::move(view));
    look_pending_ = place;
    shows_all_ = !place;
    fit_pending_ = shows_all_;
}

plan::FeatureRef MapSession::selected() const {
    return view_.selection.empty() ? plan::FeatureRef{} : view_.selection.back();
}

bool MapSession::is_selected(plan::FeatureRef feature) const {
    return std::find(view_.selection.begin(), view_.selection.end(), feature) != view_.selection.end();
}

std::optional<geo::LonLat> MapSession::pointer() const {
    if (!pointer_) return std::nullopt;
    return position_at(*pointer_);
}

scene::Vec2 MapSession::on_screen(geo::LonLat position) const {
    const scene::Vec2 at = scene::to_screen(camera(), builder_.project(position));
    if (layout_.maps.empty()) return at;
    return {at.x + main_map().box.x, at.y + main_map().box.y};
}

scene::Vec2 MapSession::on_screen_of(const scene::PickTarget& target) const {
    const geo::Projected origin = scene()->origin;
    const scene::Vec2 at = scene::to_screen(camera(), {origin.x + target.anchor.x, origin.y + target.anchor.y});
    const scene::Rect& box = main_map().box;
    return {box.x + at.x + target.offset.x, box.y + at.y + target.offset.y};
}

scene::Vec2 MapSession::local(scene::Vec2 at) const {
    const carto::MapFrame* map = layout_.at(at);
    return map == nullptr ? at : scene::Vec2{at.x - map->box.x, at.y - map->box.y};
}

const carto::MapOptions& MapSession::options_at(scene::Vec2 at) const {
    const carto::MapFrame* map = layout_.at(at);
    return map == nullptr ? options_ : map->options;
}

std::vector<int> MapSession::years() const {
    std::vector<int> years;
    for (int year = plan().baseline_year; year <= plan().target_year; ++year) years.push_back(year);
    return years;
}

double MapSession::scale_denominator() const { return denominator_of(camera()); }

double MapSession::denominator_of(const scene::Camera& camera) const {
    const double metres_per_logical_px = options_.pixel_ratio / camera.pixels_per_metre;
    return metres_per_logical_px * k_screen_dpi / 0.0254;
}

std::optional<LookAt> MapSession::place() const {
    if (look_pending_) return look_pending_;
    if (shows_all_ || wall_) return std::nullopt;
    const scene::Camera& goal = navigator_.goal();
    const auto width = static_cast<float>(goal.width_px), height = static_cast<float>(goal.height_px);
    return LookAt{builder_.position_at(goal, {width / 2, height / 2}), denominator_of(goal)};
}

const std::vector<std::size_t>& MapSession::ArrangedTable::arranged(const Arrangement& wanted,
                                                                    const std::vector<bool>* passes) {
    if (arrangement != wanted) {
        order = arrange(table, wanted);
        if (passes != nullptr) std::erase_if(order, [&](std::size_t row) { return !(*passes)[row]; });
        arrangement = wanted;
    }
    return order;
}

MapSession::ArrangedTable& MapSession::areas() const {
    if (!area_table_) area_table_ = ArrangedTable{session::area_table(index(), options_), std::nullopt, {}};
    return *area_table_;
}

MapSession::ArrangedTable& MapSession::carriers() const {
    if (!carrier_table_)
        carrier_table_ = ArrangedTable{
            session::carrier_table(builder_.review(view_.review.line), view_.review.reach, options_.language),
            std::nullopt,
            {}};
    return *carrier_table_;
}

const Table& MapSession::area_table() const { return areas().table; }
const Table& MapSession::carrier_table() const { return carriers().table; }

const std::vector<std::size_t>& MapSession::area_order(const Arrangement& arrangement) const {
    if (!options_.highlighted && options_.area_segments.empty()) return areas().arranged(arrangement, nullptr);
    std::vector<bool> passes;
    for (const carto::AreaValue& area : choropleth_.areas) passes.push_back(area.stands_out);
    return areas().arranged(arrangement, &passes);
}

const std::vector<std::size_t>& MapSession::carrier_order(const Arrangement& arrangement) const {
    const bool filtered = !view_.review.filter.empty();
    return carriers().arranged(arrangement, filtered ? &review().passes() : nullptr);
}

Found MapSession::find(std::string_view query, std::size_t most) const {
    if (!search_index_) search_index_ = std::make_unique<SearchIndex>(index());
    return search_index_->find(query, options_.language, most, [this](plan::FeatureRef feature) {
        const plan::Carrier* carrier = view_.review.filter.empty() ? nullptr : index().carrier(feature);
        return carrier == nullptr || review().passes()[static_cast<std::size_t>(carrier - plan().carriers.data())];
    });
}

const plan::CorridorStrip& MapSession::corridor_strip() const {
    if (!strip_ground_) strip_ground_ = plan::make_strip_ground(index(), plan::find_line(plan(), view_.review.line));
    if (corridor_strip_) return *corridor_strip_;
    corridor_strip_ = plan::make_corridor_strip(builder_.review(view_.review.line), *strip_ground_);
    corridor_strip_->gaps = plan::open_stretches(gaps(), strip_ground_->line);
    return *corridor_strip_;
}

const carto::CorridorPicture& MapSession::corridor_picture(int width_px, int height_px,
                                                           const std::vector<plan::MovedCarrier>& moved) const {
    const bool same = drawn_corridor_ && drawn_corridor_->width_px == width_px &&
                      drawn_corridor_->height_px == height_px && drawn_corridor_->part == view_.on_strip &&
                      drawn_corridor_->moved == moved;
    if (same) return drawn_corridor_->picture;
    carto::MapOptions options = options_;
    options.furniture = carto::Furniture::window;
    const carto::StripView view{view_.on_strip};
    const auto draw = [&](const plan::CorridorStrip& strip) {
        return *builder_.corridor(strip, options, view, width_px, height_px);
    };
    drawn_corridor_ = {
        width_px, height_px, view.part, moved,
        moved.empty() ? draw(corridor_strip()) : draw(plan::with_moved(corridor_strip(), corridor_index(), moved))};
    return drawn_corridor_->picture;
}

const carto::AreaChartPicture& MapSession::area_chart(const carto::AreaChartView& view, int width_px,
                                                      int height_px) const {
    const bool same = drawn_chart_ && drawn_chart_->width_px == width_px && drawn_chart_->height_px == height_px &&
                      drawn_chart_->view == view;
    if (same) return drawn_chart_->picture;
    carto::MapOptions options = options_;
    options.furniture = carto::Furniture::window;
    drawn_chart_ = {width_px, height_px, view, *builder_.area_chart(view, options, width_px, height_px)};
    return drawn_chart_->picture;
}

const carto::BulletPicture& MapSession::bullet_picture(const plan::Area& area, int width_px) const {
    if (drawn_bullets_ && drawn_bullets_->area == area.key && drawn_bullets_->width_px == width_px)
        return drawn_bullets_->picture;
    carto::MapOptions options = options_;
    options.furniture = carto::Furniture::window;
    drawn_bullets_ = {area.key, width_px,
                      *builder_.bullet_chart(bullet_chart(index(), area, options), options, width_px, 0)};
    return drawn_bullets_->picture;
}

const Results& MapSession::results() const {
    if (!results_) results_.emplace(index(), options_);
    return *results_;
}

const ReviewResults& MapSession::review() const {
    if (!review_) review_.emplace(builder_.review(view_.review.line), view_.review);
    return *review_;
}

const ReviewResults* MapSession::review_of_base() const {
    if (!trying_) return nullptr;
    if (!base_review_) base_review_ = std::make_unique<BaseReview>(*trying_->base, view_.review);
    return &base_review_->results;
}

const std::vector<plan::Gap>& MapSession::gaps() const {
    if (!gaps_) gaps_ = std::make_unique<FoundGaps>(builder_.review(view_.review.line));
    return gaps_->gaps();
}

const exchange::TableFile& MapSession::segments() const {
    const int year = options_.year == 0 ? plan().baseline_year : options_.year;
    if (!segments_) segments_ = segments_table(builder_.review(view_.review.line), year, options_.language);
    return *segments_;
}

const std::vector<NoteRow>& MapSession::notes() const {
    return kept(notes_, [this] { return note_rows(plan(), options_.language); });
}

const plan::CorridorIndex& MapSession::corridor_index() const {
    if (!corridor_index_) corridor_index_.emplace(plan(), plan::find_line(plan(), view_.review.line));
    return *corridor_index_;
}

const std::vector<plan::Finding>& MapSession::findings_of(std::int64_t carrier) const {
    if (!findings_) {
        findings_.emplace();
        const plan::CarrierChecks checks(plan());
        for (const plan::Carrier& c : plan().carriers)
            if (!c.removed) (*findings_)[c.id] = checks.check(c);
    }
    return (*findings_)[carrier];
}

const scene::Rect* MapSession::ground_at(scene::Vec2 at) const {
    const carto::MapFrame* map = layout_.at(at);
    if (map == nullptr) return nullptr;
    for (const scene::Rect& ground : map->scene->grounds)
        if (ground.contains(local(at))) return &ground;
    return nullptr;
}

plan::FeatureRef MapSession::feature_at(scene::Vec2 at) const {
    if (ground_at(at) != nullptr) return {};
    const carto::MapFrame* map = layout_.at(at);
    return map != nullptr ? builder_.pick(*map->scene, camera(), local(at), map->options) : plan::FeatureRef{};
}

std::optional<carto::LegendKey> MapSession::legend_row_at(scene::Vec2 at) const {
    const carto::MapFrame* map = layout_.at(at);
    const scene::ScenePtr& scene = map == nullptr && wall_ ? wall_->ground : this->scene();
    if (!scene) return std::nullopt;
    for (const scene::LegendRow& row : scene->legend_rows)
        if (row.box.contains(local(at))) return carto::from_row_key(row.key);
    return std::nullopt;
}

bool MapSession::tick(double now_s) {
    navigator_.tick(now_s);
    return navigator_.gliding();
}

scene::Camera MapSession::fitted() {
    const carto::MapOptions wish = wall_ ? carto::cell_options(options_, options_.indicator) : options_;
    return builder_.fit(wish, camera().width_px, camera().height_px);
}

/// All cells are of one size, and so are seen by one camera.
void MapSession::lay_out_wall() {
    wall_ = builder_.wall(options_, width_px_, height_px_);
    const scene::Rect& cell = wall_->maps.front().box;
    const auto width = static_cast<int>(cell.width), height = static_cast<int>(cell.height);
    fit_pending_ = fit_pending_ || (shows_all_ && (camera().width_px != width || camera().height_px != height));
    navigator_.resize(width, height);
}

void MapSession::rebuild() {
    const bool resized = built_for_.width_px != camera().width_px || built_for_.height_px != camera().height_px;
    if (!wall_ && (options_changed_ || resized)) room_ = clear_room();
    if (options_changed_) choropleth_ = builder_.choropleth(options_);
    layout_ = wall_               ? *wall_
              : options_.compared ? carto::two_maps(options_, width_px_, height_px_)
                                  : carto::one_map(options_, width_px_, height_px_);
    divide_maps();
    carto::build_scenes(layout_, builder_, camera());
    built_for_ = camera();
    options_changed_ = false;
    rings_changed_ = true;
}

void MapSession::divide_maps() {
    if (wall_ || layout_.maps.size() < 2) return;
    if (!view_.comparing)
        carto::show_only(layout_, layout_.main);
    else if (view_.comparing->other_alone)
        carto::show_only(layout_, 1 - layout_.main);
    else
        carto::divide(layout_, carto::split_px(view_.comparing->split, static_cast<float>(layout_.width_px)),
                      carto::k_split_line * options_.pixel_ratio);
}

bool MapSession::city_is_hidden() const {
    const std::vector<scene::Rect>& grounds = scene()->grounds;
    return std::any_of(grounds.begin(), grounds.end(), [&](const scene::Rect& ground) { return covers_city(ground); });
}

void MapSession::make_rings() {
    std::vector<plan::FeatureRef> ringed;
    if (hovered_.kind != plan::FeatureKind::none && !is_selected(hovered_)) ringed.push_back(hovered_);
    const std::size_t first = view_.selection.size() > k_most_rings ? view_.selection.size() - k_most_rings : 0;
    ringed.insert(ringed.end(), view_.selection.begin() + static_cast<std::ptrdiff_t>(first), view_.selection.end());
    carto::make_rings(layout_, builder_, ringed);
    rings_changed_ = false;
    picture_changed_ = true;
}

bool MapSession::update(int width_px, int height_px, float pixel_ratio, bool moving) {
    const bool as_opened = presented_ && opened_ && opened_->camera == navigator_.goal() && !view_.wall;
    const bool other_ratio = sink_.pixel_ratio != pixel_ratio;
    if (other_ratio) {
        sink_.pixel_ratio = pixel_ratio;
        options_change();
    }
    const bool resized = width_px_ != width_px || height_px_ != height_px;
    width_px_ = width_px;
    height_px_ = height_px;
    if (presented_ && (resized || other_ratio)) presented_->page.reset();
    if (as_opened && (resized || other_ratio)) open_pending_ = OpenView{view_.opened, plan::Transition::cut, 0};
    if (wall_ && (resized || options_changed_)) lay_out_wall();
    if (!wall_ && resized) {
        fit_pending_ = fit_pending_ || shows_all_;
        navigator_.resize(width_px, height_px);
    }
    if (fit_pending_) {
        navigator_.jump(fitted());
        fit_pending_ = false;
        shows_all_ = true;
    }
    if (const auto look = std::exchange(look_pending_, std::nullopt))
        navigator_.jump({builder_.project(look->centre),
                         options_.pixel_ratio * k_screen_dpi / 0.0254 / look->denominator, camera().width_px,
                         camera().height_px});
    if (open_pending_ && !wall_ && camera().width_px > 0) look_as_opened();
    const bool gliding = navigator_.gliding();
    const bool same_size = built_for_.width_px == camera().width_px && built_for_.height_px == camera().height_px;
    const bool same_scale = built_for_.pixels_per_metre == camera().pixels_per_metre;
    const bool keep = same_size && (gliding || (moving && same_scale));
    if (options_changed_ || resized || layout_.maps.empty() || (built_for_ != camera() && !keep)) {
        const bool options_changed = options_changed_;
        rebuild();
        if (options_changed && shows_all_ && !wall_ && !gliding && city_is_hidden()) {
            navigator_.jump(fitted());
            rebuild();
        }
        hover_under_pointer();
    }
    if (rings_changed_) make_rings();
    draw_words();
    if (!gliding && !moving && !wall_) navigator_.settle();
    picture_changed_ = picture_changed_ || drawn_for_ != camera();
    drawn_for_ = camera();
    return std::exchange(picture_changed_, false);
}

}  // namespace session
