// What comes from outside and is looked at before it is taken in: a table of values, a colleague's changes; and what is
// typed into the windows of bounds and targets. Values that go with the project; main thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/translate.h"
#include "session/table_file.h"
#include "session/table_layouts.h"
#include "store/changes.h"
#include "tables/carriers.h"
#include "tables/import.h"
#include "ui/kit/sheet_grid_state.h"
#include "ui/requests.h"

namespace session {
class ImportSheet;
}

namespace ui {

/// What the preview of an import lists.
enum class ImportPart { added, changed, same, refused, unmatched, questions, columns, left_out, notes, moved, absent };

/// What is asked inside the preview of an import, one level above it.
enum class ImportQuestion { none, author, discard };

/// What is being said by hand of a column or a row, in a card over the sheet.
struct ImportCard {
    enum class About { column, row } about = About::column;
    std::size_t number = 0;  ///< as the file counts, from 1
    tables::CellPlace at;    ///< where it was opened
    std::string unit;        ///< as it is typed
    bool opens = true;       ///< in this frame
};

/// The decisions of an import, which can be taken back.
template <class Options>
struct Decisions {
    std::vector<Options> past, ahead;

    /// False: nothing is different.
    bool decide(Options& now, Options next) {
        if (next == now) return false;
        past.push_back(std::exchange(now, std::move(next)));
        ahead.clear();
        return true;
    }
    bool undo(Options& now) { return step(now, past, ahead); }
    bool redo(Options& now) { return step(now, ahead, past); }

private:
    static bool step(Options& now, std::vector<Options>& from, std::vector<Options>& to) {
        if (from.empty()) return false;
        from.back().source = now.source;  // what is typed is taken back in its own field
        to.push_back(std::exchange(now, std::move(from.back())));
        from.pop_back();
        return true;
    }
};

/// Where the table that is on its way in is a list of carriers.
struct CarrierList {
    tables::CarrierOptions options, begun;  ///< as it was read first
    tables::CarrierPreview preview;
    Decisions<tables::CarrierOptions> decisions;
};

/// What a table is to be read by, whichever kind it is of.
struct TableOptions {
    tables::ImportOptions values;
    tables::CarrierOptions carriers;
    friend bool operator==(const TableOptions&, const TableOptions&) = default;
};

/// A table on its way in. It is under way until its values are taken in or it is discarded: whatever opens
/// over it, it comes back.
struct ImportState {
    std::filesystem::path file;  ///< empty: none is under way
    session::TableFile table;
    tables::ImportOptions options;
    tables::ImportPreview preview;
    std::string problem;                                ///< why the table cannot be understood
    std::shared_ptr<const session::ImportSheet> sheet;  ///< of the preview; null: no sheet was chosen
    bool stale = false;                                 ///< the preview is of other options
    bool reading = false;                               ///< it is being made
    SheetGridState grid;
    std::optional<ImportCard> card;
    std::string find;                         ///< in the sheet
    tables::ImportOptions begun;              ///< as the table was read first
    std::optional<session::UsedLayout> used;  ///< the layout that it was read by
    std::vector<session::OfferedLayout> offered;
    std::optional<bool> remembers;  ///< the layout is saved; nothing: where something was decided
    std::string layout_name;        ///< as which
    Decisions<tables::ImportOptions> decisions;
    std::optional<CarrierList> carriers;   ///< nothing: it holds values
    std::optional<CarrierList> set_aside;  ///< what was said of it as carriers, while it is taken for values
    ImportPart part = ImportPart::added;
    const plan::Plan* read_for = nullptr;  ///< the preview is of this state of the project
    ImportQuestion question = ImportQuestion::none;
    std::optional<Request> held;  ///< would end the import; done when it is discarded

    /// Another sheet of the same file, or the same one in another encoding: what was decided and typed stays. It was
    /// read as `asked`; what was decided meanwhile is still to be looked at.
    /// What was said of it as the other kind stays as well.
    void keep(ImportState&& earlier, const TableOptions& asked) {
        remembers = earlier.remembers;
        layout_name = std::move(earlier.layout_name);
        find = std::move(earlier.find);
        if (!(earlier.options == earlier.begun)) begun = std::move(earlier.begun);
        decisions = std::move(earlier.decisions);
        const bool decided = !(earlier.options == asked.values);
        if (carriers || decided) options = std::move(earlier.options);
        stale = !carriers && decided;
        keep_carriers(earlier.carriers ? std::move(earlier.carriers) : std::move(earlier.set_aside), asked.carriers);
    }
    /// As it is read now.
    [[nodiscard]] TableOptions asked() const {
        const std::optional<CarrierList>& list = carriers ? carriers : set_aside;
        return {options, list ? list->options : tables::CarrierOptions{}};
    }
    /// What its options of now make of the table, for a state of the project.
    void understood(base::Result<tables::ImportPreview> read, const plan::Plan& plan, base::Language language) {
        problem = read ? std::string() : base::to_line(read.error(), language);
        preview = std::move(read).value_or(tables::ImportPreview{});
        stale = reading = false;
        read_for = &plan;
        sheet.reset();
        if (part == ImportPart::questions && open_questions() == 0) part = first_part();
    }
    /// What taking a list of carriers in would do.
    void understood(base::Result<tables::CarrierPreview> read, const plan::Plan& plan, base::Language language) {
        problem = read ? std::string() : base::to_line(read.error(), language);
        carriers->preview = std::move(read).value_or(tables::CarrierPreview{});
        stale = reading = false;
        read_for = &plan;
        sheet.reset();
        if (part == ImportPart::questions && open_questions() == 0) part = first_part();
    }
    /// A decision: it can be taken back.
    void decide(tables::ImportOptions next) { stale = decisions.decide(options, std::move(next)) || stale; }
    void decide(tables::CarrierOptions next) {
        stale = carriers->decisions.decide(carriers->options, std::move(next)) || stale;
    }
    void undo() { stale = (carriers ? carriers->decisions.undo(carriers->options) : decisions.undo(options)) || stale; }
    void redo() { stale = (carriers ? carriers->decisions.redo(carriers->options) : decisions.redo(options)) || stale; }
    void answer(const std::string& id, const std::string& key) {
        if (carriers) {
            tables::CarrierOptions next = carriers->options;
            next.answers[id] = key;
            return decide(std::move(next));
        }
        tables::ImportOptions next = options;
        next.answers[id] = key;
        decide(std::move(next));
    }

