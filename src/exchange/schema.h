// The form of each layer of a geodata package, as geodata/README.md documents it: columns, their cells, the geometry.
// One description serves GeoJSON properties and CSV columns. Private to module exchange.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace exchange {

enum class Cell {
    key,           ///< text, not empty, no blanks
    name,          ///< text, not empty
    text,          ///< text, may be empty
    number,        ///< a number
    maybe_number,  ///< a number, or null (GeoJSON) or empty (CSV)
    integer,       ///< a whole number
    date,          ///< YYYY-MM-DD, or empty
};

struct Column {
    std::string_view name;
    Cell cell = Cell::text;
    std::vector<std::string_view> allowed = {};  ///< the only values, where there are any
};

/// none: a CSV file.
enum class Shape { none, point, maybe_point, line, polygon, maybe_polygon };

struct Schema {
    std::string_view layer;
    Shape shape = Shape::none;
    std::vector<Column> columns;
    bool optional = false;  ///< a package may do without

    [[nodiscard]] bool is_csv() const { return shape == Shape::none; }
    [[nodiscard]] const Column* find(std::string_view name) const;
    /// The first column that `names` lacks.
    [[nodiscard]] const Column* first_missing(const std::vector<std::string>& names) const;
};

/// All layers of a package, in the order in which they refer to each other.
std::vector<Schema> package_schemas();

/// What is wrong with `text` as a cell of `column`, without a subject; nothing where it is right. Numbers are read as
/// CSV writes them.
std::optional<base::Error> text_fault(const Column& column, std::string_view text);

/// A number as CSV writes it, the whole text of it.
std::optional<double> parse_number(std::string_view text);
std::optional<int> parse_integer(std::string_view text);

}  // namespace exchange
