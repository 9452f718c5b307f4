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

/// What is being said by hand of columns or rows, in a card over the sheet.
struct ImportCard {
    enum class About { column, row } about = About::column;
    std::vector<std::size_t> numbers;  ///< as the file counts, from 1, ascending; at least one
    tables::CellPlace at;              ///< where it was opened
    std::string unit;                  ///< as it is typed
    bool opens = true;                 ///< in this frame
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
    bool written_anew = false;                          ///< the file is another one than was read
    SheetGridState grid;
    std::optional<ImportCard> card;
    bool shows_hidden = false;                ///< columns that are hidden in the file are shown in full
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

    /// Another sheet of the same file, or the same one in another encoding or written anew: what was decided and typed
    /// stays. It was read as `asked`; what was decided meanwhile is still to be looked at. What was said of it as the
    /// other kind stays as well.
    void keep(ImportState&& earlier, const TableOptions& asked);
    /// As it is read now.
    [[nodiscard]] TableOptions asked() const;
    /// What its options of now make of the table, for a state of the project.
    void understood(base::Result<tables::ImportPreview> read, const plan::Plan& plan, base::Language language);
    /// What taking a list of carriers in would do.
    void understood(base::Result<tables::CarrierPreview> read, const plan::Plan& plan, base::Language language);
    /// A look at a table begins with what is asked about it, else with what would change.
    void show(session::TableReading read, const plan::Plan& plan, base::Language language);
    void show(session::CarrierReading read, const plan::Plan& plan, base::Language language);
    /// No sheet was chosen, or none could be read.
    template <class Reading>
    void show(base::Result<Reading> read, const plan::Plan& plan, base::Language language) {
        if (read) return show(*std::move(read), plan, language);
        if constexpr (std::is_same_v<Reading, session::CarrierReading>) carriers.emplace();
        problem = base::to_line(read.error(), language);
    }

    /// A decision: it can be taken back.
    void decide(tables::ImportOptions next);
    void decide(tables::CarrierOptions next);
    void undo();
    void redo();
    void answer(const std::string& id, const std::string& key);

    [[nodiscard]] const std::vector<tables::Question>& questions() const;
    [[nodiscard]] const std::vector<tables::RefusedCell>& refused() const;
    [[nodiscard]] const std::vector<tables::Sentence>& notes() const;
    [[nodiscard]] const std::vector<tables::Sentence>& warnings() const;
    [[nodiscard]] int open_questions() const;
    /// How many values or carriers would be new or different.
    [[nodiscard]] int changes() const;
    /// Of its columns, as decisions about them go by their places.
    [[nodiscard]] std::vector<std::string> titles() const;
    [[nodiscard]] ImportPart first_part() const;
    [[nodiscard]] bool under_way() const { return !file.empty(); }
    /// Something has been chosen by hand that would be lost with it.
    [[nodiscard]] bool has_work() const;

private:
    void keep_carriers(std::optional<CarrierList> earlier, const tables::CarrierOptions& asked);
    void is_understood(const plan::Plan& plan);
    [[nodiscard]] ImportPart first_part_of_carriers() const;
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

}  // namespace ui
