#include "spreadsheet_xml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "base/error_words.h"
#include "shown_date.h"
#include "text_table.h"
#include "xml_reader.h"

namespace formats {
namespace {

using base::ErrorKind;
using base::mark;
using wire::SheetState;

constexpr std::string_view k_sheets = "urn:schemas-microsoft-com:office:spreadsheet";
constexpr std::string_view k_excel = "urn:schemas-microsoft-com:office:excel";
constexpr wire::TableLimits k_limits;

/// Formats that go by a name.
std::string format_code(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 15> k_named{
        {{"General Number", "General"},
         {"General Date", "yyyy/m/d h:mm"},
         {"Long Date", "yyyy\"年\"m\"月\"d\"日\""},
         {"Medium Date", "d-mmm-yy"},
         {"Short Date", "yyyy/m/d"},
         {"Long Time", "h:mm:ss"},
         {"Medium Time", "h:mm AM/PM"},
         {"Short Time", "h:mm"},
         {"Currency", "¥#,##0.00;¥-#,##0.00"},
         {"Fixed", "0.00"},
         {"Standard", "#,##0.00"},
         {"Percent", "0.00%"},
         {"Scientific", "0.00E+00"},
         {"Yes/No", "\"Yes\";\"Yes\";\"No\""},
         {"On/Off", "\"On\";\"On\";\"Off\""}}};
    const auto known = std::find_if(k_named.begin(), k_named.end(), [&](const auto& n) { return n.first == name; });
    return std::string(known == k_named.end() ? name : known->second);
}

/// A count that an attribute gives; `otherwise` where it is none.
std::uint32_t count_in(std::string_view text, std::uint32_t otherwise) {
    std::uint32_t count = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
    const bool good = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return good ? std::min(count, k_limits.row_numbers) : otherwise;
}

/// What stands behind the sheets, or in them behind their cells: their names and whether they are hidden.
class Overview final : public XmlHandler {
public:
    void begin(const XmlName& name, const XmlAttributes& attributes) override {
        if (name.space == k_sheets && name.local == "Worksheet" && sheets.size() <= k_limits.sheets)
            sheets.push_back({std::string(attributes.get("Name"))});
        in_visible_ = name.space == k_excel && name.local == "Visible";
        if (name.space == k_excel && name.local == "Date1904") origin = Origin::day_1904;
    }
    void end(const XmlName&) override { in_visible_ = false; }
    void text(std::string_view text) override {
        if (!in_visible_ || sheets.empty()) return;
        if (text.find("SheetHidden") != std::string_view::npos) sheets.back().state = SheetState::hidden;
        if (text.find("SheetVeryHidden") != std::string_view::npos) sheets.back().state = SheetState::very_hidden;
    }

    std::vector<wire::SheetInfo> sheets;
    Origin origin = Origin::day_1900;

private:
    bool in_visible_ = false;
};

class CellsHandler final : public XmlHandler {
public:
    CellsHandler(const Overview& overview, SheetCollector& sheets) : overview_(overview), sheets_(sheets) {}

