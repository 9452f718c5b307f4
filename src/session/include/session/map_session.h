// The open project as it is looked at: the plan (immutable), how it is shown, what is pointed at and selected, and the
// scene made of these. Panels read it as const and push actions; the owner applies them at the end of a frame.
// Knows no widgets and no OpenGL, so every behaviour of the window can be tested without one. Main thread.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "carto/layout.h"
#include "carto/map_builder.h"
#include "carto/options.h"
#include "exchange/table_file.h"
#include "plan/checks.h"
#include "plan/corridor_index.h"
#include "plan/corridor_strip.h"
#include "plan/plan.h"
#include "scene/scene.h"
#include "session/actions.h"
#include "session/comparison.h"
#include "session/measuring.h"
#include "session/navigator.h"
#include "session/note_list.h"
#include "session/results.h"
#include "session/review_results.h"
#include "session/saved_view.h"
#include "session/search.h"
#include "session/tables.h"
#include "session/trying.h"
#include "session/view_state.h"

namespace session {

inline constexpr double k_screen_dpi = 96;  ///< logical; what a scale on a screen is reckoned with

class MapSession {
public:
    MapSession(carto::MapBuilder builder, std::string project_name);

    [[nodiscard]] const plan::Plan& plan() const { return builder_.plan(); }
    [[nodiscard]] plan::PlanPtr plan_ptr() const { return builder_.plan_ptr(); }
    [[nodiscard]] const plan::Index& index() const { return builder_.index(); }
    /// The same project after a change: looked at as before; what is gone is selected no longer.
    void use_plan(plan::PlanPtr plan, std::optional<Trying> trying = {});
    /// Nothing: the plan itself is shown.
    [[nodiscard]] const std::optional<Trying>& trying() const { return trying_; }
    /// What the review asks, of the plan that the scenario is tried over; null without one.
    [[nodiscard]] const ReviewResults* review_of_base() const;
    /// How the project is looked at; while the map glides, where it is gliding to.
    [[nodiscard]] ViewState view() const;
    /// The same without what a presentation shows for the time being.
    [[nodiscard]] ViewState kept_view() const;
    /// Looks at it like that, as far as the plan can.
    void use_view(ViewState view);
    [[nodiscard]] const std::string& project_name() const { return project_name_; }
    [[nodiscard]] Mode mode() const { return view_.mode; }
    [[nodiscard]] const carto::MapOptions& options() const { return options_; }
    [[nodiscard]] const carto::Choropleth& choropleth() const { return choropleth_; }
    [[nodiscard]] const scene::Camera& camera() const { return navigator_.camera(); }
    /// Of the map that the options describe; null before the first update().
    [[nodiscard]] scene::ScenePtr scene() const { return layout_.maps.empty() ? nullptr : main_map().scene; }
    /// Rings of what is selected and pointed at, over that scene.
    [[nodiscard]] const std::vector<scene::ScenePtr>& rings() const { return main_map().rings; }
    /// What is to be painted: the map, two of them with a line between, or a wall.
    [[nodiscard]] std::vector<scene::Pane> panes() const;
    /// A page of words is shown in place of the map.
    [[nodiscard]] bool shows_words() const { return presented_ && presented_->words; }
    [[nodiscard]] const std::vector<carto::MapFrame>& maps() const { return layout_.maps; }
    /// Of the line between two maps that are compared, what is seen, device px.
    [[nodiscard]] std::vector<scene::Rect> line_parts() const { return carto::line_parts(layout_); }
    /// What the map at a position shows, device px: of two sides or of a wall's cells the one that lies there.
    [[nodiscard]] const carto::MapOptions& options_at(scene::Vec2 at) const;
    [[nodiscard]] const std::optional<Comparing>& comparing() const { return view_.comparing; }
    /// The small maps that are shown in place of the one.
    [[nodiscard]] const std::optional<carto::Layout>& wall() const { return wall_; }

