#include "xlsx_sheet.h"

#include <charconv>
#include <cmath>
#include <utility>

#include "base/error_words.h"
#include "ooxml_package.h"
#include "xml_reader.h"

namespace formats {
namespace {

using base::ErrorKind;
using base::mark;
using wire::NoteCode;

constexpr std::uint32_t k_no_number = 0xFFFFFFFFU;

/// A whole number; k_no_number where it is none.
std::uint32_t whole(std::string_view text) {
    std::uint32_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? number : k_no_number;
}

/// "B2" to a place; false where it is none.
bool read_address(std::string_view text, Place& place) {
    constexpr std::uint32_t k_beyond = 1U << 20U;
    std::uint32_t column = 0;
    std::size_t at = 0;
    for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && column < k_beyond; ++at)
        column = column * 26 + static_cast<std::uint32_t>(text[at] - 'A' + 1);
    const std::uint32_t row = whole(text.substr(at));
    if (column == 0 || row == 0 || row == k_no_number) return false;
    place = {row - 1, column - 1};
    return true;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view k_blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(k_blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(k_blanks) - first + 1);
}

enum class CellType : std::uint8_t { number, shared, text, inline_text, boolean, error, date };

CellType cell_type(std::string_view type) {
    if (type == "s") return CellType::shared;
    if (type == "str") return CellType::text;
    if (type == "inlineStr") return CellType::inline_text;
    if (type == "b") return CellType::boolean;
    if (type == "e") return CellType::error;
    return type == "d" ? CellType::date : CellType::number;
}

class SheetHandler final : public XmlHandler {
public:
    SheetHandler(const XlsxBook& book, GridBuilder& grid)
        : book_(book),
          grid_(grid),
          styles_(book.style_codes.size(), k_no_style),
          texts_(book.texts.size(), k_not_asked) {
        grid.count_days_from(book.origin);
    }

    void begin(const XmlName& name, const XmlAttributes& attributes) override;
    void end(const XmlName& name) override;
    void text(std::string_view text) override {
        if (in_value_)
            value_ += text;
        else if (in_inline_)
            inline_.text(text);
    }
    [[nodiscard]] bool wants_more() const override { return grid_.wants_more(); }

private:
    static constexpr int k_no_style = -1;
    static constexpr wire::TextId k_not_asked = wire::k_unknown_text;

    void begin_row(const XmlAttributes& attributes);
    void begin_cell(const XmlAttributes& attributes);
    void take_columns(const XmlAttributes& attributes);
    void take_merge(std::string_view range);
    void end_cell();
    void add_shared();
    void add_number();
    void add_inline();
    FormatId format_of(std::uint32_t style);
    void damaged(const char* pattern, std::vector<std::string> arguments) {
        grid_.fail(base::make_error(ErrorKind::refused, "", pattern, std::move(arguments)));
    }

