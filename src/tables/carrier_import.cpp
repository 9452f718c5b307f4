#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utility>

#include "carrier_rows.h"
#include "plan/name_table.h"
#include "tables/carriers.h"
#include "tables/sheets.h"

namespace tables {
namespace {

using base::ErrorKind;
using base::mark;

tl::unexpected<base::Error> refused(const char* pattern, std::vector<std::string> arguments = {}) {
    return base::fail(ErrorKind::refused, "", pattern, std::move(arguments));
}

constexpr std::size_t k_most_fields = 100;  // of a list that lies across, one a row
constexpr std::size_t k_most_rows = 20'000;

/// How much of a list is read.
enum class Extent : std::uint8_t { heads, whole };

class CarrierImporter {
public:
    CarrierImporter(const plan::Index& index, const CarrierOptions& options, Extent extent)
        : index_(index),
          options_(options),
          extent_(extent),
          areas_(plan::area_names(index.plan())),
          observables_(plan::observable_names(index)),
          reader_(HeadWords::built_in(), index, areas_, observables_),
          titles_(CarrierWords::built_in()) {}

    base::Result<CarrierPreview> run(const wire::Grid& grid) {
        out_.sheet = grid.sheet;
        if (grid.rows.empty()) return refused(mark("holds nothing; choose another sheet or file"));
        Sheet down(grid, *this);
        const bool may_lie_across = !options_.titles && grid.rows.size() <= k_most_fields;
        const wire::Grid other = may_lie_across ? turned(grid) : wire::Grid{};
        std::optional<Sheet> across;
        if (may_lie_across) across.emplace(other, *this);
        if (down.tables.empty() && (!across || across->tables.empty()))
            return refused(
                mark("has no row of titles that names carriers; it needs a column “名称” or “编号” and one more"));
        if (grid.rows.size() > k_most_rows)
            return refused(mark("has more than {} rows, which no list of carriers has; choose another sheet"),
                           {std::to_string(k_most_rows)});
        if (across && across->understood() > down.understood()) {
            read(*across, true);
            out_.notes.push_back(base::make_error(
                ErrorKind::refused, "", mark("its carriers stand beside each other; it was turned to be read"), {}));
        } else {
            read(down, false);
        }
        if (options_.skip_questions) leave_open_questions_out();
        return std::move(out_);
    }

private:
    /// A sheet as it lies, or turned.
    struct Sheet {
        Sheet(const wire::Grid& grid, const CarrierImporter& importer)
            : view(grid),
              words(view, HeadWords::built_in(), importer.reader_, importer.areas_),
              tables(find_carrier_tables(words, importer.titles_, importer.options_)) {}
        [[nodiscard]] std::size_t understood() const {
            std::size_t all = 0;
            for (const CarrierTable& table : tables) all += table.head.understood;
            return all;
        }
        SheetView view;
        SheetWords words;
        std::vector<CarrierTable> tables;
    };

    void read(Sheet& sheet, bool across) {
        std::vector<CarrierContext> contexts;
        std::vector<ListColumns> columns;
        for (const CarrierTable& table : sheet.tables)
            contexts.push_back({index_, options_, sheet.words, titles_, across, table, contexts.size(), out_});
        for (const CarrierContext& context : contexts) {
            columns.push_back(read_carrier_columns(context));
            add_block(context, columns.back());
        }
        if (extent_ == Extent::whole) read_rows(contexts, columns);
        for (const ListColumns& of_table : columns)
            for (const ListColumn& column : of_table.all) out_.columns.push_back(column.meaning);
    }
    void add_block(const CarrierContext& context, const ListColumns& columns) {
        const CarrierTable& table = context.table;
        const SheetView& view = context.view();
        const CellPlace first_data = context.place(std::min(columns.first_data, view.rows() - 1), 0);
        out_.blocks.push_back({context.place(table.head.first, table.first_column),
                               context.place(std::max(table.end, table.head.last + 1) - 1, table.last_column),
                               context.across ? first_data.column : first_data.row, context.across});
    }
    void read_rows(const std::vector<CarrierContext>& contexts, std::vector<ListColumns>& columns) {
        ListedCarriers listed;
        std::vector<std::vector<MatchedRow>> matched;
        for (std::size_t i = 0; i < contexts.size(); ++i) {
            note_lines(contexts[i]);
            matched.push_back(match_carriers(contexts[i], columns[i], listed));
        }
        ask_of_foreign_list(contexts, matched);
        std::vector<TableRows> tables;
        for (std::size_t i = 0; i < contexts.size(); ++i) tables.push_back({contexts[i], columns[i], matched[i]});
        read_carrier_rows(tables);
    }
    /// What stands above the titles is no carrier; tables beside each other share it.
    void note_lines(const CarrierContext& context) {
        for (const std::size_t row : context.table.lines) {
            const CellPlace at = context.place(row, 0);
            const std::size_t number = context.across ? at.column : at.row;
            const bool told = std::any_of(out_.left_out_rows.begin(), out_.left_out_rows.end(),
                                          [number](const LeftOutRow& line) { return line.row == number; });
            std::string text;
            for (const wire::GridCell& cell : context.view().cells(row))
                text += (text.empty() ? "" : " ") + context.view().shown(cell);
            if (!told && !text.empty())
                out_.left_out_rows.push_back(
                    {number, text, base::make_error(ErrorKind::refused, "", mark("stands above the titles"), {})});
        }
    }
    void leave_open_questions_out() {
        std::erase_if(out_.questions, [](const Question& question) { return question.chosen.empty(); });
        for (CarrierColumn& column : out_.columns)
            if (column.outcome == Outcome::asked) column.outcome = Outcome::left_out;
        for (const CarrierRow& row : out_.rows)
            if (row.change == RowChange::asked)
                out_.left_out_rows.push_back(
                    {row.at.row, row.name,
                     base::make_error(ErrorKind::refused, "", mark("asked about and not answered; left out"), {})});
        std::erase_if(out_.rows, [](const CarrierRow& row) { return row.change == RowChange::asked; });
    }