    /// In the order of selecting, the last is the one that the inspector shows.
    [[nodiscard]] const std::vector<plan::FeatureRef>& selection() const { return view_.selection; }
    /// The last selected; kind none: nothing is.
    [[nodiscard]] plan::FeatureRef selected() const;
    [[nodiscard]] bool is_selected(plan::FeatureRef feature) const;
    [[nodiscard]] plan::FeatureRef hovered() const { return hovered_; }
    /// Everything that lay under the last click, topmost first.
    [[nodiscard]] const std::vector<plan::FeatureRef>& identified() const { return identified_; }

    /// Position under the pointer, EPSG:4490; empty when it is not on the map.
    [[nodiscard]] std::optional<geo::LonLat> pointer() const;
    [[nodiscard]] const std::optional<geo::LonLat>& marked() const { return view_.marked; }
    [[nodiscard]] Tool tool() const { return view_.tool; }
    [[nodiscard]] const Measuring& measuring() const { return view_.measuring; }
    [[nodiscard]] const std::optional<Tracing>& tracing() const { return view_.tracing; }
    /// The pixels of a picture that tracing() names, read by the owner; one that lies nowhere yet is laid into the
    /// view. Of another file: nothing happens.
    void use_picture(const std::string& file, scene::PicturePtr picture);
    /// The file whose pixels are there; empty: none.
    [[nodiscard]] const std::string& picture_file() const { return picture_file_; }
    /// Where the picture lies; nothing before its pixels are there.
    [[nodiscard]] std::optional<PlacedPicture> placed_picture() const;
    /// The place of the picture at device px of the map; nothing beside it.
    [[nodiscard]] std::optional<geo::PicturePoint> picture_point_at(scene::Vec2 at) const;
    /// Device px of the map where a place of the picture (its own pixels) lies.
    [[nodiscard]] std::optional<scene::Vec2> on_screen(geo::PicturePoint point) const;
    /// Device px of the map where a position (EPSG:4490) lies.
    [[nodiscard]] scene::Vec2 on_screen(geo::LonLat position) const;
    /// Where a symbol of scene() is drawn, device px of the map.
    [[nodiscard]] scene::Vec2 on_screen_of(const scene::PickTarget& target) const;
    /// Position (EPSG:4490) at device px of the map.
    [[nodiscard]] geo::LonLat position_at(scene::Vec2 at) const { return builder_.position_at(camera(), local(at)); }
    /// The row of the legend at device px of the map.
    [[nodiscard]] std::optional<carto::LegendKey> legend_row_at(scene::Vec2 at) const;
    /// The ground of the furniture (title, legend, notes) at device px of the map; null: the map lies open there.
    [[nodiscard]] const scene::Rect* ground_at(scene::Vec2 at) const;
    /// The part of the map, device px, that neither title nor legend covers wherever it is moved.
    [[nodiscard]] scene::Rect clear_room() {
        return builder_.clear_room(options_, camera().width_px, camera().height_px);
    }
    /// Whether a box of the map, device px, lies over the city, its rail line or a carrier.
    [[nodiscard]] bool covers_city(const scene::Rect& box) const { return builder_.covers_city(camera(), box); }
    /// What lies topmost at device px of the map.
    [[nodiscard]] plan::FeatureRef feature_at(scene::Vec2 at) const;
    /// Where the map is looked at, or gliding to; empty: the whole city is shown as it was fitted.
    [[nodiscard]] std::optional<LookAt> place() const;
    /// The ground that is seen where neither title nor legend covers it; empty: the whole city is shown as it was
    /// fitted. Of a view that was opened and not moved since, what that keeps.
    [[nodiscard]] std::optional<SeenGround> seen() const;
    /// Whether the saved view that was opened last is shown in another way by now.
    [[nodiscard]] bool opened_view_changed() const;
    /// Id of the saved view that was opened or saved last; 0: none, or it is gone.
    [[nodiscard]] std::int64_t opened() const { return view_.opened; }
    /// What is shown, as it would be saved now, with the map's own title.
    [[nodiscard]] plan::SavedView to_save() const;
    /// What is shown was saved as that view: it counts as opened, and nothing moves.
    void was_saved_as(std::int64_t view);
    /// What the conclusion of a view says today, in the language of the map; kept until one of them changes.
    [[nodiscard]] const std::string& conclusion_today(const plan::SavedView& view) const;
    /// For other pictures of the same plan.
    [[nodiscard]] carto::MapBuilder& builder() { return builder_; }
    /// Whether the plan has a feature.
    [[nodiscard]] bool has(plan::FeatureRef feature) const { return index().has(feature); }
    /// From the baseline year to the target year, with or without values.
    [[nodiscard]] std::vector<int> years() const;
    /// Denominator of the map's scale on a screen of 96 logical dpi.
    [[nodiscard]] double scale_denominator() const;

