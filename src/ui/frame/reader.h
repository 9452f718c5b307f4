// The open project as those who draw may know it: how it is looked at, and what is derived from it. Names the types of
// what it gives without defining them: whoever uses a result includes its header, and nobody else pays for it.
// Changes nothing. Main thread. Private to ui.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace geo {
struct LonLat;
struct PicturePoint;
}  // namespace geo
namespace exchange {
struct TableFile;
}
namespace plan {
struct Area;
struct Carrier;
struct CorridorStrip;
struct MovedCarrier;
struct Coverage;
struct FeatureRef;
struct Finding;
struct Gap;
struct Name;
struct Note;
struct Plan;
struct SavedView;
struct Station;
struct StationReach;
struct Stretch;
class CorridorIndex;
class Index;
class Ruler;
enum class Measure;
}  // namespace plan
namespace scene {
struct Camera;
struct PickTarget;
struct Rect;
struct Scene;
struct Vec2;
}  // namespace scene
namespace carto {
struct AreaChartPicture;
struct AreaChartView;
struct BulletPicture;
struct Choropleth;
struct CorridorPicture;
struct Layout;
struct LegendKey;
struct MapFrame;
struct MapOptions;
}  // namespace carto
namespace session {
class Coordinates;
class EditSession;
class MapSession;
class ReviewResults;
struct Arrangement;
struct Bullet;
struct CityTable;
struct Comparing;
struct Found;
struct Measuring;
struct PlacedPicture;
struct NoteRow;
struct Table;
struct Tracing;
struct Trying;
struct ValueGrid;
enum class Mode;
enum class Tool;
}  // namespace session

namespace store {
struct Clash;
struct HistoryQuery;
struct HistoryStep;
}  // namespace store

namespace ui {

class Reader {
public:
    Reader(const session::MapSession& session, const session::EditSession* edit) : session_(session), edit_(edit) {}

    [[nodiscard]] const plan::Plan& plan() const;
    [[nodiscard]] const plan::Index& index() const;
    [[nodiscard]] const std::string& project_name() const;

    // how it is looked at
    [[nodiscard]] session::Mode mode() const;
    [[nodiscard]] session::Tool tool() const;
    [[nodiscard]] const carto::MapOptions& options() const;
    [[nodiscard]] const scene::Camera& camera() const;
    [[nodiscard]] double scale_denominator() const;
    [[nodiscard]] const std::optional<session::Comparing>& comparing() const;
    [[nodiscard]] const std::optional<carto::Layout>& wall() const;
    [[nodiscard]] bool shows_wall() const;
    [[nodiscard]] const std::vector<plan::FeatureRef>& selection() const;
    [[nodiscard]] plan::FeatureRef selected() const;
    [[nodiscard]] bool is_selected(plan::FeatureRef feature) const;
    [[nodiscard]] plan::FeatureRef hovered() const;
    [[nodiscard]] const std::vector<plan::FeatureRef>& identified() const;
    [[nodiscard]] std::optional<geo::LonLat> pointer() const;
    [[nodiscard]] const std::optional<geo::LonLat>& marked() const;
    [[nodiscard]] const session::Measuring& measuring() const;
    [[nodiscard]] const std::optional<session::Tracing>& tracing() const;
    [[nodiscard]] std::optional<session::PlacedPicture> placed_picture() const;
    [[nodiscard]] std::optional<geo::PicturePoint> picture_point_at(scene::Vec2 at) const;
    [[nodiscard]] std::optional<scene::Vec2> on_screen(geo::PicturePoint point) const;

    // where things lie on the map, device px of it
    /// Null before the first frame with a map.
    [[nodiscard]] const scene::Scene* scene() const;
    [[nodiscard]] const std::vector<carto::MapFrame>& maps() const;
    /// Of the line between two maps that are compared, what is seen.
    [[nodiscard]] std::vector<scene::Rect> line_parts() const;
    [[nodiscard]] const carto::MapOptions& options_at(scene::Vec2 at) const;
    [[nodiscard]] scene::Vec2 on_screen(geo::LonLat position) const;
    [[nodiscard]] scene::Vec2 on_screen_of(const scene::PickTarget& target) const;
    [[nodiscard]] geo::LonLat position_at(scene::Vec2 at) const;
    [[nodiscard]] plan::FeatureRef feature_at(scene::Vec2 at) const;
    [[nodiscard]] std::optional<carto::LegendKey> legend_row_at(scene::Vec2 at) const;
    [[nodiscard]] const scene::Rect* ground_at(scene::Vec2 at) const;
    [[nodiscard]] bool covers_city(const scene::Rect& box) const;

