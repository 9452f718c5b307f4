// One step of the history, as values: the rows that a change leaves behind, in words for the record. Whoever edits
// makes an Edit from a Plan; the store commits it; nothing changes a Plan in place. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "base/result.h"
#include "plan/carrier_fields.h"
#include "plan/plan.h"

namespace plan {

/// Changes of the rows of one table.
template <class Row>
struct RowEdits {
    std::vector<Row> put;              ///< as they shall be; a row with an unknown id is inserted
    std::vector<std::int64_t> remove;  ///< ids of those that are deleted
    [[nodiscard]] bool empty() const { return put.empty() && remove.empty(); }
};

/// A carrier is never removed by an edit, only moved to the bin: its rows have no list of what goes.
struct Edit {
    std::vector<Carrier> carriers;  ///< as they shall be; a row with an unknown id is inserted
    RowEdits<AcceptedFinding> accepted;
    RowEdits<Observation> observations;
    RowEdits<TargetSet> target_sets;
    RowEdits<RevisedTarget> revised_targets;
    RowEdits<AreaAlias> area_aliases;
    RowEdits<Note> notes;
    RowEdits<TableLayout> table_layouts;
    RowEdits<TableWord> table_words;
    RowEdits<GapRule> gap_rules;
    RowEdits<GapRemark> gap_remarks;
    RowEdits<Scenario> scenarios;
    RowEdits<OfficialChainage> official_chainages;
    RowEdits<NoteDetail> note_details;
    RowEdits<NoteReply> note_replies;
    RowEdits<NoteDrawing> note_drawings;
    RowEdits<NoteNumber> note_numbers;
    RowEdits<SavedView> views;  ///< what is removed is put with its mark, as of stories and their parts
    RowEdits<Story> stories;
    RowEdits<StoryPart> story_parts;
    RowEdits<LineOrigin> line_origins;
    std::optional<ClassThresholds> thresholds;
    std::optional<RulerOrigin> ruler_origin;
    Name summary;        ///< what is done, a short sentence: 移动 7 号 海宁高新区科创中心，向东北 312 m
    std::string reason;  ///< why, in the user's words; may be empty
    [[nodiscard]] bool empty() const;
};

/// Where the plan keeps the rows of a kind of record by id, and where an edit keeps what becomes of them.
template <class Row>
struct EditedList {
    Rows<Row> Plan::*rows;
    RowEdits<Row> Edit::*edits;
};
/// clang before 17 does not deduce it for an aggregate.
template <class Row>
EditedList(Rows<Row> Plan::*, RowEdits<Row> Edit::*) -> EditedList<Row>;

/// Every kind of record that is edited by id; each refers only to those before it, and to carriers.
inline constexpr std::tuple k_edited_lists{
    EditedList{&Plan::accepted, &Edit::accepted},
    EditedList{&Plan::observations, &Edit::observations},
    EditedList{&Plan::target_sets, &Edit::target_sets},
    EditedList{&Plan::revised_targets, &Edit::revised_targets},
    EditedList{&Plan::area_aliases, &Edit::area_aliases},
    EditedList{&Plan::notes, &Edit::notes},
    EditedList{&Plan::table_layouts, &Edit::table_layouts},
    EditedList{&Plan::table_words, &Edit::table_words},
    EditedList{&Plan::gap_rules, &Edit::gap_rules},
    EditedList{&Plan::gap_remarks, &Edit::gap_remarks},
    EditedList{&Plan::scenarios, &Edit::scenarios},
    EditedList{&Plan::official_chainages, &Edit::official_chainages},
    EditedList{&Plan::note_details, &Edit::note_details},
    EditedList{&Plan::note_replies, &Edit::note_replies},
    EditedList{&Plan::note_drawings, &Edit::note_drawings},
    EditedList{&Plan::note_numbers, &Edit::note_numbers},
    EditedList{&Plan::views, &Edit::views},
    EditedList{&Plan::stories, &Edit::stories},
    EditedList{&Plan::story_parts, &Edit::story_parts},
    EditedList{&Plan::line_origins, &Edit::line_origins},
};

/// Calls `visit` with each of them in turn.
template <class Visit>
void for_each_edited_list(Visit visit) {
    std::apply([&](const auto&... lists) { (visit(lists), ...); }, k_edited_lists);
}

/// Where the plan keeps a value that it has once, and where an edit keeps what it shall be.
template <class Value>
struct EditedValue {
    Value Plan::*value;
    std::optional<Value> Edit::*edit;
};
template <class Value>
EditedValue(Value Plan::*, std::optional<Value> Edit::*) -> EditedValue<Value>;

/// Every kind of which a project has one, the usual one until somebody changes it.
inline constexpr std::tuple k_edited_values{
    EditedValue{&Plan::thresholds, &Edit::thresholds},
    EditedValue{&Plan::ruler_origin, &Edit::ruler_origin},
};

/// Calls `visit` with each of them in turn.
template <class Visit>
void for_each_edited_value(Visit visit) {
    std::apply([&](const auto&... values) { (visit(values), ...); }, k_edited_values);
}

/// Both as one step, with the summary and the reason of the first that has one.
Edit combine(Edit first, Edit second);

/// Whether somebody has said that a position far outside the city is meant: see nearness.h.
enum class FarAway { refused, meant };

/// Where a carrier is put and how that is known.
struct Placing {
    geo::LonLat position;  ///< EPSG:4490
    PositionQuality quality = PositionQuality::digitised;
    Name basis;  ///< the source of the position, in words
    /// Empty: not stated; where the quality stays *site* or *area*, what was stated before stays.
    std::optional<double> uncertainty_m = {};
    FarAway far = FarAway::refused;
};

/// The sources of a position that the program itself knows.
Name dragged_on_the_map();
Name typed_coordinates();

/// How far off a position may be that a hand chose on a map of which a logical pixel is `metres_per_px` wide: five
/// pixels, about a symbol's radius, rounded up to one digit. Metres; at least 1.
double uncertainty_by_eye_m(double metres_per_px);

/// The carrier as place_carrier() leaves it; whether that is possible is not looked at.
Carrier placed(Carrier carrier, const Placing& placing);

/// Each refuses what is not possible with one sentence. An Edit that would change nothing is empty().
base::Result<Edit> place_carrier(const Plan& plan, std::int64_t id, const Placing& placing);
/// The same move for several: all by the same difference, in degrees. Each keeps its uncertainty where that is larger
/// than that of the move.
base::Result<Edit> shift_carriers(const Plan& plan, std::span<const std::int64_t> ids, geo::LonLat by,
                                  std::optional<double> uncertainty_m = {});
/// Sets fields of one or several carriers as one step.
base::Result<Edit> set_fields(const Plan& plan, std::span<const std::int64_t> ids, std::span<const FieldValue> values);
/// `draft` needs a Chinese name. Number 0: the next free one. Its id is made here.
base::Result<Edit> add_carrier(const Plan& plan, Carrier draft, FarAway far = FarAway::refused);
/// Carriers as a list gives them: those of the plan as they shall be, and new ones, which have the id 0. Refused where
/// two carriers would have one number.
base::Result<Edit> take_list(const Plan& plan, std::vector<Carrier> listed);
base::Result<Edit> remove_carriers(const Plan& plan, std::span<const std::int64_t> ids);
base::Result<Edit> restore_carriers(const Plan& plan, std::span<const std::int64_t> ids);
/// Lets a finding about a carrier stand, with a note that says why.
base::Result<Edit> accept_finding(const Plan& plan, const std::string& code, std::int64_t carrier, std::string note);
base::Result<Edit> take_acceptance_back(const Plan& plan, const std::string& code, std::int64_t carrier);

/// The plan after the edit; what the store will read back.
Plan apply(Plan plan, const Edit& edit);

/// The smallest number that no carrier has, the bin included.
int next_number(const Plan& plan);

}  // namespace plan