    // Derived from the plan and the options when they are first asked for.
    [[nodiscard]] const Table& area_table() const;
    [[nodiscard]] const Table& carrier_table() const;
    /// Rows of these tables as arranged; worked out when the arrangement or the table is another than last time.
    [[nodiscard]] const std::vector<std::size_t>& area_order(const Arrangement& arrangement) const;
    [[nodiscard]] const std::vector<std::size_t>& carrier_order(const Arrangement& arrangement) const;
    /// The best of what is so named, at most `most`; of carriers those that pass the filter.
    [[nodiscard]] Found find(std::string_view query, std::size_t most) const;
    [[nodiscard]] const plan::CorridorStrip& corridor_strip() const;
    /// The corridor unrolled in a room of this size, device px, with carriers where they are dragged; kept until what
    /// it shows changes.
    [[nodiscard]] const carto::CorridorPicture& corridor_picture(int width_px, int height_px,
                                                                 const std::vector<plan::MovedCarrier>& moved) const;
    /// The part of the line that it shows; empty: all of it.
    /// A chart of the areas in a panel of this size, device px; kept until what it shows changes. Of a plan with
    /// indicators.
    [[nodiscard]] const carto::AreaChartPicture& area_chart(const carto::AreaChartView& view, int width_px,
                                                            int height_px) const;
    /// The indicators of an area against their targets in a panel of this width, device px; kept likewise.
    [[nodiscard]] const carto::BulletPicture& bullet_picture(const plan::Area& area, int width_px) const;
    [[nodiscard]] const std::optional<plan::Stretch>& on_strip() const { return view_.on_strip; }
    /// The stretch that was chosen on it.
    [[nodiscard]] const std::optional<plan::Stretch>& stretch() const { return view_.stretch; }
    /// What panels tell of the plan; never across a change of plan or options.
    [[nodiscard]] const Results& results() const;
    /// What the review asks; never across a change of plan or of the question.
    [[nodiscard]] const ReviewResults& review() const;
    [[nodiscard]] const std::vector<plan::Gap>& gaps() const;
    /// What each segment of the corridor has, in the year shown; a row each.
    [[nodiscard]] const exchange::TableFile& segments() const;
    [[nodiscard]] const std::vector<NoteRow>& notes() const;
    /// For facts of a position while it moves, along the line that is chosen.
    [[nodiscard]] const plan::CorridorIndex& corridor_index() const;
    /// What is doubtful about a carrier, the accepted included; by id.
    [[nodiscard]] const std::vector<plan::Finding>& findings_of(std::int64_t carrier) const;

    [[nodiscard]] bool gliding() const { return navigator_.gliding(); }
    /// How long a change of view takes, seconds; 0 (at first): it is there at once.
    void set_motion_s(double seconds) { navigator_.set_duration_s(seconds); }
    void apply(const Action& action);
    /// Moves what moves by itself. Before the frame's actions; true: another frame is needed.
    bool tick(double now_s);