    [[nodiscard]] const std::vector<tables::Question>& questions() const {
        return carriers ? carriers->preview.questions : preview.questions;
    }
    [[nodiscard]] const std::vector<tables::RefusedCell>& refused() const {
        return carriers ? carriers->preview.refused : preview.refused;
    }
    [[nodiscard]] const std::vector<tables::Sentence>& notes() const {
        return carriers ? carriers->preview.notes : preview.notes;
    }
    [[nodiscard]] const std::vector<tables::Sentence>& warnings() const {
        return carriers ? carriers->preview.warnings : preview.warnings;
    }
    [[nodiscard]] int open_questions() const {
        return carriers ? carriers->preview.open_questions() : preview.open_questions();
    }
    /// How many values or carriers would be new or different.
    [[nodiscard]] int changes() const {
        if (carriers)
            return carriers->preview.count(tables::RowChange::added) +
                   carriers->preview.count(tables::RowChange::changed);
        return preview.count(tables::ValueChange::added) + preview.count(tables::ValueChange::changed);
    }
    /// A look at a table begins with what is asked about it, else with what would change.
    void show(session::TableReading read, base::Language language) {
        options = std::move(read.options);
        begun = options;
        used = std::move(read.used);
        offered = std::move(read.offered);
        problem = read.preview ? std::string() : base::to_line(read.preview.error(), language);
        preview = std::move(read.preview).value_or(tables::ImportPreview{});
        part = first_part();
        sheet.reset();
    }
    void show(session::CarrierReading read, base::Language language) {
        carriers.emplace();
        carriers->options = std::move(read.options);
        carriers->begun = carriers->options;
        used = std::move(read.used);
        offered = std::move(read.offered);
        problem = read.preview ? std::string() : base::to_line(read.preview.error(), language);
        carriers->preview = std::move(read.preview).value_or(tables::CarrierPreview{});
        part = first_part();
        sheet.reset();
    }
    /// No sheet was chosen, or none could be read.
    template <class Reading>
    void show(base::Result<Reading> read, base::Language language) {
        if (read) return show(*std::move(read), language);
        if constexpr (std::is_same_v<Reading, session::CarrierReading>) carriers.emplace();
        problem = base::to_line(read.error(), language);
    }
    [[nodiscard]] ImportPart first_part() const {
        if (open_questions() > 0) return ImportPart::questions;
        if (carriers) return first_part_of_carriers();
        if (used && !used->differences.none()) return ImportPart::notes;
        if (preview.count(tables::ValueChange::added) > 0) return ImportPart::added;
        if (preview.count(tables::ValueChange::changed) > 0) return ImportPart::changed;
        return preview.unmatched.empty() ? ImportPart::columns : ImportPart::unmatched;
    }
    [[nodiscard]] bool under_way() const { return !file.empty(); }
    /// Something has been chosen by hand that would be lost with it.
    [[nodiscard]] bool has_work() const {
        return under_way() && (carriers ? !(carriers->options == carriers->begun) : !(options == begun));
    }

private:
    void keep_carriers(std::optional<CarrierList> earlier, const tables::CarrierOptions& asked) {
        if (!earlier) return;
        if (!carriers) {
            earlier->preview = {};
            set_aside = std::move(earlier);
            return;
        }
        if (!(earlier->options == earlier->begun)) carriers->begun = std::move(earlier->begun);
        carriers->decisions = std::move(earlier->decisions);
        if (earlier->options == asked) return;
        carriers->options = std::move(earlier->options);
        stale = true;
    }
    [[nodiscard]] ImportPart first_part_of_carriers() const {
        if (used && !used->differences.none()) return ImportPart::notes;
        if (carriers->preview.moved() > 0) return ImportPart::moved;
        return carriers->preview.count(tables::RowChange::changed) > 0 ? ImportPart::changed : ImportPart::added;
    }
};

/// What the table that is on its way in holds.
inline TableKind kind_of(const ImportState& state) { return state.carriers ? TableKind::carriers : TableKind::values; }

/// The bounds of pace as typed, per cent.
struct ThresholdsState {
    std::string behind, on_pace, faster, source;
    std::string problem;
};

/// A revised target as it is typed.
struct TargetRow {
    std::string area, indicator;  ///< keys
    std::string value;
};

/// A set of revised targets on its way in.
struct TargetsState {
    std::string key;  ///< of the set that is changed; empty: a new one
    std::string name, name_en, source;
    std::vector<TargetRow> rows;
    std::string problem;
};

/// A colleague's changes on their way in.
struct MergeState {
    std::string file;
    store::ChangesFile changes;
    store::MergePreview preview;
    std::vector<std::optional<store::Resolution>> answers;  ///< one for each clash
    std::vector<std::string> third_values;                  ///< as typed, one for each clash
    bool looked_at = false;                                 ///< the map has gone to the clashing places
};

}  // namespace ui
