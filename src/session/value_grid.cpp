#include "session/value_grid.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/digits.h"
#include "carto/options.h"
#include "plan/measures.h"
#include "plan/names.h"
#include "value_text.h"

namespace session {
namespace {

using base::Language;
using base::mark;

/// With the indicator's decimals, but never fewer than the value has.
std::string typed_text(const plan::Indicator& indicator, double value) {
    const std::string exact = fmt::format("{}", value);
    const std::string usual = fmt::format("{:.{}f}", value, indicator.decimals);
    return exact.size() > usual.size() && exact.find('e') == std::string::npos ? exact : usual;
}

std::string note_of(const plan::Observation& o, Language language) {
    const auto line = [&](const std::string& text) { return text.empty() ? text : "\n" + text; };
    std::string note = o.sample ? base::translate(language, mark("SAMPLE, made up")) : "";
    note += line(carto::in(plan::label(o.state), language)) + line(o.source) + line(o.author + " " + o.entered);
    return note.starts_with('\n') ? note.substr(1) : note;
}

GridCell cell_of(const plan::Index& index, const plan::Area& area, const plan::Indicator& indicator,
                 const GridColumn& column, Language language) {
    GridCell cell;
    cell.editable = column.editable;
    const bool is_target = !column.editable && column.year == index->target_year;
    const plan::Basis basis = plan::basis_of(index, area.key, indicator.key, column.year);
    cell.value = is_target ? basis.target : basis.actual;
    if (cell.value) cell.text = typed_text(indicator, *cell.value);
    const auto measure = is_target ? plan::Measure::target : plan::Measure::value;
    if (!cell.value) cell.note = missing_text(plan::measure(basis, measure).reason, language);
    if (!column.editable) return cell;
    const plan::Observation* o = index.observation(area.key, indicator.key, column.year);
    if (o == nullptr) return cell;
    cell.preliminary = o->state == plan::ValueState::preliminary;
    cell.sample = o->sample;
    cell.note = note_of(*o, language);
    return cell;
}

void add_rows(ValueGrid& grid, const plan::Index& index, Language language) {
    const auto add = [&](const plan::Area& area) {
        GridRow row{area.key, carto::in(area.name, language), plan::Index::feature_of(area), {}};
        for (const GridColumn& column : grid.columns)
            row.cells.push_back(cell_of(index, area, *index.indicator(column.indicator), column, language));
        grid.rows.push_back(std::move(row));
    };
    for (const plan::Area* area : index.areas()) add(*area);
    if (index.city() != nullptr) add(*index.city());
}

std::vector<std::vector<std::string>> block_of(std::string_view text) {
    std::vector<std::vector<std::string>> block;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        block.emplace_back();
        for (std::size_t from = 0;;) {
            const std::size_t tab = line.find('\t', from);
            block.back().emplace_back(line.substr(from, tab - from));
            if (tab == std::string_view::npos) break;
            from = tab + 1;
        }
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    if (block.empty()) block.push_back({""});
    return block;
}

base::Result<void> read_cell(const plan::Index& index, const GridRow& row, const GridColumn& column,
                             const std::string& text, const plan::ObservationDraft& like, RecordValues& out) {
    const std::string where = row.name + " · " + column.title;
    const auto what = plan::observable(index, column.indicator);
    if (!what) return {};
    const auto value = plan::read_value(*what, text);
    if (!value)
        return base::fail(base::ErrorKind::refused, where,
                          mark("“{}” is not a number; enter a number, or / for no value"), {text});
    const plan::Observation* before = index.observation(row.area, column.indicator, column.year);
    if (!*value) {
        if (before != nullptr) out.remove.push_back(before->id);
        return {};
    }
    plan::ObservationDraft draft = like;
    if (before != nullptr && before->value == **value && !before->sample && draft.source.empty())
        draft.source = before->source;
    draft.area = row.area;
    draft.indicator = column.indicator;
    draft.year = column.year;
    draft.value = **value;
    if (auto ok = plan::check_observation(index, draft); !ok) return ok;
    out.put.push_back(std::move(draft));
    return {};
}

}  // namespace

ValueGrid grid_of_year(const plan::Index& index, int year, Language language) {
    ValueGrid grid;
    for (const plan::Indicator& i : index->indicators)
        grid.columns.push_back({fmt::format("{}/{}", i.key, year), i.key, year,
                                fmt::format("{} ({})", carto::in(i.short_name, language), unit_text(i, language)),
                                year > index->baseline_year});
    add_rows(grid, index, language);
    return grid;
}

ValueGrid grid_of_indicator(const plan::Index& index, const std::string& indicator, Language language) {
    ValueGrid grid;
    if (index.indicator(indicator) == nullptr) return grid;
    const auto say = [&](const char* english, int year) {
        return fmt::format(fmt::runtime(base::translate(language, english)), year);
    };
    grid.columns.push_back({indicator + "/baseline", indicator, index->baseline_year,
                            say(mark("{} baseline"), index->baseline_year), false});
    for (int year = index->baseline_year + 1; year <= index->target_year; ++year)
        grid.columns.push_back({fmt::format("{}/{}", indicator, year), indicator, year, std::to_string(year), true});
    grid.columns.push_back(
        {indicator + "/target", indicator, index->target_year, say(mark("{} target"), index->target_year), false});
    add_rows(grid, index, language);
    return grid;
}

void sort_grid(ValueGrid& grid, const std::string& column, bool ascending) {
    const auto at =
        std::find_if(grid.columns.begin(), grid.columns.end(), [&](const GridColumn& c) { return c.key == column; });
    if (at == grid.columns.end()) return;
    const auto index = static_cast<std::size_t>(at - grid.columns.begin());
    const auto end = std::stable_partition(grid.rows.begin(), grid.rows.end(), [](const GridRow& row) {
        return row.feature.kind != plan::FeatureKind::none;
    });
    const auto value = [&](const GridRow& row) { return row.cells[index].value; };
    std::stable_sort(grid.rows.begin(), end, [&](const GridRow& a, const GridRow& b) {
        if (!value(a) || !value(b)) return value(a).has_value() && !value(b).has_value();
        return ascending ? *value(a) < *value(b) : *value(a) > *value(b);
    });
}

std::string shown_text(const GridCell& cell) { return base::grouped_digits(cell.text); }

base::Result<RecordValues> read_cells(const plan::Index& index, const ValueGrid& grid, GridPlace at,
                                      std::string_view text, plan::ValueState state, const std::string& source) {
    RecordValues out;
    plan::ObservationDraft like;
    like.state = state;
    like.source = source;
    const auto block = block_of(text);
    for (std::size_t r = 0; r < block.size(); ++r)
        if (at.row + r >= grid.rows.size() || at.column + block[r].size() > grid.columns.size())
            return base::fail(base::ErrorKind::refused, grid.rows[at.row].name,
                              mark("the block is larger than the table from here on; begin further up or to the left"));
    for (std::size_t r = 0; r < block.size() && at.row + r < grid.rows.size(); ++r)
        for (std::size_t c = 0; c < block[r].size() && at.column + c < grid.columns.size(); ++c) {
            const GridColumn& column = grid.columns[at.column + c];
            const GridRow& row = grid.rows[at.row + r];
            const bool alone = block.size() == 1 && block[r].size() == 1;
            if (!column.editable && alone)
                return base::fail(base::ErrorKind::refused, row.name + " · " + column.title,
                                  mark("is the plan's own value, which stands; record later years"));
            if (!column.editable) continue;  // of a block that was copied with the plan's own columns
            if (!alone && block[r][c].find_first_not_of(" \t") == std::string::npos) continue;  // says nothing
            if (auto read = read_cell(index, row, column, block[r][c], like, out); !read)
                return base::pass(read.error());
        }
    return out;
}

std::string cells_as_text(const ValueGrid& grid, GridPlace from, GridPlace to) {
    std::string out;
    for (std::size_t r = std::min(from.row, to.row); r <= std::max(from.row, to.row) && r < grid.rows.size(); ++r) {
        const std::size_t first = std::min(from.column, to.column);
        for (std::size_t c = first; c <= std::max(from.column, to.column) && c < grid.columns.size(); ++c)
            out += (c == first ? "" : "\t") + grid.rows[r].cells[c].text;
        out += '\n';
    }
    return out;
}

std::string grid_as_text(const ValueGrid& grid) {
    std::string out;
    for (const GridColumn& column : grid.columns) out += "\t" + column.title;
    out += '\n';
    for (const GridRow& row : grid.rows) {
        out += row.name;
        for (const GridCell& cell : row.cells) out += "\t" + cell.text;
        out += '\n';
    }
    return out;
}

}  // namespace session
