#include "exchange/book.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <set>
#include <span>
#include <tuple>
#include <xlsxwriter.h>

#include "base/atomic_file.h"
#include "base/unicode.h"
#include "document_day.h"
#include "workbook.h"

namespace exchange {
namespace {

using base::ErrorKind;
using base::mark;

constexpr double k_least_width = 8, k_most_width = 40;  // of a column, in digits
constexpr double k_line_pt = 15;                        // of a row of one line
constexpr std::uint8_t k_paper_a3 = 8;

/// About how many digits wide a text is: a Han character takes a little more than two.
double digits_wide(const std::string& text) {
    double width = 0;
    for (const char32_t c : base::characters(text)) width += c < 0x2E80 ? 1 : 2.1;
    return width;
}

class SheetWriter {
public:
    SheetWriter(lxw_workbook* book, const BookSheet& sheet, const Book& all, WrittenTexts& texts, std::string name)
        : book_(book),
          sheet_(sheet),
          all_(all),
          texts_(texts),
          name_(std::move(name)),
          to_(workbook_add_worksheet(book, name_.c_str())) {}

    void write() {
        first_ = sheet_.heading.empty() ? 0 : 1;
        write_heading();
        write_titles();
        for (std::size_t r = 0; r < sheet_.table.rows.size(); ++r)
            for (std::size_t i = 0; i < sheet_.table.rows[r].size(); ++i) write_cell(r, i);
        set_widths();
        set_heights();
        set_up_print();
        if (sheet_.chart && !sheet_.table.rows.empty()) add_chart();
    }

private:
    [[nodiscard]] bool has_groups() const { return !sheet_.groups.empty(); }
    [[nodiscard]] lxw_row_t title_row() const { return first_ + (has_groups() ? 1U : 0U); }
    [[nodiscard]] lxw_row_t body_row() const { return title_row() + 1; }
    [[nodiscard]] lxw_col_t last_column() const {
        return static_cast<lxw_col_t>(std::max<std::size_t>(sheet_.table.titles.size(), 1) - 1);
    }

    void write_heading() {
        if (sheet_.heading.empty()) return;
        lxw_format* large = workbook_add_format(book_);
        format_set_bold(large);
        format_set_font_size(large, 14);
        worksheet_write_string(to_, 0, 0, texts_(sheet_.heading).c_str(), large);
    }

    lxw_format* head_format() {
        lxw_format* head = workbook_add_format(book_);
        format_set_bold(head);
        format_set_text_wrap(head);
        format_set_align(head, LXW_ALIGN_CENTER);
        format_set_align(head, LXW_ALIGN_VERTICAL_CENTER);
        format_set_border(head, LXW_BORDER_THIN);
        format_set_bg_color(head, 0xE8ECF0);
        return head;
    }

    /// Groups over the titles that they hold; a title without a group takes both rows.
    void write_titles() {
        lxw_format* head = head_format();
        const auto& titles = sheet_.table.titles;
        for (std::size_t i = 0; i < titles.size(); ++i)
            worksheet_write_string(to_, title_row(), static_cast<lxw_col_t>(i), texts_(titles[i]).c_str(), head);
        if (!has_groups()) return;
        for (std::size_t from = 0; from < titles.size();) {
            const std::string& group = sheet_.groups[from];
            std::size_t to = from;
            while (!group.empty() && to + 1 < titles.size() && sheet_.groups[to + 1] == group) ++to;
            const auto left = static_cast<lxw_col_t>(from), right = static_cast<lxw_col_t>(to);
            if (group.empty())
                worksheet_merge_range(to_, first_, left, title_row(), left, texts_(titles[from]).c_str(), head);
            else if (to > from)
                worksheet_merge_range(to_, first_, left, first_, right, texts_(group).c_str(), head);
            else
                worksheet_write_string(to_, first_, left, texts_(group).c_str(), head);
            from = to + 1;
        }
    }

