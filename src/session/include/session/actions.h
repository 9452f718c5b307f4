// What a panel or the map asks of the session, and the parts of a view that this names: mode, tool, place. Values; any
// thread.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "carto/options.h"
#include "plan/feature_ref.h"
#include "plan/story.h"
#include "plan/stretch.h"
#include "scene/scene.h"
#include "session/story_page.h"

namespace session {

struct Tracing;

/// The three jobs: each shows the panels that it needs.
enum class Mode { review, progress, edit };
inline constexpr std::array k_modes{Mode::review, Mode::progress, Mode::edit};
std::string_view to_key(Mode mode);
std::optional<Mode> mode_from_key(std::string_view key);

/// What a click on the map does. Dragging pans in every tool.
enum class Tool { select, measure, trace };

/// A position (EPSG:4490) in the middle of the map, at a scale. As an action: looks there at once.
struct LookAt {
    geo::LonLat centre;
    double denominator = 0;  ///< on a screen of 96 logical dpi
    friend bool operator==(const LookAt&, const LookAt&) = default;
};

/// How a feature joins the selection.
enum class Joining {
    replace,
    add,
    toggle,
};

/// What a panel or the map asks for.
struct UseMode {
    Mode mode;
};
struct ShowIndicator {
    std::string key;
};
struct ShowMeasure {
    plan::Measure measure;
};
struct ShowYear {
    int year;
};
struct UseTargets {
    std::string set;  ///< key of a set of revised targets; empty: the plan's
};
/// Lays another map beside this one, a line between them that can be moved; nothing: this one alone.
struct CompareWith {
    std::optional<carto::Shown> other;
};
/// The line between two maps.
struct MoveSplit {
    double share = 0.5;  ///< of the map's width
};
/// Looks at the other map, or back; where none is compared, at the usual one for that long.
struct Flip {
    bool on = false;
};
/// Small maps of all indicators in place of the one.
struct ShowWall {
    bool on = true;
};
/// Tones down all areas but those of a row of the legend; nothing: none is.
struct HighlightClass {
    std::optional<carto::LegendKey> row;
};
/// How the areas are classed and coloured.
struct UseClasses {
    plan::Method method = plan::Method::semantic;
    int classes = 5;
    std::vector<double> breaks;  ///< of plan::Method::manual
    std::string palette;         ///< empty: the measure's own
};
struct UseLanguage {
    carto::Language language;
};
struct UseTheme {
    carto::ThemeName theme;
};
struct UseFurniture {
    carto::Furniture furniture;
};
/// Where a window's legend stands, and whether it is folded to a few lines.
struct UseLegend {
    carto::LegendCorner corner = carto::LegendCorner::automatic;
    bool folded = false;
};
struct ToggleLayer {
    carto::Layer layer;
};
/// Hides just these.
struct HideLayers {
    std::vector<carto::Layer> layers;
};
struct SetOpacity {
    carto::Layer layer;
    float opacity = 1;  ///< 0 … 1
};
/// Which carriers are shown, and whether the others go or fade.
struct UseFilter {
    plan::CarrierFilter filter;
    bool hides_others = false;
};
/// Of which segments areas stand out, by key; none: of all.
struct FilterAreas {
    std::vector<std::string> segments;
};
/// How far something may lie; nothing: no reach is shown.
struct UseReach {
    std::optional<plan::Reach> reach;
};
/// Ticks with kilometres along the line, on the map.
struct ShowRuler {
    bool on = true;
};
/// Measures everything along a line, by its name; empty: along whatever is nearest.
struct UseLine {
    std::string name;
};
/// How the unrolled line draws the distance from it.
struct UseStripSpread {
    carto::StripSpread spread;
};
/// The part of the line that is drawn unrolled; nothing: all of it.
struct ShowOnStrip {
    std::optional<plan::Stretch> part;
};
/// Marks a stretch of the line and selects every station and carrier in it; nothing: none is marked.
struct ChooseStretch {
    std::optional<plan::Stretch> stretch;
};
/// Moves the map by device px, as the pointer drags it.
struct PanBy {
    float dx = 0, dy = 0;
};
/// The same, gliding: a step of the arrow keys.
struct StepBy {
    float dx = 0, dy = 0;
};
/// Zooms by a factor (above 1: in), keeping the place under `at` (device px) where it is.
struct ZoomAt {
    double factor = 1;
    scene::Vec2 at;
};
struct ZoomToBox {
    scene::Rect box;  ///< device px of the map
};
struct ZoomToFeature {
    plan::FeatureRef feature;
};
struct ZoomToSelection {};
struct ZoomToLayer {
    carto::Layer layer;
};
struct FullExtent {};
struct PreviousView {};
struct NextView {};
/// Looks at a position (EPSG:4490) and marks it.
struct GoTo {
    geo::LonLat position;
};
/// Glides to a position (EPSG:4490) that is out of view, at the scale that there is.
struct BringIntoView {
    geo::LonLat position;
};
struct UseScale {
    double denominator = 0;
};
/// Opens a saved view of the plan, by its id; one that is not there any more: nothing happens. A fade is up to whoever
/// paints, the map is there at once.
struct OpenView {
    std::int64_t view = 0;
    plan::Transition transition = plan::Transition::flight;
    double seconds = 0;  ///< 0: as long as the way asks for
};
/// Shows the slides of a story in place of the map, until EndPresenting brings back what was there.
struct BeginPresenting {};
/// A page of a story: its view with title and conclusion, or its words alone. A flight under way is at its end first.
struct ShowPage {
    std::int64_t story = 0;  ///< id
    StoryPage page;
    std::string date = {};  ///< on the opening page; empty: none
};
struct EndPresenting {};
/// The pointer rests on a place of the map, or left it.
struct PointAt {
    std::optional<scene::Vec2> at;
};
/// A list points at a feature; kind none: it does no longer.
struct PointAtFeature {
    plan::FeatureRef feature;
};
struct SelectAt {
    scene::Vec2 at;
    Joining joining = Joining::replace;
};
struct Select {
    plan::FeatureRef feature;
    Joining joining = Joining::replace;
};
struct UseTool {
    Tool tool = Tool::select;
};
struct AddMeasurePoint {
    scene::Vec2 at;
    plan::FeatureRef on = {};  ///< the station or the carrier that lies there, which is meant
};
struct TakeMeasurePointBack {};
struct CloseMeasure {};
/// Lays a scanned picture under the map, or otherwise; null: there is none any more.
struct UseTracing {
    std::shared_ptr<const Tracing> tracing;
};
/// Escape: cancels the first part of the view that is in progress (in_progress.h).
struct PeelOff {};
using AnyAction =
    std::variant<UseMode, ShowIndicator, ShowMeasure, ShowYear, UseTargets, CompareWith, MoveSplit, Flip, ShowWall,
                 HighlightClass, UseClasses, UseLanguage, UseTheme, UseFurniture, UseLegend, ToggleLayer, HideLayers,
                 SetOpacity, UseFilter, FilterAreas, UseReach, ShowRuler, UseLine, UseStripSpread, ShowOnStrip,
                 ChooseStretch, PanBy, StepBy, ZoomAt, ZoomToBox, ZoomToFeature, ZoomToSelection, ZoomToLayer,
                 FullExtent, PreviousView, NextView, GoTo, BringIntoView, UseScale, LookAt, OpenView, BeginPresenting,
                 ShowPage, EndPresenting, PointAt, PointAtFeature, SelectAt, Select, UseTool, AddMeasurePoint,
                 TakeMeasurePointBack, CloseMeasure, UseTracing, PeelOff>;
/// One of these; a type of its own, so that a header can name it without knowing what it can be.
struct Action : AnyAction {
    using AnyAction::AnyAction;
};

}  // namespace session