    /// Fits the scene to the view's size and to what the actions changed; call once a frame. While `moving` (a drag is
    /// under way) or gliding, a scene that only lies elsewhere is kept, so that names stand still. True: the picture
    /// changed.
    bool update(int width_px, int height_px, float pixel_ratio, bool moving);

private:
    void perform(const UseFurniture& a);
    void perform(const PanBy& a);
    void perform(const StepBy& a);
    void perform(const ZoomAt& a);
    void perform(const ZoomToBox& a);
    void perform(const ZoomToFeature& a);
    void perform(const ZoomToSelection& a);
    void perform(const ZoomToLayer& a);
    void perform(const FullExtent& a);
    void perform(const PreviousView& a);
    void perform(const NextView& a);
    void perform(const GoTo& a);
    void perform(const BringIntoView& a);
    void perform(const UseScale& a);
    void perform(const LookAt& a);
    void perform(const OpenView& a);
    void perform(const BeginPresenting&);
    void perform(const ShowPage& a);
    void perform(const EndPresenting&);
    void perform(const PointAt& a);
    void perform(const PointAtFeature& a);
    void perform(const SelectAt& a);
    void perform(const AddMeasurePoint& a);

    /// Takes over the next view and forgets what was worked out from what it changes.
    void change(ViewState next);
    void wall_changes();
    /// Which part of the picture each of two maps paints.
    void divide_maps();
    [[nodiscard]] const carto::MapFrame& main_map() const { return layout_.maps[layout_.main]; }
    void selection_changes();
    void review_changes(const carto::Review& before);
    void line_changes();
    /// From device px of the picture to those of the part that lies there.
    [[nodiscard]] scene::Vec2 local(scene::Vec2 at) const;
    [[nodiscard]] double denominator_of(const scene::Camera& camera) const;
    /// The camera that shows the whole city in the picture, or in a cell of the wall.
    scene::Camera fitted();
    void lay_out_wall();
    void hover(plan::FeatureRef feature);
    void hover_under_pointer();
    void show(const geo::ProjectedExtent& extent);
    /// With some ground around it.
    void show_round(const geo::ProjectedExtent& extent, double least_width_m);
    void set_limits();
    /// Moves the camera to where an opened view looks, as soon as its size is known.
    void look_as_opened();
    void options_change();
    /// Title and conclusion of the slide, as long as the map shows what they speak of.
    void use_slide_words();
    void draw_words();
    /// What is shown now has moved title or legend over a city that nobody has moved.
    [[nodiscard]] bool city_is_hidden() const;
    void rebuild();
    void make_rings();

    carto::MapBuilder builder_;
    std::string project_name_;
    ViewState view_;  ///< its place is the navigator's
    carto::Sink sink_;
    carto::MapOptions options_;  ///< of both
    carto::Choropleth choropleth_;
    Navigator navigator_;
    std::vector<plan::FeatureRef> identified_;
    plan::FeatureRef hovered_;
    std::optional<scene::Vec2> pointer_;  ///< device px of the map