    // what is derived from it
    [[nodiscard]] const carto::Choropleth& choropleth() const;
    [[nodiscard]] std::vector<int> years() const;
    [[nodiscard]] const session::Table& area_table() const;
    [[nodiscard]] const session::Table& carrier_table() const;
    [[nodiscard]] const std::vector<std::size_t>& area_order(const session::Arrangement& arrangement) const;
    [[nodiscard]] const std::vector<std::size_t>& carrier_order(const session::Arrangement& arrangement) const;
    [[nodiscard]] const plan::CorridorStrip& corridor_strip() const;
    [[nodiscard]] const carto::CorridorPicture& corridor_picture(int width_px, int height_px,
                                                                 const std::vector<plan::MovedCarrier>& moved) const;
    [[nodiscard]] const carto::AreaChartPicture& area_chart(const carto::AreaChartView& view, int width_px,
                                                            int height_px) const;
    [[nodiscard]] const carto::BulletPicture& bullet_picture(const plan::Area& area, int width_px) const;
    /// Of the line that is drawn unrolled.
    [[nodiscard]] const plan::Ruler& strip_ruler() const;
    /// The part of the line that is drawn unrolled; empty: all of it.
    [[nodiscard]] const std::optional<plan::Stretch>& on_strip() const;
    [[nodiscard]] const std::optional<plan::Stretch>& stretch() const;
    [[nodiscard]] session::Found find(std::string_view query, std::size_t most) const;
    [[nodiscard]] const std::string& sentence() const;
    [[nodiscard]] const std::vector<session::Bullet>& bullets(const plan::Area& area) const;
    [[nodiscard]] const std::vector<std::string>& ratios(const plan::Area& area, plan::Measure ratio) const;
    [[nodiscard]] plan::Coverage coverage(int year) const;
    /// All areas by all indicators of the year, or by all years of the indicator.
    [[nodiscard]] const session::ValueGrid& values(bool over_years) const;
    /// The same with its rows in an order of areas (keys); the plan's where that is empty.
    [[nodiscard]] const session::ValueGrid& values(bool over_years, const std::vector<std::string>& order) const;
    [[nodiscard]] const session::CityTable& city(const std::string& table) const;
    [[nodiscard]] const session::ReviewResults& review() const;
    /// Of a station, what the review counts there; null where it counts none.
    [[nodiscard]] const plan::StationReach* reach_of(const plan::Station& station) const;
    /// Nothing: the plan itself is shown, and no scenario.
    [[nodiscard]] const std::optional<session::Trying>& trying() const;
    /// Of the plan that the scenario is tried over; null without one.
    [[nodiscard]] const session::ReviewResults* review_of_base() const;
    [[nodiscard]] const std::vector<plan::Gap>& gaps() const;
    /// What each segment has, a row each.
    [[nodiscard]] const exchange::TableFile& segments() const;
    /// Id of the saved view that was opened or saved last; 0: none.
    [[nodiscard]] std::int64_t opened_view() const;
    /// What is shown is not that view any more.
    [[nodiscard]] bool opened_view_changed() const;
    /// What is shown, as it would be saved now.
    [[nodiscard]] plan::SavedView view_to_save() const;
    /// What the conclusion of a view says today.
    [[nodiscard]] const std::string& conclusion_today(const plan::SavedView& view) const;
    /// What a saved view speaks of and the plan does not have.
    [[nodiscard]] std::vector<std::string> missing_from(const plan::SavedView& view) const;
    /// On the map, the latest day first.
    [[nodiscard]] const std::vector<session::NoteRow>& notes() const;
    [[nodiscard]] const plan::CorridorIndex& corridor_index() const;
    [[nodiscard]] const std::vector<plan::Finding>& findings_of(std::int64_t carrier) const;

    // as it is edited
    /// Null where it is looked at without the means to edit it.
    [[nodiscard]] const session::EditSession* edit() const { return edit_; }
    [[nodiscard]] bool unlocked() const;
    /// A scenario is shown; what is done to carriers is tried in it.
    [[nodiscard]] bool tries() const;
    [[nodiscard]] bool writable() const;
    /// Latest first; empty where there is none.
    [[nodiscard]] const std::vector<store::HistoryStep>& history(const store::HistoryQuery& query) const;
    /// Who is written into the history; empty where it is only looked at.
    [[nodiscard]] std::string author() const;
    /// What was left for later in merges, oldest first.
    [[nodiscard]] const std::vector<store::Clash>& questions() const;
    [[nodiscard]] std::size_t open_questions() const;

private:
    const session::MapSession& session_;
    const session::EditSession* edit_;
};

}  // namespace ui
