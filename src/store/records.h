// The tables whose rows are edited, each described once: its columns, how a row goes into them and comes out of them,
// what they are called and which of them merge as one. Writing, reading, the names allowed in a file of changes, the
// order and the groups of merging and the words of the history walk these descriptions; a new kind of record is one
// more of them, a list in plan/edit.h and a table in table_definitions.cpp. The columns stand in the order of the
// table, after the id. Private to store; pure.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/translate.h"
#include "geo/course_text.h"
#include "layout_json.h"
#include "plan/edit.h"
#include "plan/plan.h"
#include "row_binder.h"
#include "row_reader.h"
#include "scenario_json.h"

namespace store {

/// How a column of a table with a bin is merged: by itself, or with all that describe the position. Of every other
/// table a row is merged whole (store/cell_group.h).
enum class Group : std::uint8_t { alone, position };
/// What a cell says in its group. What leads is shown and asked about first; provenance - who entered it, when, where
/// from - goes with the rest and is never a question by itself.
enum class Role : std::uint8_t { content, leader, provenance };

template <class Row>
struct Column {
    std::string_view name;
    void (*write)(RowBinder&, const Row&);
    void (*read)(TableReader&, Row&);
    const char* label = "";  ///< what the history calls it: an id of the catalogue; empty: it is not listed there
    Group group = Group::alone;
    Role role = Role::content;

