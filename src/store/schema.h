// The schema of a project file, version 1: our tables, and the known list of every object that a file of that version
// holds, SpatiaLite's own included. The list is compared before anything in a file may run.
// Knows no plan value. Pure but for the connection that it is handed.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
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
/// Tables without positions.
inline constexpr std::array k_plain_tables{"plan",
                                           "sources",
                                           "segments",
                                           "areas",
                                           "area_units",
                                           "indicators",
                                           "targets",
                                           "city_figures",
                                           "city_figure_values",
                                           "accepted_findings",
                                           "observations",
                                           "target_sets",
                                           "revised_targets",
                                           "area_aliases",
                                           "class_thresholds"};

/// CREATE TABLE statements of all of them, without the geometry columns (AddGeometryColumn appends those).
const char* table_definitions();

struct SchemaObject {
    std::string name;
    std::string text;  ///< "type name table length\n", that many bytes of SQL, "\n"
};
/// Every object of a database, ordered by type and name.
base::Result<std::vector<SchemaObject>> schema_objects(sqlite3* db, const std::string& subject);

/// The known list of version 1.
std::string_view known_schema();

/// The name of the first object that differs from the known list or is missing; nothing when they are the same.
std::optional<std::string> first_difference(const std::vector<SchemaObject>& objects);

}  // namespace store