    void begin(const XmlName& name, const XmlAttributes& attributes) override {
        if (name.local == "Comment" || name.local == "PhoneticText") ++left_out_;
        if (name.local == "Comment" && grid_ != nullptr) grid_->count(wire::NoteCode::comments);
        if (name.local == "PhoneticText" && grid_ != nullptr) grid_->count(wire::NoteCode::pinyin);
        if (name.space != k_sheets || left_out_ > 0) return;
        if (name.local == "Style") style_ = attributes.get("ID");
        if (name.local == "Style") parents_[style_] = attributes.get("Parent");
        if (name.local == "NumberFormat") codes_[style_] = format_code(attributes.get("Format"));
        if (name.local == "Worksheet") begin_sheet();
        if (grid_ != nullptr) begin_in_sheet(name.local, attributes);
    }
    void end(const XmlName& name) override {
        if (name.local == "Comment" || name.local == "PhoneticText") --left_out_;
        if (name.space != k_sheets || left_out_ > 0) return;
        if (name.local == "Data") in_data_ = false;
        if (grid_ == nullptr) return;
        if (name.local == "Cell") end_cell();
        if (name.local == "Worksheet") {
            sheets_.end();
            grid_ = nullptr;
        }
    }
    void text(std::string_view text) override {
        if (in_data_ && left_out_ == 0) value_ += text;
    }
    [[nodiscard]] bool wants_more() const override { return sheets_.wants_more() && !(grid_ && grid_->failed()); }

private:
    void begin_sheet() {
        grid_ = next_sheet_ < overview_.sheets.size() ? sheets_.begin(overview_.sheets[next_sheet_++]) : nullptr;
        if (grid_ != nullptr) grid_->count_days_from(overview_.origin);
        formats_.clear();
        column_styles_.clear();
        next_row_ = next_column_ = 0;
    }
    void begin_in_sheet(std::string_view local, const XmlAttributes& attributes);
    void begin_column(const XmlAttributes& attributes);
    void begin_row(const XmlAttributes& attributes);
    void begin_cell(const XmlAttributes& attributes);
    void end_cell();
    void add_number(CellLook look);
    void add_time(CellLook look);
    FormatId format_of(std::string style);