    [[nodiscard]] constexpr Column called(const char* words) const {
        Column column = *this;
        column.label = words;
        return column;
    }
    [[nodiscard]] constexpr Column in(Group whose) const {
        Column column = *this;
        column.group = whose;
        return column;
    }
    [[nodiscard]] constexpr Column as(Role what) const {
        Column column = *this;
        column.role = what;
        return column;
    }
};

namespace columns {

template <class T>
struct MemberTraits;
template <class R, class V>
struct MemberTraits<V R::*> {
    using Row = R;
    using Value = V;
};
template <auto Member>
using RowOf = typename MemberTraits<decltype(Member)>::Row;

/// What an empty text is in the file.
enum class Empty { text, null };

template <Empty empty>
void write(RowBinder& binder, const auto& value) {
    if constexpr (empty == Empty::null)
        binder.add_or_null(value);
    else
        binder.add(value);
}

template <auto Member, Empty empty = Empty::text>
constexpr Column<RowOf<Member>> value(std::string_view name) {
    return {name, [](RowBinder& b, const RowOf<Member>& r) { write<empty>(b, r.*Member); },
            [](TableReader& t, RowOf<Member>& r) { t.take(r.*Member); }};
}

/// A member of a member: the Chinese or the English name.
template <auto Member, auto Part, Empty empty = Empty::null>
constexpr Column<RowOf<Member>> part(std::string_view name) {
    return {name, [](RowBinder& b, const RowOf<Member>& r) { write<empty>(b, r.*Member.*Part); },
            [](TableReader& t, RowOf<Member>& r) { t.take(r.*Member.*Part); }};
}

inline constexpr auto zh = &plan::Name::zh;
inline constexpr auto en = &plan::Name::en;

}  // namespace columns

/// A table, and its columns in their order. `title` says what one row is, as an id of the catalogue; where it is empty
/// a row is called after the values of `named_by`.
template <class Row>
struct Record;

template <>
struct Record<plan::Carrier> {
    using C = plan::Carrier;
    static constexpr const char* table = "carriers";
    static constexpr const char* title = "";
    static constexpr std::array<std::string_view, 1> named_by{"number"};
    static constexpr std::array columns{
        columns::value<&C::number>("number"),
        columns::part<&C::name, columns::zh, columns::Empty::text>("name_zh"),
        columns::part<&C::name, columns::en>("name_en"),
        columns::value<&C::responsible_body, columns::Empty::null>("responsible_body"),
        columns::value<&C::responsible_area, columns::Empty::null>("responsible_area"),
        columns::value<&C::function>("function"),
        columns::value<&C::programme>("programme"),
        columns::part<&C::task, columns::zh>("task_zh"),
        columns::part<&C::task, columns::en>("task_en"),
        columns::value<&C::floor_area_m2>("floor_area_m2"),
        columns::value<&C::investment_cny>("investment_cny"),
        columns::value<&C::planned_area_mu>("planned_area_mu"),
        columns::value<&C::quality>("quality").in(Group::position),
        columns::value<&C::uncertainty_m>("uncertainty_m").in(Group::position),
        columns::part<&C::position_basis, columns::zh>("position_basis_zh").in(Group::position),
        columns::part<&C::position_basis, columns::en>("position_basis_en").in(Group::position),
        columns::value<&C::stage>("stage"),
        columns::value<&C::start, columns::Empty::null>("start"),
        columns::value<&C::completion, columns::Empty::null>("completion"),
        columns::value<&C::notes, columns::Empty::null>("notes"),
        columns::value<&C::photo_links, columns::Empty::null>("photo_links"),
        Column<C>{"first_lon",
                  [](RowBinder& b, const C& c) {
                      b.add(c.first_position ? std::optional(c.first_position->lon) : std::nullopt);
                  },
                  [](TableReader& t, C& c) {
                      if (const auto lon = t.optional_real()) c.first_position = geo::LonLat{*lon, 0};
                  }}
            .in(Group::position),
        Column<C>{"first_lat",
                  [](RowBinder& b, const C& c) {
                      b.add(c.first_position ? std::optional(c.first_position->lat) : std::nullopt);
                  },
                  [](TableReader& t, C& c) {
                      const auto lat = t.optional_real();
                      if (lat.has_value() != c.first_position.has_value()) t.bad(base::mark("half a position"));
                      if (lat && c.first_position) c.first_position->lat = *lat;
                  }}
            .in(Group::position),
        columns::value<&C::removed>("removed").called(base::mark("In the bin")),
        columns::value<&C::position>("geom").called(base::mark("Position")).in(Group::position).as(Role::leader)};
};

template <>
struct Record<plan::AcceptedFinding> {
    using A = plan::AcceptedFinding;
    static constexpr const char* table = "accepted_findings";
    static constexpr const char* title = "";
    static constexpr std::array<std::string_view, 0> named_by{};
    static constexpr std::array columns{columns::value<&A::code>("code"), columns::value<&A::carrier>("carrier"),
                                        columns::value<&A::note>("note").as(Role::leader)};
};

template <>
struct Record<plan::Observation> {
    using O = plan::Observation;
    static constexpr const char* table = "observations";
    static constexpr const char* title = "";
    static constexpr std::array<std::string_view, 3> named_by{"area", "indicator", "year"};
    static constexpr std::array columns{
        columns::value<&O::area>("area").called(base::mark("Area")),
        columns::value<&O::indicator>("indicator"),
        columns::value<&O::year>("year"),
        columns::value<&O::value>("value").called(base::mark("Value")).as(Role::leader),
        columns::value<&O::state>("state").called(base::mark("State")),
        columns::value<&O::source, columns::Empty::null>("source").called(base::mark("Source")).as(Role::provenance),
        columns::value<&O::entered>("entered").called(base::mark("Entered")).as(Role::provenance),
        columns::value<&O::author>("author").as(Role::provenance),
        columns::value<&O::sample>("sample").called(base::mark("Sample"))};
};

template <>
struct Record<plan::TargetSet> {
    using S = plan::TargetSet;
    static constexpr const char* table = "target_sets";
    static constexpr const char* title = base::mark("Targets");
    static constexpr std::array<std::string_view, 1> named_by{"name_zh"};
    static constexpr std::array columns{columns::value<&S::key>("key"),
                                        columns::part<&S::name, columns::zh, columns::Empty::text>("name_zh")
                                            .called(base::mark("Name"))
                                            .as(Role::leader),
                                        columns::part<&S::name, columns::en>("name_en"),
                                        columns::value<&S::source>("source").called(base::mark("Source"))};
};

template <>
struct Record<plan::RevisedTarget> {
    using T = plan::RevisedTarget;
    static constexpr const char* table = "revised_targets";
    static constexpr const char* title = "";
    static constexpr std::array<std::string_view, 3> named_by{"area", "indicator", "target_set"};
    static constexpr std::array columns{columns::value<&T::set>("target_set"), columns::value<&T::area>("area"),
                                        columns::value<&T::indicator>("indicator"),
                                        columns::value<&T::target>("target").as(Role::leader)};
};

template <>
struct Record<plan::AreaAlias> {
    using A = plan::AreaAlias;
    static constexpr const char* table = "area_aliases";
    static constexpr const char* title = base::mark("Bound name");
    static constexpr std::array<std::string_view, 1> named_by{"alias"};
    static constexpr std::array columns{columns::value<&A::alias>("alias").called(base::mark("Name")),
                                        columns::value<&A::area>("area").called(base::mark("Area")).as(Role::leader)};
};

template <>
struct Record<plan::Note> {
    using N = plan::Note;
    static constexpr const char* table = "notes";
    static constexpr const char* title = base::mark("Note on the map");
    static constexpr std::array<std::string_view, 1> named_by{"words"};
    static constexpr std::array columns{
        columns::value<&N::position>("geom").called(base::mark("Position")),
        columns::value<&N::text>("words").called(base::mark("Words")).as(Role::leader),
        columns::value<&N::entered>("entered").called(base::mark("Entered")).as(Role::provenance),
        columns::value<&N::author>("author").as(Role::provenance)};
};

template <>
struct Record<plan::TableLayout> {
    using L = plan::TableLayout;
    static constexpr const char* table = "table_layouts";
    static constexpr const char* title = base::mark("Layout of a table");
    static constexpr std::array<std::string_view, 1> named_by{"name"};
    static constexpr std::array columns{
        columns::value<&L::name>("name").called(base::mark("Name")),
        Column<L>{"mapping", [](RowBinder& b, const L& l) { b.add(layout_to_json(l)); },
                  [](TableReader& t, L& l) {
                      auto read = layout_from_json(t.text());
                      if (!read) return t.bad(base::mark("a layout that cannot be read"));
                      read->id = l.id;
                      read->name = std::move(l.name);
                      l = *std::move(read);
                  }}
            .called(base::mark("How it is read"))
            .as(Role::leader),
        columns::value<&L::file>("file").called(base::mark("File")).as(Role::provenance),
        columns::value<&L::entered>("entered").called(base::mark("Entered")).as(Role::provenance),
        columns::value<&L::author>("author").as(Role::provenance)};
};

template <>
struct Record<plan::TableWord> {
    using W = plan::TableWord;
    static constexpr const char* table = "table_words";
    static constexpr const char* title = base::mark("Word of titles");
    static constexpr std::array<std::string_view, 1> named_by{"word"};
    static constexpr std::array columns{columns::value<&W::word>("word").called(base::mark("Word")),
                                        columns::value<&W::sort>("sort"),
                                        Column<W>{"meaning", [](RowBinder& b, const W& w) { b.add(w.meaning); },
                                                  [](TableReader& t, W& w) {
                                                      t.take(w.meaning);
                                                      if (!plan::is_meaning(w.sort, w.meaning))
                                                          t.bad(base::mark("an unknown word"));
                                                  }}
                                            .called(base::mark("Meaning"))
                                            .as(Role::leader)};
};

namespace columns {

/// Keys with a space between; NULL: none.
void write_functions(RowBinder& binder, const std::vector<plan::CarrierFunction>& functions);
void read_functions(TableReader& reader, std::vector<plan::CarrierFunction>& functions);
void read_programme(TableReader& reader, std::optional<plan::Programme>& programme);
void read_course(TableReader& reader, geo::LineString& course);

}  // namespace columns

template <>
struct Record<plan::GapRule> {
    using R = plan::GapRule;
    static constexpr const char* table = "gap_rules";
    static constexpr const char* title = base::mark("Rule of gaps");
    static constexpr std::array<std::string_view, 1> named_by{"reason_zh"};
    static constexpr std::array columns{
        columns::value<&R::key>("key"),
        columns::value<&R::kind>("kind"),
        columns::value<&R::length_m>("length_m").called(base::mark("Length")).as(Role::leader),
        columns::value<&R::indicator, columns::Empty::null>("indicator").called(base::mark("Indicator")),
        Column<R>{"functions", [](RowBinder& b, const R& r) { columns::write_functions(b, r.functions); },
                  [](TableReader& t, R& r) { columns::read_functions(t, r.functions); }}
            .called(base::mark("Functions")),
        Column<R>{"programme", [](RowBinder& b, const R& r) { r.programme ? b.add(*r.programme) : b.add_null(); },
                  [](TableReader& t, R& r) { columns::read_programme(t, r.programme); }}
            .called(base::mark("Programme")),
        columns::value<&R::segment, columns::Empty::null>("segment").called(base::mark("Segment")),
        columns::part<&R::reason, columns::zh, columns::Empty::text>("reason_zh").called(base::mark("Reason")),
        columns::part<&R::reason, columns::en>("reason_en"),
        columns::part<&R::source, columns::zh, columns::Empty::text>("source_zh").called(base::mark("Source")),
        columns::part<&R::source, columns::en>("source_en"),
        columns::value<&R::off>("off").called(base::mark("Switched off"))};
};

template <>
struct Record<plan::GapRemark> {
    using R = plan::GapRemark;
    static constexpr const char* table = "gap_remarks";
    static constexpr const char* title = base::mark("Remark on a gap");
    static constexpr std::array<std::string_view, 1> named_by{"words"};
    static constexpr std::array columns{
        columns::value<&R::gap>("gap"), columns::value<&R::text>("words").called(base::mark("Words")).as(Role::leader),
        columns::value<&R::acknowledged>("acknowledged").called(base::mark("Acknowledged")),
        columns::value<&R::entered>("entered").called(base::mark("Entered")).as(Role::provenance),
        columns::value<&R::author>("author").as(Role::provenance)};
};

template <>
struct Record<plan::Scenario> {
    using S = plan::Scenario;
    static constexpr const char* table = "scenarios";
    static constexpr const char* title = base::mark("Scenario");
    static constexpr std::array<std::string_view, 1> named_by{"name"};
    static constexpr std::array columns{
        columns::value<&S::name>("name").called(base::mark("Name")),
        columns::value<&S::remark, columns::Empty::null>("remark").called(base::mark("Remark")),
        columns::value<&S::reach_m>("reach_m").called(base::mark("Reach")),
        Column<S>{"carriers", [](RowBinder& b, const S& s) { b.add(tried_to_json(s.carriers)); },
                  [](TableReader& t, S& s) {
                      auto read = tried_from_json(t.text());
                      if (!read) return t.bad(base::mark("carriers of a scenario that cannot be read"));
                      s.carriers = *std::move(read);
                  }}
            .called(base::mark("Carriers"))
            .as(Role::leader),
        columns::value<&S::entered>("entered").called(base::mark("Entered")).as(Role::provenance),
        columns::value<&S::author>("author").as(Role::provenance)};
};

template <>
struct Record<plan::OfficialChainage> {
    using O = plan::OfficialChainage;
    static constexpr const char* table = "official_chainages";
    static constexpr const char* title = base::mark("Official chainage");
    static constexpr std::array<std::string_view, 1> named_by{"station"};
    static constexpr std::array columns{
        columns::value<&O::station>("station").called(base::mark("Station")),
        columns::value<&O::chainage_m>("chainage_m").called(base::mark("Chainage")).as(Role::leader),
        columns::value<&O::source>("source").called(base::mark("Source")).as(Role::provenance),
        columns::value<&O::entered>("entered").called(base::mark("Entered")).as(Role::provenance),
        columns::value<&O::author>("author").as(Role::provenance)};
};

template <>
struct Record<plan::NoteDetail> {
    using D = plan::NoteDetail;
    static constexpr const char* table = "note_details";
    static constexpr const char* title = base::mark("State of a note");
    static constexpr std::array<std::string_view, 0> named_by{};
    static constexpr std::array columns{
        columns::value<&D::state>("state").called(base::mark("State")).as(Role::leader),
        columns::value<&D::pin>("pin").called(base::mark("Pinned to")),
        columns::value<&D::about>("about"),
        columns::value<&D::from_m>("from_m"),
        columns::value<&D::to_m>("to_m"),
        columns::value<&D::entered>("entered").called(base::mark("Entered")).as(Role::provenance),
        columns::value<&D::author>("author").as(Role::provenance)};
};

template <>
struct Record<plan::NoteReply> {
    using R = plan::NoteReply;
    static constexpr const char* table = "note_replies";
    static constexpr const char* title = base::mark("Reply to a note");
    static constexpr std::array<std::string_view, 1> named_by{"words"};
    static constexpr std::array columns{
        columns::value<&R::note>("note"),
        columns::value<&R::text>("words").called(base::mark("Words")).as(Role::leader),
        columns::value<&R::entered>("entered").called(base::mark("Entered")).as(Role::provenance),
        columns::value<&R::author>("author").as(Role::provenance)};
};

template <>
struct Record<plan::NoteDrawing> {
    using D = plan::NoteDrawing;
    static constexpr const char* table = "note_drawings";
    static constexpr const char* title = base::mark("Drawing of a note");
    static constexpr std::array<std::string_view, 0> named_by{};
    static constexpr std::array columns{
        columns::value<&D::note>("note"), columns::value<&D::shape>("shape").called(base::mark("Shape")),
        columns::value<&D::colour>("colour").called(base::mark("Colour")),
        Column<D>{"course", [](RowBinder& b, const D& d) { b.add(geo::course_text(d.course)); },
                  [](TableReader& t, D& d) { columns::read_course(t, d.course); }}
            .called(base::mark("Course"))
            .as(Role::leader)};
};

template <>
struct Record<plan::NoteNumber> {
    using N = plan::NoteNumber;
    static constexpr const char* table = "note_numbers";
    static constexpr const char* title = base::mark("Number of a note");
    static constexpr std::array<std::string_view, 1> named_by{"number"};
    static constexpr std::array columns{
        columns::value<&N::number>("number").as(Role::leader),
        columns::value<&N::entered>("entered").called(base::mark("Entered")).as(Role::provenance),
        columns::value<&N::author>("author").as(Role::provenance)};
};

template <>
struct Record<plan::SavedView> {
    using V = plan::SavedView;
    static constexpr const char* table = "views";
    static constexpr const char* title = "";
    static constexpr std::array<std::string_view, 1> named_by{"title_zh"};
    static constexpr std::array columns{
        columns::part<&V::title, columns::zh, columns::Empty::text>("title_zh").called(base::mark("Title")),
        columns::part<&V::title, columns::en>("title_en").called(base::mark("Title in English")),
        columns::part<&V::conclusion, columns::zh>("conclusion_zh").called(base::mark("Conclusion")),
        columns::part<&V::conclusion, columns::en>("conclusion_en").called(base::mark("Conclusion in English")),
        columns::part<&V::notes, columns::zh>("notes_zh").called(base::mark("Notes for the presenter")),
        columns::part<&V::notes, columns::en>("notes_en").called(base::mark("Notes in English")),
        columns::value<&V::seen, columns::Empty::null>("seen").called(base::mark("What is seen")),
        columns::value<&V::mode, columns::Empty::null>("mode"),
        columns::value<&V::indicator, columns::Empty::null>("indicator").called(base::mark("Indicator")),
        columns::value<&V::measure, columns::Empty::null>("measure").called(base::mark("Measure")),
        columns::value<&V::year>("year").called(base::mark("Year")),
        columns::value<&V::other_measure, columns::Empty::null>("other_measure").called(base::mark("Compared with")),
        columns::value<&V::other_year>("other_year").called(base::mark("Year compared with")),
        columns::value<&V::split>("split"),
        columns::value<&V::wall>("wall").called(base::mark("Wall of indicators")),
        columns::value<&V::method, columns::Empty::null>("method").called(base::mark("Classes")),
        columns::value<&V::classes>("classes").called(base::mark("Number of classes")),
        columns::value<&V::breaks, columns::Empty::null>("breaks").called(base::mark("Class breaks")),
        columns::value<&V::palette, columns::Empty::null>("palette").called(base::mark("Palette")),
        columns::value<&V::target_set, columns::Empty::null>("target_set").called(base::mark("Targets")),
        columns::value<&V::hidden, columns::Empty::null>("hidden").called(base::mark("Hidden layers")),
        columns::value<&V::opacity, columns::Empty::null>("opacity").called(base::mark("Opacity")),
        columns::value<&V::highlighted, columns::Empty::null>("highlighted")
            .called(base::mark("Class that stands out")),
        columns::value<&V::review, columns::Empty::null>("review").called(base::mark("Filter and reach")),
        columns::value<&V::selection, columns::Empty::null>("selection").called(base::mark("Selection")),
        columns::value<&V::strip, columns::Empty::null>("strip").called(base::mark("Part of the line")),
        columns::value<&V::removed>("removed").called(base::mark("Removed")),
        columns::value<&V::entered>("entered").called(base::mark("Entered")).as(Role::provenance),
        columns::value<&V::author>("author").as(Role::provenance)};
};

template <>
struct Record<plan::Story> {
    using S = plan::Story;
    static constexpr const char* table = "stories";
    static constexpr const char* title = "";
    static constexpr std::array<std::string_view, 1> named_by{"name_zh"};
    static constexpr std::array columns{
        columns::part<&S::name, columns::zh, columns::Empty::text>("name_zh").called(base::mark("Name")),
        columns::part<&S::name, columns::en>("name_en").called(base::mark("Name in English")),
        columns::value<&S::maker, columns::Empty::null>("maker").called(base::mark("Maker")),
        columns::value<&S::place>("place").called(base::mark("Place among the stories")),
        columns::value<&S::opening>("opening").called(base::mark("Opening page")),
        columns::value<&S::closing>("closing").called(base::mark("Closing page")),
        columns::value<&S::removed>("removed").called(base::mark("Removed"))};
};

template <>
struct Record<plan::StoryPart> {
    using P = plan::StoryPart;
    static constexpr const char* table = "story_parts";
    static constexpr const char* title = base::mark("Place of a view in a story");
    static constexpr std::array<std::string_view, 1> named_by{"view"};
    static constexpr std::array columns{columns::value<&P::story>("story"),
                                        columns::value<&P::view>("view"),
                                        columns::value<&P::place>("place").called(base::mark("Place")),
                                        columns::value<&P::transition>("transition").called(base::mark("Transition")),
                                        columns::value<&P::seconds>("seconds").called(base::mark("Seconds")),
                                        columns::value<&P::hidden>("hidden").called(base::mark("Hidden")),
                                        columns::value<&P::removed>("removed").called(base::mark("Removed"))};
};

template <>
struct Record<plan::LineOrigin> {
    using L = plan::LineOrigin;
    using O = plan::RulerOrigin;
    static constexpr const char* table = "line_origins";
    static constexpr const char* title = base::mark("Origin of the ruler");
    static constexpr std::array<std::string_view, 1> named_by{"line"};
    static constexpr std::array columns{
        columns::value<&L::line>("line"),
        columns::part<&L::origin, &O::station, columns::Empty::text>("station").called(base::mark("Station")),
        columns::part<&L::origin, &O::chainage_m, columns::Empty::text>("chainage_m")
            .called(base::mark("Chainage"))
            .as(Role::leader),
        columns::part<&L::origin, &O::reversed, columns::Empty::text>("reversed")
            .called(base::mark("Against the line"))};
};

/// One row, of id 1, where the project has thresholds of its own.
template <>
struct Record<plan::ClassThresholds> {
    using T = plan::ClassThresholds;
    static constexpr const char* table = "class_thresholds";
    static constexpr const char* title = base::mark("Thresholds of pace");
    static constexpr std::array<std::string_view, 0> named_by{};
    static constexpr std::array columns{
        columns::value<&T::behind>("behind").called(base::mark("Behind")).as(Role::leader),
        columns::value<&T::on_pace>("on_pace").called(base::mark("On pace")),
        columns::value<&T::faster>("faster").called(base::mark("Faster than expected")),
        columns::value<&T::source, columns::Empty::null>("source").called(base::mark("Source"))};
};

/// Of the first line: one row, of id 1, where somebody has set it.
template <>
struct Record<plan::RulerOrigin> {
    using O = plan::RulerOrigin;
    static constexpr const char* table = "ruler_origin";
    static constexpr const char* title = base::mark("Origin of the ruler");
    static constexpr std::array<std::string_view, 0> named_by{};
    static constexpr std::array columns{
        columns::value<&O::station>("station").called(base::mark("Station")),
        columns::value<&O::chainage_m>("chainage_m").called(base::mark("Chainage")).as(Role::leader),
        columns::value<&O::reversed>("reversed").called(base::mark("Against the line"))};
};

/// Calls `visit` with the Record of a kind of row and where the plan and an edit list it, for every kind that is edited
/// by id; each refers only to those before it.
template <class Visit>
void for_each_listed(Visit visit) {
    plan::for_each_edited_list([&]<class Row>(const plan::EditedList<Row>& list) { visit(Record<Row>{}, list); });
}

/// The same from the end, for rows that are deleted: each is referred to only by those before it.
template <class Visit>
void for_each_listed_backwards(Visit visit) {
    constexpr std::size_t k_lists = std::tuple_size_v<std::remove_const_t<decltype(plan::k_edited_lists)>>;
    const auto at = [&]<class Row>(const plan::EditedList<Row>& list) { visit(Record<Row>{}, list); };
    [&]<std::size_t... i>(std::index_sequence<i...>) { (at(std::get<k_lists - 1 - i>(plan::k_edited_lists)), ...); }
    (std::make_index_sequence<k_lists>{});
}

/// The id of the one row of a value that a project has once.
inline constexpr std::int64_t k_only_row = 1;

/// Calls `visit` with the Record of a kind of which a project has one value and where the plan and an edit hold it.
template <class Visit>
void for_each_single(Visit visit) {
    plan::for_each_edited_value(
        [&]<class Value>(const plan::EditedValue<Value>& value) { visit(Record<Value>{}, value); });
}

/// Calls `visit` with every Record, also those of which the plan holds no list by id.
template <class Visit>
void for_each_record(Visit visit) {
    visit(Record<plan::Carrier>{});
    for_each_listed([&](auto record, const auto&) { visit(record); });
    for_each_single([&](auto record, const auto&) { visit(record); });
}

/// All tables, in the order in which they are compared and merged: each refers only to those before it.
inline constexpr auto k_recorded_tables = std::apply(
    []<class... Row>(const plan::EditedList<Row>&...) {
        return std::apply(
            []<class... Value>(const plan::EditedValue<Value>&...) {
                return std::array{Record<plan::Carrier>::table, Record<Row>::table..., Record<Value>::table...};
            },
            plan::k_edited_values);
    },
    plan::k_edited_lists);

/// Whether an edited table has a column, the id not among them.
bool is_recorded(std::string_view table, std::string_view column);
bool is_recorded(std::string_view table);
/// How a column of a table with a bin is merged.
Group group_of(std::string_view table, std::string_view column);
Role role_of(std::string_view table, std::string_view column);
/// Names of the columns that edits write, the id not among them, in the order of the table.
std::vector<std::string_view> recorded_columns(std::string_view table);

/// The values of a row after its id.
template <class Row>
void write_columns(RowBinder& binder, const Row& row) {
    for (const Column<Row>& column : Record<Row>::columns) column.write(binder, row);
}
template <class Row>
void read_columns(TableReader& reader, Row& row) {
    for (const Column<Row>& column : Record<Row>::columns) column.read(reader, row);
}

}  // namespace store
