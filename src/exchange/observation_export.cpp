#include "exchange/observation_export.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>
#include <xlsxwriter.h>

#include "exchange/table_file.h"
#include "plan/measures.h"
#include "plan/name_table.h"
#include "plan/observations.h"
#include "workbook.h"

namespace exchange {
namespace {

using base::Language;
using base::mark;

/// One column of values: an indicator in a year, or its target.
struct Column {
    const plan::Indicator* indicator;
    int year;
    bool is_target;
    std::string title;
};

class Table {
public:
    Table(const plan::Index& index, const ExportOptions& options) : index_(index), language_(options.language) {
        for (const plan::Indicator& indicator : index->indicators) {
            add(indicator, index->baseline_year, false, mark("{} baseline"));
            for (int year = index->baseline_year + 1; year <= index->target_year; ++year)
                if (!options.year || year == *options.year) add(indicator, year, false, mark("{} value"));
            add(indicator, index->target_year, true, mark("{} target"));
        }
    }

    [[nodiscard]] const plan::Plan& plan() const { return index_.plan(); }
    [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }
    [[nodiscard]] const char* say(const char* english) const { return base::translate(language_, english); }
    [[nodiscard]] std::string name(const plan::Name& n) const {
        return texts_(language_ == Language::en && !n.en.empty() ? n.en : n.zh);
    }
    [[nodiscard]] std::string heading(const plan::Indicator& i) const {
        const std::string unit = name(i.unit);
        return unit.empty() ? name(i.name) : fmt::format("{} ({})", name(i.name), unit);
    }
    [[nodiscard]] std::optional<double> value(const plan::Area& area, const Column& c) const {
        return c.is_target ? plan::target_of(index_, area.key, c.indicator->key)
                           : plan::actual(index_, area.key, c.indicator->key, c.year);
    }
    /// What stands above everything: what it is, and that some of it is made up.
    [[nodiscard]] std::string title() const {
        const std::string title = name(index_->title);
        return index_.has_sample() ? title + "  ·  " + base::translate(Language::zh, mark("SAMPLE")) + " SAMPLE"
                                   : title;
    }
    [[nodiscard]] std::size_t left_out() const { return texts_.left_out(); }
    /// The sheet of sources: titles, then a row for each observation.
    [[nodiscard]] std::vector<std::vector<std::string>> sources() const {
        std::vector<std::vector<std::string>> rows{{say(mark("Area")), say(mark("Indicator")), say(mark("Year")),
                                                    say(mark("Value")), say(mark("State")), say(mark("Source")),
                                                    say(mark("Entered")), say(mark("Author")), say(mark("Sample"))}};
        for (const plan::Observation& o : index_->observations) {
            const plan::Area* area = index_.area(o.area);
            rows.push_back({area != nullptr ? name(area->name) : o.area, observed(o.indicator), std::to_string(o.year),
                            fmt::format("{}", o.value), name(plan::label(o.state)), texts_(o.source), o.entered,
                            texts_(o.author), o.sample ? say(mark("yes")) : ""});
        }
        return rows;
    }

private:
    [[nodiscard]] std::string observed(const std::string& key) const {
        if (const plan::CityFigure* figure = index_.figure(key)) return plan::written(*figure, name(figure->name));
        const plan::Indicator* indicator = index_.indicator(key);
        return indicator != nullptr ? name(indicator->name) : key;
    }
    void add(const plan::Indicator& indicator, int year, bool is_target, const char* title) {
        columns_.push_back(
            {&indicator, year, is_target, fmt::format(fmt::runtime(base::translate(language_, title)), year)});
    }

