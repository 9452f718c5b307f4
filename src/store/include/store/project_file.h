// The project file: a plan as a SpatiaLite database, made once and opened for reading. See docs/project-file.md.
// A file is not trusted: nothing in it runs, nothing beside it is read or deleted, and opening never changes a byte.
// Knows no picture, no command line and no foreign format. Functions may be called from any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/geometry.h"
#include "plan/plan.h"

namespace store {

inline constexpr int k_schema_version = 7;

enum class Overwrite { no, yes };

/// Writes `plan` as a new project: complete under its name, or not there at all. The folder must exist.
base::Result<void> create_project(const std::filesystem::path& path, const plan::Plan& plan, Overwrite overwrite);

/// Copies a project with its history under a name that nothing has yet: complete, or not there at all.
base::Result<void> copy_project(const std::filesystem::path& from, const std::filesystem::path& to);

/// A whole project as it was at a moment, in memory.
using ProjectImage = std::shared_ptr<const std::string>;
/// Writes it under a name that nothing has yet: complete, or not there at all.
base::Result<void> save_image(const ProjectImage& image, const std::filesystem::path& to);

struct LayerInfo {
    std::string name;  ///< of the table
    std::int64_t count = 0;
    std::string geometry;   ///< MULTIPOLYGON, LINESTRING, POINT; empty for a table without positions
    geo::GeoExtent extent;  ///< empty without positions
};

struct ProjectInfo {
    int schema_version = 0;
    std::string crs;                ///< of every position: EPSG:4490
    std::vector<LayerInfo> layers;  ///< layers with positions first
    geo::GeoExtent extent;          ///< of the city's units
    int history_length = 0;         ///< steps recorded in the file
};

struct OpenProject {
    plan::PlanPtr plan;
    ProjectInfo info;
    std::vector<base::Error> notices;  ///< what was set aside while opening; base::to_line() says it in a language
};

/// Reads a project after checking that it is one, whole, and holds exactly the objects of its version.
base::Result<OpenProject> open_project(const std::filesystem::path& path);

/// The slow, thorough check of the file itself: every page and index, and the spatial indexes against their layers.
base::Result<void> verify_project(const std::filesystem::path& path);

enum class DumpHistory { no, yes };
/// The whole content as text, a line a row, tables and rows in a fixed order: for comparing.
base::Result<std::string> dump_project(const std::filesystem::path& path, DumpHistory history);

/// A line each for GEOS, SQLite and SpatiaLite.
std::string library_versions();

}  // namespace store
