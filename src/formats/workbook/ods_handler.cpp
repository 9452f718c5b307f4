#include "ods_handler.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "base/error_words.h"
#include "shown_date.h"
#include "wire/plain_number.h"

namespace formats {
namespace {

using base::mark;
using wire::CellKind;
using wire::NoteCode;

constexpr wire::TableLimits k_limits;

std::uint32_t count_in(std::string_view text) {
    std::uint32_t count = 1;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return std::clamp<std::uint32_t>(count, 1, k_limits.row_numbers);
}

bool is_hidden(std::string_view visibility) { return visibility == "collapse" || visibility == "filter"; }

std::optional<double> number_in(std::string_view text) {
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool good = read.ec == std::errc{} && read.ptr == text.data() + text.size() && std::isfinite(number);
    return good ? std::optional(number) : std::nullopt;
}

/// Days of "PT12H30M00S".
std::optional<double> duration(std::string_view text) {
    if (!text.starts_with("PT")) return std::nullopt;
    text.remove_prefix(2);
    double seconds = 0;
    while (!text.empty()) {
        double part = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), part);
        if (read.ec != std::errc{} || read.ptr == text.data() + text.size()) return std::nullopt;
        const char unit = *read.ptr;
        if (unit != 'H' && unit != 'M' && unit != 'S') return std::nullopt;
        seconds += part * (unit == 'H' ? 3600 : unit == 'M' ? 60 : 1);
        text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()) + 1);
    }
    return std::isfinite(seconds) ? std::optional(seconds / 86400) : std::nullopt;
}

}  // namespace

void OdsHandler::begin(const XmlName& name, const XmlAttributes& attributes) {
    const OdsSpace space = ods_space(name.space);
    const std::string_view local = name.local;
    if (tables_ == 0) styles_.begin(space, local, attributes);
    if (space == OdsSpace::table && local == "table" && ++tables_ == 1) return begin_table(attributes);
    if (grid_ == nullptr || tables_ != 1) return;
    if (in_cell_) return text_.begin(space, local, attributes);
    if (space != OdsSpace::table) return;
    if (local == "table-cell" || local == "covered-table-cell") {
        begin_cell(attributes);
    } else if (local == "table-row") {
        begin_row(attributes);
    } else if (local == "table-column") {
        begin_column(attributes);
    } else if (local == "table-row-group" || local == "table-column-group") {
        groups_.push_back(attributes.get("display") == "false");
        hidden_groups_ += groups_.back() ? 1 : 0;
    }
}

void OdsHandler::end(const XmlName& name) {
    const OdsSpace space = ods_space(name.space);
    const std::string_view local = name.local;
    if (tables_ == 0) styles_.end(space, local);
    const bool is_table = space == OdsSpace::table && local == "table";
    if (is_table && --tables_ == 0) {
        sheets_.end();
        grid_ = nullptr;
    }
    if (grid_ == nullptr || tables_ != 1 || is_table) return;
    const bool is_cell = space == OdsSpace::table && (local == "table-cell" || local == "covered-table-cell");
    if (in_cell_) return is_cell ? end_cell() : text_.end(space, local);
    if (space != OdsSpace::table) return;
    if (local == "table-row") end_row();
    if ((local == "table-row-group" || local == "table-column-group") && !groups_.empty()) {
        hidden_groups_ -= groups_.back() ? 1 : 0;
        groups_.pop_back();
    }
}

void OdsHandler::text(std::string_view text) {
    if (tables_ == 0)
        styles_.text(text);
    else if (in_cell_ && tables_ == 1)
        text_.text(text);
}

void OdsHandler::begin_table(const XmlAttributes& attributes) {
    const bool hidden = styles_.is_hidden_table(std::string(attributes.get("style-name")));
    grid_ = sheets_.begin(
        {std::string(attributes.get("name")), hidden ? wire::SheetState::hidden : wire::SheetState::visible});
    if (grid_ != nullptr) grid_->count_days_from(Origin::day_1899);
    formats_.clear();
    column_styles_.clear();
    groups_.clear();
    hidden_groups_ = 0;
    row_ = 0;
    in_cell_ = false;
}

void OdsHandler::begin_column(const XmlAttributes& attributes) {
    const auto first = static_cast<std::uint32_t>(column_styles_.size());
    const std::uint32_t last = std::min(first + count_in(attributes.get("number-columns-repeated")), k_limits.columns);
    column_styles_.resize(last, std::string(attributes.get("default-cell-style-name")));
    if (last > first && (is_hidden(attributes.get("visibility")) || hidden_groups_ > 0))
        grid_->hide_columns(first, last - 1);
}

void OdsHandler::begin_row(const XmlAttributes& attributes) {
    row_repeats_ = count_in(attributes.get("number-rows-repeated"));
    row_hidden_ = is_hidden(attributes.get("visibility")) || hidden_groups_ > 0;
    column_ = 0;
    ready_.clear();
}

