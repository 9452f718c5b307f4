#include "frame/reader.h"

#include "session/edit_session.h"
#include "session/map_session.h"

namespace ui {

const plan::Plan& Reader::plan() const { return session_.plan(); }
const plan::Index& Reader::index() const { return session_.index(); }
const std::string& Reader::project_name() const { return session_.project_name(); }
session::Mode Reader::mode() const { return session_.mode(); }
session::Tool Reader::tool() const { return session_.tool(); }
const carto::MapOptions& Reader::options() const { return session_.options(); }
const scene::Camera& Reader::camera() const { return session_.camera(); }
double Reader::scale_denominator() const { return session_.scale_denominator(); }
const std::optional<session::Comparing>& Reader::comparing() const { return session_.comparing(); }
const std::optional<carto::Layout>& Reader::wall() const { return session_.wall(); }
bool Reader::shows_wall() const { return session_.wall().has_value(); }
const std::vector<plan::FeatureRef>& Reader::selection() const { return session_.selection(); }
plan::FeatureRef Reader::selected() const { return session_.selected(); }
bool Reader::is_selected(plan::FeatureRef feature) const { return session_.is_selected(feature); }
plan::FeatureRef Reader::hovered() const { return session_.hovered(); }
const std::vector<plan::FeatureRef>& Reader::identified() const { return session_.identified(); }
std::optional<geo::LonLat> Reader::pointer() const { return session_.pointer(); }
const std::optional<geo::LonLat>& Reader::marked() const { return session_.marked(); }
const session::Measuring& Reader::measuring() const { return session_.measuring(); }
const std::optional<session::Tracing>& Reader::tracing() const { return session_.tracing(); }
std::optional<session::PlacedPicture> Reader::placed_picture() const { return session_.placed_picture(); }
std::optional<geo::PicturePoint> Reader::picture_point_at(scene::Vec2 at) const {
    return session_.picture_point_at(at);
}
std::optional<scene::Vec2> Reader::on_screen(geo::PicturePoint point) const { return session_.on_screen(point); }
const scene::Scene* Reader::scene() const { return session_.scene().get(); }
const std::vector<carto::MapFrame>& Reader::maps() const { return session_.maps(); }
std::vector<scene::Rect> Reader::line_parts() const { return session_.line_parts(); }
const carto::MapOptions& Reader::options_at(scene::Vec2 at) const { return session_.options_at(at); }
scene::Vec2 Reader::on_screen(geo::LonLat position) const { return session_.on_screen(position); }
scene::Vec2 Reader::on_screen_of(const scene::PickTarget& target) const { return session_.on_screen_of(target); }
geo::LonLat Reader::position_at(scene::Vec2 at) const { return session_.position_at(at); }
plan::FeatureRef Reader::feature_at(scene::Vec2 at) const { return session_.feature_at(at); }
std::optional<carto::LegendKey> Reader::legend_row_at(scene::Vec2 at) const { return session_.legend_row_at(at); }
const scene::Rect* Reader::ground_at(scene::Vec2 at) const { return session_.ground_at(at); }
bool Reader::covers_city(const scene::Rect& box) const { return session_.covers_city(box); }
const carto::Choropleth& Reader::choropleth() const { return session_.choropleth(); }
std::vector<int> Reader::years() const { return session_.years(); }
const session::Table& Reader::area_table() const { return session_.area_table(); }
const session::Table& Reader::carrier_table() const { return session_.carrier_table(); }
const std::vector<std::size_t>& Reader::area_order(const session::Arrangement& arrangement) const {
    return session_.area_order(arrangement);
}
const std::vector<std::size_t>& Reader::carrier_order(const session::Arrangement& arrangement) const {
    return session_.carrier_order(arrangement);
}
const plan::CorridorStrip& Reader::corridor_strip() const { return session_.corridor_strip(); }
const carto::CorridorPicture& Reader::corridor_picture(int width_px, int height_px,
                                                       const std::vector<plan::MovedCarrier>& moved) const {
    return session_.corridor_picture(width_px, height_px, moved);
}
const carto::AreaChartPicture& Reader::area_chart(const carto::AreaChartView& view, int width_px, int height_px) const {
    return session_.area_chart(view, width_px, height_px);
}
const carto::BulletPicture& Reader::bullet_picture(const plan::Area& area, int width_px) const {
    return session_.bullet_picture(area, width_px);
}
const std::optional<plan::Stretch>& Reader::on_strip() const { return session_.on_strip(); }
const std::optional<plan::Stretch>& Reader::stretch() const { return session_.stretch(); }
const plan::StationReach* Reader::reach_of(const plan::Station& station) const {
    for (const plan::StationReach& reach : review().counts().stations)
        if (reach.station == &station) return &reach;
    return nullptr;
}

session::Found Reader::find(std::string_view query, std::size_t most) const { return session_.find(query, most); }
const std::string& Reader::sentence() const { return session_.results().sentence(); }
const std::vector<session::Bullet>& Reader::bullets(const plan::Area& area) const {
    return session_.results().bullets(area);
}
const std::vector<std::string>& Reader::ratios(const plan::Area& area, plan::Measure ratio) const {
    return session_.results().ratios(area, ratio);
}
plan::Coverage Reader::coverage(int year) const { return session_.results().coverage(year); }
const session::CityTable& Reader::city(const std::string& table) const { return session_.results().city(table); }
const session::ReviewResults& Reader::review() const { return session_.review(); }
const std::optional<session::Trying>& Reader::trying() const { return session_.trying(); }
const session::ReviewResults* Reader::review_of_base() const { return session_.review_of_base(); }
const std::vector<plan::Gap>& Reader::gaps() const { return session_.gaps(); }
const std::vector<session::NoteRow>& Reader::notes() const { return session_.notes(); }
const exchange::TableFile& Reader::segments() const { return session_.segments(); }
std::int64_t Reader::opened_view() const { return session_.opened(); }
bool Reader::opened_view_changed() const { return session_.opened_view_changed(); }
plan::SavedView Reader::view_to_save() const { return session_.to_save(); }
const std::string& Reader::conclusion_today(const plan::SavedView& view) const {
    return session_.conclusion_today(view);
}
std::vector<std::string> Reader::missing_from(const plan::SavedView& view) const {
    return session::missing_from(session_.index(), view, session_.options().language);
}
const plan::Ruler& Reader::strip_ruler() const { return session_.index().ruler(corridor_strip().line); }
const plan::CorridorIndex& Reader::corridor_index() const { return session_.corridor_index(); }
const std::vector<plan::Finding>& Reader::findings_of(std::int64_t carrier) const {
    return session_.findings_of(carrier);
}

const session::ValueGrid& Reader::values(bool over_years) const {
    return session_.results().grid(over_years ? session::GridContents::years : session::GridContents::indicators);
}

const session::ValueGrid& Reader::values(bool over_years, const std::vector<std::string>& order) const {
    if (order.empty()) return values(over_years);
    const auto contents = over_years ? session::GridContents::years : session::GridContents::indicators;
    return session_.results().grid(contents, order);
}

bool Reader::tries() const { return session_.trying().has_value(); }

bool Reader::unlocked() const { return edit_ != nullptr && edit_->unlocked(); }

bool Reader::writable() const { return edit_ != nullptr && !edit_->read_only(); }

const std::vector<store::HistoryStep>& Reader::history(const store::HistoryQuery& query) const {
    static const std::vector<store::HistoryStep> none;
    return edit_ != nullptr ? edit_->history(query) : none;
}

std::string Reader::author() const { return edit_ != nullptr ? edit_->author() : std::string(); }

std::size_t Reader::open_questions() const { return questions().size(); }

const std::vector<store::Clash>& Reader::questions() const {
    static const std::vector<store::Clash> none;
    return edit_ != nullptr ? edit_->questions() : none;
}

}  // namespace ui
