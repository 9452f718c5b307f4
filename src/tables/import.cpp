#include "tables/import.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/unicode.h"
#include "blocks.h"
#include "columns.h"
#include "plan/name_table.h"
#include "plan/table_memory_edits.h"
#include "rows.h"
#include "tables/sheets.h"
#include "warnings.h"

namespace tables {
namespace {

using base::ErrorKind;
using base::mark;

Sentence sentence(const char* pattern, std::vector<std::string> arguments = {}) {
    return base::make_error(ErrorKind::refused, "", pattern, std::move(arguments));
}

/// Above the titles, as our own export writes it: what was made up stays so.
bool title_says_sample(const SheetView& view, const TableBlock& block) {
    return std::any_of(block.lines.begin(), block.lines.end(), [&](std::size_t row) {
        const auto& cells = view.cells(row);
        return std::any_of(cells.begin(), cells.end(), [&](const wire::GridCell& cell) {
            const std::string text = view.shown(cell);
            return text.find("SAMPLE") != std::string::npos || text.find("示例") != std::string::npos;
        });
    });
}

/// Whether a cell belongs to a table, with its titles and the lines above them.
bool holds(const TableBlock& place, std::size_t row, std::size_t column) {
    const std::size_t titles = place.head.empty() ? place.first_data : place.head.front();
    const std::size_t top = place.lines.empty() ? titles : place.lines.front();
    return row >= top && row < place.end && column >= place.first_column && column <= place.last_column;
}

enum class Extent : std::uint8_t { heads, all };

class Importer {
public:
    Importer(const plan::Index& index, const ImportOptions& options, Extent extent)
        : index_(index),
          options_(options),
          extent_(extent),
          words_(HeadWords::of(index.plan())),
          areas_(plan::area_names(index.plan(), options.bindings)),
          observables_(plan::observable_names(index)),
          reader_(words_, index, areas_, observables_) {}

    base::Result<ImportPreview> run(const wire::Grid& grid) {
        out_.sheet = grid.sheet;
        if (grid.rows.empty())
            return base::fail(ErrorKind::refused, "", mark("holds nothing; choose another sheet or file"), {});
        auto done = read(grid, false);
        if (!done) return base::pass(done.error());
        if (!*done) {
            const wire::Grid other = turned(grid);
            done = read(other, true);
            if (!done) return base::pass(done.error());
            out_.notes.push_back(sentence(mark("its areas stand beside each other; it was turned to be read")));
        }
        if (options_.last_row)
            out_.notes.push_back(
                sentence(mark("the table ends at row {} by choice"), {std::to_string(*options_.last_row)}));
        if (options_.skip_questions) leave_open_questions_out();
        add_warnings(index_, out_);
        return std::move(out_);
    }

private:
    /// False: the sheet lies across and is to be turned.
    base::Result<bool> read(const wire::Grid& grid, bool across) {
        const SheetView view(grid);
        SheetWords sheet(view, words_, reader_, areas_);
        if (!across && lies_across(sheet)) return false;
        std::vector<TableBlock> places = find_blocks(sheet, options_);
        if (places.empty())
            return base::fail(ErrorKind::refused, "",
                              mark("names none of the plan's areas; put their names into the first column"), {});
        const ReadingContext context{index_, options_, sheet, across, out_};
        std::vector<ReadBlock> blocks;
        for (std::size_t i = 0; i < places.size(); ++i) blocks.push_back(read_block(context, std::move(places[i]), i));
        for (const ReadBlock& block : blocks) note_block(context, block);
        if (extent_ == Extent::heads) return true;
        if (!holds_values()) return no_values();
        refuse_strays(context, blocks);
        for (const ReadBlock& block : blocks) {
            const bool is_sample = title_says_sample(view, block.place);
            auto rows = read_rows(context, block, observables_, taken_, is_sample);
            if (!rows) return base::pass(rows.error());
            if (is_sample) note_sample();
        }
        return true;
    }
    /// Cells beside the data of a table that lie in the columns of none.
    void refuse_strays(const ReadingContext& context, const std::vector<ReadBlock>& blocks) {
        std::set<std::pair<std::size_t, std::size_t>> strays;
        for (const ReadBlock& beside : blocks)
            for (std::size_t row = beside.place.first_data; row < beside.place.end; ++row)
                for (const wire::GridCell& cell : context.sheet.view().cells(row))
                    if (std::none_of(blocks.begin(), blocks.end(),
                                     [&](const ReadBlock& block) { return holds(block.place, row, cell.column); }))
                        strays.emplace(row, cell.column);
        for (const auto& [row, column] : strays)
            out_.refused.push_back(
                {context.place(row, column),
                 sentence(mark("stands between two tables and belongs to neither; move or delete it"))});
    }
    void note_block(const ReadingContext& context, const ReadBlock& block) {
        const TableBlock& place = block.place;
        const std::size_t top = place.head.empty() ? place.first_data : place.head.front();
        const std::size_t bottom = place.end > top ? place.end - 1 : top;
        out_.blocks.push_back({context.place(top, place.first_column), context.place(bottom, place.last_column),
                               context.sheet.view().number(std::min(place.first_data, bottom)) + 1, context.across});
        for (const ReadColumn& column : block.columns) out_.columns.push_back(column.meaning);
    }
    [[nodiscard]] bool holds_values() const {
        return std::any_of(out_.columns.begin(), out_.columns.end(),
                           [](const Column& c) {
                               return c.use == ColumnUse::observed || c.use == ColumnUse::target ||
                                      c.use == ColumnUse::baseline || c.outcome == Outcome::asked;
                           }) ||
               out_.open_questions() > 0;
    }
    /// Its columns of numbers and why each was left out.
    [[nodiscard]] tl::unexpected<base::Error> no_values() const {
        std::string reasons;
        for (const Column& column : out_.columns)
            if (column.reason && column.use == ColumnUse::left_out && !column.title.empty())
                reasons += (reasons.empty() ? "" : "; ") + cell_name(column.at) + " “" + column.title + "”";
        if (reasons.empty())
            return base::fail(
                ErrorKind::refused, "",
                mark("has no column of values: its titles name no indicator with a year; name the year or "
                     "the indicator"),
                {});
        return base::fail(
            ErrorKind::refused, "",
            mark("has no column of values that is understood; left out: {}; name the year or the indicator"),
            {reasons});
    }
    void note_sample() {
        if (std::exchange(sample_noted_, true)) return;
        out_.warnings.push_back(sentence(
            mark("The table's title says SAMPLE: values that were not measured before are taken in as samples.")));
    }
    void leave_open_questions_out() {
        std::erase_if(out_.questions, [](const Question& question) { return question.chosen.empty(); });
        for (Column& column : out_.columns)
            if (column.outcome == Outcome::asked) column.outcome = Outcome::left_out;
    }