    const plan::Index& index_;
    const CarrierOptions& options_;
    Extent extent_;
    plan::NameTable areas_, observables_;
    TitleReader reader_;
    CarrierTitleReader titles_;
    CarrierPreview out_;
};

/// A sheet with more than a line of titles that is understood.
bool holds_carriers(const CarrierPreview& preview) {
    return !preview.rows.empty() || !preview.near_names.empty() || !preview.refused.empty();
}

}  // namespace

int CarrierPreview::count(RowChange change) const {
    return static_cast<int>(
        std::count_if(rows.begin(), rows.end(), [change](const CarrierRow& row) { return row.change == change; }));
}

int CarrierPreview::moved() const {
    return static_cast<int>(std::count_if(rows.begin(), rows.end(), [](const CarrierRow& row) { return row.moved(); }));
}

int CarrierPreview::open_questions() const {
    return static_cast<int>(
        std::count_if(questions.begin(), questions.end(), [](const Question& q) { return q.chosen.empty(); }));
}

base::Result<CarrierPreview> preview_carriers(const plan::Index& index, const wire::Grid& grid,
                                              const CarrierOptions& options) {
    return CarrierImporter(index, options, Extent::whole).run(grid);
}

base::Result<CarrierPreview> preview_carrier_heads(const plan::Index& index, const wire::Grid& grid,
                                                   const CarrierOptions& options) {
    return CarrierImporter(index, options, Extent::heads).run(grid);
}

base::Result<CarrierPreview> preview_carriers(const plan::Index& index, const wire::Workbook& book,
                                              const CarrierOptions& options) {
    if (book.grids.empty()) return refused(mark("holds nothing; choose another sheet or file"));
    CarrierOptions of_file = options;
    of_file.text_file = book.container == wire::Container::text;
    auto preview = preview_carriers(index, book.grids.front(), of_file);
    if (!preview) return preview;
    std::vector<Sentence> notes = notes_on(book, preview->sheet);
    preview->notes.insert(preview->notes.begin(), notes.begin(), notes.end());
    return preview;
}

base::Result<CarrierPreview> preview_carriers(const plan::Index& index,
                                              const std::vector<std::vector<std::string>>& rows,
                                              const CarrierOptions& options) {
    return preview_carriers(index, grid_of(rows), options);
}

base::Result<std::string> choose_carrier_sheet(const plan::Index& index, const wire::Workbook& survey,
                                               const CarrierOptions& options) {
    std::vector<std::string> fitting, filled;
    for (const wire::Grid& grid : survey.grids) {
        if (grid.rows.empty()) continue;
        filled.push_back(grid.sheet);
        const auto preview = preview_carriers(index, grid, options);
        if (preview && holds_carriers(*preview)) fitting.push_back(grid.sheet);
    }
    if (fitting.size() == 1) return std::move(fitting.front());
    if (fitting.size() > 1)
        return refused(mark("has several sheets that hold a list of carriers: {}; name one with --sheet"),
                       {fmt::format("{}", fmt::join(fitting, "、"))});
    if (filled.size() == 1) return std::move(filled.front());  // its own reason is told
    if (filled.empty()) return refused(mark("holds nothing; choose another sheet or file"));
    return refused(mark("has no sheet that holds a list of carriers: {}; name one with --sheet"),
                   {fmt::format("{}", fmt::join(filled, "、"))});
}

base::Result<plan::Edit> edit_of(const plan::Index& index, const CarrierPreview& preview) {
    std::vector<plan::Carrier> listed;
    for (const CarrierRow& row : preview.rows)
        if (row.change == RowChange::added || row.change == RowChange::changed) listed.push_back(row.after);
    return plan::take_list(index.plan(), std::move(listed));
}

}  // namespace tables
