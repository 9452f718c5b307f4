// A layer of a package after its form was checked: rows with typed cells, each with its place. Asking for a column
// that the schema lacks, or with another type than the schema's, is a mistake in this program, not in the package.
// Private to module exchange.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "geo/geometry.h"
#include "plan/plan.h"
#include "text_file.h"
#include "wire/layer.h"

namespace exchange {

class Table;

class Row {
public:
    Row(const Table& table, std::size_t index) : table_(&table), index_(index) {}

    [[nodiscard]] std::string text(std::string_view column) const;
    [[nodiscard]] double number(std::string_view column) const;
    [[nodiscard]] std::optional<double> maybe_number(std::string_view column) const;
    [[nodiscard]] int integer(std::string_view column) const;
    /// The pair of columns PREFIX_zh, PREFIX_en.
    [[nodiscard]] plan::Name name(const std::string& prefix) const;
    template <class Enum>
    [[nodiscard]] Enum key(std::string_view column) const {
        return plan::from_key<Enum>(text(column)).value();
    }

    [[nodiscard]] std::optional<geo::LonLat> point() const;
    [[nodiscard]] geo::LineString line() const;
    [[nodiscard]] geo::MultiPolygon polygons() const;

    [[nodiscard]] std::size_t index() const { return index_; }
    /// "FILE:LINE"
    [[nodiscard]] std::string where() const;
    [[nodiscard]] tl::unexpected<base::Error> fail(base::Error reason) const;
    template <class... Args>
    [[nodiscard]] tl::unexpected<base::Error> fail(const char* pattern, const Args&... arguments) const {
        return fail(refusal(pattern, arguments...));
    }

private:
    [[nodiscard]] const wire::Value& value(std::string_view column) const;

    const Table* table_;
    std::size_t index_;
};

class Table {
public:
    Table(std::filesystem::path file, std::vector<std::size_t> lines, wire::Layer layer)
        : file_(std::move(file)), lines_(std::move(lines)), layer_(std::move(layer)) {}

    [[nodiscard]] const std::filesystem::path& file() const { return file_; }
    [[nodiscard]] std::size_t line_of(std::size_t row) const { return lines_.at(row); }
    [[nodiscard]] const wire::Layer& layer() const { return layer_; }
    [[nodiscard]] std::vector<Row> rows() const;

private:
    std::filesystem::path file_;
    std::vector<std::size_t> lines_;
    wire::Layer layer_;
};

}  // namespace exchange