    /// A table with its rows in the order that was asked for last.
    struct ArrangedTable {
        Table table;
        std::optional<Arrangement> arrangement;
        std::vector<std::size_t> order;
        /// `passes`: of a table that is filtered, by its rows.
        const std::vector<std::size_t>& arranged(const Arrangement& wanted, const std::vector<bool>* passes);
    };
    [[nodiscard]] ArrangedTable& areas() const;
    [[nodiscard]] ArrangedTable& carriers() const;
    mutable std::optional<ArrangedTable> area_table_, carrier_table_;
    mutable std::optional<Results> results_;
    mutable std::unique_ptr<SearchIndex> search_index_;
    mutable std::optional<plan::StripGround> strip_ground_;
    mutable std::optional<plan::CorridorStrip> corridor_strip_;
    struct DrawnCorridor {
        int width_px, height_px;
        std::optional<plan::Stretch> part;
        std::vector<plan::MovedCarrier> moved;
        carto::CorridorPicture picture;
    };
    mutable std::optional<DrawnCorridor> drawn_corridor_;  ///< of the options
    struct DrawnChart {
        int width_px, height_px;
        carto::AreaChartView view;
        carto::AreaChartPicture picture;
    };
    mutable std::optional<DrawnChart> drawn_chart_;  ///< of the options; one panel shows one
    struct DrawnBullets {
        std::string area;  ///< key
        int width_px;
        carto::BulletPicture picture;
    };
    mutable std::optional<DrawnBullets> drawn_bullets_;  ///< of the options; one panel shows them
    mutable std::optional<plan::CorridorIndex> corridor_index_;
    mutable std::optional<ReviewResults> review_;
    std::optional<Trying> trying_;
    /// Of the plan that a scenario is tried over.
    struct BaseReview {
        plan::Index index;
        plan::ReviewIndex review;
        ReviewResults results;
        BaseReview(const plan::Plan& plan, const carto::Review& asked)
            : index(plan), review(index, plan::find_line(plan, asked.line)), results(review, asked) {}
        /// The same of the plan after a change; the one before must still be there.
        BaseReview(const plan::Plan& plan, BaseReview&& before, const carto::Review& asked)
            : index(plan), review(index, std::move(before.review)), results(review, asked) {}
    };
    mutable std::unique_ptr<BaseReview> base_review_;
    mutable std::unique_ptr<FoundGaps> gaps_;
    mutable std::optional<exchange::TableFile> segments_;
    mutable std::optional<std::vector<NoteRow>> notes_;
    mutable std::optional<std::map<std::int64_t, std::vector<plan::Finding>>> findings_;

    carto::Layout layout_;
    std::optional<carto::Layout> wall_;
    std::optional<scene::Camera> before_wall_;  ///< where the one map was looked at from
    int width_px_ = 0, height_px_ = 0;          ///< of the picture
    scene::Camera built_for_, drawn_for_;
    /// The picture as the map draws it; nothing while it is hidden.
    [[nodiscard]] std::shared_ptr<const carto::Traced> traced() const;

    scene::PicturePtr picture_;
    std::string picture_file_;              ///< that `picture_` is of
    bool fit_pending_ = true;               ///< the next update fits the city
    std::optional<LookAt> look_pending_;    ///< the next update looks there, when it knows the size
    std::optional<OpenView> open_pending_;  ///< the next update looks as that view does
    /// What the saved view that was opened last looks at, and from where that was shown.
    struct Opened {
        std::optional<SeenGround> seen;
        scene::Camera camera;
    };
    std::optional<Opened> opened_;
    /// What a presentation shows, and what was there before it.
    struct Presented {
        ViewState view;  ///< with its place
        Navigator navigator;
        std::optional<Opened> opened;
        std::optional<scene::Camera> before_wall;
        std::optional<LookAt> look_pending;
        bool shows_all = true;
        carto::Sink sink;
        std::vector<plan::FeatureRef> identified;
        /// Words of a slide, and what of the map they speak of.
        struct Slide {
            std::string title, conclusion;
            carto::Subject subject;
            Mode mode = Mode::progress;
            bool wall = false;
            std::optional<carto::Comparison> compared;
        };
        std::optional<Slide> slide;
        std::optional<carto::TitlePage> words;  ///< in place of the map
        scene::ScenePtr page;                   ///< these drawn; null: they have to be
        bool begun = false;                     ///< the first page is shown at once
    };
    std::optional<Presented> presented_;
    scene::Rect room_;  ///< clear_room() of the picture that was built last
    struct Conclusion {
        plan::SavedView of;
        carto::Language language;
        std::string text;
    };
    mutable std::optional<Conclusion> conclusion_;
    bool shows_all_ = true;  ///< untouched since it was fitted: a new size fits it again
    bool options_changed_ = true, rings_changed_ = true, picture_changed_ = true;
};

}  // namespace session
