// The values of a row into a statement, one after another. Private to store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "geo/geometry.h"
#include "geometry_blob.h"
#include "plan/plan.h"
#include "sqlite.h"

namespace store {

class RowBinder {
public:
    explicit RowBinder(Statement& statement) : statement_(&statement) {}

    void add(std::string_view text) { statement_->bind(++index_, text); }
    void add(const std::string& text) { add(std::string_view(text)); }
    void add(const char* text) { add(std::string_view(text)); }
    /// An empty text is NULL in the file.
    void add_or_null(const std::string& text) { text.empty() ? add_null() : add(text); }
    void add(std::int64_t value) { statement_->bind(++index_, value); }
    void add(const std::optional<std::int64_t>& value) { value ? add(*value) : add_null(); }
    void add(int value) { add(std::int64_t{value}); }
    void add(bool value) { add(std::int64_t{value ? 1 : 0}); }
    void add(double value) { statement_->bind(++index_, value); }
    void add(const std::optional<double>& value) { value ? add(*value) : add_null(); }
    void add(const geo::LonLat& point) { statement_->bind(++index_, encode(point)); }
    void add(const std::optional<geo::LonLat>& point) { point ? add(*point) : add_null(); }
    void add(const geo::LineString& line) { line.empty() ? add_null() : statement_->bind(++index_, encode(line)); }
    void add(const geo::MultiPolygon& shape) { shape.empty() ? add_null() : statement_->bind(++index_, encode(shape)); }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void add(Enum value) { add(plan::to_key(value)); }
    void add_null() { statement_->bind_null(++index_); }

private:
    Statement* statement_;
    int index_ = 0;
};

}  // namespace store
