// Stable keys and words of the plan's enumerations: one table each, read in both directions.
#include <array>
#include <utility>

#include "plan/carrier_filter.h"
#include "plan/names.h"
#include "plan/plan.h"
#include "plan/reach_width.h"

namespace plan {
namespace {

template <class Enum>
struct Keys;  // specialised below: Keys<Enum>::table

template <>
struct Keys<AreaKind> {
    static constexpr std::array<std::pair<AreaKind, std::string_view>, 3> table{
        {{AreaKind::unit, "unit"}, {AreaKind::park, "park"}, {AreaKind::city, "city"}}};
};
template <>
struct Keys<ParkExtent> {
    static constexpr std::array<std::pair<ParkExtent, std::string_view>, 3> table{
        {{ParkExtent::surveyed, "surveyed"},
         {ParkExtent::schematic, "schematic"},
         {ParkExtent::unit_stands_for, "unit_stands_for"}}};
};
template <>
struct Keys<PositionQuality> {
    static constexpr std::array<std::pair<PositionQuality, std::string_view>, 6> table{
        {{PositionQuality::surveyed, "surveyed"},
         {PositionQuality::address, "address"},
         {PositionQuality::digitised, "digitised"},
         {PositionQuality::site, "site"},
         {PositionQuality::area, "area"},
         {PositionQuality::none, "none"}}};
};
template <>
struct Keys<CarrierFunction> {
    static constexpr std::array<std::pair<CarrierFunction, std::string_view>, 6> table{
        {{CarrierFunction::science_park, "science_park"},
         {CarrierFunction::platform, "platform"},
         {CarrierFunction::national_incubator, "national_incubator"},
         {CarrierFunction::provincial_incubator, "provincial_incubator"},
         {CarrierFunction::provincial_space, "provincial_space"},
         {CarrierFunction::city_space, "city_space"}}};
};
template <>
struct Keys<Programme> {
    static constexpr std::array<std::pair<Programme, std::string_view>, 2> table{
        {{Programme::build, "build"}, {Programme::upgrade, "upgrade"}}};
};
template <>
struct Keys<Membership> {
    static constexpr std::array<std::pair<Membership, std::string_view>, 3> table{
        {{Membership::certain, "certain"}, {Membership::possible, "possible"}, {Membership::outside, "outside"}}};
};
template <>
struct Keys<FilterField> {
    static constexpr std::array<std::pair<FilterField, std::string_view>, 8> table{
        {{FilterField::function, "function"},
         {FilterField::programme, "programme"},
         {FilterField::body, "body"},
         {FilterField::segment, "segment"},
         {FilterField::unit, "unit"},
         {FilterField::stage, "stage"},
         {FilterField::quality, "quality"},
         {FilterField::within, "within"}}};
};
template <>
struct Keys<ReachOf> {
    static constexpr std::array<std::pair<ReachOf, std::string_view>, 2> table{
        {{ReachOf::stations, "stations"}, {ReachOf::line, "line"}}};
};
template <>
struct Keys<GapKind> {
    static constexpr std::array<std::pair<GapKind, std::string_view>, 5> table{{{GapKind::station, "station"},
                                                                                {GapKind::stretch, "stretch"},
                                                                                {GapKind::target, "target"},
                                                                                {GapKind::unit, "unit"},
                                                                                {GapKind::segment, "segment"}}};
};
template <>
struct Keys<PlannedState> {
    static constexpr std::array<std::pair<PlannedState, std::string_view>, 4> table{
        {{PlannedState::under_construction, "under_construction"},
         {PlannedState::planned, "planned"},
         {PlannedState::deferred, "deferred"},
         {PlannedState::studied, "studied"}}};
};
template <>
struct Keys<Transition> {
    static constexpr std::array<std::pair<Transition, std::string_view>, 3> table{
        {{Transition::flight, "flight"}, {Transition::fade, "fade"}, {Transition::cut, "cut"}}};
};
template <>
struct Keys<NoteState> {
    static constexpr std::array<std::pair<NoteState, std::string_view>, 2> table{
        {{NoteState::open, "open"}, {NoteState::done, "done"}}};
};
template <>
struct Keys<PinKind> {
    static constexpr std::array<std::pair<PinKind, std::string_view>, 7> table{{{PinKind::place, "place"},
                                                                                {PinKind::carrier, "carrier"},
                                                                                {PinKind::unit, "unit"},
                                                                                {PinKind::park, "park"},
                                                                                {PinKind::station, "station"},
                                                                                {PinKind::chainage, "chainage"},
                                                                                {PinKind::stretch, "stretch"}}};
};
template <>
struct Keys<DrawnShape> {
    static constexpr std::array<std::pair<DrawnShape, std::string_view>, 4> table{
        {{DrawnShape::arrow, "arrow"},
         {DrawnShape::line, "line"},
         {DrawnShape::freehand, "freehand"},
         {DrawnShape::rectangle, "rectangle"}}};
};
template <>
struct Keys<DrawnColour> {
    static constexpr std::array<std::pair<DrawnColour, std::string_view>, 3> table{
        {{DrawnColour::red, "red"}, {DrawnColour::blue, "blue"}, {DrawnColour::green, "green"}}};
};
template <>
struct Keys<Stage> {
    static constexpr std::array<std::pair<Stage, std::string_view>, 5> table{
        {{Stage::unknown, "unknown"},
         {Stage::planned, "planned"},
         {Stage::under_construction, "under_construction"},
         {Stage::completed, "completed"},
         {Stage::operating, "operating"}}};
};
template <>
struct Keys<Direction> {
    static constexpr std::array<std::pair<Direction, std::string_view>, 2> table{
        {{Direction::higher_is_better, "higher"}, {Direction::lower_is_better, "lower"}}};
};
template <>
struct Keys<CityValue> {
    static constexpr std::array<std::pair<CityValue, std::string_view>, 2> table{
        {{CityValue::sum, "sum"}, {CityValue::ratio, "ratio"}}};
};
template <>
struct Keys<FigureForm> {
    static constexpr std::array<std::pair<FigureForm, std::string_view>, 5> table{
        {{FigureForm::number, "number"},
         {FigureForm::rank, "rank"},
         {FigureForm::pair, "pair"},
         {FigureForm::qualitative, "qualitative"},
         {FigureForm::missing, "missing"}}};
};
template <>
struct Keys<FigureRole> {
    static constexpr std::array<std::pair<FigureRole, std::string_view>, 3> table{
        {{FigureRole::value, "value"}, {FigureRole::target, "target"}, {FigureRole::revised_target, "revised_target"}}};
};
template <>
struct Keys<ValueState> {
    static constexpr std::array<std::pair<ValueState, std::string_view>, 2> table{
        {{ValueState::preliminary, "preliminary"}, {ValueState::final_value, "final"}}};
};
template <>
struct Keys<LayoutKind> {
    static constexpr std::array<std::pair<LayoutKind, std::string_view>, 2> table{
        {{LayoutKind::values, "values"}, {LayoutKind::carriers, "carriers"}}};
};

template <>
struct Keys<ColumnUse> {
    static constexpr std::array<std::pair<ColumnUse, std::string_view>, 16> table{{{ColumnUse::left_out, "left_out"},
                                                                                   {ColumnUse::area, "area"},
                                                                                   {ColumnUse::code, "code"},
                                                                                   {ColumnUse::indicator, "indicator"},
                                                                                   {ColumnUse::year, "year"},
                                                                                   {ColumnUse::value, "value"},
                                                                                   {ColumnUse::unit, "unit"},
                                                                                   {ColumnUse::state, "state"},
                                                                                   {ColumnUse::source, "source"},
                                                                                   {ColumnUse::sample, "sample"},
                                                                                   {ColumnUse::ordinal, "ordinal"},
                                                                                   {ColumnUse::remark, "remark"},
                                                                                   {ColumnUse::attribute, "attribute"},
                                                                                   {ColumnUse::observed, "observed"},
                                                                                   {ColumnUse::target, "target"},
                                                                                   {ColumnUse::baseline, "baseline"}}};
};
template <>
struct Keys<WordKind> {
    static constexpr std::array<std::pair<WordKind, std::string_view>, 17> table{
        {{WordKind::whole_period, "whole_period"},
         {WordKind::part_period, "part_period"},
         {WordKind::span, "span"},
         {WordKind::value, "value"},
         {WordKind::cumulative, "cumulative"},
         {WordKind::rank, "rank"},
         {WordKind::change, "change"},
         {WordKind::planned, "planned"},
         {WordKind::target, "target"},
         {WordKind::baseline, "baseline"},
         {WordKind::preliminary, "preliminary"},
         {WordKind::newly_added, "newly_added"},
         {WordKind::of_which, "of_which"},
         {WordKind::ratio, "ratio"},
         {WordKind::relative_year, "relative_year"},
         {WordKind::neutral, "neutral"},
         {WordKind::subject, "subject"}}};
};
template <>
struct Keys<TitleRole> {
    static constexpr std::array<std::pair<TitleRole, std::string_view>, 13> table{
        {{TitleRole::area, "area"},
         {TitleRole::area_or_unit, "area_or_unit"},
         {TitleRole::code, "code"},
         {TitleRole::indicator, "indicator"},
         {TitleRole::year, "year"},
         {TitleRole::value, "value"},
         {TitleRole::unit, "unit"},
         {TitleRole::state, "state"},
         {TitleRole::source, "source"},
         {TitleRole::sample, "sample"},
         {TitleRole::ordinal, "ordinal"},
         {TitleRole::remark, "remark"},
         {TitleRole::locator, "locator"}}};
};
template <>
struct Keys<WordSort> {
    static constexpr std::array<std::pair<WordSort, std::string_view>, 3> table{
        {{WordSort::indicator, "indicator"}, {WordSort::kind, "kind"}, {WordSort::role, "role"}}};
};

template <class Enum>
std::string_view key_of(Enum value) {
    for (const auto& [candidate, key] : Keys<Enum>::table)
        if (candidate == value) return key;
    return {};
}

}  // namespace

std::string_view to_key(AreaKind value) { return key_of(value); }
std::string_view to_key(ParkExtent value) { return key_of(value); }
std::string_view to_key(PositionQuality value) { return key_of(value); }
std::string_view to_key(CarrierFunction value) { return key_of(value); }
std::string_view to_key(Programme value) { return key_of(value); }
std::string_view to_key(Stage value) { return key_of(value); }
std::string_view to_key(Direction value) { return key_of(value); }
std::string_view to_key(CityValue value) { return key_of(value); }
std::string_view to_key(FigureForm value) { return key_of(value); }
std::string_view to_key(FigureRole value) { return key_of(value); }
std::string_view to_key(ValueState value) { return key_of(value); }
std::string_view to_key(LayoutKind value) { return key_of(value); }
std::string_view to_key(ColumnUse value) { return key_of(value); }
std::string_view to_key(WordKind value) { return key_of(value); }
std::string_view to_key(TitleRole value) { return key_of(value); }
std::string_view to_key(WordSort value) { return key_of(value); }
std::string_view to_key(Membership value) { return key_of(value); }
std::string_view to_key(FilterField value) { return key_of(value); }
std::string_view to_key(ReachOf value) { return key_of(value); }
std::string_view to_key(GapKind value) { return key_of(value); }
std::string_view to_key(PlannedState value) { return key_of(value); }
std::string_view to_key(NoteState value) { return key_of(value); }
std::string_view to_key(Transition value) { return key_of(value); }
std::string_view to_key(PinKind value) { return key_of(value); }
std::string_view to_key(DrawnShape value) { return key_of(value); }
std::string_view to_key(DrawnColour value) { return key_of(value); }

template <class Enum>
std::optional<Enum> from_key(std::string_view key) {
    for (const auto& [value, candidate] : Keys<Enum>::table)
        if (candidate == key) return value;
    return std::nullopt;
}

template std::optional<AreaKind> from_key<AreaKind>(std::string_view);
template std::optional<ParkExtent> from_key<ParkExtent>(std::string_view);
template std::optional<PositionQuality> from_key<PositionQuality>(std::string_view);
template std::optional<CarrierFunction> from_key<CarrierFunction>(std::string_view);
template std::optional<Programme> from_key<Programme>(std::string_view);
template std::optional<Stage> from_key<Stage>(std::string_view);
template std::optional<Direction> from_key<Direction>(std::string_view);
template std::optional<CityValue> from_key<CityValue>(std::string_view);
template std::optional<FigureForm> from_key<FigureForm>(std::string_view);
template std::optional<FigureRole> from_key<FigureRole>(std::string_view);
template std::optional<ValueState> from_key<ValueState>(std::string_view);
template std::optional<LayoutKind> from_key<LayoutKind>(std::string_view);
template std::optional<ColumnUse> from_key<ColumnUse>(std::string_view);
template std::optional<WordKind> from_key<WordKind>(std::string_view);
template std::optional<TitleRole> from_key<TitleRole>(std::string_view);
template std::optional<Membership> from_key<Membership>(std::string_view);
template std::optional<FilterField> from_key<FilterField>(std::string_view);
template std::optional<ReachOf> from_key<ReachOf>(std::string_view);
template std::optional<GapKind> from_key<GapKind>(std::string_view);
template std::optional<PlannedState> from_key<PlannedState>(std::string_view);
template std::optional<NoteState> from_key<NoteState>(std::string_view);
template std::optional<Transition> from_key<Transition>(std::string_view);
template std::optional<PinKind> from_key<PinKind>(std::string_view);
template std::optional<DrawnShape> from_key<DrawnShape>(std::string_view);
template std::optional<DrawnColour> from_key<DrawnColour>(std::string_view);
template std::optional<WordSort> from_key<WordSort>(std::string_view);

bool is_meaning(WordSort sort, std::string_view meaning) {
    switch (sort) {
        case WordSort::indicator: return !meaning.empty();
        case WordSort::kind: return from_key<WordKind>(meaning).has_value();
        case WordSort::role: return from_key<TitleRole>(meaning).has_value();
    }
    return false;
}

Name label(PositionQuality value) {
    switch (value) {
        case PositionQuality::surveyed: return term("surveyed");
        case PositionQuality::address: return term("by address");
        case PositionQuality::digitised: return term("placed on the map");
        case PositionQuality::site: return term("by site");
        case PositionQuality::area: return term("area only");
        case PositionQuality::none: return term("unlocated");
    }
    return {};
}

Name label(CarrierFunction value) {
    switch (value) {
        case CarrierFunction::science_park: return term("Science and innovation park");
        case CarrierFunction::platform: return term("High-end innovation platform");
        case CarrierFunction::national_incubator: return term("National incubator");
        case CarrierFunction::provincial_incubator: return term("Provincial incubator");
        case CarrierFunction::provincial_space: return term("Provincial maker space");
        case CarrierFunction::city_space: return term("Jiaxing city maker space");
    }
    return {};
}

Name label(Programme value) {
    return value == Programme::build ? term("To be planned and built") : term("To be extended and upgraded");
}

Name label(Stage value) {
    switch (value) {
        case Stage::unknown: return term_in("stage", "not known");
        case Stage::planned: return term_in("stage", "planned");
        case Stage::under_construction: return term_in("stage", "under construction");
        case Stage::completed: return term_in("stage", "completed");
        case Stage::operating: return term_in("stage", "in operation");
    }
    return {};
}

Name label(Membership value) {
    switch (value) {
        case Membership::certain: return term_in("membership", "certain");
        case Membership::possible: return term_in("membership", "possible");
        case Membership::outside: return term_in("membership", "outside");
    }
    return {};
}

Name label(FilterField value) {
    switch (value) {
        case FilterField::function: return term("Function");
        case FilterField::programme: return term("Programme");
        case FilterField::body: return term("Responsible body");
        case FilterField::segment: return term("Segment");
        case FilterField::unit: return term("Unit");
        case FilterField::stage: return term("Stage of building");
        case FilterField::quality: return term("Position quality");
        case FilterField::within: return term("Within reach");
    }
    return {};
}

Name label(ReachOf value) {
    switch (value) {
        case ReachOf::stations: return term_in("reach of", "stations");
        case ReachOf::line: return term_in("reach of", "line");
    }
    return {};
}

Name label(GapKind value) {
    switch (value) {
        case GapKind::station: return term_in("gap", "station");
        case GapKind::stretch: return term_in("gap", "stretch");
        case GapKind::target: return term_in("gap", "target without a carrier");
        case GapKind::unit: return term_in("gap", "unit");
        case GapKind::segment: return term_in("gap", "section");
    }
    return {};
}

Name label(PlannedState value) {
    switch (value) {
        case PlannedState::under_construction: return term_in("line", "under construction");
        case PlannedState::planned: return term_in("line", "planned");
        case PlannedState::deferred: return term_in("line", "deferred");
        case PlannedState::studied: return term_in("line", "being studied");
    }
    return {};
}

Name label(NoteState value) { return value == NoteState::done ? term_in("note", "done") : term_in("note", "open"); }
Name label(Transition value) {
    switch (value) {
        case Transition::flight: return term("flight");
        case Transition::fade: return term("fade");
        case Transition::cut: return term("cut");
    }
    return {};
}

Name label(PinKind value) {
    switch (value) {
        case PinKind::place: return term_in("pinned to", "place");
        case PinKind::carrier: return term_in("pinned to", "carrier");
        case PinKind::unit: return term_in("pinned to", "area");
        case PinKind::park: return term_in("pinned to", "park");
        case PinKind::station: return term_in("pinned to", "station");
        case PinKind::chainage: return term_in("pinned to", "chainage");
        case PinKind::stretch: return term_in("pinned to", "stretch");
    }
    return {};
}

Name label(ParkExtent value) {
    switch (value) {
        case ParkExtent::surveyed: return term("known border");
        case ParkExtent::schematic: return term("schematic outline");
        case ParkExtent::unit_stands_for: return term("a unit stands for it");
    }
    return {};
}

Name label(ValueState value) {
    return value == ValueState::preliminary ? term_in("value", "preliminary") : term_in("value", "final");
}

}  // namespace plan
