// What a foreign layer holds, as langtu-formats hands it over: fields, features, geometries as they stand in the file.
// Positions are in the layer's own CRS (crs names it), first axis east; whoever receives them decides what they mean.
// It knows no GDAL, no plan and no file. Values only, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace wire {

struct Position {
    double x = 0;
    double y = 0;
    friend bool operator==(const Position&, const Position&) = default;
};

using Line = std::vector<Position>;

struct Polygon {
    Line outer;
    std::vector<Line> holes;
    friend bool operator==(const Polygon&, const Polygon&) = default;
};

struct Points {
    std::vector<Position> points;
    friend bool operator==(const Points&, const Points&) = default;
};

using Lines = std::vector<Line>;
using Polygons = std::vector<Polygon>;

/// A single line is Lines of one, a single polygon Polygons of one; no geometry is monostate.
using Geometry = std::variant<std::monostate, Position, Points, Lines, Polygons>;

/// monostate: null in the file.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

enum class FieldType : std::uint8_t { integer = 0, real = 1, text = 2 };

struct Field {
    std::string name;
    FieldType type = FieldType::text;
    friend bool operator==(const Field&, const Field&) = default;
};

struct Feature {
    std::vector<Value> values;  ///< one for each field
    Geometry geometry;
    friend bool operator==(const Feature&, const Feature&) = default;
};

struct Layer {
    std::string name;
    std::string crs;  ///< e.g. EPSG:4326; empty where the file gives none
    std::vector<Field> fields;
    std::vector<Feature> features;
    friend bool operator==(const Layer&, const Layer&) = default;
};

}  // namespace wire
