// The schema of a project file: our tables, what each version added to them, and the known list of every object that a
// file of a version holds, SpatiaLite's own included. The list is compared before anything in a file may run.
// Knows no plan value. Pure but for the connection that it is handed.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace store {

inline constexpr std::uint32_t k_application_id = 0x4C677475;  // "Lgtu"

struct GeometryLayer {
    const char* table;
    const char* type;
};
/// Layers with a column geom, EPSG:4490.
inline constexpr std::array k_geometry_layers{
    GeometryLayer{"units", "MULTIPOLYGON"}, GeometryLayer{"parks", "MULTIPOLYGON"},
    GeometryLayer{"rail", "LINESTRING"},    GeometryLayer{"stations", "POINT"},
    GeometryLayer{"carriers", "POINT"},     GeometryLayer{"water", "MULTIPOLYGON"},
    GeometryLayer{"neighbours", "POINT"}};
/// Tables that are no layer and are filled from a package.
inline constexpr std::array k_plain_tables{
    "plan",        "sources",      "segments",           "areas",         "area_units",       "indicators",
    "targets",     "city_figures", "city_figure_values", "planned_lines", "planned_stations", "cores",
    "core_members"};

/// CREATE TABLE statements of version 1, without the geometry columns (AddGeometryColumn appends those).
const char* table_definitions();

/// A table that a version added: created with the others in a new file, by itself in one of an earlier version.
struct AddedTable {
    const char* name;
    int version;
    const char* definition;
};
/// In the order of their versions.
std::span<const AddedTable> added_tables();
/// The first version that has the table; 1 for those that all have.
int version_of(std::string_view table);

/// Records what is known of steps that no record is kept of, as those of before version 4: each builds on the one in
/// effect before it, and may have been sent.
const char* record_old_steps();

/// What brings a file of an earlier version to the present one, its version included.
std::string migration_from(int version);

/// Every table without positions that a file of this version has, the record of changes not among them.
std::vector<std::string> plain_tables(int version);

struct SchemaObject {
    std::string name;
    std::string table;  ///< that it belongs to; its own name for a table
    std::string text;   ///< "type name table length\n", that many bytes of SQL, "\n"
};
/// Every object of a database, ordered by type and name.
base::Result<std::vector<SchemaObject>> schema_objects(sqlite3* db, const std::string& subject);

/// The known list of the present version, as one text.
std::string_view known_schema();

/// The name of the first object that differs from the known list of a version or is missing; nothing when they are the
/// same.
std::optional<std::string> first_difference(const std::vector<SchemaObject>& objects, int version);

}  // namespace store