    const XlsxBook& book_;
    GridBuilder& grid_;
    std::vector<int> styles_;          ///< format of each style, asked for when it is met
    std::vector<wire::TextId> texts_;  ///< likewise of each shared text
    RichText inline_;
    std::string value_;
    Place place_;
    std::uint32_t next_row_ = 0, next_column_ = 0;
    CellType type_ = CellType::number;
    CellLook look_;
    bool in_cell_ = false, in_value_ = false, in_inline_ = false, has_value_ = false, has_inline_ = false;
};

void SheetHandler::begin(const XmlName& name, const XmlAttributes& attributes) {
    if (!is_spreadsheet_space(name.space)) return;
    const std::string_view local = name.local;
    if (in_cell_) {
        if (local == "v") in_value_ = has_value_ = true;
        if (local == "f") look_.is_formula = true;
        if (local == "is") in_inline_ = has_inline_ = true;
        if (in_inline_) inline_.begin(local);
    } else if (local == "c") {
        begin_cell(attributes);
    } else if (local == "row") {
        begin_row(attributes);
    } else if (local == "col") {
        take_columns(attributes);
    } else if (local == "mergeCell") {
        take_merge(attributes.get("ref"));
    }
}

void SheetHandler::end(const XmlName& name) {
    if (!in_cell_ || !is_spreadsheet_space(name.space)) return;
    if (name.local == "c") {
        end_cell();
    } else if (name.local == "v") {
        in_value_ = false;
    } else if (in_inline_) {
        inline_.end(name.local);
        if (name.local == "is") in_inline_ = false;
    }
}

void SheetHandler::begin_row(const XmlAttributes& attributes) {
    std::uint32_t number = next_row_ + 1;
    bool hidden = false;
    attributes.each([&](const XmlName& name, std::string_view value) {
        if (name.local == "r") number = whole(trimmed(value));
        if (name.local == "hidden") hidden = is_true(value);
        if (name.local == "ht" && value == "0") hidden = true;
    });
    if (number == 0 || number > wire::TableLimits{}.row_numbers)
        return damaged(mark("has a row without a number that there is ({}); open it in a spreadsheet program and save "
                            "it anew"),
                       {std::string(attributes.get("r"))});
    place_.row = number - 1;
    next_row_ = number;
    next_column_ = 0;
    if (hidden) grid_.hide_row(place_.row);
}

void SheetHandler::begin_cell(const XmlAttributes& attributes) {
    in_cell_ = true;
    has_value_ = has_inline_ = false;
    value_.clear();
    type_ = CellType::number;
    look_ = {};
    place_.column = next_column_;
    attributes.each([&](const XmlName& name, std::string_view value) {
        if (name.local == "t") type_ = cell_type(value);
        if (name.local == "s") look_.format = format_of(whole(value));
        if (name.local != "r") return;
        Place said;
        if (!read_address(value, said) || said.row != place_.row)
            damaged(mark("has a cell with an address that cannot be ({}, in row {}); open it in a spreadsheet program "
                         "and save it anew"),
                    {std::string(value), std::to_string(place_.row + 1)});
        place_.column = said.column;
    });
    next_column_ = place_.column + 1;
}

FormatId SheetHandler::format_of(std::uint32_t style) {
    if (style >= styles_.size()) return style == 0 ? FormatId{0} : grid_.unknown_format();
    int& known = styles_[style];
    if (known == k_no_style) {
        const auto& code = book_.style_codes[style];
        known = code ? grid_.format(*code) : grid_.unknown_format();
    }
    return static_cast<FormatId>(known);
}

void SheetHandler::take_columns(const XmlAttributes& attributes) {
    const std::uint32_t first = whole(attributes.get("min")), last = whole(attributes.get("max"));
    const bool hidden = is_true(attributes.get("hidden")) || attributes.get("width") == "0";
    if (hidden && first >= 1 && last != k_no_number && last >= first) grid_.hide_columns(first - 1, last - 1);
}

void SheetHandler::take_merge(std::string_view range) {
    const std::size_t colon = range.find(':');
    Place first, last;
    const bool known = read_address(range.substr(0, colon), first) &&
                       read_address(colon == std::string_view::npos ? range : range.substr(colon + 1), last);
    if (!known)
        return damaged(mark("merges cells that cannot be named so ({}); open it in a spreadsheet program and save it "
                            "anew"),
                       {std::string(range)});
    grid_.merge({first.row, first.column, last.row, last.column});
}

void SheetHandler::add_shared() {
    const std::uint32_t index = whole(trimmed(value_));
    if (index >= texts_.size())
        return damaged(mark("cell {} refers to a text that is not there ({}); open it in a spreadsheet program and "
                            "save it anew"),
                       {grid_.where(place_), value_});
    if (texts_[index] == k_not_asked) texts_[index] = grid_.text(book_.texts.text(index));
    const SharedTexts::Entry& entry = book_.texts.entry(index);
    if (entry.guides > 0) grid_.count(NoteCode::pinyin, entry.guides);
    if (entry.escapes > 0) grid_.count(NoteCode::carriage_returns, entry.escapes);
    grid_.add_known_text(place_, texts_[index], look_);
}

void SheetHandler::add_number() {
    double number = 0;
    const std::string_view text = trimmed(value_);
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || !std::isfinite(number))
        return damaged(mark("cell {} holds a number that is none ({}); open it in a spreadsheet program and save it "
                            "anew"),
                       {grid_.where(place_), std::string(text.substr(0, 100))});
    grid_.add_number(place_, number, look_);
}

void SheetHandler::add_inline() {
    const CleanText clean = inline_.take();
    if (clean.guides > 0) grid_.count(NoteCode::pinyin, clean.guides);
    if (clean.escapes > 0) grid_.count(NoteCode::carriage_returns, clean.escapes);
    grid_.add_text(place_, clean.text, look_);
}

void SheetHandler::end_cell() {
    in_cell_ = in_value_ = false;
    if (has_inline_ && (type_ == CellType::inline_text || !has_value_)) return add_inline();
    const bool says_nothing = trimmed(value_).empty();
    if (says_nothing && type_ != CellType::text && type_ != CellType::inline_text) {
        if (look_.is_formula) return grid_.add_no_result(place_, look_);
        return grid_.count(NoteCode::empty_cells);
    }
    switch (type_) {
        case CellType::number: return add_number();
        case CellType::shared: return add_shared();
        case CellType::boolean: return grid_.add_boolean(place_, is_true(trimmed(value_)), look_);
        case CellType::error: return grid_.add_error(place_, value_, look_);
        case CellType::date: return grid_.add_time(place_, trimmed(value_), look_);
        case CellType::text:
        case CellType::inline_text: break;
    }
    if (look_.is_formula && !has_value_) return grid_.add_no_result(place_, look_);
    CleanText clean{std::move(value_)};
    undo_escapes(clean);
    if (clean.escapes > 0) grid_.count(NoteCode::carriage_returns, clean.escapes);
    grid_.add_text(place_, clean.text, look_);
}

/// Counts the comments of a sheet.
class CommentsHandler final : public XmlHandler {
public:
    void begin(const XmlName& name, const XmlAttributes&) override { count += name.local == "comment" ? 1 : 0; }
    void end(const XmlName&) override {}
    void text(std::string_view) override {}
    std::uint64_t count = 0;
};

}  // namespace

base::Result<void> read_xlsx_sheet(ZipFile& zip, const XlsxBook& book, const XlsxSheet& sheet, GridBuilder& grid) {
    SheetHandler handler(book, grid);
    if (auto read = read_xml(zip, sheet.part, handler); !read) return read;
    if (!grid.wants_more()) return {};
    const auto relations = relations_of(zip, sheet.part);
    if (!relations) return base::pass(relations.error());
    for (const Relation& relation : *relations) {
        if (relation.type != "comments" || !zip.has(relation.target)) continue;
        CommentsHandler comments;
        if (auto read = read_xml(zip, relation.target, comments); !read) return read;
        grid.count(NoteCode::comments, comments.count);
    }
    return {};
}

}  // namespace formats