    const plan::Index& index_;
    Language language_;
    std::vector<Column> columns_;
    mutable WrittenTexts texts_;
};

lxw_format* number_format(lxw_workbook* book, int decimals, bool given) {
    lxw_format* format = workbook_add_format(book);
    format_set_num_format(format,
                          decimals == 0 ? "0" : ("0." + std::string(static_cast<std::size_t>(decimals), '0')).c_str());
    if (given) format_set_font_color(format, LXW_COLOR_GRAY);
    return format;
}

/// Indicator names merged over their columns; below them the years.
void write_head(lxw_worksheet* sheet, const Table& table, lxw_format* head) {
    worksheet_merge_range(sheet, 1, 0, 2, 0, table.say(mark("Area")), head);
    const auto& columns = table.columns();
    for (std::size_t from = 0; from < columns.size();) {
        std::size_t to = from;
        while (to + 1 < columns.size() && columns[to + 1].indicator == columns[from].indicator) ++to;
        worksheet_merge_range(sheet, 1, static_cast<lxw_col_t>(from + 1), 1, static_cast<lxw_col_t>(to + 1),
                              table.heading(*columns[from].indicator).c_str(), head);
        from = to + 1;
    }
    for (std::size_t i = 0; i < columns.size(); ++i)
        worksheet_write_string(sheet, 2, static_cast<lxw_col_t>(i + 1), columns[i].title.c_str(), head);
}

void write_values(lxw_workbook* book, lxw_worksheet* sheet, const Table& table) {
    lxw_row_t row = 3;
    std::vector<lxw_format*> formats;
    for (const Column& c : table.columns())
        formats.push_back(
            number_format(book, c.indicator->decimals, c.is_target || c.year == table.plan().baseline_year));
    for (const plan::Area& area : table.plan().areas) {
        worksheet_write_string(sheet, row, 0, table.name(area.name).c_str(), nullptr);
        for (std::size_t i = 0; i < table.columns().size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i + 1);
            if (const auto value = table.value(area, table.columns()[i]))
                worksheet_write_number(sheet, row, column, *value, formats[i]);
            else
                worksheet_write_blank(sheet, row, column, formats[i]);
        }
        ++row;
    }
}

void write_sources(lxw_workbook* book, const Table& table, lxw_format* head) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, table.say(mark("Sources")));
    const auto rows = table.sources();
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t i = 0; i < rows[r].size(); ++i)
            worksheet_write_string(sheet, static_cast<lxw_row_t>(r), static_cast<lxw_col_t>(i), rows[r][i].c_str(),
                                   r == 0 ? head : nullptr);
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_set_column(sheet, 0, 8, 16, nullptr);
}

void fill_workbook(lxw_workbook* book, const Table& table) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, table.say(mark("Values")));
    lxw_format* head = workbook_add_format(book);
    format_set_bold(head);
    format_set_align(head, LXW_ALIGN_CENTER);
    format_set_text_wrap(head);
    lxw_format* bold = workbook_add_format(book);
    format_set_bold(bold);
    worksheet_write_string(sheet, 0, 0, table.title().c_str(), bold);
    write_head(sheet, table, head);
    write_values(book, sheet, table);
    worksheet_freeze_panes(sheet, 3, 1);
    worksheet_set_column(sheet, 0, 0, 24, nullptr);
    worksheet_set_column(sheet, 1, static_cast<lxw_col_t>(table.columns().size()), 11, nullptr);
    write_sources(book, table, bold);
}

/// Two header rows as in the workbook; a merged title stands in its first column.
std::string as_csv(const Table& table) {
    std::string text = "\xEF\xBB\xBF" + text_cell(table.title()) + "\r\n" + text_cell(table.say(mark("Area")));
    const plan::Indicator* last = nullptr;
    for (const Column& c : table.columns()) {
        text += "," + (c.indicator != last ? text_cell(table.heading(*c.indicator)) : std::string());
        last = c.indicator;
    }
    text += "\r\n";
    for (const Column& c : table.columns()) text += "," + text_cell(c.title);
    text += "\r\n";
    for (const plan::Area& area : table.plan().areas) {
        text += text_cell(table.name(area.name));
        for (const Column& c : table.columns()) {
            const auto value = table.value(area, c);
            text += "," + (value ? fmt::format("{}", *value) : std::string());
        }
        text += "\r\n";
    }
    return text;
}

}  // namespace

base::Result<std::size_t> write_observations(const std::filesystem::path& path, const plan::Index& index,
                                             const ExportOptions& options) {
    const Table table(index, options);
    const auto written = write_workbook_or_text(
        path, [&](lxw_workbook* book) { fill_workbook(book, table); }, [&] { return as_csv(table); });
    if (!written) return base::pass(written.error());
    return table.left_out();
}

}  // namespace exchange
