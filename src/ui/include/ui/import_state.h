// What comes from outside and is looked at before it is taken in: a table of values, a colleague's changes; and what is
// typed into the windows of bounds and targets. Values that go with the project; main thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/translate.h"
#include "session/table_file.h"
#include "session/table_layouts.h"
#include "store/changes.h"
#include "tables/import.h"
#include "ui/kit/sheet_grid_state.h"
#include "ui/requests.h"

namespace session {
class ImportSheet;
}

namespace ui {

/// What the preview of an import lists.
enum class ImportPart { added, changed, same, refused, unmatched, questions, columns, left_out, notes };

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

/// A table of values on its way in. It is under way until its values are taken in or it is discarded: whatever opens
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
    std::optional<bool> remembers;                   ///< the layout is saved; nothing: where something was decided
    std::string layout_name;                         ///< as which
    std::vector<tables::ImportOptions> past, ahead;  ///< what can be taken back, and done again
    ImportPart part = ImportPart::added;
    const plan::Plan* read_for = nullptr;  ///< the preview is of this state of the project
    ImportQuestion question = ImportQuestion::none;
    std::optional<Request> held;  ///< would end the import; done when it is discarded

    /// What its options of now make of the table, for a state of the project.
    void understood(base::Result<tables::ImportPreview> read, const plan::Plan& plan, base::Language language) {
        problem = read ? std::string() : base::to_line(read.error(), language);
        preview = std::move(read).value_or(tables::ImportPreview{});
        stale = reading = false;
        read_for = &plan;
        sheet.reset();
        if (part == ImportPart::questions && preview.open_questions() == 0) part = first_part();
    }
    /// A decision: it can be taken back.
    void decide(tables::ImportOptions next) {
        if (next == options) return;
        past.push_back(std::exchange(options, std::move(next)));
        ahead.clear();
        stale = true;
    }
    /// Takes the last decision back, or does it again; false: there is none.
    bool step(std::vector<tables::ImportOptions>& from, std::vector<tables::ImportOptions>& to) {
        if (from.empty()) return false;
        to.push_back(std::exchange(options, std::move(from.back())));
        from.pop_back();
        return stale = true;
    }
    /// A look at a table begins with what is asked about it, else with what would change.
    void show(session::TableReading read, base::Language language) {
        options = std::move(read.options);
        used = std::move(read.used);
        offered = std::move(read.offered);
        problem = read.preview ? std::string() : base::to_line(read.preview.error(), language);
        preview = std::move(read.preview).value_or(tables::ImportPreview{});
        part = first_part();
        sheet.reset();
    }
    [[nodiscard]] ImportPart first_part() const {
        if (preview.open_questions() > 0) return ImportPart::questions;
        if (used && !used->differences.none()) return ImportPart::notes;
        if (preview.count(tables::ValueChange::added) > 0) return ImportPart::added;
        if (preview.count(tables::ValueChange::changed) > 0) return ImportPart::changed;
        return preview.unmatched.empty() ? ImportPart::columns : ImportPart::unmatched;
    }
    [[nodiscard]] bool under_way() const { return !file.empty(); }
    /// Something has been chosen by hand that would be lost with it.
    [[nodiscard]] bool has_work() const { return under_way() && !(options == begun); }
};

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