    /// One format for each look, since a workbook holds only so many.
    lxw_format* format_of(const std::string& number, std::optional<std::uint32_t> fill, bool is_text) {
        const auto key = std::tuple(number, fill, is_text);
        if (const auto at = formats_.find(key); at != formats_.end()) return at->second;
        lxw_format* format = workbook_add_format(book_);
        format_set_border(format, LXW_BORDER_HAIR);
        if (!number.empty()) format_set_num_format(format, number.c_str());
        if (fill) format_set_bg_color(format, *fill);
        if (fill && is_dark(*fill)) format_set_font_color(format, LXW_COLOR_WHITE);
        if (is_text && !number.empty()) {  // a word where a number would stand says why there is none
            format_set_align(format, LXW_ALIGN_CENTER);
            format_set_font_color(format, LXW_COLOR_GRAY);
        }
        if (is_text && number.empty()) format_set_text_wrap(format);
        format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
        return formats_[key] = format;
    }
    static bool is_dark(std::uint32_t rgb) {
        return 0.3 * (rgb >> 16 & 0xFFU) + 0.59 * (rgb >> 8 & 0xFFU) + 0.11 * (rgb & 0xFFU) < 128;
    }

    void write_cell(std::size_t r, std::size_t i) {
        const TableCell& cell = sheet_.table.rows[r][i];
        const std::string number = i < sheet_.formats.size() ? sheet_.formats[i] : std::string();
        const auto fill = sheet_.fills.find({r, i});
        const auto colour = fill == sheet_.fills.end() ? std::nullopt : std::optional(fill->second);
        const auto row = static_cast<lxw_row_t>(r) + body_row();
        const auto column = static_cast<lxw_col_t>(i);
        if (const auto* value = std::get_if<double>(&cell)) {
            if (std::isfinite(*value))
                worksheet_write_number(to_, row, column, *value, format_of(number, colour, false));
            return;
        }
        worksheet_write_string(to_, row, column, texts_(std::get<std::string>(cell)).c_str(),
                               format_of(number, colour, true));
    }

    void set_widths() {
        for (std::size_t i = 0; i < sheet_.table.titles.size(); ++i) {
            double width = std::min(digits_wide(sheet_.table.titles[i]), 16.0);
            for (const auto& row : sheet_.table.rows)
                if (i < row.size())
                    if (const auto* text = std::get_if<std::string>(&row[i]))
                        width = std::max(width, digits_wide(*text));
            const auto column = static_cast<lxw_col_t>(i);
            widths_.push_back(std::clamp(width + 2, k_least_width, k_most_width));
            worksheet_set_column(to_, column, column, widths_.back(), nullptr);
        }
    }

    /// Of a text that is broken in its column.
    [[nodiscard]] double lines_of(const std::string& text, std::size_t column) const {
        return std::ceil(digits_wide(text) / (widths_[column] - 1));
    }
    void set_height(lxw_row_t row, double lines) {
        if (lines > 1) worksheet_set_row(to_, row, lines * k_line_pt, nullptr);
    }
    /// Programs other than Excel leave a row one line high, and its texts lie over those above and below.
    void set_heights() {
        double most = 1;
        for (std::size_t i = 0; i < widths_.size(); ++i) most = std::max(most, lines_of(sheet_.table.titles[i], i));
        set_height(title_row(), most);
        for (std::size_t r = 0; r < sheet_.table.rows.size(); ++r) {
            const auto& row = sheet_.table.rows[r];
            most = 1;
            for (std::size_t i = 0; i < std::min(row.size(), widths_.size()); ++i)
                if (const auto* text = std::get_if<std::string>(&row[i])) most = std::max(most, lines_of(*text, i));
            set_height(static_cast<lxw_row_t>(r) + body_row(), most);
        }
    }
    /// So many that none is printed smaller than at a half of its size.
    [[nodiscard]] std::uint16_t pages_wide() const {
        constexpr double k_page = 400;  // digits, on A3 at half the size
        return static_cast<std::uint16_t>(std::ceil(std::accumulate(widths_.begin(), widths_.end(), 0.0) / k_page));
    }