void OdsHandler::begin_cell(const XmlAttributes& attributes) {
    in_cell_ = true;
    cell_ = {};
    text_.clear();
    attributes.each(
        [&](const XmlName& name, std::string_view value) { take_attribute(ods_space(name.space), name.local, value); });
}

void OdsHandler::take_attribute(OdsSpace space, std::string_view local, std::string_view value) {
    if (space == OdsSpace::table) {
        if (local == "number-columns-repeated") cell_.repeats = count_in(value);
        if (local == "style-name") cell_.style = value;
        if (local == "formula") cell_.is_formula = true;
        if (local == "number-columns-spanned") cell_.columns_spanned = count_in(value);
        if (local == "number-rows-spanned") cell_.rows_spanned = count_in(value);
    } else if (space == OdsSpace::calc) {
        cell_.is_error = cell_.is_error || (local == "value-type" && value == "error");
    } else if (space == OdsSpace::office && local == "value-type") {
        cell_.type = value == "float" || value == "currency" ? ValueType::number
                     : value == "percentage"                 ? ValueType::percent
                     : value == "date"                       ? ValueType::date
                     : value == "time"                       ? ValueType::time
                     : value == "boolean"                    ? ValueType::boolean
                                                             : ValueType::text;
    } else if (space == OdsSpace::office && local.ends_with("value")) {
        cell_.value = value;
    }
}

void OdsHandler::end_cell() {
    in_cell_ = false;
    const std::uint32_t column = column_;
    column_ = std::min(column_ + cell_.repeats, k_limits.columns);
    const bool is_merged = cell_.rows_spanned > 1 || cell_.columns_spanned > 1;
    if (is_merged) grid_->merge({row_, column, row_ + cell_.rows_spanned - 1, column + cell_.columns_spanned - 1});
    if (text_.comments() > 0) grid_->count(NoteCode::comments, static_cast<std::uint64_t>(text_.comments()));
    if (text_.guides() > 0) grid_->count(NoteCode::pinyin, static_cast<std::uint64_t>(text_.guides()));
    const bool says_nothing = cell_.type == ValueType::none && !cell_.is_formula && text_.text().empty();
    if (!says_nothing) ready_.push_back({std::move(cell_), column, text_.text(), text_.paragraphs() > 0});
}

void OdsHandler::end_row() {
    const std::uint32_t end = std::min(row_ + row_repeats_, k_limits.row_numbers);
    for (; row_ < end; ++row_) {
        if (row_hidden_) grid_->hide_row(row_);
        for (const Ready& ready : ready_)
            for (std::uint32_t i = 0; i < ready.cell.repeats && grid_->wants_more(); ++i)
                put(ready, {row_, ready.column + i});
    }
}

FormatId OdsHandler::format_of(const Ready& ready) {
    std::string style = ready.cell.style;
    if (style.empty() && ready.column < column_styles_.size()) style = column_styles_[ready.column];
    if (const auto known = formats_.find(style); known != formats_.end()) return known->second;
    const FormatId id = grid_->format(styles_.code_of(style));
    formats_.emplace(std::move(style), id);
    return id;
}

void OdsHandler::put(const Ready& ready, Place place) {
    const Cell& cell = ready.cell;
    const CellLook look{format_of(ready), cell.is_formula};
    if (cell.is_error) return grid_->add_error(place, ready.text, look);
    switch (cell.type) {
        case ValueType::number:
        case ValueType::percent: return put_number(ready, place, look);
        case ValueType::date:
        case ValueType::time: return put_time(ready, place, look);
        case ValueType::boolean: return grid_->add_boolean(place, cell.value == "true", look);
        case ValueType::none:
            if (ready.text.empty()) return grid_->add_no_result(place, look);
            break;
        case ValueType::text: break;
    }
    grid_->add_text(place, ready.has_text ? ready.text : cell.value, look);
}

void OdsHandler::put_number(const Ready& ready, Place place, CellLook look) {
    const auto number = number_in(ready.cell.value);
    if (!number)
        return grid_->fail(base::make_error(
            base::ErrorKind::refused, "",
            mark("cell {} holds a number that is none ({}); open it in a spreadsheet program and save it anew"),
            {grid_->where(place), ready.cell.value.substr(0, 100)}));
    if (ready.cell.type == ValueType::percent && grid_->class_of(look.format) != wire::FormatClass::percent)
        look.format = grid_->format("0%");
    if (!ready.has_text) return grid_->add_number(place, *number, look);
    grid_->add_shown(place, CellKind::number, *number, ready.text, look);
}

void OdsHandler::put_time(const Ready& ready, Place place, CellLook look) {
    const auto days = duration(ready.cell.value);
    if (!days && !ready.has_text) return grid_->add_time(place, ready.cell.value, look);
    const auto date = days ? std::nullopt : read_iso_time(ready.cell.value);
    if (!days && !date) return grid_->add_text(place, ready.text, look);
    const std::string shown = ready.has_text ? ready.text : ready.cell.value;
    grid_->add_shown(place, days ? CellKind::time : date->kind, days ? *days : date->days, shown, look);
}

}  // namespace formats
