#include "session/table_layouts.h"

#include <algorithm>
#include <map>
#include <utility>

#include "plan/table_memory_edits.h"

namespace session {
namespace {

using base::ErrorKind;
using base::mark;

plan::LayoutKind kind_of(const tables::ImportOptions&) { return plan::LayoutKind::values; }
plan::LayoutKind kind_of(const tables::CarrierOptions&) { return plan::LayoutKind::carriers; }

/// The one of a name, which is to be of a kind.
base::Result<const plan::TableLayout*> layout_of_kind(const plan::Plan& plan, const std::string& name,
                                                      plan::LayoutKind kind) {
    auto layout = plan::resolve_layout(plan, name);
    if (!layout || (*layout)->kind == kind) return layout;
    return base::fail(ErrorKind::refused, name,
                      kind == plan::LayoutKind::values
                          ? mark("is a layout of lists of carriers; import the table as carriers, or choose another")
                          : mark("is a layout of tables of values; import the table as values, or choose another"));
}

/// The layouts that a wish allows.
base::Result<std::vector<const plan::TableLayout*>> wished(const plan::Plan& plan, const LayoutWish& wish,
                                                           plan::LayoutKind kind) {
    std::vector<const plan::TableLayout*> layouts;
    if (!wish.name.empty()) {
        const auto layout = layout_of_kind(plan, wish.name, kind);
        if (!layout) return base::pass(layout.error());
        layouts.push_back(*layout);
    } else if (wish.automatic) {
        for (const plan::TableLayout& layout : plan.table_layouts)
            if (layout.kind == kind) layouts.push_back(&layout);
    }
    return layouts;
}

/// The one visible sheet that has the name of a layout's.
std::optional<std::string> sheet_of(const plan::Index& index, const plan::TableLayout& layout,
                                    const wire::Workbook& book) {
    std::optional<std::string> name;
    for (const wire::SheetInfo& sheet : book.sheets) {
        if (sheet.state != wire::SheetState::visible || !tables::names_sheet_of(index, layout, sheet.name)) continue;
        if (name) return std::nullopt;
        name = sheet.name;
    }
    return name;
}

template <class Options>
bool fits(const plan::Index& index, const plan::TableLayout& layout, const TableFile& table, const Options& options,
          const LayoutWish& wish) {
    if (table.undecided || table.book->grids.empty()) return false;
    const tables::LayoutFit fit = tables::fit_of(index, layout, table.book->grids.front(), options).fit;
    return wish.name.empty() ? fit == tables::LayoutFit::equal : fit != tables::LayoutFit::none;
}

template <class Options>
base::Result<TableFile> read_file(const exchange::WorkbookRequest& request, const plan::Index& index,
                                  const Options& options, const LayoutWish& wish) {
    const auto layouts = wished(index.plan(), wish, kind_of(options));
    if (!layouts) return base::pass(layouts.error());
    auto table = read_table_file(request, index, options);
    if (!table || !table->undecided) return table;
    std::map<std::string, std::vector<const plan::TableLayout*>> by_sheet;
    for (const plan::TableLayout* layout : *layouts)
        if (const auto sheet = sheet_of(index, *layout, *table->book)) by_sheet[*sheet].push_back(layout);
    std::vector<TableFile> fitting;
    for (const auto& [sheet, of_sheet] : by_sheet) {
        exchange::WorkbookRequest one = request;
        one.sheet = sheet;
        auto other = read_table_file(one, index, options);
        const auto fits_it = [&](const plan::TableLayout* layout) {
            return fits(index, *layout, *other, options, wish);
        };
        if (other && std::any_of(of_sheet.begin(), of_sheet.end(), fits_it)) fitting.push_back(*std::move(other));
    }
    if (fitting.size() == 1) return std::move(fitting.front());
    return table;
}

template <class Reading, class Options>
base::Result<Reading> read_by(const TableFile& table, const plan::Index& index, const plan::TableLayout& layout,
                              const Options& options) {
    auto read = tables::preview_by_layout(index, *table.book, layout, options);
    if (!read) return base::pass(read.error());
    return Reading{
        std::move(read->preview), std::move(read->options), UsedLayout{layout, std::move(read->differences)}, {}};
}

template <class Reading, class Options>
base::Result<Reading> read_by_name(const TableFile& table, const plan::Index& index, const std::string& name,
                                   const Options& options) {
    const auto layout = layout_of_kind(index.plan(), name, kind_of(options));
    if (!layout) return base::pass(layout.error());
    if (!fits(index, **layout, table, options, {true, name}))
        return base::fail(ErrorKind::refused, name,
                          mark("has no title of a column in common with the table; choose another layout, or none"),
                          {});
    return read_by<Reading>(table, index, **layout, options);
}

template <class Reading, class Options>
base::Result<Reading> reading_of(const TableFile& table, const plan::Index& index, const Options& options,
                                 const LayoutWish& wish) {
    if (table.undecided) return base::pass(*table.undecided);
    if (!wish.name.empty()) return read_by_name<Reading>(table, index, wish.name, options);
    std::vector<tables::FoundLayout> found;
    if (wish.automatic && !table.book->grids.empty())
        found = tables::find_layouts(index, table.book->grids.front(), options);
    if (const plan::TableLayout* layout = tables::layout_to_apply(found))
        return read_by<Reading>(table, index, *layout, options);
    Reading reading{preview_of(table, index, options), options, {}, {}};
    for (const tables::FoundLayout& one : found) reading.offered.push_back({one.layout->name, one.same, one.of});
    return reading;
}

template <class Preview, class Options>
base::Result<plan::Edit> remembered(const plan::Edit& edit, const plan::Index& index, const Preview& preview,
                                    const Options& options, const LayoutToSave& save) {
    auto layout = tables::layout_of(index, preview, options, save.name, save.file);
    if (!layout) return base::pass(layout.error());
    auto saved = plan::save_layout(index.plan(), *std::move(layout), save.entry);
    if (!saved) return saved;
    return plan::combine(edit, *std::move(saved));
}

}  // namespace

tables::Sentence OfferedLayout::summary() const {
    return base::make_error(ErrorKind::refused, "",
                            mark("the layout “{}” has {} of {} titles in common with the table; it can be used"),
                            {name, std::to_string(same), std::to_string(of)});
}

base::Result<TableFile> read_table_file(const exchange::WorkbookRequest& request, const plan::Index& index,
                                        const tables::ImportOptions& options, const LayoutWish& wish) {
    return read_file(request, index, options, wish);
}

base::Result<TableFile> read_table_file(const exchange::WorkbookRequest& request, const plan::Index& index,
                                        const tables::CarrierOptions& options, const LayoutWish& wish) {
    return read_file(request, index, options, wish);
}

base::Result<TableReading> preview_by_layout(const TableFile& table, const plan::Index& index,
                                             const tables::ImportOptions& options, const LayoutWish& wish) {
    return reading_of<TableReading>(table, index, options, wish);
}

base::Result<CarrierReading> preview_by_layout(const TableFile& table, const plan::Index& index,
                                               const tables::CarrierOptions& options, const LayoutWish& wish) {
    return reading_of<CarrierReading>(table, index, options, wish);
}

base::Result<plan::Edit> with_layout(plan::Edit edit, const plan::Index& index, const tables::ImportPreview& preview,
                                     const tables::ImportOptions& options, const LayoutToSave& save) {
    return remembered(std::move(edit), index, preview, options, save);
}

base::Result<plan::Edit> with_layout(plan::Edit edit, const plan::Index& index, const tables::CarrierPreview& preview,
                                     const tables::CarrierOptions& options, const LayoutToSave& save) {
    return remembered(std::move(edit), index, preview, options, save);
}

}  // namespace session