    void set_up_print() {
        worksheet_freeze_panes(to_, body_row(), 1);
        worksheet_repeat_rows(to_, first_, title_row());
        worksheet_set_landscape(to_);
        worksheet_set_paper(to_, k_paper_a3);
        worksheet_fit_to_pages(to_, pages_wide(), 0);
        worksheet_repeat_columns(to_, 0, 0);
        worksheet_set_footer(to_, fmt::format("&L{}&R&P / &N", texts_(all_.footer)).c_str());
        if (!sheet_.table.rows.empty() && !has_groups())
            worksheet_autofilter(to_, title_row(), 0, static_cast<lxw_row_t>(sheet_.table.rows.size()) + title_row(),
                                 last_column());
    }

    void add_chart() {
        lxw_chart* chart = workbook_add_chart(book_, LXW_CHART_BAR);
        const lxw_row_t first = body_row(), last = first + static_cast<lxw_row_t>(sheet_.table.rows.size()) - 1;
        for (const std::size_t at : sheet_.chart->columns) {
            const auto column = static_cast<lxw_col_t>(at);
            lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
            chart_series_set_categories(series, name_.c_str(), first, 0, last, 0);
            chart_series_set_values(series, name_.c_str(), first, column, last, column);
            chart_series_set_name(series, texts_(sheet_.table.titles[at]).c_str());
        }
        chart_title_set_name(chart, texts_(sheet_.chart->title).c_str());
        chart_axis_set_reverse(chart->y_axis);
        if (sheet_.chart->columns.size() < 2) chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
        lxw_chart_options options{};
        options.x_scale = 1.4;
        options.y_scale = 1.6;
        worksheet_insert_chart_opt(to_, last + 2, 0, chart, &options);
    }

    lxw_workbook* book_;
    const BookSheet& sheet_;
    const Book& all_;
    WrittenTexts& texts_;
    std::string name_;
    lxw_worksheet* to_;
    lxw_row_t first_ = 0;
    std::vector<double> widths_;  ///< of the columns, in digits
    std::map<std::tuple<std::string, std::optional<std::uint32_t>, bool>, lxw_format*> formats_;
};

/// Excel keeps the name of its own record of changes for itself.
bool is_reserved(const std::string& name) { return base::fold(name) == "history"; }

/// A name that a sheet can have, and no other has.
std::string sheet_name(const std::string& wanted, std::set<std::string>& taken) {
    std::u32string name;
    for (const char32_t c : base::characters(wanted))
        if (std::u32string_view(U"[]:*?/\\'").find(c) == std::u32string_view::npos && name.size() < 28) name += c;
    const std::string first = base::utf8(name.empty() ? U"Sheet" : name);
    std::string out = first;
    for (int n = 2; taken.contains(base::fold(out)) || is_reserved(out); ++n) out = first + " " + std::to_string(n);
    taken.insert(base::fold(out));
    return out;
}

void fill(lxw_workbook* to, const Book& book, WrittenTexts& texts) {
    std::string title = texts(book.title), author = texts(book.author);
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = author.data();
    properties.created = day_as_time(book.created);
    workbook_set_properties(to, &properties);
    std::set<std::string> taken;
    for (const BookSheet& sheet : book.sheets)
        SheetWriter(to, sheet, book, texts, sheet_name(texts(sheet.table.name), taken)).write();
}

}  // namespace

base::Result<std::size_t> write_book(const std::filesystem::path& path, const Book& book) {
    if (book.sheets.empty())
        return base::fail(ErrorKind::refused, path.string(), mark("has no sheet; choose what it shall hold"));
    if (base::fold(path.extension().string()) != ".xlsx")
        return base::fail(ErrorKind::refused, path.string(), mark("is no name of a workbook; let it end in .xlsx"));
    WrittenTexts texts;
    const auto bytes = workbook_bytes([&](lxw_workbook* to) { fill(to, book, texts); });
    if (!bytes)
        return base::fail(ErrorKind::io, path.string(), mark("cannot be made; check the space for temporary files"));
    if (auto written = base::write_file_atomically(path, std::as_bytes(std::span(*bytes))); !written)
        return base::pass(written.error());
    return texts.left_out();
}

}  // namespace exchange
