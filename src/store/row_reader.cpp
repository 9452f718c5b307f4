#include "row_reader.h"

#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "base/error_words.h"

namespace store {
bool is_text(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead == 0) return false;
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
        if (length == 0 || lead > 0xF4 || i + length > text.size()) return false;
        std::uint32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0) != 0x80) return false;
            code = (code << 6) | (next & 0x3FU);
        }
        if ((length == 3 && (code < 0x800 || (code >= 0xD800 && code < 0xE000))) ||
            (length == 4 && (code < 0x10000 || code > 0x10FFFF)))
            return false;
        i += length;
    }
    return true;
}

void TableReader::bad(const char* what) {
    if (error_) return;
    error_ = base::make_error(
        base::ErrorKind::damaged, subject_, base::mark("holds {} in table {}, row {}, column {}; restore a backup"),
        {base::word_argument(what), std::string(table_), std::to_string(rows_), statement_->column_name(column_ - 1)});
}

std::string TableReader::text() {
    const int column = next();
    if (statement_->type(column) == SQLITE_NULL) return {};
    if (statement_->type(column) != SQLITE_TEXT || !is_text(statement_->text(column))) {
        bad(base::mark("something that is no text"));
        return {};
    }
    return std::string(statement_->text(column));
}

plan::Name TableReader::name() {
    std::string zh = text();
    return {std::move(zh), text()};
}

std::int64_t TableReader::integer() {
    const int column = next();
    if (statement_->type(column) != SQLITE_INTEGER) bad(base::mark("something that is no whole number"));
    return statement_->integer(column);
}

std::optional<std::int64_t> TableReader::optional_integer() {
    const int column = next();
    const int type = statement_->type(column);
    if (type == SQLITE_NULL) return std::nullopt;
    if (type != SQLITE_INTEGER) bad(base::mark("something that is no whole number"));
    return statement_->integer(column);
}

int TableReader::small_integer() {
    const std::int64_t value = integer();
    if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max()) {
        bad(base::mark("a number out of range"));
        return 0;
    }
    return static_cast<int>(value);
}

double TableReader::real() {
    const std::optional<double> value = optional_real();
    if (!value) bad(base::mark("no number"));
    return value.value_or(0);
}

std::optional<double> TableReader::optional_real() {
    const int column = next();
    const int type = statement_->type(column);
    if (type == SQLITE_NULL) return std::nullopt;
    const double value = statement_->real(column);
    if (type != SQLITE_FLOAT && type != SQLITE_INTEGER) bad(base::mark("something that is no number"));
    if (!std::isfinite(value)) return std::nullopt;  // an infinity is a missing value, as NaN is NULL to SQLite
    return value;
}

std::span<const std::uint8_t> TableReader::blob() {
    const int column = next();
    if (statement_->type(column) == SQLITE_NULL) return {};
    if (statement_->type(column) != SQLITE_BLOB || statement_->blob(column).empty()) bad(base::mark("no geometry"));
    return statement_->blob(column);
}

std::optional<geo::LonLat> TableReader::point() {
    const auto bytes = blob();
    if (bytes.empty()) return std::nullopt;
    const auto value = decode_point(bytes);
    if (!value) bad(base::mark("a point that cannot be read"));
    return value;
}

geo::LineString TableReader::line() {
    const auto bytes = blob();
    if (bytes.empty()) return {};
    auto value = decode_line(bytes);
    if (!value) bad(base::mark("a line that cannot be read"));
    return std::move(value).value_or(geo::LineString{});
}

geo::MultiPolygon TableReader::shape() {
    const auto bytes = blob();
    if (bytes.empty()) return {};
    auto value = decode_multi_polygon(bytes);
    if (!value) bad(base::mark("a polygon that cannot be read"));
    return std::move(value).value_or(geo::MultiPolygon{});
}

}  // namespace store
