// The domain: what a plan says and where it lies, as values. A Plan is immutable once built: it is made by a reader
// (geodata package, project file), frozen in a shared_ptr<const Plan> and then read from any thread.
// It knows no file, no database, no picture. Positions are EPSG:4490, longitude first.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/geometry.h"
#include "plan/carrier.h"
#include "plan/name.h"
#include "plan/review.h"
#include "plan/rows.h"
#include "plan/story.h"

namespace plan {

/// Where a layer comes from and what it is worth; shown in attributions and in `langtu info`.
struct Source {
    std::string layer;        ///< key of the layer: segments, units, parks, areas, rail, stations, water, neighbours,
                              ///< carriers, indicators, targets, figures
    Name source;              ///< who made it, how
    Name licence;             ///< SPDX identifier (the same in both languages) or a short sentence
    std::string attribution;  ///< text that must be shown with the layer as it stands, or empty
    Name accuracy;            ///< in words with metres
    friend bool operator==(const Source&, const Source&) = default;
};

/// A stretch of the corridor (西段, 中段, 东段).
struct Segment {
    std::string key;  ///< west, middle, east
    Name name;
    Name task;  ///< its task in the corridor, a sentence of our own
    int order = 0;
    friend bool operator==(const Segment&, const Segment&) = default;
};

/// A township-level administrative unit. All units together are an exact coverage of the city.
struct Unit {
    std::string code;  ///< official code, e.g. 330481101
    Name name;
    std::string segment;  ///< key of its Segment; empty: off the corridor
    geo::MultiPolygon shape;
    geo::LonLat label_point;
    double area_generalised_km2 = 0;           ///< of our generalised shape, as the source table gives it
    std::optional<double> area_published_km2;  ///< official figure, where one is published
    Name area_note;                            ///< what the published figure covers; may be empty
    friend bool operator==(const Unit&, const Unit&) = default;
};

/// A row of the plan's Annex 1: what a target is set for. Twelve are units (some together with a park), one is a park
/// over host units, one is the city as a whole.
enum class AreaKind { unit, park, city };

struct Area {
    std::string key;  ///< stable, ASCII, e.g. changan, juanhu, city
    Name name;        ///< as the plan writes it: 长安镇（高新区）
    AreaKind kind = AreaKind::unit;
    std::vector<std::string> units;  ///< codes: the one unit that it is; the hosts of a park; empty for the city
    std::string park;                ///< key of the Park it is drawn as (AreaKind::park only)
    int order = 0;                   ///< order of the rows in the plan
    friend bool operator==(const Area&, const Area&) = default;
};

/// How truly a park's outline is known.
enum class ParkExtent {
    surveyed,         ///< a border is known
    schematic,        ///< an outline drawn for the map only
    unit_stands_for,  ///< no border known: a unit stands for it, nothing of its own is drawn but its name
};

struct Park {
    std::string key;  ///< P1 … P6
    Name name;
    geo::LonLat position;  ///< label point
    ParkExtent extent = ParkExtent::schematic;
    geo::MultiPolygon shape;  ///< empty for unit_stands_for
    std::string unit;         ///< code of the unit that stands for it (unit_stands_for), else empty
    std::optional<double> area_published_km2;
    double accuracy_m = 0;
    Name basis;  ///< where the extent comes from
    friend bool operator==(const Park&, const Park&) = default;
};

struct RailLine {
    Name name;
    geo::LineString centreline;  ///< from west to east; chainage 0 at its first station
    std::optional<double> published_length_km;
    std::string opened;  ///< ISO date
    friend bool operator==(const RailLine&, const RailLine&) = default;
};

struct Station {
    int order = 0;  ///< 1 … 12 from west to east
    Name name;
    geo::LonLat position;      ///< on the track
    std::string structure;     ///< underground, elevated
    std::string structure_is;  ///< reported, inferred
    std::string unit;          ///< code of the unit it lies in; empty: outside the city
    std::string location_zh;   ///< in words, as published
    friend bool operator==(const Station&, const Station&) = default;
};

/// A finding of plan::check that somebody has looked at and let stand, with the reason. It ends when the carrier moves.
struct AcceptedFinding {
    std::int64_t id = 0;
    std::string code;          ///< of the Finding
    std::int64_t carrier = 0;  ///< id of the carrier
    std::string note;
    friend bool operator==(const AcceptedFinding&, const AcceptedFinding&) = default;
};

/// Polygon of water for the background.
struct Water {
    Name name;
    geo::MultiPolygon shape;
    friend bool operator==(const Water&, const Water&) = default;
};

/// Name of a neighbouring district, drawn outside the city.
struct NeighbourLabel {
    Name name;
    geo::LonLat position;
    friend bool operator==(const NeighbourLabel&, const NeighbourLabel&) = default;
};

enum class Direction { higher_is_better, lower_is_better };

/// What the city's value is of the areas' values.
enum class CityValue { sum, ratio };

struct Indicator {
    std::string key;  ///< rd_gdp, rd_revenue, hightech_va, incubators, tech_firms, invention_patents
    Name name;
    Name short_name;  ///< for buttons and legends
    Name unit;        ///< %, 家, 件
    Direction direction = Direction::higher_is_better;
    CityValue city_value = CityValue::sum;  ///< sum: a count; ratio: a share of its own
    int decimals = 0;
    int order = 0;
    friend bool operator==(const Indicator&, const Indicator&) = default;
};

/// One area × indicator of Annex 1. An empty value is what the plan prints as "/": never zero.
struct Target {
    std::string area;
    std::string indicator;
    std::optional<double> baseline;  ///< value of the baseline year
    std::optional<double> target;    ///< value aimed at in the target year
    friend bool operator==(const Target&, const Target&) = default;
};

/// What a figure of Tables 1 and 2 and of the text says.
enum class FigureForm {
    number,       ///< value
    rank,         ///< value is a rank: lower is better
    pair,         ///< value, with a second count (bracket) that is part of it
    qualitative,  ///< text only
    missing,      ///< the plan gives none
};

/// One value of a city-wide table, with its special forms kept.
struct Figure {
    FigureForm form = FigureForm::missing;
    std::optional<double> value;
    std::optional<double> bracket;  ///< of which national, in FigureForm::pair
    Name text;                      ///< FigureForm::qualitative
    std::string qualifier;          ///< at_least, over, or empty
    bool preliminary = false;       ///< 快报数
    friend bool operator==(const Figure&, const Figure&) = default;
};

/// What a figure is in its row.
enum class FigureRole { value, target, revised_target };

struct CityFigureValue {
    int year = 0;
    FigureRole role = FigureRole::value;
    Figure figure;
    std::string source;  ///< empty: the plan itself; else where a later figure comes from (English)
    std::string note;
    friend bool operator==(const CityFigureValue&, const CityFigureValue&) = default;
};

/// A row of Table 1 (previous plan), Table 2 (main indicators) or of the aims in the text.
struct CityFigure {
    std::string table;  ///< table1, table2, text
    int number = 0;     ///< in its table, from 1
    Name group;         ///< heading inside Table 2; empty elsewhere
    Name name;
    Name unit;
    std::vector<CityFigureValue> values;  ///< by year, then role
    friend bool operator==(const CityFigure&, const CityFigure&) = default;
};

/// How final an observed value is.
enum class ValueState { preliminary, final_value };

/// What an indicator had reached in a year after the baseline year. The plan's own baselines and targets stand apart:
/// no observation takes their place.
struct Observation {
    std::int64_t id = 0;    ///< follows from area, indicator and year, so that copies of a project agree on it
    std::string area;       ///< key of an Area, the city included
    std::string indicator;  ///< key of an Indicator, or of a CityFigure (figure_key(): table2.7) for the city
    int year = 0;
    double value = 0;  ///< in the indicator's unit
    ValueState state = ValueState::final_value;
    std::string source;   ///< where it comes from, in the words of who entered it; may be empty
    std::string entered;  ///< ISO date
    std::string author;
    bool sample = false;  ///< made up, for trying the program: whatever shows it says so
    friend bool operator==(const Observation&, const Observation&) = default;
};

/// Targets that were revised after the plan, as a whole with its source. What a set does not revise stays the plan's.
struct TargetSet {
    std::int64_t id = 0;
    std::string key;
    Name name;
    std::string source;
    friend bool operator==(const TargetSet&, const TargetSet&) = default;
};

struct RevisedTarget {
    std::int64_t id = 0;
    std::string set;  ///< key of the TargetSet
    std::string area;
    std::string indicator;
    double target = 0;
    friend bool operator==(const RevisedTarget&, const RevisedTarget&) = default;
};

/// A name in other people's tables that somebody bound to an area.
struct AreaAlias {
    std::int64_t id = 0;
    std::string alias;
    std::string area;  ///< key
    friend bool operator==(const AreaAlias&, const AreaAlias&) = default;
};

/// A remark that somebody pinned on the map, for whoever looks at the place next.
struct Note {
    std::int64_t id = 0;
    geo::LonLat position;  ///< EPSG:4490
    std::string text;      ///< one or several lines
    std::string entered;   ///< UTC, ISO 8601
    std::string author;
    friend bool operator==(const Note&, const Note&) = default;
};

/// What a column of a table is for.
enum class ColumnUse : std::uint8_t {
    left_out,
    area,
    code,
    indicator,
    year,
    value,
    unit,
    state,
    source,
    sample,
    ordinal,
    remark,
    attribute,  ///< of a row: its address, the town it was registered in
    observed,
    target,    ///< compared with the plan
    baseline,  ///< likewise
};

/// What a word says about the numbers under it.
enum class WordKind : std::uint8_t {
    whole_period,  ///< 年末: says nothing more than the year
    part_period,   ///< 上半年: part of a year
    span,          ///< several years
    value,         ///< 实际: says nothing more
    cumulative,
    rank,
    change,
    planned,
    target,    ///< of the plan: compared, never taken
    baseline,  ///< likewise
    preliminary,
    newly_added,
    of_which,
    ratio,
    relative_year,  ///< 上年: of no year that is named
    neutral,        ///< 情况: says nothing; in upper titles and the lines above a table only
    subject,        ///< what the rows are about, where that is no area: 企业名称
};

/// What a whole title says its column is for.
enum class TitleRole : std::uint8_t {
    area,
    area_or_unit,  ///< 单位: by what stands under it
    code,
    indicator,
    year,
    value,
    unit,
    state,
    source,
    sample,
    ordinal,
    remark,
    locator,  ///< an attribute of a row, such as its address
};

/// What somebody said of a column by hand. Never its year, which is another one next time.
struct ColumnByHand {
    bool leave_out = false;
    std::optional<ColumnUse> use;
    std::string indicator;  ///< key
    std::string unit;
    std::string role = {};  ///< in a list of carriers, in the place of `use`: a key
    friend bool operator==(const ColumnByHand&, const ColumnByHand&) = default;
};

/// An answer that somebody gave to a question about a table. Never a year.
struct LayoutAnswer {
    std::string question;  ///< its kind: unit, heading
    std::string about;     ///< the words that it was about, with years as in the title of a column
    std::string answer;    ///< its key
    friend bool operator==(const LayoutAnswer&, const LayoutAnswer&) = default;
};

/// A column as it was read.
struct LayoutColumn {
    int block = 0;      ///< of which table of the sheet, from 0
    int place = 1;      ///< its number in the file, from 1; of a table that lies across, that of the row
    std::string title;  ///< folded as the grammar folds titles; each year is a Y, a unit stands in [ ]
    ColumnUse use = ColumnUse::left_out;
    std::string indicator;  ///< key; empty: the rows name it, or there is none
    std::string unit;       ///< as the table wrote it; empty: the indicator's own
    double times = 1;       ///< what its numbers were multiplied by
    ColumnByHand by_hand;
    std::vector<LayoutAnswer> answers;
    std::string role = {};  ///< in a list of carriers, in the place of `use`: key of what it is for
    friend bool operator==(const LayoutColumn&, const LayoutColumn&) = default;
};

/// Which rows hold titles, where somebody said so. Zero: found.
struct TitleRows {
    int levels = 0;           ///< how many there are
    int first = 0, last = 0;  ///< their numbers in the file, from 1
    friend bool operator==(const TitleRows&, const TitleRows&) = default;
};

/// What the tables hold that a layout is of. It is never used for those that hold something else.
enum class LayoutKind : std::uint8_t { values, carriers };

/// How a table of other people's was read.
struct TableLayout {
    std::int64_t id = 0;  ///< follows from the name, so that copies of a project agree on it
    std::string name;
    LayoutKind kind = LayoutKind::values;
    std::string sheet;    ///< its name, folded as a title
    bool across = false;  ///< its areas stand beside each other
    int levels = 1;       ///< how many rows of titles its first table has
    TitleRows titles_by_hand;
    std::string indicator;  ///< key, given by hand for columns that name none
    std::vector<LayoutColumn> columns;
    std::vector<LayoutAnswer> answers;  ///< to questions about the whole table
    std::string file;                   ///< name of the file that it was last made from
    std::string entered;                ///< ISO date
    std::string author;
    friend bool operator==(const TableLayout&, const TableLayout&) = default;
};

/// What a word of this project is a name of, or a word for.
enum class WordSort : std::uint8_t {
    indicator,  ///< another name of an indicator or of a row of the city's tables
    kind,       ///< a word of a WordKind
    role,       ///< a title of a TitleRole
};

/// A word of the titles of tables that the project knows and the program does not.
struct TableWord {
    std::int64_t id = 0;  ///< follows from the word
    std::string word;
    WordSort sort = WordSort::kind;
    std::string meaning;  ///< key of the Observable, WordKind or TitleRole
    friend bool operator==(const TableWord&, const TableWord&) = default;
};

/// Lower bounds of the classes of pace, included: below the first is far behind. One set for the whole project.
struct ClassThresholds {
    double behind = 0.60;
    double on_pace = 0.95;
    double faster = 1.05;
    std::string source;  ///< why these; empty: the usual ones
    friend bool operator==(const ClassThresholds&, const ClassThresholds&) = default;
};

/// The whole, as one moment. Rows are in their natural order (order, number, plan row).
/// Copies share what none of them has changed.
struct Plan {
    Name title;               ///< of the plan
    Name city;                ///< 海宁市 / Haining
    Name boundary_note;       ///< shown on every map, e.g. 概化边界，非法定界线
    int baseline_year = 0;    ///< 2020
    int target_year = 0;      ///< 2025
    std::string display_crs;  ///< e.g. EPSG:4549
    Rows<Source> sources;
    Rows<Segment> segments;
    Rows<Unit> units;
    Rows<Area> areas;
    Rows<Park> parks;
    Rows<RailLine> rail;
    Rows<Station> stations;
    Rows<Carrier> carriers;  ///< in use; by number
    Rows<Carrier> bin;       ///< removed ones, by number; nothing but the bin shows them
    Rows<AcceptedFinding> accepted;
    Rows<Water> water;
    Rows<NeighbourLabel> neighbours;
    Rows<Indicator> indicators;
    Rows<Target> targets;
    Rows<CityFigure> figures;
    Rows<Observation> observations;  ///< by id
    Rows<TargetSet> target_sets;     ///< by id
    Rows<RevisedTarget> revised_targets;
    Rows<AreaAlias> area_aliases;
    Rows<Note> notes;  ///< by id
    Rows<TableLayout> table_layouts;
    Rows<TableWord> table_words;
    ClassThresholds thresholds;
    Rows<PlannedLine> planned_lines;
    Rows<PlannedStation> planned_stations;
    Rows<Core> cores;
    Rows<GapRule> gap_rules;      ///< by id; they stand over the usual ones by key
    Rows<GapRemark> gap_remarks;  ///< by id
    Rows<Scenario> scenarios;     ///< by id
    Rows<OfficialChainage> official_chainages;
    Rows<NoteDetail> note_details;  ///< by id, which is that of the note
    Rows<NoteReply> note_replies;
    Rows<NoteDrawing> note_drawings;
    RulerOrigin ruler_origin;       ///< of the first line
    Rows<LineOrigin> line_origins;  ///< of the others; a line without a row has the usual one
    Rows<NoteNumber> note_numbers;  ///< by id, which is that of the note
    Rows<SavedView> views;          ///< by id, as stories and their parts; those that were removed among them
    Rows<Story> stories;
    Rows<StoryPart> story_parts;
    friend bool operator==(const Plan&, const Plan&) = default;
};

using PlanPtr = std::shared_ptr<const Plan>;

/// Of a row of the city's tables: its table and number, table2.7.
std::string figure_key(const CityFigure& figure);
/// Extent of all units (empty without any).
geo::GeoExtent city_extent(const Plan& plan);

/// Stable keys of the enumerations, as written in packages, project files and JSON; from_key() gives nothing for
/// others.
std::string_view to_key(AreaKind value);
std::string_view to_key(ParkExtent value);
std::string_view to_key(Direction value);
std::string_view to_key(CityValue value);
std::string_view to_key(FigureForm value);
std::string_view to_key(FigureRole value);
std::string_view to_key(ValueState value);
std::string_view to_key(LayoutKind value);
std::string_view to_key(ColumnUse value);
std::string_view to_key(WordKind value);
std::string_view to_key(TitleRole value);
std::string_view to_key(WordSort value);

/// Whether the meaning of a word is a key of its sort; of an indicator any text is.
bool is_meaning(WordSort sort, std::string_view meaning);

/// The words of the plan for them.
Name label(ParkExtent value);
Name label(ValueState value);

}  // namespace plan
