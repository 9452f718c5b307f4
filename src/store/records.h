// The tables whose rows are edited, each described once: its columns, how a row goes into them and comes out of them,
// and where the plan and an edit keep its rows. Writing, reading, the names allowed in a file of changes and the order
// of merging walk these descriptions; a new kind of record is one more of them.
// The columns stand in the order of the table, after the id. Private to store; pure.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "plan/edit.h"
#include "plan/plan.h"
#include "row_binder.h"
#include "row_reader.h"

namespace store {

template <class Row>
struct Column {
    std::string_view name;
    void (*write)(RowBinder&, const Row&);
    void (*read)(TableReader&, Row&);
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

template <class Row>
struct Record;

template <>
struct Record<plan::Carrier> {
    using C = plan::Carrier;
    static constexpr const char* table = "carriers";
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
        columns::value<&C::quality>("quality"),
        columns::value<&C::uncertainty_m>("uncertainty_m"),
        columns::part<&C::position_basis, columns::zh>("position_basis_zh"),
        columns::part<&C::position_basis, columns::en>("position_basis_en"),
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
                  }},
        Column<C>{"first_lat",
                  [](RowBinder& b, const C& c) {
                      b.add(c.first_position ? std::optional(c.first_position->lat) : std::nullopt);
                  },
                  [](TableReader& t, C& c) {
                      const auto lat = t.optional_real();
                      if (lat.has_value() != c.first_position.has_value()) t.bad("half a position");
                      if (lat && c.first_position) c.first_position->lat = *lat;
                  }},
        columns::value<&C::removed>("removed"),
        columns::value<&C::position>("geom")};
};

template <>
struct Record<plan::AcceptedFinding> {
    using A = plan::AcceptedFinding;
    static constexpr const char* table = "accepted_findings";
    static constexpr auto rows = &plan::Plan::accepted;
    static constexpr auto edits = &plan::Edit::accepted;
    static constexpr std::array columns{columns::value<&A::code>("code"), columns::value<&A::carrier>("carrier"),
                                        columns::value<&A::note>("note")};
};

template <>
struct Record<plan::Observation> {
    using O = plan::Observation;
    static constexpr const char* table = "observations";
    static constexpr auto rows = &plan::Plan::observations;
    static constexpr auto edits = &plan::Edit::observations;
    static constexpr std::array columns{
        columns::value<&O::area>("area"),       columns::value<&O::indicator>("indicator"),
        columns::value<&O::year>("year"),       columns::value<&O::value>("value"),
        columns::value<&O::state>("state"),     columns::value<&O::source, columns::Empty::null>("source"),
        columns::value<&O::entered>("entered"), columns::value<&O::author>("author"),
        columns::value<&O::sample>("sample")};
};

template <>
struct Record<plan::TargetSet> {
    using S = plan::TargetSet;
    static constexpr const char* table = "target_sets";
    static constexpr auto rows = &plan::Plan::target_sets;
    static constexpr auto edits = &plan::Edit::target_sets;
    static constexpr std::array columns{
        columns::value<&S::key>("key"), columns::part<&S::name, columns::zh, columns::Empty::text>("name_zh"),
        columns::part<&S::name, columns::en>("name_en"), columns::value<&S::source>("source")};
};

template <>
struct Record<plan::RevisedTarget> {
    using T = plan::RevisedTarget;
    static constexpr const char* table = "revised_targets";
    static constexpr auto rows = &plan::Plan::revised_targets;
    static constexpr auto edits = &plan::Edit::revised_targets;
    static constexpr std::array columns{columns::value<&T::set>("target_set"), columns::value<&T::area>("area"),
                                        columns::value<&T::indicator>("indicator"),
                                        columns::value<&T::target>("target")};
};

template <>
struct Record<plan::AreaAlias> {
    using A = plan::AreaAlias;
    static constexpr const char* table = "area_aliases";
    static constexpr auto rows = &plan::Plan::area_aliases;
    static constexpr auto edits = &plan::Edit::area_aliases;
    static constexpr std::array columns{columns::value<&A::alias>("alias"), columns::value<&A::area>("area")};
};

/// One row, of id 1, where the project has thresholds of its own.
template <>
struct Record<plan::ClassThresholds> {
    using T = plan::ClassThresholds;
    static constexpr const char* table = "class_thresholds";
    static constexpr std::array columns{columns::value<&T::behind>("behind"), columns::value<&T::on_pace>("on_pace"),
                                        columns::value<&T::faster>("faster"),
                                        columns::value<&T::source, columns::Empty::null>("source")};
};

/// Calls `visit` with the Record of every kind that the plan lists by id; each refers only to those before.
template <class Visit>
void for_each_listed(Visit visit) {
    visit(Record<plan::AcceptedFinding>{});
    visit(Record<plan::Observation>{});
    visit(Record<plan::TargetSet>{});
    visit(Record<plan::RevisedTarget>{});
    visit(Record<plan::AreaAlias>{});
}

/// The same from the end, for what goes: each is referred to only by those before.
template <class Visit>
void for_each_listed_backwards(Visit visit) {
    visit(Record<plan::AreaAlias>{});
    visit(Record<plan::RevisedTarget>{});
    visit(Record<plan::TargetSet>{});
    visit(Record<plan::Observation>{});
    visit(Record<plan::AcceptedFinding>{});
}

/// All of them, in the order in which they are compared and merged: each refers only to those before.
inline constexpr std::array<const char*, 7> k_recorded_tables{
    Record<plan::Carrier>::table,        Record<plan::AcceptedFinding>::table, Record<plan::Observation>::table,
    Record<plan::TargetSet>::table,      Record<plan::RevisedTarget>::table,   Record<plan::AreaAlias>::table,
    Record<plan::ClassThresholds>::table};

/// Whether an edited table has a column, the id not among them.
bool is_recorded(std::string_view table, std::string_view column);
bool is_recorded(std::string_view table);

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