    const Overview& overview_;
    SheetCollector& sheets_;
    GridBuilder* grid_ = nullptr;
    std::size_t next_sheet_ = 0;
    std::map<std::string, std::string> codes_, parents_;
    std::map<std::string, FormatId> formats_;
    std::map<std::uint32_t, std::string> column_styles_;
    std::string style_, row_style_, cell_style_, type_, value_;
    std::uint32_t next_row_ = 0, next_column_ = 0, next_format_column_ = 0;
    Place place_;
    int left_out_ = 0;  ///< elements that are open and no part of the cell's text
    bool in_data_ = false, has_data_ = false, is_formula_ = false;
};

void CellsHandler::begin_in_sheet(std::string_view local, const XmlAttributes& attributes) {
    if (local == "Table") next_format_column_ = 0;
    if (local == "Column") begin_column(attributes);
    if (local == "Row") begin_row(attributes);
    if (local == "Cell") begin_cell(attributes);
    if (local != "Data") return;
    in_data_ = has_data_ = true;
    type_ = attributes.get("Type");
}

void CellsHandler::begin_column(const XmlAttributes& attributes) {
    const std::uint32_t first = std::max(count_in(attributes.get("Index"), next_format_column_ + 1), 1U) - 1;
    const std::uint32_t last = std::min(first + count_in(attributes.get("Span"), 0), k_limits.columns);
    next_format_column_ = last + 1;
    if (is_true(attributes.get("Hidden"))) grid_->hide_columns(first, last);
    if (const std::string_view style = attributes.get("StyleID"); !style.empty())
        for (std::uint32_t column = first; column <= last; ++column) column_styles_[column] = style;
}

void CellsHandler::begin_row(const XmlAttributes& attributes) {
    place_.row = std::max(count_in(attributes.get("Index"), next_row_ + 1), 1U) - 1;
    const std::uint32_t last = place_.row + count_in(attributes.get("Span"), 0);
    next_row_ = last + 1;
    next_column_ = 0;
    row_style_ = attributes.get("StyleID");
    if (is_true(attributes.get("Hidden")))
        for (std::uint32_t row = place_.row; row <= std::min(last, k_limits.row_numbers); ++row) grid_->hide_row(row);
}

void CellsHandler::begin_cell(const XmlAttributes& attributes) {
    place_.column = std::max(count_in(attributes.get("Index"), next_column_ + 1), 1U) - 1;
    const std::uint32_t across = count_in(attributes.get("MergeAcross"), 0);
    const std::uint32_t down = count_in(attributes.get("MergeDown"), 0);
    if (across > 0 || down > 0) grid_->merge({place_.row, place_.column, place_.row + down, place_.column + across});
    next_column_ = place_.column + across + 1;
    cell_style_ = attributes.get("StyleID");
    is_formula_ = attributes.find("Formula").has_value();
    has_data_ = false;
    value_.clear();
}

FormatId CellsHandler::format_of(std::string style) {
    constexpr int k_most_parents = 16;
    if (const auto known = formats_.find(style); known != formats_.end()) return known->second;
    std::string named = style;
    for (int i = 0; i < k_most_parents && !named.empty() && !codes_.contains(named); ++i) named = parents_[named];
    const auto code = codes_.find(named.empty() ? "Default" : named);
    const FormatId id = grid_->format(code == codes_.end() ? "" : code->second);
    formats_.emplace(std::move(style), id);
    return id;
}

void CellsHandler::add_number(CellLook look) {
    double number = 0;
    const auto read = std::from_chars(value_.data(), value_.data() + value_.size(), number);
    if (read.ec == std::errc{} && read.ptr == value_.data() + value_.size() && std::isfinite(number))
        return grid_->add_number(place_, number, look);
    grid_->fail(base::make_error(
        ErrorKind::refused, "",
        mark("cell {} holds a number that is none ({}); open it in a spreadsheet program and save it anew"),
        {grid_->where(place_), value_.substr(0, 100)}));
}

/// A time of day stands on the last day of 1899.
void CellsHandler::add_time(CellLook look) {
    constexpr double k_march_1900 = 61;
    const auto time = read_iso_time(value_);
    if (!time) return grid_->add_text(place_, value_, look);
    const double serial = time->days < k_march_1900 ? time->days - 1 : time->days;
    const wire::FormatClass shown_as = grid_->class_of(look.format);
    const bool has_date = shown_as == wire::FormatClass::date || shown_as == wire::FormatClass::date_time;
    if (!has_date && shown_as != wire::FormatClass::time) return grid_->add_time(place_, value_, look);
    grid_->add_number(place_, has_date ? time->days : serial, look, Origin::day_1899);
}

void CellsHandler::end_cell() {
    std::string style = cell_style_.empty() ? row_style_ : cell_style_;
    if (style.empty())
        if (const auto column = column_styles_.find(place_.column); column != column_styles_.end())
            style = column->second;
    const CellLook look{format_of(style), is_formula_};
    const bool says_nothing = !has_data_ || (value_.empty() && type_ != "String");
    if (says_nothing && is_formula_) return grid_->add_no_result(place_, look);
    if (says_nothing) return grid_->count(wire::NoteCode::empty_cells);
    if (type_ == "Number") return add_number(look);
    if (type_ == "DateTime") return add_time(look);
    if (type_ == "Boolean") return grid_->add_boolean(place_, is_true(value_), look);
    if (type_ == "Error") return grid_->add_error(place_, value_, look);
    grid_->add_text(place_, value_, look);
}

/// The encoding that the first line names.
std::string named_encoding(std::string_view bytes) {
    const std::string_view line = bytes.substr(0, bytes.find('>'));
    const std::size_t at = line.find("encoding=");
    if (at == std::string_view::npos || at + 10 >= line.size()) return {};
    const std::string_view rest = line.substr(at + 10);
    return std::string(rest.substr(0, rest.find_first_of("\"'")));
}

base::Result<void> feed(XmlHandler& handler, std::string_view utf8) {
    XmlReader reader(handler, "XML", "UTF-8");
    reader.feed(utf8);
    return reader.finish();
}

}  // namespace

base::Result<wire::Workbook> read_spreadsheet_xml(std::string_view bytes, const SheetChoice& choice) {
    const auto text = decoded_text(bytes, named_encoding(bytes), false);
    if (!text) return base::fail(ErrorKind::refused, "", mark("is damaged ({} is no sound XML); get it anew"), {"XML"});
    Overview overview;
    if (auto read = feed(overview, text->utf8); !read) return base::pass(read.error());
    SheetCollector sheets(choice);
    CellsHandler handler(overview, sheets);
    if (auto read = feed(handler, text->utf8); !read) return base::pass(read.error());
    sheets.end();
    return sheets.finish(wire::Container::spreadsheet_xml);
}

}  // namespace formats
