// A list of carriers by other people: what its columns mean, which carrier each row is, and what taking it in would
// change. Every column, row and cell has one of three outcomes: taken, asked about, or left out or refused with its
// place and the reason; nothing is guessed in silence (docs/tables.md). A row changes what its table says and nothing
// else, and no carrier is ever deleted. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "geo/geometry.h"
#include "plan/carrier_fields.h"
#include "plan/checks.h"
#include "plan/edit.h"
#include "plan/index.h"
#include "plan/plan.h"
#include "tables/import.h"
#include "wire/grid.h"

namespace tables {

/// What a column of a list of carriers is for.
enum class CarrierRole : std::uint8_t {
    left_out,
    ordinal,  ///< counts the rows and names nothing
    number,
    name,  ///< in whatever language its cells are
    name_zh,
    name_en,
    responsible_body,
    responsible_area,
    function,
    programme,
    stage,
    task_zh,
    task_en,
    floor_area,
    investment,
    planned_area,
    start,
    completion,
    notes,
    photo_links,
    longitude,
    latitude,
    longitude_minutes,  ///< of a position whose degrees, minutes and seconds stand in columns of their own
    longitude_seconds,
    latitude_minutes,
    latitude_seconds,
    easting,
    northing,
    x,         ///< north in Chinese surveys, east elsewhere: decided by where the points lie
    y,         ///< the other one
    position,  ///< both in one cell, in any form
    system,    ///< the reference system of the row's position
    quality,
    uncertainty,
    basis_zh,  ///< where the position comes from
    basis_en,
    not_kept,  ///< understood, but the plan keeps no such thing of a carrier: an address, a phone
    derived,   ///< worked out by Langtu from the position: a chainage, the nearest station
};

/// Stable keys: the names of the enumeration; of those that are a field of a carrier, the field's.
std::string_view to_key(CarrierRole role);
std::optional<CarrierRole> carrier_role_from_key(std::string_view key);
/// The words for a choice of roles: 建筑面积.
plan::Name label(CarrierRole role);

/// What a user says of a column by hand.
struct CarrierColumnWish {
    bool leave_out = false;
    std::optional<CarrierRole> role;  ///< empty: as the title says
    std::string unit;                 ///< likewise
    friend bool operator==(const CarrierColumnWish&, const CarrierColumnWish&) = default;
};

struct CarrierOptions {
    std::optional<std::pair<std::size_t, std::size_t>> titles;  ///< the first and last row of titles, from 1
    std::string source;                                         ///< of positions that name none; empty: the list
    std::map<std::string, std::string> answers;                 ///< to questions, by their ids
    std::map<std::size_t, CarrierColumnWish> columns;           ///< by number, from 1
    bool text_file = false;       ///< a row wider than its titles is torn by an unquoted separator
    bool skip_questions = false;  ///< what is asked about and not answered is left out
    friend bool operator==(const CarrierOptions&, const CarrierOptions&) = default;
};

struct CarrierColumn {
    CellPlace at;  ///< of its lowest title; of a list that lies across, where that stands in the file
    std::size_t block = 0;
    std::string title;  ///< all its levels
    CarrierRole role = CarrierRole::left_out;
    Outcome outcome = Outcome::left_out;
    std::string unit;         ///< as the table writes it; empty: none, or in the cells
    double times = 1;         ///< what its numbers are multiplied by
    bool lacks_unit = false;  ///< is an amount, and neither its title nor a line above names its unit
    bool hidden = false;
    std::optional<Sentence> reason;  ///< why it is left out or asked about; or what was made of it
};

/// A cell that says something of its carrier. Values are canonical (plan::shown_value gives them as people read them).
struct CarrierCell {
    CellPlace at;
    plan::CarrierField field{};
    ValueChange change = ValueChange::same;  ///< added: the plan had no value there
    std::string before, after;
};

/// The position that a row gives, in one cell or two.
struct CarrierPlace {
    std::vector<CellPlace> at;
    geo::LonLat position;               ///< EPSG:4490
    std::optional<geo::LonLat> before;  ///< empty: a new carrier, or one without a position
    double moved_m = 0;                 ///< from there, on the ellipsoid
    ValueChange change = ValueChange::same;
    std::string unit;      ///< code of the one that it lies in; empty: outside the city
    double outside_m = 0;  ///< of the city's boundary; 0: inside
    /// Of plan::check about a position: outside the city or the responsible area, on water, on the spot of another, far
    /// from where it first was.
    std::vector<plan::Finding> findings;
};

enum class RowChange : std::uint8_t {
    added,    ///< a carrier that the plan does not have
    changed,  ///< in at least one field, or moved
    same,
    asked,  ///< which carrier it is, or whether it is one, is not decided
};

/// A row of the list that is about a carrier.
struct CarrierRow {
    CellPlace at;      ///< of the cell that names it
    std::string name;  ///< as the list writes it
    RowChange change = RowChange::same;
    std::int64_t id = 0;  ///< of the carrier in the plan; 0: a new one
    plan::Carrier after;  ///< as it would be
    std::vector<CarrierCell> cells;
    std::optional<CarrierPlace> place;
    /// The position is another one than the plan's, or the first.
    [[nodiscard]] bool moved() const { return place && place->change != ValueChange::same; }
};

/// In the plan and not in the list; it stays as it is.
struct AbsentCarrier {
    std::int64_t id = 0;
    int number = 0;
    plan::Name name;
};

/// A name that is nearly one of the plan: asked about, never taken for it.
struct NearName {
    CellPlace at;
    std::string name;
    std::vector<int> nearest;  ///< numbers of the carriers, nearest first
    std::string question;      ///< id of the question
};

struct CarrierPreview {
    std::string sheet;
    std::vector<Block> blocks;  ///< the tables of the sheet that list carriers
    std::vector<CarrierColumn> columns;
    std::vector<Question> questions;
    std::vector<CarrierRow> rows;
    std::vector<RefusedCell> refused;
    std::vector<LeftOutRow> left_out_rows;
    std::vector<AbsentCarrier> absent;
    std::vector<NearName> near_names;
    std::vector<Sentence> notes;     ///< what was done: the system of the positions, which of X and Y is north
    std::vector<Sentence> warnings;  ///< what looks odd: positions outside the city, on one spot, far from before
    [[nodiscard]] int count(RowChange change) const;
    [[nodiscard]] int moved() const;
    [[nodiscard]] int open_questions() const;
    /// Nothing was refused and every question is answered.
    [[nodiscard]] bool clean() const { return refused.empty() && open_questions() == 0; }
};

/// Refused where no row of titles names carriers and something of them.
base::Result<CarrierPreview> preview_carriers(const plan::Index& index, const wire::Grid& grid,
                                              const CarrierOptions& options);

/// Only what its columns mean and what is asked about them: without rows.
base::Result<CarrierPreview> preview_carrier_heads(const plan::Index& index, const wire::Grid& grid,
                                                   const CarrierOptions& options);

/// The same as preview_carriers() of the first sheet of a workbook, with notes on what else the file holds.
base::Result<CarrierPreview> preview_carriers(const plan::Index& index, const wire::Workbook& book,
                                              const CarrierOptions& options);

/// The same of cells that are all texts.
base::Result<CarrierPreview> preview_carriers(const plan::Index& index,
                                              const std::vector<std::vector<std::string>>& rows,
                                              const CarrierOptions& options);

/// The name of the visible sheet that holds a list of carriers; refused where none does, or several.
base::Result<std::string> choose_carrier_sheet(const plan::Index& index, const wire::Workbook& survey,
                                               const CarrierOptions& options);

/// One Edit of the new and changed carriers; empty where nothing would change.
base::Result<plan::Edit> edit_of(const plan::Index& index, const CarrierPreview& preview);

}  // namespace tables