    const plan::Index& index_;
    const ImportOptions& options_;
    Extent extent_;
    HeadWords words_;
    plan::NameTable areas_;
    plan::NameTable observables_;
    TitleReader reader_;
    ImportPreview out_;
    Taken taken_;
    bool sample_noted_ = false;
};

/// The same where the project knows what was said of words already, as it will once the table is taken in.
base::Result<ImportPreview> read_with_words(const plan::Index& index, const wire::Grid& grid,
                                            const ImportOptions& options, Extent extent) {
    if (options.words.empty()) return Importer(index, options, extent).run(grid);
    plan::Plan plan = index.plan();
    for (const plan::TableWord& word : options.words) {
        auto added = plan::add_word(plan::Index(plan), word);
        if (!added) return base::pass(added.error());
        plan = plan::apply(std::move(plan), *added);
    }
    return Importer(plan::Index(plan), options, extent).run(grid);
}

}  // namespace

std::string cell_name(CellPlace at) {
    constexpr std::size_t k_letters = 26;
    std::string column;
    for (std::size_t n = at.column; n > 0; n = (n - 1) / k_letters)
        column.insert(0, 1, static_cast<char>('A' + (n - 1) % k_letters));
    return at.row == 0 ? column : column + std::to_string(at.row);
}

std::optional<std::size_t> column_named(std::string_view text) {
    if (const auto number = plan::number_in(text))
        return *number > 0 ? std::optional<std::size_t>(*number) : std::nullopt;
    constexpr std::size_t k_letters = 26, k_longest = 3;
    std::size_t column = 0;
    if (text.empty() || text.size() > k_longest) return std::nullopt;
    for (const char c : base::fold(text)) {
        if (c < 'a' || c > 'z') return std::nullopt;
        column = column * k_letters + static_cast<std::size_t>(c - 'a') + 1;
    }
    return column;
}

int ImportPreview::count(ValueChange change) const {
    return static_cast<int>(
        std::count_if(values.begin(), values.end(), [change](const ReadValue& v) { return v.change == change; }));
}

int ImportPreview::open_questions() const {
    return static_cast<int>(
        std::count_if(questions.begin(), questions.end(), [](const Question& q) { return q.chosen.empty(); }));
}

std::vector<plan::ObservationDraft> ImportPreview::drafts() const {
    std::vector<plan::ObservationDraft> out;
    for (const ReadValue& read : values)
        if (read.change != ValueChange::same) out.push_back(read.draft);
    return out;
}

base::Result<ImportPreview> preview_import(const plan::Index& index, const wire::Grid& grid,
                                           const ImportOptions& options) {
    return read_with_words(index, grid, options, Extent::all);
}

base::Result<ImportPreview> preview_heads(const plan::Index& index, const wire::Grid& grid,
                                          const ImportOptions& options) {
    return read_with_words(index, grid, options, Extent::heads);
}

base::Result<ImportPreview> preview_import(const plan::Index& index, const wire::Workbook& book,
                                           const ImportOptions& options) {
    if (book.grids.empty())
        return base::fail(ErrorKind::refused, "", mark("holds nothing; choose another sheet or file"), {});
    ImportOptions of_file = options;
    of_file.text_file = book.container == wire::Container::text;
    auto preview = preview_import(index, book.grids.front(), of_file);
    if (!preview) return preview;
    std::vector<Sentence> notes = notes_on(book, preview->sheet);
    preview->notes.insert(preview->notes.begin(), notes.begin(), notes.end());
    return preview;
}

base::Result<ImportPreview> preview_import(const plan::Index& index, const std::vector<std::vector<std::string>>& rows,
                                           const ImportOptions& options) {
    return preview_import(index, grid_of(rows), options);
}

base::Result<plan::Edit> edit_of(const plan::Index& index, const ImportPreview& preview, const ImportOptions& options,
                                 const plan::Entry& entry) {
    auto edit = plan::observe(index, preview.drafts(), entry);
    if (!edit) return edit;
    for (const auto& [name, area] : options.bindings) {
        auto bound = plan::bind_alias(index.plan(), name, area);
        if (!bound) return bound;
        edit = plan::combine(std::move(*edit), std::move(*bound));
    }
    for (const plan::TableWord& word : options.words) {
        auto added = plan::add_word(index, word);
        if (!added) return added;
        edit = plan::combine(std::move(*edit), std::move(*added));
    }
    return edit;
}

}  // namespace tables
